import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Sequences of stages against every possible plan of tiny firms.
@Suite struct StagedOracleTests {
  /// A legal plan with what it comes to, measured by the evaluation's floating-point figures.
  struct Candidate {
    let plan: Plan
    let evaluation: Evaluation
    let pooled: Int64
    let moved: Int64
    /// Deviations from the fair share, largest first.
    let deviations: [Double]
    let meanDeviation: Double
    let gini: Double
  }

  static let scope = FairnessScope(.standardMinutes, peers: .all, reach: .everybody)
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 20_000_000, relativeGap: 0, seed: 1)

  static func firm(seed: Int) -> (context: PlanningContext, rules: [any Rule])? {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2)
    let context = PlanningContext(data: data)
    guard (2...4).contains(context.items.count), scope.groups(in: context).count == 1 else { return nil }
    return (context, [EligibilityRule.complete, ForbiddenRule(), CoverageRule()])
  }

  static func candidates(_ planner: TerritoryPlanner) -> [Candidate] {
    let context = planner.context
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var found: [Candidate] = []
    while true {
      let plan = context.plan(holders: chosen.map { holders[$0] })
      let evaluation = planner.judge(plan)
      if evaluation.isLegal { found.append(candidate(plan, evaluation, context)) }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return found }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  static func candidate(_ plan: Plan, _ evaluation: Evaluation, _ context: PlanningContext) -> Candidate {
    let figures = evaluation.fairness.first {
      $0.metric == .standardMinutes && $0.peers == .all && $0.group == nil
    }
    let targets = context.fixedTargetsOverAll
    let deviations = evaluation.representatives.compactMap { row -> Double? in
      guard let target = targets.target(.standardMinutes, representative: row.representative)?.value,
        target > 0
      else { return nil }
      return abs(Double(row.standardMinutes.count) / target - 1)
    }
    return Candidate(
      plan: plan, evaluation: evaluation, pooled: Int64(evaluation.pooledItems),
      moved: Int64(evaluation.disruption.voluntaryItems), deviations: deviations.sorted(by: >),
      meanDeviation: figures?.meanTargetDeviation ?? 0, gini: figures?.gini ?? 0)
  }

  private static func solve(
    _ firm: (context: PlanningContext, rules: [any Rule]), _ stages: [Stage]
  ) throws -> (StagedResult, [Candidate]) {
    let staged = try StagedPlanner(context: firm.context, rules: firm.rules, stages: stages)
    return (try staged.solve(options, stop: StopSignal()), candidates(staged.planner))
  }

  private static func fairness(_ measure: FairnessAim.Measure) -> Stage {
    Stage(.fairness(FairnessAim(measure, scope, precision: .zero)))
  }

  /// Coverage, revenue within a tenth, the smallest largest deviation, the fewest moves.
  @Test(arguments: 1...12)
  func fourStagesAreEachTheBest(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    let stages = [
      Stage(.coverage(.items)), Stage(.revenue, mayLose: .share(Share(percent: 10))),
      Self.fairness(.largestDeviation), Stage(.moves(.items)),
    ]
    let (result, all) = try Self.solve(firm, stages)
    guard case .optimal(let plan) = result.outcome else {
      Issue.record("not proven: \(result.outcome)")
      return
    }
    let pooled = try #require(all.map(\.pooled).min())
    #expect(result.stages[0].reached == pooled)
    let covered = all.filter { $0.pooled == pooled }
    let revenue = try #require(covered.map { $0.evaluation.objective.minorUnits }.max())
    #expect(result.stages[1].reached == revenue)
    let floor = revenue - Share(percent: 10).floor(of: abs(revenue))
    #expect(result.stages[1].kept == floor)
    let paying = covered.filter { $0.evaluation.objective.minorUnits >= floor }
    let deviation = try #require(paying.map { $0.deviations[0] }.min())
    #expect(abs(Double(result.stages[2].reached) / 1_000_000 - deviation) < 2e-6)
    let fair = paying.filter { $0.deviations[0] <= Double(result.stages[2].kept) / 1_000_000 + 1e-12 }
    let moved = try #require(fair.map(\.moved).min())
    #expect(result.stages[3].reached == moved)
    #expect(result.stages.allSatisfy { $0.standing == .optimal && $0.reached == $0.bound })
    #expect(fair.contains { $0.plan == plan.plan && $0.moved == moved })
  }

  @Test(arguments: 41...48)
  func theMeanDeviationIsTheLeast(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    let (result, all) = try Self.solve(firm, [Self.fairness(.meanAbsoluteDeviation), Stage(.revenue)])
    let least = try #require(all.map(\.meanDeviation).min())
    let stage = result.stages[0]
    #expect(stage.standing == .optimal)
    #expect(abs(Double(stage.reached) / Double(try #require(stage.whole)) - least) < 0.01)
    // What the stage kept, the next did not break, and it is the most revenue within it.
    let plan = try #require(result.outcome.plan)
    #expect(result.stages[0].final <= stage.kept)
    let group = try #require(Self.scope.groups(in: firm.context).first)
    let total = group.totalDeviation(atMost: 0, rule: "", aspect: "")
    let within = all.filter { total.measured(group.sums(of: $0.plan, in: firm.context)) <= stage.kept }
    #expect(within.contains { $0.plan == plan.plan })
    #expect(within.allSatisfy { $0.evaluation.objective <= plan.evaluation.objective })
  }

  @Test(arguments: 71...78)
  func giniIsTheLeast(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    let (result, all) = try Self.solve(
      firm, [Stage(.coverage(.items)), Self.fairness(.gini), Stage(.revenue)])
    let pooled = try #require(all.map(\.pooled).min())
    let least = try #require(all.filter { $0.pooled == pooled }.map(\.gini).min())
    #expect(result.stages[1].standing == .optimal)
    #expect(abs(Double(result.stages[1].reached) / 10_000 - least) < 3e-4)
    #expect(result.stages[1].final <= result.stages[1].kept)
  }

  /// The whole sorted vector of deviations is the lexicographically smallest of all plans.
  @Test(arguments: 101...106)
  func deviationsAreLexicographicallySmallest(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    // Levels are told apart to a hundredth of a percent.
    let aim = FairnessAim(.lexicographic(levels: 3), Self.scope, precision: Share(millionths: 100))
    let (result, all) = try Self.solve(firm, [Stage(.fairness(aim)), Stage(.revenue)])
    let plan = try #require(result.outcome.plan)
    let found = Self.candidate(plan.plan, plan.evaluation, firm.context).deviations
    let isLess = { (a: [Double], b: [Double]) in
      for (x, y) in zip(a, b) where abs(x - y) > 5e-4 { return x < y }
      return false
    }
    for stage in result.stages.dropLast() {
      #expect(stage.standing == .optimal || stage.standing == .gapReached)
    }
    #expect(!all.contains { isLess($0.deviations, found) })
  }

  // MARK: Properties

  /// No later stage breaks what an earlier one kept, wishes included.
  @Test(arguments: 126...134)
  func laterStagesKeepWhatEarlierOnesReached(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    let wish = BalanceRule(
      peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: Share(percent: 20), price: 2_00)])
    let stages = [
      Stage(.revenue, mayLose: .share(Share(percent: 5))), Stage(.moves(.accounts), mayLose: .amount(1)),
      Self.fairness(.largestDeviation), Stage(.coverage(.minutes)),
    ]
    let (result, all) = try Self.solve((firm.context, firm.rules + [wish]), stages)
    let best = try #require(all.map { $0.evaluation.objective.minorUnits }.max())
    #expect(result.stages[0].reached == best)
    #expect(result.stages[0].final >= result.stages[0].kept)
    for stage in result.stages.dropFirst() { #expect(stage.final <= stage.kept) }
    for stage in result.stages.dropFirst() { #expect(stage.bound <= stage.reached) }
  }

  /// A tighter cap never allows a better plan.
  @Test(arguments: 151...154)
  func tighterCapsNeverHelp(seed: Int) throws {
    guard let firm = Self.firm(seed: seed) else { return }
    for measure in FairnessRule.Measure.allCases {
      var last: Money?
      for percent: Int64 in [100, 60, 30, 10] {
        let cap = FairnessRule(
          peers: .all, reach: .everybody,
          caps: [.init(.standardMinutes, measure, atMost: Share(percent: percent))])
        let planner = try TerritoryPlanner(context: firm.context, rules: firm.rules + [cap])
        let outcome = try planner.solve(Self.options, stop: StopSignal()).outcome
        let best = Self.candidates(planner).map(\.evaluation.objective).max()
        #expect(outcome.plan?.evaluation.objective == best, "\(measure) \(percent)")
        if let last, let best { #expect(best <= last) }
        last = best ?? last
      }
    }
  }

  @Test func anImpossibleSequenceSaysSo() throws {
    guard let firm = (1...40).lazy.compactMap({ Self.firm(seed: $0) }).first else { return }
    let rules: [any Rule] =
      firm.rules + [
        CoverageRule(requiredDuties: [0, 1, 2]), CapacityRule(overtime: .zero),
        FairnessRule(
          peers: .all, reach: .everybody,
          caps: [.init(.standardMinutes, .largestDeviation, atMost: .zero)]),
        DisruptionRule(budgets: [.init(.items, most: .init(.amount(0)))]),
      ]
    let planner = try TerritoryPlanner(context: firm.context, rules: rules)
    guard Self.candidates(planner).isEmpty else { return }
    let staged = try StagedPlanner(
      context: firm.context, rules: rules, stages: [Stage(.coverage(.items)), Stage(.revenue)])
    let result = try staged.solve(Self.options, stop: StopSignal())
    guard case .infeasible = result.outcome else {
      Issue.record("a plan where none is legal: \(result.outcome)")
      return
    }
    #expect(result.stages.isEmpty)
  }
}
