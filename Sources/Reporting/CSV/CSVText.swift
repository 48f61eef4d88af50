/// How a CSV file is written.
public enum CSVDialect: Sendable, Equatable {
  /// RFC 4180 with line feeds, UTF-8 without a mark: for programs.
  case plain
  /// UTF-8 with a byte order mark and CR LF, so that Excel reads Chinese. A text that Excel would take for a
  /// formula (it begins with =, +, -, @, a tab or a return) gets an apostrophe in front.
  case excel
}

/// Rows of text and figures as a CSV file.
struct CSVText {
  enum Field {
    case text(String)
    /// Written as it is; figures never need quotes.
    case figure(String)
    case empty

    static func integer(_ value: Int64) -> Field { .figure(String(value)) }
    static func count(_ value: Int) -> Field { .figure(String(value)) }
    static func share(_ value: Double?) -> Field {
      guard let value, value.isFinite else { return .empty }
      return .figure("\(value)")
    }
  }

  let dialect: CSVDialect
  private var lines: [String]

  init(head: [String], dialect: CSVDialect) {
    self.dialect = dialect
    lines = [head.joined(separator: ",")]
  }

  mutating func append(_ row: [Field]) {
    lines.append(row.map(text).joined(separator: ","))
  }

  var text: String {
    let end = dialect == .excel ? "\r\n" : "\n"
    return (dialect == .excel ? "\u{FEFF}" : "") + lines.map { $0 + end }.joined()
  }

  private func text(_ field: Field) -> String {
    switch field {
    case .empty: return ""
    case .figure(let figure): return figure
    case .text(let text):
      let first = text.unicodeScalars.first
      let isFormula = first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
      let safe = dialect == .excel && isFormula ? "'" + text : text
      let needsQuotes = safe.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      return needsQuotes ? "\"" + doubled(safe) + "\"" : safe
    }
  }

  private func doubled(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    return String(result)
  }
}
