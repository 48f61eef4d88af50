public import AssignmentEngine
import Dispatch
import Synchronization
import TerritoryPlanning

/// What the reasons of a whole plan may take.
public struct ReasonsBudget: Sendable, Equatable {
  /// Moves that are solved again, at most: first those for which keeping is worth most or least. The others are
  /// told what the plan's bound says.
  public var moves: Int
  /// Work of each solution.
  public var workPerAnswer: Int64
  /// Limits a representative that are solved again with a step more room.
  public var checkedLimits: Int

  public init(moves: Int = 200, workPerAnswer: Int64 = 1_000_000, checkedLimits: Int = 0) {
    self.moves = moves
    self.workPerAnswer = workPerAnswer
    self.checkedLimits = checkedLimits
  }
}

extension PlanExplainer {
  /// The reasons of all moves and representatives. Blocking.
  ///
  /// The result does not depend on the number of threads.
  public func reasons(
    _ budget: ReasonsBudget = ReasonsBudget(), threads: Int = 1, stop: StopSignal = StopSignal()
  ) throws -> PlanReasons {
    let moves = plan.evaluation.moves
    let moved = moves.map { Moved(item: translation.merged.mergedItem[$0.item], from: $0.from) }
    let answers = try placements(of: moved, budget, threads, stop)
    let ties = NearTies(context)
    let explained = moves.indices.map { number in
      let answer = answers[moved[number]]
      let keeping = answer?.keeping ?? .atLeast(.zero - plan.gap)
      return MoveExplanation(
        item: moves[number].item, binding: answer?.binding ?? bindingOfMove(moved[number]), keeping: keeping,
        nextBest: answer?.nextBest, isNearTie: ties.isNearTie(moves[number], keeping: keeping))
    }
    let representatives = try context.data.representatives.indices.map { number in
      let rows = rows { $0.subject == .representative(number) }
      let binding = try checked(rows: rows, count: budget.checkedLimits, stop: stop)
      return representative(number, binding: binding)
    }
    return PlanReasons(moves: explained, representatives: representatives, order: nil)
  }

  /// What changes hands as one, and from whom: members of a merged item may have several incumbents.
  private struct Moved: Hashable {
    var item: Int
    var from: Holder
  }

  private func bindingOfMove(_ moved: Moved) -> [MarginalValue] {
    let rows = rows(ofMerged: moved.item, holders: [holder(ofMerged: moved.item), moved.from])
    return Array(binding(rows: rows).prefix(Self.mostBinding))
  }

  /// Placements of what the budget reaches, several side by side.
  private func placements(
    of moved: [Moved], _ budget: ReasonsBudget, _ threads: Int, _ stop: StopSignal
  ) throws -> [Moved: Explanation.Placement] {
    let chosen = Array(ranked(moved).prefix(budget.moves))
    let found = Mutex<[Moved: Result<Explanation.Placement, any Error>]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chosen.count))) { _ in
      while !stop.isSet {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < chosen.count else { return }
        let one = chosen[number]
        var better: [Money] = []
        let answer = Result {
          try placement(of: one.item, from: one.from, &better, stop, work: budget.workPerAnswer)
        }
        found.withLock { $0[one] = answer }
      }
    }
    // An answer that a stop cut short would be another one the next time.
    guard !stop.isSet else { return [:] }
    return try found.withLock { $0 }.mapValues { try $0.get() }
  }

  /// What changes hands, each once: first what changes most by itself, either way.
  private func ranked(_ moved: [Moved]) -> [Moved] {
    var weight: [Moved: UInt64] = [:]
    var order: [Moved] = []
    for (one, move) in zip(moved, plan.evaluation.moves) {
      if weight[one] == nil { order.append(one) }
      weight[one, default: 0] += move.worthDifference.minorUnits.magnitude
    }
    let place = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    return order.sorted { (weight[$1] ?? 0, place[$0] ?? 0) < (weight[$0] ?? 0, place[$1] ?? 0) }
  }
}
