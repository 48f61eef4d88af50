/// Representatives who are compared with one another: those of one team and role.
///
/// A hunter and a service engineer do different work, so their loads are not compared.
public struct PeerGroup: Sendable, Equatable {
  /// Team and role, such as `North / farmer`; unique.
  public var name: String
  public var team: String
  public var role: Representative.Role
  /// Ascending. Representatives without capacity belong to the group but have no target.
  public var members: [Int]
}

extension PlanData {
  /// The peer groups, by team and then role, and for each representative the index of its group.
  func peerGroups() -> (groups: [PeerGroup], ofRepresentative: [Int]) {
    var groups: [PeerGroup] = []
    for team in Set(representatives.map(\.team)).sorted() {
      for role in Representative.Role.allCases {
        let members = representatives.indices.filter {
          representatives[$0].team == team && representatives[$0].role == role
        }
        guard !members.isEmpty else { continue }
        groups.append(
          PeerGroup(name: "\(team) / \(role.rawValue)", team: team, role: role, members: members))
      }
    }
    var groupOf = Array(repeating: 0, count: representatives.count)
    for (index, group) in groups.enumerated() {
      for member in group.members { groupOf[member] = index }
    }
    return (groups, groupOf)
  }
}
