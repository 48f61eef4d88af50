extension Objective {
  /// Reads what stands under `objective:`: `expected_revenue`, a list of stages, or `{weights: ...}`. Appends
  /// every fault found and returns nil if there was any.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Objective? {
    switch settings.value {
    case .null: return .netRevenue
    case .scalar(let text):
      if text == "expected_revenue" { return .netRevenue }
      return settings.fault(
        text, "is not an objective that can be optimised",
        hint: "write expected_revenue, or a list of stages such as [coverage, revenue, moves]", &faults)
    case .list(let elements): return stages(elements, settings, data: data, faults: &faults)
    case .map:
      guard let map = settings.map(keys: ["weights"], faults: &faults) else { return nil }
      guard let weights = map["weights"] else {
        return settings.fault("", "lacks weights", hint: "write weights: {moved_items: 200}", &faults)
      }
      return self.weights(weights, data: data, faults: &faults)
    }
  }

  private static func stages(
    _ elements: [SettingNode], _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Objective? {
    let before = faults.count
    let stages = elements.compactMap { Stage.read($0, data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    let revenue = stages.count { $0.aim == .revenue }
    guard revenue == 1 else {
      return settings.fault(
        "", revenue == 0 ? "lacks the stage revenue" : "names revenue more than once",
        hint: "name revenue once: it says where money decides", &faults)
    }
    return .stages(stages)
  }

  private static func weights(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Objective? {
    let coverage = Aim.CoverageUnit.allCases.map { ("pooled_\($0)", WeightedAim.Counted.coverage($0)) }
    let moves = DisruptionRule.Metric.allCases.map { ("moved_\($0)", WeightedAim.Counted.moves($0)) }
    let counted = coverage + moves
    guard let map = settings.map(keys: counted.map(\.0) + ["deviation"], faults: &faults) else { return nil }
    let before = faults.count
    var aims = counted.compactMap { key, counted in
      map[key].flatMap { node in
        node.price(of: counted.unit, data: data, faults: &faults).map { WeightedAim(counted, price: $0) }
      }
    }
    if let node = map["deviation"] {
      aims += deviations(node, data: data, faults: &faults)
    }
    guard faults.count == before else { return nil }
    guard !aims.isEmpty else {
      return settings.fault("", "weighs nothing", hint: "write weights: {moved_items: 200}", &faults)
    }
    return .weighted(aims)
  }

  /// Reads `{peers: role, standard_minutes: 2.50}`.
  private static func deviations(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> [WeightedAim] {
    let metrics = BalanceMetric.allCases
    guard let map = settings.map(keys: ["peers"] + metrics.map(\.rawValue), faults: &faults) else {
      return []
    }
    let peers = map["peers"].flatMap { $0.choice(PeerGroups.Division.self, faults: &faults) }
    return metrics.compactMap { metric in
      map[metric.rawValue].flatMap { node in
        node.price(of: metric.unit, data: data, faults: &faults).map {
          WeightedAim(.deviation(FairnessScope(metric, peers: peers ?? .roleAndTeam)), price: $0)
        }
      }
    }
  }
}

extension WeightedAim.Counted {
  var unit: Limit.Unit {
    switch self {
    case .coverage(let unit): unit == .items ? .items : .minutes
    case .moves(let metric): metric.unit
    case .deviation(let scope): scope.metric.unit
    }
  }
}

extension DisruptionRule.Metric {
  /// What the metric counts; minor units for revenue.
  public var unit: Limit.Unit {
    switch self {
    case .items: .items
    case .accounts: .accounts
    case .revenue: .money
    }
  }
}

extension Stage {
  private static let names = ["coverage", "revenue", "fairness", "moves"]

  /// Reads `revenue`, or `revenue: {may_lose: 0.5 %}`.
  static func read(_ settings: SettingNode, data: PlanData, faults: inout [InputFault]) -> Stage? {
    SettingProbe.note(settings, .choice(names))
    switch settings.value {
    case .scalar(let text):
      guard names.contains(text) else {
        return settings.fault(
          text, "is not a stage", hint: Suggestion.hint(for: text, in: names), &faults)
      }
      var place = settings.place
      place.field += "." + text
      let empty = SettingNode(value: .null, place: place)
      return read(text, empty, data: data, faults: &faults)
    case .map(let entries):
      guard let map = settings.map(keys: names, faults: &faults) else { return nil }
      guard entries.count == 1, let entry = map.entries.first else {
        return settings.fault(
          "", "is not one stage", hint: "write one stage an entry: - revenue: {may_lose: 0.5 %}", &faults)
      }
      return read(entry.key, entry.value, data: data, faults: &faults)
    case .null, .list:
      return settings.fault(
        settings.shownValue, "is not a stage", hint: Suggestion.hint(for: "", in: names), &faults)
    }
  }

  private static func read(
    _ name: String, _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Stage? {
    if name == "fairness" { return fairness(settings, data: data, faults: &faults) }
    let keys = name == "revenue" ? ["may_lose"] : ["count", "may_lose"]
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    let aim: Aim
    let unit: Limit.Unit
    switch name {
    case "coverage":
      let count = map["count"].flatMap { $0.choice(Aim.CoverageUnit.self, faults: &faults) } ?? .items
      (aim, unit) = (.coverage(count), count == .items ? .items : .minutes)
    case "moves":
      let count = map["count"].flatMap { $0.choice(DisruptionRule.Metric.self, faults: &faults) } ?? .items
      (aim, unit) = (.moves(count), count.unit)
    default:
      (aim, unit) = (.revenue, .money)
    }
    let mayLose = map["may_lose"].flatMap { $0.allowance(of: unit, data: data, faults: &faults) }
    return faults.count == before ? Stage(aim, mayLose: mayLose ?? .share(.zero)) : nil
  }

  private enum MeasureName: String, CaseIterable {
    case largestDeviation = "largest_deviation"
    case lexicographic
    case meanAbsoluteDeviation = "mean_absolute_deviation"
    case gini
  }

  private static func fairness(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Stage? {
    let keys = ["measure", "metric", "peers", "over", "levels", "precision", "may_lose"]
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    let name = map["measure"].flatMap { $0.choice(MeasureName.self, faults: &faults) } ?? .largestDeviation
    let metric = map["metric"].flatMap { $0.choice(BalanceMetric.self, faults: &faults) }
    let peers = map["peers"].flatMap { $0.choice(PeerGroups.Division.self, faults: &faults) }
    let reach = map["over"].flatMap { $0.choice(FairnessScope.Reach.self, faults: &faults) }
    let levels = map["levels"].flatMap { $0.integer(in: 1...20, faults: &faults) }
    let precision = map["precision"].flatMap { $0.share(faults: &faults) }
    let mayLose = map["may_lose"].flatMap { $0.share(faults: &faults) }
    if let node = map["levels"], name != .lexicographic {
      let _: Int? = node.fault(
        node.shownValue, "has a meaning for lexicographic only", hint: "leave it out", &faults)
    }
    guard faults.count == before else { return nil }
    let measure: FairnessAim.Measure =
      switch name {
      case .largestDeviation: .largestDeviation
      case .lexicographic: .lexicographic(levels: levels.map(Int.init) ?? FairnessAim.usualLevels)
      case .meanAbsoluteDeviation: .meanAbsoluteDeviation
      case .gini: .gini
      }
    let scope = FairnessScope(
      metric ?? .standardMinutes, peers: peers ?? .roleAndTeam, reach: reach ?? .groups)
    return Stage(
      .fairness(FairnessAim(measure, scope, precision: precision ?? FairnessAim.usualPrecision)),
      mayLose: .share(mayLose ?? .zero))
  }
}
