extension EngineRun {
  /// Everything after the bound: plans, and a proof of the best.
  func searchAndProve() throws -> SolveResult {
    guard !isFinished, let outcome = try outcome() else { return result(conclusion(.exhausted)) }
    return result(outcome)
  }

  /// Nil where plan and bound meet.
  private func outcome() throws -> SolveOutcome? {
    if let capacitated = CapacitatedAssignment(problem) { return try solveByKnapsacks(capacitated) }
    switch try searchStart() {
    case .assignment(let start): return try SearchAndProof(self, start: start).outcome()
    case .impossible: return .infeasible(.exhaustedTree, closest: nil)
    case .undecided: return conclusion(.exhausted)
    }
  }

  /// One short pass of the search for the plan with the least violation, for explanations.
  func lookForNearMiss() throws {
    guard case .assignment(let start) = try searchStart() else { return }
    try SearchSide(start: start, seed: options.seed).run(
      self, round: 0, share: RoundShare(work: 0.1, time: 0.1), threads: options.threads)
  }

  /// The assignment that the search starts from: the caller's or the linear program's, tied groups mended.
  private func searchStart() throws -> LegalStart.Result {
    var candidates: [[Int32]] = []
    for rounded in [relaxation?.rounded ?? [], roundedStart] where !rounded.isEmpty {
      candidates.append(rounded)
      break
    }
    if let plan { candidates.insert(plan.assignment.columns, at: relaxation == nil ? 0 : candidates.count) }
    let found = LegalStart.find(
      scaled, candidates: candidates, priced: scaled.prices(multipliers))
    if case .assignment(let columns) = found {
      try adopt(Assignment(columns: columns), source: .rounding)
    }
    return found
  }
}
