/// The state of one run: the best legal plan, the tightest certificate, what was spent, who listens.
///
/// Confined to the thread that called `Engine.solve`.
final class EngineRun {
  let problem: AssignmentProblem
  let options: SolveOptions
  let meter: RunMeter
  let fingerprint: String
  /// What the differences between plans' objectives are multiples of.
  let valueStep: Int128
  private let progress: (@Sendable (ProgressEvent) -> Void)?
  /// Finds rows that lie in wait; nil where the problem has none.
  let cutSearch: CutSearch?
  /// The problem with the rows found so far, which bound, search and proof work on.
  private(set) var extended: ExtendedProblem
  private(set) lazy var scaled = ScaledProblem(extended.problem)
  /// Cuts that plans broke and that are no rows yet.
  var brokenCuts: [CuttingPlane] = []
  /// Whether the search met a plan that breaks one of them: it has to begin anew to know them.
  var isSearchUnaware = false

  /// Best legal plan and its judged objective.
  private(set) var plan: (assignment: Assignment, objective: Int128)? { didSet { settle() } }
  private(set) var certificate: Certificate? { didSet { settle() } }
  private(set) var nearMiss: NearMiss?
  /// Whether branch and cut has nothing left to explore.
  var isProofComplete = false
  /// The scaled gap at which the proof last had nothing to do; infinity where it had.
  var idleGap = Double.infinity
  /// Scaled multipliers behind `certificate`.
  var multipliers: [Double] = []
  /// Scaled shares behind `certificate`, in the order of `ScaledProblem.shares`.
  private(set) var shares: [Double] = []
  private(set) var relaxation: LinearRelaxation.Result?
  /// Activities of the side rows at the smoothed optimum where spreads are priced: unlike a vertex for a few of their
  /// rows it keeps the spreads.
  private(set) var smoothedActivity: [Double] = []
  /// The start that the multipliers suggest, for a run whose linear program gives none.
  private(set) var roundedStart: [Int32] = []
  private var secondsToLinearBound: Double?
  private var secondsToFirstPlan: Double?
  private var lastEvent = 0.0
  /// Work of the search's pass that the counters do not hold yet.
  var workInPass: Int64 = 0
  /// What the proof's thread found and the run has not looked at yet.
  let findings = ProofFindings()
  /// An outcome that needs no plan.
  private(set) var settledOutcome: SolveOutcome?
  /// Called by `tick`, often, in runs by the clock.
  var onTick: (() throws -> Void)?
  /// A contradiction found where it could not be thrown.
  var defect: (any Error)?

  init(
    _ problem: AssignmentProblem, options: SolveOptions, stop: StopSignal,
    progress: (@Sendable (ProgressEvent) -> Void)?
  ) {
    self.problem = problem
    self.options = options
    self.progress = progress
    meter = RunMeter(options, stop: stop)
    fingerprint = problem.fingerprint
    valueStep = problem.valueStep
    cutSearch = CutSearch(problem)
    extended = ExtendedProblem(problem)
    if let first = cutSearch?.first { _ = extended.add(first) }
  }

  func itemsWithoutColumns() -> [Int]? {
    let empty = (0..<problem.itemCount).filter { problem.columns(of: $0).isEmpty }
    return empty.isEmpty ? nil : empty
  }

  // MARK: Plans

  /// Judges an assignment and keeps it if it is legal and better; true if it became the best.
  @discardableResult
  func adopt(_ assignment: Assignment, source: ProgressEvent.Source) throws -> Bool {
    let judgement = problem.judge(assignment)
    guard judgement.isLegal else {
      offerNearMiss(assignment, judgement)
      // Where rows are broken as well, it is not the cuts that kept the plan from being legal.
      if judgement.brokenRows.isEmpty, let cuts = cutSearch?.broken(by: assignment, judgement),
        !cuts.isEmpty
      {
        brokenCuts += cuts
        if source == .search { isSearchUnaware = true }
      }
      return false
    }
    if let plan, judgement.objective <= plan.objective { return false }
    if let certificate, judgement.objective > certificate.claimedBound {
      throw EngineDefect.planAboveBound(objective: judgement.objective, bound: certificate.claimedBound)
    }
    plan = (assignment, judgement.objective)
    secondsToFirstPlan = secondsToFirstPlan ?? meter.seconds
    report(source)
    return true
  }

