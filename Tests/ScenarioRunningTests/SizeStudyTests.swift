import AssignmentEngine
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@Suite struct SizeStudyTests {
  private static let effort = Effort(gap: 0, workLimit: 2_000_000, seed: 1)

  /// The tiny firm with little time for each, so that more people serve more; the last two are open posts.
  static func scenario(seed: Int, minutes: Int64) -> Scenario {
    var scenario = TinyFirm.scenario()
    let data = scenario.data
    var people = data.representatives
    for index in people.indices {
      people[index].workingMinutes = Minutes(minutes + Int64(index * 40))
      people[index].cost = Money(minorUnits: Int64(500_00 + (seed * 37 + index * 53) % 11 * 150_00))
      if index > 0 { people[index].status = .open(from: CalendarDay(daysSince1970: 19_000)) }
    }
    scenario.data = PlanData(
      parameters: data.parameters, accounts: data.accounts, representatives: people, regions: data.regions,
      regionOwnersToday: data.regionOwnersToday, travelMatrix: nil)
    scenario.rules = [EligibilityRule.complete, CoverageRule(), CapacityRule(overtime: .zero)]
    return scenario
  }

  /// The largest worth less cost of positions over all plans that fill at most so many posts.
  static func best(_ scenario: Scenario, most: Int) -> Int64? {
    let context = PlanningContext(data: scenario.data)
    let requirements = scenario.rules.flatMap { $0.requirements(in: context) }
    var best: Int64?
    var chosen = [Int](repeating: 0, count: context.items.count)
    while true {
      let posts = Set(chosen).intersection([1, 2])
      let evaluation = context.evaluate(
        context.plan(holders: chosen.map { Holder($0) }), requirements: requirements)
      if posts.count <= most, evaluation.isLegal {
        let cost = posts.reduce(0) { $0 + context.data.representatives[$1].cost.minorUnits }
        best = max(best ?? .min, evaluation.objective.minorUnits - cost)
      }
      guard let digit = chosen.firstIndex(where: { $0 < context.pool.index }) else { return best }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  static func study(_ scenario: Scenario, isWarm: Bool = true, counts: [Int] = [0, 1, 2]) throws -> SizeStudy
  {
    try SizeRunner(effort: effort, isWarm: isWarm).study(
      scenario, candidates: [1, 2], counts: counts, stop: StopSignal())
  }

  @Test(arguments: 0..<12)
  func theBestSizeIsTheBestChoiceOfPositions(seed: Int) throws {
    let scenario = Self.scenario(seed: seed, minutes: Int64(240 + seed % 4 * 120))
    let study = try Self.study(scenario)
    let best = try #require(study.recommendation)
    #expect(best.isProven)
    #expect(best.shortfall == .zero)
    #expect(best.net.minorUnits == Self.best(scenario, most: 2))
    #expect(study.sizes[0].worth?.minorUnits == Self.best(scenario, most: 0))
  }

  @Test(arguments: 0..<6)
  func worthNeverFallsAndIntervalsHoldTheValue(seed: Int) throws {
    let scenario = Self.scenario(seed: seed, minutes: 300)
    let study = try Self.study(scenario)
    let worth = study.sizes.compactMap(\.worth)
    #expect(worth.count == 3 && worth == worth.sorted())
    for (step, pair) in zip(study.steps, zip(worth, worth.dropFirst())) {
      let value = pair.1 - pair.0
      #expect(step.least! <= value && value <= step.most!)
      #expect(step.cost == study.costOfNext)
      let expected: SizeStudy.Verdict =
        value > step.cost ? .pays : value < step.cost ? .doesNotPay : .undetermined
      #expect(step.verdict == expected, "proven sizes leave no doubt but for a tie")
    }
  }

  @Test func carryingOverChangesNoProvenFigure() throws {
    let scenario = Self.scenario(seed: 3, minutes: 300)
    let warm = try Self.study(scenario)
    let cold = try Self.study(scenario, isWarm: false)
    #expect(warm.sizes.map(\.worth) == cold.sizes.map(\.worth))
    #expect(warm.sizes.map(\.bound) == cold.sizes.map(\.bound))
    #expect(warm.recommendation == cold.recommendation)
  }

  /// Rows are worth what their plan earns less the cost of the positions that it fills, whatever is allowed.
  @Test(arguments: [[0, 1, 2], [0, 2]])
  func aRowPaysForThePositionsItFills(counts: [Int]) throws {
    let scenario = Self.scenario(seed: 0, minutes: 300)
    let study = try Self.study(scenario, counts: counts)
    for size in study.sizes {
      let plan = try #require(size.plan)
      let filled = study.filled(size)
      #expect(filled.count <= size.mostFilled)
      let paid = filled.reduce(Money.zero) { $0 + scenario.data.representatives[$1].cost }
      let gross = PlanningContext(data: scenario.data).evaluate(plan, requirements: []).objective
      #expect(study.worthAfterCost(size) == gross - paid)
      #expect(study.boundAfterCost(size)! >= gross - paid)
    }
    #expect(study.recommendation?.net == study.sizes.compactMap { study.worthAfterCost($0) }.max())
  }

  /// A size with bounds that are not met: intervals and verdicts by hand.
  @Test func anIntervalThatHoldsTheCostIsUndetermined() throws {
    var study = try Self.study(Self.scenario(seed: 0, minutes: 300), counts: [0, 1])
    study.costOfNext = Money(minorUnits: 100)
    func set(_ index: Int, worth: Int64, bound: Int64) {
      study.sizes[index].evaluation?.objective = Money(minorUnits: worth)
      study.sizes[index].bound = Money(minorUnits: bound)
    }
    set(0, worth: 1000, bound: 1010)
    set(1, worth: 1105, bound: 1120)
    #expect(study.steps[0].least == Money(minorUnits: 95))
    #expect(study.steps[0].most == Money(minorUnits: 120))
    #expect(study.steps[0].verdict == .undetermined)
    #expect(study.recommendation?.mostFilled == 1)
    #expect(study.recommendation?.rivals == [0], "1010 may be more than 1105 - 100")
    #expect(study.recommendation?.shortfall == Money(minorUnits: 15))
    set(1, worth: 1111, bound: 1120)
    #expect(study.steps[0].verdict == .pays)
    #expect(study.recommendation?.isProven == true)
    set(1, worth: 1050, bound: 1099)
    #expect(study.steps[0].verdict == .doesNotPay)
    #expect(study.recommendation?.mostFilled == 0)
    #expect(study.recommendation?.isProven == true)
  }

  @Test func aSizeWithoutPlanIsNeeded() throws {
    var scenario = Self.scenario(seed: 0, minutes: 500)
    scenario.rules[1] = CoverageRule(requiredDuties: [0])
    let study = try Self.study(scenario)
    #expect(study.sizes[0].isImpossible)
    let first = try #require(study.sizes.first { $0.worth != nil })
    #expect(study.steps.first { $0.to == first.mostFilled }?.verdict == .needed)
    #expect(study.recommendation?.net.minorUnits == Self.best(scenario, most: 2))
  }
}
