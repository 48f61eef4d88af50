/// Texts that pass through a spreadsheet unchanged.
///
/// Excel turns `007` into 7, `2017-03-01` into a date of its own format, `1.2E+15` and TRUE into what it takes them for,
/// and runs `=...`. An apostrophe in front keeps a text as it is; it comes off when the file is read.
enum SpreadsheetProof {
  static func written(_ text: String) -> String { needsMark(text) ? "'" + text : text }

  static func read(_ text: String) -> String { text.first == "'" ? String(text.dropFirst()) : text }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func needsMark(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "=+-@'\t\r\n.,(%$¥￥€£".unicodeScalars.contains(first) || first.properties.numericType != nil {
      return true
    }
    let small = text.lowercased()
    if ["true", "false"].contains(small) { return true }
    return months.contains { small.hasPrefix($0) } && text.contains { $0.isNumber }
  }
}
