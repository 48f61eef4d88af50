internal import GLPK

/// Branch and cut on the Hess model: GLPK's dual simplex method solves the relaxations, separators come when
/// they are broken, and every node is bounded, thinned out and closed by the exact bound of its multipliers.
///
/// Dives first, then goes on at the open node with the least bound. Confined to its session's thread.
final class HessTree {
  struct Limits {
    /// Nodes to explore.
    var nodes = Int.max
    /// Whether separators are looked for by least cuts as well.
    var deep = true
  }

  enum Ending {
    /// No plan costs less than the best known.
    case exhausted
    /// The run has to end, or a node limit was met.
    case stopped
  }

  private struct OpenNode {
    var bound: Int64
    var pairs: PairStates
    var basis: Basis?
    var record: Int
  }

  let problem: DistrictingProblem
  private let meter: DistrictingMeter
  private var relaxation: HessRelaxation
  private var propagation: PairPropagation
  private var lagrangian: LagrangianBound
  private var search: DistrictSeparatorSearch
  private let judge: PlanJudge
  private var open: [OpenNode] = []
  private(set) var record: HessTreeRecord
  /// Called with every better plan.
  var onPlan: ((DistrictingPlan) -> Void)?
  private(set) var best: DistrictingPlan?
  /// Plans have to cost less than this.
  private(set) var cutoff: Int64
  private(set) var nodes = 0

  private static let roundsOfRoot = 60
  private static let roundsOfNode = 8
  /// Rows beyond which those without effect are deleted.
  private static let mostRows = 1_500
  /// Pairs of all open nodes, a byte each, beyond which the tree goes deep first.
  private static let mostPairs = 256 << 20

  /// - Parameters:
  ///   - multipliers: of the Lagrangian bound, the root's first.
  ///   - cutoff: plans have to cost less.
  init(
    _ problem: DistrictingProblem, graph: UnitGraph, multipliers: [DistrictMultipliers], cutoff: Int64,
    session: Session, meter: DistrictingMeter
  ) throws {
    self.problem = problem
    self.meter = meter
    self.cutoff = cutoff
    propagation = PairPropagation(problem, graph)
    lagrangian = LagrangianBound(problem)
    search = DistrictSeparatorSearch(graph)
    judge = PlanJudge(problem, graph)
    record = HessTreeRecord(problem)
    var root = OpenNode(bound: 0, pairs: PairStates(unitCount: problem.unitCount), basis: nil, record: 0)
    var isLeft = propagation.run(&root.pairs)
    for vector in multipliers where isLeft {
      isLeft = Self.apply(vector, to: &root, [], &lagrangian, &propagation, &record, cutoff: cutoff)
    }
    relaxation = try HessRelaxation(problem, pairs: root.pairs, session: session, meter: meter)
    if isLeft { open = [root] }
  }

  /// Bounds the node by multipliers and removes what they can.
  /// - Returns: false where the node is closed.
  private static func apply(
    _ vector: DistrictMultipliers, to node: inout OpenNode, _ separators: [DistrictSeparator],
    _ lagrangian: inout LagrangianBound, _ propagation: inout PairPropagation, _ record: inout HessTreeRecord,
    cutoff: Int64
  ) -> Bool {
    lagrangian.evaluate(vector, separators: separators, node.pairs)
    record.add(vector, bound: lagrangian.bound, to: node.record)
    guard let bound = lagrangian.bound else { return false }
    node.bound = max(node.bound, bound)
    guard bound < cutoff else { return false }
    lagrangian.remove(&node.pairs, cutoff: cutoff)
    return propagation.run(&node.pairs)
  }

  /// The least bound of the nodes that are left; nil where none is.
  var openBound: Int64? { open.map(\.bound).min() }

  func run(_ limits: Limits = Limits()) throws -> Ending {
    while let place = next() {
      if meter.isSpent || nodes >= limits.nodes { return .stopped }
      var node = open.remove(at: place)
      if node.bound >= cutoff { continue }
      if let basis = node.basis { try relaxation.restore(basis) }
      var isDiving = true
      while isDiving {
        nodes += 1
        meter.nodes += 1
        switch try explore(&node, limits) {
        case .closed: isDiving = false
        case .stopped:
          open.append(node)
          return .stopped
        case .branch(let pair, let takesFirst):
          node = try split(node, pair, takesFirst: takesFirst)
          if meter.isSpent || nodes >= limits.nodes {
            open.append(node)
            return .stopped
          }
        }
      }
      try purgeWhereLarge()
    }
    return .exhausted
  }

  /// Place of the open node with the least bound, the latest of equals; the latest where many are open, which
  /// keeps their number small.
  private func next() -> Int? {
    if open.count * problem.unitCount * problem.unitCount > Self.mostPairs { return open.indices.last }
    return open.indices.min { open[$0].bound != open[$1].bound ? open[$0].bound < open[$1].bound : $0 > $1 }
  }

  private enum Step {
    case closed, stopped
    case branch(DistrictingCertificate.Pair, takesFirst: Bool)
  }

