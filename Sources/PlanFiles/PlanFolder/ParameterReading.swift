import TerritoryPlanning

/// Reads parameters from settings on top of those that hold already. Faults are collected, and parameters
/// with a fault stay as they were.
struct ParameterReading {
  /// A plan file defines the duties and segments of a plan; a scenario changes only what there is.
  enum Purpose { case define, change }

  let purpose: Purpose
  var parameters: PlanParameters
  var faults: [InputFault] = []

  static let groups = ["duties", "segments", "earning", "travel", "handover", "ramp", "visits", "estimates"]
  private var unit: MoneyUnit { parameters.moneyUnit }

  /// Reads the groups of `node` that are there; other keys are the caller's.
  mutating func readGroups(_ node: SettingNode) {
    guard case .map(let entries) = node.value else { return }
    func group(_ name: String) -> SettingNode? {
      entries.first { $0.key == name && $0.value.value != .null }?.value
    }
    if let duties = group("duties") { readDuties(duties) }
    if let segments = group("segments") { readSegments(segments) }
    if let earning = group("earning") { readEarning(earning) }
    if let travel = group("travel") { readTravel(travel) }
    if let handover = group("handover") { readHandover(handover) }
    if let ramp = group("ramp") { readRamp(ramp) }
    if let estimates = group("estimates") { readEstimates(estimates) }
    if let visits = group("visits") {
      var reading = VisitReading(duties: parameters.duties.map(\.id))
      if let read = reading.read(visits) {
        parameters.visits = read
        parameters.given.insert("visits")
      }
      faults += reading.faults
    }
  }

  // MARK: Duties and segments

  private mutating func readDuties(_ node: SettingNode) {
    let known = parameters.duties
    var duties = purpose == .define ? [] : known
    for entry in members(node, of: "duty", known: known.map(\.id)) {
      let name = "duties.\(entry.key)"
      let keys = ["name", "name_zh", "earning", "roles"]
      let map = SettingLookup(entry.value, keys: keys, unit: unit, faults: &faults)
      let base = known.first { $0.id == entry.key }
      let earning = value(map, "earning", .choice, name) ?? base?.earning
      let roles = map["roles"].flatMap { readRoles($0, name) } ?? base?.roles
      guard let earning, let roles else {
        for key in ["earning", "roles"] where map[key] == nil { lacks(entry, key) }
        continue
      }
      let duty = Duty(
        id: entry.key, name: value(map, "name", .text, name) ?? base?.name ?? entry.key,
        chineseName: value(map, "name_zh", .text, name) ?? base?.chineseName ?? entry.key,
        earning: earning, roles: roles)
      if let index = duties.firstIndex(where: { $0.id == entry.key }) {
        duties[index] = duty
      } else {
        duties.append(duty)
      }
    }
    guard !duties.isEmpty else { return }
    // Segments keep their visits by duty; a new duty has none until a segment says so.
    for index in parameters.segments.indices {
      let segment = parameters.segments[index]
      func of(_ values: [Double], _ id: String, _ fallback: Double) -> Double {
        known.firstIndex { $0.id == id }.map { values[$0] } ?? fallback
      }
      parameters.segments[index].visits = duties.map { of(segment.visits, $0.id, 0) }
      parameters.segments[index].minutesPerVisit = duties.map { of(segment.minutesPerVisit, $0.id, 60) }
    }
    parameters.duties = duties
  }

  private mutating func readRoles(_ node: SettingNode, _ name: String) -> [Representative.Role]? {
    guard let elements = node.list(faults: &faults) else { return nil }
    let before = faults.count
    let roles = elements.compactMap { $0.value(.choice, unit: unit, faults: &faults) as Representative.Role? }
    parameters.given.insert("\(name).roles")
    return faults.count == before ? roles : nil
  }

  private mutating func readSegments(_ node: SettingNode) {
    let known = parameters.segments
    var segments = purpose == .define ? [] : known
    for entry in members(node, of: "segment", known: known.map(\.id)) {
      let base = known.first { $0.id == entry.key } ?? blankSegment(entry.key)
      let segment = readSegment(entry, base: base)
      if let index = segments.firstIndex(where: { $0.id == entry.key }) {
        segments[index] = segment
      } else {
        segments.append(segment)
      }
    }
    if !segments.isEmpty { parameters.segments = segments }
  }

