/// Builds a plan from the relaxation: decides the surest items in chunks and re-optimises in between.
///
/// An item is the surer, the more the bounds of its best and its second best pair differ. A chunk that leads to
/// a dead end is undone and tried again at a quarter of its size; a single pair that does is removed.
final class ChunkDive {
  let problem: CapacitatedAssignment
  let state: PartialAssignment
  let relaxation: ItemRelaxation
  private let ascent: MultiplierAscent

  /// Share of the open items that one chunk decides.
  static let chunkShare = 0.15
  /// Multiplier steps between chunks.
  static let steps = 25
  /// Dead ends after which the dive is given up.
  static let mostDeadEnds = 40

  init(_ problem: CapacitatedAssignment, scale: Int64) {
    self.problem = problem
    state = PartialAssignment(problem)
    relaxation = ItemRelaxation(state, scale: scale)
    ascent = MultiplierAscent(relaxation)
  }

  /// A legal plan (pairs), or nil where the dive ends dead or is stopped.
  func run(from multipliers: [Int64], shouldStop: () -> Bool) -> [Int32]? {
    var deadEnds = 0
    var share = Self.chunkShare
    ascent.start(from: multipliers)
    while state.openItems > 0, !state.isDead, deadEnds < Self.mostDeadEnds {
      let aim = ascent.bestBound + max(relaxation.scale, abs(ascent.bestBound) / 100)
      let outcome = ascent.run(
        iterations: Self.steps, limit: .max, aim: aim, patience: 5, shrink: 0.6, leastTheta: 0.05,
        shouldStop: shouldStop)
      if outcome == .stopped { return nil }
      for item in 0..<problem.itemCount { relaxation.multipliers[item] = ascent.best[item] }
      relaxation.boundPairs(bound: ascent.bestBound, limit: .max)
      let ranked = rankedPairs()
      let mark = state.mark
      let size = max(1, Int((share * Double(ranked.count)).rounded(.up)))
      decide(ranked.prefix(size))
      if state.isDead {
        deadEnds += 1
        state.undo(to: mark)
        if size == 1 {
          state.remove(Int(ranked[0]))
          state.propagate()
        }
        share /= 4
      } else {
        share = min(Self.chunkShare, share * 2)
      }
      ascent.restart()
    }
    return state.openItems == 0 && !state.isDead ? state.plan : nil
  }

  /// The best pair of every open item, the surest item first.
  private func rankedPairs() -> [Int32] {
    var ranked: [(pair: Int32, regret: Int64)] = []
    for item in 0..<problem.itemCount where state.taken[item] < 0 {
      var (best, second) = (Int64.max, Int64.max)
      var pair: Int32 = -1
      for other in state.openPairs(ofItem: item) {
        let bound = relaxation.pairBound[Int(other)]
        if bound < best {
          (best, second) = (bound, best)
          pair = other
        } else {
          second = min(second, bound)
        }
      }
      ranked.append((pair, second - best))
    }
    ranked.sort { $0.regret != $1.regret ? $0.regret > $1.regret : $0.pair < $1.pair }
    return ranked.map(\.pair)
  }

  private func decide(_ pairs: ArraySlice<Int32>) {
    for pair in pairs {
      let item = Int(problem.pairItem[Int(pair)])
      if state.isDead { return }
      if state.taken[item] < 0, state.isPossible(Int(pair)) { state.choose(Int(pair)) }
    }
  }
}
