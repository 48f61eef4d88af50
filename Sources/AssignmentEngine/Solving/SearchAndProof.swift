/// Search and proof side by side, round after round, until the gap closes or a limit is hit.
///
/// A round is one pass of the search. Under a work limit it is also one job of the proof: the sides know nothing
/// of each other until its end, so that it does the same on one thread, where they take turns, as on two. A run
/// by the clock alone cannot be repeated anyway: there a job on a second thread goes on over as many passes as
/// it takes, and what it finds is taken over at once. Confined to the thread of its run.
final class SearchAndProof {
  /// Shares of what is left that the rounds take.
  static let roundShares = [0.03, 0.08, 0.25, 1.0]
  /// Problems of at most this many columns are given to branch and cut before the search.
  static let proofFirstColumns = 200
  /// Rounds of the search before branch and cut is tried without a plan in hand.
  static let roundsBeforeBlindProof = 3
  /// Share of the gap at which it had nothing to do that is reason to ask the proof again.
  static let promisingGap = 0.5
  /// Time of the proof in multiples of the search's, where both have one thread between them.
  static let proofTime = 0.25
  /// Least share of the time left that a job may take then, and what branch and cut may take in any case.
  static let leastProofShare = 0.01
  static let treeShare = 0.2
  /// The same of the work left: a tree that is cut off is lost, and the next one may take less.
  static let treeWorkShare = 0.5
  /// Most times that a round is begun again because the search's plans broke cuts.
  static let mostRenewals = 40
  /// Share of the time left after which a job on its own thread ends, to begin anew with what is known then.
  static let jobShare = 0.25

  private let run: EngineRun
  private var search: SearchSide
  private var proof: ProofSide
  private let agents: AgentSide
  private var round = 0
  /// Whether the bound is as close as its methods come.
  private var isBoundFine = false
  /// How often the search was begun anew with more cuts: in all, and in this round.
  private var renewals = (total: 0, inRound: 0)
  /// The job on the second thread, in a run by the clock.
  private var job: ProofJob?

  /// - Parameter start: a column for each item under which every coupling holds.
  init(_ run: EngineRun, start: [Int32]) {
    self.run = run
    search = SearchSide(start: start, seed: run.options.seed)
    agents = AgentSide(scaled: run.scaled)
    proof = ProofSide(
      scaled: run.scaled, cutSearch: run.cutSearch, step: run.valueStep, findings: run.findings,
      agents: agents)
    guard run.options.workLimit == nil, run.options.threads > 1 else { return }
    run.onTick = { [unowned self] in if job != nil { try keepProving() } }
  }

  deinit { run.onTick = nil }

  /// Nil where plan and bound meet.
  func outcome() throws -> SolveOutcome? {
    if !run.isFinished, !run.meter.isSpent, run.problem.columnCount <= Self.proofFirstColumns {
      try finish(ProofJob(proof, question(until: run.meter.instant(after: Self.treeShare))))
      try renew()
    }
    while !run.isFinished && run.settledOutcome == nil {
      if let reason = run.meter.stopReason {
        try endJob()
        return run.isFinished ? nil : run.settledOutcome ?? run.conclusion(reason)
      }
      if round >= firstProvingRound, !isBoundFine {
        isBoundFine = true
        run.refineBound()
        continue
      }
      if run.options.workLimit != nil {
        try countedRound()
      } else if run.options.threads > 1 {
        try roundBesideProof()
      } else {
        try roundInTurns()
      }
      if try renew(), renewals.inRound < Self.mostRenewals { continue }
      renewals.inRound = 0
      round += 1
    }
    try endJob()
    return run.settledOutcome
  }

  /// Makes rows of the cuts that plans broke: the next job of the proof knows them; the search begins anew if
  /// one of its own plans broke them.
  ///
  /// - Returns: whether the search begins anew.
  @discardableResult
  private func renew() throws -> Bool {
    guard !run.isFinished, run.settledOutcome == nil, try run.takeBrokenCuts() else { return false }
    proof = ProofSide(
      scaled: run.scaled, cutSearch: run.cutSearch, step: run.valueStep, findings: run.findings,
      agents: agents)
    guard run.isSearchUnaware else { return false }
    run.isSearchUnaware = false
    renewals = (renewals.total + 1, renewals.inRound + 1)
    search = search.renewed(run, seed: run.options.seed &+ UInt64(renewals.total) << 32)
    return true
  }

