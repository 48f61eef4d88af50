/// Builds a plan from the relaxation: decides the surest items in chunks, re-optimising in between, until a
/// core of open items is left; branch and bound then solves the core.
///
/// An item is the surer, the more the bounds of its best and its second best pair differ. Deciding the sure items
/// costs the bound next to nothing; the last ones decide how the capacities are filled, and that takes a search.
final class CoreDive {
  let problem: CapacitatedAssignment
  private let scale: Int64
  private let state: PartialAssignment
  private let relaxation: ItemRelaxation
  private let ascent: MultiplierAscent
  private var random: RandomSource
  /// Open items that the next dive leaves to the tree, about.
  private var coreSize = 40.0
  private var treeCells: Int64 = 0
  /// Dives without a plan since the last one that found one.
  private var failures = 0

  /// Share of the open items that one chunk decides.
  static let chunkShare = 0.2
  /// Multiplier steps between chunks.
  static let steps = 15
  /// Nodes of the tree on the core, doubled after every `patience` dives without a plan.
  static let nodeLimit = 400
  static let patience = 40
  static let mostDoublings = 5
  static let largestCore = 250.0

  init(_ problem: CapacitatedAssignment, scale: Int64, seed: UInt64) {
    self.problem = problem
    self.scale = scale
    random = RandomSource(seed: seed)
    state = PartialAssignment(problem)
    relaxation = ItemRelaxation(state, scale: scale)
    ascent = MultiplierAscent(relaxation)
  }

  var cells: Int64 { relaxation.cells + treeCells }

  /// Looks for a plan that loses less than the target; nil where none was found.
  ///
  /// - Parameters:
  ///   - isAlive: pairs that such a plan may take.
  ///   - noise: by which share the sureness of an item is varied at random, from 0 to 1.
  func run(
    from multipliers: [Int64], target: Int64, noise: Double, isAlive: (Int) -> Bool, shouldStop: () -> Bool
  ) -> [Int32]? {
    let start = state.mark
    defer { state.undo(to: start) }
    for pair in 0..<problem.pairCount where !isAlive(pair) { state.remove(pair) }
    state.propagate()
    guard dive(from: multipliers, limit: scale * (target - 1), noise: noise, shouldStop) else { return nil }
    if state.openItems == 0 { return state.loss < target ? state.plan : nil }
    return solveCore(target: target, shouldStop)
  }

  /// Decides chunks until the core is left; false where no plan can come of it.
  private func dive(
    from multipliers: [Int64], limit: Int64, noise: Double, _ shouldStop: () -> Bool
  ) -> Bool {
    if state.isDead { return false }
    ascent.start(from: multipliers)
    while Double(state.openItems) > coreSize {
      relaxation.setMultipliers(ascent.best)
      relaxation.boundPairs(bound: ascent.bestBound, limit: limit)
      let ranked = rankedPairs(noise: noise)
      let most = Int((Self.chunkShare * Double(ranked.count)).rounded(.up))
      let mark = state.mark
      decide(ranked.prefix(max(1, min(most, ranked.count - Int(coreSize)))))
      if shouldStop() { return false }
      let before = ascent.bestBound
      if !state.isDead {
        ascent.restart()
        if ascent.bestBound < before + scale / 2 { continue }
        let outcome = ascent.run(
          iterations: Self.steps, limit: limit, aim: ascent.bestBound + scale, patience: 5, shrink: 0.6,
          leastTheta: 0.05, shouldStop: shouldStop)
        if outcome == .stopped { return false }
        if outcome != .closed { continue }
      }
      // The chunk went too far: what was open before is the core.
      state.undo(to: mark)
      return true
    }
    return true
  }

  private func solveCore(target: Int64, _ shouldStop: () -> Bool) -> [Int32]? {
    let items = (0..<problem.itemCount).filter { state.taken[$0] < 0 }
    let agents = Array(0..<problem.agentCount)
    let core = problem.restricted(
      agents: agents, items: items, capacity: agents.map { state.spare[$0] },
      isAlive: { [state] in state.isPossible($0) })
    let tree = CapacityTree(
      core, scale: scale, target: target - state.loss, multipliers: items.map { ascent.best[$0] })
    let nodeLimit = Self.nodeLimit << min(failures / Self.patience, Self.mostDoublings)
    let status = tree.run(nodes: nodeLimit, shouldStop: shouldStop)
    treeCells += tree.relaxation.cells
    guard let best = tree.best else {
      failures += 1
      coreSize = status == .exhausted ? min(Self.largestCore, coreSize * 1.1) : max(20, coreSize * 0.95)
      return nil
    }
    failures = 0
    var plan = state.plan
    for (index, item) in items.enumerated() { plan[item] = core.pairColumn[Int(best[index])] }
    return plan
  }

  /// The best pair of every open item, the surest item first.
  private func rankedPairs(noise: Double) -> [Int32] {
    var ranked: [(pair: Int32, regret: Double)] = []
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
      ranked.append((pair, Double(second - best) * (1 + noise * (2 * random.unit() - 1))))
    }
    ranked.sort { $0.regret != $1.regret ? $0.regret > $1.regret : $0.pair < $1.pair }
    return ranked.map(\.pair)
  }

  private func decide(_ pairs: ArraySlice<Int32>) {
    for pair in pairs {
      if state.isDead { return }
      if state.taken[Int(problem.pairItem[Int(pair)])] < 0, state.isPossible(Int(pair)) {
        state.choose(Int(pair))
      }
    }
  }
}
