import Testing

@testable import AssignmentEngine

/// Rows and multipliers found for prices press on the members as the prices do.
@Suite("Rows from prices of spreads")
struct SpreadDecompositionTests {
  /// What rows with multipliers charge for a unit of each member's activity.
  private static func price(_ spread: Spread, _ rows: [(cut: CuttingPlane, multiplier: Double)]) -> [Double] {
    var price = [Double](repeating: 0, count: spread.members.count)
    let whole = spread.members.reduce(0) { $0 + Double($1.weight) }
    for (cut, multiplier) in rows {
      switch cut {
      case .deviations(let cut):
        for member in cut.above {
          price[Int(member)] += multiplier * Double(spread.members[Int(member)].weight)
        }
        for member in cut.below {
          price[Int(member)] -= multiplier * Double(spread.members[Int(member)].weight)
        }
      case .order(let cut):
        var before = 0.0
        for member in cut.members.map(Int.init) {
          let weight = Double(spread.members[member].weight)
          price[member] +=
            multiplier
            * (Double(Spread.giniUnits) * (whole - weight - 2 * before) - Double(spread.atMost) * whole)
          before += weight
        }
      case .separator, .forest: Issue.record("a row of a connectivity is none of a spread")
      }
    }
    return price
  }

  private static func expectSame(_ first: [Double], _ second: [Double]) {
    let size = second.map(abs).max() ?? 0
    for (a, b) in zip(first, second) { #expect(abs(a - b) <= 1e-6 * size) }
  }

  private static func members(_ count: Int, _ random: inout RandomSource, largest: Int) -> [Spread.Member] {
    (0..<count).map { Spread.Member(row: Int32($0), weight: Int64(random.integer(1...largest))) }
  }

  @Test(arguments: [1, 5, 1_000_000_000_000_000])
  func signsGiveBackThePrices(_ largest: Int) {
    var random = RandomSource(seed: UInt64(largest))
    for _ in 0..<200 {
      let members = Self.members(random.integer(2...9), &random, largest: largest)
      let spread = Spread(members: members, measure: .largestDeviations(count: members.count), atMost: 5)
      let levels = (0..<3).map { _ in random.signedUnit() }
      // Some share a size, some are 0.
      let price = members.map { member in
        Double(member.weight) * (random.chance(50) ? levels[random.integer(0...2)] : random.signedUnit())
          * (random.chance(20) ? 0 : 1)
      }
      let rows = SpreadDecomposition(spread, index: 3, price: price).rows
      Self.expectSame(Self.price(spread, rows), price)
      #expect(rows.count <= members.count)
      #expect(rows.allSatisfy { $0.multiplier > 0 && $0.cut.spread == 3 })
      let largest = zip(members, price).map { abs($1) / Double($0.weight) }.max() ?? 0
      #expect(abs(rows.reduce(0) { $0 + $1.multiplier } - largest) <= 1e-9 * largest)
    }
  }

  @Test(arguments: [1, 5, 1_000_000_000_000])
  func ordersGiveBackThePrices(_ largest: Int) {
    var random = RandomSource(seed: UInt64(largest))
    for _ in 0..<200 {
      let members = Self.members(random.integer(2...9), &random, largest: largest)
      let spread = Spread(members: members, measure: .gini, atMost: Int64(random.integer(1...5_000)))
      let known = (0..<random.integer(1...6)).map { _ in
        let order = members.indices.shuffled(using: &random).map(Int32.init)
        return (
          cut: CuttingPlane.order(.init(spread: 0, members: order)),
          multiplier: random.chance(30) ? 1e-6 : 1.5 + random.signedUnit()
        )
      }
      let price = Self.price(spread, known)
      let rows = SpreadDecomposition(spread, index: 0, price: price).rows
      Self.expectSame(Self.price(spread, rows), price)
      #expect(rows.count <= members.count + 1)
      for (cut, multiplier) in rows {
        guard case .order(let order) = cut else { continue }
        #expect(multiplier > 0)
        #expect(order.members.sorted() == members.indices.map(Int32.init))
      }
    }
  }

  /// Where all orders count alike, two opposite ones do; nothing is asked for nothing.
  @Test func specialPrices() {
    let members = (0..<4).map { Spread.Member(row: Int32($0)) }
    let gini = Spread(members: members, measure: .gini, atMost: 300)
    let even = [Double](repeating: -300 * 4 * 0.5, count: 4)
    let rows = SpreadDecomposition(gini, index: 0, price: even).rows
    #expect(rows.count == 2)
    Self.expectSame(Self.price(gini, rows), even)
    #expect(SpreadDecomposition(gini, index: 0, price: [0, 0, 0, 0]).rows.isEmpty)
    let total = Spread(members: members, measure: .largestDeviations(count: 4), atMost: 9)
    #expect(SpreadDecomposition(total, index: 0, price: [0, 0, 0, 0]).rows.isEmpty)
  }
}
