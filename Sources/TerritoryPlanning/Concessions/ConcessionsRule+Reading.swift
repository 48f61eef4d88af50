extension ConcessionsRule {
  /// Reads a list of concessions, or a single one.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> ConcessionsRule? {
    let before = faults.count
    var concessions: [Concession] = []
    let nodes = settings.oneOrSeveral
    for node in nodes {
      guard let concession = ConcessionReading(node, data).read(&faults) else { continue }
      if concessions.contains(where: { $0.demand == concession.demand }) {
        faults.append(
          InputFault(
            place: node.place, value: "", message: "concedes the same demand twice", hint: "concede it once"))
      }
      concessions.append(concession)
    }
    guard faults.count == before else { return nil }
    guard !concessions.isEmpty else {
      return settings.fault(
        settings.shownValue, "concedes nothing",
        hint: "write a list such as - {rule: pinned, account: A-1, duty: maintenance}", &faults)
    }
    return ConcessionsRule(concessions, places: nodes.map(\.place))
  }
}

/// One concession out of its settings.
private struct ConcessionReading {
  private typealias Key = Concession.Key
  private let node: SettingNode
  private let data: PlanData

  init(_ node: SettingNode, _ data: PlanData) {
    self.node = node
    self.data = data
  }

  func read(_ faults: inout [InputFault]) -> Concession? {
    guard let map = node.map(keys: Key.allCases.map(\.rawValue), faults: &faults) else { return nil }
    let before = faults.count
    guard let rule = rule(map, &faults) else { return nil }
    let part = part(map, rule: rule, &faults)
    let place = place(map, &faults)
    let amount = part.flatMap { self.amount(map, of: $0, &faults) }
    guard faults.count == before, let part, let amount else { return nil }
    return Concession(Demand(rule: rule, part: part, place: place), amount: amount.units)
  }

  private func rule(_ map: SettingMap, _ faults: inout [InputFault]) -> String? {
    guard let named = value(map, .rule) else {
      return node.fault("", "names no rule", hint: "write {rule: capacity, ...}", &faults)
    }
    guard let rule = named.scalarText(faults: &faults) else { return nil }
    let known = RuleBook.types.map { $0.name }.filter { $0 != ConcessionsRule.name }
    guard known.contains(rule) else {
      return named.fault(rule, "is not a rule", hint: Suggestion.hint(for: rule, in: known), &faults)
    }
    return rule
  }

  /// What is conceded; several at once is a fault.
  private func part(_ map: SettingMap, rule: String, _ faults: inout [InputFault]) -> Demand.Part? {
    let heads: [Key] = [.spread, .coupling, .contiguous, .check]
    let written = heads.filter { value(map, $0) != nil }
    let limit = value(map, .limit)
    guard written.count + (limit != nil && written != [.spread] ? 1 : 0) <= 1 else {
      return node.fault(
        "", "concedes several things at once", hint: "write one concession for each", &faults)
    }
    if let spread = value(map, .spread) {
      guard let measure = spread.choice(Demand.SpreadMeasure.self, faults: &faults) else { return nil }
      guard let aspect = limit?.scalarText(faults: &faults) else {
        return node.fault("", "lacks the metric", hint: "write limit: standard_minutes", &faults)
      }
      return .spread(aspect: aspect, measure)
    }
    if let coupling = value(map, .coupling) {
      return coupling.choice(Demand.Form.self, faults: &faults).map(Demand.Part.coupling)
    }
    if let contiguous = value(map, .contiguous) {
      guard let asks = contiguous.bool(faults: &faults) else { return nil }
      return asks ? contiguous.fault("yes", "concedes nothing", hint: "write no", &faults) : .contiguity
    }
    if let limit {
      let side: Demand.Side = value(map, .below) != nil ? .lower : .upper
      return limit.scalarText(faults: &faults).map { .limit(aspect: $0, side) }
    }
    if let check = value(map, .check) { return check.scalarText(faults: &faults).map(Demand.Part.exclusion) }
    guard let implied = Concession.impliedCheck[rule] else {
      return node.fault(
        "", "does not say what of the rule \(rule) is conceded",
        hint: "name a limit, a coupling, a spread or a check", &faults)
    }
    return .exclusion(implied)
  }

  private func place(_ map: SettingMap, _ faults: inout [InputFault]) -> Demand.Place {
    let index = { (key: Key, names: [String], faults: inout [InputFault]) in
      value(map, key)?.index(of: key == .family ? "account" : key.rawValue, in: names, faults: &faults)
    }
    let accounts = data.accounts.map(\.id)
    return Demand.Place(
      account: index(.account, accounts, &faults), family: index(.family, accounts, &faults),
      representative: index(.representative, data.representatives.map(\.id), &faults),
      region: index(.region, data.regions.map(\.id), &faults),
      duty: index(.duty, data.parameters.duties.map(\.id), &faults))
  }

  private struct Amount {
    /// nil: any.
    var units: Int64?
  }

  private func amount(
    _ map: SettingMap, of part: Demand.Part, _ faults: inout [InputFault]
  ) -> Amount? {
    let (above, below) = (value(map, .above), value(map, .below))
    switch part {
    case .limit(let aspect, _):
      guard let written = below ?? above, above == nil || below == nil else {
        return node.fault(
          "", "needs either above or below", hint: "write above: 840, below: 840 or above: any", &faults)
      }
      return amount(written, isMoney: Concession.moneyAspects.contains(aspect), &faults)
    case .spread:
      guard let above, below == nil else {
        return node.fault("", "needs above and nothing else", hint: "write above: 1.5 %", &faults)
      }
      if above.value == .scalar(Concession.anyAmount) { return Amount() }
      let most = Share(percent: 1_000_000)
      return above.share(in: Share(millionths: 1)...most, faults: &faults).map {
        Amount(units: $0.millionths)
      }
    case .coupling, .contiguity, .exclusion:
      guard let written = below ?? above else { return Amount() }
      return written.fault(
        written.shownValue, "is an amount of what can only be given up as a whole", hint: "leave it out",
        &faults)
    }
  }

  private func amount(_ written: SettingNode, isMoney: Bool, _ faults: inout [InputFault]) -> Amount? {
    if written.value == .scalar(Concession.anyAmount) { return Amount() }
    if isMoney {
      let range = Money(minorUnits: 1)...SettingNode.mostMoney
      return written.money(in: range, data: data, faults: &faults).map { Amount(units: $0.minorUnits) }
    }
    return written.integer(in: 1...SettingNode.mostUnits, faults: &faults).map { Amount(units: $0) }
  }

  private func value(_ map: SettingMap, _ key: Key) -> SettingNode? { map[key.rawValue] }
}
