/// Pieces of GitHub-flavoured Markdown, with text from data escaped.
enum MarkdownText {
  /// Text that no reader of Markdown takes for markup, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withoutControls {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~": result += "\\" + String(character)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return Self.withHarmlessStart(result)
  }

  /// A text that begins like a heading, a list or a rule gets a backslash before the sign that makes it one.
  private static func withHarmlessStart(_ text: String) -> String {
    if let first = text.first, "+-#=".contains(first) {
      let next = text.dropFirst().first
      return next == nil || next == " " || next == first ? "\\" + text : text
    }
    let digits = text.prefix { ("0"..."9").contains($0) }
    let rest = text[digits.endIndex...]
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " "
    else { return text }
    return digits + "\\" + rest
  }

  /// - Parameter alignments: One a column; figures go right.
  static func table(head: [String], alignments: [TextTable.Alignment], rows: [[String]]) -> String {
    let rule = alignments.map { $0 == .left ? "---" : "---:" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// Text as it stands, in a fence longer than any in it.
  static func fenced(_ lines: [String], as language: String) -> String {
    var fence = "```"
    while lines.contains(where: { $0.contains(fence) }) { fence += "`" }
    return ([fence + language] + lines.map(\.withoutControls) + [fence]).map { $0 + "\n" }.joined()
  }

  static func list(_ lines: [String]) -> String { lines.map { "- " + $0 + "\n" }.joined() }
}
