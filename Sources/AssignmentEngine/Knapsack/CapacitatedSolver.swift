/// Solves a capacitated assignment in slices: Lagrangian knapsack bound, diving, large neighbourhoods, trees.
///
/// Runs on any one thread at a time. Work is counted in thousands of cells of dynamic programs, so that the
/// same work gives the same result on every machine. Slices end between steps; how a run is cut into slices
/// does not change what it does.
final class CapacitatedSolver {
  let problem: CapacitatedAssignment
  /// The best plan (pairs) and its loss.
  private(set) var plan: (pairs: [Int32], loss: Int64)?
  /// Every plan loses at least this much.
  private(set) var leastLoss: Int64 = .min
  /// The tightest bound that can be carried and rechecked: `leastLoss`, unless a tree grew too large.
  private(set) var certificate: BranchCertificate?
  private(set) var counters = Counters()
  /// Called with each better plan and each better bound.
  var onImprovement: ((CapacitatedSolver) -> Void)?

  private let scale: Int64
  private let root: PartialAssignment
  private let relaxation: ItemRelaxation
  private let ascent: MultiplierAscent
  private var multipliers: [Int64]
  /// Multipliers that removed pairs at the root, one vector after the other.
  private var rootVectors: [Int64] = []
  private var shares: [Int64] = []
  private var neighbourhoods: AgentNeighbourhoods
  private let coreDive: CoreDive
  private var tree: CapacityTree?
  private var stage = Stage.bounding
  private let seed: UInt64
  /// Cells of the tree over everything, and of trees that were dropped.
  private var treeCells: Int64 = 0
  private var dives = 0

  struct Counters: Equatable {
    /// Of the trees over everything.
    var nodes: Int64 = 0
    var cells: Int64 = 0
    /// Thousands of cells of dynamic programs.
    var work: Int64 { cells / 1000 }
  }

  enum Status {
    case running
    /// Plan and bound meet.
    case optimal
    case infeasible
    case stopped
  }

  private enum Stage { case bounding, diving, improving, infeasible }

  /// Multiplier steps at the root.
  static let rootIterations = 1_500
  /// Nodes that a tree explores in one step of the run.
  static let sliceNodes = 50

  /// - Parameters:
  ///   - incumbent: a legal plan (pairs), if one is known.
  ///   - start: item multipliers in units of loss, for instance from the linear relaxation.
  init(_ problem: CapacitatedAssignment, incumbent: [Int32]?, start: [Double], seed: UInt64) {
    self.problem = problem
    self.seed = seed
    if let incumbent { plan = (incumbent, problem.loss(of: incumbent)) }
    scale = Self.scale(of: problem, start: start)
    root = PartialAssignment(problem)
    relaxation = ItemRelaxation(root, scale: scale)
    ascent = MultiplierAscent(relaxation)
    multipliers = start.map { [scale] in Int64(($0 * Double(scale)).rounded()) }
    neighbourhoods = AgentNeighbourhoods(problem, scale: scale, seed: seed)
    coreDive = CoreDive(problem, scale: scale, seed: seed &+ 1)
  }

  /// The largest power of two up to 2^10 at which the profits of no agent need rounding at the start.
  private static func scale(of problem: CapacitatedAssignment, start: [Double]) -> Int64 {
    var most = 1.0
    for agent in 0..<problem.agentCount {
      var total = 0.0
      for pair in problem.pairs(ofAgent: agent) {
        total += max(0, start[Int(problem.pairItem[pair])] - Double(problem.pairLoss[pair]))
      }
      most = max(most, total)
    }
    var scale: Int64 = 1 << 10
    while scale > 1, most * Double(scale) * 2 > Double(KnapsackTable.exactLimit) { scale /= 2 }
    return scale
  }

  /// The loss that the search must undercut.
  private var target: Int64 { plan?.loss ?? problem.largestLoss + 1 }
  private var limit: Int64 { scale * (target - 1) }

