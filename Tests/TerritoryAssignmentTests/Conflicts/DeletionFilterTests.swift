import Testing

@testable import TerritoryAssignment

/// The filter alone, against families of minimal conflicts drawn at random.
@Suite struct DeletionFilterTests {
  @Test(arguments: 1...80)
  func theResultIsAMinimalConflict(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let count = 1 + dice.below(12)
    let conflicts = (0...dice.below(4)).map { _ in
      Set((0..<count).filter { _ in dice.chance(0.4) } + [dice.below(count)])
    }
    let isConflict = { (set: Set<Int>) in conflicts.contains { $0.isSubset(of: set) } }
    let shrinks = dice.chance(0.5)
    let result = DeletionFilter.minimal(Array(0..<count)) { kept, out in
      #expect(Set(kept).isDisjoint(with: out))
      let set = Set(kept)
      guard let inside = conflicts.first(where: { $0.isSubset(of: set) }) else {
        return .plan(alone: out.count == 1 ? out : [])
      }
      return .impossible(needed: shrinks ? inside : set)
    }
    #expect(result.open.isEmpty)
    #expect(isConflict(Set(result.demands)))
    for demand in result.demands { #expect(!isConflict(Set(result.demands).subtracting([demand]))) }
  }

  @Test func whatIsUndecidedStaysAndIsNamed() {
    // Without 2 nobody knows; 0 and 3 are needed; 1 is not.
    let result = DeletionFilter.minimal([0, 1, 2, 3]) { kept, _ in
      let set = Set(kept)
      if !set.contains(0) || !set.contains(3) { return .plan(alone: []) }
      return set.contains(2) ? .impossible(needed: set) : .undecided
    }
    #expect(result == DeletionFilter.Result(demands: [0, 2, 3], open: [2]))
  }

  @Test func aPlanThatBreaksOneDemandSavesATest() {
    var tests = 0
    let result = DeletionFilter.minimal([0, 1, 2]) { _, _ in
      tests += 1
      return .plan(alone: [0, 1, 2])
    }
    #expect(result.demands == [0, 1, 2])
    #expect(tests == 1)
  }
}
