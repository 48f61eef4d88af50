/// Representatives who are compared with each other.
public struct PeerGroup: Sendable, Equatable {
  /// Such as `hunter/East`; distinct among the groups of one partition.
  public let name: String
  /// Ascending; only representatives with capacity.
  public let members: [Int]
  /// Selling minutes of the members together, above 0.
  public let capacity: Minutes
}

/// A division of the representatives with capacity into peer groups.
///
/// Representatives without capacity (leavers, absent, closed positions) belong to no group: they take no items
/// and would distort the averages.
public struct PeerGroups: Sendable, Equatable {
  public enum Division: String, Sendable, CaseIterable {
    /// A hunter and a service engineer are not compared, nor are two teams.
    case roleAndTeam = "role_and_team"
    case role, team, all
  }

  public let division: Division
  /// In order of their first members.
  public let groups: [PeerGroup]
  /// For each representative: index into `groups`, or nil without capacity. Positions that are absent belong to
  /// the group of their peers without being members.
  public let groupOfRepresentative: [Int?]

  /// - Parameter absent: positions taken as not filled.
  public init(_ division: Division, in context: PlanningContext, without absent: Set<Int> = []) {
    var indexOfName: [String: Int] = [:]
    var names: [String] = []
    var members: [[Int]] = []
    var groupOf = [Int?](repeating: nil, count: context.data.representatives.count)
    for (index, representative) in context.data.representatives.enumerated()
    where context.capacity[index].count > 0 && !absent.contains(index) {
      let name = PeerGroups.name(of: representative, division)
      if let known = indexOfName[name] {
        members[known].append(index)
        groupOf[index] = known
      } else {
        indexOfName[name] = names.count
        groupOf[index] = names.count
        names.append(name)
        members.append([index])
      }
    }
    for index in absent where context.capacity[index].count > 0 {
      groupOf[index] = indexOfName[PeerGroups.name(of: context.data.representatives[index], division)]
    }
    self.division = division
    groupOfRepresentative = groupOf
    groups = zip(names, members).map { name, members in
      PeerGroup(
        name: name, members: members, capacity: members.reduce(.zero) { $0 + context.capacity[$1] })
    }
  }

  private static func name(of representative: Representative, _ division: Division) -> String {
    switch division {
    case .roleAndTeam: "\(representative.role.rawValue)/\(representative.team)"
    case .role: representative.role.rawValue
    case .team: representative.team
    case .all: "all"
    }
  }
}