  private func blankSegment(_ id: String) -> Segment {
    Segment(
      id: id, name: id, chineseName: id, minimumPotential: .zero, minimumCurrent: .zero,
      visits: parameters.duties.map { _ in 0 }, minutesPerVisit: parameters.duties.map { _ in 60 },
      tripSharing: 1, expectedDeals: 0, winRate: 0, dealSize: .zero)
  }

  private mutating func readSegment(_ entry: SettingNode.Entry, base: Segment) -> Segment {
    let keys = [
      "name", "name_zh", "minimum_potential", "minimum_current", "visits", "minutes_per_visit",
      "trip_sharing", "expected_deals", "win_rate", "deal_size",
    ]
    let name = "segments.\(entry.key)"
    let map = SettingLookup(entry.value, keys: keys, unit: unit, faults: &faults)
    var segment = base
    segment.name = value(map, "name", .text, name) ?? base.name
    segment.chineseName = value(map, "name_zh", .text, name) ?? base.chineseName
    segment.minimumPotential = money(map, "minimum_potential", name) ?? base.minimumPotential
    segment.minimumCurrent = money(map, "minimum_current", name) ?? base.minimumCurrent
    if let visits = map["visits"] {
      segment.visits = byDuty(visits, segment.visits, 0...1000, "\(name).visits")
    }
    if let minutes = map["minutes_per_visit"] {
      segment.minutesPerVisit = byDuty(
        minutes, segment.minutesPerVisit, 1...10_000, "\(name).minutes_per_visit")
    }
    segment.tripSharing = number(map, "trip_sharing", 1...1000, name) ?? base.tripSharing
    segment.expectedDeals = number(map, "expected_deals", 0...1_000_000, name) ?? base.expectedDeals
    segment.winRate = share(map, "win_rate", name) ?? base.winRate
    segment.dealSize = money(map, "deal_size", name) ?? base.dealSize
    return segment
  }

  private mutating func byDuty(
    _ node: SettingNode, _ base: [Double], _ range: ClosedRange<Double>, _ name: String
  ) -> [Double] {
    let ids = parameters.duties.map(\.id)
    let map = SettingLookup(node, keys: ids, unit: unit, faults: &faults)
    return ids.indices.map { number(map, ids[$0], range, name) ?? base[$0] }
  }

