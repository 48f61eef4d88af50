/// Representatives.
extension RecordResolution {
  /// Largest relative skill that is believed.
  static let mostSkill = 10.0
  /// Largest number of minutes a period that is believed: about 19 years.
  static let mostMinutes = Minutes(10_000_000)

  mutating func resolvedRepresentatives() -> [Representative] {
    let people = records.representatives.map { resolved($0) }
    checkManagers(people)
    return people
  }

  /// A manager is named by id or name. Who is not among the representatives is somebody outside the plan; a
  /// name that several have says nothing, and nobody is above himself.
  private mutating func checkManagers(_ representatives: [Representative]) {
    let table = "representatives.csv"
    let byName = Dictionary(grouping: representatives.indices) { representatives[$0].name }
    var above = [Int?](repeating: nil, count: representatives.count)
    for (index, representative) in representatives.enumerated() {
      guard let manager = representative.manager else { continue }
      let named = byName[manager] ?? []
      above[index] = self.representatives[manager] ?? (named.count == 1 ? named[0] : nil)
      if self.representatives[manager] == nil, named.count > 1 {
        fault(
          table, records.representatives[index].manager.origin, "manager", manager,
          "is the name of \(named.count) representatives",
          "write the id: \(named.map { representatives[$0].id }.joined(separator: " or "))")
      }
    }
    checkCycles(
      above, ids: representatives.map(\.id), table, origins: records.representatives.map(\.manager.origin),
      "representative", field: "manager", relation: "manager")
  }

  private mutating func resolved(_ record: RepresentativeRecord) -> Representative {
    let table = "representatives.csv"
    let id = record.id.value ?? ""
    let role = record.role.value ?? .allRound
    let (working, nonSelling) = resolvedTime(record)
    let cost = record.cost.value ?? .zero
    if cost < .zero {
      fault(table, record.cost.origin, "cost", shown(cost), "is negative", "write 0 or more")
    }
    let limit = record.travelLimit.value
    if let limit, limit < .zero || limit > Self.mostMinutes {
      fault(
        table, record.travelLimit.origin, "travel_limit_minutes", "\(limit.count)", "is out of range",
        "write minutes of the longest one-way trip, or leave it empty for none")
    }
    if let cap = record.loadCap.value, cap < 0 {
      fault(table, record.loadCap.origin, "load_cap", "\(cap)", "is negative", "write a number of work items")
    }
    let status = resolvedStatus(record)
    return Representative(
      id: id, name: record.name.value ?? id, team: record.team.value ?? "", manager: record.manager.value,
      home: coordinates(record.latitude, record.longitude, table, record: record.origin),
      homeRegion: reference(record.region, in: regions, table, "region"),
      role: role, duties: resolvedDuties(record, role: role), skill: resolvedSkill(record),
      qualifications: Self.distinct(record.qualifications.value),
      workingMinutes: working, nonSellingMinutes: nonSelling,
      fullTimeEquivalent: number(record.fullTimeEquivalent, default: 1, in: 0...1.5, table, "fte"),
      presence: number(record.presence, default: 1, in: 0...1, table, "presence"),
      travelLimit: limit, loadCap: record.loadCap.value,
      regions: references(record.regions, in: regions, table, "regions"), cost: cost,
      status: status, leave: resolvedLeave(record), lastDay: resolvedLastDay(record, status: status),
      keepsUntilLeaving: resolvedKeeping(record), training: resolvedTraining(record))
  }

  private mutating func resolvedTime(_ record: RepresentativeRecord) -> (working: Minutes, other: Minutes) {
    let table = "representatives.csv"
    _ = present(record.workingMinutes, table, "working_minutes", record: record.origin)
    let working = record.workingMinutes.value ?? .zero
    let other = record.nonSellingMinutes.value ?? .zero
    for (minutes, entry, field) in [
      (working, record.workingMinutes, "working_minutes"),
      (other, record.nonSellingMinutes, "non_selling_minutes"),
    ] {
      if minutes < .zero {
        fault(table, entry.origin, field, "\(minutes.count)", "is negative", "write minutes of the period")
      } else if minutes > Self.mostMinutes {
        fault(
          table, entry.origin, field, "\(minutes.count)", "is too large",
          "write at most \(Self.mostMinutes.count) minutes of the period")
      }
    }
    if other > working, working >= .zero, record.workingMinutes.value != nil {
      fault(
        table, record.nonSellingMinutes.origin, "non_selling_minutes", "\(other.count)",
        "exceeds the \(working.count) working minutes: capacity would be negative",
        "write at most \(working.count)")
    }
    return (working, other)
  }

  private mutating func resolvedDuties(_ record: RepresentativeRecord, role: Representative.Role) -> [Bool] {
    guard let ids = record.duties.value else { return parameters.duties.map { $0.roles.contains(role) } }
    var allowed = [Bool](repeating: false, count: parameters.duties.count)
    for id in ids {
      let duty = reference(
        id, origin: record.duties.origin, in: duties, "representatives.csv", "duties")
      if let duty { allowed[duty] = true }
    }
    return allowed
  }

  private mutating func resolvedSkill(_ record: RepresentativeRecord) -> [Double] {
    parameters.duties.indices.map { duty in
      guard let skill = record.skill[duty].value else { return 1 }
      if !(skill > 0 && skill <= Self.mostSkill) {
        fault(
          "representatives.csv", record.skill[duty].origin, "skill_\(parameters.duties[duty].id)",
          shown(skill), "is out of range", "write more than 0, at most 10; 1 is the standard representative")
      }
      return skill
    }
  }

  private func resolvedStatus(_ record: RepresentativeRecord) -> Representative.Status {
    let day = record.statusDate.value ?? parameters.periodStart
    switch record.status.value ?? .active {
    case .active: return .active
    case .ramping: return .ramping(from: day)
    case .leaving: return .leaving(on: day)
    case .open: return .open(from: day)
    }
  }

  /// Indices of the ids of a list, ascending and distinct; nil when nothing was written.
  mutating func references(
    _ entry: Entry<[String]>, in index: IDIndex, _ table: String, _ field: String
  ) -> [Int]? {
    guard let ids = entry.value else { return nil }
    var found: Set<Int> = []
    for id in ids {
      if let position = reference(id, origin: entry.origin, in: index, table, field) {
        found.insert(position)
      }
    }
    return found.sorted()
  }

  static func distinct(_ texts: [String]?) -> [String] {
    guard let texts, !texts.isEmpty else { return [] }
    return Array(Set(texts)).sorted()
  }
}
