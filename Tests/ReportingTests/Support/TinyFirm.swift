import AssignmentEngine
import ScenarioRunning
import TerritoryPlanning

@testable import TerritoryAssignment

/// Three representatives and five customers in Chinese cities, with every figure given by hand: the reports'
/// output is compared with golden files, which no formula of the domain may move.
struct TinyFirm {
  var data: PlanData
  var context: PlanningContext { PlanningContext(data: data) }

  init(hasIncumbents: Bool = true) {
    data = PlanData(
      parameters: Self.parameters, accounts: Self.accounts(hasIncumbents: hasIncumbents),
      representatives: ["张敏", "李强", "Wang Fang"].enumerated().map { Self.representative($0, $1) },
      regions: [
        Region(
          id: "SH", name: "上海", parent: nil, centroid: Coordinates(latitude: 31.23, longitude: 121.47),
          neighbours: [1]),
        Region(
          id: "NJ", name: "南京", parent: nil, centroid: Coordinates(latitude: 32.06, longitude: 118.8),
          neighbours: [0]),
      ], regionOwnersToday: [[0, 0], [1, 2]], travelMatrix: nil)
  }

  private static var parameters: PlanParameters {
    let maintenance = Duty(
      id: "maintenance", name: "Maintenance", chineseName: "客户维护", earning: .maintenance,
      roles: [.allRound])
    let service = Duty(
      id: "after_sales", name: "After-sales", chineseName: "售后服务", earning: .afterSales,
      roles: [.allRound])
    let segment = Segment(
      id: "ordinary", name: "Ordinary", chineseName: "普通", minimumPotential: .zero,
      minimumCurrent: .zero, visits: [4, 2], minutesPerVisit: [60, 60], tripSharing: 2, expectedDeals: 1,
      winRate: 0.2, dealSize: Money(minorUnits: 5_000_000))
    return PlanParameters(
      period: "2026 Q4", periodStart: CalendarDay(daysSince1970: 20_727),
      periodEnd: CalendarDay(daysSince1970: 20_818), currency: "CNY", currencyDigits: 2,
      duties: [maintenance, service], segments: [segment],
      earning: EarningParameters(
        baselineRetention: 0.8, attendedRetention: 0.9, atRiskShare: 0.1, satisfactionEffect: 0.3,
        headroomMargin: Money(minorUnits: 2_000_000), travelCostPerHour: Money(minorUnits: 6_000)),
      travel: TravelParameters(speed: 40, detour: 1.3),
      handover: HandoverParameters(loss: 0.03, lossPerYear: 0.005, mostLoss: 0.1),
      ramp: RampParameters(target: .capacity, months: [0.5]), given: ["travel.speed", "currency"])
  }

  private static func accounts(hasIncumbents: Bool) -> [Account] {
    // Name, region, incumbents of maintenance and after-sales.
    let rows: [(String, Int, [Int])] = [
      ("精密制造", 0, [0, 0]), ("Nanjing Bearings", 1, [0, 2]), ("Müller & Söhne", 1, [1, 2]),
      ("东方医药", 0, [0, 0]), ("O'Neil <Parts>", 0, [0, 1]),
    ]
    return rows.enumerated().map { index, row in
      Account(
        id: "A\(index + 1)", name: row.0, region: row.1,
        coordinates: index == 4
          ? nil : Coordinates(latitude: 31.1 + Double(index) * 0.3, longitude: 121.5 - Double(index) * 0.8),
        segment: 0, segmentIsClassified: true, industry: nil, potential: Money(minorUnits: 90_000_000),
        current: Money(minorUnits: 89_000_000), lifecycle: .customer, isNamed: false, parent: nil,
        requiredQualifications: [], creditRisk: 0, satisfaction: nil,
        incumbents: hasIncumbents ? row.2.map { $0 } : [nil, nil], incumbentSince: [nil, nil],
        frozenUntil: nil, pinned: [nil, nil], forbidden: [])
    }
  }

