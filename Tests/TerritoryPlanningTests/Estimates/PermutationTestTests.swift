import Testing

@testable import TerritoryPlanning

@Suite("Whether groups differ at all")
struct PermutationTestTests {
  private func test(
    _ values: [Double], strata: [Int32]? = nil, groups: [Int32], count: Int = 2, seed: UInt64 = 1
  ) -> PermutationTest? {
    let strata = strata ?? Array(repeating: 0, count: values.count)
    return PermutationTest(
      values: values, strata: strata, strataCount: Int(strata.max() ?? 0) + 1, groups: groups,
      groupCount: count, seed: seed)
  }

  /// Every way of dealing the values out, one after another.
  private func exact(_ values: [Double], groups: [Int32]) -> Double {
    func statistic(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return (0..<2).reduce(0.0) { sum, group in
        let own = values.indices.filter { groups[$0] == Int32(group) }
        let total = own.reduce(0.0) { $0 + values[$1] - mean }
        let count = Double(own.count)
        return sum + total * total / (count - count * count / Double(values.count))
      }
    }
    let seen = statistic(values)
    var (asLarge, all) = (0, 0)
    func permute(_ rest: [Double], _ chosen: [Double]) {
      if rest.isEmpty {
        all += 1
        if statistic(chosen) >= seen - 1e-9 { asLarge += 1 }
      }
      for index in rest.indices {
        var left = rest
        let value = left.remove(at: index)
        permute(left, chosen + [value])
      }
    }
    permute(values, [])
    return Double(asLarge) / Double(all)
  }

  @Test("The p-value is that of all permutations, to the error of drawing some")
  func againstAllPermutations() throws {
    let values = [3.0, 5, 1, 8, 7, 9, 2]
    let groups: [Int32] = [0, 0, 0, 1, 1, 1, 1]
    let found = try #require(test(values, groups: groups))
    let wanted = exact(values, groups: groups)
    // Three standard errors of 1,999 shuffles.
    #expect(abs(found.chance - wanted) < 3 * (wanted * (1 - wanted) / 1999).squareRoot() + 1e-3)
  }

  @Test("Nothing to compare: one group, equal values, groups that share no stratum")
  func nothing() {
    #expect(test([1, 2, 3], groups: [0, 0, 0], count: 1) == nil)
    #expect(test([2, 2, 2, 2], groups: [0, 0, 1, 1]) == nil)
    #expect(test([1, 2, 3, 4], strata: [0, 0, 1, 1], groups: [0, 0, 1, 1]) == nil)
    #expect(test([], groups: []) == nil)
  }

  @Test("What strata explain is no difference between groups")
  func strata() throws {
    // Group 1 works in the stratum of large values only as far as group 0 does too.
    let values = [1.0, 2, 1, 2, 11, 12, 11, 12, 11, 12]
    let strata: [Int32] = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    let groups: [Int32] = [0, 0, 0, 1, 1, 1, 1, 1, 0, 0]
    let plain = try #require(test(values, groups: groups))
    let within = try #require(test(values, strata: strata, groups: groups))
    #expect(within.chance > plain.chance)
  }

  @Test("The same seed gives the same chance; another one nearly so")
  func seeds() throws {
    let values = (0..<60).map { Double(($0 * 37) % 23) }
    let groups = (0..<60).map { Int32($0 % 3) }
    let first = try #require(test(values, groups: groups, count: 3, seed: 5))
    #expect(first == test(values, groups: groups, count: 3, seed: 5))
    let other = try #require(test(values, groups: groups, count: 3, seed: 6))
    #expect(abs(first.chance - other.chance) < 0.05)
  }

  @Test("Deals of nobody are shuffled along and belong to no group")
  func nobody() throws {
    let values = [1.0, 4, 2, 8, 5, 7]
    let found = try #require(test(values, groups: [0, 0, 1, 1, -1, -1]))
    #expect(found.chances.count == 2)
  }
}