  private var status: Status {
    if stage == .infeasible { return .infeasible }
    if let plan, leastLoss >= plan.loss { return .optimal }
    return .running
  }

  /// Works until about the given work is spent, the problem is settled or `shouldStop` says so.
  ///
  /// - Parameter work: thousands of cells of dynamic programs.
  func run(work: Int64, shouldStop: () -> Bool) -> Status {
    let end = counters.work + work
    while status == .running, counters.work < end {
      if shouldStop() { return .stopped }
      switch stage {
      case .bounding: bound(shouldStop)
      case .diving: dive(shouldStop)
      case .improving: improve(shouldStop)
      case .infeasible: break
      }
      count()
    }
    return status
  }

  private func count() {
    counters.cells = relaxation.cells + neighbourhoods.cells + coreDive.cells + treeCells
  }

  // MARK: Bound

  private func bound(_ shouldStop: () -> Bool) {
    if root.isDead {
      // An item whose pairs do not fit, whatever the others take.
      settleRoot()
      return
    }
    ascent.start(from: multipliers)
    let outcome = ascent.climb(
      limit: limit, iterations: Self.rootIterations,
      distance: Double(abs(ascent.bestBound)) / 200 + Double(scale), shouldStop: shouldStop)
    adoptBound()
    if outcome != .stopped { stage = .diving }
  }

  private func adoptBound() {
    multipliers = ascent.best
    let loss = ItemRelaxation.wholeUnits(ascent.bestBound, scale: scale)
    certify(loss, nodes: [.init(vectors: 1, columns: [])], multipliers: multipliers)
    raise(loss)
  }

  private func certify(_ loss: Int64, nodes: [BranchCertificate.Node], multipliers: [Int64]) {
    let bound = problem.worth(ofLoss: loss)
    guard multipliers.count <= BranchCertificate.mostMultipliers, bound < certificate?.bound ?? .max else {
      return
    }
    certificate = BranchCertificate(scale: scale, bound: bound, nodes: nodes, multipliers: multipliers)
  }

  private func raise(_ loss: Int64) {
    guard loss > leastLoss else { return }
    leastLoss = loss
    onImprovement?(self)
  }

  /// Removes the pairs that no better plan takes.
  private func fix() {
    relaxation.setMultipliers(multipliers)
    relaxation.evaluate()
    relaxation.boundPairs(bound: relaxation.bound, limit: limit)
    if relaxation.removeBeyond(limit) > 0 { rootVectors += multipliers }
  }

  // MARK: Plans

  /// The first plan: dives with ever larger targets.
  private func dive(_ shouldStop: () -> Bool) {
    var room: Int64 = 4
    while !shouldStop() {
      let aim = min(target, leastLoss + room)
      if let found = coreDive.run(
        from: multipliers, target: aim, noise: 0, isAlive: { [root] in root.isPossible($0) },
        shouldStop: shouldStop)
      {
        adopt(found)
        break
      }
      if aim == target { break }
      room *= 4
    }
    if plan == nil, !shouldStop() { anneal(shouldStop) }
    if !shouldStop() { startImproving() }
  }

  private func anneal(_ shouldStop: () -> Bool) {
    relaxation.setMultipliers(multipliers)
    relaxation.evaluate()
    let start = (0..<problem.itemCount).map { item -> Int32 in
      let pairs = problem.pairs(ofItem: item)
      return pairs.first { relaxation.isChosen[Int($0)] }
        ?? pairs.min { problem.pairLoss[Int($0)] < problem.pairLoss[Int($1)] }!
    }
    var annealing = CapacityAnnealing(problem, start: start, seed: seed)
    let spread = Double(problem.largestLoss) / Double(problem.itemCount)
    let moves = 200 * problem.itemCount + 100_000
    if let found = annealing.run(moves: moves, spread: spread, shouldStop: shouldStop) {
      adopt(found)
    }
  }

  private func startImproving() {
    stage = .improving
    planChanged()
  }

  private func planChanged() {
    fix()
    if root.isDead || root.openItems == 0 { settleRoot() }
    updateShares()
    tree = nil
  }

