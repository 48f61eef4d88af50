import TerritoryPlanning

/// A firm of a few accounts and representatives, for tests: everything stated is stated, the rest is plain.
///
/// The period is the fourth quarter of 2026 (92 days). Region 0 has its centroid at latitude 0, longitude 0,
/// where representatives live and accounts lie unless placed elsewhere, so that nobody travels by default.
struct TinyFirm {
  var parameters = PlanParameters.standard(
    period: "2026 Q4", periodStart: TinyFirm.day("2026-10-01"), periodEnd: TinyFirm.day("2026-12-31"))
  var regions = [TinyFirm.region("Centre", at: Coordinates(latitude: 0, longitude: 0))]
  var accounts: [Account] = []
  var representatives: [Representative] = []
  var regionOwnersToday: [[Int?]]?
  var travelMatrix: TravelMatrix?

  /// Positions of the standard duties and segments.
  static let acquisition = 0
  static let maintenance = 1
  static let afterSales = 2
  static let highValue = 0
  static let potential = 1
  static let ordinary = 2

  var data: PlanData {
    PlanData(
      parameters: parameters, accounts: accounts, representatives: representatives, regions: regions,
      regionOwnersToday: regionOwnersToday
        ?? Array(repeating: Array(repeating: nil, count: parameters.duties.count), count: regions.count),
      travelMatrix: travelMatrix)
  }
  var context: PlanningContext { PlanningContext(data: data) }

  /// Adds a customer with 1,000,000.00 current revenue and as much potential: no acquisition, unless changed.
  @discardableResult
  mutating func addCustomer(
    _ name: String, incumbents: [Int?] = [nil, nil, nil], _ change: (inout Account) -> Void = { _ in }
  ) -> Int {
    var account = Account(
      id: name, name: name, region: 0, coordinates: nil, segment: Self.highValue, segmentIsClassified: false,
      industry: nil, potential: Money(minorUnits: 100_000_000), current: Money(minorUnits: 100_000_000),
      lifecycle: .customer, isNamed: false, parent: nil, requiredQualifications: [], creditRisk: 0,
      satisfaction: nil, incumbents: incumbents, incumbentSince: [nil, nil, nil], frozenUntil: nil,
      pinned: [nil, nil, nil], forbidden: [])
    change(&account)
    accounts.append(account)
    return accounts.count - 1
  }

  /// Adds a prospect with 1,000,000.00 potential.
  @discardableResult
  mutating func addProspect(
    _ name: String, incumbent: Int? = nil, _ change: (inout Account) -> Void = { _ in }
  ) -> Int {
    addCustomer(name, incumbents: [incumbent, nil, nil]) { account in
      account.lifecycle = .prospect
      account.current = .zero
      change(&account)
    }
  }

  /// Adds an all-round representative at the centre of region 0 with 24,000 selling minutes and skill 1.
  @discardableResult
  mutating func addRepresentative(
    _ name: String, _ change: (inout Representative) -> Void = { _ in }
  ) -> Int {
    var representative = Representative(
      id: name, name: name, team: "North", manager: nil, home: nil, homeRegion: 0, role: .allRound,
      duties: [true, true, true], skill: [1, 1, 1], qualifications: [], workingMinutes: Minutes(30_000),
      nonSellingMinutes: Minutes(6000), fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil,
      regions: nil, cost: .zero, status: .active)
    change(&representative)
    representatives.append(representative)
    return representatives.count - 1
  }

  static func region(
    _ name: String, at centroid: Coordinates?, parent: Int? = nil, neighbours: [Int] = []
  ) -> Region {
    Region(id: name, name: name, parent: parent, centroid: centroid, neighbours: neighbours)
  }

  /// A day written `yyyy-MM-dd` in the test itself.
  static func day(_ iso: String) -> CalendarDay {
    guard let day = CalendarDay(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
  }
}

extension PlanningContext {
  /// The item of an account and duty.
  func item(_ account: Int, _ duty: Int) -> Int {
    guard let item = itemsOfAccount[account].first(where: { items[$0].duty == duty }) else {
      preconditionFailure("the account has no such item")
    }
    return item
  }

  /// A plan with one holder an item, nil for nobody.
  func plan(_ holders: [Int?]) -> Plan { plan(holders: holders.map { $0.map { Holder($0) } }) }
}
