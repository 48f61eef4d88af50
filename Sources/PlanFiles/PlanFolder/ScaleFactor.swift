import TerritoryPlanning

/// A factor by which a scenario scales values: exact, so that money is rounded once.
struct ScaleFactor: Sendable, Equatable {
  let decimal: WrittenNumber

  /// Reads `0.8` or `80 %`; at least 0, at most 1000, at most 9 decimals.
  init(_ text: String) throws(ValueProblem) {
    let isPercent = text.hasSuffix("%")
    var digits = isPercent ? String(text.dropLast()) : text
    while digits.last == " " { digits.removeLast() }
    let read = try WrittenNumber(digits)
    let decimal = isPercent ? WrittenNumber(mantissa: read.mantissa, decimals: read.decimals + 2) : read
    guard decimal.decimals <= 9, decimal.mantissa >= 0, decimal.double <= 1000 else {
      throw ValueProblem(message: "is not a factor", hint: "write 0 to 1000, such as 0.8 or 80 %")
    }
    self.decimal = decimal
  }

  var double: Double { decimal.double }

  /// `amount` times the factor, halves rounded up; nil when it does not fit.
  func scaled(_ amount: Int64) -> Int64? {
    var divisor = Int128(1)
    for _ in 0..<decimal.decimals { divisor *= 10 }
    let product = 2 * Int128(amount) * Int128(decimal.mantissa) + divisor
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 2 * divisor)
    return Int64(exactly: remainder < 0 ? quotient - 1 : quotient)
  }
}
