import Foundation
public import TerritoryPlanning

/// The text of an input file as UTF-8 bytes, with the encoding that it was found in.
public struct SourceText: Sendable {
  /// The encodings that are read. UTF-16 is refused by name.
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf8WithMark = "UTF-8 with byte order mark"
    case gb18030 = "GB18030"
  }

  /// How faults call the file.
  public let file: String
  /// Well-formed UTF-8 without a byte order mark and without zero bytes.
  public let bytes: [UInt8]
  public let encoding: Encoding

  /// Reads the file at `path`; `name` is what faults call it (nil: the path).
  ///
  /// - Throws: a fault when the file cannot be read (see `FileBytes.read`) or is not text.
  public init(
    path: String, name: String? = nil, sizeLimit: Int = FileBytes.sizeLimit
  ) throws(InputFault) {
    let bytes = try FileBytes.read(path: path, name: name, sizeLimit: sizeLimit)
    try self.init(bytes: bytes, file: name ?? path)
  }

  /// Decodes `bytes`: UTF-8 with or without mark where they are well-formed, else GB18030.
  ///
  /// GB18030 accepts almost any bytes, so a UTF-8 file with a few broken bytes would turn into nonsense. Such
  /// a file is refused: when well-formed sequences outnumber stray bytes four to one, it is broken UTF-8.
  ///
  /// - Throws: a fault with the line of the first bad byte; UTF-16 and UTF-32 are named with the remedy.
  public init(bytes: [UInt8], file: String) throws(InputFault) {
    self.file = file
    if let wide = Self.wideEncoding(bytes) {
      throw InputFault(
        place: SourcePlace(file: file, line: 1, column: 1), value: "", message: "is encoded in \(wide)",
        hint: "save it as UTF-8 (in Excel: CSV UTF-8)")
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let check = UTF8Check(bytes)
    if let zero = check.firstZero {
      throw InputFault(
        place: Self.place(of: zero, in: bytes, file: file), value: "", message: "has a zero byte",
        hint: "save it as text in UTF-8; a workbook (xlsx) is not a text file")
    }
    guard let bad = check.firstInvalid else {
      self.bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
      self.encoding = hasMark ? .utf8WithMark : .utf8
      return
    }
    let isBrokenUTF8 = hasMark || check.longSequences > 4 * check.invalidBytes
    guard !isBrokenUTF8, let decoded = Self.decodeGB18030(bytes) else {
      let byte = "0x" + String(bytes[bad], radix: 16, uppercase: true)
      throw InputFault(
        place: Self.place(of: bad, in: bytes, file: file), value: byte,
        message: isBrokenUTF8 ? "is not valid UTF-8" : "is neither UTF-8 nor GB18030",
        hint: "save the file as UTF-8")
    }
    self.bytes = decoded
    self.encoding = .gb18030
  }

  /// GB18030 as Foundation numbers it (Core Foundation's 0x0632 with the NSString flag).
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private static func decodeGB18030(_ bytes: [UInt8]) -> [UInt8]? {
    guard let text = String(bytes: bytes, encoding: gb18030), !text.unicodeScalars.contains("\u{FFFD}") else {
      return nil
    }
    return Array(text.utf8)
  }

  /// Name of a wide encoding that the first bytes show: by its mark, or by every other byte being zero.
  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return nil }
    let zeros = (0..<2).map { parity in head.indices.filter { $0 % 2 == parity && head[$0] == 0 }.count }
    return max(zeros[0], zeros[1]) * 4 >= head.count && min(zeros[0], zeros[1]) == 0 ? "UTF-16" : nil
  }

  /// Line and column (both in bytes from 1, as the encoding is unknown) of an offset.
  private static func place(of offset: Int, in bytes: [UInt8], file: String) -> SourcePlace {
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return SourcePlace(file: file, line: line, column: offset - start + 1)
  }
}
