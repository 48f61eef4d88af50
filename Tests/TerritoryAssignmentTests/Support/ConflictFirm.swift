import TerritoryPlanning

/// A firm made by hand for conflicts: nobody travels, every item takes three hours with everybody.
struct ConflictFirm {
  static let item: Int64 = 180
  static let acquisition = 0
  static let maintenance = 1
  static let afterSales = 2

  var accounts: [Account] = []
  var representatives: [Representative] = []
  var regions = [ConflictFirm.region(0)]

  static func region(_ number: Int, neighbours: [Int] = []) -> Region {
    Region(id: "g\(number)", name: "Region \(number)", parent: nil, centroid: nil, neighbours: neighbours)
  }

  /// An all-round representative with these minutes; returns the index.
  @discardableResult
  mutating func person(_ minutes: Int64, _ change: (inout Representative) -> Void = { _ in }) -> Int {
    var person = Representative(
      id: "r\(representatives.count)", name: "Rep \(representatives.count)", team: "t", manager: nil,
      home: nil,
      homeRegion: nil, role: .allRound, duties: [true, true, true], skill: [1, 1, 1], qualifications: [],
      workingMinutes: Minutes(minutes), nonSellingMinutes: .zero, fullTimeEquivalent: 1, presence: 1,
      travelLimit: nil, loadCap: nil, regions: nil, cost: .zero, status: .active)
    change(&person)
    representatives.append(person)
    return representatives.count - 1
  }

  /// A prospect: one item, acquisition. Returns the index.
  @discardableResult
  mutating func prospect(region: Int = 0, _ change: (inout Account) -> Void = { _ in }) -> Int {
    add(.prospect, region: region, change)
  }

  /// A customer: two items, maintenance and after-sales. Returns the index.
  @discardableResult
  mutating func customer(region: Int = 0, _ change: (inout Account) -> Void = { _ in }) -> Int {
    add(.customer, region: region, change)
  }

  private mutating func add(
    _ lifecycle: Account.Lifecycle, region: Int, _ change: (inout Account) -> Void
  ) -> Int {
    let money = Money(minorUnits: 1_000_000)
    var account = Account(
      id: "a\(accounts.count)", name: "Account \(accounts.count)", region: region, coordinates: nil,
      segment: 0,
      segmentIsClassified: false, industry: nil, potential: money,
      current: lifecycle == .customer ? money : .zero, lifecycle: lifecycle, isNamed: false, parent: nil,
      requiredQualifications: [], creditRisk: 0, satisfaction: nil, incumbents: [nil, nil, nil],
      incumbentSince: [nil, nil, nil], frozenUntil: nil, pinned: [nil, nil, nil], forbidden: [])
    change(&account)
    accounts.append(account)
    return accounts.count - 1
  }

  var context: PlanningContext {
    PlanningContext(
      data: PlanData(
        parameters: RandomFirm.parameters, accounts: accounts, representatives: representatives,
        regions: regions, regionOwnersToday: regions.map { _ in [nil, nil, nil] }, travelMatrix: nil,
        neighbourSource: .file))
  }

  /// What holds when nothing is said, every duty required, and these rules.
  func rules(_ more: [any Rule] = [], required: [Int] = [0, 1, 2]) -> [any Rule] {
    let standard: [any Rule] = [
      EligibilityRule.complete, PinnedRule(), ForbiddenRule(), FrozenRule(), CapacityRule(),
    ]
    return standard + [CoverageRule(requiredDuties: required)] + more
  }
}
