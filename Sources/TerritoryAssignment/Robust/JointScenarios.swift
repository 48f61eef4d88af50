public import TerritoryPlanning

/// Scenarios that one plan is sought for: the same accounts, duties and representatives, each with its own figures and
/// rules.
///
/// A plan is written on joint work items: every item that any of the scenarios has. In a scenario it is what the plan
/// says of the scenario's own items. docs/formulations/robust.md has the sets and formulas.
public struct JointScenarios: Sendable {
  /// Where a plan has to be legal.
  public enum Legality: String, Sendable, CaseIterable, Codable {
    /// In the first scenario; the others only say what it is worth there.
    case base
    /// In all of them.
    case everywhere
  }

  public let planners: [TerritoryPlanner]
  public let legality: Legality
  /// Joint work items. Its own figures mean nothing.
  let context: PlanningContext
  /// `[scenario][joint item]`: the scenario's item, -1 where it has none.
  let itemOfJoint: [[Int]]
  /// `[scenario][item]`: the joint item.
  let jointOfItem: [[Int]]

  /// - Precondition: at least one planner, none with stages.
  /// - Throws: `Difference` that names what differs.
  public init(_ planners: [TerritoryPlanner], legality: Legality) throws(Difference) {
    for (number, planner) in planners.enumerated() {
      if let difference = Difference(planners[0].context, planner.context, scenario: number) {
        throw difference
      }
    }
    self.planners = planners
    self.legality = legality
    let context = PlanningContext(data: Self.jointData(planners.map(\.context)))
    self.context = context
    var itemOfJoint: [[Int]] = []
    var jointOfItem: [[Int]] = []
    for planner in planners {
      var ofJoint = [Int](repeating: -1, count: context.items.count)
      var ofItem = [Int](repeating: -1, count: planner.context.items.count)
      for (number, item) in planner.context.items.enumerated() {
        let joint = context.itemsOfAccount[item.account].first { context.items[$0].duty == item.duty }
        // The joint data have every item of every scenario.
        guard let joint else { preconditionFailure("an item of a scenario is not among the joint ones") }
        (ofJoint[joint], ofItem[number]) = (number, joint)
      }
      itemOfJoint.append(ofJoint)
      jointOfItem.append(ofItem)
    }
    (self.itemOfJoint, self.jointOfItem) = (itemOfJoint, jointOfItem)
  }

  /// Scenarios whose rules a plan has to keep.
  public var binding: Range<Int> { 0..<(legality == .base ? 1 : planners.count) }

  /// What a joint plan is in a scenario.
  public func plan(_ joint: Plan, in scenario: Int) -> Plan {
    let planner = planners[scenario]
    let holders = jointOfItem[scenario].map { joint.holders[$0] }
    return planner.context.plan(holders: holders, unused: planner.staffing?.unused(under: holders) ?? [])
  }

  /// A plan of a scenario as a joint one: items that it lacks stay in the pool.
  func joint(_ plan: Plan, of scenario: Int) -> Plan {
    let holders = itemOfJoint[scenario].map { $0 < 0 ? context.pool : plan.holders[$0] }
    return context.plan(holders: holders)
  }

  /// Data with every item of every scenario: an account is a customer where it is one anywhere, with the largest
  /// headroom of any, and a segment plans visits where any does.
  private static func jointData(_ contexts: [PlanningContext]) -> PlanData {
    let base = contexts[0].data
    var parameters = base.parameters
    parameters.visits = .off
    parameters.earning.headroomMargin = .zero
    for segment in parameters.segments.indices {
      parameters.segments[segment].visits = base.parameters.duties.indices.map { _ in 1 }
    }
    let accounts = base.accounts.indices.map { index in
      var account = base.accounts[index]
      let owned = contexts.map { context in
        Set(context.itemsOfAccount[index].map { base.parameters.duties[context.items[$0].duty].earning })
      }
      let acquires = owned.contains { $0.contains(.acquisition) }
      let isCustomer = owned.contains { $0.contains(.maintenance) || $0.contains(.afterSales) }
      account.lifecycle = isCustomer ? .customer : .prospect
      account.potential = account.current + Money(minorUnits: acquires ? 1 : 0)
      return account
    }
    return PlanData(
      parameters: parameters, accounts: accounts, representatives: base.representatives,
      regions: base.regions,
      regionOwnersToday: base.regionOwnersToday, travelMatrix: nil, neighbourSource: base.neighbourSource)
  }
}

extension JointScenarios {
  /// Why scenarios have no plan in common.
  public enum Difference: Error, Sendable, Equatable {
    public enum Kind: String, Sendable { case account, duty, representative }
    /// Only one of the two scenarios has these ids; `scenario` counts from 0, the other is the first.
    case ids(Kind, scenario: Int, missing: [String], additional: [String])
    /// The same ids, in another order.
    case order(Kind, scenario: Int)
    /// Plans choose how often to visit.
    case visitLevels(scenario: Int)

    init?(_ first: PlanningContext, _ other: PlanningContext, scenario: Int) {
      if other.hasVisitLevels {
        self = .visitLevels(scenario: scenario)
        return
      }
      let kinds: [(Kind, [String], [String])] = [
        (.duty, first.data.parameters.duties.map(\.id), other.data.parameters.duties.map(\.id)),
        (.representative, first.data.representatives.map(\.id), other.data.representatives.map(\.id)),
        (.account, first.data.accounts.map(\.id), other.data.accounts.map(\.id)),
      ]
      for (kind, mine, theirs) in kinds where mine != theirs {
        let (known, found) = (Set(mine), Set(theirs))
        self =
          known == found
          ? .order(kind, scenario: scenario)
          : .ids(
            kind, scenario: scenario, missing: mine.filter { !found.contains($0) },
            additional: theirs.filter { !known.contains($0) })
        return
      }
      return nil
    }
  }
}
