/// Concessions as settings: what is printed reads back as the same concession.
extension Concession {
  /// Keys of the settings map.
  enum Key: String, CaseIterable {
    case rule, limit, above, below, coupling, spread, contiguous, check
    case account, family, representative, region, duty
  }

  /// The amount that gives a bound up altogether.
  static let anyAmount = "any"

  /// Checks whose rule has only one, so that it goes without saying.
  static let impliedCheck = [
    PinnedRule.name: "pinned_elsewhere", ForbiddenRule.name: "forbidden", FrozenRule.name: "frozen",
    CoverageRule.name: "pool_not_allowed", TeamsRule.name: "other_team",
  ]

  /// Limits that count money; their amounts are written in major units.
  static let moneyAspects: Set<String> = [
    "potential", "standard_revenue", "moved_revenue", "moved_revenue_in", "moved_revenue_out",
    "opening_budget", "net_revenue",
  ]

  /// One line of YAML under `concessions:`, such as
  /// `{rule: capacity, limit: actual_minutes, representative: R-01, above: 840}`.
  public func settingText(in data: PlanData) -> String {
    let entries = [(Key.rule, Self.scalar(demand.rule))] + part + place(in: data) + amount(in: data)
    return "{" + entries.map { "\($0.0.rawValue): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private var part: [(Key, String)] {
    switch demand.part {
    case .limit(let aspect, _): [(.limit, Self.scalar(aspect))]
    case .coupling(let form): [(.coupling, form.rawValue)]
    case .contiguity: [(.contiguous, "no")]
    case .spread(let aspect, let measure):
      [(.spread, measure.rawValue), (.limit, Self.scalar(aspect))]
    case .exclusion(let check):
      Self.impliedCheck[demand.rule] == check ? [] : [(.check, Self.scalar(check))]
    }
  }

  private func place(in data: PlanData) -> [(Key, String)] {
    let place = demand.place
    let named: [(Key, String?)] = [
      (.account, place.account.map { data.accounts[$0].id }),
      (.family, place.family.map { data.accounts[$0].id }),
      (.representative, place.representative.map { data.representatives[$0].id }),
      (.region, place.region.map { data.regions[$0].id }),
      (.duty, place.duty.map { data.parameters.duties[$0].id }),
    ]
    return named.compactMap { key, id in id.map { (key, Self.scalar($0)) } }
  }

  private func amount(in data: PlanData) -> [(Key, String)] {
    switch demand.part {
    case .limit(let aspect, let side):
      let key = side == .upper ? Key.above : .below
      let isMoney = Self.moneyAspects.contains(aspect)
      let digits = isMoney ? data.parameters.currencyDigits : 0
      return [(key, amount.map { Self.decimal($0, places: digits) } ?? Self.anyAmount)]
    case .spread:
      return [(.above, amount.map { Self.decimal($0, places: 4) + " %" } ?? Self.anyAmount)]
    case .coupling, .contiguity, .exclusion: return []
    }
  }

  /// `number x 10^-places`, without trailing zeros; `number` at least 0.
  private static func decimal(_ number: Int64, places: Int) -> String {
    var digits = String(number)
    guard places > 0 else { return digits }
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = String(digits.suffix(places))
    while fraction.last == "0" { fraction.removeLast() }
    return digits.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Plain where that cannot be mistaken, else in double quotes.
  private static func scalar(_ text: String) -> String {
    let isPlain = { (c: Unicode.Scalar) in
      c.isASCII && (c.properties.isAlphabetic || ("0"..."9").contains(c) || "-_.".unicodeScalars.contains(c))
    }
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off"]
    if let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text.unicodeScalars.allSatisfy(isPlain), !words.contains(text.lowercased())
    {
      return text
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
