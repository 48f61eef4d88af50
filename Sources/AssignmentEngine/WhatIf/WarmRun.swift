/// One run over a changed problem that starts from what is known about the original: multipliers, cuts, item
/// multipliers and the plan in hand.
struct WarmRun {
  /// Rounds of separation at linear optima.
  private static let cutRounds = 4
  /// Searches with the cuts that the last one's plans broke, until one finds a legal plan.
  private static let searches = 3
  /// Share of the work that mending may take, and that improving takes at most.
  private static let mendingShare = 0.5
  private static let improvingShare = 0.5
  /// Branch and cut is tried on so many columns at most, over so many nodes, so often.
  private static let treeColumns = 500
  private static let treeNodes = 400
  private static let treeAttempts = 3
  /// The agents' bound takes twice the work of the search instead of ten times: on 15 random changes of a generated
  /// problem (30 agents, 900 items) the intervals stayed as they were.
  private static let searchWorkPerAgentWork = AgentSide.workPerSearchWork / 2

  private let solved: SolvedProblem
  private let changed: ChangedProblem
  private let run: EngineRun
  /// The original's, where the changed problem begins with the same rows; cuts found since then have rows behind them.
  private let agentsOfOriginal: WarmAgents?

  init(_ solved: SolvedProblem, _ changed: ChangedProblem, _ run: EngineRun) {
    self.solved = solved
    self.changed = changed
    self.run = run
    let verifier = CutVerifier(changed.problem)
    let isKept = solved.certificate.cuts.allSatisfy { verifier.refusal(of: $0) == nil }
    if isKept { _ = run.extend(by: solved.certificate.cuts) }
    let knows = isKept && run.extended.cuts == solved.certificate.cuts
    agentsOfOriginal = knows ? solved.agents : nil
  }

  func outcome() throws -> ChangedAnswer.Outcome {
    if let obstacle = changed.problem.simpleObstacle(around: changed.narrowedItems) {
      return .infeasible(obstacle)
    }
    let known = changed.columns(of: solved.plan)
    if !known.contains(-1) { try run.adopt(Assignment(columns: known), source: .start) }
    try bound()
    if let proof = try run.proofOfInfeasibility() { return .infeasible(obstacle(proof)) }
    if !run.meter.isSpent {
      switch try search() {
      case .impossible: return .infeasible(.couplings)
      case .undecided, .assignment: break
      }
    }
    if try prove() { return .infeasible(.exhaustedTree) }
    return conclusion
  }

