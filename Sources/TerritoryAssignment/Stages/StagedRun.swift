import AssignmentEngine
import TerritoryPlanning

/// The state of a sequence: the plan in hand, what it has to keep, what was concluded.
struct StagedRun {
  let planner: TerritoryPlanner
  let progress: (@Sendable (ProgressEvent) -> Void)?
  var context: PlanningContext { planner.context }
  var solver: StageSolver
  var budget: StageBudget
  /// The plan that the last stage left.
  var plan: Plan?
  /// Where the first stage found none, the attempt that breaks least.
  private(set) var closestPlan: Plan?
  /// What the stages so far kept.
  private var trail: StageTrail
  private var revenue: (bound: Int64, certificate: Certificate)?
  private var outcomes: [StageOutcome] = []
  private let clock = ContinuousClock()

  init(
    _ staged: StagedPlanner, _ options: SolveOptions, _ stop: StopSignal,
    _ progress: (@Sendable (ProgressEvent) -> Void)?
  ) {
    planner = staged.planner
    self.progress = progress
    solver = StageSolver(staged.planner.context, staffing: staged.planner.staffing)
    budget = StageBudget(options, stop: stop)
    trail = StageTrail(staged.planner)
  }

  /// Solves one stage; an outcome without a plan ends the sequence.
  mutating func solve(_ stage: Stage, stagesLeft: Int) throws -> TerritoryOutcome? {
    let given = budget.part(1 / Double(stagesLeft))
    var own = given
    defer { budget.spend(own, of: given) }
    switch stage.aim {
    case .revenue: return try maximiseRevenue(stage, &own)
    case .coverage, .moves: return try minimise(stage, &own)
    case .fairness(let aim):
      if aim.measure == .meanAbsoluteDeviation { return try minimise(stage, &own) }
      return try halve(stage, aim, &own)
    }
  }

  // MARK: Money

  private mutating func maximiseRevenue(
    _ stage: Stage, _ own: inout StageBudget
  ) throws -> TerritoryOutcome? {
    let begin = clock.now
    let question = trail.revenueQuestion(gap: own.options.relativeGap)
    let work = solver.counters.work
    let (answer, asked) = try solver.ask(question, from: plan, &own, share: 1, progress: progress)
    let before = plan.map { (plan: $0, worth: planner.judge($0).objective.minorUnits) }
    guard let best = better(answer, before) else { return try failure(answer, asked) }
    guard let certificate = answer.certificate else { preconditionFailure("a plan comes with a bound") }
    revenue = (answer.bound, certificate)
    plan = best.plan
    let floor = best.worth - stage.mayLose.most(of: abs(best.worth))
    let evidence = StageEvidence(.init(stage.aim), trail, certificate: certificate)
    trail.keep(StageMark(aim: stage.aim, kept: floor), plan: best.plan)
    outcomes.append(
      StageOutcome(
        aim: stage.aim, reached: best.worth, bound: max(best.worth, answer.bound), kept: floor,
        final: best.worth, whole: nil, standing: Self.standing(answer), evidence: evidence,
        problems: 1, seconds: begin.duration(to: clock.now) / .seconds(1),
        work: solver.counters.work - work))
    return nil
  }

  // MARK: Counts

  private mutating func minimise(_ stage: Stage, _ own: inout StageBudget) throws -> TerritoryOutcome? {
    let begin = clock.now
    let work = solver.counters.work
    let question = trail.countQuestion(stage.aim, gap: own.options.relativeGap)
    let (answer, asked) = try solver.ask(question, from: plan, &own, share: 1)
    let before = plan.map {
      (plan: $0, worth: PlannerAim.penalties.worth(of: asked.judge($0)).minorUnits)
    }
    guard let best = better(answer, before) else { return try failure(answer, asked) }
    plan = best.plan
    let reached = -best.worth
    let standing = Self.standing(answer)
    // Counts advance in steps; a bound less than a step away is the plan's own value.
    let bound = standing == .optimal ? reached : max(0, min(reached, -answer.bound))
    let whole = stage.aim.wholeCount(in: context)
    let most = reached + stage.mayLose.most(of: whole ?? reached)
    let evidence = answer.certificate.map { StageEvidence(.init(stage.aim), trail, certificate: $0) }
    trail.keep(StageMark(aim: stage.aim, kept: most), plan: best.plan)
    outcomes.append(
      StageOutcome(
        aim: stage.aim, reached: reached, bound: bound, kept: most, final: reached, whole: whole,
        standing: standing, evidence: evidence, problems: 1,
        seconds: begin.duration(to: clock.now) / .seconds(1), work: solver.counters.work - work))
    return nil
  }

  // MARK: Halving

