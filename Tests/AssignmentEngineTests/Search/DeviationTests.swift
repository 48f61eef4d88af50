import Foundation
import Testing

@testable import AssignmentEngine

/// Lists and counts of deviation sets, their windows and the draw, against plain enumeration.
@Suite("Deviations")
struct DeviationTests {
  /// Units dearest first, with one to three deviations each.
  private func deviations(units: Int, seed: UInt64) -> ([DeviatingUnit], [Deviation]) {
    var random = AssignmentEngine.RandomSource(seed: seed)
    var all: [Deviation] = []
    var runs: [DeviatingUnit] = []
    for unit in 0..<units {
      let first = all.count
      for option in 0...random.below(3) {
        all.append(Deviation(cost: Float(random.unit()), unit: Int32(unit), option: Int32(option)))
      }
      let cheapest = all[first...].map(\.cost).min() ?? 0
      runs.append(DeviatingUnit(first: Int32(first), end: Int32(all.count), cheapest: cheapest))
    }
    runs.sort { $0.cheapest > $1.cheapest }
    return (runs, all)
  }

  /// Every choice of at most one deviation of every second unit.
  private func sets(_ units: [DeviatingUnit], half: Int) -> [[Int]] {
    var sets: [[Int]] = [[]]
    for unit in stride(from: half, to: units.count, by: 2) {
      for set in sets {
        for index in Int(units[unit].first)..<Int(units[unit].end) { sets.append(set + [index]) }
      }
    }
    return sets
  }

  @Test func listsEverySetWithinTheLimitOnce() {
    let list = DeviationSets(laneLimit: LocalProblem.laneLimits.usual)
    for seed in UInt64(0)..<20 {
      let (units, deviations) = deviations(units: 9, seed: seed)
      let moves = deviations.indices.map { SIMD8<Float>(repeating: Float($0 + 1)) }
      for half in 0..<2 {
        for limit in [Float(0.2), 0.7, 1.5] {
          units.withUnsafeBufferPointer { units in
            deviations.withUnsafeBufferPointer { deviations in
              moves.withUnsafeBufferPointer { moves in
                guard let moves = moves.baseAddress else { return }
                list.list(
                  half: half, units: units, deviations: deviations, moves: moves, limit: limit,
                  most: DeviationSets.capacity)
              }
            }
          }
          var found: Set<[Int]> = []
          for set in 0..<list.count {
            var members: [Int] = []
            list.forEach(in: set) { members.append($0) }
            found.insert(members.sorted())
            let cost = members.reduce(Float(0)) { $0 + deviations[$1].cost }
            #expect(abs(list.cost[set] - cost) < 1e-5)
            #expect(list.vectors(SIMD8<Float>.self)[set][3] == members.reduce(0) { $0 + Float($1 + 1) })
          }
          #expect(found.count == list.count)
          func cost(_ set: [Int]) -> Float { set.reduce(Float(0)) { $0 + deviations[$1].cost } }
          let all = sets(units, half: half).map { $0.sorted() }
          #expect(all.allSatisfy { cost($0) > limit - 1e-5 || found.contains($0) })
          #expect(found.allSatisfy { cost($0) < limit + 1e-5 })
        }
      }
    }
  }

  @Test func reachHoldsNoMoreSetsThanAskedFor() {
    var counts = DeviationCounts()
    for seed in UInt64(0)..<20 {
      let (units, deviations) = deviations(units: 14, seed: seed)
      for most in [1, 5, 40, 100_000] {
        let reach = counts.reach(half: 0, units: units, deviations: deviations, within: 2, most: most)
        let within = sets(units, half: 0).filter { set in
          set.reduce(Float(0)) { $0 + deviations[$1].cost } < reach
        }
        #expect(within.count <= most)
        #expect(reach > 0 && reach <= 2)
        if most == 100_000 { #expect(reach == 2) }
        // A far larger range leaves the limit about where it was.
        let wide = counts.reach(half: 0, units: units, deviations: deviations, within: 2_000, most: most)
        if most < 100_000 { #expect(abs(wide - reach) < 0.25 * reach + 0.01) }
      }
    }
  }

  @Test func windowsKeepEveryCheapActivity() {
    var random = AssignmentEngine.RandomSource(seed: 1)
    for _ in 0..<2_000 {
      var costs = LaneCosts<SIMD8<Float>>()
      let z = random.below(3) == 0 ? 0 : Float(random.unit() * 2 - 1)
      let width = Float(random.unit() * 3)
      costs.multiplier[0] = z
      costs.upper[0] = z > 0 ? 0 : (z < 0 ? width : width / 2)
      costs.lower[0] = costs.upper[0] - width
      costs.excess[0] = max(0, z) + Float(random.below(3))
      costs.shortfall[0] = max(0, -z) + Float(random.below(3))
      let budget = Float(random.unit())
      let window = costs.window(0, budget: budget)
      for step in -40...40 {
        var activity = SIMD8<Float>(repeating: 0)
        activity[0] = Float(step) / 8
        let cost = costs.cost(activity)
        #expect(cost >= -1e-5)
        if cost <= budget - 1e-4 { #expect(activity[0] >= window.from && activity[0] <= window.to) }
      }
    }
  }

  /// Frequencies against the weights, five standard deviations wide.
  @Test func drawsByTheWeights() {
    let costs: [Float] = [0.5, -0.3, 0.1, -0.3, 1.2]
    let weights = [exp(0)] + costs.map { exp(-Double($0) / 0.5) }
    let total = weights.reduce(0, +)
    var random = AssignmentEngine.RandomSource(seed: 5)
    var drawn = [Int](repeating: 0, count: weights.count)
    let rounds = 20_000
    for _ in 0..<rounds {
      var draw = PlanDraw(temperature: 0.5, random: &random)
      var choice = 0
      for (index, cost) in costs.enumerated() where cost < draw.ceiling {
        if draw.take(cost, random: &random) { choice = index + 1 }
      }
      drawn[choice] += 1
    }
    for (count, weight) in zip(drawn, weights) {
      let share = weight / total
      let deviation = (share * (1 - share) * Double(rounds)).squareRoot()
      #expect(abs(Double(count) - share * Double(rounds)) < 5 * deviation)
    }
  }

  @Test func strictDrawTakesTheCheapest() {
    var random = AssignmentEngine.RandomSource(seed: 5)
    var draw = PlanDraw(temperature: 0, random: &random)
    var chosen: [Float] = []
    for cost in [Float(0.2), -0.1, -0.05, -0.4, -0.4] where cost < draw.ceiling {
      if draw.take(cost, random: &random) { chosen.append(cost) }
    }
    #expect(chosen == [-0.1, -0.4])
  }
}
