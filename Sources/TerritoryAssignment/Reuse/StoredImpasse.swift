public import TerritoryPlanning

/// Why there is no plan and what would give one, as it is kept between runs.
///
/// Ways out are judged again. That the demands conflict is taken as it was found: its proof is not kept.
public struct StoredImpasse: Sendable, Codable {
  private struct Way: Codable {
    var concessions: [Concession]
    var plan: PriorAnswer
    var weight: Int64
    var leastWeight: Int64
  }

  private var conflict: Conflict?
  private var waysOut: [Way]

  public init(_ impasse: Impasse, in context: PlanningContext) {
    conflict = impasse.conflict
    waysOut = impasse.waysOut.map {
      Way(
        concessions: $0.concessions, plan: PriorAnswer($0.plan, in: context), weight: $0.weight,
        leastWeight: $0.leastWeight)
    }
  }

  /// - Throws: `StoredAnswerFault` where a way out leads nowhere.
  public func impasse(for planner: TerritoryPlanner) throws -> Impasse {
    let context = planner.context
    let demands = (conflict?.demands ?? []) + waysOut.flatMap { $0.concessions.map(\.demand) }
    let items = conflict?.shortfall?.items ?? []
    guard demands.allSatisfy({ $0.place.exists(in: context.data) }),
      items.allSatisfy(context.items.indices.contains)
    else {
      throw StoredAnswerFault("it names somebody or something that does not exist")
    }
    return Impasse(
      conflict: conflict,
      waysOut: try waysOut.map { way in
        let plan = way.plan.plan(for: planner)
        let eased = planner.requirements.conceding(way.concessions, in: context)
        let evaluation = context.evaluate(
          plan, requirements: eased, unused: planner.staffing?.unused(under: plan.holders) ?? [])
        guard evaluation.isLegal else { throw StoredAnswerFault("the plan of a way out breaks hard rules") }
        return WayOut(
          concessions: way.concessions, plan: plan, weight: way.weight, leastWeight: way.leastWeight)
      })
  }
}

extension Demand.Place {
  /// Whether everything that it names is in the data.
  fileprivate func exists(in data: PlanData) -> Bool {
    func isKnown(_ index: Int?, _ range: Range<Int>) -> Bool { index.map(range.contains) ?? true }
    return isKnown(account, data.accounts.indices) && isKnown(family, data.accounts.indices)
      && isKnown(representative, data.representatives.indices) && isKnown(region, data.regions.indices)
      && isKnown(duty, data.parameters.duties.indices)
  }
}
