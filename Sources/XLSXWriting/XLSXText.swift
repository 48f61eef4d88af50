/// Text as a cell of a workbook can hold it.
public enum XLSXText {
  /// Most UTF-16 units of a cell.
  public static let longest = 32_767

  /// A text that means itself to every reader: what XML cannot hold becomes U+FFFD, and `_x0041_`, which readers take
  /// for an escaped character, is escaped itself. Longer texts than a cell holds end in an ellipsis.
  public static func safe(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect) || text.utf8.count > longest else { return text }
    var result = ""
    var units = 0
    for scalar in text.unicodeScalars {
      let kept = isAllowed(scalar) ? scalar : "\u{FFFD}"
      let size = UTF16.width(kept)
      guard units + size < longest else {
        result.unicodeScalars.append("…")
        break
      }
      result.unicodeScalars.append(kept)
      units += size
    }
    return escaped(result)
  }

  /// Bytes below a space, an underscore, and whatever begins the noncharacters U+FFFE and U+FFFF.
  private static func isSuspect(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x5F || byte == 0xEF }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// `_x005F_` is an escaped underscore.
  private static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 7 else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in bytes.indices {
      if index + 6 < bytes.count, bytes[index] == 0x5F, bytes[index + 1] == UInt8(ascii: "x"),
        bytes[index + 6] == 0x5F, bytes[(index + 2)..<(index + 6)].allSatisfy(isHexadecimal)
      {
        result += Array("_x005F".utf8)
      }
      result.append(bytes[index])
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }

  /// A text for a page header or footer, where `&` begins a code.
  public static func inHeader(_ text: String) -> String {
    safe(text.split(separator: "\n").joined(separator: " ")).replacing("&", with: "&&")
  }
}
