/// Pieces of GitHub-flavoured Markdown, with text from data escaped.
enum MarkdownText {
  /// Text that no reader of Markdown takes for markup, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withoutControls {
      switch character {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", "@":
        result += "\\" + String(character)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }

  /// - Parameter alignments: One a column; figures go right.
  static func table(head: [String], alignments: [TextTable.Alignment], rows: [[String]]) -> String {
    let rule = alignments.map { $0 == .left ? "---" : "---:" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  static func list(_ lines: [String]) -> String { lines.map { "- " + $0 + "\n" }.joined() }
}
