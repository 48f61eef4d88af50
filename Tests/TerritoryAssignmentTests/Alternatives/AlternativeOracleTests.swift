import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Alternatives against every plan of tiny firms.
@Suite struct AlternativeOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 150_000, relativeGap: 0, seed: 1)

  static func best(_ planner: TerritoryPlanner) throws -> CertifiedTerritoryPlan? {
    try planner.solve(options, stop: StopSignal()).outcome.plan
  }

  /// The largest distance to the nearest of the chosen plans, over all legal plans worth the floor.
  static func farthest(
    from chosen: [Plan], floor: Money, _ measure: PlanDistance, _ legal: [EveryPlan.Legal],
    _ context: PlanningContext
  ) -> Int64 {
    legal.lazy.filter { $0.worth >= floor }.map { candidate in
      chosen.map { measure.between($0, candidate.plan, in: context) }.min() ?? 0
    }.max() ?? 0
  }

  /// Each alternative against the most distant of all plans; where no wish has a price it is that plan.
  @Test(arguments: 1...40)
  func eachIsTheMostDistantPlan(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed), let best = try Self.best(firm.planner) else { return }
    let measure = PlanDistance.allCases[seed % 3]
    let within = Share(percent: Int64([1, 5, 20, 60][seed % 4]))
    let answer = try AlternativePlanner(firm.planner, within: within, measure: measure)
      .alternatives(to: best, count: 3, Self.options, stop: StopSignal())
    let legal = EveryPlan.legal(firm.planner)
    let hasPricedWishes = firm.planner.requirements.contains {
      if case .limit(let limit) = $0 { limit.price != nil } else { false }
    }
    var chosen = [best.plan]
    for alternative in answer.alternatives {
      let truth = Self.farthest(from: chosen, floor: answer.floor, measure, legal, firm.context)
      #expect(alternative.evaluation.isLegal && alternative.evaluation.objective >= answer.floor)
      #expect(
        alternative.distances == chosen.map { measure.between($0, alternative.plan, in: firm.context) })
      #expect(alternative.distance > 0 && alternative.distance <= truth)
      #expect(alternative.bound >= truth)
      if !hasPricedWishes, chosen.count == 1 {
        #expect(alternative.distance == truth && alternative.standing == .optimal)
      }
      chosen.append(alternative.plan)
    }
    if answer.ending == .noOther {
      #expect(Self.farthest(from: chosen, floor: answer.floor, measure, legal, firm.context) == 0)
    }
    if case .notFound(let most, _) = answer.ending {
      #expect(Self.farthest(from: chosen, floor: answer.floor, measure, legal, firm.context) <= most)
    }
  }

  /// More slack never gives a smaller distance, nor a smaller bound where both are proven.
  @Test(arguments: 101...120)
  func moreSlackIsNeverNearer(seed: Int) throws {
    let hard: (inout Dice) -> [any Rule] = { _ in
      [EligibilityRule.complete, ForbiddenRule(), CapacityRule(overtime: Share(percent: 20)), CoverageRule()]
    }
    guard let firm = try EveryPlan.firm(seed: seed, rules: hard), let best = try Self.best(firm.planner)
    else {
      return
    }
    var last: Int64 = 0
    for percent: Int64 in [0, 1, 5, 20, 50, 100] {
      let answer = try AlternativePlanner(firm.planner, within: Share(percent: percent))
        .alternatives(to: best, count: 1, Self.options, stop: StopSignal())
      let reached = answer.alternatives.first?.distance ?? 0
      if let alternative = answer.alternatives.first { #expect(alternative.standing == .optimal) }
      #expect(reached >= last)
      last = reached
    }
  }

  /// Without slack the only plan as good as a single best one is itself.
  @Test func noOtherPlanIsProven() throws {
    for seed in 200...220 {
      guard let firm = try EveryPlan.firm(seed: seed), let best = try Self.best(firm.planner) else {
        continue
      }
      let legal = EveryPlan.legal(firm.planner)
      guard legal.count(where: { $0.worth == best.evaluation.objective }) == 1 else { continue }
      let answer = try AlternativePlanner(firm.planner, within: .zero)
        .alternatives(to: best, count: 2, Self.options, stop: StopSignal())
      #expect(answer.alternatives.isEmpty)
      if case .notFound = answer.ending { continue }
      #expect(answer.ending == .noOther)
    }
  }
}
