import TerritoryPlanning

@testable import TerritoryAssignment

/// Every legal plan of a tiny firm, judged by the domain's evaluation alone.
enum EveryPlan {
  struct Legal {
    let plan: Plan
    let worth: Money
  }

  static func legal(_ planner: TerritoryPlanner) -> [Legal] {
    let context = planner.context
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var found: [Legal] = []
    while true {
      let plan = context.plan(holders: chosen.map { holders[$0] })
      let evaluation = planner.judge(plan)
      if evaluation.isLegal { found.append(Legal(plan: plan, worth: evaluation.objective)) }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return found }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  /// A random firm of at most so many items, with rules; nil where the seed gives a larger one.
  static func firm(
    seed: Int, mostItems: Int = 5, rules: (inout Dice) -> [any Rule] = RandomFirm.rules
  ) throws -> (context: PlanningContext, rules: [any Rule], planner: TerritoryPlanner)? {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2)
    let context = PlanningContext(data: data)
    guard (2...mostItems).contains(context.items.count) else { return nil }
    let rules = rules(&dice)
    return (context, rules, try TerritoryPlanner(context: context, rules: rules))
  }
}
