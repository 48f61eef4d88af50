extension EngineRun {
  /// Shares of what is left that the passes of the search take.
  static let passShares = [0.03, 0.08, 0.25, 1.0]
  /// Work of the first pass: this much an item, and at least so much; each further pass takes four times
  /// as much, within its share of the time.
  static let passWorkPerItem: Int64 = 300
  static let leastPassWork: Int64 = 20_000
  /// Problems of at most this many columns are given to branch and cut before the search.
  static let proofFirstColumns = 200
  /// Nodes of the first attempt at a proof; each further one may explore four times as many.
  static let proofNodes = 200
  /// Passes of the search before branch and cut is tried without a plan in hand.
  static let passesBeforeBlindProof = 3
  /// Share of the time left that one attempt may take.
  static let proofShare = 0.3

  /// Alternates passes of the search with the proof until the gap closes or a limit is hit.
  func searchAndProve() throws -> SolveResult {
    guard !isFinished, let reason = try alternate() else { return result(conclusion(.exhausted)) }
    return result(reason)
  }

  /// Nil where plan and bound meet.
  private func alternate() throws -> SolveOutcome? {
    if let capacitated = CapacitatedAssignment(problem) { return try solveByKnapsacks(capacitated) }
    let start: [Int32]
    switch try searchStart() {
    case .assignment(let found): start = found
    case .impossible: return .infeasible(.exhaustedTree, closest: nil)
    case .undecided: return conclusion(.exhausted)
    }
    if isFinished { return nil }
    if problem.columnCount <= Self.proofFirstColumns, let outcome = try prove(round: 0) { return outcome }
    var search = try makeSearch(start: start, width: Self.coreWidth, seed: options.seed)
    var width = Self.coreWidth
    var round = 0
    let base = max(Self.leastPassWork, Self.passWorkPerItem * Int64(problem.itemCount))
    while !isFinished {
      if let reason = meter.stopReason { return conclusion(reason) }
      let share = Self.passShares[min(round, Self.passShares.count - 1)]
      let work = base << Int64(2 * min(round, 12))
      let before = meter.work
      search.run(meter.pass(share: share, work: work), meter: meter)
      try takeOver(search)
      // Without a plan there is nothing to fix columns with, and a tree over all of them seldom finds one
      // sooner than the search: the search gets its longer passes first.
      if !isFinished, plan != nil || round >= Self.passesBeforeBlindProof,
        let outcome = try prove(round: round + 1)
      {
        return outcome
      }
      round += 1
      if plan == nil && width < 100 && meter.work - before >= work {
        // A whole pass found nothing legal among the core columns: let more columns in.
        width *= 4
        search = try makeSearch(
          start: search.closest?.columns ?? start, width: width, seed: options.seed &+ UInt64(round))
      }
    }
    return nil
  }

  /// One short pass of the search for the plan with the least violation, for explanations.
  func lookForNearMiss() throws {
    guard case .assignment(let start) = try searchStart() else { return }
    let search = try makeSearch(start: start, width: Self.coreWidth, seed: options.seed)
    let work = max(Self.leastPassWork, Self.passWorkPerItem * Int64(problem.itemCount))
    search.run(meter.pass(share: 0.1, work: work), meter: meter)
    try takeOver(search)
  }

  /// Branch and cut on what reduced costs leave, where that is small; an outcome where it settles the run.
  private func prove(round: Int) throws -> SolveOutcome? {
    guard !isProofComplete, !meter.isSpent else { return nil }
    let gap = scaledGap
    let reduced = ReducedModel(
      scaled, multipliers: multipliers, gap: gap, step: problem.valueStep, reference: plan?.objective ?? 0)
    guard reduced.columns.count <= ExactProof.columnLimit else { return nil }
    var nodeLimit = Self.proofNodes << min(2 * round, 20)
    if let limit = meter.workLimit { nodeLimit = Int(min(Int64(nodeLimit), max(1, limit - meter.work))) }
    let deadline = meter.deadline.map { end in
      ContinuousClock.now.advanced(by: ContinuousClock.now.duration(to: end) * Self.proofShare)
    }
    let finding = try ExactProof.attempt(
      reduced, incumbent: plan?.assignment, step: problem.valueStep, nodeLimit: nodeLimit,
      deadline: deadline, stop: meter.stop)
    meter.counters.nodes += Int64(finding.nodes)
    meter.counters.simplexIterations += Int64(finding.iterations)
    if finding.isInfeasible {
      if let plan {
        // Nothing better than the incumbent is left.
        isProofComplete = true
        tighten(byBranchAndCut: plan.objective)
        return nil
      }
      return .infeasible(.exhaustedTree, closest: closestPlan)
    }
    if let assignment = finding.assignment { try adopt(assignment, source: .branchAndCut) }
    // A tree that found a better plan is worth another: its bound is exact only near the reference.
    isProofComplete = finding.isComplete && plan?.objective == reduced.reference
    if let bound = finding.bound {
      // A bound below the plan in hand says that nothing better is left among the columns that were kept.
      tighten(byBranchAndCut: max(bound, plan?.objective ?? bound))
    }
    return nil
  }

  /// Reduced cost, in scaled units, up to which a column is core at first.
  static let coreWidth = 0.3
  /// Columns that each item keeps whatever they cost.
  static let leastCore = 3
  /// Problems of at most this many columns keep them all.
  static let allCoreColumns = 3_000

  private func makeSearch(start: [Int32], width: Double, seed: UInt64) throws -> PlanSearch {
    let all = problem.columnCount <= Self.allCoreColumns
    let model = SearchModel(
      scaled, multipliers: multipliers, width: all ? .infinity : width, least: Self.leastCore, required: start
    )
    let cores = start.enumerated().map { item, column in
      Int32(model.core(of: item).first { model.column[$0] == column } ?? 0)
    }
    return PlanSearch(
      model, start: cores, seed: seed, onImprovement: { [unowned self] in improve($0) },
      onTick: { [unowned self] in tick() })
  }

  /// Judges the search's new best plan. A defect surfaces when the pass ends.
  private func improve(_ search: PlanSearch) {
    guard let best = search.best else { return }
    do { try adopt(best, source: .search) } catch { defect = error }
  }

  private func takeOver(_ search: PlanSearch) throws {
    if let defect { throw defect }
    if plan == nil, let closest = search.closest { try adopt(closest, source: .search) }
  }

  /// The assignment that the search starts from: the caller's or the linear program's, tied groups mended.
  private func searchStart() throws -> LegalStart.Result {
    var candidates: [[Int32]] = []
    if let rounded = relaxation?.rounded, !rounded.isEmpty { candidates.append(rounded) }
    if let plan { candidates.insert(plan.assignment.columns, at: relaxation == nil ? 0 : candidates.count) }
    let found = LegalStart.find(
      scaled, candidates: candidates, priced: scaled.pricedValues(multipliers))
    if case .assignment(let columns) = found {
      try adopt(Assignment(columns: columns), source: .rounding)
    }
    return found
  }
}
