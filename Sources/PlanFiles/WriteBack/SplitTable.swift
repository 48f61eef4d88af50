/// What a system takes in one file.
public struct FileLimits: Sendable, Equatable {
  /// Most rows below the header; at least 1.
  public var rows: Int
  /// Most bytes, the header included.
  public var bytes: Int

  public init(rows: Int, bytes: Int) {
    self.rows = rows
    self.bytes = bytes
  }
}

/// A row that alone exceeds what a system takes in one file.
public struct RowTooLarge: Error, Sendable, Equatable {
  public var row: Int
  public var bytes: Int
}

/// Spreads a table over as many files as a system's limits ask for, in the order of the rows.
enum SplitTable {
  /// A file: its bytes and the rows that are in it.
  struct Part {
    var bytes: [UInt8]
    var rows: Range<Int>
  }

  /// Every file begins with the header. No rows make no file.
  ///
  /// - Parameter row: cells of row 0 ..< `count`.
  /// - Throws: `RowTooLarge` where a row does not fit beside the header.
  static func csv(
    header: [String], count: Int, limits: FileLimits, options: CSVWriter.Options,
    row: (Int) -> [String]
  ) throws(RowTooLarge) -> [Part] {
    let head = CSVWriter(header: header, options: options).bytes
    var rowOptions = options
    rowOptions.byteOrderMark = false
    var parts: [Part] = []
    var current = Part(bytes: head, rows: 0..<0)
    for index in 0..<count {
      // A header alone is a row.
      let bytes = CSVWriter(header: row(index), options: rowOptions).bytes
      guard head.count + bytes.count <= limits.bytes else {
        throw RowTooLarge(row: index, bytes: head.count + bytes.count)
      }
      if current.rows.count == limits.rows || current.bytes.count + bytes.count > limits.bytes {
        parts.append(current)
        current = Part(bytes: head, rows: index..<index)
      }
      current.bytes += bytes
      current.rows = current.rows.lowerBound..<(index + 1)
    }
    if !current.rows.isEmpty { parts.append(current) }
    return parts
  }

  /// Ranges of at most `rows` rows each.
  static func ranges(count: Int, rows: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: rows).map { $0..<min(count, $0 + rows) }
  }
}
