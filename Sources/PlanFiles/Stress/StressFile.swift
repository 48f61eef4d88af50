public import ScenarioRunning
public import TerritoryPlanning

/// Reads the settings of a stress test. docs/stress.md describes the file.
public enum StressFile {
  /// - Parameters:
  ///   - path: a YAML file.
  ///   - data: of the scenario that is tested.
  /// - Returns: what the file says, and the default where it says nothing.
  /// - Throws: everything wrong in the file, each with its place.
  public static func read(path: String, data: PlanData) throws(InputFaults) -> StressSettings {
    let name = FilePaths.lastComponent(path)
    let root = try SettingsFile.read(path: path, name: name)
    var reading = StressReading(data: data)
    reading.read(root)
    guard reading.faults.isEmpty else { throw InputFaults(reading.faults, files: [name]) }
    return reading.settings
  }
}

private struct StressReading {
  let data: PlanData
  var settings = StressSettings()
  var faults: [InputFault] = []

  init(data: PlanData) { self.data = data }

  private static let keys = [
    "draws", "seed", "counts", "wins", "churn", "contracts", "market", "industries", "absences", "estimates",
    "quantiles",
    "worst",
  ]
  private static let mostVolatility = Share(millionths: 3_000_000)

  mutating func read(_ root: SettingNode) {
    guard let map = root.map(keys: Self.keys, faults: &faults) else { return }
    take(map, "draws") {
      $0.integer(in: 100...10_000_000, faults: &$1)
    } then: {
      $0.draws = Int($1)
    }
    take(map, "seed") {
      $0.integer(in: 0...Int64.max, faults: &$1)
    } then: {
      $0.seed = UInt64($1)
    }
    take(map, "counts") {
      $0.choice(StressSettings.Counted.self, faults: &$1)
    } then: {
      $0.counted = $1
    }
    take(map, "wins") {
      $0.bool(faults: &$1)
    } then: {
      $0.wins = $1
    }
    take(map, "churn") {
      $0.bool(faults: &$1)
    } then: {
      $0.churn = $1
    }
    take(map, "contracts") {
      $0.integer(in: 1...100, faults: &$1)
    } then: {
      $0.contracts = Int($1)
    }
    if let market = map["market"] { readMarket(market) }
    if let industries = map["industries"]?.map(keys: ["volatility"], faults: &faults) {
      take(industries, "volatility", in: "industries", Self.volatility) { $0.industryVolatility = $1 }
    }
    if let absences = map["absences"] { readAbsences(absences) }
    if let estimates = map["estimates"]?.map(keys: ["error", "shared_by_segment"], faults: &faults) {
      take(estimates, "error", in: "estimates", Self.share) { $0.estimateError = $1 }
      take(estimates, "shared_by_segment", in: "estimates", Self.share) { $0.sharedBySegment = $1 }
    }
    if let quantiles = map["quantiles"] { readQuantiles(quantiles) }
    take(map, "worst") { node, faults in
      node.share(in: Share(millionths: 1_000)...Share(millionths: 500_000), faults: &faults)?.fraction
    } then: {
      $0.worst = $1
    }
  }

  /// Reads a key where it is given, and notes that it was.
  private mutating func take<Value>(
    _ map: SettingMap, _ key: String, in group: String = "",
    _ read: (SettingNode, inout [InputFault]) -> Value?, then set: (inout StressSettings, Value) -> Void
  ) {
    guard let node = map[key], let value = read(node, &faults) else { return }
    set(&settings, value)
    settings.given.insert(group.isEmpty ? key : group + "." + key)
  }

  private static func share(_ node: SettingNode, _ faults: inout [InputFault]) -> Double? {
    node.share(faults: &faults)?.fraction
  }

  private static func volatility(_ node: SettingNode, _ faults: inout [InputFault]) -> Double? {
    node.share(in: Share.zero...mostVolatility, faults: &faults)?.fraction
  }

  private mutating func readMarket(_ node: SettingNode) {
    guard let map = node.map(keys: ["volatility", "correlation", "regions"], faults: &faults) else { return }
    take(map, "volatility", in: "market", Self.volatility) { $0.marketVolatility = $1 }
    take(map, "correlation", in: "market", Self.share) { $0.marketCorrelation = $1 }
    guard let regions = map["regions"] else { return }
    guard case .map(let entries) = regions.value else {
      faults.append(
        InputFault(
          place: regions.place, value: "", message: "is not a map of regions", hint: "write {EAST: 12 %}"))
      return
    }
    let ids = data.regions.map(\.id)
    for entry in entries {
      guard let region = ids.firstIndex(of: entry.key) else {
        faults.append(
          InputFault(
            place: entry.keyPlace, value: entry.key, message: "is not a region of this plan",
            hint: Suggestion.hint(for: entry.key, in: ids)))
        continue
      }
      guard let volatility = Self.volatility(entry.value, &faults) else { continue }
      settings.volatilityOfRegion[region] = volatility
      settings.given.insert("market.regions.\(entry.key)")
    }
  }

  private mutating func readAbsences(_ node: SettingNode) {
    guard let map = node.map(keys: ["chance", "shortest_days", "longest_days"], faults: &faults) else {
      return
    }
    take(map, "chance", in: "absences", Self.share) { $0.absenceChance = $1 }
    var (shortest, longest) = (settings.absenceDays.lowerBound, settings.absenceDays.upperBound)
    take(map, "shortest_days", in: "absences") {
      $0.integer(in: 1...366, faults: &$1)
    } then: {
      shortest = Int($1)
    }
    take(map, "longest_days", in: "absences") {
      $0.integer(in: 1...366, faults: &$1)
    } then: {
      longest = Int($1)
    }
    guard shortest <= longest else {
      let blamed = map["longest_days"] ?? map["shortest_days"] ?? node
      faults.append(
        InputFault(
          place: blamed.place, value: "\(shortest) to \(longest)",
          message: "is a shortest absence above the longest", hint: "give both, shortest_days first"))
      return
    }
    settings.absenceDays = shortest...longest
  }

  /// Ascending, whatever the order of the text.
  private mutating func readQuantiles(_ node: SettingNode) {
    guard let list = node.list(faults: &faults) else { return }
    let range = Share(millionths: 1_000)...Share(millionths: 999_000)
    let shares = list.compactMap { $0.share(in: range, faults: &faults) }
    guard shares.count == list.count else { return }
    guard !shares.isEmpty, shares.count <= 9, Set(shares).count == shares.count else {
      faults.append(
        InputFault(
          place: node.place, value: "", message: "is not a list of one to nine different shares",
          hint: "write [10 %, 50 %, 90 %]"))
      return
    }
    settings.quantiles = shares.sorted().map(\.fraction)
    settings.given.insert("quantiles")
  }
}