  private mutating func halve(
    _ stage: Stage, _ aim: FairnessAim, _ own: inout StageBudget
  ) throws -> TerritoryOutcome? {
    if let failure = try lookForFairPlan(aim, &own) { return failure }
    var caps: [FairnessCap] = []
    switch aim.measure {
    case .largestDeviation, .meanAbsoluteDeviation:
      caps = [FairnessCap(.largestDeviation, aim, in: context)]
    case .gini: caps = [FairnessCap(.gini, aim, in: context)]
    case .lexicographic(let levels):
      let members = aim.everybody.groups(in: context).reduce(0) { $0 + $1.members.count }
      caps = (0..<min(levels, members)).map {
        FairnessCap(.largestDeviations(count: $0 + 1), aim, in: context)
      }
    }
    var evident: Halving.Bound = (0, nil)
    let isLevelled = caps.count > 1
    for (index, cap) in caps.enumerated() {
      guard let start = plan else { preconditionFailure("a plan was found before") }
      let given = own.part(1 / Double(caps.count - index))
      let least = cap.least(under: trail.held)
      if least > evident.value { evident = (least, nil) }
      var halving = Halving(
        cap, of: .init(stage.aim, level: isLevelled ? index + 1 : nil),
        precision: aim.precision.floor(of: cap.whole), trail, from: start, evident: evident, given)
      try halving.run(&solver)
      own.spend(halving.budget, of: given)
      plan = halving.plan
      let most = halving.reached + stage.mayLose.most(of: cap.whole)
      let mark = StageMark(aim: stage.aim, level: isLevelled ? index + 1 : nil, kept: most)
      trail.keep(mark, plan: halving.plan)
      evident = halving.bound
      outcomes.append(
        StageOutcome(
          aim: stage.aim, level: mark.level, reached: halving.reached,
          bound: halving.bound.value, kept: most, final: halving.reached, whole: cap.whole,
          standing: halving.standing, evidence: halving.bound.evidence, problems: halving.problems,
          seconds: halving.seconds, work: halving.work))
    }
    return nil
  }

  /// The least total deviation is a good start for every measure, and the first plan where there is none yet.
  private mutating func lookForFairPlan(
    _ aim: FairnessAim, _ own: inout StageBudget
  ) throws -> TerritoryOutcome? {
    let question = trail.startQuestion(aim, gap: Self.startGap)
    let (answer, asked) = try solver.ask(question, from: plan, &own, share: Self.startShare)
    guard answer.plan != nil || plan != nil else { return try failure(answer, asked) }
    plan = answer.plan ?? plan
    return nil
  }

  /// Gap and share of the budget for a start.
  private static let startGap = 0.1
  private static let startShare = 0.25

  // MARK: Conclusions

  private func better(
    _ answer: StageAnswer, _ before: (plan: Plan, worth: Int64)?
  ) -> (plan: Plan, worth: Int64)? {
    guard let plan = answer.plan else { return before }
    if let before, before.worth > answer.worth { return before }
    return (plan, answer.worth)
  }

  private mutating func failure(
    _ answer: StageAnswer, _ asked: TerritoryPlanner
  ) throws -> TerritoryOutcome {
    closestPlan = asked.closestPlan(of: answer.result.outcome)
    return try asked.outcome(of: answer.result.outcome)
  }

  static func standing(_ answer: StageAnswer) -> StageOutcome.Standing {
    switch answer.result.outcome {
    case .optimal: .optimal
    case .gapReached: .gapReached
    case .limitReached(_, let reason), .noPlanFound(_, let reason, _): .limitReached(reason)
    // Only the plan in hand, which the question must have refused for a reason it cannot have.
    case .infeasible: .limitReached(.exhausted)
    }
  }

  func result() throws -> StagedResult {
    guard let plan, let revenue else { preconditionFailure("every sequence has the stage revenue") }
    let evaluation = planner.judge(plan)
    guard evaluation.isLegal else {
      throw DisagreementDefect.illegal(rules: evaluation.violations.map(\.rule))
    }
    let certified = CertifiedTerritoryPlan(
      plan: plan, evaluation: evaluation, bound: Money(minorUnits: revenue.bound),
      certificate: revenue.certificate, todayObjective: planner.judgeToday()?.objective)
    return StagedResult(
      outcome: outcome(certified), stages: outcomes.map { final($0, in: plan, evaluation) },
      counters: solver.counters, secondsToFirstPlan: solver.secondsToFirstPlan)
  }

  private func outcome(_ plan: CertifiedTerritoryPlan) -> TerritoryOutcome {
    for outcome in outcomes {
      if case .limitReached(let reason) = outcome.standing { return .limitReached(plan, reason) }
    }
    return outcomes.allSatisfy { $0.standing == .optimal } ? .optimal(plan) : .gapReached(plan)
  }

  private func final(_ outcome: StageOutcome, in plan: Plan, _ evaluation: Evaluation) -> StageOutcome {
    var outcome = outcome
    outcome.final = outcome.aim.figure(of: plan, level: outcome.level, evaluation, in: context)
    return outcome
  }
}

extension Aim {
  /// What the aim comes to in a plan, in its unit.
  ///
  /// - Parameter level: of a lexicographic measure.
  func figure(of plan: Plan, level: Int?, _ evaluation: Evaluation, in context: PlanningContext) -> Int64 {
    switch self {
    case .revenue: return evaluation.objective.minorUnits
    case .fairness(let aim) where aim.measure != .meanAbsoluteDeviation:
      return FairnessCap(aim.capped(level: level), aim, in: context).value(of: plan)
    case .coverage, .moves, .fairness:
      let judged = context.evaluate(plan, requirements: penalties(in: context))
      return judged.priceOfBrokenWishes.minorUnits
    }
  }

  /// 100 % of a mean deviation: all targets added up; nil for counts.
  func wholeCount(in context: PlanningContext) -> Int64? {
    guard case .fairness(let aim) = self else { return nil }
    return aim.everybody.groups(in: context).reduce(0) {
      $0 + $1.totalDeviation(atMost: 0, rule: Objective.ruleName, aspect: aim.scope.metric.rawValue).whole
    }
  }
}

extension FairnessAim {
  /// The measure of one level, as halving knows it.
  func capped(level: Int?) -> FairnessCap.Measure {
    switch measure {
    case .largestDeviation, .meanAbsoluteDeviation: .largestDeviation
    case .gini: .gini
    case .lexicographic: .largestDeviations(count: level ?? 1)
    }
  }
}
