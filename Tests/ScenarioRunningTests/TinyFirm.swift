import ScenarioRunning
import TerritoryPlanning

/// Three people, four customers, one region: small enough to be solved at once.
enum TinyFirm {
  static func scenario(
    _ name: String = "case", question: Scenario.Question = .optimise, effort: Effort = Effort(),
    hasIncumbents: Bool = true, growth: Int64 = 1
  ) -> Scenario {
    Scenario(
      name: name, title: "", chineseTitle: "", note: "", chineseNote: "", question: question,
      data: data(hasIncumbents: hasIncumbents, growth: growth),
      rules: [
        EligibilityRule.complete, CoverageRule(), CapacityRule(overtime: Share(millionths: 0)),
        BalanceRule(
          peers: .all, bands: [.init(.metric(.accounts), tolerance: Share(millionths: 500_000), price: nil)]),
      ], effort: effort, sourceHash: "source", contentHash: "content")
  }

  /// `growth` multiplies the potentials.
  static func data(hasIncumbents: Bool, growth: Int64) -> PlanData {
    PlanData(
      parameters: parameters,
      accounts: (0..<4).map { account($0, hasIncumbents: hasIncumbents, growth: growth) },
      representatives: (0..<3).map(representative),
      regions: [
        Region(
          id: "g", name: "Region", parent: nil, centroid: Coordinates(latitude: 30, longitude: 120),
          neighbours: [])
      ], regionOwnersToday: [[nil]], travelMatrix: nil)
  }

  static let parameters = PlanParameters(
    period: "Q", periodStart: CalendarDay(daysSince1970: 20_000),
    periodEnd: CalendarDay(daysSince1970: 20_090), currency: "CNY", currencyDigits: 2,
    duties: [
      Duty(
        id: "maintenance", name: "maintenance", chineseName: "客户维护", earning: .maintenance,
        roles: Representative.Role.allCases)
    ],
    segments: [
      Segment(
        id: "all", name: "all", chineseName: "全部", minimumPotential: .zero, minimumCurrent: .zero,
        visits: [4], minutesPerVisit: [45], tripSharing: 2, expectedDeals: 2, winRate: 0.3,
        dealSize: Money(minorUnits: 5_000_00))
    ],
    earning: EarningParameters(
      baselineRetention: 0.7, attendedRetention: 0.9, atRiskShare: 0.2, satisfactionEffect: 0.3,
      headroomMargin: Money(minorUnits: 2_000_00), travelCostPerHour: Money(minorUnits: 60_00)),
    travel: TravelParameters(speed: 50, detour: 1.3),
    handover: HandoverParameters(loss: 0.03, lossPerYear: 0.005, mostLoss: 0.08),
    ramp: RampParameters(target: .capacity, months: [0.3, 0.6, 0.9]), given: [])

  private static func representative(_ number: Int) -> Representative {
    Representative(
      id: "r\(number)", name: "Rep \(number)", team: "t", manager: nil,
      home: Coordinates(latitude: 30 + 0.2 * Double(number), longitude: 120), homeRegion: nil,
      role: .allRound, duties: [true], skill: [1 + 0.1 * Double(number)], qualifications: [],
      workingMinutes: Minutes(3000), nonSellingMinutes: Minutes(60), fullTimeEquivalent: 1, presence: 1,
      travelLimit: nil, loadCap: nil, regions: nil, cost: .zero, status: .active)
  }

  private static func account(_ number: Int, hasIncumbents: Bool, growth: Int64) -> Account {
    let current = Int64(10_000_00 * (number + 1))
    return Account(
      id: "a\(number)", name: "Account \(number)", region: 0,
      coordinates: Coordinates(latitude: 30.1 + 0.1 * Double(number), longitude: 120.1), segment: 0,
      segmentIsClassified: false, industry: nil, potential: Money(minorUnits: current * (1 + growth)),
      current: Money(minorUnits: current * growth), lifecycle: .customer, isNamed: false, parent: nil,
      requiredQualifications: [], creditRisk: 0, satisfaction: nil,
      incumbents: [hasIncumbents ? number % 3 : nil], incumbentSince: [nil], frozenUntil: nil,
      pinned: [nil], forbidden: [])
  }
}
