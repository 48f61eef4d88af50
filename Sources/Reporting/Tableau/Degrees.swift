/// Coordinates as text.
enum Degrees {
  /// With at most seven decimals, which is a centimetre; zeros at the end are left out.
  static func text(_ degrees: Double) -> String {
    let scaled = Int64((degrees * 10_000_000).rounded())
    let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    let sign = scaled < 0 ? "-" : ""
    guard part != 0 else { return sign + String(whole) }
    var decimals = String(part + 10_000_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return sign + String(whole) + "." + decimals
  }
}
