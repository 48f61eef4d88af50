import Testing

@testable import AssignmentEngine

/// Every plan within a box keeps its spread.
@Suite("Boxes of spreads")
struct SpreadBoxTests {
  /// A random spread of up to 7 members, and activities of the relaxation that break or keep it.
  private static func sample(_ random: inout RandomSource) -> (spread: Spread, activity: [Double]) {
    let count = random.integer(2...7)
    let isEven = random.chance(50)
    let members = (0..<count).map {
      Spread.Member(
        row: Int32($0), weight: isEven ? 1 : Int64(random.integer(1...4)),
        target: Int64(random.integer(500...1_500)))
    }
    let activity = (0..<count).map { _ in Double(random.integer(300...1_700)) }
    let measure: Spread.Measure =
      random.chance(50) ? .gini : .largestDeviations(count: random.integer(1...count))
    let atMost: Int =
      switch measure {
      case .gini: random.integer(100...3_000)
      case .largestDeviations: random.integer(20...2_000)
      }
    return (Spread(members: members, measure: measure, atMost: Int64(atMost)), activity)
  }

  /// The measures are convex, so that the corners of a box decide: all of them are looked at.
  @Test
  func cornersKeepTheSpread() throws {
    var random = RandomSource(seed: 7)
    var found = 0
    for _ in 0..<400 {
      let (spread, activity) = Self.sample(&random)
      let free = spread.members.map { _ in SideRow(lower: nil, upper: nil) }
      guard let box = SpreadBox(spread, rows: free, activity: activity) else { continue }
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

  /// An optimum that breaks nothing and leaves half of what is allowed is the middle of its box.
  @Test
  func boxLiesAroundAnEvenOptimum() throws {
    let members = (0..<3).map { Spread.Member(row: Int32($0), weight: 1, target: 1_000) }
    let spread = Spread(members: members, measure: .largestDeviations(count: 3), atMost: 300)
    let free = members.map { _ in SideRow(lower: nil, upper: nil) }
    let box = try #require(SpreadBox(spread, rows: free, activity: [1_040, 980, 980]))
    // 220 are left for three members.
    #expect(box.sides.map(\.lower) == [967, 907, 907])
    #expect(box.sides.map(\.upper) == [1_113, 1_053, 1_053])
  }

  /// An optimum at twice what is allowed is drawn three quarters of the way to the targets.
  @Test
  func boxOfABrokenOptimumIsDrawnInwards() throws {
    let members = (0..<2).map { Spread.Member(row: Int32($0), weight: 1, target: 1_000) }
    let spread = Spread(members: members, measure: .largestDeviations(count: 2), atMost: 400)
    let free = members.map { _ in SideRow(lower: nil, upper: nil) }
    let box = try #require(SpreadBox(spread, rows: free, activity: [1_400, 600]))
    #expect(box.sides.map(\.lower) == [1_000, 800])
    #expect(box.sides.map(\.upper) == [1_200, 1_000])
  }

  /// Bounds of the rows hold besides; rows with prices, and spreads without room, have no box.
  @Test
  func boxesKeepToTheRows() throws {
    let members = (0..<2).map { Spread.Member(row: Int32($0), weight: 1, target: 1_000) }
    let spread = Spread(members: members, measure: .largestDeviations(count: 1), atMost: 100)
    let bound = SideRow(lower: 950, upper: 1_020)
    let free = SideRow(lower: nil, upper: nil)
    let box = try #require(SpreadBox(spread, rows: [bound, free], activity: [1_000, 1_000]))
    #expect(box.sides.map(\.lower) == [950, 900])
    #expect(box.sides.map(\.upper) == [1_020, 1_100])
    let priced = SideRow(lower: nil, upper: 1_020, excessPrice: 5)
    #expect(SpreadBox(spread, rows: [priced, free], activity: [1_000, 1_000]) == nil)
    let exact = Spread(members: members, measure: .gini, atMost: 0)
    #expect(SpreadBox(exact, rows: [free, free], activity: [1_000.5, 999]) == nil)
  }
}
