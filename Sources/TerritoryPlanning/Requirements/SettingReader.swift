/// Typed reading of settings. Each reader returns nil exactly when it appended a fault that says what is
/// wrong, where, and what may be written instead; nothing is guessed or repaired.
extension SettingNode {
  /// A whole number within `range`; `orShare` tells in hints that a share in percent would do as well.
  public func integer(
    in range: ClosedRange<Int64>, orShare: Bool = false, faults: inout [InputFault]
  ) -> Int64? {
    SettingProbe.note(self, .wholeNumber(range))
    guard let (text, decimal) = decimal(faults: &faults) else { return nil }
    let hint = SettingNode.hint(for: range) + (orShare ? ", or a share such as 5 %" : "")
    guard let value = decimal.scaled(places: 0) else {
      return fault(text, "is not a whole number", hint: hint, &faults)
    }
    guard range.contains(value) else { return fault(text, "is out of range", hint: hint, &faults) }
    return value
  }

  /// A number within `range`. Infinity, NaN and exponents are refused.
  public func number(in range: ClosedRange<Double>, faults: inout [InputFault]) -> Double? {
    SettingProbe.note(self, .number(range))
    guard let (text, _) = decimal(faults: &faults) else { return nil }
    guard let value = Double(text), range.contains(value) else {
      return fault(
        text, "is out of range", hint: "write \(range.lowerBound) to \(range.upperBound)", &faults)
    }
    return value
  }

  /// A share of something: `10 %`, `10%` or `0.1`, within `range`; a share above 1 must be written in percent,
  /// so that 10 is never taken for 1000 %. Finer than a ten-thousandth of a percent is refused.
  public func share(
    in range: ClosedRange<Share> = Share.zero...Share.whole, faults: inout [InputFault]
  ) -> Share? {
    SettingProbe.note(self, .share)
    guard let written = scalarText(faults: &faults) else { return nil }
    let isPercent = written.hasSuffix("%")
    let text = isPercent ? SettingNode.trimmed(written.dropLast()) : written
    guard let decimal = decimal(text, written, faults: &faults) else { return nil }
    guard let millionths = decimal.scaled(places: isPercent ? 4 : 6) else {
      return fault(
        written, "is not a share of at most six decimals", hint: "write it as 12.5 % or 0.125", &faults)
    }
    let share = Share(millionths: millionths)
    if !isPercent, share > .whole {
      return fault(
        written, "is a share above 1 without a percent sign",
        hint:
          "write \(text) % if percent is meant, or \(SettingNode.percent(share)) if so many times the whole is",
        &faults)
    }
    guard range.contains(share) else {
      let bounds = [range.lowerBound, range.upperBound].map { SettingNode.percent($0) }
      return fault(written, "is out of range", hint: "write \(bounds[0]) to \(bounds[1])", &faults)
    }
    return share
  }

  /// An amount of money in major units of the plan's currency, such as `1200.50`, within `range`; with at
  /// most the currency's own decimals.
  public func money(
    in range: ClosedRange<Money> = Money.zero...SettingNode.mostMoney, data: PlanData,
    faults: inout [InputFault]
  ) -> Money? {
    SettingProbe.note(self, .money)
    guard let (text, decimal) = decimal(faults: &faults) else { return nil }
    let digits = data.parameters.currencyDigits
    let currency = data.parameters.currency
    guard let minorUnits = decimal.scaled(places: digits) else {
      return fault(
        text, "is not an amount of money in \(currency)", hint: "write at most \(digits) decimals", &faults)
    }
    guard range.contains(Money(minorUnits: minorUnits)) else {
      let bounds = [range.lowerBound, range.upperBound].map { SettingNode.major($0, digits: digits) }
      return fault(text, "is out of range", hint: "write \(bounds[0]) to \(bounds[1]) \(currency)", &faults)
    }
    return Money(minorUnits: minorUnits)
  }

  /// The largest amount that settings accept: 10^15 minor units, so that sums stay far from overflow.
  public static let mostMoney = Money(minorUnits: 1_000_000_000_000_000)

