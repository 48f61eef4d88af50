import TerritoryPlanning

/// Plan data of a handful of accounts, in which every item takes 60 minutes and nobody travels unless a test
/// says otherwise. Duties: 0 acquisition, 1 maintenance, 2 after-sales. Segments: 0 `key`, 1 `ordinary`.
/// Regions: 0 `west`, 1 `east`, 2 `port` inside east.
struct SmallPlan {
  static let acquisition = 0
  static let maintenance = 1
  static let afterSales = 2
  static let periodStart = CalendarDay(daysSince1970: 20_000)

  var accounts: [Account] = []
  var representatives: [Representative] = []
  /// One-way minutes of the pairs that are far apart.
  var travel: [(representative: Int, account: Int, minutes: Int32)] = []
  var currencyDigits = 2
  var regions = SmallPlan.standardRegions

  /// Adds an account; returns its index. A prospect has one item, a customer two.
  @discardableResult
  mutating func account(
    _ id: String, _ lifecycle: Account.Lifecycle = .prospect, segment: Int = 0, region: Int = 0,
    potential: Int64 = 1000, current: Int64 = 0, incumbents: [Int?] = [nil, nil, nil]
  ) -> Int {
    accounts.append(
      Account(
        id: id, name: id, region: region, coordinates: nil, segment: segment, segmentIsClassified: false,
        industry: nil, potential: Money(minorUnits: potential), current: Money(minorUnits: current),
        lifecycle: lifecycle, isNamed: false, parent: nil, requiredQualifications: [], creditRisk: 0,
        satisfaction: nil, incumbents: incumbents, incumbentSince: [nil, nil, nil], frozenUntil: nil,
        pinned: [nil, nil, nil], forbidden: []))
    return accounts.count - 1
  }

  /// Adds a representative of the team `one` who may do everything; returns its index.
  @discardableResult
  mutating func representative(
    _ id: String, role: Representative.Role = .allRound, team: String = "one", minutes: Int64 = 600
  ) -> Int {
    representatives.append(
      Representative(
        id: id, name: id, team: team, manager: nil, home: nil, homeRegion: nil, role: role,
        duties: [true, true, true], skill: [1, 1, 1], qualifications: [], workingMinutes: Minutes(minutes),
        nonSellingMinutes: .zero, fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil,
        regions: nil, cost: .zero, status: .active))
    return representatives.count - 1
  }

  var data: PlanData {
    var matrix: TravelMatrix?
    if !travel.isEmpty {
      var minutes = [[Int32]](
        repeating: [Int32](repeating: -1, count: accounts.count), count: representatives.count)
      for trip in travel { minutes[trip.representative][trip.account] = trip.minutes }
      matrix = TravelMatrix(minutes: minutes)
    }
    return PlanData(
      parameters: SmallPlan.parameters(currencyDigits: currencyDigits), accounts: accounts,
      representatives: representatives, regions: regions,
      regionOwnersToday: regions.map { _ in [nil, nil, nil] }, travelMatrix: matrix)
  }

  var context: PlanningContext { PlanningContext(data: data) }

  private static let standardRegions = [
    Region(id: "west", name: "West", parent: nil, centroid: nil, neighbours: []),
    Region(id: "east", name: "East", parent: nil, centroid: nil, neighbours: []),
    Region(id: "port", name: "Port", parent: 1, centroid: nil, neighbours: []),
  ]

  private static func parameters(currencyDigits: Int) -> PlanParameters {
    let duty = { (id: String, earning: Duty.Earning, roles: [Representative.Role]) in
      Duty(id: id, name: id, chineseName: id, earning: earning, roles: roles)
    }
    let segment = { (id: String) in
      Segment(
        id: id, name: id, chineseName: id, minimumPotential: .zero, minimumCurrent: .zero,
        visits: [1, 1, 1], minutesPerVisit: [60, 60, 60], tripSharing: 1, expectedDeals: 1, winRate: 0.5,
        dealSize: Money(minorUnits: 1000))
    }
    return PlanParameters(
      period: "test", periodStart: periodStart,
      periodEnd: CalendarDay(daysSince1970: periodStart.daysSince1970 + 91), currency: "CNY",
      currencyDigits: currencyDigits,
      duties: [
        duty("acquisition", .acquisition, [.hunter, .allRound]),
        duty("maintenance", .maintenance, [.farmer, .allRound]),
        duty("after_sales", .afterSales, [.service, .allRound]),
      ],
      segments: [segment("key"), segment("ordinary")],
      earning: EarningParameters(
        baselineRetention: 0.5, attendedRetention: 0.9, atRiskShare: 0.2, satisfactionEffect: 0.5,
        headroomMargin: Money(minorUnits: 1_000_000), travelCostPerHour: .zero),
      travel: TravelParameters(speed: 60, detour: 1.3),
      handover: HandoverParameters(loss: 0.03, lossPerYear: 0, mostLoss: 0.1),
      ramp: RampParameters(target: .capacity, months: []), given: [])
  }
}
