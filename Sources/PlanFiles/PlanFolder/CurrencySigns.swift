import TerritoryPlanning

/// Recognises amounts that carry a currency, to refuse them by name: a plan has one currency.
enum CurrencySigns {
  /// Signs and words, each with the codes it may stand for, the most usual first.
  private static let signs: [(sign: String, codes: [String])] = [
    ("元", ["CNY"]), ("¥", ["CNY", "JPY"]), ("￥", ["CNY", "JPY"]), ("円", ["JPY"]), ("€", ["EUR"]),
    ("£", ["GBP"]), ("₩", ["KRW"]), ("₹", ["INR"]), ("₽", ["RUB"]), ("₫", ["VND"]), ("฿", ["THB"]),
    ("HK$", ["HKD"]), ("NT$", ["TWD"]), ("S$", ["SGD"]), ("US$", ["USD"]), ("RMB", ["CNY"]),
    ("$", ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN"]),
  ]

  /// What is wrong with an amount that carries a currency; nil when it carries none.
  static func problem(_ text: String, unit: MoneyUnit) -> ValueProblem? {
    guard let codes = codes(in: text) else { return nil }
    guard codes.contains(unit.currency) else {
      return ValueProblem(
        message: "is in \(codes[0]), but the plan is in \(unit.currency)",
        hint: "convert it; a plan has one currency")
    }
    let bare = text.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    return ValueProblem(
      message: "carries a currency sign", hint: bare.isEmpty ? "write the number alone" : "write \(bare)")
  }

  private static func codes(in text: String) -> [String]? {
    guard text.contains(where: \.isNumber) else { return nil }
    let upper = text.uppercased()
    // Longer signs first, so that HK$ is not taken for $.
    let found = signs.filter { upper.contains($0.sign) }.max { $0.sign.count < $1.sign.count }
    if let found { return found.codes }
    let letters = upper.filter { $0.isASCII && $0.isLetter }
    return letters.count == 3 && (upper.hasPrefix(letters) || upper.hasSuffix(letters)) ? [letters] : nil
  }

  /// Digits of a currency's minor unit (ISO 4217): 2 unless listed.
  static func digits(of code: String) -> Int {
    if [
      "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
      "XPF",
    ].contains(code) {
      return 0
    }
    return ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].contains(code) ? 3 : 2
  }
}
