import ScenarioRunning
import TerritoryPlanning

/// A firm with prospects and customers of three duties, and two people in each of two teams.
enum StressFirm {
  /// What a firm may be varied in.
  struct Shape {
    var prospects = 0
    var customers = 0
    var expectedDeals = 1.0
    var winRate = 0.3
    var skill = 1.0
    var headroom: Int64 = 1_000_000_00
    var creditRisk = 0.0
    var people = 4
    var hasIncumbents = false
    var workingMinutes: Int64 = 100_000
  }

  static let dealSize: Int64 = 5_000_00

  static func context(_ shape: Shape) -> PlanningContext { PlanningContext(data: data(shape)) }

  static func data(_ shape: Shape) -> PlanData {
    let accounts =
      (0..<shape.prospects).map { account($0, isCustomer: false, shape) }
      + (0..<shape.customers).map { account(shape.prospects + $0, isCustomer: true, shape) }
    let people = (0..<shape.people).map { representative($0, shape) }
    let regions = [
      Region(id: "land", name: "Land", parent: nil, centroid: nil, neighbours: []),
      Region(id: "north", name: "North", parent: 0, centroid: nil, neighbours: []),
      Region(id: "south", name: "South", parent: 0, centroid: nil, neighbours: []),
    ]
    return PlanData(
      parameters: parameters(shape), accounts: accounts, representatives: people, regions: regions,
      regionOwnersToday: Array(repeating: [nil, nil, nil], count: 3), travelMatrix: nil)
  }

  /// Item k goes to representative k modulo their number.
  static func plan(_ context: PlanningContext) -> Plan {
    let people = context.data.representatives.count
    return context.plan(holders: context.items.indices.map { Holder($0 % people) })
  }

  static func subject(_ context: PlanningContext, _ plan: Plan, name: String = "plan") -> StressTest.Subject {
    StressTest.Subject(
      scenario: Scenario(
        name: "case", title: "", chineseTitle: "", note: "", chineseNote: "", question: .optimise,
        data: context.data, rules: [], effort: Effort(), sourceHash: "source", contentHash: "content"),
      context: context, plan: plan, evaluation: context.evaluate(plan, requirements: []), name: name)
  }

  private static func parameters(_ shape: Shape) -> PlanParameters {
    let roles = Representative.Role.allCases
    return PlanParameters(
      period: "Q", periodStart: CalendarDay(daysSince1970: 20_000),
      periodEnd: CalendarDay(daysSince1970: 20_090), currency: "CNY", currencyDigits: 2,
      duties: [
        Duty(
          id: "acquisition", name: "acquisition", chineseName: "客户开发", earning: .acquisition, roles: roles),
        Duty(
          id: "maintenance", name: "maintenance", chineseName: "客户维护", earning: .maintenance, roles: roles),
        Duty(id: "after_sales", name: "after-sales", chineseName: "售后服务", earning: .afterSales, roles: roles),
      ],
      segments: [
        Segment(
          id: "all", name: "all", chineseName: "全部", minimumPotential: .zero, minimumCurrent: .zero,
          visits: [3, 4, 2], minutesPerVisit: [60, 45, 90], tripSharing: 2,
          expectedDeals: shape.expectedDeals,
          winRate: shape.winRate, dealSize: Money(minorUnits: dealSize))
      ],
      earning: EarningParameters(
        baselineRetention: 0.7, attendedRetention: 0.85, atRiskShare: 0.2, satisfactionEffect: 0.3,
        headroomMargin: Money(minorUnits: 2_000_00), travelCostPerHour: Money(minorUnits: 60_00)),
      travel: TravelParameters(speed: 50, detour: 1.3),
      handover: HandoverParameters(loss: 0.03, lossPerYear: 0.005, mostLoss: 0.08),
      ramp: RampParameters(target: .capacity, months: [0.3, 0.6, 0.9]), given: [])
  }

  private static func representative(_ number: Int, _ shape: Shape) -> Representative {
    Representative(
      id: "r\(number)", name: "Rep \(number)", team: "t\(number / 2)", manager: nil, home: nil,
      homeRegion: nil,
      role: .allRound, duties: [true, true, true],
      skill: Array(repeating: shape.skill + 0.1 * Double(number) * (shape.skill == 1 ? 0 : 1), count: 3),
      qualifications: [], workingMinutes: Minutes(shape.workingMinutes), nonSellingMinutes: .zero,
      fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil, regions: nil, cost: .zero,
      status: .active)
  }

  private static func account(_ number: Int, isCustomer: Bool, _ shape: Shape) -> Account {
    let current: Int64 = isCustomer ? 20_000_00 + Int64(number) * 1_234_56 : 0
    let incumbent: Int? = shape.hasIncumbents && isCustomer ? (number + 1) % shape.people : nil
    return Account(
      id: "a\(number)", name: "Account \(number)", region: 1 + number % 2, coordinates: nil, segment: 0,
      segmentIsClassified: false, industry: number % 3 == 0 ? "steel" : nil,
      potential: Money(minorUnits: current + shape.headroom), current: Money(minorUnits: current),
      lifecycle: isCustomer ? .customer : .prospect, isNamed: false, parent: nil, requiredQualifications: [],
      creditRisk: shape.creditRisk, satisfaction: nil, incumbents: [nil, incumbent, incumbent],
      incumbentSince: [nil, nil, nil], frozenUntil: nil, pinned: [nil, nil, nil], forbidden: [])
  }
}

extension StressSettings {
  /// Nothing is left to chance.
  static var certain: StressSettings {
    var settings = StressSettings()
    (settings.wins, settings.churn) = (false, false)
    (settings.marketVolatility, settings.industryVolatility, settings.absenceChance) = (0, 0, 0)
    settings.estimateError = 0
    return settings
  }
}