  private func offerNearMiss(_ assignment: Assignment, _ judgement: AssignmentJudgement) {
    if let nearMiss, weighted(nearMiss.judgement) <= weighted(judgement) { return }
    nearMiss = NearMiss(assignment: assignment, judgement: judgement)
  }

  /// Violation of hard rows and spreads in multiples of each row's mean coefficient; a broken coupling, and
  /// each part too many of an agent's places, counts as much as a row that is missed by one.
  private func weighted(_ judgement: AssignmentJudgement) -> Double {
    let parts = judgement.brokenConnectivities.reduce(0) { $0 + $1.parts - 1 }
    let rows = judgement.brokenRows.reduce(Double(judgement.brokenCouplings.count + parts)) {
      total, broken in
      total + abs(Double(broken.violation)) * scaled.scaling.row[broken.row]
    }
    return judgement.brokenSpreads.reduce(rows) { total, broken in
      let spread = problem.spreads[broken.spread]
      return total + Double(broken.excess) / spread.unitsPerActivity
        * scaled.scaling.row[Int(spread.members[0].row)]
    }
  }

  /// Judges the start that the caller gave.
  func adoptStart() throws {
    guard let start = options.start else { return }
    if let fault = problem.fault(in: start) { throw EngineDefect.start(fault) }
    try adopt(start, source: .start)
  }

  // MARK: Bounds

  /// Rounds scaled multipliers to an exact certificate and keeps it if it is tighter.
  ///
  /// - Parameter shares: scaled shares of the indicators, in the order of `ScaledProblem.shares`.
  func tighten(_ multipliers: [Double], shares: [Double] = [], source: ProgressEvent.Source) {
    var fresh = Certificate.rounding(
      scaled.scaling.unscaled(multipliers), shares: scaled.shares.list(shares, unit: scaled.scaling.value),
      of: extended.problem, fingerprint: fingerprint)
    fresh.cuts = extended.cuts
    if let certificate, certificate.bound <= fresh.bound { return }
    var kept = fresh
    if let certificate {
      kept.beyond = certificate.beyond
      kept.agents = certificate.agents
      kept.branches = certificate.branches
    }
    certificate = kept
    self.multipliers = multipliers
    self.shares = shares
    report(source)
  }

  /// Adds the agents' part to the certificate if it proves more than is claimed.
  func tighten(byAgents part: AgentCertificate) {
    guard var tighter = certificate, part.bound < tighter.claimedBound else { return }
    // The part may know rows of cuts that did not better the multipliers' bound, which have multipliers of 0 then.
    let unknown = part.rowMultipliers.count - tighter.multipliers.count
    if unknown > 0 {
      tighter.cuts = Array(extended.cuts.prefix(tighter.cuts.count + unknown))
      tighter.multipliers += [Int64](repeating: 0, count: unknown)
    }
    tighter.agents = part
    certificate = tighter
    report(.agents)
  }

  /// Records a bound that branch and cut proved.
  func tighten(byBranchAndCut bound: Int128) {
    guard var tighter = certificate, bound < tighter.claimedBound else { return }
    tighter.beyond = .branchAndCut(bound: bound)
    certificate = tighter
    report(.branchAndCut)
  }

  /// Records a bound that trees over knapsack relaxations proved, with the tightest tree that can be carried.
  func tighten(byTrees bound: Int128, branches: BranchCertificate?) {
    guard var tighter = certificate, bound < tighter.claimedBound else { return }
    tighter.branches = branches
    tighter.beyond = tighter.checkableBound <= bound ? .nothing : .enumeration(bound: bound)
    certificate = tighter
    report(.trees)
  }

  func boundByMultipliers() {
    boundByMultipliers(
      options.startMultipliers.map { rows in
        scaled.scaling.scaled(rows) + (options.startShares.map { scaled.scaled($0) } ?? [])
      }, pricesSpreads: true)
  }

