import TerritoryPlanning

@testable import TerritoryAssignment

/// Every plan of a small scenario with the demands that it breaks, judged by the domain's evaluation: what is in
/// conflict follows by trying all.
struct ConflictOracle {
  let demands: [Demand]
  /// For each plan the demands that it breaks; plans against facts are left out.
  let broken: Set<Set<Demand>>

  init(_ planner: TerritoryPlanner) {
    let context = planner.context
    let hard = planner.requirements.hardOnly
    let judge = { context.evaluate($0, requirements: hard, unused: planner.unused($0)) }
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var broken: Set<Set<Demand>> = []
    while true {
      let plan = context.plan(holders: chosen.map { holders[$0] })
      let pairs = Self.pairs(against: plan, hard, context)
      if let pairs {
        broken.insert(pairs.union(judge(plan).violations.compactMap(Self.demand)))
      }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { break }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
    self.broken = broken
    demands = Array(broken.reduce(into: Set<Demand>()) { $0.formUnion($1) })
  }

  /// Whether some plan keeps all of these.
  func allowsPlan(_ demands: some Collection<Demand>) -> Bool {
    let asked = Set(demands)
    return broken.contains { $0.isDisjoint(with: asked) }
  }

  /// Every minimal conflict, by trying all sets of demands that some plan breaks.
  func minimalConflicts() -> Set<Set<Demand>> {
    let masks = broken.map { plan in
      demands.indices.reduce(0) { plan.contains(demands[$1]) ? $0 | 1 << $1 : $0 }
    }
    var minimal: [Int] = []
    // Ascending by size, so that a set without a smaller conflict inside is minimal.
    for set in (0..<(1 << demands.count)).sorted(by: { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) })
    where masks.allSatisfy({ $0 & set != 0 }) && !minimal.contains(where: { $0 & set == $0 }) {
      minimal.append(set)
    }
    return Set(minimal.map { set in Set(demands.indices.filter { set & 1 << $0 != 0 }.map { demands[$0] }) })
  }

  /// nil where a fact forbids a pair.
  private static func pairs(
    against plan: Plan, _ hard: [Requirement], _ context: PlanningContext
  ) -> Set<Demand>? {
    var demands: Set<Demand> = []
    for case .barrier(let barrier) in hard {
      for (item, holder) in plan.holders.enumerated() {
        guard let holder else { continue }
        for objection in barrier.everyObjection(item, holder) {
          guard
            let demand = Demand.exclusion(
              rule: barrier.rule, objection, item: item, holder: holder, in: context)
          else { return nil }
          demands.insert(demand)
        }
      }
    }
    return demands
  }

  private static func demand(_ violation: Violation) -> Demand? {
    let (part, place): (Demand.Part, Demand.Place)
    switch violation.kind {
    case .barrier, .uncovered, .regionOwner: return nil
    case .limit(let aspect, let subject, _, _, _, _, let amount):
      (part, place) = (.limit(aspect: aspect, amount > 0 ? .upper : .lower), subject.place)
    case .coupling(let kind, let subject, _):
      return ItemCoupling(rule: violation.rule, kind: kind, items: [], subject: subject).demand
    case .disconnected(_, let duty, _): (part, place) = (.contiguity, .init(duty: duty))
    case .spread(let aspect, let measure, _, _, _):
      (part, place) = (.spread(aspect: aspect, measure == .gini ? .gini : .deviations), .init())
    }
    return Demand(rule: violation.rule, part: part, place: place)
  }
}

extension TerritoryPlanner {
  func unused(_ plan: Plan) -> Set<Int> { staffing?.unused(under: plan.holders) ?? [] }
}
