extension EngineRun {
  /// Shares of what is left that the rounds take.
  static let roundShares = [0.03, 0.08, 0.25, 1.0]
  /// Problems of at most this many columns are given to branch and cut before the search.
  static let proofFirstColumns = 200
  /// Share of the time that this first attempt may take.
  static let firstProofShare = 0.3
  /// Rounds of the search before branch and cut is tried without a plan in hand.
  static let roundsBeforeBlindProof = 3
  /// Share of the gap at which it had nothing to do that is reason to ask the proof again.
  static let promisingGap = 0.5
  /// Share of a round that the proof takes where both sides have one thread between them.
  static let proofShare = 0.2

  /// Search and proof side by side, round after round, until the gap closes or a limit is hit.
  ///
  /// Within a round the sides know nothing of each other, and what they found is put together at its end:
  /// under a work limit a round does the same on one thread, where they take turns, as on two.
  func searchAndProve() throws -> SolveResult {
    guard !isFinished, let reason = try rounds() else { return result(conclusion(.exhausted)) }
    return result(reason)
  }

  /// Nil where plan and bound meet.
  private func rounds() throws -> SolveOutcome? {
    if let capacitated = CapacitatedAssignment(problem) { return try solveByKnapsacks(capacitated) }
    let start: [Int32]
    switch try searchStart() {
    case .assignment(let found): start = found
    case .impossible: return .infeasible(.exhaustedTree, closest: nil)
    case .undecided: return conclusion(.exhausted)
    }
    let proof = ProofSide(scaled: scaled, step: valueStep, findings: findings)
    if !isFinished, !meter.isSpent, problem.columnCount <= Self.proofFirstColumns {
      let first = Job(proof, question(round: 0, share: Self.firstProofShare))
      if let outcome = try finish(first) { return outcome }
    }
    let search = SearchSide(start: start, seed: options.seed)
    var round = 0
    while !isFinished {
      if let reason = meter.stopReason { return conclusion(reason) }
      if let outcome = try oneRound(round, search: search, proof: proof) { return outcome }
      round += 1
    }
    return nil
  }

  /// Nil where the run goes on.
  private func oneRound(_ round: Int, search: SearchSide, proof: ProofSide) throws -> SolveOutcome? {
    let share = Self.roundShares[min(round, Self.roundShares.count - 1)]
    let isProving =
      !isProofComplete && round > 0 && (plan != nil || round > Self.roundsBeforeBlindProof)
      && (idleGap == .infinity || scaledGap < Self.promisingGap * idleGap)
    let isSideBySide = options.threads > 1
    let question = isProving ? question(round: round, share: share) : nil
    let job = isSideBySide ? question.map { Job(proof, $0) } : nil
    let timeShare = isProving && !isSideBySide ? share * (1 - Self.proofShare) : share
    try search.run(
      self, round: round, share: RoundShare(work: share, time: timeShare),
      threads: job == nil ? options.threads : options.threads - 1)
    if let job { return try finish(job) }
    guard let question, !meter.isSettled, !meter.isCalledOff else { return nil }
    return try finish(Job(proof, question))
  }

  // MARK: Proof

  private func question(round: Int, share: Double) -> ProofSide.Question {
    ProofSide.Question(
      round: round, plan: plan, multipliers: multipliers, gap: scaledGap,
      searchWork: SearchSide.work(in: round, of: problem),
      workLeft: meter.workLimit.map { $0 - meter.work }, deadline: meter.instant(after: share))
  }

  /// A job of the proof on its own thread, and the signal that ends it.
  private struct Job {
    let question: ProofSide.Question
    let task: SideTask<ProofSide.Report>
    let stop = StopSignal()

    init(_ proof: ProofSide, _ question: ProofSide.Question) {
      self.question = question
      let stop = stop
      task = SideTask { try proof.answer(question, stop: stop) }
    }
  }

  /// Waits for the proof's job and takes over what it found; an outcome where that settles the run.
  private func finish(_ job: Job) throws -> SolveOutcome? {
    // Once the search has settled the run, how far the proof came depends on the machine: it is left out.
    let isWanted = !meter.isSettled
    if !isWanted { job.stop.raise() }
    let report = try wait(for: job.task, ending: job.stop)
    guard isWanted else { return settledOutcome }
    if let report {
      meter.counters.add(report.counters)
      isProofComplete = report.isComplete
      idleGap = report.isIdle ? job.question.gap : .infinity
    }
    try takeFindings()
    return settledOutcome
  }

  // MARK: Start

  /// One short pass of the search for the plan with the least violation, for explanations.
  func lookForNearMiss() throws {
    guard case .assignment(let start) = try searchStart() else { return }
    try SearchSide(start: start, seed: options.seed).run(
      self, round: 0, share: RoundShare(work: 0.1, time: 0.1), threads: options.threads)
  }

  /// The assignment that the search starts from: the caller's or the linear program's, tied groups mended.
  private func searchStart() throws -> LegalStart.Result {
    var candidates: [[Int32]] = []
    for rounded in [relaxation?.rounded ?? [], roundedMultipliers] where !rounded.isEmpty {
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
