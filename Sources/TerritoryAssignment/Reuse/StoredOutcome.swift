import AssignmentEngine
public import TerritoryPlanning

/// An outcome as it is kept between runs: its plan by ids, its evidence, and nothing that can be derived.
///
/// Reading it back derives everything anew and rechecks what can be rechecked, so that a stored outcome is worth what
/// its evidence shows.
public struct StoredOutcome: Sendable, Codable {
  enum Kind: String, Codable {
    case optimal
    case gapReached = "gap_reached"
    case limitReached = "limit_reached"
    case noPlanFound = "no_plan_found"
    case nobodyMayTake = "nobody_may_take"
    case infeasibleByMultipliers = "infeasible_by_multipliers"
    case infeasibleBySearch = "infeasible_by_search"
  }

  var kind: Kind
  var stopReason: StopReason?
  /// The plan, or where there is none the attempt that breaks least.
  var plan: PriorAnswer?
  var certificate: Certificate?

  /// - Parameter closest: the attempt whose violations the outcome lists.
  public init(_ outcome: TerritoryOutcome, closest: Plan?, in context: PlanningContext) {
    switch outcome {
    case .optimal: kind = .optimal
    case .gapReached: kind = .gapReached
    case .limitReached(_, let reason): (kind, stopReason) = (.limitReached, reason)
    case .noPlanFound(let reason, _): (kind, stopReason) = (.noPlanFound, reason)
    case .infeasible(.nobodyMayTake, _): kind = .nobodyMayTake
    case .infeasible(.provenByMultipliers(let proof), _):
      (kind, certificate) = (.infeasibleByMultipliers, proof)
    case .infeasible(.provenBySearch, _): kind = .infeasibleBySearch
    }
    if let found = outcome.plan { certificate = found.certificate }
    plan = (outcome.plan?.plan ?? closest).map { PriorAnswer($0, in: context) }
  }
}

/// Why something stored is not used.
public struct StoredAnswerFault: Error, Sendable, Equatable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
}

/// What a stored outcome is read back to.
public struct RestoredOutcome: Sendable {
  public var outcome: TerritoryOutcome
  public var closestPlan: Plan?
}

extension StoredOutcome {
  /// The outcome for the planner that it was found with, after the plan was judged and the evidence rechecked in
  /// integers.
  ///
  /// - Parameters:
  ///   - gap: that was asked for.
  ///   - stages: of the scenario's objective, with the stored ones that were read back; nil: one sum of money.
  /// - Throws: `StoredAnswerFault` where something does not hold.
  public func outcome(
    for planner: TerritoryPlanner, gap: Double, stages: (asked: [Stage], reached: [StageOutcome])? = nil
  ) throws -> RestoredOutcome {
    let given = plan?.plan(for: planner)
    switch kind {
    case .optimal, .gapReached, .limitReached:
      guard let given, let certificate else {
        throw StoredAnswerFault("its plan or its certificate is missing")
      }
      let certified: CertifiedTerritoryPlan
      if let stages {
        certified = try staged(given, certificate, stages.reached, planner)
      } else {
        certified = try confirmed(given, certificate, planner)
        try checkStanding(of: certified, gap: gap, planner)
      }
      return RestoredOutcome(outcome: try outcome(certified), closestPlan: nil)
    case .noPlanFound:
      guard let stopReason else { throw StoredAnswerFault("why it ended is missing") }
      return RestoredOutcome(
        outcome: .noPlanFound(stopReason, closest: violations(given, planner)), closestPlan: given)
    case .nobodyMayTake, .infeasibleByMultipliers, .infeasibleBySearch:
      let reason = try reason(planner, stages?.asked)
      return RestoredOutcome(
        outcome: .infeasible(reason, closest: violations(given, planner)), closestPlan: given)
    }
  }

  private func violations(_ closest: Plan?, _ planner: TerritoryPlanner) -> [Violation] {
    closest.map { planner.judge($0).violations } ?? []
  }

