import AssignmentEngine
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

/// Sweeps of tiny firms against every plan.
@Suite struct SweepOracleTests {
  static let proven = Effort(gap: 0, workLimit: 2_000_000, seed: 1)

  static func grid(
    _ firm: StudyFirm, percents: [Int64], moves: [Int64] = [], overtime: [Int64] = []
  ) -> SweepGrid {
    func axis(_ name: String, _ path: String, _ values: [Int64]) -> SweepAxis {
      SweepAxis(
        name: name, path: path, values: values.map { SweepValue(text: "\($0)", number: Double($0)) })
    }
    var axes = [axis("tolerance", "rules.balance.standard_minutes", percents)]
    if !moves.isEmpty { axes.append(axis("moves", "rules.disruption.items", moves)) }
    return SweepGrid(base: firm.scenario("base"), axes: axes) { values in
      let numbers = values.map { Int64($0.text) ?? 0 }
      return firm.scenario("point", percent: numbers[0], moves: numbers.count > 1 ? numbers[1] : nil)
    }
  }

  /// The best worth over all plans; nil where none is legal.
  static func best(_ scenario: Scenario) -> Int64? {
    let context = PlanningContext(data: scenario.data)
    let requirements = scenario.rules.flatMap { $0.requirements(in: context) }
    var best: Int64?
    var chosen = [Int](repeating: 0, count: context.items.count)
    while true {
      let evaluation = context.evaluate(
        context.plan(holders: chosen.map { Holder($0) }), requirements: requirements)
      if evaluation.isLegal { best = max(best ?? .min, evaluation.objective.minorUnits) }
      guard let digit = chosen.firstIndex(where: { $0 < context.pool.index }) else { return best }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  static func study(
    _ grid: SweepGrid, effort: Effort = proven, threads: Int = 1, isSharing: Bool = true
  ) throws -> SweepStudy {
    try SweepRunner(effort: effort, threads: threads, isSharing: isSharing).study(grid, stop: StopSignal())
  }

  static func check(_ study: SweepStudy) {
    for point in study.points {
      guard let best = best(point.scenario) else {
        #expect(point.isImpossible && point.plan == nil && point.bound == nil)
        continue
      }
      #expect(!point.isImpossible)
      if let worth = point.worth { #expect(worth.minorUnits <= best) }
      if let bound = point.bound { #expect(bound.minorUnits >= best) }
      if let plan = point.plan {
        let requirements = point.scenario.rules.flatMap { $0.requirements(in: point.context) }
        #expect(point.context.evaluate(plan, requirements: requirements).isLegal)
      }
    }
  }

  @Test(arguments: 0..<16)
  func everyIntervalHoldsTheOptimum(seed: Int) throws {
    let firm = StudyFirm(seed: seed, accounts: 3, representatives: 2)
    let grid = Self.grid(firm, percents: [0, 5, 10, 20, 40, 60, 80, 100])
    let study = try Self.study(grid)
    #expect(study.order.directions == [.up])
    Self.check(study)
    for point in study.points where !point.isImpossible { #expect(point.gap == 0) }
  }

  @Test(arguments: 0..<8)
  func wideGapsSolveLessAndStillHold(seed: Int) throws {
    let firm = StudyFirm(seed: seed, accounts: 3, representatives: 2)
    let grid = Self.grid(firm, percents: [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    var effort = Self.proven
    effort.gap = 0.05
    let study = try Self.study(grid, effort: effort)
    Self.check(study)
    #expect(study.solvedCount < grid.pointCount)
    Self.checkMonotone(study)
    let cold = try Self.study(grid, effort: effort, isSharing: false)
    Self.check(cold)
    #expect(cold.solvedCount == grid.pointCount)
  }

  static func checkMonotone(_ study: SweepStudy) {
    for tighter in study.points.indices {
      for looser in study.points.indices
      where study.order.isContained(tighter, in: looser, of: study.grid) {
        let (small, large) = (study.points[tighter], study.points[looser])
        if let worth = small.worth, let more = large.worth { #expect(worth <= more) }
        if let bound = small.bound, let more = large.bound { #expect(bound <= more) }
        // The bound of a looser point is never below the plan of a tighter one.
        if let worth = small.worth, let bound = large.bound { #expect(worth <= bound) }
        if large.isImpossible { #expect(small.isImpossible) }
        if small.plan != nil { #expect(large.plan != nil) }
      }
    }
  }

  @Test(arguments: 0..<8)
  func twoSettings(seed: Int) throws {
    let firm = StudyFirm(seed: seed + 100, accounts: 3, representatives: 2)
    let grid = Self.grid(firm, percents: [0, 20, 50, 100], moves: [0, 1, 2, 5])
    var effort = Self.proven
    effort.gap = 0.01
    let study = try Self.study(grid, effort: effort)
    #expect(study.order.directions == [.up, .up])
    Self.check(study)
    Self.checkMonotone(study)
  }

  /// Values in falling order are the same sweep the other way round.
  @Test func fallingValues() throws {
    let firm = StudyFirm(seed: 3, accounts: 3, representatives: 2)
    let study = try Self.study(Self.grid(firm, percents: [100, 60, 40, 10]))
    #expect(study.order.directions == [.down])
    Self.check(study)
    Self.checkMonotone(study)
  }

  /// What nothing orders is solved point by point.
  @Test func valuesWithoutOrder() throws {
    let firm = StudyFirm(seed: 3, accounts: 3, representatives: 2)
    let study = try Self.study(Self.grid(firm, percents: [10, 60, 20, 100]))
    #expect(study.order.directions == [.none])
    #expect(study.solvedCount == 4)
    Self.check(study)
  }

  @Test func pricesAreIntervalsAroundTheTruth() throws {
    let firm = StudyFirm(seed: 5, accounts: 3, representatives: 2)
    let grid = Self.grid(firm, percents: [10, 20, 30, 40, 60, 80, 100])
    var effort = Self.proven
    effort.gap = 0.02
    let study = try Self.study(grid, effort: effort)
    let best = grid.scenarios.map(Self.best)
    var priced = 0
    for index in study.points.indices {
      guard let price = study.price(of: index), let own = best[index], let loose = best[price.reference]
      else {
        continue
      }
      priced += 1
      #expect(price.least.minorUnits <= loose - own && loose - own <= price.most.minorUnits)
      let share = Double(loose - own) / Double(loose)
      #expect(price.leastShare! <= share + 1e-12 && share <= price.mostShare! + 1e-12)
    }
    #expect(priced > 0)
  }
}