  /// The entries of a map of duties or segments; a scenario may name only known ones.
  private mutating func members(
    _ node: SettingNode, of noun: String, known: [String]
  ) -> [SettingNode.Entry] {
    guard case .map(let entries) = node.value else {
      report(node.place, "", "is not a map of \(noun) ids", "write `id: {key: value}`")
      return []
    }
    return entries.filter { entry in
      if purpose == .change, !known.contains(entry.key) {
        report(
          entry.keyPlace, entry.key, "unknown \(noun)", Suggestion.hint(for: entry.key, in: known))
        return false
      }
      let isPlain = entry.key.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
      }
      if !isPlain {
        report(
          entry.keyPlace, entry.key, "cannot be the id of a \(noun)",
          "use lower-case letters a-z, digits and _; names may hold anything")
      }
      return isPlain
    }
  }

  // MARK: Plain groups

  private mutating func readEarning(_ node: SettingNode) {
    let keys = [
      "baseline_retention", "attended_retention", "at_risk_share", "satisfaction_effect",
      "headroom_margin", "travel_cost_per_hour",
    ]
    let map = SettingLookup(node, keys: keys, unit: unit, faults: &faults)
    var earning = parameters.earning
    earning.baselineRetention = share(map, keys[0], "earning") ?? earning.baselineRetention
    earning.attendedRetention = share(map, keys[1], "earning") ?? earning.attendedRetention
    earning.atRiskShare = share(map, keys[2], "earning") ?? earning.atRiskShare
    earning.satisfactionEffect = share(map, keys[3], "earning") ?? earning.satisfactionEffect
    earning.headroomMargin = money(map, keys[4], "earning") ?? earning.headroomMargin
    earning.travelCostPerHour = money(map, keys[5], "earning") ?? earning.travelCostPerHour
    if earning.baselineRetention > earning.attendedRetention {
      report(
        map[keys[1]]?.place ?? map[keys[0]]?.place ?? node.place,
        WrittenNumber.written(earning.attendedRetention),
        "attended retention is below the baseline of \(WrittenNumber.written(earning.baselineRetention))",
        "a visited customer stays at least as well as one that nobody visits")
    }
    parameters.earning = earning
  }

  private mutating func readTravel(_ node: SettingNode) {
    let map = SettingLookup(node, keys: ["speed", "detour"], unit: unit, faults: &faults)
    if let speed = number(map, "speed", 0.1...1000, "travel") { parameters.travel.speed = speed }
    if let detour = number(map, "detour", 1...10, "travel") { parameters.travel.detour = detour }
  }

  private mutating func readHandover(_ node: SettingNode) {
    let keys = ["loss", "loss_per_year", "most_loss"]
    let map = SettingLookup(node, keys: keys, unit: unit, faults: &faults)
    var handover = parameters.handover
    handover.loss = share(map, keys[0], "handover") ?? handover.loss
    handover.lossPerYear = share(map, keys[1], "handover") ?? handover.lossPerYear
    handover.mostLoss = share(map, keys[2], "handover") ?? handover.mostLoss
    if handover.mostLoss < handover.loss {
      report(
        map[keys[2]]?.place ?? map[keys[0]]?.place ?? node.place, WrittenNumber.written(handover.mostLoss),
        "most_loss is below the loss of \(WrittenNumber.written(handover.loss))", "raise most_loss")
    }
    parameters.handover = handover
  }

  private mutating func readEstimates(_ node: SettingNode) {
    let map = SettingLookup(node, keys: ["error"], unit: unit, faults: &faults)
    if let error = share(map, "error", "estimates") { parameters.estimates.error = error }
  }

  private mutating func readRamp(_ node: SettingNode) {
    let map = SettingLookup(node, keys: ["target", "months"], unit: unit, faults: &faults)
    if let target = value(map, "target", .choice, "ramp") as RampParameters.Target? {
      parameters.ramp.target = target
    }
    guard let months = map["months"], let elements = months.list(faults: &faults) else { return }
    parameters.given.insert("ramp.months")
    parameters.ramp.months = elements.prefix(120).compactMap { $0.share(faults: &faults)?.double }
    if elements.count > 120 { report(months.place, "", "has more than 120 months", "write fewer") }
  }

  // MARK: Values

  private mutating func value<Value: Sendable>(
    _ map: SettingLookup, _ key: String, _ format: ValueFormat<Value>, _ group: String
  ) -> Value? {
    let value = map.value(key, format, faults: &faults)
    if value != nil { parameters.given.insert("\(group).\(key)") }
    return value
  }

  private mutating func number(
    _ map: SettingLookup, _ key: String, _ range: ClosedRange<Double>, _ group: String
  ) -> Double? {
    guard let number = value(map, key, .number, group) else { return nil }
    guard range.contains(number) else {
      let bounds = [range.lowerBound, range.upperBound].map { WrittenNumber.written($0) }
      report(
        map[key]!.place, WrittenNumber.written(number), "is out of range",
        "write \(bounds[0]) to \(bounds[1])"
      )
      return nil
    }
    return number
  }

  private mutating func share(_ map: SettingLookup, _ key: String, _ group: String) -> Double? {
    guard let share = map[key]?.share(faults: &faults) else { return nil }
    parameters.given.insert("\(group).\(key)")
    return share.double
  }

  private mutating func money(_ map: SettingLookup, _ key: String, _ group: String) -> Money? {
    guard let money = value(map, key, .money, group) else { return nil }
    guard money >= .zero, money <= SettingNode.mostMoney else {
      report(
        map[key]!.place, MoneyText.written(money, digits: unit.digits), "is out of range",
        "write 0 to \(MoneyText.written(SettingNode.mostMoney, digits: unit.digits))")
      return nil
    }
    return money
  }

  private mutating func lacks(_ entry: SettingNode.Entry, _ key: String) {
    report(entry.keyPlace, entry.key, "lacks \(key)", "a duty that is not standard states it")
  }

  private mutating func report(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}

extension Share {
  /// The same share as a floating number.
  var double: Double { Double(millionths) / 1_000_000 }
}