  private func outcome(_ plan: CertifiedTerritoryPlan) throws -> TerritoryOutcome {
    switch (kind, stopReason) {
    case (.optimal, _): return .optimal(plan)
    case (.gapReached, _): return .gapReached(plan)
    case (_, let reason?): return .limitReached(plan, reason)
    case (_, nil): throw StoredAnswerFault("why it ended is missing")
    }
  }

  // MARK: Plans

  private func confirmed(
    _ plan: Plan, _ certificate: Certificate, _ planner: TerritoryPlanner
  ) throws -> CertifiedTerritoryPlan {
    guard planner.judge(plan).isLegal else { throw StoredAnswerFault("its plan breaks hard rules") }
    do {
      return try planner.certified(plan, by: certificate)
    } catch let error as UnconfirmedCertificate {
      throw StoredAnswerFault(
        "its certificate does not hold: \(error.refusals.map { "\($0)" }.joined(separator: ", "))")
    }
  }

  /// Whether plan and bound are as close as the outcome says.
  private func checkStanding(
    of plan: CertifiedTerritoryPlan, gap: Double, _ planner: TerritoryPlanner
  ) throws {
    let open = plan.gap.minorUnits
    let isSo =
      switch kind {
      case .optimal: Int128(open) < planner.translation.problem.valueStep
      case .gapReached:
        Double(open) <= gap * max(1, abs(Double(plan.evaluation.objective.minorUnits)))
      default: true
      }
    guard isSo else { throw StoredAnswerFault("its bound is further away than it says") }
  }

  /// The plan of a sequence of stages; its certificate is that of the stage `revenue`, which has been rechecked with
  /// the stages.
  private func staged(
    _ plan: Plan, _ certificate: Certificate, _ stages: [StageOutcome], _ planner: TerritoryPlanner
  ) throws -> CertifiedTerritoryPlan {
    let evaluation = planner.judge(plan)
    guard evaluation.isLegal else { throw StoredAnswerFault("its plan breaks hard rules") }
    guard stages.contains(where: { $0.aim == .revenue && $0.certificate == certificate }),
      let bound = Int64(exactly: certificate.claimedBound)
    else { throw StoredAnswerFault("its certificate is not that of the stage revenue") }
    for stage in stages {
      let figure = stage.aim.figure(of: plan, level: stage.level, evaluation, in: planner.context)
      guard figure == stage.final else {
        throw StoredAnswerFault("its plan does not reach what its stages say")
      }
    }
    return CertifiedTerritoryPlan(
      plan: plan, evaluation: evaluation, bound: Money(minorUnits: bound), certificate: certificate,
      todayObjective: planner.judgeToday()?.objective)
  }

  // MARK: Without a plan

  private func reason(_ planner: TerritoryPlanner, _ stages: [Stage]?) throws -> InfeasibleReason {
    let first = try stages.map { try StagedPlanner(planner, stages: $0).firstPlanner() } ?? planner
    let problem = first.translation.problem
    switch kind {
    case .nobodyMayTake:
      let empty = (0..<problem.itemCount).filter { problem.columns(of: $0).isEmpty }
      guard !empty.isEmpty else {
        throw StoredAnswerFault("it says that nobody may take an item, but somebody may")
      }
      return .nobodyMayTake(first.translation.itemsWithoutHolder(empty))
    case .infeasibleByMultipliers:
      guard let certificate, certificate.claim == .infeasibility,
        case .confirmed = CertificateVerifier.verify(certificate, of: problem)
      else { throw StoredAnswerFault("its proof that there is no plan does not hold") }
      return .provenByMultipliers(certificate)
    default: return .provenBySearch
    }
  }
}

extension StagedPlanner {
  /// The planner of the first question that a run asks.
  func firstPlanner() throws -> TerritoryPlanner {
    let trail = StageTrail(planner)
    let question =
      switch stages.first?.aim {
      case .revenue, nil: trail.revenueQuestion(gap: 0)
      case .fairness(let aim) where aim.measure != .meanAbsoluteDeviation:
        trail.startQuestion(aim, gap: 0)
      case let aim?: trail.countQuestion(aim, gap: 0)
      }
    return try TerritoryPlanner(
      context: planner.context, requirements: question.requirements, aim: question.aim,
      staffing: planner.staffing, divisions: [])
  }
}
