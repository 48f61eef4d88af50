import TerritoryPlanning

/// Amounts of one currency as text.
struct CurrencyText: Sendable {
  /// ISO 4217 code.
  var currency: String
  /// Digits of the minor unit.
  var digits: Int
  var language: Language

  /// Whole currency units with thousands: "¥61,800,000".
  func whole(_ money: Money, rounding: Rounding = .nearest) -> String {
    let units = wholeUnits(money, rounding)
    return (units < 0 ? NumberText.minus : "") + prefix + NumberText.grouped(Int64(units.magnitude))
  }

  /// `whole` with a plus before a positive amount.
  func signedWhole(_ money: Money) -> String {
    (wholeUnits(money) > 0 ? "+" : "") + whole(money)
  }

  /// Three significant digits for headlines: "¥61.8M", in Chinese "6,180 万元".
  func compact(_ money: Money, rounding: Rounding = .nearest) -> String {
    let amount = Double(money.minorUnits) / Double(minorUnits)
    let sign = amount < 0 ? NumberText.minus : ""
    switch language {
    case .english:
      let steps: [(Double, String)] = [(1e9, "B"), (1e6, "M"), (1e3, "k")]
      guard let (size, letter) = step(amount, of: steps, from: 10_000) else {
        return whole(money, rounding: rounding)
      }
      return sign + prefix + significant(amount.magnitude / size, rounding) + letter
    case .chinese:
      guard let (size, word) = step(amount, of: [(1e8, "亿"), (1e4, "万")], from: 10_000) else {
        return whole(money, rounding: rounding)
      }
      return sign + significant(amount.magnitude / size, rounding) + " " + word + chineseUnit
    }
  }

  /// `compact` with a plus before a positive amount.
  func signedCompact(_ money: Money) -> String {
    (money > .zero ? "+" : "") + compact(money)
  }

  /// Of one currency unit.
  var minorUnits: Int64 { (0..<digits).reduce(1) { size, _ in size * 10 } }

  /// What stands before an amount in any language: a symbol, or the code and a space.
  var sign: String { prefix }

  /// Symbol or code before an amount.
  private var prefix: String {
    switch currency {
    case "CNY", "JPY": "¥"
    case "USD": "$"
    case "EUR": "€"
    case "GBP": "£"
    case "INR": "₹"
    case "KRW": "₩"
    default: currency + " "
    }
  }

  private var chineseUnit: String {
    switch currency {
    case "CNY": "元"
    case "JPY": "日元"
    case "USD": "美元"
    case "EUR": "欧元"
    case "GBP": "英镑"
    case "HKD": "港元"
    default: " " + currency
    }
  }

  private func wholeUnits(_ money: Money, _ rounding: Rounding = .nearest) -> Int64 {
    let size = minorUnits
    let (quotient, remainder) = money.minorUnits.quotientAndRemainder(dividingBy: size)
    switch rounding {
    case .up: return remainder > 0 ? quotient + 1 : quotient
    case .down: return remainder < 0 ? quotient - 1 : quotient
    case .nearest:
      guard remainder.magnitude >= (size.magnitude + 1) / 2, size > 1 else { return quotient }
      return quotient + (money.minorUnits < 0 ? -1 : 1)
    }
  }

  /// The largest step that the amount reaches, once rounded to three digits.
  private func step(
    _ amount: Double, of steps: [(Double, String)], from least: Double
  ) -> (Double, String)? {
    guard amount.magnitude >= least else { return nil }
    return steps.first { amount.magnitude >= $0.0 * 0.9995 }
  }

  private func significant(_ value: Double, _ rounding: Rounding) -> String {
    let decimals = value < 9.995 ? 2 : (value < 99.95 ? 1 : 0)
    return NumberText.trimmed(value, decimals: decimals, rounding: rounding)
  }
}
