/// A division of the representatives by team or by branch of the reporting lines.
///
/// Reporting lines: a manager's text is the id of a representative, else a name that only one representative
/// has, else somebody outside the plan, above whom nobody is known.
public struct RepresentativeGroups: Sendable, Equatable {
  public enum Division: Sendable, Equatable {
    /// By the representatives' `team`; who has none stands alone.
    case team
    /// By the person of a level of the reporting lines: 0 is the top, 1 those who report to the top. Who stands
    /// higher than the level is a branch alone.
    case branch(level: Int)
  }

  /// The group of each representative, numbered from 0 in the order of first members.
  public let groupOfRepresentative: [Int]
  /// What each group is called: the team's name, or the name of the person at its head.
  public let names: [String]

  public init(_ division: Division, in data: PlanData) {
    var numbers: [Key: Int] = [:]
    var groups: [Int] = []
    var names: [String] = []
    for index in data.representatives.indices {
      let key = Self.key(of: index, division, in: data)
      if let known = numbers[key] {
        groups.append(known)
        continue
      }
      numbers[key] = names.count
      groups.append(names.count)
      names.append(key.name(in: data))
    }
    groupOfRepresentative = groups
    self.names = names
  }

  private enum Key: Hashable {
    case team(String)
    case representative(Int)
    case outsider(String)

    func name(in data: PlanData) -> String {
      switch self {
      case .team(let name), .outsider(let name): name
      case .representative(let index): data.representatives[index].name
      }
    }
  }

  private static func key(of representative: Int, _ division: Division, in data: PlanData) -> Key {
    switch division {
    case .team:
      let team = data.representatives[representative].team
      return team.isEmpty ? .representative(representative) : .team(team)
    case .branch(let level):
      var line: [Key] = [.representative(representative)]
      var at = representative
      while let manager = data.representatives[at].manager {
        guard let above = data.representative(calledByManagerText: manager) else {
          line.append(.outsider(manager))
          break
        }
        line.append(.representative(above))
        at = above
      }
      return line.reversed()[min(level, line.count - 1)]
    }
  }
}

extension PlanData {
  /// The representative of this id, else the only one of this name; nil where there is none.
  func representative(calledByManagerText text: String) -> Int? {
    if let index = representatives.firstIndex(where: { $0.id == text }) { return index }
    let named = representatives.indices.filter { representatives[$0].name == text }
    return named.count == 1 ? named[0] : nil
  }
}
