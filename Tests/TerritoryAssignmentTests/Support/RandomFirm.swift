import TerritoryPlanning

/// A small generator of random numbers that is the same on every machine.
struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func real(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
  }
  mutating func chance(_ share: Double) -> Bool { real(0, 1) < share }
}

/// Firms so small that every plan can be tried.
enum RandomFirm {
  static func data(_ dice: inout Dice, representatives: Int, accounts: Int) -> PlanData {
    let regions = (0..<2).map { number in
      Region(
        id: "g\(number)", name: "Region \(number)", parent: nil,
        centroid: Coordinates(latitude: 30 + Double(number), longitude: 120), neighbours: [1 - number])
    }
    let people = (0..<representatives).map { representative($0, &dice) }
    let customers = (0..<accounts).map { account($0, people.count, &dice) }
    return PlanData(
      parameters: parameters, accounts: customers, representatives: people, regions: regions,
      regionOwnersToday: [[Int?]](repeating: [nil, nil, nil], count: 2), travelMatrix: nil)
  }

  static let parameters: PlanParameters = {
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
          visits: [3, 4, 2], minutesPerVisit: [60, 45, 90], tripSharing: 2, expectedDeals: 2, winRate: 0.3,
          dealSize: Money(minorUnits: 5_000_00))
      ],
      earning: EarningParameters(
        baselineRetention: 0.7, attendedRetention: 0.9, atRiskShare: 0.2, satisfactionEffect: 0.3,
        headroomMargin: Money(minorUnits: 2_000_00), travelCostPerHour: Money(minorUnits: 60_00)),
      travel: TravelParameters(speed: 50, detour: 1.3),
      handover: HandoverParameters(loss: 0.03, lossPerYear: 0.005, mostLoss: 0.08),
      ramp: RampParameters(target: .capacity, months: [0.3, 0.6, 0.9]), given: [])
  }()

  private static func representative(_ number: Int, _ dice: inout Dice) -> Representative {
    Representative(
      id: "r\(number)", name: "Rep \(number)", team: "t\(dice.below(2))", manager: nil,
      home: Coordinates(latitude: dice.real(29.5, 31.5), longitude: dice.real(119.5, 120.5)), homeRegion: nil,
      role: .allRound, duties: [true, true, true], skill: (0..<3).map { _ in dice.real(0.7, 1.3) },
      qualifications: [], workingMinutes: Minutes(Int64(600 + dice.below(1800))),
      nonSellingMinutes: Minutes(60),
      fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: dice.chance(0.2) ? 2 : nil, regions: nil,
      cost: .zero, status: dice.chance(0.1) ? .leaving(on: CalendarDay(daysSince1970: 20_010)) : .active)
  }

  private static func account(_ number: Int, _ people: Int, _ dice: inout Dice) -> Account {
    let isCustomer = dice.chance(0.6)
    let potential = Int64(2_000_00 + dice.below(30_000_00))
    let current = isCustomer ? Int64(Double(potential) * dice.real(0.3, 1)) : 0
    var incumbents: [Int?] = [nil, nil, nil]
    for duty in 0..<3 where dice.chance(0.8) { incumbents[duty] = dice.below(people) }
    // Duties that the account does not have keep no incumbent.
    let hasAcquisition = !isCustomer || potential - current > 2_000_00
    if !hasAcquisition { incumbents[0] = nil }
    if !isCustomer {
      incumbents[1] = nil
      incumbents[2] = nil
    }
    return Account(
      id: "a\(number)", name: "Account \(number)", region: dice.below(2),
      coordinates: Coordinates(latitude: dice.real(29.5, 31.5), longitude: dice.real(119.5, 120.5)),
      segment: 0,
      segmentIsClassified: false, industry: nil, potential: Money(minorUnits: potential),
      current: Money(minorUnits: current), lifecycle: isCustomer ? .customer : .prospect,
      isNamed: dice.chance(0.2), parent: number > 0 && dice.chance(0.5) ? 0 : nil, requiredQualifications: [],
      creditRisk: 0, satisfaction: nil,
      incumbents: incumbents, incumbentSince: [nil, nil, nil], frozenUntil: nil, pinned: [nil, nil, nil],
      forbidden: dice.chance(0.15) ? [dice.below(people)] : [])
  }

  /// Rules in random combination, hard and priced.
  static func rules(_ dice: inout Dice) -> [any Rule] {
    var rules: [any Rule] = [EligibilityRule.complete, ForbiddenRule()]
    rules.append(CapacityRule(overtime: Share(millionths: 200_000)))
    if dice.chance(0.6) {
      let price: Int64? = dice.chance(0.5) ? 3_00 : nil
      rules.append(
        BalanceRule(
          peers: .all,
          bands: [
            .init(
              .metric(.standardMinutes), tolerance: Share(millionths: Int64(300_000 + dice.below(600_000))),
              price: price)
          ]))
    }
    if dice.chance(0.6) {
      let metric = DisruptionRule.Metric.allCases[dice.below(3)]
      let scope = DisruptionRule.Scope.allCases[dice.below(3)]
      let most: Allowance =
        metric == .revenue ? .share(Share(millionths: 400_000)) : .amount(Int64(dice.below(3)))
      rules.append(
        DisruptionRule(budgets: [
          .init(
            metric, scope,
            most: PricedAllowance(most, price: dice.chance(0.3) ? (metric == .revenue ? 1 : 50_00) : nil))
        ]))
    }
    let wish: Money? = dice.chance(0.4) ? Money(minorUnits: 80_00) : nil
    switch dice.below(5) {
    case 0: rules.append(CouplingRule(demands: [.init(same: [1, 2], price: wish)]))
    case 1: rules.append(CouplingRule(demands: [.init(differ: [1, 2], price: wish)]))
    case 2: rules.append(CouplingRule(demands: [.init(atMost: 2, price: wish)]))
    default: break
    }
    switch dice.below(6) {
    case 0: rules.append(FamiliesRule(demands: [.init(same: [1], price: wish)]))
    case 1: rules.append(FamiliesRule(demands: [.init(atMost: 1, price: wish)]))
    case 2: rules.append(FamiliesRule(demands: [.init(oneTeam: true, price: wish)]))
    default: break
    }
    switch dice.below(5) {
    case 0: rules.append(TeamsRule(demands: [.init(within: .account, price: wish)]))
    case 1: rules.append(TeamsRule(demands: [.init(within: .region, keeps: [1], price: wish)]))
    default: break
    }
    switch dice.below(4) {
    case 0: rules.append(RegionsRule(policies: [.exclusive, .free, .free]))
    case 1: rules.append(RegionsRule(policies: [.free, .atMost(1), .atMost(2)]))
    default: break
    }
    if dice.chance(0.4) {
      rules.append(CoverageRule(pricePerItem: 100_00))
    } else {
      rules.append(CoverageRule())
    }
    return rules
  }
}
