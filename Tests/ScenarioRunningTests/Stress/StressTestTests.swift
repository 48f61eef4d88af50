import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import ScenarioRunning

@Suite struct StressTestTests {
  private func settings(_ draws: Int = 20_000, _ change: (inout StressSettings) -> Void) -> StressSettings {
    var settings = StressSettings.certain
    settings.draws = draws
    change(&settings)
    return settings
  }

  private func study(
    _ context: PlanningContext, _ settings: StressSettings, _ targets: [StressTarget] = [], threads: Int = 1
  ) throws -> StressStudy {
    try #require(
      StressTest(settings: settings, targets: targets).run(
        StressFirm.subject(context, StressFirm.plan(context)), threads: threads, stop: StopSignal()))
  }

  private static let mixed: [StressFirm.Shape] = [
    .init(prospects: 7, customers: 9, hasIncumbents: true),
    .init(prospects: 5, customers: 8, expectedDeals: 2.6, skill: 1.3, hasIncumbents: true),
    .init(prospects: 6, customers: 6, skill: 0.6, headroom: 2_500_00, creditRisk: 0.2),
  ]

  // MARK: Means

  /// What the outlook counts on is the evaluation to the last minor unit, item by item and in all.
  @Test(arguments: mixed) func meansAreTheEvaluation(shape: StressFirm.Shape) {
    let context = StressFirm.context(shape)
    let plan = StressFirm.plan(context)
    let outlook = context.outlook(of: plan)
    var byItem = [Int64](repeating: 0, count: context.items.count)
    for deals in outlook.deals { byItem[deals.item] += deals.mean }
    for customer in outlook.customers {
      for kept in customer.attended { byItem[kept.item ?? 0] += kept.mean }
      let whole = (customer.attended + customer.unattended).reduce(0) { $0 + $1.mean }
      #expect(whole <= customer.current)
      #expect(
        customer.unattended.reduce(0) { $0 + $1.mean }
          == context.unattendedRevenue(account: customer.account).minorUnits)
    }
    for loss in outlook.losses { byItem[loss.item] -= loss.amount }
    for item in context.items.indices {
      #expect(byItem[item] == context.revenue(item: item, holder: plan.holders[item]!).minorUnits)
    }
    #expect(outlook.expectedRevenue == context.evaluate(plan, requirements: []).revenue)
    if shape.hasIncumbents { #expect(!outlook.losses.isEmpty) }
  }

  /// Deals of the outlook bring what the plan counts on where headroom does not bind: deals x chance x size.
  @Test func expectedDealsAreThoseOfTheFormula() {
    let context = StressFirm.context(.init(prospects: 4, expectedDeals: 1.5, skill: 1.2, creditRisk: 0.1))
    for deals in context.outlook(of: StressFirm.plan(context)).deals {
      let formula = deals.expectedDeals * deals.chance * Double(StressFirm.dealSize)
      #expect(abs(formula - Double(deals.mean)) <= 2)
    }
  }

  @Test(arguments: mixed) func withoutChanceEveryDrawIsTheEvaluation(shape: StressFirm.Shape) throws {
    let context = StressFirm.context(shape)
    for counted in StressSettings.Counted.allCases {
      let study = try study(context, settings(300) { $0.counted = counted })
      for figures in study.figures {
        #expect(figures.drawn.mean == Double(figures.expected.minorUnits))
        #expect(figures.drawn.deviation == 0)
        #expect(figures.drawn.worstMean == figures.drawn.mean)
      }
      let unattended = counted == .whole ? study.evaluation.unattendedRevenue : .zero
      #expect(study.all.expected == study.evaluation.revenue + unattended)
    }
  }

  /// With wins and churn alone the mean of many draws is the evaluation, to four of its standard errors.
  @Test(arguments: mixed) func winsAndChurnKeepTheMean(shape: StressFirm.Shape) throws {
    let context = StressFirm.context(shape)
    for counted in StressSettings.Counted.allCases {
      let study = try study(
        context,
        settings {
          ($0.wins, $0.churn, $0.counted) = (true, true, counted)
        })
      for figures in study.figures {
        #expect(figures.drawn.deviation > 0)
        #expect(
          abs(figures.drawn.mean - Double(figures.expected.minorUnits)) < 4 * figures.drawn.meanError + 1e-6)
      }
    }
  }

  /// Factors of markets and estimates have mean 1, so that they widen and do not shift.
  @Test(arguments: mixed) func sharedFactorsKeepTheMean(shape: StressFirm.Shape) throws {
    let context = StressFirm.context(shape)
    let study = try study(
      context,
      settings {
        ($0.marketVolatility, $0.industryVolatility, $0.estimateError) = (0.2, 0.1, 0.15)
      })
    let all = study.all
    #expect(all.drawn.deviation > 0.1 * all.drawn.mean)
    #expect(abs(all.drawn.mean - Double(all.expected.minorUnits)) < 4 * all.drawn.meanError)
  }

  // MARK: Closed forms

  /// Twelve prospects of one deal each: the number won is binomial.
  @Test func independentWinsAreBinomial() throws {
    let context = StressFirm.context(.init(prospects: 12, people: 1))
    let (count, chance, size) = (12, 0.3, Double(StressFirm.dealSize))
    let numbers = DealNumbers(expectedDeals: Double(count), chance: chance)
    for least in 1...8 {
      let target = StressTarget(.all, Money(minorUnits: Int64(size) * Int64(least)))
      let study = try study(context, settings { $0.wins = true }, [target])
      let exact = numbers.chances[least...].reduce(0, +)
      let found = try #require(study.all.chance)
      let error = (exact * (1 - exact) / 20_000).squareRoot()
      #expect(abs(found.share - exact) < 4 * error)
      guard least == 1 else { continue }
      #expect(abs(study.all.drawn.mean - 12 * chance * size) < 4 * study.all.drawn.meanError)
      // Of a variance: sqrt((kurtosis - 1) / draws), and the kurtosis of a binomial is 3 + (1 - 6pq) / (npq).
      let variance = 12 * chance * (1 - chance) * size * size
      let kurtosis = 3 + (1 - 6 * chance * (1 - chance)) / (12 * chance * (1 - chance))
      let spread = ((kurtosis - 1) / 20_000).squareRoot()
      #expect(abs(study.all.drawn.deviation * study.all.drawn.deviation / variance - 1) < 4 * spread)
    }
  }

  /// Unequal items: means and variances add up.
  @Test func variancesOfIndependentWinsAddUp() throws {
    let context = StressFirm.context(
      .init(prospects: 10, customers: 10, expectedDeals: 2.6, skill: 0.8, creditRisk: 0.1))
    let study = try study(context, settings(40_000) { ($0.wins, $0.churn) = (true, true) })
    let outlook = context.outlook(of: study.plan)
    var variance = 0.0
    for deals in outlook.deals {
      let amounts = DealAmounts(
        DealNumbers(expectedDeals: deals.expectedDeals, chance: deals.chance), mean: Double(deals.mean),
        most: Double(deals.most))
      variance += zip(amounts.amounts, amounts.numbers.chances).reduce(0.0) {
        $0 + $1.1 * ($1.0 - Double(deals.mean)) * ($1.0 - Double(deals.mean))
      }
    }
    for customer in outlook.customers {
      let kept = Double(customer.attended.reduce(0) { $0 + $1.mean })
      variance += kept * (Double(customer.current) - kept)
    }
    #expect(abs(study.all.drawn.deviation * study.all.drawn.deviation / variance - 1) < 0.03)
  }

  /// Parts of an account that stay or leave by themselves: the same mean, the variance divided.
  @Test func contractsDivideTheVariance() throws {
    let context = StressFirm.context(.init(customers: 10, headroom: 0))
    let studies = try [1, 4].map { contracts in
      try study(
        context,
        settings(40_000) {
          ($0.churn, $0.contracts) = (true, contracts)
        })
    }
    let variances = studies.map { $0.all.drawn.deviation * $0.all.drawn.deviation }
    #expect(abs(variances[0] / variances[1] / 4 - 1) < 0.06)
    #expect(
      abs(studies[1].all.drawn.mean - Double(studies[1].all.expected.minorUnits)) < 4
        * studies[1].all.drawn.meanError)
  }

  /// Nothing but a market in which everything moves alike: quantiles are those of the lognormal distribution.
  @Test func oneMarketIsLognormal() throws {
    let context = StressFirm.context(.init(prospects: 6))
    let study = try study(
      context,
      settings(50_000) {
        ($0.marketVolatility, $0.marketCorrelation, $0.quantiles) = (0.2, 1, [0.1, 0.5, 0.9])
      })
    let deviation = NormalNumbers.logDeviation(0.2)
    let mean = Double(study.all.expected.minorUnits)
    #expect(abs(study.all.drawn.deviation / mean - 0.2) < 0.005)
    for (quantile, normal) in zip(study.all.drawn.quantiles, [-1.281552, 0, 1.281552]) {
      let exact = mean * NormalNumbers.factor(normal, deviation)
      #expect(quantile.low <= exact && exact <= quantile.high)
    }
  }

  /// Two regions inside a third: their logarithms correlate by the square of the correlation with it.
  @Test func regionsCorrelateThroughTheirParent() throws {
    let context = StressFirm.context(.init(prospects: 2, people: 2))
    let settings = settings { ($0.marketVolatility, $0.marketCorrelation) = (0.1, 0.7) }
    let model = StressModel(
      context.outlook(of: StressFirm.plan(context)),
      context.evaluate(StressFirm.plan(context), requirements: []), in: context, settings)
    let amounts = model.amounts(ofDraws: 0..<20_000)
    func normals(_ column: Int) -> [Double] {
      let logs = amounts[column * 20_000..<(column + 1) * 20_000].map { Double($0) }
      let mean = logs.reduce(0, +) / 20_000
      return logs.map { $0 / mean - 1 }
    }
    let (north, south) = (normals(0), normals(1))
    let product = zip(north, south).reduce(0) { $0 + $1.0 * $1.1 } / 20_000
    let squares = [north, south].map { $0.reduce(0) { $0 + $1 * $1 } / 20_000 }
    // A correlation's standard error is (1 - r^2) / sqrt(draws) = 0.0054.
    #expect(abs(product / (squares[0] * squares[1]).squareRoot() - 0.49) < 0.022)
  }

  // MARK: Absence

  /// Work that fits into what is left of the time is done; of the rest all items lose alike.
  @Test func absenceTakesWhatNoLongerFits() throws {
    var shape = StressFirm.Shape(prospects: 4, people: 1)
    let needed = try #require(
      StressFirm.subject(StressFirm.context(shape), StressFirm.plan(StressFirm.context(shape))).evaluation
        .representatives.first?.actualMinutes.count)
    // Half of the period away, a fifth of the time free: 0.5 / 0.8 of the work is done.
    shape.workingMinutes = needed * 5 / 4
    let context = StressFirm.context(shape)
    let study = try study(context, settings(200) { ($0.absenceChance, $0.absenceDays) = (1, 45...46) })
    let shares = Set(
      study.all.drawn.quantiles.map { ($0.amount / Double(study.all.expected.minorUnits) * 1e6).rounded() })
    let possible = [45.0, 46].map { ((1 - $0 / 91) * 1.25 * 1e6).rounded() }
    #expect(shares.isSubset(of: possible))
    // With ample time nothing is lost.
    shape.workingMinutes = needed * 3
    let ample = try self.study(
      StressFirm.context(shape), settings(200) { ($0.absenceChance, $0.absenceDays) = (1, 45...46) })
    #expect(ample.all.drawn.mean == Double(ample.all.expected.minorUnits))
  }

  // MARK: Sameness

  @Test func threadsDoNotMatter() throws {
    let context = StressFirm.context(Self.mixed[0])
    var settings = StressSettings()
    settings.draws = 1_000
    let target = StressTarget(.representative(1), Money(minorUnits: 10_000_00))
    let one = try study(context, settings, [target], threads: 1)
    let two = try study(context, settings, [target], threads: 2)
    #expect(one.figures == two.figures)
    #expect(one.histogram == two.histogram)
    settings.seed = 2
    #expect(try study(context, settings, [target]).figures != one.figures)
  }

  /// A draw is the same whatever is drawn beside it.
  @Test func drawsDoNotDependOnTheirGroup() {
    let context = StressFirm.context(Self.mixed[1])
    let plan = StressFirm.plan(context)
    let model = StressModel(
      context.outlook(of: plan), context.evaluate(plan, requirements: []), in: context, StressSettings())
    let together = model.amounts(ofDraws: 0..<50)
    for draw in [0, 17, 49] {
      let alone = model.amounts(ofDraws: draw..<draw + 1)
      for column in 0..<model.columns { #expect(alone[column] == together[column * 50 + draw]) }
    }
  }

  @Test func aPlanAgainstItselfDiffersInNothing() throws {
    let context = StressFirm.context(Self.mixed[0])
    let subject = StressFirm.subject(context, StressFirm.plan(context))
    var settings = StressSettings()
    settings.draws = 500
    let test = StressTest(settings: settings)
    let study = try #require(test.run(subject, against: subject, stop: StopSignal()))
    let against = try #require(study.against)
    #expect(against.differences.count == study.figures.count)
    #expect(against.differences.allSatisfy { $0.drawn.deviation == 0 && $0.drawn.mean == 0 })
  }

  /// A plan that leaves one item undone: under common numbers the difference is that item's fortune alone.
  @Test func commonNumbersTellASmallDifference() throws {
    let context = StressFirm.context(.init(prospects: 40, people: 2))
    let plan = StressFirm.plan(context)
    var other = plan
    other.holders[0] = context.pool
    let settings = settings(4_000) { $0.wins = true }
    let study = try #require(
      StressTest(settings: settings).run(
        StressFirm.subject(context, plan), against: StressFirm.subject(context, other, name: "other"),
        stop: StopSignal()))
    let difference = try #require(study.against?.differences.first)
    let (size, chance) = (Double(StressFirm.dealSize), 0.3)
    #expect(abs(difference.drawn.mean - size * chance) < 4 * difference.drawn.meanError)
    #expect(difference.drawn.deviation < size)
    #expect(study.all.drawn.deviation > 2 * size)
  }

  @Test func aStopEndsIt() {
    let context = StressFirm.context(Self.mixed[0])
    let stop = StopSignal()
    stop.raise()
    #expect(
      StressTest(settings: StressSettings()).run(
        StressFirm.subject(context, StressFirm.plan(context)), stop: stop) == nil)
  }
}
