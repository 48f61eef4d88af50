import AssignmentEngine
import TerritoryPlanning

/// Bounds on what at most so many of the moves can bring.
///
/// The best choice of at most k moves is an integer program: the neutral problem with two columns an item, one where
/// it stays and one where it goes, a side row that counts the moves, and every demand relaxed to what the start keeps.
/// Every prefix of every order is one of its plans, so the engine's bound holds for all orders.
struct MoveCeilings {
  private let model: MoveModel
  private let order: MoveOrder
  private let steps: [[Int]]
  private let work: Int64
  private let relaxed: RelaxedMoves

  init(_ model: MoveModel, order: MoveOrder, steps: [[Int]], work: Int64) {
    self.model = model
    self.order = order
    self.steps = steps
    self.work = work
    relaxed = RelaxedMoves(model)
  }

  /// At evenly spread numbers of moves, and around the fewest that might reach each milestone.
  static let evenly = 8

  func ceilings(stop: StopSignal) throws -> [MoveOrder.Ceiling] {
    let moves = order.moves
    guard moves > 0 else { return [] }
    var known: [Int: Money] = [:]
    func ceiling(_ count: Int) throws -> Money? {
      if let known = known[count] { return known }
      guard !stop.isSet else { return nil }
      known[count] = try bound(count, stop: stop)
      return known[count]
    }
    for part in 0...Self.evenly { _ = try ceiling(part * moves / Self.evenly) }
    if order.benefit > .zero {
      for percent in MoveOrdering.milestones {
        // Halving between the most moves that cannot and the fewest that may reach it.
        let level = order.level(percent)
        var (cannot, may) = (-1, moves)
        for (count, most) in known {
          if most < level { cannot = max(cannot, count) } else { may = min(may, count) }
        }
        while may - cannot > 1 {
          let middle = (cannot + may) / 2
          guard let most = try ceiling(middle) else { break }
          if most < level { cannot = middle } else { may = middle }
        }
      }
    }
    return known.keys.sorted().map { MoveOrder.Ceiling(moves: $0, objective: known[$0] ?? .zero) }.lowered()
  }

  private func bound(_ count: Int, stop: StopSignal) throws -> Money {
    let problem = try relaxed.problem(atMost: count)
    var isGone = [Bool](repeating: false, count: model.count)
    for (step, done) in zip(steps, order.movesAfterSteps) where done <= count {
      for move in step { isGone[move] = true }
    }
    let options = SolveOptions(
      timeLimitSeconds: nil, workLimit: work, relativeGap: 0, seed: 1,
      start: relaxed.assignment(moving: isGone))
    let result = try Engine.solve(problem, options: options, stop: stop)
    let certificate: Certificate
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): certificate = plan.certificate
    case .noPlanFound(let found, _, _): certificate = found
    case .infeasible:
      throw DisagreementDefect.illegal(rules: ["the start of an order is no plan of its own relaxation"])
    }
    return Money(minorUnits: Int64(clamping: certificate.claimedBound))
  }
}

extension [MoveOrder.Ceiling] {
  /// What fewer moves bring at most is no more than what more moves bring at most.
  fileprivate func lowered() -> [MoveOrder.Ceiling] {
    var lowered = self
    for index in lowered.indices.dropLast().reversed() {
      lowered[index].objective = Swift.min(lowered[index].objective, lowered[index + 1].objective)
    }
    return lowered
  }
}
