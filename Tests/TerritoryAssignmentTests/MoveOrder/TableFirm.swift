import TerritoryPlanning

@testable import TerritoryAssignment

/// A firm in which each item is worth what a table says: customers without revenue, one duty, nobody travels.
struct TableFirm {
  let context: PlanningContext

  /// - Parameter incumbents: who holds each customer today; nil: nobody.
  init(representatives: Int, incumbents: [Int?], leavers: Set<Int> = []) {
    let day = CalendarDay(daysSince1970: 20_000)
    let parameters = PlanParameters(
      period: "Q", periodStart: day, periodEnd: CalendarDay(daysSince1970: 20_090), currency: "CNY",
      currencyDigits: 2,
      duties: [
        Duty(
          id: "maintenance", name: "maintenance", chineseName: "客户维护", earning: .maintenance,
          roles: [.allRound])
      ],
      segments: [
        Segment(
          id: "all", name: "all", chineseName: "全部", minimumPotential: .zero, minimumCurrent: .zero,
          visits: [1], minutesPerVisit: [60], tripSharing: 1, expectedDeals: 0, winRate: 0, dealSize: .zero)
      ],
      earning: EarningParameters(
        baselineRetention: 0.7, attendedRetention: 0.8, atRiskShare: 0, satisfactionEffect: 0,
        headroomMargin: Money(minorUnits: 1_000_000_000), travelCostPerHour: .zero),
      travel: TravelParameters(speed: 50, detour: 1),
      handover: HandoverParameters(loss: 0, lossPerYear: 0, mostLoss: 0),
      ramp: RampParameters(target: .capacity, months: []), given: [])
    let people = (0..<representatives).map { number in
      Representative(
        id: "r\(number)", name: "r\(number)", team: "t", manager: nil, home: nil, homeRegion: nil,
        role: .allRound, duties: [true], skill: [1], qualifications: [], workingMinutes: Minutes(100_000),
        nonSellingMinutes: .zero, fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil,
        regions: nil, cost: .zero, status: leavers.contains(number) ? .leaving(on: day) : .active)
    }
    let accounts = incumbents.enumerated().map { number, incumbent in
      Account(
        id: "a\(number)", name: "a\(number)", region: 0, coordinates: nil, segment: 0,
        segmentIsClassified: false, industry: nil, potential: Money(minorUnits: 1), current: .zero,
        lifecycle: .customer, isNamed: false, parent: nil, requiredQualifications: [], creditRisk: 0,
        satisfaction: nil, incumbents: [incumbent], incumbentSince: [nil], frozenUntil: nil, pinned: [nil],
        forbidden: [])
    }
    context = PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: accounts, representatives: people,
        regions: [Region(id: "g", name: "g", parent: nil, centroid: nil, neighbours: [])],
        regionOwnersToday: [[nil]], travelMatrix: nil))
  }

  /// - Parameters:
  ///   - premium: what an item is worth with a representative.
  ///   - most: items that each representative may hold.
  func planner(
    premium: @escaping @Sendable (_ item: Int, _ representative: Int) -> Int64, most: [Int],
    and others: [Requirement] = []
  ) throws -> TerritoryPlanner {
    let pool = context.pool
    var stated: [Requirement] = [
      .charge(
        Charge(
          rule: StatedRule.name, aspect: "premium", subject: .wholePlan,
          measure: .pairs(holder: nil) { item, holder in holder == pool ? 0 : -premium(item, holder.index) }))
    ]
    for (representative, most) in most.enumerated() {
      stated.append(
        .limit(
          Limit(
            rule: StatedRule.name, aspect: "items", subject: .representative(representative), unit: .items,
            measure: .pairs(holder: Holder(representative)) { _, _ in 1 }, lower: nil, upper: Int64(most),
            price: nil)))
    }
    return try TerritoryPlanner(
      context: context, rules: [EligibilityRule.complete, StatedRule(stated: stated + others)])
  }

  func plan(_ holders: [Int]) -> Plan { context.plan(holders: holders.map { Holder($0) }) }
}
