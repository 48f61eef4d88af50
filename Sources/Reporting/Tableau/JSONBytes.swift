/// Writes JSON as bytes, without a tree in between: for documents of a hundred thousand features.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func figure(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { cell in
      for byte in cell {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        case 0..<0x20, 0x7F:
          bytes.append(contentsOf: "\\u00".utf8)
          bytes.append(Self.digits[Int(byte >> 4)])
          bytes.append(Self.digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func null() { figure("null") }
  mutating func flag(_ value: Bool) { figure(value ? "true" : "false") }

  mutating func text(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  mutating func figure(_ name: String, _ text: String?) {
    key(name)
    if let text { figure(text) } else { null() }
  }

  mutating func flag(_ name: String, _ value: Bool) {
    key(name)
    flag(value)
  }

  mutating func endLine() { bytes.append(0x0A) }

  /// The next element of a list, on a line of its own.
  mutating func beginLine() {
    separate()
    endLine()
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