  private var conclusion: ChangedAnswer.Outcome {
    switch run.conclusion(.workLimit) {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): .plan(plan)
    case .noPlanFound(let certificate, _, _): .noPlanFound(certificate)
    case .infeasible(let proof, _): .infeasible(obstacle(proof))
    }
  }

  private func obstacle(_ proof: InfeasibilityProof) -> ChangedAnswer.Obstacle {
    switch proof {
    case .itemsWithoutColumns(let items): .itemWithoutColumns(items[0])
    case .multipliers(let certificate): .multipliers(certificate)
    case .exhaustedTree: .exhaustedTree
    }
  }

  /// From the original's multipliers to the linear optimum of the changed problem.
  private func bound() throws {
    let rows = run.extended.problem.rowCount
    let given =
      solved.multipliers.prefix(rows) + repeatElement(0, count: max(0, rows - solved.multipliers.count))
    run.boundByMultipliers(run.scaled.scaling.scaled(Array(given)) + startShares())
    guard !run.meter.isCalledOff else { return }
    try run.boundByLinearProgram()
    try run.boundByCuts(rounds: Self.cutRounds)
  }

  /// The original's shares of wide indicators, in the order of the changed problem's; none where it has none.
  private func startShares() -> [Double] {
    let shares = run.scaled.shares
    guard !shares.isEmpty, let known = solved.certificate.shares else { return [] }
    var value: [Int64: Double] = [:]
    for share in known {
      let indicator = changed.indicatorOfOriginal[Int(share.indicator)]
      value[Int64(indicator) << 32 | Int64(share.item)] =
        Double(share.value) / Double(solved.certificate.scale)
    }
    return (0..<shares.count).map { index in
      (value[Int64(shares.indicator[index]) << 32 | Int64(shares.item[index])] ?? 0)
        * run.scaled.scaling.value
    }
  }

  // MARK: Plans

  /// Agents whom the change upsets: those who lose or get an item, and those of rows with other bounds.
  private func upsetAgents(_ start: [Int32]) -> [Int32] {
    let (original, problem) = (solved.problem, changed.problem)
    var agents: [Int32] = []
    func add(_ agent: Int32) {
      if !agents.contains(agent) { agents.append(agent) }
    }
    for item in 0..<original.itemCount {
      let before = original.columnAgent[Int(solved.plan.columns[item])]
      let now = problem.columnAgent[Int(start[item])]
      if before != now {
        add(before)
        add(now)
      }
    }
    let rows = Set(changed.change.bounds.map { Int32($0.row) })
    guard !rows.isEmpty else { return agents }
    for column in start.map(Int.init)
    where problem.entries(of: column).contains(where: { rows.contains(problem.entryRow[$0]) }) {
      add(problem.columnAgent[column])
    }
    return agents
  }

  private func search() throws -> LegalStart.Result {
    var found = LegalStart.Result.undecided
    for attempt in 0..<Self.searches {
      let known = run.plan?.assignment.columns ?? changed.columns(of: solved.plan)
      found = LegalStart.find(run.scaled, candidates: [known], priced: run.scaled.prices(run.multipliers))
      guard case .assignment(let start) = found else { return found }
      try searchNearby(start, attempt: attempt)
      guard run.plan == nil, !run.meter.isSpent, try run.takeBrokenCuts() else { break }
    }
    return found
  }

  private func searchNearby(_ start: [Int32], attempt: Int) throws {
    let most =
      run.problem.connectivities.isEmpty ? SearchSide.allCoreColumns : SearchSide.allCoreColumnsConnected
    let model = SearchModel(
      run.scaled, multipliers: run.multipliers,
      width: run.problem.columnCount <= most ? .infinity : SearchSide.coreWidth, least: SearchSide.leastCore,
      required: start, omitted: run.rowsOmittedBySearch)
    let search = BlockSearch(
      model, start: model.cores(of: Assignment(columns: start)), seed: run.options.seed &+ UInt64(attempt),
      schedule: Schedule(model), limits: SearchLimits(stop: run.meter.stop))
    func adopt() {
      guard let best = search.incumbent.best else { return }
      let columns = best.map { model.column[Int($0)] }
      do { try run.adopt(Assignment(columns: columns), source: .search) } catch { run.defect = error }
      if run.isFinished { search.limits.isDone.raise() }
    }
    adopt()
    let limit = run.options.workLimit ?? 0
    func share(_ share: Double) -> Int64 {
      min(limit - run.meter.work, Int64(Double(limit) * share))
    }
    // Steps of mending may cost next to nothing where little is left to change.
    let mending = min(share(Self.mendingShare), SearchSide.mendingWorkPerItem * Int64(run.problem.itemCount))
    search.mend(Stretch(work: mending)) {}
    adopt()
    search.improve(
      around: upsetAgents(start), work: share(Self.improvingShare), onImprovement: adopt, onTick: {})
    run.meter.counters.add(search.work)
    if let defect = run.defect { throw defect }
    if search.incumbent.best == nil {
      let closest = search.incumbent.closest.map { model.column[Int($0)] }
      try run.adopt(Assignment(columns: closest), source: .search)
    }
  }

  // MARK: Proof

  /// Branch and cut where little is left, else the agents' bound; true if there is no plan at all.
  private func prove() throws -> Bool {
    guard !run.isFinished, !run.meter.stop.isSet else { return false }
    if try exhaust() { return true }
    guard !run.isFinished, run.plan != nil,
      let agents = agentsOfOriginal?.adapted(to: run.scaled, narrowed: changed.narrowedItems)
    else { return false }
    let side = AgentSide(scaled: run.scaled, warm: agents)
    let question = ProofSide.Question(
      round: 0, plan: run.plan, multipliers: run.multipliers, gap: run.scaledGap,
      searchWork: (run.options.workLimit ?? 0) / Self.searchWorkPerAgentWork, workLeft: run.options.workLimit,
      deadline: nil,
      treeDeadline: nil, treeWork: nil)
    run.meter.counters.agentWork += side.improve(question, findings: run.findings, stop: run.meter.stop)
    try run.takeFindings()
    return false
  }

  private func exhaust() throws -> Bool {
    for _ in 0..<Self.treeAttempts {
      let before = run.plan?.objective
      guard !run.isFinished,
        let reduced = ReducedModel(
          run.scaled, multipliers: run.multipliers + run.shares, gap: run.scaledGap, step: run.valueStep,
          reference: before ?? 0, columnLimit: Self.treeColumns)
      else { return false }
      let finding = try ExactProof.attempt(
        reduced, incumbent: run.plan?.assignment, cutSearch: run.cutSearch, step: run.valueStep,
        nodeLimit: Self.treeNodes, workLimit: run.options.workLimit, deadline: nil,
        stop: run.meter.stop)
      run.meter.counters.nodes += Int64(finding.nodes)
      run.meter.counters.treeWork += finding.work
      run.meter.counters.simplexIterations += Int64(finding.iterations)
      if finding.isInfeasible {
        guard let before else { return true }
        run.tighten(byBranchAndCut: before)
        return false
      }
      if let assignment = finding.assignment { try run.adopt(assignment, source: .branchAndCut) }
      if let bound = finding.bound { run.tighten(byBranchAndCut: max(bound, before ?? bound)) }
      // Exact only near the reference: a better plan is worth another tree.
      guard finding.isComplete, run.plan?.objective != before else { return false }
    }
    return false
  }
}
