import AssignmentEngine
import TerritoryPlanning

/// One weighted problem over all scenarios, and what its answer says in each.
struct JointProblem {
  let scenarios: JointScenarios
  let weights: [Int64]
  let floors: [Int64]?
  let translation: Translation

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  init(_ scenarios: JointScenarios, weights: [Int64], floors: [Int64]? = nil) throws {
    self.scenarios = scenarios
    self.weights = weights
    self.floors = floors
    // Worth comes in as charges below 0: the joint items' own figures mean nothing.
    translation = try Translation(
      context: scenarios.context, requirements: scenarios.requirements(weights: weights, floors: floors),
      aim: .penalties)
  }

  struct Answer {
    var plan: RobustCandidate?
    /// Weighted worth of no plan of the problem is above this, in weighted minor units; nil: not proven.
    var bound: Int64?
    var certificate: Certificate?
    /// No plan keeps the rows; `certificate` then shows it where multipliers do.
    var isInfeasible = false
    var stopReason: StopReason?
    var counters: WorkCounters
  }

  /// Solves, and judges the plan in every scenario. Blocking.
  ///
  /// - Throws: `DisagreementDefect` where the judges do not agree or a certificate does not hold.
  func solve(
    from start: Plan?, _ options: SolveOptions, stop: StopSignal,
    progress: (@Sendable (ProgressEvent) -> Void)?
  ) throws -> Answer {
    var options = options
    options.start = start.flatMap { translation.start(near: $0) }
    options.explainsInfeasibility = false
    let result = try Engine.solve(translation.problem, options: options, stop: stop, progress: progress)
    var answer = Answer(counters: result.counters)
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan): try take(plan, &answer)
    case .limitReached(let plan, let reason):
      try take(plan, &answer)
      answer.stopReason = reason
    case .noPlanFound(let certificate, let reason, _):
      try take(certificate, plan: nil, &answer)
      answer.stopReason = reason
    case .infeasible(let proof, _):
      answer.isInfeasible = true
      if case .multipliers(let certificate) = proof {
        try confirm(certificate, plan: nil)
        answer.certificate = certificate
      }
    }
    return answer
  }

  private func take(_ engine: CertifiedPlan, _ answer: inout Answer) throws {
    try take(engine.certificate, plan: engine.assignment, &answer)
    let plan = translation.plan(of: engine.assignment, staffing: nil)
    let candidate = RobustCandidate(plan, scenarios)
    guard candidate.isLegal(in: scenarios) else {
      throw DisagreementDefect.illegal(
        rules: scenarios.binding.flatMap { candidate.evaluations[$0].violations.map(\.rule) })
    }
    let worth = candidate.weighted(weights)
    guard engine.objective == Int128(worth) else {
      throw DisagreementDefect.objective(evaluation: worth, engine: String(engine.objective))
    }
    answer.plan = candidate
  }

  private func take(_ certificate: Certificate, plan: Assignment?, _ answer: inout Answer) throws {
    try confirm(certificate, plan: plan)
    guard let bound = Int64(exactly: certificate.claimedBound) else {
      throw DisagreementDefect.boundTooLarge(String(certificate.claimedBound))
    }
    (answer.bound, answer.certificate) = (bound, certificate)
  }

  /// Every certificate is rechecked in integers before anything follows from it.
  private func confirm(_ certificate: Certificate, plan: Assignment?) throws {
    if case .refused(let refusals) = CertificateVerifier.verify(
      certificate, of: translation.problem, plan: plan)
    {
      throw DisagreementDefect.certificate(refusals.map(\.description))
    }
  }
}

/// A joint plan judged in every scenario.
struct RobustCandidate {
  let plan: Plan
  let evaluations: [Evaluation]
  /// Minor units, a scenario each.
  let worth: [Int64]

  init(_ plan: Plan, _ scenarios: JointScenarios) {
    self.plan = plan
    evaluations = scenarios.planners.indices.map { number in
      scenarios.planners[number].judge(scenarios.plan(plan, in: number))
    }
    worth = evaluations.map(\.objective.minorUnits)
  }

  func isLegal(in scenarios: JointScenarios) -> Bool {
    scenarios.binding.allSatisfy { evaluations[$0].isLegal }
  }

  func weighted(_ weights: [Int64]) -> Int64 { zip(weights, worth).reduce(0) { $0 + $1.0 * $1.1 } }
}
