/// Names of currencies in a column beside an amount.
enum CurrencyName {
  /// Whether a text names the currency: by its code, with or without a name behind it.
  static func means(_ text: String, _ code: String) -> Bool {
    let upper = text.uppercased()
    if upper.hasPrefix(code) || upper.hasSuffix("(" + code + ")") || upper.hasSuffix("- " + code) {
      return true
    }
    return names[code]?.contains { text.contains($0) } ?? false
  }

  private static let names: [String: [String]] = [
    "CNY": ["人民币", "RMB"], "USD": ["美元"], "EUR": ["欧元"], "JPY": ["日元"], "HKD": ["港币", "港元"],
    "GBP": ["英镑"],
  ]
}