  private func explore(_ node: inout OpenNode, _ limits: Limits) throws -> Step {
    guard propagation.run(&node.pairs) else { return .closed }
    if node.pairs.openCount == 0 { return decide(&node) }
    let rounds = node.record == 0 ? Self.roundsOfRoot : Self.roundsOfNode
    for round in 0..<rounds {
      if meter.isSpent { return .stopped }
      try relaxation.show(node.pairs)
      switch try relaxation.solve(cutoff: cutoff) {
      case .stopped: return .stopped
      case .failed: return branch(node)
      case .infeasible:
        guard let vector = try relaxation.multipliersOfInfeasibility(cutoff: cutoff) else {
          return branch(node)
        }
        return apply(vector, to: &node) ? branch(node) : .closed
      case .cutOff:
        return apply(try relaxation.multipliers(), to: &node) ? branch(node) : .closed
      case .solved: break
      }
      let added = try relaxation.addLinks()
      if added > 0, round < rounds - 1 { continue }
      if problem.isContiguous {
        let broken = search.broken(by: relaxation.point, deep: limits.deep && round < rounds / 2)
        if try relaxation.add(broken) > 0, round < rounds - 1 { continue }
      }
      guard apply(try relaxation.multipliers(), to: &node) else { return .closed }
      offer(relaxation.point)
      if node.bound >= cutoff { return .closed }
      if !isContradicted(by: node.pairs) { return branch(node) }
    }
    return branch(node)
  }

  /// A node without open pairs is one division, whose cost is its bound at prices of 0.
  private func decide(_ node: inout OpenNode) -> Step {
    let count = problem.unitCount
    offer(node.pairs.state.map { $0 == PairStates.State.taken ? 1 : 0 })
    let scale = DistrictMultipliers.scale(for: problem)
    let zero = DistrictMultipliers(
      scale: scale, unit: [Int64](repeating: 0, count: count),
      balance: [Int64](repeating: 0, count: count * problem.activities.count))
    _ = apply(zero, to: &node)
    return .closed
  }

  private func apply(_ vector: DistrictMultipliers, to node: inout OpenNode) -> Bool {
    Self.apply(
      vector, to: &node, relaxation.separators, &lagrangian, &propagation, &record, cutoff: cutoff)
  }

  /// Whether the last point uses what the node has left out, or lacks what it has taken.
  private func isContradicted(by pairs: PairStates) -> Bool {
    zip(pairs.state, relaxation.point).contains { state, value in
      (state == PairStates.State.out && value > 1e-6) || (state == PairStates.State.taken && value < 1 - 1e-6)
    }
  }

  /// Takes an integer point as a plan, each district with its cheapest centre.
  private func offer(_ point: [Double]) {
    let count = problem.unitCount
    var centres = [Int32](repeating: -1, count: count)
    for centre in 0..<count where point[centre * count + centre] > 1e-6 {
      for unit in 0..<count {
        let value = point[centre * count + unit]
        if value > 1 - 1e-6 { centres[unit] = Int32(centre) } else if value > 1e-6 { return }
      }
    }
    guard let plan = judge.improved(centres), plan.cost < cutoff else { return }
    best = plan
    cutoff = plan.cost
    onPlan?(plan)
  }

  /// Branches on a centre if one is undecided, else on the pair that moves most weight; where the point has
  /// no fraction, on any open pair.
  private func branch(_ node: OpenNode) -> Step {
    let count = problem.unitCount
    let point = relaxation.point
    var choice = -1
    var score = 0.0
    for centre in 0..<count where node.pairs.isOpen(centre, centre) {
      let value = point[centre * count + centre]
      let fraction = min(value, 1 - value)
      if fraction > max(score, 1e-6) { (choice, score) = (centre * count + centre, fraction) }
    }
    if choice < 0 {
      for centre in 0..<count where !node.pairs.isOut(centre, centre) {
        for unit in 0..<count where node.pairs.isOpen(unit, centre) {
          let value = point[centre * count + unit]
          let weight = Double(problem.activities[0].weights[unit]) + 1
          let fraction = min(value, 1 - value)
          if fraction > 1e-6, fraction * weight > score {
            (choice, score) = (centre * count + unit, fraction * weight)
          }
        }
      }
    }
    if choice < 0 {
      // Where removal left nothing open the children show it: one is impossible, the other decided.
      choice = node.pairs.state.firstIndex(of: PairStates.State.open) ?? node.pairs.takenPair
    }
    return .branch(.init(unit: Int32(choice % count), centre: Int32(choice / count)), takesFirst: true)
  }

  /// Puts one child among the open nodes and returns the other.
  private func split(
    _ node: OpenNode, _ pair: DistrictingCertificate.Pair, takesFirst: Bool
  ) throws -> OpenNode {
    let children = record.branch(node.record, on: pair)
    var taken = OpenNode(bound: node.bound, pairs: node.pairs, basis: nil, record: children.taken)
    taken.pairs.take(Int(pair.unit), Int(pair.centre))
    var left = OpenNode(bound: node.bound, pairs: node.pairs, basis: nil, record: children.left)
    left.pairs.leaveOut(Int(pair.unit), Int(pair.centre))
    let basis = try relaxation.basis()
    if takesFirst {
      left.basis = basis
      open.append(left)
      return taken
    }
    taken.basis = basis
    open.append(taken)
    return left
  }

  private func purgeWhereLarge() throws {
    guard relaxation.rowCount > Self.mostRows else { return }
    try relaxation.purge()
    // Stored bases speak of other rows; the present one is as good a start.
    for place in open.indices { open[place].basis = nil }
  }

  /// The certificate for what is proven now.
  func certificate() -> DistrictingCertificate {
    record.certificate(
      bound: min(cutoff, openBound ?? cutoff), cutoff: cutoff, separators: relaxation.separators)
  }
}