  private var share: Double { Self.roundShares[min(round, Self.roundShares.count - 1)] }

  /// A run that begins near another answer has a plan before the search had any time: there the proof waits until
  /// the search had a second pass, as it does in effect where a plan has first to be found.
  private var firstProvingRound: Int { run.options.startsNearby ? 2 : 1 }

  /// Whether the proof has something to say to what is known now.
  private var isProving: Bool {
    !run.isProofComplete && round >= firstProvingRound
      && (run.plan != nil || round > Self.roundsBeforeBlindProof)
      && (run.idleGap == .infinity || run.scaledGap < Self.promisingGap * run.idleGap)
  }

  /// One pass and one job, which see the same and whose results are put together at the end.
  private func countedRound() throws {
    let threads = run.options.threads
    let question = isProving ? question(until: run.meter.instant(after: share)) : nil
    let job = threads > 1 ? question.map { ProofJob(proof, $0) } : nil
    try search.run(
      run, round: round, share: RoundShare(work: share, time: share),
      threads: job == nil ? threads : threads - 1)
    if let job { return try finish(job) }
    guard let question, !run.meter.isSettled, !run.meter.isCalledOff else { return }
    try finish(ProofJob(proof, question))
  }

  /// One pass, beside jobs that follow each other.
  private func roundBesideProof() throws {
    try keepProving()
    let threads = run.options.threads
    try search.run(
      run, round: round, share: RoundShare(work: share, time: share),
      threads: job == nil ? threads : threads - 1)
  }

  /// Takes over the job on the second thread once it is over, and starts the next.
  private func keepProving() throws {
    if let current = job {
      guard current.isOver else { return }
      job = nil
      try finish(current)
    }
    guard isProving, !run.meter.isSpent else { return }
    job = ProofJob(proof, question(until: run.meter.instant(after: Self.jobShare)))
  }

  /// One pass, then a job of a fraction of its time.
  private func roundInTurns() throws {
    let start = run.meter.seconds
    let time = isProving ? share / (1 + Self.proofTime) : share
    try search.run(run, round: round, share: RoundShare(work: share, time: time), threads: 1)
    guard isProving, !run.meter.isSettled, !run.meter.isCalledOff else { return }
    let spent = Duration.seconds(Self.proofTime * (run.meter.seconds - start))
    let least = run.meter.instant(after: Self.leastProofShare)
    let end = least.map { max($0, ContinuousClock.now.advanced(by: spent)) }
    try finish(ProofJob(proof, question(until: end ?? ContinuousClock.now.advanced(by: spent))))
  }

  private func question(until deadline: ContinuousClock.Instant?) -> ProofSide.Question {
    ProofSide.Question(
      round: round, plan: run.plan, multipliers: run.multipliers + run.shares, gap: run.scaledGap,
      searchWork: SearchSide.work(in: round, of: run.problem),
      workLeft: run.meter.workLimit.map { $0 - run.meter.work }, deadline: deadline,
      treeDeadline: run.meter.instant(after: Self.treeShare),
      treeWork: run.meter.work(after: Self.treeWorkShare))
  }

  /// Waits for a job and takes over what it found.
  private func finish(_ job: ProofJob) throws {
    // Once the search has settled a run, how far the proof came depends on the machine: it is left out.
    let isWanted = !run.meter.isSettled
    if !isWanted { job.stop.raise() }
    let report = try run.wait(for: job.task, ending: job.stop)
    guard isWanted else { return }
    if let report {
      run.meter.counters.add(report.counters)
      run.isProofComplete = report.isComplete
      run.idleGap = report.isIdle ? job.question.gap : .infinity
    }
    try run.takeFindings()
  }

  /// Ends the job on the second thread, if there is one.
  private func endJob() throws {
    guard let current = job else { return }
    job = nil
    current.stop.raise()
    try finish(current)
  }
}