  private static func representative(_ index: Int, _ name: String) -> Representative {
    Representative(
      id: "R\(index + 1)", name: name, team: "华东", manager: nil,
      home: Coordinates(latitude: 31.2, longitude: 121.4), homeRegion: 0, role: .allRound,
      duties: [true, true], skill: [1, 1], qualifications: [], workingMinutes: Minutes(1_200),
      nonSellingMinutes: .zero, fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil,
      regions: nil, cost: .zero, status: .active)
  }
}

// MARK: - Results

extension TinyFirm {
  func scenario(
    _ name: String, title: String, chineseTitle: String, question: Scenario.Question = .optimise
  ) -> Scenario {
    Scenario(
      name: name, title: title, chineseTitle: chineseTitle, note: "", chineseNote: "", question: question,
      data: data, rules: [], effort: Effort(), sourceHash: "c0ffee", contentHash: "beef-" + name)
  }

  func result(
    _ scenario: Scenario, today: Evaluation?, _ answer: ScenarioResult.Answer, seconds: Double = 1.25
  ) -> ScenarioResult {
    ScenarioResult(
      scenario: scenario, context: context, today: today, answer: answer, seconds: seconds,
      effort: ScenarioResult.SpentEffort(
        gap: 0.001, timeLimitSeconds: 60, workLimit: nil, seed: 7, threads: 2, multiplierIterations: 120,
        columnsPriced: 4_800, simplexIterations: 0, movesTried: 15_000, nodes: 3, secondsToFirstPlan: 0.02))
  }

  /// A plan with the figures of `GivenFigures.planned`.
  func certified(bound: Int64 = 60_400_000, today: Money? = Money(minorUnits: 56_000_000))
    -> CertifiedTerritoryPlan
  {
    let evaluation = GivenFigures.planned(self)
    return CertifiedTerritoryPlan(
      plan: Plan(
        holders: [0, 0, 1, 2, 1, 2, 2, 0, 0, 1].map { Holder($0) },
        regionOwners: [[Holder(0), Holder(0)], [Holder(1), nil]]),
      evaluation: evaluation, bound: Money(minorUnits: bound),
      certificate: Certificate(
        problem: "fp-0123456789abcdef", scale: 1_000, multipliers: [0, 5, -2], bound: Int128(bound),
        beyond: .nothing), todayObjective: today)
  }

  /// Today, a plan, a scenario that cannot be met and one whose time ran out.
  func comparison() -> Comparison {
    let today = GivenFigures.today(self)
    let needsTime = Violation(
      rule: "capacity",
      kind: .limit(
        aspect: "actual_minutes", subject: .representative(0), unit: .minutes, activity: 2_040, lower: nil,
        upper: 1_200, amount: 840), price: nil)
    let nobody = InfeasibleReason.nobodyMayTake([
      .init(
        item: 3,
        objections: [
          .init(
            objection: Objection(key: "qualification", detail: "GMP"), rule: "eligibility",
            representatives: 2),
          .init(objection: Objection(key: "leaver", detail: ""), rule: "eligibility", representatives: 1),
        ])
    ])
    var rebalanced = result(
      scenario("rebalance", title: "Rebalance", chineseTitle: "重新平衡"), today: today,
      .planned(.gapReached(certified())))
    rebalanced.reasons = GivenReasons.planned
    return Comparison(
      name: "autumn",
      results: [
        result(
          scenario("today", title: "Today", chineseTitle: "现在", question: .judgeToday), today: today,
          .judged, seconds: 0.01),
        rebalanced,
        result(
          scenario("gmp", title: "GMP for all", chineseTitle: "全员 GMP"), today: today,
          .planned(.infeasible(nobody, closest: [])), seconds: 0.2),
        result(
          scenario("lose-one", title: "Lose one", chineseTitle: "少一人"), today: today,
          .planned(.noPlanFound(.timeLimit, closest: [needsTime])), seconds: 60),
      ])
  }
}
