import Foundation

/// Lines of a proposed map: keys with a value, or with a question that a person must answer.
struct MapLines {
  struct Line {
    var key: String
    /// nil: `?`.
    var value: String?
    var remark: String
  }

  /// A group of lines under a key, or lines at the top where the key is empty.
  struct Group {
    var key: String
    var lines: [Line]
    var remarks: [String] = []
  }

  var groups: [Group] = []
  /// Remarks at the head and at the end.
  var head: [String] = []
  var tail: [String] = []

  mutating func top(_ key: String, _ value: String?, _ remark: String = "") {
    groups.append(Group(key: "", lines: [Line(key: key, value: value, remark: remark)]))
  }

  /// YAML; without questions only what is answered is written.
  func yaml(withQuestions: Bool) -> String {
    var text = head.map { "# \($0)" }
    for group in groups {
      let lines = group.lines.filter { withQuestions || $0.value != nil }
      guard !lines.isEmpty else { continue }
      let indent = group.key.isEmpty ? "" : "  "
      if !group.key.isEmpty { text.append("\(group.key):") }
      for line in lines {
        let remark = line.remark.isEmpty ? "" : "  # \(line.remark)"
        text.append("\(indent)\(line.key): \(line.value ?? "?")\(remark)")
      }
      text += group.remarks.map { "\(indent)# \($0)" }
    }
    return (text + tail.map { "# \($0)" }).joined(separator: "\n") + "\n"
  }

  /// A YAML scalar; quoted where it could be read as something else.
  static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "_-. /".contains($0) }
      && !text.hasPrefix("-") && !text.hasPrefix(" ") && !text.hasSuffix(" ") && Double(text) == nil
      && !["yes", "no", "true", "false", "on", "off", "null", "~"].contains(text.lowercased())
    if isPlain { return text }
    let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(
      of: "\"", with: "\\\""
    )
    .replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "\t", with: "\\t")
    return "\"" + escaped + "\""
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}