  /// - Parameters:
  ///   - start: scaled; those of the side rows and cuts, with those of the shares behind them or without.
  ///   - pricesSpreads: whether rows of spreads are made of the prices that their members turn out to have.
  ///   - accuracy: share of the gap asked for that the bound may be off where indicators are wide.
  func boundByMultipliers(
    _ start: [Double]?, pricesSpreads: Bool = false, accuracy: Double = EngineRun.boundAccuracy
  ) {
    let isPricing = pricesSpreads && cutSearch?.pricesSpreads ?? false
    let scaled = isPricing ? ScaledProblem(extended.problem, pricesSpreads: true) : self.scaled
    let found = MultiplierSearch(
      scaled, start: start, accuracy: accuracy * options.relativeGap, threads: options.threads
    ) { [meter] in meter.isCalledOff }
    meter.counters.multiplierIterations += Int64(found.iterations)
    meter.counters.columnsPriced += found.columnsPriced
    multipliers = found.multipliers
    shares = found.shares
    roundedStart = found.rounded
    if isPricing { extend(byPrices: found.memberPrices, of: scaled) }
    tighten(multipliers, shares: found.shares, source: .multipliers)
    if let point = found.point {
      if isPricing { smoothedActivity = point.activity }
      relaxation = LinearRelaxation.Result(
        multipliers: multipliers, bound: found.bound, isOptimal: false, violation: 0,
        rounded: found.rounded, point: point)
    }
  }

  /// The exact linear optimum. With wide indicators the program would need a row for every share that matters:
  /// there the multipliers' bound, close to it, and their point stand in its place.
  ///
  /// - Parameter end: when to stop before the run's own deadline, with the best multipliers so far.
  func boundByLinearProgram(until end: ContinuousClock.Instant? = nil) throws {
    guard extended.problem.rowCount > 0 else { return }
    guard scaled.shares.isEmpty else {
      if relaxation?.point.activity.count != scaled.rows.count { boundByMultipliers(multipliers + shares) }
      return
    }
    let (scaled, multipliers, bound) = (scaled, multipliers, scaledBound)
    let (stop, deadline, warmth) = (meter.stop, end ?? meter.deadline, relaxation?.warmth)
    let task = SideTask {
      try LinearRelaxation.solve(
        scaled, from: multipliers, bound: bound, warmth: warmth, stop: stop, deadline: deadline)
    }
    guard let result = try wait(for: task) else { return }
    meter.counters.simplexIterations += Int64(result.simplexIterations)
    meter.counters.columnsPriced += result.columnsPriced
    relaxation = result
    tighten(result.multipliers, source: .linearProgram)
    if result.isOptimal { secondsToLinearBound = meter.seconds }
  }

  /// Makes rows of the cuts that are none yet, with multipliers of 0; returns how many.
  func extend(by cuts: [CuttingPlane]) -> Int {
    let count = extended.add(Array(cuts.prefix(max(0, Self.mostCuts - extended.cuts.count))))
    guard count > 0 else { return 0 }
    scaled = ScaledProblem(extended.problem)
    multipliers += [Double](repeating: 0, count: count)
    return count
  }

  /// Goes on with fewer rows of cuts, and with what is told by row to match.
  func replace(
    _ extended: ExtendedProblem, multipliers: [Double], relaxation: LinearRelaxation.Result?,
    certificate: Certificate
  ) {
    self.extended = extended
    scaled = ScaledProblem(extended.problem)
    self.multipliers = multipliers
    self.relaxation = relaxation
    self.certificate = certificate
  }

  var closestPlan: NearMiss? { plan == nil ? nearMiss : nil }

  private var scaledBound: Double {
    certificate.map { Double($0.bound) * scaled.scaling.value } ?? .infinity
  }

  // MARK: Conclusions

  /// Whether plan and bound meet, or meet within the gap asked for.
  var isFinished: Bool { isOptimal || isGapReached }

  /// Plans only get better and bounds tighter: what is settled stays so.
  private func settle() {
    if isFinished { meter.isSettled = true }
  }

  private var isOptimal: Bool {
    guard let plan, let certificate else { return false }
    return certificate.claimedBound - plan.objective < valueStep
  }

  private var isGapReached: Bool {
    guard let plan, let certificate else { return false }
    let gap = Double(certificate.claimedBound - plan.objective)
    return gap <= options.relativeGap * max(1, abs(Double(plan.objective)))
  }

