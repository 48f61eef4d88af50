/// `_x000D_` for a return and `_x005F_` for an underscore that would begin such a code: how workbooks write
/// characters that XML cannot hold (ECMA-376, part 1, ST_Xstring).
enum EscapedCharacters {
  private static let length = 7

  /// Replaces the codes in the bytes from `start` on by their characters. Codes of halves of a pair (surrogates) stay.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= length, bytes[start...].contains(underscore) else { return }
    var (from, to) = (start, start)
    while from < bytes.count {
      if let scalar = scalar(in: bytes, at: from) {
        for unit in String(scalar).utf8 {
          bytes[to] = unit
          to += 1
        }
        from += length
      } else {
        bytes[to] = bytes[from]
        to += 1
        from += 1
      }
    }
    bytes.removeLast(bytes.count - to)
  }

  private static let underscore = UInt8(ascii: "_")

  private static func scalar(in bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard bytes[index] == underscore, index + length <= bytes.count,
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == underscore
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(index + 2)...(index + 5)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return Unicode.Scalar(value)
  }
}
