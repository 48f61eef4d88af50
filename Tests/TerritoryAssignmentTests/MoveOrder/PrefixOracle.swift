import TerritoryPlanning

@testable import TerritoryAssignment

/// Plans between today's and a plan to come, each judged by the domain's evaluation alone.
struct PrefixOracle {
  let planner: TerritoryPlanner
  let plan: Plan
  let start: [Holder?]
  /// Items that differ; those tied to one another by a kept coupling are not known here.
  let moves: [Int]

  init(_ planner: TerritoryPlanner, _ plan: Plan) {
    self.planner = planner
    self.plan = plan
    let start = zip(planner.context.today.holders, plan.holders).map { $0 ?? $1 }
    self.start = start
    moves = start.indices.filter { start[$0] != plan.holders[$0] }
  }

  /// The plan in which these items have moved, judged.
  func evaluation(_ moved: Set<Int>) -> Evaluation {
    let holders = start.indices.map { moved.contains($0) ? plan.holders[$0] : start[$0] }
    let levels = holders.indices.map { item in
      let level = planner.context.level(item: item, in: plan)
      return holders[item].map { planner.context.levels(item: item, holder: $0).contains(level) } ?? false
        ? level : planner.context.standardLevel
    }
    return planner.judge(
      planner.context.plan(
        holders: holders, levels: levels, unused: planner.staffing?.unused(under: holders) ?? []))
  }

  /// The fewest items that may move so that no hard rule is broken, by trying all choices.
  func fewestUntilLegal() -> Int {
    (0..<(1 << moves.count)).filter { mask in
      evaluation(Set(moves.indices.filter { mask >> $0 & 1 == 1 }.map { moves[$0] })).isLegal
    }.map(\.nonzeroBitCount).min() ?? moves.count
  }

  /// Each demand that a plan with these items moved breaks, with how far.
  func broken(_ evaluation: Evaluation, _ moved: Set<Int>) -> [String: Int64] {
    var found: [String: Int64] = [:]
    for violation in evaluation.violations {
      switch violation.kind {
      case .barrier(let item, let holder, let objection):
        found["\(violation.rule) \(item) \(holder.index) \(objection)", default: 0] += 1
      case .limit(let aspect, let subject, _, _, _, _, let amount):
        found["\(violation.rule) \(aspect) \(subject)", default: 0] += Int64(amount.magnitude)
      case .coupling: break
      case .disconnected(let representative, let duty, let parts):
        found["\(violation.rule) \(representative) \(duty ?? -1)", default: 0] += Int64(parts.count)
      case .spread(let aspect, let measure, let measured, _, _):
        found["\(violation.rule) \(aspect) \(measure)", default: 0] += measured
      case .uncovered(let item): found["uncovered \(item)", default: 0] += 1
      case .regionOwner(let region, let duty): found["owner \(region) \(duty)", default: 0] += 1
      }
    }
    var number = 0
    for requirement in planner.requirements {
      guard case .coupling(let coupling) = requirement else { continue }
      number += 1
      let excess = excess(coupling, moved)
      if excess > 0 { found["coupling \(number)"] = excess }
    }
    return found
  }

  /// Faces, teams or items too many.
  private func excess(_ coupling: ItemCoupling, _ moved: Set<Int>) -> Int64 {
    let held = coupling.items.compactMap { moved.contains($0) ? plan.holders[$0] : start[$0] }
    let people = held.filter { $0 != planner.context.pool }
    let count =
      switch coupling.kind {
      case .same: Set(held).count - 1
      case .differ: people.count - Set(people).count
      case .atMost(let most): Set(people).count - most
      case .sameGroup(let groups): Set(people.map { groups[$0.index] }).count - 1
      }
    return Int64(max(0, count))
  }

  /// Whether nothing is broken further than before.
  static func keeps(_ now: [String: Int64], _ before: [String: Int64]) -> Bool {
    now.allSatisfy { demand, amount in before[demand].map { amount <= $0 } ?? false }
  }
}
