import TerritoryPlanning

/// A place in ten-thousandths of a degree.
struct GridPlace: Equatable {
  var north: Int
  var east: Int

  func moved(north: Int, east: Int) -> GridPlace {
    GridPlace(north: self.north + north, east: self.east + east)
  }

  /// At least the kilometres to another place by the great circle: a way along the meridian and the parallel,
  /// at 112 km a degree.
  func mostKilometres(to other: GridPlace) -> Int {
    ((abs(north - other.north) + abs(east - other.east)) * 112 + 9_999) / 10_000
  }
}

/// Regions as squares of one degree on a square grid, row by row from the south-west corner at 10 N 90 E.
struct RegionGrid {
  let count: Int
  let columns: Int

  init(count: Int) {
    self.count = count
    columns = (1...).first { $0 * $0 >= count } ?? 1
  }

  func centre(_ region: Int) -> GridPlace {
    GridPlace(north: 105_000 + region / columns * 10_000, east: 905_000 + region % columns * 10_000)
  }

  /// nil outside all regions.
  func region(at place: GridPlace) -> Int? {
    guard place.north >= 100_000, place.east >= 900_000 else { return nil }
    let (row, column) = ((place.north - 100_000) / 10_000, (place.east - 900_000) / 10_000)
    guard column < columns, row * columns + column < count else { return nil }
    return row * columns + column
  }

  /// Those with a common side, ascending.
  func neighbours(_ region: Int) -> [Int] {
    let column = region % columns
    var found: [Int] = []
    if region >= columns { found.append(region - columns) }
    if column > 0 { found.append(region - 1) }
    if column + 1 < columns, region + 1 < count { found.append(region + 1) }
    if region + columns < count { found.append(region + columns) }
    return found
  }
}

struct SyntheticPerson {
  var team: Int
  var region: Int
  var home: GridPlace
  /// 80 or 100.
  var fullTimePercent: Int
  /// By duty, 85...115.
  var skillPercents: [Int]
  var yearsInJob: Int

  static let workingMinutes = 29_760
  static let nonSellingMinutes = 7_440

  /// Selling minutes of the period.
  var capacity: Int { (Self.workingMinutes - Self.nonSellingMinutes) * fullTimePercent / 100 }
}

struct SyntheticAccount {
  /// Visits and minutes of the standard parameters, which the plan file states again.
  struct SegmentWork {
    var id: String
    /// Acquisition, maintenance, after-sales.
    var visits: [Int]
    var minutes: [Int]
    var tripSharing: Int
    /// Whole units of money: the lowest potential; of 1,000 equally likely draws, the first `draws` are used.
    var least: Int
    var draws: Int
  }
  static let duties = ["acquisition", "maintenance", "after_sales"]
  static let segments = [
    SegmentWork(
      id: "high_value", visits: [6, 6, 3], minutes: [90, 75, 60], tripSharing: 2, least: 500_000, draws: 901),
    SegmentWork(
      id: "potential", visits: [4, 3, 2], minutes: [75, 60, 60], tripSharing: 3, least: 200_000, draws: 601),
    SegmentWork(
      id: "ordinary", visits: [2, 2, 1], minutes: [60, 45, 45], tripSharing: 4, least: 20_000, draws: 901),
  ]
  /// A customer is also to be developed when potential exceeds revenue by more than this.
  static let headroomMargin = 20_000

  var segment: Int
  var potential: Int
  /// 0: a prospect.
  var current: Int
  /// Percent.
  var creditRisk: Int
  var satisfaction: Int
  var isNamed: Bool
  var industry: Int
  var place = GridPlace(north: 0, east: 0)
  var region = 0
  /// The account at the head of its family.
  var parent: Int?
  var holder: Int?
  var since: CalendarDay?

  /// Draws everything that does not depend on the place.
  init(_ numbers: inout SplitMix) {
    let kind = numbers.below(100)
    segment = kind < 10 ? 0 : kind < 35 ? 1 : 2
    let work = Self.segments[segment]
    // A Pareto distribution with exponent 1, cut off: x = least / (1 - u).
    potential = work.least * 1_000 / (1_000 - numbers.below(work.draws))
    let isProspect = numbers.chance(25)
    let percent = 40 + numbers.below(56)
    current = isProspect ? 0 : potential * percent / 100
    let isRisky = numbers.chance(10)
    let risk = 5 * (1 + numbers.below(6))
    creditRisk = isRisky ? risk : 0
    satisfaction = 50 + numbers.below(46)
    isNamed = numbers.chance(20) && segment == 0
    industry = numbers.below(8)
  }

  /// Indices of the duties to be done.
  var work: [Int] {
    if current == 0 { return [0] }
    return potential - current > Self.headroomMargin ? [0, 1, 2] : [1, 2]
  }

  /// At the standard visits.
  var standardMinutes: Int {
    let segment = Self.segments[segment]
    return work.reduce(0) { $0 + segment.visits[$1] * segment.minutes[$1] }
  }

  /// At least the minutes that the person needs at the standard visits, travel included: 40 km/h, detour 1.3.
  func mostActualMinutes(for person: SyntheticPerson) -> Int {
    let segment = Self.segments[segment]
    // 1.3 x 60 / 40 = 1.95 minutes a kilometre, and a minute for rounding.
    let oneWay = (place.mostKilometres(to: person.home) * 195 + 99) / 100 + 1
    return work.reduce(0) { sum, duty in
      let atWork = segment.visits[duty] * segment.minutes[duty] * 100 / person.skillPercents[duty] + 1
      let travel = segment.visits[duty] * 2 * oneWay / segment.tripSharing + 1
      return sum + atWork + travel
    }
  }
}