  /// The outcome of a run that the clock or the caller has ended, from what is known now: on a large problem
  /// every further step would keep them waiting. Nil where the run goes on.
  func callOff() -> SolveOutcome? {
    guard meter.isCalledOff, let reason = meter.stopReason else { return nil }
    return conclusion(reason)
  }

  /// The outcome of a run that ends for `reason`, from what is known now.
  func conclusion(_ reason: StopReason) -> SolveOutcome {
    guard let certificate else { preconditionFailure("every run begins with a certificate") }
    guard let plan else { return .noPlanFound(certificate, reason, closest: nearMiss) }
    let certified = CertifiedPlan(
      assignment: plan.assignment, objective: plan.objective, certificate: certificate)
    if isOptimal { return .optimal(certified) }
    if isGapReached { return .gapReached(certified) }
    return .limitReached(certified, reason)
  }

  func result(_ outcome: SolveOutcome) -> SolveResult {
    SolveResult(
      outcome: outcome,
      linearBound: relaxation.flatMap { $0.isOptimal ? $0.bound / scaled.scaling.value : nil },
      secondsToLinearBound: secondsToLinearBound, secondsToFirstPlan: secondsToFirstPlan,
      seconds: meter.seconds, counters: meter.counters)
  }

  // MARK: Other threads

  /// Takes over what the proof found since the last call.
  func takeFindings() throws {
    for finding in findings.collect() {
      switch finding {
      case .assignment(let assignment): try adopt(assignment, source: .branchAndCut)
      case .cuts(let cuts): brokenCuts += cuts
      case .agents(let part): tighten(byAgents: part)
      case .branchAndCut(let bound), .nothingBetter(than: let bound): tighten(byBranchAndCut: bound)
      case .infeasible:
        settledOutcome = .infeasible(.exhaustedTree, closest: closestPlan)
        meter.isSettled = true
      }
    }
  }

  /// Seconds that a task has to notice that the run was called off, before it is left to itself.
  private static let patience = 0.1

  /// Waits for a task, with heartbeats; nil where the run was called off and the task did not end.
  ///
  /// - Parameter stop: raised when the run has its answer or is called off.
  func wait<Value>(for task: SideTask<Value>, ending stop: StopSignal? = nil) throws -> Value? {
    var calledOff: ContinuousClock.Instant?
    while true {
      if let value = try task.value(within: 0.02) { return value }
      tick()
      if meter.isSettled || meter.isCalledOff { stop?.raise() }
      guard meter.isCalledOff else { continue }
      let since = calledOff ?? .now
      calledOff = since
      if since.duration(to: .now) > .seconds(Self.patience) { return nil }
    }
  }

  // MARK: Progress

  func report(_ source: ProgressEvent.Source) {
    guard let progress else { return }
    lastEvent = meter.seconds
    progress(
      ProgressEvent(
        seconds: lastEvent, objective: plan?.objective, bound: certificate?.claimedBound,
        movesTried: meter.work + workInPass, source: source))
  }

  /// Looks for news from the proof, and reports if a second went by without any.
  func tick() {
    // Under a work limit what happens must not depend on when the news came: they wait for the round's end.
    if options.workLimit == nil {
      do {
        try takeFindings()
        try onTick?()
      } catch { defect = error }
    }
    if progress != nil, meter.seconds - lastEvent >= 1 { report(.heartbeat) }
  }
}

extension AssignmentProblem {
  /// A number that divides the difference between any two plans' objectives; at least 1.
  public var valueStep: Int128 {
    var step: UInt64 = 0
    func fold(_ value: Int64) {
      var other = value.magnitude
      while other != 0 { (step, other) = (other, step % other) }
    }
    for item in 0..<itemCount {
      let range = columns(of: item)
      guard let first = range.first else { continue }
      for column in range.dropFirst() where step != 1 {
        let (difference, overflow) = columnValue[column].subtractingReportingOverflow(columnValue[first])
        if overflow { return 1 }
        fold(difference)
      }
    }
    for indicator in indicators { fold(indicator.value) }
    for row in rows {
      // The price is charged for whole units of violation, so it divides what they cost.
      if let price = row.shortfallPrice { fold(price) }
      if let price = row.excessPrice { fold(price) }
    }
    return Int128(max(1, step))
  }
}
