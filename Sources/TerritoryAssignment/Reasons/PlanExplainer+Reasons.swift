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
    let merged = moves.map { translation.merged.mergedItem[$0.item] }
    let answers = try placements(of: Set(merged).sorted(), budget, threads, stop)
    let ties = NearTies(context)
    let explained = moves.indices.map { number in
      let answer = answers[merged[number]]
      let keeping = answer?.keeping ?? .atLeast(.zero - plan.gap)
      return MoveExplanation(
        item: moves[number].item, binding: answer?.binding ?? bindingOfMove(merged[number]), keeping: keeping,
        nextBest: answer?.nextBest, isNearTie: ties.isNearTie(moves[number], keeping: keeping))
    }
    let representatives = try context.data.representatives.indices.map { number in
      let rows = rows { $0.subject == .representative(number) }
      let binding = try checked(rows: rows, count: budget.checkedLimits, stop: stop)
      return representative(number, binding: binding)
    }
    return PlanReasons(moves: explained, representatives: representatives, order: nil)
  }

  private func bindingOfMove(_ item: Int) -> [MarginalValue] {
    let holders = [holder(ofMerged: item)] + [incumbent(ofMerged: item)].compactMap(\.self)
    return Array(binding(rows: rows(ofMerged: item, holders: holders)).prefix(Self.mostBinding))
  }

  /// Placements of the moved items that the budget reaches, several side by side.
  private func placements(
    of items: [Int], _ budget: ReasonsBudget, _ threads: Int, _ stop: StopSignal
  ) throws -> [Int: Explanation.Placement] {
    let ranked = items.sorted { (weight(ofMerged: $1), $0) < (weight(ofMerged: $0), $1) }
    let chosen = Array(ranked.prefix(budget.moves))
    let found = Mutex<[Int: Result<Explanation.Placement, any Error>]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chosen.count))) { _ in
      while !stop.isSet {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < chosen.count else { return }
        var better: [Money] = []
        let answer = Result {
          try placement(of: chosen[number], &better, stop, work: budget.workPerAnswer)
        }
        found.withLock { $0[chosen[number]] = answer }
      }
    }
    // An answer that a stop cut short would be another one the next time.
    guard !stop.isSet else { return [:] }
    let answers = found.withLock { $0 }
    return try Dictionary(
      uniqueKeysWithValues: chosen.compactMap { item in try answers[item].map { (item, try $0.get()) } })
  }

  /// How much a move changes by itself, either way.
  private func weight(ofMerged item: Int) -> UInt64 {
    let members = Set(translation.merged.members[item])
    return plan.evaluation.moves.filter { members.contains($0.item) }
      .reduce(0) { $0 + $1.worthDifference.minorUnits.magnitude }
  }
}
