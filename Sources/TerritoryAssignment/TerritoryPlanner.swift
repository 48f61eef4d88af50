public import AssignmentEngine
public import TerritoryPlanning

/// Finds the best legal plan for plan data and rules, with a proven bound.
///
/// The way through: rules state their requirements; the requirements become a neutral problem; the engine
/// solves it; the holders come back as a plan; the domain's evaluation judges that plan. Both judges must
/// agree to the last unit, or `DisagreementDefect` is thrown: a plan is never delivered on one judge's word.
public struct TerritoryPlanner: Sendable {
  public let context: PlanningContext
  public let requirements: [Requirement]
  /// The positions that a plan may leave unused, where the rules allow any.
  public let staffing: Staffing?
  /// What is maximised.
  let aim: PlannerAim
  /// Divisions into peers whose figures the evaluation shows.
  let divisions: [PeerGroups.Division]
  /// The integer program that the engine solves; exports and certificates speak of it.
  public let translation: Translation

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts, `InputFaults` where a concession
  ///   concedes nothing.
  ///
  /// - Parameter objective: its weights become soft limits; of stages only the peers that it compares matter
  ///   here, `StagedPlanner` answers them.
  public init(
    context: PlanningContext, rules: [any Rule], objective: Objective = .netRevenue
  ) throws {
    let idle = rules.idleConcessions(in: context)
    if !idle.isEmpty { throw InputFaults(faults: idle) }
    var requirements = rules.requirements(in: context)
    if case .weighted(let aims) = objective {
      requirements += aims.flatMap { $0.requirements(in: context) }
    }
    try self.init(
      context: context, requirements: requirements, aim: .money, staffing: rules.staffing(in: context),
      divisions: rules.flatMap(\.peerDivisions) + objective.peerDivisions)
  }

  init(
    context: PlanningContext, requirements: [Requirement], aim: PlannerAim, staffing: Staffing?,
    divisions: [PeerGroups.Division]
  ) throws {
    self.context = context
    self.requirements = requirements
    self.aim = aim
    self.divisions = divisions
    self.staffing = staffing
    translation = try Translation(context: context, requirements: requirements, aim: aim)
  }

  /// Today's plan under these rules; nil when there are no incumbents.
  public func judgeToday() -> Evaluation? {
    context.data.hasIncumbents ? judge(context.today) : nil
  }

  /// Any plan under these rules.
  public func judge(_ plan: Plan) -> Evaluation {
    context.evaluate(
      plan, requirements: requirements, unused: staffing?.unused(under: plan.holders) ?? [],
      divisions: divisions)
  }

  /// Runs the engine. Blocking; call it from a thread that may wait.
  ///
  /// - Parameters:
  ///   - options: limits, gap, seed; a missing start is filled with today's plan where that is allowed.
  ///   - stop: set from elsewhere to end the run with the best plan so far.
  ///   - progress: called from the solving thread.
  /// - Throws: `DisagreementDefect`, or a broken solver's error. Infeasible and out of time are outcomes.
  public func solve(
    _ options: SolveOptions, stop: StopSignal, progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> TerritoryResult {
    var options = options
    if options.start == nil { options.start = translation.start() }
    let result = try Engine.solve(translation.problem, options: options, stop: stop, progress: progress)
    return TerritoryResult(
      outcome: try outcome(of: result.outcome), closestPlan: closestPlan(of: result.outcome), engine: result)
  }

  func outcome(of engine: SolveOutcome) throws -> TerritoryOutcome {
    switch engine {
    case .optimal(let plan): .optimal(try certified(plan))
    case .gapReached(let plan): .gapReached(try certified(plan))
    case .limitReached(let plan, let reason): .limitReached(try certified(plan), reason)
    case .noPlanFound(_, let reason, let closest): .noPlanFound(reason, closest: violations(closest))
    case .infeasible(let proof, let closest): .infeasible(reason(proof), closest: violations(closest))
    }
  }

  private func certified(_ engine: CertifiedPlan) throws -> CertifiedTerritoryPlan {
    let (plan, evaluation) = try judged(engine)
    guard let bound = Int64(exactly: engine.certificate.claimedBound) else {
      throw DisagreementDefect.boundTooLarge(String(engine.certificate.claimedBound))
    }
    return CertifiedTerritoryPlan(
      plan: plan, evaluation: evaluation, bound: Money(minorUnits: bound), certificate: engine.certificate,
      todayObjective: judgeToday()?.objective)
  }

  /// The plan of an engine's assignment, after both judges agreed about it.
  func judged(_ engine: CertifiedPlan) throws -> (plan: Plan, evaluation: Evaluation) {
    let plan = translation.plan(of: engine.assignment, staffing: staffing)
    let evaluation = judge(plan)
    guard evaluation.isLegal else {
      throw DisagreementDefect.illegal(rules: evaluation.violations.map(\.rule))
    }
    let worth = aim.worth(of: evaluation).minorUnits
    guard Int128(worth) == engine.objective else {
      throw DisagreementDefect.objective(evaluation: worth, engine: String(engine.objective))
    }
    return (plan, evaluation)
  }

  private func violations(_ closest: NearMiss?) -> [Violation] {
    closest.map { judge(plan(of: $0)).violations } ?? []
  }

  private func plan(of closest: NearMiss) -> Plan {
    translation.plan(of: closest.assignment, staffing: staffing)
  }

  /// The attempt that breaks least, where there is no plan but an attempt.
  func closestPlan(of engine: SolveOutcome) -> Plan? {
    switch engine {
    case .optimal, .gapReached, .limitReached: nil
    case .noPlanFound(_, _, let closest), .infeasible(_, let closest): closest.map(plan)
    }
  }

  private func reason(_ proof: InfeasibilityProof) -> InfeasibleReason {
    switch proof {
    case .itemsWithoutColumns(let items): .nobodyMayTake(translation.itemsWithoutHolder(items))
    case .multipliers(let certificate): .provenByMultipliers(certificate)
    case .exhaustedTree: .provenBySearch
    }
  }
}

/// The outcome in sales terms beside the engine's figures about the run.
public struct TerritoryResult: Sendable {
  public var outcome: TerritoryOutcome
  /// The attempt whose violations the outcome lists, where it lists any.
  public var closestPlan: Plan?
  public var engine: SolveResult
}

/// Engine and evaluation do not agree about a plan: a defect of the program, never of the input.
public enum DisagreementDefect: Error, Sendable, Equatable, CustomStringConvertible {
  /// The evaluation finds hard rules broken in a plan that the engine calls legal.
  case illegal(rules: [String])
  /// Objectives differ; both in minor units of money.
  case objective(evaluation: Int64, engine: String)
  /// The bound does not fit into an amount of money.
  case boundTooLarge(String)
  /// The verifier refuses a stage's certificate.
  case certificate([String])

  public var description: String {
    switch self {
    case .illegal(let rules):
      "internal defect: the plan found breaks \(Array(Set(rules)).sorted().joined(separator: ", ")); "
        + "it was not written. Please report the input."
    case .objective(let evaluation, let engine):
      "internal defect: the plan is worth \(evaluation) by the evaluation and \(engine) by the solver; "
        + "it was not written. Please report the input."
    case .boundTooLarge(let bound):
      "internal defect: the bound \(bound) is not an amount of money; the plan was not written."
    case .certificate(let refusals):
      "internal defect: a certificate does not hold: \(refusals.joined(separator: ", ")); the plan was not written."
    }
  }
}
