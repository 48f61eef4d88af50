public import TerritoryPlanning

/// The changes of a diff added up by representative, by region and by duty.
public struct DiffTotals: Sendable, Equatable {
  /// What the two plans give one representative.
  public struct Person: Sendable, Equatable {
    public var representative: Int
    /// Changed items that come from others and go to others.
    public var itemsIn: Int
    public var itemsOut: Int
    public var before: RepresentativeEvaluation
    public var after: RepresentativeEvaluation
  }

  /// The changes in one region or of one duty.
  public struct Part: Sendable, Equatable {
    /// Of the region, or of the duty.
    public var index: Int
    public var items: Int
    public var accounts: Int
    public var minutes: Minutes
    /// Revenue less travel cost of the changed items, second plan less first.
    public var worth: Money
  }

  /// Those with a change, most changed minutes first.
  public let people: [Person]
  /// Those with a change, most changed minutes first; each account counts for its own region.
  public let regions: [Part]
  public let duties: [Part]

  public init(_ diff: PlanDiff) {
    let context = diff.context
    var itemsIn = [Int](repeating: 0, count: context.data.representatives.count + 1)
    var itemsOut = itemsIn
    for change in diff.changes where change.from != change.to {
      if let from = change.from { itemsOut[from.index] += 1 }
      if let to = change.to { itemsIn[to.index] += 1 }
    }
    people = zip(diff.before.evaluation.representatives, diff.after.evaluation.representatives)
      .map { before, after in
        let who = before.representative
        return Person(
          representative: who, itemsIn: itemsIn[who], itemsOut: itemsOut[who], before: before, after: after)
      }
      .filter { $0.itemsIn + $0.itemsOut > 0 || $0.before.actualMinutes != $0.after.actualMinutes }
      .sorted { one, other in
        let sizes = [one, other].map {
          ($0.after.standardMinutes - $0.before.standardMinutes).count.magnitude
        }
        return (sizes[1], one.representative) < (sizes[0], other.representative)
      }
    regions = Self.parts(of: diff) { context.data.accounts[context.items[$0].account].region }
    duties = Self.parts(of: diff) { context.items[$0].duty }
  }

  private static func parts(of diff: PlanDiff, by key: (Int) -> Int) -> [Part] {
    let context = diff.context
    return Dictionary(grouping: diff.changes) { key($0.item) }
      .map { index, changes in
        Part(
          index: index, items: changes.count,
          accounts: Set(changes.map { context.items[$0.item].account }).count,
          minutes: changes.reduce(.zero) { $0 + context.standardMinutes[$1.item] },
          worth: changes.reduce(.zero) { $0 + $1.worth(in: context) })
      }
      .sorted { ($1.minutes, $0.index) < ($0.minutes, $1.index) }
  }
}

extension PlanDiff.Change {
  /// Revenue less travel cost of the item, second plan less first.
  public func worth(in context: PlanningContext) -> Money {
    let after = to.map { context.worth(item: item, holder: $0, level: levelAfter) } ?? .zero
    let before = from.map { context.worth(item: item, holder: $0, level: levelBefore) } ?? .zero
    return after - before
  }
}
