/// Positions that a plan may leave unused: posts that may be filled, people or posts that may be given up. A
/// position is used when it holds at least one item.
public struct Staffing: Sendable, Equatable {
  /// Indices of representatives, ascending.
  public let optional: [Int]
  /// How many of them a legal plan uses at least and at most.
  public let leastUsed: Int
  public let mostUsed: Int

  public init(optional: [Int], leastUsed: Int, mostUsed: Int) {
    self.optional = optional.sorted()
    self.leastUsed = min(max(leastUsed, 0), optional.count)
    self.mostUsed = min(max(mostUsed, 0), optional.count)
  }

  /// Optional positions that hold nothing under these holders.
  public func unused(under holders: [Holder?]) -> Set<Int> {
    Set(optional).subtracting(holders.lazy.compactMap { $0?.index })
  }

  /// Positions without which a group of representatives is as small as a legal plan can leave it: in every
  /// group the optional ones of least capacity stay that must, however the others are filled.
  func absentAtFewest(in groups: PeerGroups, capacity: [Minutes]) -> Set<Int> {
    absent(groups, capacity, largestStay: false) { max(0, leastUsed - (optional.count - $0)) }
  }

  /// The same for a group that is as large as it can be.
  func absentAtMost(in groups: PeerGroups, capacity: [Minutes]) -> Set<Int> {
    absent(groups, capacity, largestStay: true) { min($0, mostUsed) }
  }

  private func absent(
    _ groups: PeerGroups, _ capacity: [Minutes], largestStay: Bool, kept: (_ inGroup: Int) -> Int
  ) -> Set<Int> {
    var absent: Set<Int> = []
    for group in groups.groups.indices {
      let members = optional.filter { groups.groupOfRepresentative[$0] == group }.sorted { a, b in
        let (x, y) = (capacity[a], capacity[b])
        return x == y ? a < b : (x > y) == largestStay
      }
      absent.formUnion(members.dropFirst(kept(members.count)))
    }
    return absent
  }
}

extension Staffing {
  /// A requirement as it holds when positions may be left unused: lower bounds of an optional position ask for
  /// something only while it is used. An unused one counts as carrying exactly its least.
  func relaxing(_ requirement: Requirement, in context: PlanningContext) -> Requirement {
    guard case .limit(var limit) = requirement, case .representative(let index) = limit.subject,
      let lower = limit.lower, lower > 0, optional.contains(index)
    else { return requirement }
    limit.measure = .sum([
      limit.measure, .constant(lower),
      .occurrences([Self.use(of: index, amount: -lower, in: context)]),
    ])
    return .limit(limit)
  }

  /// That a position holds something.
  static func use(of representative: Int, amount: Int64, in context: PlanningContext) -> Limit.Occurrence {
    Limit.Occurrence(items: Array(context.items.indices), amount: amount) { _, holder in
      holder.index == representative
    }
  }
}
