/// How a CSV file is written.
public enum CSVDialect: Sendable, Equatable {
  /// RFC 4180 with line feeds, UTF-8 without a mark: for programs.
  case plain
  /// UTF-8 with a byte order mark and CR LF, so that Excel reads Chinese. A text that Excel would take for a
  /// formula (it begins with =, +, -, @, a tab or a return) gets an apostrophe in front.
  case excel
}

/// Rows of text and figures as a CSV file. Bytes are written as they come: a hand-out may have a million cells.
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
  /// Everything written so far, UTF-8.
  private(set) var bytes: [UInt8]

  init(head: [String], dialect: CSVDialect) {
    self.dialect = dialect
    bytes = dialect == .excel ? [0xEF, 0xBB, 0xBF] : []
    bytes.append(contentsOf: head.joined(separator: ",").utf8)
    endLine()
  }

  mutating func append(_ row: [Field]) {
    for (index, field) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch field {
      case .empty: break
      case .figure(let figure): bytes.append(contentsOf: figure.utf8)
      case .text(let text): append(text)
      }
    }
    endLine()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func endLine() {
    if dialect == .excel { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { cell in
      let needsApostrophe = dialect == .excel && cell.first.map(Self.beginsFormula) ?? false
      guard cell.contains(where: Self.needsQuotes) else {
        if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
        bytes.append(contentsOf: cell)
        return
      }
      bytes.append(UInt8(ascii: "\""))
      if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
      for byte in cell {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: true
    default: false
    }
  }
}
