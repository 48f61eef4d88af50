import TerritoryPlanning

/// Reads amounts as CRMs and spreadsheets write them.
struct AmountText: Sendable {
  enum Decimals: String, Sendable, CaseIterable { case point, comma }

  /// What is wrong with a text.
  enum Problem: Error, Equatable {
    case notANumber
    /// In another currency than the plan's.
    case currency(String)
  }

  /// ISO 4217 code of the plan.
  var currency: String
  /// Which sign stands before the decimals; the other one groups thousands.
  var decimals = Decimals.point

  /// The number in `1234.5`, `1,234.50`, `¥1,234`, `USD 12`, `12 元`, `3.5万`, `1.2亿`, `(5)` or `-5`.
  ///
  /// Groups are of three digits, so that `1,5` is never taken for 15.
  func number(_ text: String) throws(Problem) -> Double {
    if let plain = Self.plain(text) { return plain }
    var rest = text.filter { !$0.isWhitespace }[...]
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    if rest.hasPrefix("-") || rest.hasPrefix("−") {
      isNegative.toggle()
      rest = rest.dropFirst()
    }
    try dropCurrency(&rest)
    if rest.hasPrefix("-"), !isNegative {
      isNegative = true
      rest = rest.dropFirst()
    }
    var factor = 1.0
    for (unit, size) in [("亿", 100_000_000.0), ("万", 10_000), ("萬", 10_000)] where rest.hasSuffix(unit) {
      factor = size
      rest = rest.dropLast()
    }
    guard let digits = digits(rest), let value = Double(digits), value.isFinite else {
      throw .notANumber
    }
    return (isNegative ? -value : value) * factor
  }

  /// An amount that a plan can hold: 0 to 10^13.
  func amount(_ text: String) throws(Problem) -> Double {
    let value = try number(text)
    guard (0...1e13).contains(value) else { throw .notANumber }
    return value
  }

  /// Digits with at most one point, exact and fast; nil for anything else.
  private static func plain(_ text: String) -> Double? {
    var mantissa: Int64 = 0
    var scale = 1.0
    var (digits, isNegative, hasPoint) = (0, false, false)
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x30...0x39:
        mantissa = mantissa * 10 + Int64(byte &- 0x30)
        digits += 1
        if digits > 15 { return nil }
        if hasPoint { scale *= 10 }
      case 0x2E where !hasPoint && digits > 0: hasPoint = true
      case 0x2D where index == 0: isNegative = true
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    return (isNegative ? -1 : 1) * Double(mantissa) / scale
  }

  /// The number's digits with a point; nil when commas, points and digits do not make a number.
  private func digits(_ text: Substring) -> String? {
    let (point, group): (Character, Character) = decimals == .point ? (".", ",") : (",", ".")
    let normal = text.map { $0 == "，" ? "," : $0 == "'" || $0 == "’" ? group : $0 }
    let parts = normal.split(separator: point, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    let whole = groups.flatMap { $0 }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard !whole.isEmpty, parts.count == 1 || !fraction.isEmpty,
      (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return String(whole) + (fraction.isEmpty ? "" : "." + String(fraction))
  }

  private static let signs: [(sign: String, codes: [String])] = [
    ("HK$", ["HKD"]), ("NT$", ["TWD"]), ("US$", ["USD"]), ("CN¥", ["CNY"]), ("人民币", ["CNY"]),
    ("RMB", ["CNY"]), ("美元", ["USD"]), ("港币", ["HKD"]), ("欧元", ["EUR"]), ("日元", ["JPY"]), ("元", ["CNY"]),
    ("¥", ["CNY", "JPY"]), ("￥", ["CNY", "JPY"]), ("€", ["EUR"]), ("£", ["GBP"]), ("₹", ["INR"]),
    ("₩", ["KRW"]), ("$", ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN"]),
  ]

  /// Takes a sign, a word or a code of a currency off one end.
  private func dropCurrency(_ text: inout Substring) throws(Problem) {
    guard text.contains(where: \.isNumber) else { return }
    for (sign, codes) in Self.signs where text.hasPrefix(sign) || text.hasSuffix(sign) {
      guard codes.contains(currency) else { throw .currency(codes[0]) }
      text = text.hasPrefix(sign) ? text.dropFirst(sign.count) : text.dropLast(sign.count)
      return
    }
    for code in [text.prefix(3), text.suffix(3)] where code.count == 3 {
      let upper = code.uppercased()
      guard upper.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { continue }
      guard upper == currency else { throw .currency(upper) }
      text = text.hasPrefix(code) ? text.dropFirst(3) : text.dropLast(3)
      return
    }
  }
}

extension AmountText.Problem {
  /// The problem as a fault; `noun` is what the cell should hold.
  func fault(at place: SourcePlace, value: String, noun: String, currency: String) -> InputFault {
    switch self {
    case .notANumber:
      InputFault(
        place: place, value: value, message: "is not \(noun)",
        hint: "write an amount from 0 to 10,000,000,000,000")
    case .currency(let other):
      InputFault(
        place: place, value: value, message: "is in \(other), but the plan is in \(currency)",
        hint: "export amounts in \(currency); a plan has one currency")
    }
  }
}
