/// Depth-first branch and bound on the question whether a plan loses less than a target.
///
/// A node raises the bound for a few rounds and removes pairs whose own bound exceeds the limit after each;
/// what remains branches on the item with the least room below the limit, one child for each of its pairs,
/// the most promising first. The tree can pause after any node and go on later.
final class CapacityTree {
  let problem: CapacitatedAssignment
  let state: PartialAssignment
  let relaxation: ItemRelaxation
  let ascent: MultiplierAscent
  /// Only plans of less loss are looked for. May be lowered at any time.
  var target: Int64
  /// The best plan found (pairs), of loss less than the first target.
  private(set) var best: [Int32]?
  private(set) var nodes: Int64 = 0
  /// What the nodes proved, where it is wanted.
  var record: TreeRecord?
  private var frames: [Frame] = []
  private var isStarted = false
  private let rootMultipliers: [Int64]

  /// Rounds of multiplier steps and removals at one node.
  static let rounds = 3
  /// Multiplier steps of one round.
  static let roundSteps = 25

  enum Status {
    /// No plan loses less than `target`.
    case exhausted
    /// There are nodes left.
    case paused
  }

  private struct Frame {
    var mark: Int
    /// Pairs to branch on, the next one last.
    var children: [Int32]
    var multipliers: [Int64]
  }

  /// - Parameter multipliers: integer multipliers of the items in units of 1/scale, to start from.
  init(_ problem: CapacitatedAssignment, scale: Int64, target: Int64, multipliers: [Int64]) {
    self.problem = problem
    self.target = target
    rootMultipliers = multipliers
    state = PartialAssignment(problem)
    relaxation = ItemRelaxation(state, scale: scale)
    ascent = MultiplierAscent(relaxation)
  }

  /// Bounds above this leave nothing better: a loss of `target - 1` times the scale.
  private var limit: Int64 { relaxation.scale * (target - 1) }

  /// Explores at most the given number of nodes; a node that is interrupted is explored again.
  func run(nodes most: Int, shouldStop: () -> Bool) -> Status {
    let end = nodes + Int64(most)
    if !isStarted {
      guard let frame = explore(from: rootMultipliers, mark: state.mark, shouldStop) else { return .paused }
      isStarted = true
      push(frame)
    }
    while let top = frames.last {
      if nodes >= end { return .paused }
      state.undo(to: top.mark)
      guard let pair = top.children.last else {
        frames.removeLast()
        continue
      }
      state.choose(Int(pair))
      guard let frame = explore(from: top.multipliers, mark: state.mark, shouldStop) else { return .paused }
      frames[frames.count - 1].children.removeLast()
      push(frame)
    }
    return .exhausted
  }

  private func push(_ frame: Frame) {
    if !frame.children.isEmpty { frames.append(frame) }
  }

  /// Works on the node that the state stands for; nil if interrupted.
  private func explore(from multipliers: [Int64], mark: Int, _ shouldStop: () -> Bool) -> Frame? {
    let closed = Frame(mark: mark, children: [], multipliers: [])
    let start = state.mark
    record?.begin()
    nodes += 1
    if state.isDead {
      record?.close()
      return closed
    }
    if adoptPlan() {
      record?.close()
      return closed
    }
    ascent.start(from: multipliers)
    for _ in 0..<Self.rounds {
      let outcome = ascent.run(
        iterations: Self.roundSteps, limit: limit, aim: relaxation.scale * target, patience: 5, shrink: 0.6,
        leastTheta: 0.1, shouldStop: shouldStop)
      if outcome == .stopped {
        state.undo(to: start)
        nodes -= 1
        return nil
      }
      if outcome == .closed {
        record?.add(ascent.best)
        record?.close()
        return closed
      }
      relaxation.setMultipliers(ascent.best)
      relaxation.boundPairs(bound: ascent.bestBound, limit: limit)
      let removed = relaxation.removeBeyond(limit)
      if removed > 0 { record?.add(ascent.best) }
      if state.isDead || adoptPlan() {
        record?.close()
        return closed
      }
      if removed == 0 { break }
      ascent.restart()
    }
    let children = branch()
    record?.branch(columns: children.reversed().map { problem.pairColumn[Int($0)] })
    return Frame(mark: state.mark, children: children, multipliers: ascent.best)
  }

  /// Keeps the plan of a state in which every item has taken a pair.
  private func adoptPlan() -> Bool {
    guard state.openItems == 0 else { return false }
    if state.loss < target {
      target = state.loss
      best = state.plan
    }
    return true
  }

  /// The pairs of the item whose pairs have the least room below the limit in all, the lowest bound last.
  private func branch() -> [Int32] {
    var chosen = -1
    var least = Int64.max
    for item in 0..<problem.itemCount where state.taken[item] < 0 {
      var room: Int64 = 0
      for pair in state.openPairs(ofItem: item) {
        room += limit - relaxation.pairBound[Int(pair)] + relaxation.scale / 4
      }
      if room < least {
        least = room
        chosen = item
      }
    }
    return state.openPairs(ofItem: chosen).sorted { a, b in
      let (first, second) = (relaxation.pairBound[Int(a)], relaxation.pairBound[Int(b)])
      return first != second ? first > second : a > b
    }
  }
}
