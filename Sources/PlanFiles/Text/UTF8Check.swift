/// Checks bytes for well-formed UTF-8 (Unicode standard, table 3-7).
struct UTF8Check {
  /// Offset of the first byte that is not part of a well-formed sequence, or nil.
  var firstInvalid: Int?
  /// Offset of the first zero byte, or nil; text files have none.
  var firstZero: Int?
  /// Well-formed sequences of more than one byte.
  var longSequences = 0
  /// Bytes outside well-formed sequences.
  var invalidBytes = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      let count = buffer.count
      var at = 0
      while at < count {
        let byte = buffer[at]
        if byte < 0x80 {
          if byte == 0, firstZero == nil { firstZero = at }
          at += 1
          continue
        }
        let length = Self.sequenceLength(buffer, at)
        if length > 0 {
          longSequences += 1
          at += length
        } else {
          if firstInvalid == nil { firstInvalid = at }
          invalidBytes += 1
          at += 1
        }
      }
    }
  }

  /// Length of the well-formed sequence of 2 to 4 bytes at `at`, or 0.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let left = bytes.count - at
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      range.contains(bytes[at + offset])
    }
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && continues(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : 0x80...0xBF
      return left >= 3 && continues(1, second) && continues(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return left >= 4 && continues(1, second) && continues(2) && continues(3) ? 4 : 0
    default:
      return 0
    }
  }
}
