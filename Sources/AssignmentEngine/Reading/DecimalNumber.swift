/// A decimal number read from text without rounding: mantissa x 10^exponent, no trailing zeros.
struct DecimalNumber: Equatable {
  /// At most 18 digits.
  var mantissa: Int64
  var exponent: Int32

  static let zero = DecimalNumber(mantissa: 0, exponent: 0)

  init(mantissa: Int64, exponent: Int32) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Reads `[+-]digits[.digits][e[+-]digits]`; nil for anything else, more than 18 significant digits or an
  /// exponent beyond 1000.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    let end = range.upperBound
    var isNegative = false
    if at < end, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var pendingZeros = 0
    var exponent = 0
    var hasPoint = false
    var hasDigit = false
    scan: while at < end {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        if hasPoint { exponent -= 1 }
        if byte == UInt8(ascii: "0") {
          // Zeros count once a digit follows them; leading ones never do.
          if digits > 0 { pendingZeros += 1 }
        } else {
          guard digits + pendingZeros < 18 else { return nil }
          mantissa = mantissa * powersOfTen[pendingZeros + 1] + UInt64(byte &- UInt8(ascii: "0"))
          digits += pendingZeros + 1
          pendingZeros = 0
        }
      case UInt8(ascii: "."):
        guard !hasPoint else { return nil }
        hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let power = Self.power(bytes, at + 1..<end) else { return nil }
        exponent += power
        break scan
      default: return nil
      }
      at += 1
    }
    guard hasDigit else { return nil }
    if mantissa == 0 {
      self = .zero
    } else {
      guard let exact = Int32(exactly: exponent + pendingZeros) else { return nil }
      self.mantissa = isNegative ? -Int64(mantissa) : Int64(mantissa)
      self.exponent = exact
    }
  }

  private static func power(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    var isNegative = false
    if at < range.upperBound, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    guard at < range.upperBound else { return nil }
    var power = 0
    while at < range.upperBound {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]), power <= 1000 else { return nil }
      power = 10 * power + Int(bytes[at] - UInt8(ascii: "0"))
      at += 1
    }
    guard power <= 1000 else { return nil }
    return isNegative ? -power : power
  }

  var isOne: Bool { mantissa == 1 && exponent == 0 }

  var isAtLeastOne: Bool {
    // A positive number is at least 1 if it has a digit before the point.
    mantissa > 0 && mostDecimals(digits: 0) < 0
  }

  /// Decimal digits after the point; at least 0.
  var decimals: Int { max(0, -Int(exponent)) }

  /// The largest number of decimals at which the number stays below 10^digits.
  func mostDecimals(digits: Int) -> Int {
    guard mantissa != 0 else { return .max }
    var length = 1
    while length < 19, mantissa.magnitude >= powersOfTen[length] { length += 1 }
    return digits - length - Int(exponent)
  }

  /// The number in units of 10^-decimals, rounded half away from zero where it has more decimals.
  /// `mostDecimals` must admit `decimals`.
  func scaled(decimals: Int) -> (integer: Int64, isExact: Bool) {
    let shift = decimals + Int(exponent)
    if mantissa == 0 { return (0, true) }
    if shift >= 0 { return (mantissa * Int64(powersOfTen[shift]), true) }
    guard shift >= -18 else { return (0, false) }
    let divisor = Int64(powersOfTen[-shift])
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    let roundsUp = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    return (quotient + (roundsUp ? mantissa.signum() : 0), false)
  }
}

/// 10^0 to 10^19.
let powersOfTen: [UInt64] = (0..<20).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }
