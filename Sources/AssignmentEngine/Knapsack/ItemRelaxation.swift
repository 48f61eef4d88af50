/// The Lagrangian relaxation of the item rows: with item multipliers u, every plan loses at least
///
///     L(u) = loss of the taken pairs + sum of u over the open items
///            - sum over agents of the largest sum of (u_i - loss_ia) over open pairs that fit
///
/// Multipliers are integers in units of 1/scale, so `bound` is exact (or a little low where profits are
/// rounded up; see `KnapsackTable`).
final class ItemRelaxation {
  let state: PartialAssignment
  let problem: CapacitatedAssignment
  /// Units of a multiplier that make one unit of loss; a power of two.
  let scale: Int64
  /// Integer multipliers of the items.
  let multipliers: UnsafeMutablePointer<Int64>
  /// Number of agents whose knapsack holds the item, for open items.
  let uses: UnsafeMutablePointer<Int32>
  /// Whether the pair is in its agent's knapsack.
  let isChosen: UnsafeMutablePointer<Bool>
  /// Bound on the plans that take the pair, in units of 1/scale; from `boundPairs`.
  let pairBound: UnsafeMutablePointer<Int64>
  /// Largest profit of each agent.
  let agentProfit: UnsafeMutablePointer<Int64>
  /// L(u) in units of 1/scale, as of the last `evaluate()`.
  private(set) var bound: Int64 = 0
  private var table: KnapsackTable
  private let lost: UnsafeMutablePointer<Int64>
  private let figures: UnsafeMutablePointer<KnapsackTable.PairFigures>

  init(_ state: PartialAssignment, scale: Int64) {
    self.state = state
    self.scale = scale
    problem = state.problem
    figures = .allocate(capacity: problem.pairCount + 1)
    for pair in 0..<problem.pairCount {
      figures[pair] = KnapsackTable.PairFigures(
        item: problem.pairItem[pair], weight: problem.pairWeight[pair], loss: scale * problem.pairLoss[pair])
    }
    multipliers = .allocate(capacity: problem.itemCount)
    uses = .allocate(capacity: problem.itemCount)
    isChosen = .allocate(capacity: problem.pairCount + 1)
    pairBound = .allocate(capacity: problem.pairCount + 1)
    agentProfit = .allocate(capacity: problem.agentCount + 1)
    multipliers.initialize(repeating: 0, count: problem.itemCount)
    isChosen.initialize(repeating: false, count: problem.pairCount + 1)
    pairBound.initialize(repeating: 0, count: problem.pairCount + 1)
    let mostEntries = (0..<problem.agentCount).lazy.map { [problem] in problem.pairs(ofAgent: $0).count }
      .max()
    table = KnapsackTable(
      mostEntries: mostEntries ?? 0, largestCapacity: Int(problem.capacity.max() ?? 0))
    lost = .allocate(capacity: (mostEntries ?? 0) + 1)
  }

  deinit {
    multipliers.deallocate()
    uses.deallocate()
    isChosen.deallocate()
    pairBound.deallocate()
    agentProfit.deallocate()
    lost.deallocate()
    figures.deallocate()
  }

  /// Cells of dynamic programs so far.
  var cells: Int64 { table.cells }

  /// The bound of a loss in whole units: every plan loses at least this much.
  static func wholeUnits(_ bound: Int64, scale: Int64) -> Int64 {
    bound > 0 ? (bound + scale - 1) / scale : bound / scale
  }

  @inline(__always)
  func reducedProfit(_ pair: Int) -> Int64 {
    multipliers[Int(figures[pair].item)] - figures[pair].loss
  }

  func setMultipliers(_ vector: [Int64]) {
    for item in vector.indices { multipliers[item] = vector[item] }
  }

  /// Computes L(u) at `multipliers`, with `uses` and `isChosen`.
  func evaluate() {
    var total = scale * state.loss
    for item in 0..<problem.itemCount {
      uses[item] = 0
      if state.taken[item] < 0 { total += multipliers[item] }
    }
    for agent in 0..<problem.agentCount {
      let profit = solveKnapsack(agent)
      agentProfit[agent] = profit
      total -= profit
    }
    bound = total
  }

  private func solveKnapsack(_ agent: Int, margin: Int = 0) -> Int64 {
    let pairs = state.openPairs(ofAgent: agent)
    for pair in pairs { isChosen[Int(pair)] = false }
    table.gather(pairs, figures, multipliers: multipliers, capacity: Int(state.spare[agent]))
    let profit = table.solve(margin: margin)
    for entry in 0..<table.count where table.isTaken[entry] {
      let pair = Int(table.pair[entry])
      isChosen[pair] = true
      uses[Int(figures[pair].item)] += 1
    }
    return profit
  }

  /// Computes for every open pair a bound on the plans that take it: its knapsack with the pair forced in,
  /// all others with the item left out.
  ///
  /// - Parameters:
  ///   - bound: L(u) at the multipliers set.
  ///   - limit: pairs whose bound is above need no exact one.
  func boundPairs(bound: Int64, limit: Int64) {
    self.bound = bound
    for agent in 0..<problem.agentCount { penalise(agent, limit: limit) }
    for item in 0..<problem.itemCount where state.taken[item] < 0 {
      let pairs = state.openPairs(ofItem: item)
      var leavingAll: Int64 = 0
      for pair in pairs where isChosen[Int(pair)] { leavingAll += pairBound[Int(pair)] }
      for pair in pairs {
        let own = pairBound[Int(pair)]
        pairBound[Int(pair)] = bound + leavingAll + (isChosen[Int(pair)] ? -own : own)
      }
    }
  }

  /// Writes to `pairBound` what leaving out a chosen pair, or forcing in another, costs its agent.
  private func penalise(_ agent: Int, limit: Int64) {
    let pairs = state.openPairs(ofAgent: agent)
    var margin: Int32 = 0
    for pair in pairs {
      let reduced = reducedProfit(Int(pair))
      if reduced <= 0, bound - reduced <= limit { margin = max(margin, figures[Int(pair)].weight) }
    }
    let profit = solveKnapsack(agent, margin: Int(margin))
    table.fillPenalties(lost, best: profit)
    for entry in 0..<table.count { pairBound[Int(table.pair[entry])] = lost[entry] }
    for pair in pairs {
      let reduced = reducedProfit(Int(pair))
      guard reduced <= 0 else { continue }
      let isPriced = bound - reduced <= limit
      let beside = isPriced ? table.largest(besides: Int(figures[Int(pair)].weight)) : profit
      pairBound[Int(pair)] = max(0, profit - beside) - reduced
    }
  }

  /// Removes every open pair whose bound exceeds the limit, and draws the conclusions.
  ///
  /// - Returns: the number of pairs removed; call `boundPairs(limit:)` before.
  func removeBeyond(_ limit: Int64) -> Int {
    var removed = 0
    for agent in 0..<problem.agentCount {
      var place = Int(problem.agentStart[agent]) + Int(state.agentOpen[agent]) - 1
      while place >= Int(problem.agentStart[agent]) {
        let pair = Int(state.agentPairs[place])
        if pairBound[pair] > limit {
          state.remove(pair)
          removed += 1
        }
        place -= 1
      }
    }
    state.propagate()
    return removed
  }
}