  /// `true`, `yes`, `on` or `false`, `no`, `off`.
  public func bool(faults: inout [InputFault]) -> Bool? {
    SettingProbe.note(self, .flag)
    guard let text = scalarText(faults: &faults) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return fault(text, "is neither yes nor no", hint: "write true or false", &faults)
    }
  }

  /// One of the raw values of a type.
  public func choice<Choice>(
    _ type: Choice.Type, faults: inout [InputFault]
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    SettingProbe.note(self, .choice(Choice.allCases.map(\.rawValue)))
    guard let text = scalarText(faults: &faults) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    return fault(text, "is not a known choice", hint: Suggestion.hint(for: text, in: known), &faults)
  }

  /// The index of one of `names`, such as the ids of the plan's duties; `noun` says in messages what they are.
  public func index(of noun: String, in names: [String], faults: inout [InputFault]) -> Int? {
    SettingProbe.note(self, .name)
    guard let text = scalarText(faults: &faults) else { return nil }
    if let index = names.firstIndex(of: text) { return index }
    let article = noun.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
    return fault(
      text, "is not \(article) \(noun) of this plan", hint: Suggestion.hint(for: text, in: names), &faults)
  }

  /// The elements of a list.
  public func list(faults: inout [InputFault]) -> [SettingNode]? {
    SettingProbe.note(self, .list)
    guard case .list(let elements) = value else {
      return fault(shownValue, "is not a list", hint: "write [first, second]", &faults)
    }
    return elements
  }

  /// A text without blanks around it; not empty.
  public func scalarText(faults: inout [InputFault]) -> String? {
    SettingProbe.note(self, .text)
    guard case .scalar(let text) = value else {
      return fault(shownValue, "is not a single value", hint: "write one value after the key", &faults)
    }
    let trimmed = SettingNode.trimmed(text[...])
    guard !trimmed.isEmpty else {
      return fault(text, "is empty", hint: "write a value or leave the key out", &faults)
    }
    return trimmed
  }

  /// Appends a fault at this node and returns nil.
  func fault<Result>(
    _ value: String, _ message: String, hint: String, _ faults: inout [InputFault]
  ) -> Result? {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
    return nil
  }

  /// What stands here, for messages about a value of the wrong kind.
  var shownValue: String {
    switch value {
    case .null: ""
    case .scalar(let text): text
    case .list: "a list"
    case .map: "a map"
    }
  }

  private func decimal(faults: inout [InputFault]) -> (text: String, decimal: WrittenNumber)? {
    guard let text = scalarText(faults: &faults), let decimal = decimal(text, text, faults: &faults) else {
      return nil
    }
    return (text, decimal)
  }

  private func decimal(_ text: String, _ written: String, faults: inout [InputFault]) -> WrittenNumber? {
    if SettingNode.looksOctal(text) {
      return fault(written, SettingNode.octalFault, hint: SettingNode.octalHint(written), &faults)
    }
    do {
      return try WrittenNumber(text)
    } catch {
      return fault(written, error.message, hint: error.hint, &faults)
    }
  }

  /// Whether a number is written with a zero in front, such as `012`: 12 to some readers of YAML, 10 to others.
  public static func looksOctal(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.prefix(2)
    return digits.first == UInt8(ascii: "0") && digits.count == 2
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits.last!)
  }

  public static let octalFault = "begins with a zero, which some programs read as an octal number"

  public static func octalHint(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.drop { $0 == "-" || $0 == "+" }.drop { $0 == "0" }
    let number = digits.first.map { $0.isNumber } ?? false ? String(digits) : "0" + digits
    return "write \(sign)\(number)"
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func hint(for range: ClosedRange<Int64>) -> String {
    range.upperBound == .max
      ? "write a whole number, at least \(range.lowerBound)"
      : "write a whole number, \(range.lowerBound) to \(range.upperBound)"
  }

  private static func percent(_ share: Share) -> String {
    share.millionths % 10_000 == 0
      ? "\(share.millionths / 10_000) %" : "\(Double(share.millionths) / 10_000) %"
  }

  private static func major(_ money: Money, digits: Int) -> String {
    var scale: Int64 = 1
    for _ in 0..<digits { scale *= 10 }
    let (whole, part) = money.minorUnits.quotientAndRemainder(dividingBy: scale)
    guard part != 0 else { return String(whole) }
    let decimals = String(part.magnitude)
    let sign = money.minorUnits < 0 && whole == 0 ? "-" : ""
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - decimals.count) + decimals
  }
}
