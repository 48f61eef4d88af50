/// Improves a plan by solving parts of it exactly: a few agents with all their items, every other agent left
/// as it is.
///
/// The gap between a plan and the bound at multipliers u is the sum over agents of
///
///     (largest profit of the agent's knapsack) - (profit of the items that the plan gives it)
///
/// every term of which is at least 0. Agents are drawn in proportion to their term; a set whose terms add up to
/// less than one unit of loss cannot be improved and is passed over.
struct AgentNeighbourhoods {
  let problem: CapacitatedAssignment
  let scale: Int64
  private var random: RandomSource
  /// Items of the next part, about.
  private var size = 60.0
  /// Sets of agents that were tried with the plan at hand and the present node limit.
  private var tried: Set<[Int32]> = []
  /// Parts without an improvement since the plan changed.
  private var failures = 0
  /// Whether some part may still hold an improvement.
  private(set) var isOpen = true
  private(set) var cells: Int64 = 0

  /// Most items of a part.
  static let largestSize = 250.0
  /// Nodes of the branch and bound on one part, doubled after every `patience` parts without an improvement.
  static let nodeLimit = 400
  static let patience = 40
  static let mostDoublings = 5
  /// Draws in search of a set that was not tried.
  static let draws = 30

  init(_ problem: CapacitatedAssignment, scale: Int64, seed: UInt64) {
    self.problem = problem
    self.scale = scale
    random = RandomSource(seed: seed)
  }

  /// What a plan leaves of the gap to each agent, in units of 1/scale, at the multipliers that were evaluated
  /// last. Items that have taken a pair count for its agent; where the plan does otherwise a share may be
  /// negative.
  static func shares(of plan: [Int32], relaxation: ItemRelaxation) -> [Int64] {
    let problem = relaxation.problem
    var shares = (0..<problem.agentCount).map { relaxation.agentProfit[$0] }
    for (item, pair) in plan.enumerated() {
      shares[Int(problem.pairAgent[Int(pair)])] -= relaxation.reducedProfit(Int(pair))
      let taken = relaxation.state.taken[item]
      if taken >= 0 { shares[Int(problem.pairAgent[Int(taken)])] += relaxation.reducedProfit(Int(taken)) }
    }
    return shares
  }

  /// Tries one part.
  ///
  /// - Parameters:
  ///   - plan: legal; pairs, one an item.
  ///   - shares: of the agents, for this plan and these multipliers.
  ///   - isAlive: pairs that a better plan may take.
  /// - Returns: a better plan, or nil.
  mutating func improve(
    _ plan: [Int32], shares: [Int64], multipliers: [Int64], isAlive: (Int) -> Bool, shouldStop: () -> Bool
  ) -> [Int32]? {
    guard let agents = draw(plan, shares) else {
      if size < Self.largestSize {
        size = min(Self.largestSize, size * 1.2)
      } else if failures / Self.patience < Self.mostDoublings {
        failures += Self.patience
        tried.removeAll(keepingCapacity: true)
      } else {
        isOpen = false
      }
      return nil
    }
    tried.insert(agents.map { Int32($0) })
    var isDrawn = [Bool](repeating: false, count: problem.agentCount)
    for agent in agents { isDrawn[agent] = true }
    let items = plan.indices.filter { isDrawn[Int(problem.pairAgent[Int(plan[$0])])] }
    let part = problem.restricted(agents: agents, items: items, isAlive: isAlive)
    let loss = items.reduce(Int64(0)) { $0 + problem.pairLoss[Int(plan[$1])] }
    let tree = CapacityTree(part, scale: scale, target: loss, multipliers: items.map { multipliers[$0] })
    let nodeLimit = Self.nodeLimit << min(failures / Self.patience, Self.mostDoublings)
    let status = tree.run(nodes: nodeLimit, shouldStop: shouldStop)
    cells += tree.relaxation.cells
    if tree.best == nil {
      failures += 1
      size = status == .exhausted ? min(Self.largestSize, size * 1.05) : max(20, size * 0.97)
    }
    guard let best = tree.best else { return nil }
    var better = plan
    for (index, item) in items.enumerated() { better[item] = part.pairColumn[Int(best[index])] }
    return better
  }

  /// Forgets which parts were tried: the plan or the pairs alive have changed.
  mutating func planChanged() {
    failures = 0
    tried.removeAll(keepingCapacity: true)
    isOpen = true
  }

  /// Ascending agents whose items number about `size`; nil where every draw was tried before.
  private mutating func draw(_ plan: [Int32], _ shares: [Int64]) -> [Int]? {
    var held = [Int](repeating: 0, count: problem.agentCount)
    for pair in plan { held[Int(problem.pairAgent[Int(pair)])] += 1 }
    let total = shares.reduce(0) { $0 + max(0, $1) }
    for _ in 0..<Self.draws {
      var weights = shares.map { max(0, Double($0)) + 0.02 * Double(total) / Double(shares.count) + 1 }
      var agents: [Int] = []
      var items = 0
      var gap: Int64 = 0
      while agents.count < problem.agentCount, agents.count < 2 || Double(items) < size {
        let agent = pick(weights)
        weights[agent] = 0
        agents.append(agent)
        items += held[agent]
        gap += shares[agent]
      }
      agents.sort()
      if gap >= scale, !tried.contains(agents.map { Int32($0) }) { return agents }
    }
    return nil
  }

  private mutating func pick(_ weights: [Double]) -> Int {
    var point = random.unit() * weights.reduce(0, +)
    var last = 0
    for (index, weight) in weights.enumerated() where weight > 0 {
      last = index
      point -= weight
      if point < 0 { return index }
    }
    return last
  }
}
