import Testing

@testable import AssignmentEngine

/// Every plan within a box keeps its spread.
@Suite("Boxes of spreads")
struct SpreadBoxTests {
  /// A random spread of up to 7 members, and activities of the relaxation that break or keep it.
  private static func sample(_ random: inout RandomSource) -> (Spread, SpreadBox.Surroundings) {
    let count = random.integer(2...7)
    let isEven = random.chance(50)
    let members = (0..<count).map {
      Spread.Member(
        row: Int32($0), weight: isEven ? 1 : Int64(random.integer(1...4)),
        target: Int64(random.integer(500...1_500)))
    }
    let measure: Spread.Measure =
      random.chance(50) ? .gini : .largestDeviations(count: random.integer(1...count))
    let atMost: Int =
      switch measure {
      case .gini: random.integer(100...3_000)
      case .largestDeviations: random.integer(20...2_000)
      }
    let surroundings = SpreadBox.Surroundings(
      rows: members.map { _ in SideRow(lower: nil, upper: nil) },
      activity: members.map { _ in Double(random.integer(300...1_700)) },
      size: members.map { _ in Double(random.integer(1...60)) }, price: random.chance(50) ? 0 : 1,
      affordable: Double(random.integer(0...500)))
    return (Spread(members: members, measure: measure, atMost: Int64(atMost)), surroundings)
  }

  /// The measures are convex, so that the corners of a box decide: all of them are looked at.
  @Test
  func cornersKeepTheSpread() throws {
    var random = RandomSource(seed: 7)
    var found = 0
    for _ in 0..<400 {
      let (spread, surroundings) = Self.sample(&random)
      guard let box = SpreadBox(spread, in: surroundings) else { continue }
      found += 1
      #expect(box.sides.map(\.row) == spread.members.map(\.row))
      for corner in 0..<(1 << box.sides.count) {
        let point = box.sides.enumerated().map { index, side in
          Int128(corner >> index & 1 == 1 ? side.upper : side.lower)
        }
        #expect(spread.excess(at: point) <= 0)
      }
    }
    #expect(found > 300)
  }

  /// What the total is known to be lets a box reach further, as far as plans of that total keep the spread.
  @Test
  func knownTotalsWidenBoxes() throws {
    var random = RandomSource(seed: 11)
    var widened = 0
    for _ in 0..<200 {
      var (spread, surroundings) = Self.sample(&random)
      guard spread.measure == .gini, let narrow = SpreadBox(spread, in: surroundings) else { continue }
      let total = Int128(surroundings.activity.reduce(0, +))
      surroundings.leastTotal = Double(total)
      let wide = try #require(SpreadBox(spread, in: surroundings))
      func width(_ box: SpreadBox) -> Int64 { box.sides.reduce(0) { $0 + $1.upper - $1.lower } }
      if width(wide) > width(narrow) { widened += 1 }
      for corner in 0..<(1 << wide.sides.count) {
        let point = wide.sides.enumerated().map { index, side in
          Int128(corner >> index & 1 == 1 ? side.upper : side.lower)
        }
        if point.reduce(0, +) >= total { #expect(spread.excess(at: point) <= 0) }
      }
    }
    #expect(widened > 10)
  }

  /// An optimum at which the spread just holds is on the border of its box, but for what the middle is given.
  @Test
  func boxLiesAtTheOptimum() throws {
    let members = (0..<4).map { Spread.Member(row: Int32($0), weight: 1, target: 1_000) }
    let spread = Spread(members: members, measure: .largestDeviations(count: 4), atMost: 300)
    var surroundings = SpreadBox.Surroundings(
      rows: members.map { _ in SideRow(lower: nil, upper: nil) }, activity: [1_150, 900, 1_050, 1_000],
      size: [5, 5, 5, 5])
    // Nothing is dear: the last has 4 items' room, the others give up a fifteenth each.
    let box = try #require(SpreadBox(spread, in: surroundings))
    #expect(box.sides.map(\.upper) == [1_139, 1_093, 1_046, 1_020])
    #expect(box.sides.map(\.lower) == [861, 907, 954, 980])
    // At a price of 1 only 6 units can be given up.
    surroundings.price = 1
    surroundings.affordable = 6
    let dear = try #require(SpreadBox(spread, in: surroundings))
    #expect(dear.sides.map(\.upper) == [1_147, 1_098, 1_049, 1_005])
  }

  /// A Gini coefficient's members keep to their side of the middle, those close to it to either.
  @Test
  func membersKeepToTheirHalf() throws {
    let members = (0..<5).map { Spread.Member(row: Int32($0)) }
    let spread = Spread(members: members, measure: .gini, atMost: 400)
    let box = try #require(
      SpreadBox(
        spread,
        in: SpreadBox.Surroundings(
          rows: members.map { _ in SideRow(lower: nil, upper: nil) },
          activity: [1_100, 1_050, 1_000, 950, 900], size: [Double](repeating: 2, count: 5),
          leastTotal: 5_000)))
    #expect(box.sides[0].lower == 1_000 && box.sides[0].upper > 1_050)
    #expect(box.sides[2].lower == 992 && box.sides[2].upper == 1_008)
    #expect(box.sides[4].upper == 1_000 && box.sides[4].lower < 950)
  }

  /// Bounds of the rows hold besides; rows with prices, and spreads without room, have no box.
  @Test
  func boxesKeepToTheRows() throws {
    let members = (0..<2).map { Spread.Member(row: Int32($0), weight: 1, target: 1_000) }
    let spread = Spread(members: members, measure: .largestDeviations(count: 1), atMost: 100)
    let bound = SideRow(lower: 950, upper: 1_020)
    let free = SideRow(lower: nil, upper: nil)
    var surroundings = SpreadBox.Surroundings(rows: [bound, free], activity: [1_100, 1_000], size: [5, 25])
    let box = try #require(SpreadBox(spread, in: surroundings))
    // Four items' room of the second would be all that is allowed: it gets two.
    #expect(box.sides.map(\.lower) == [950, 950])
    #expect(box.sides.map(\.upper) == [1_020, 1_050])
    let exact = Spread(members: members, measure: .gini, atMost: 0)
    surroundings.activity = [1_000.5, 999]
    #expect(SpreadBox(exact, in: surroundings) == nil)
    surroundings.rows[0].excessPrice = 5
    #expect(SpreadBox(spread, in: surroundings) == nil)
  }
}
