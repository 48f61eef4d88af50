/// Which way a figure is rounded when digits are dropped.
enum Rounding: Sendable {
  /// To the nearest, halves away from zero.
  case nearest
  /// Towards plus infinity: keeps "at most" true.
  case up
  /// Towards minus infinity: keeps "at least" true.
  case down
}

/// Numbers as text without locale data: the same on every machine.
enum NumberText {
  /// The minus sign of typography, U+2212, as wide as a plus.
  static let minus = "\u{2212}"

  /// A whole number with commas between thousands: `-1234` is "−1,234".
  static func grouped(_ number: Int64) -> String {
    (number < 0 ? minus : "") + groupedDigits(String(number.magnitude))
  }

  /// `grouped` with a plus before a positive number.
  static func signedGrouped(_ number: Int64) -> String {
    (number > 0 ? "+" : "") + grouped(number)
  }

  /// A fixed number of decimals, 0...6, with commas between thousands. Never prints "−0.0". A value of
  /// magnitude 1e12 or more, or one that is not finite, is printed as Swift prints it.
  static func fixed(_ value: Double, decimals: Int, rounding: Rounding = .nearest) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = scaled(value, by: scale, rounding)
    let whole = groupedDigits(String(units.magnitude / UInt64(scale)))
    guard decimals > 0 else { return (units < 0 ? minus : "") + whole }
    let fraction = String(units.magnitude % UInt64(scale))
    let padding = String(repeating: "0", count: decimals - fraction.count)
    return (units < 0 ? minus : "") + whole + "." + padding + fraction
  }

  /// `fixed` without trailing zeros after the decimal point.
  static func trimmed(_ value: Double, decimals: Int, rounding: Rounding = .nearest) -> String {
    var text = fixed(value, decimals: decimals, rounding: rounding)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A share as percent, such as 0.021 as "2.1 %". Without `decimals`: one decimal below 10 %, none above.
  static func percent(_ share: Double, decimals: Int? = nil, rounding: Rounding = .nearest) -> String {
    let value = share * 100
    let digits = decimals ?? (value.magnitude < 9.95 ? 1 : 0)
    return fixed(value, decimals: digits, rounding: rounding) + " %"
  }

  /// `percent` with a plus before a positive figure.
  static func signedPercent(_ share: Double, decimals: Int? = nil) -> String {
    let text = percent(share, decimals: decimals)
    return share > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  private static func scaled(_ value: Double, by scale: Int64, _ rounding: Rounding) -> Int64 {
    let product = value * Double(scale)
    switch rounding {
    case .nearest: return Int64(product.rounded(.toNearestOrAwayFromZero))
    case .up, .down:
      // A figure that is whole up to floating error is not pushed to the next one.
      let nearest = product.rounded(.toNearestOrAwayFromZero)
      let pushed = product.rounded(rounding == .up ? .up : .down)
      return Int64((product - nearest).magnitude < 1e-9 ? nearest : pushed)
    }
  }

  private static func groupedDigits(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
