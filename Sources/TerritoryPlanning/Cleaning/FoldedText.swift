/// A text without the differences that people do not see: width, capitals, accents.
enum FoldedText {
  /// Full-width forms become half-width, capitals small, accents vanish; everything else stays.
  static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3000: scalars.append(" ")
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x300...0x36F: break
      case 0x80..<0x2E80: scalars.append(contentsOf: plain(scalar).unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased()
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    let small = scalar.properties.lowercaseMapping
    switch small {
    case "ß": return "ss"
    case "æ": return "ae"
    case "œ": return "oe"
    default: return small.unicodeScalars.map { withoutAccent[$0].map { String($0) } ?? String($0) }.joined()
    }
  }

  private static let withoutAccent: [Unicode.Scalar: Unicode.Scalar] = {
    let accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžșț"
    let plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzst"
    return Dictionary(uniqueKeysWithValues: zip(accented.unicodeScalars, plain.unicodeScalars))
  }()

  /// The folded text without blanks and punctuation: what is left tells two values apart.
  static func letters(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in of(text).unicodeScalars where isLetterOrDigit(scalar) { scalars.append(scalar) }
    return String(scalars)
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
        || (0x41...0x5A).contains(scalar.value)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// A character of Chinese writing, where a word has no blanks around it.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
