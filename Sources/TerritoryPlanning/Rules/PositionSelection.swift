/// Some positions of the data: all, those named, or those of roles, teams and home regions.
public enum PositionSelection: Sendable, Equatable {
  case everybody
  /// Indices of representatives.
  case named(Set<Int>)
  /// nil: any. Home regions with the regions inside them; somebody without a home region is in none.
  case having(roles: [Representative.Role]?, teams: [String]?, regions: [Int]?)

  public func contains(_ position: Int, in data: PlanData) -> Bool {
    switch self {
    case .everybody: return true
    case .named(let positions): return positions.contains(position)
    case .having(let roles, let teams, let regions):
      let person = data.representatives[position]
      if let roles, !roles.contains(person.role) { return false }
      if let teams, !teams.contains(person.team) { return false }
      guard let regions else { return true }
      let around = person.homeRegion.map { data.regionsContaining($0) } ?? []
      return around.contains(where: regions.contains)
    }
  }

  static let keys = ["role", "team", "region"]

  /// Reads `all`, `none`, `[id, id]` or `{role: hunter, team: [North, South], region: EAST}`.
  static func read(
    _ node: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> PositionSelection? {
    switch node.value {
    case .scalar("all"): return .everybody
    case .scalar("none"): return .named([])
    case .list:
      let ids = data.representatives.map(\.id)
      return node.indices(of: "representative", in: ids, faults: &faults).map { .named(Set($0)) }
    case .map:
      guard let map = node.map(keys: keys, faults: &faults) else { return nil }
      return having(map, data: data, faults: &faults)
    case .scalar, .null:
      return node.fault(
        node.shownValue, "selects no positions",
        hint: "write all, none, [id, id] or {role: hunter, region: EAST}", &faults)
    }
  }

  /// The positions that have what a map's keys `role`, `team` and `region` say.
  static func having(
    _ map: SettingMap, data: PlanData, faults: inout [InputFault]
  ) -> PositionSelection? {
    let before = faults.count
    var teams: [String] = []
    for person in data.representatives where !teams.contains(person.team) { teams.append(person.team) }
    let roles = map["role"].map { node in
      node.oneOrMore.compactMap { $0.choice(Representative.Role.self, faults: &faults) }
    }
    let chosenTeams = map["team"].map { node in
      node.oneOrMore.compactMap { $0.index(of: "team", in: teams, faults: &faults).map { teams[$0] } }
    }
    let regions = map["region"].map { node in
      node.oneOrMore.compactMap { $0.index(of: "region", in: data.regions.map(\.id), faults: &faults) }
    }
    guard faults.count == before else { return nil }
    if roles == nil, chosenTeams == nil, regions == nil { return .everybody }
    return .having(roles: roles, teams: chosenTeams, regions: regions)
  }
}

extension SettingNode {
  /// The elements of a list, or the node itself.
  fileprivate var oneOrMore: [SettingNode] {
    if case .list(let elements) = value { elements } else { [self] }
  }
}
