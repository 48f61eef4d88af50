import AssignmentEngine
import TerritoryPlanning

/// One neutral problem of a stage: asked with the plan in hand as a start, judged by both judges.
struct StageQuestion {
  var requirements: [Requirement]
  var aim: PlannerAim
  /// Stop at this gap between bound and objective, relative to the objective.
  var gap: Double
}

/// What a question concluded.
struct StageAnswer {
  /// A legal plan of the question; nil where none was found or none exists.
  var plan: Plan?
  /// Worth of the plan in the question's aim, and the proven bound on any plan's.
  var worth: Int64
  var bound: Int64
  var certificate: Certificate?
  /// Nil where a limit ended the question.
  var isSettled: Bool
  var isInfeasible: Bool
  var result: SolveResult
}

/// Asks questions, has every certificate rechecked by the verifier, and keeps count of what they cost.
struct StageSolver {
  let context: PlanningContext
  /// The positions that a plan may leave unused, where the rules allow any.
  let staffing: Staffing?
  var counters = WorkCounters()
  var secondsToFirstPlan: Double?
  private(set) var problems = 0

  init(_ context: PlanningContext, staffing: Staffing?) {
    self.context = context
    self.staffing = staffing
  }

  /// - Parameters:
  ///   - plan: to start from; it need not be legal.
  ///   - share: of the budget, that the question may spend.
  ///   - multipliers: to start from, in value units a row unit; left out where the rows are others.
  ///   - explains: whether to look for what is in the way where there is no plan; nil: where there was none before.
  mutating func ask(
    _ question: StageQuestion, from plan: Plan?, _ budget: inout StageBudget, share: Double,
    multipliers: [Double]? = nil, explains: Bool? = nil,
    progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> (answer: StageAnswer, planner: TerritoryPlanner) {
    let planner = try TerritoryPlanner(
      context: context, requirements: question.requirements, aim: question.aim, staffing: staffing,
      divisions: [])
    let translation = planner.translation
    let start = plan.flatMap { translation.assignment(of: $0) ?? translation.start(near: $0) }
    var options = budget.question(
      share, gap: question.gap, start: start ?? translation.start(), explains: explains ?? (plan == nil))
    if multipliers?.count == translation.problem.rowCount { options.startMultipliers = multipliers }
    let result = try Engine.solve(
      planner.translation.problem, options: options, stop: budget.stop, progress: progress)
    budget.spend(result.counters)
    counters.add(result.counters)
    problems += 1
    let answer = try self.answer(result, planner)
    if let certificate = answer.certificate,
      case .refused(let refusals) = CertificateVerifier.verify(certificate, of: planner.translation.problem)
    {
      throw DisagreementDefect.certificate(refusals.map { "\($0)" })
    }
    if answer.plan != nil { secondsToFirstPlan = secondsToFirstPlan ?? result.secondsToFirstPlan }
    return (answer, planner)
  }

  private func answer(_ result: SolveResult, _ planner: TerritoryPlanner) throws -> StageAnswer {
    func found(_ engine: CertifiedPlan, isSettled: Bool) throws -> StageAnswer {
      let (plan, evaluation) = try planner.judged(engine)
      guard let bound = Int64(exactly: engine.certificate.claimedBound) else {
        throw DisagreementDefect.boundTooLarge(String(engine.certificate.claimedBound))
      }
      return StageAnswer(
        plan: plan, worth: planner.aim.worth(of: evaluation).minorUnits, bound: bound,
        certificate: engine.certificate, isSettled: isSettled, isInfeasible: false, result: result)
    }
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan): return try found(plan, isSettled: true)
    case .limitReached(let plan, _): return try found(plan, isSettled: false)
    case .noPlanFound(let certificate, _, _):
      return StageAnswer(
        plan: nil, worth: .min, bound: Int64(clamping: certificate.claimedBound), certificate: certificate,
        isSettled: false, isInfeasible: false, result: result)
    case .infeasible(let proof, _):
      var certificate: Certificate?
      if case .multipliers(let multipliers) = proof { certificate = multipliers }
      return StageAnswer(
        plan: nil, worth: .min, bound: .min, certificate: certificate, isSettled: true, isInfeasible: true,
        result: result)
    }
  }
}