  private func updateShares() {
    relaxation.setMultipliers(multipliers)
    relaxation.evaluate()
    if let plan { shares = AgentNeighbourhoods.shares(of: plan.pairs, relaxation: relaxation) }
    neighbourhoods.planChanged()
  }

  private func settleRoot() {
    if !root.isDead, root.loss < target { adopt(root.plan) }
    certify(
      target, nodes: [.init(vectors: rootVectors.count / problem.itemCount, columns: [])],
      multipliers: rootVectors)
    if plan == nil { stage = .infeasible } else { raise(target) }
  }

  private func adopt(_ pairs: [Int32]) {
    let loss = problem.loss(of: pairs)
    guard loss < target else { return }
    plan = (pairs, loss)
    onImprovement?(self)
  }

  private func improve(_ shouldStop: () -> Bool) {
    // What is most behind its share goes next: parts of the plan and dives a quarter each, the tree over
    // everything one half.
    let parts = plan != nil && neighbourhoods.isOpen ? neighbourhoods.cells : .max
    if parts <= min(coreDive.cells, treeCells / 2) {
      improvePart(shouldStop)
    } else if coreDive.cells <= treeCells / 2 {
      diveAgain(shouldStop)
    } else {
      climbTree(shouldStop)
    }
  }

  private func improvePart(_ shouldStop: () -> Bool) {
    let better = neighbourhoods.improve(
      plan!.pairs, shares: shares, multipliers: multipliers, isAlive: { [root] in root.isPossible($0) },
      shouldStop: shouldStop)
    if let better {
      adopt(better)
      planChanged()
    }
  }

  private func diveAgain(_ shouldStop: () -> Bool) {
    // In turn for any better plan and for one that halves the gap, which is refuted sooner.
    dives += 1
    let aim = dives & 1 == 0 ? target : min(target, leastLoss + (target - leastLoss + 1) / 2 + 1)
    let found = coreDive.run(
      from: multipliers, target: aim, noise: 0.5,
      isAlive: { [root] in root.isPossible($0) }, shouldStop: shouldStop)
    if let found {
      adopt(found)
      planChanged()
    }
  }

  private func climbTree(_ shouldStop: () -> Bool) {
    let tree = self.tree ?? makeTree()
    self.tree = tree
    let (nodes, cells) = (tree.nodes, tree.relaxation.cells)
    let status = tree.run(nodes: Self.sliceNodes, shouldStop: shouldStop)
    counters.nodes += tree.nodes - nodes
    treeCells += tree.relaxation.cells - cells
    if let best = tree.best {
      let pairs = best.map { tree.problem.pairColumn[Int($0)] }
      if problem.loss(of: pairs) < target {
        adopt(pairs)
        updateShares()
      }
    }
    guard status == .exhausted else { return }
    let proven = tree.target
    if let record = tree.record, !record.isTooLarge {
      // The tree's problem is a part of this one; its columns are pairs here.
      var nodes = record.nodes.map { node in
        BranchCertificate.Node(
          vectors: node.vectors, columns: node.columns.map { problem.pairColumn[Int($0)] })
      }
      nodes[0].vectors += rootVectors.count / problem.itemCount
      certify(proven, nodes: nodes, multipliers: rootVectors + record.multipliers)
    }
    raise(proven)
    if plan == nil, proven > problem.largestLoss { stage = .infeasible }
    self.tree = nil
  }

  /// A tree that asks for a plan above the bound, a quarter of the gap away and at least one unit.
  private func makeTree() -> CapacityTree {
    let gap = target - leastLoss
    let aim = min(target, leastLoss + max(1, (gap + 3) / 4))
    let compact = problem.restricted(
      agents: Array(0..<problem.agentCount), items: Array(0..<problem.itemCount),
      isAlive: { [root] in root.isPossible($0) })
    let tree = CapacityTree(compact, scale: scale, target: aim, multipliers: multipliers)
    tree.record = TreeRecord()
    return tree
  }
}
