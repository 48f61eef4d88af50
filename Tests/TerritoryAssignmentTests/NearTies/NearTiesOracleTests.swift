import AssignmentEngine
import Testing

@testable import TerritoryAssignment
@testable import TerritoryPlanning

/// The rule that keeps near-ties against every possible plan.
@Suite struct NearTiesOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)

  struct Case {
    let context: PlanningContext
    let rules: [any Rule]
  }

  /// nil where there are too many items to try all plans.
  static func `case`(_ seed: Int) -> Case? {
    var dice = Dice(seed: UInt64(4_000 + seed))
    let data = RandomFirm.data(&dice, representatives: 2, accounts: 2)
    let context = PlanningContext(data: data)
    guard context.items.count <= 5 else { return nil }
    return Case(context: context, rules: RandomFirm.rules(&dice))
  }

  static func plan(_ found: Case, standardErrors: Double) throws -> CertifiedTerritoryPlan? {
    let rules = found.rules + [NearTiesRule(standardErrors: standardErrors)]
    let planner = try TerritoryPlanner(context: found.context, rules: rules)
    return try planner.solve(options, stop: StopSignal()).outcome.plan
  }

  /// What the estimates of all voluntary moves may be off, added up.
  static func doubt(_ plan: Plan, _ context: PlanningContext) -> Int64 {
    context.items.indices.reduce(0) { sum, item in
      guard let from = context.today.holders[item], let to = plan.holders[item],
        context.forcedReason(item: item) == nil
      else { return sum }
      return sum + context.errorOfDifference(item: item, from, to).minorUnits
    }
  }

  @Test(arguments: 1...40)
  func thePlanIsTheBestOfAll(seed: Int) throws {
    guard let found = Self.case(seed) else { return }
    let planner = try TerritoryPlanner(context: found.context, rules: found.rules + [NearTiesRule()])
    let best = PlannerOracleTests.best(planner)
    let plan = try planner.solve(Self.options, stop: StopSignal()).outcome.plan
    #expect(plan?.evaluation.objective == best)
    if let plan { #expect(plan.bound == plan.evaluation.objective) }
  }

  @Test(arguments: 1...40)
  func withoutUncertaintyNothingChanges(seed: Int) throws {
    guard let found = Self.case(seed) else { return }
    let without = try TerritoryPlanner(context: found.context, rules: found.rules)
      .solve(Self.options, stop: StopSignal()).outcome.plan
    let with = try Self.plan(found, standardErrors: 0)
    #expect(with?.plan == without?.plan)
    #expect(with?.evaluation.objective == without?.evaluation.objective)
  }

  /// The more uncertainty counts, the less of it is moved.
  @Test(arguments: 1...40)
  func moreUncertaintyNeverMovesMoreOfIt(seed: Int) throws {
    guard let found = Self.case(seed) else { return }
    var before = Int64.max
    for standardErrors in [0.0, 1, 2, 4] {
      guard let plan = try Self.plan(found, standardErrors: standardErrors) else { return }
      let doubt = Self.doubt(plan.plan, found.context)
      #expect(doubt <= before)
      before = doubt
    }
  }

  /// A move that may be put back by itself brings at least its doubt; the effect's interval holds the truth.
  @Test(arguments: 1...40)
  func everyMoveIsWorthItsDoubt(seed: Int) throws {
    guard let found = Self.case(seed), let certified = try Self.plan(found, standardErrors: 1) else { return }
    let context = found.context
    let without = try TerritoryPlanner(context: context, rules: found.rules)
    let worth = without.judge(certified.plan).objective
    for move in certified.evaluation.moves where move.forced == nil {
      var holders = certified.plan.holders
      holders[move.item] = move.from
      let back = without.judge(context.plan(holders: holders))
      guard back.isLegal else { continue }
      #expect(worth - back.objective >= NearTies(context).uncertainty(of: move))
    }
    let effect = try #require(
      try NearTieEffect.of(
        certified.plan, in: context, rules: found.rules + [NearTiesRule()], objective: .netRevenue,
        options: Self.options, stop: StopSignal()))
    let best = try #require(PlannerOracleTests.best(without))
    #expect(effect.least <= best - worth && best - worth <= effect.most)
    for item in effect.keptItems { #expect(certified.plan.holders[item] == context.today.holders[item]) }
  }

  @Test func whatANearTieIs() throws {
    let context = try #require(Self.case(1)).context
    let item = try #require(
      context.items.indices.first {
        context.today.holders[$0] != nil && context.forcedReason(item: $0) == nil
      })
    let from = try #require(context.today.holders[item])
    var holders = context.today.holders
    holders[item] = Holder(1 - from.index)
    var move = try #require(context.evaluate(context.plan(holders: holders), requirements: []).moves.first)
    let ties = NearTies(context)
    let doubt = ties.uncertainty(of: move)
    #expect(doubt > .zero)
    let below = doubt - Money(minorUnits: 1)
    #expect(ties.isNearTie(move, keeping: .between(least: .zero, most: below)))
    #expect(!ties.isNearTie(move, keeping: .between(least: .zero, most: doubt)))
    #expect(!ties.isNearTie(move, keeping: .atLeast(.zero)))
    #expect(!ties.isNearTie(move, keeping: .impossible(nil)))
    move.forced = Objection(key: "leaver", detail: "")
    #expect(!ties.isNearTie(move, keeping: .between(least: .zero, most: below)))
  }
}
