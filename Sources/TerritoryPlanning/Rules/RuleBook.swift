/// All rules that exist, and how a scenario chooses among them.
public enum RuleBook {
  /// In the order in which plans are judged and faults are found. A new rule is added here and nowhere else.
  public static let types: [any Rule.Type] = [
    EligibilityRule.self, PinnedRule.self, ForbiddenRule.self, FrozenRule.self, CoverageRule.self,
    CapacityRule.self, BalanceRule.self, FairnessRule.self, DisruptionRule.self, CouplingRule.self,
    RegionsRule.self, FamiliesRule.self, TeamsRule.self, TravelRule.self, HeadcountRule.self,
    NearTiesRule.self, ConcessionsRule.self,
  ]

  /// The rules that hold when a scenario says nothing.
  public static func standard(for data: PlanData) -> [any Rule] {
    types.compactMap { type in type.standard(for: data) }
  }

  /// Reads the map under `rules:`. Each key is the name of a rule, each value its settings, `on` for the
  /// rule as it holds by default, or `off`. Rules that are not named hold as they do by default.
  ///
  /// - Throws: All faults at once, in order of their places: unknown rules and settings with what may have
  ///   been meant, values out of range, rules that cannot be switched off.
  public static func read(settings: SettingNode, data: PlanData) throws(InputFaults) -> [any Rule] {
    var faults: [InputFault] = []
    var rules: [any Rule] = []
    // Unknown rules must not hide the faults of known ones, so keys are checked apart from reading them.
    _ = settings.map(keys: types.map { $0.name }, faults: &faults)
    var entries: [SettingNode.Entry] = []
    if case .map(let written) = settings.value { entries = written }
    for type in types {
      guard let entry = entries.first(where: { $0.key == type.name }) else {
        if let rule = type.standard(for: data) { rules.append(rule) }
        continue
      }
      if let rule = read(type, entry, data: data, faults: &faults) { rules.append(rule) }
    }
    let names = rules.map { type(of: $0).name }
    for rule in rules {
      let name = type(of: rule).name
      guard let other = type(of: rule).excludes.first(where: names.contains),
        let entry = entries.first(where: { $0.key == name })
      else { continue }
      faults.append(
        InputFault(
          place: entry.keyPlace, value: name, message: "cannot hold beside \(other)",
          hint: "settle one first: leave out \(name) or \(other)"))
    }
    guard faults.isEmpty else {
      throw InputFaults(faults: faults.sorted { isBefore($0.place, $1.place) })
    }
    return rules
  }

  private static func read(
    _ type: any Rule.Type, _ entry: SettingNode.Entry, data: PlanData, faults: inout [InputFault]
  ) -> (any Rule)? {
    guard case .scalar(let text) = entry.value.value else {
      return type.read(entry.value, data: data, faults: &faults)
    }
    switch text.lowercased() {
    case "off", "false", "no":
      if type.canBeSwitchedOff { return nil }
      return entry.value.fault(
        text, "cannot switch off the rule \(type.name)", hint: "switch off single settings of it", &faults)
    case "on", "true", "yes":
      let empty = SettingNode(value: .null, place: entry.value.place)
      return type.standard(for: data) ?? type.read(empty, data: data, faults: &faults)
    default:
      return type.read(entry.value, data: data, faults: &faults)
    }
  }

  private static func isBefore(_ a: SourcePlace, _ b: SourcePlace) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}
