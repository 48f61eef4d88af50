import TerritoryPlanning
import Testing

/// The integer measures that rules and objectives hold, against the figures that reports print, which are
/// computed in floating point by other code.
@Suite struct FairnessDefinitionTests {
  private static func plan(seed: Int) -> (PlanningContext, Plan, Evaluation) {
    let firm = TinyFirm.random(seed: UInt64(seed), accounts: 9, representatives: 4)
    let context = PlanningContext(data: firm.data)
    var random = SplitMix(seed: UInt64(seed) &+ 1_000)
    let pool = context.pool.index
    let holders = context.items.map { _ in Holder(Int.random(in: 0...pool, using: &random)) }
    let plan = context.plan(holders: holders)
    return (context, plan, context.evaluate(plan, requirements: []))
  }

  @Test(arguments: 1...60)
  func integersAgreeWithTheFiguresOfReports(seed: Int) throws {
    let (context, plan, evaluation) = Self.plan(seed: seed)
    for metric in BalanceMetric.allCases {
      for group in FairnessScope(metric).groups(in: context) {
        let figures = try #require(evaluation.fairness(metric, group: group.name))
        let sums = group.sums(of: plan, in: context)
        let largest = Double(group.largestDeviation(sums)) / 1_000_000
        let printed = try #require(figures.largestTargetDeviation)
        #expect(largest >= printed - 1e-9 && largest <= printed + 1.1e-6)

        let one = group.largestDeviations(1, atMost: 0, rule: "", aspect: "")
        #expect(abs(Double(one.measured(sums)) / Double(one.whole) - printed) <= 3e-6 * (1 + printed))

        let total = group.totalDeviation(atMost: 0, rule: "", aspect: "")
        let mean = try #require(figures.meanTargetDeviation)
        let members = Double(group.members.count)
        #expect(
          abs(Double(total.measured(sums)) / Double(total.whole) - mean)
            <= (members + 1) / Double(total.whole) * (1 + mean))

        guard let gini = figures.gini else { continue }
        let measured = Double(group.gini(atMost: 0, rule: "", aspect: "").measured(sums)) / 10_000
        #expect(measured >= gini - 1e-4 && measured <= gini + 2e-4, "gini \(measured) \(gini)")
      }
    }
  }

  /// The two ways to hold the largest deviation hold the same plans.
  @Test(arguments: 100...130)
  func bandsHoldExactlyWhatTheMeasureSays(seed: Int) {
    let (context, plan, _) = Self.plan(seed: seed)
    for metric in BalanceMetric.allCases {
      for group in FairnessScope(metric, reach: .everybody).groups(in: context) {
        let sums = group.sums(of: plan, in: context)
        let millionths = group.largestDeviation(sums)
        let weighted = group.largestDeviations(1, atMost: 0, rule: "", aspect: "").measured(sums)
        for (less, isLegal) in [(Int64(0), true), (1, false)] where millionths > less {
          let share = Share(millionths: millionths - less)
          let bands = group.bands(share, rule: "", aspect: "")
          #expect(context.evaluate(plan, requirements: bands).isLegal == isLegal)
          guard weighted >= less else { continue }
          let others = group.largestDeviationBands(atMost: weighted - less, rule: "", aspect: "")
          #expect(context.evaluate(plan, requirements: others).isLegal == isLegal)
        }
      }
    }
  }

  /// Money counted in another currency and work in another unit of time leave every judgement as it is.
  @Test(arguments: 300...340)
  func scalingChangesNoJudgement(seed: Int) throws {
    let (context, plan, _) = Self.plan(seed: seed)
    let data = context.data
    var accounts = data.accounts
    for index in accounts.indices {
      accounts[index].potential = Money(minorUnits: accounts[index].potential.minorUnits * 7)
      accounts[index].current = Money(minorUnits: accounts[index].current.minorUnits * 7)
    }
    var parameters = data.parameters
    for index in parameters.segments.indices {
      parameters.segments[index].minutesPerVisit = parameters.segments[index].minutesPerVisit.map { $0 * 3 }
    }
    let scaled = PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: accounts, representatives: data.representatives,
        regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix))
    // A customer with little left to gain may have one duty more in larger money.
    guard scaled.items == context.items else { return }
    try #require(
      zip(scaled.standardMinutes, context.standardMinutes).allSatisfy { $0.count == 3 * $1.count })
    for measure in FairnessRule.Measure.allCases {
      for metric in [BalanceMetric.potential, .standardMinutes, .accounts] {
        let verdicts = (1...30).map { step in
          let cap = FairnessRule(
            peers: .all, caps: [.init(metric, measure, atMost: Share(percent: Int64(step * 5)))])
          let isLegal = [context, scaled].map {
            $0.evaluate(plan, requirements: cap.requirements(in: $0)).isLegal
          }
          #expect(isLegal[0] == isLegal[1], "\(measure) of \(metric), \(step * 5) %")
          return isLegal[0]
        }
        #expect(verdicts == verdicts.sorted { !$0 && $1 }, "a looser cap refuses nothing more")
      }
    }
  }

  @Test(arguments: 200...230)
  func penaltiesAddUpToTheTotalDeviation(seed: Int) {
    let (context, plan, _) = Self.plan(seed: seed)
    for metric in BalanceMetric.allCases {
      for group in FairnessScope(metric, reach: .everybody).groups(in: context) {
        let penalties = group.deviationPenalties(rule: "", aspect: "")
        let total = group.totalDeviation(atMost: 0, rule: "", aspect: "")
        #expect(
          context.evaluate(plan, requirements: penalties).priceOfBrokenWishes.minorUnits
            == total.measured(group.sums(of: plan, in: context)))
      }
    }
  }
}
