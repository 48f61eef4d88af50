import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Diminishing returns: levels of visits chosen under capacity.
@Suite struct VisitLevelTests {
  private static let options = SolveOptions(
    timeLimitSeconds: nil, workLimit: 20_000_000, relativeGap: 0, seed: 1)

  private static func levels(_ visits: [Double]) -> [VisitParameters.Level] {
    visits.map { VisitParameters.Level(id: "v\(Int($0 * 1000))", name: "", chineseName: "", visits: $0) }
  }

  /// Customers to be maintained, each by 10 visits of 40 minutes at the standard level, nobody far away. The
  /// standard increment is a tenth of the current revenue and can be tripled at most.
  private static func firm(
    current: [Int64], representatives: [Int64], visits: VisitParameters
  ) -> PlanningContext {
    let parameters = PlanParameters(
      period: "Q", periodStart: CalendarDay(daysSince1970: 20_000),
      periodEnd: CalendarDay(daysSince1970: 20_090), currency: "CNY", currencyDigits: 2,
      duties: [
        Duty(
          id: "maintenance", name: "maintenance", chineseName: "客户维护", earning: .maintenance,
          roles: [.allRound])
      ],
      segments: [
        Segment(
          id: "all", name: "all", chineseName: "全部", minimumPotential: .zero, minimumCurrent: .zero,
          visits: [10], minutesPerVisit: [40], tripSharing: 1, expectedDeals: 0, winRate: 0, dealSize: .zero)
      ],
      earning: EarningParameters(
        baselineRetention: 0.7, attendedRetention: 0.8, atRiskShare: 0, satisfactionEffect: 0,
        headroomMargin: Money(minorUnits: 1_000_000_000), travelCostPerHour: .zero),
      travel: TravelParameters(speed: 50, detour: 1),
      handover: HandoverParameters(loss: 0, lossPerYear: 0, mostLoss: 0),
      ramp: RampParameters(target: .capacity, months: []), visits: visits, given: [])
    let accounts = current.enumerated().map { number, current in
      Account(
        id: "a\(number)", name: "a\(number)", region: 0, coordinates: nil, segment: 0,
        segmentIsClassified: false, industry: nil, potential: Money(minorUnits: current),
        current: Money(minorUnits: current), lifecycle: .customer, isNamed: false,
        parent: number == 0 ? nil : 0, requiredQualifications: [], creditRisk: 0, satisfaction: nil,
        incumbents: [nil], incumbentSince: [nil], frozenUntil: nil, pinned: [nil], forbidden: [])
    }
    let people = representatives.enumerated().map { number, minutes in
      Representative(
        id: "r\(number)", name: "r\(number)", team: "t\(number)", manager: nil, home: nil, homeRegion: nil,
        role: .allRound, duties: [true], skill: [number == 0 ? 1 : 0.9], qualifications: [],
        workingMinutes: Minutes(minutes), nonSellingMinutes: .zero, fullTimeEquivalent: 1, presence: 1,
        travelLimit: nil, loadCap: nil, regions: nil, cost: .zero, status: .active)
    }
    return PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: accounts, representatives: people,
        regions: [Region(id: "g", name: "g", parent: nil, centroid: nil, neighbours: [])],
        regionOwnersToday: [[nil]], travelMatrix: nil))
  }

  private func optimum(_ context: PlanningContext, _ rules: [any Rule]) throws -> CertifiedTerritoryPlan {
    let planner = try TerritoryPlanner(context: context, rules: rules)
    let outcome = try planner.solve(Self.options, stop: StopSignal()).outcome
    guard case .optimal(let plan) = outcome else { throw Missing(outcome: "\(outcome)") }
    return plan
  }
  private struct Missing: Error { let outcome: String }

  /// Increments 1000 and 400 at 400 minutes. 800 minutes allow both at standard (1400), or the large one at 150 %
  /// with 600 minutes (1200) and the small one at 50 % with 200 (280): 1480 is more. The pool earns nothing.
  @Test func handWorkedCase() throws {
    let visits = VisitParameters(
      levels: Self.levels([0.5, 1, 1.5]), response: [[0.7, 1, 1.2]])
    let context = Self.firm(current: [10_000, 4_000], representatives: [800], visits: visits)
    let plan = try optimum(context, [CapacityRule()])
    #expect(plan.plan.visitLevels == [2, 0])
    #expect(plan.evaluation.objective.minorUnits == 1_200 + 280)
    #expect(plan.evaluation.itemsByLevel == [1, 0, 1])
    // A minute less and the small one is left to the pool or the large one falls back: 1000 + 280 is best.
    let tighter = Self.firm(current: [10_000, 4_000], representatives: [799], visits: visits)
    #expect(try optimum(tighter, [CapacityRule()]).evaluation.objective.minorUnits == 1_280)
  }

  /// With power response v^(1/2), increments g and t = 400 minutes each at standard, the best use of C minutes
  /// earns sqrt(C x sum of g^2 / t). With levels of 20 minutes: no step forward anywhere pays more than the last
  /// step of any other item, and the total is within one step of the closed form.
  @Test func theContinuousLimit() throws {
    let increments: [Double] = [3_000, 4_000, 5_000, 2_500, 3_500, 4_500]
    let steps = (2...60).map { Double($0) / 20 }
    let curve = ResponseCurve.power(exponent: 0.5)
    let visits = VisitParameters(
      levels: Self.levels(steps), response: [steps.map { curve.share(at: $0) }])
    let capacity = 2_600.0
    let context = Self.firm(
      current: increments.map { Int64($0 * 10) }, representatives: [Int64(capacity)], visits: visits)
    let plan = try optimum(context, [CapacityRule()])
    let chosen = plan.plan.visitLevels.map { steps[$0] }
    #expect(plan.evaluation.representatives[0].actualMinutes.count <= Int64(capacity))
    let marginal = { (item: Int, from: Double, to: Double) in
      increments[item] * (curve.share(at: to) - curve.share(at: from))
    }
    let interior = chosen.indices.filter { chosen[$0] > steps[0] && chosen[$0] < steps[steps.count - 1] }
    #expect(interior.count == increments.count)
    let forward = interior.map { marginal($0, chosen[$0], chosen[$0] + 0.05) }
    let backward = interior.map { marginal($0, chosen[$0] - 0.05, chosen[$0]) }
    // Two units for the rounding of money.
    #expect(forward.max()! <= backward.min()! + 2)
    let squares = increments.reduce(0) { $0 + $1 * $1 / 400 }
    let closedForm = (capacity * squares).squareRoot()
    let total = Double(plan.evaluation.objective.minorUnits)
    #expect(total <= closedForm + 1)
    #expect(total >= closedForm - backward.max()!)
  }

  /// Every holder and level of every item against the planner, with couplings that keep items of several levels
  /// together.
  @Test(arguments: 0..<12)
  func oracle(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let visits = VisitParameters(
      levels: Self.levels([0.5, 1, 1.5]), response: [[0.6 + dice.real(0, 0.2), 1, 1 + dice.real(0, 0.2)]])
    let context = Self.firm(
      current: (0..<3).map { _ in Int64(1_000 + dice.below(9_000)) },
      representatives: [Int64(500 + dice.below(600)), Int64(400 + dice.below(600))], visits: visits)
    let couplings: [any Rule] = [
      FamiliesRule(demands: [.init(same: [0])]), FamiliesRule(demands: [.init(atMost: 1)]),
      FamiliesRule(demands: [.init(oneTeam: true, price: Money(minorUnits: 150))]), CoverageRule(),
    ]
    let rules: [any Rule] = [CapacityRule(), couplings[seed % 4]]
    let planner = try TerritoryPlanner(context: context, rules: rules)
    var best: Money?
    let options = (0...context.pool.index).flatMap { holder in
      context.levels(item: 0, holder: Holder(holder)).map { (Holder(holder), $0) }
    }
    for code in 0..<options.count * options.count * options.count {
      let chosen = [code, code / options.count, code / options.count / options.count].map {
        options[$0 % options.count]
      }
      let evaluation = planner.judge(context.plan(holders: chosen.map(\.0), levels: chosen.map(\.1)))
      if evaluation.isLegal, best.map({ evaluation.objective > $0 }) ?? true { best = evaluation.objective }
    }
    #expect(try optimum(context, rules).evaluation.objective == best)
  }

  /// A duty that knows the standard level alone makes the same problem as no levels at all.
  @Test func standardLevelsChangeNothing() throws {
    var dice = Dice(seed: 5)
    let data = RandomFirm.data(&dice, representatives: 3, accounts: 3)
    var parameters = data.parameters
    parameters.visits = VisitParameters(levels: Self.levels([0.5, 1]), response: [[], [], []])
    let withLevels = PlanData(
      parameters: parameters, accounts: data.accounts, representatives: data.representatives,
      regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix)
    let rules: [any Rule] = [CapacityRule(), CouplingRule(demands: [.init(same: [1, 2])])]
    let problems = try [data, withLevels].map {
      try TerritoryPlanner(context: PlanningContext(data: $0), rules: rules).translation.problem
    }
    #expect(problems[0].fingerprint == problems[1].fingerprint)
  }
}
