import AssignmentEngine
import TerritoryPlanning

/// One search for a robust plan.
///
/// Everything is said as a score to be raised, in minor units: the weighted worth in thousandths, the least worth, or
/// the largest regret below 0. Of regret a plan is judged against the bounds of the own bests, and bounds are proven
/// against their plans.
struct RobustRun {
  let planner: RobustPlanner
  private var budget: StageBudget
  private var best: (candidate: RobustCandidate, score: Int64)?
  private var bound: Int64?
  private var proof: RobustAnswer.Proof?
  private var certified: (score: Int64, evidence: RobustAnswer.Certified)?
  private var isImpossible = false
  private var known: [RobustCandidate] = []
  private var rounds: [RobustAnswer.Round] = []
  private var counters = WorkCounters()
  private var stopReason: StopReason?

  private var scenarios: JointScenarios { planner.scenarios }

  init(_ planner: RobustPlanner, _ budget: StageBudget) {
    self.planner = planner
    self.budget = budget
  }

  // MARK: Search

  mutating func search(_ progress: (@Sendable (ProgressEvent) -> Void)?) throws {
    for (number, own) in planner.ownBests.enumerated() {
      guard let own else { continue }
      offer(RobustCandidate(scenarios.joint(own.plan, of: number), scenarios))
    }
    if planner.criterion == .regret { raise(to: 0, .nothingLost) }
    if planner.criterion == .expected {
      try ask(weights: planner.weights, share: 1, progress)
      return
    }
    try searchWeights(progress)
    try searchFloors(progress)
  }

  /// Bounds by weights that the plans known make hard for each other.
  private mutating func searchWeights(_ progress: (@Sendable (ProgressEvent) -> Void)?) throws {
    var tried: Set<[Int64]> = []
    var weights = planner.weights
    while tried.count < RobustPlanner.mostWeights, !isClose, !isImpossible, budget.reasonToConclude == nil {
      guard tried.insert(weights).inserted else { return }
      try ask(weights: weights, share: RobustPlanner.share, progress)
      guard !known.isEmpty else { return }
      weights = WeightGame.weights(known.map(payoff))
    }
  }

  /// What weights leave open is closed by halving: is there a plan of at least this score in every scenario?
  private mutating func searchFloors(_ progress: (@Sendable (ProgressEvent) -> Void)?) throws {
    for _ in 0..<RobustPlanner.mostFloors {
      guard let most = bound, let least = best?.score, !isClose, !isImpossible, budget.reasonToConclude == nil
      else { return }
      let wanted = least + (most - least + 1) / 2
      guard try ask(score: wanted, progress) else { return }
    }
  }

  // MARK: Questions

  private mutating func solve(
    _ problem: JointProblem, share: Double, _ progress: (@Sendable (ProgressEvent) -> Void)?
  ) throws -> JointProblem.Answer {
    let options = budget.question(share, gap: budget.options.relativeGap / 2, start: nil, explains: false)
    let answer = try problem.solve(from: best?.candidate.plan, options, stop: budget.stop, progress: progress)
    budget.spend(answer.counters)
    counters.add(answer.counters)
    stopReason = answer.stopReason
    return answer
  }

  private mutating func ask(
    weights: [Int64], share: Double, _ progress: (@Sendable (ProgressEvent) -> Void)?
  ) throws {
    let answer = try solve(try JointProblem(scenarios, weights: weights), share: share, progress)
    var round = RobustAnswer.Round(question: .weights(weights), value: nil, bound: nil)
    if answer.isInfeasible {
      isImpossible = true
    } else if let found = answer.bound, let certificate = answer.certificate {
      let proven = planner.criterion.score(weightedWorth: found, weights, ownWorths: ownWorths)
      round.bound = shown(proven, up: true)
      raise(to: proven, .weights(weights, certificate))
      certify(proven, certificate, weights)
    }
    if let plan = answer.plan {
      offer(plan)
      round.value = shown(score(plan))
    }
    rounds.append(round)
  }

  /// - Returns: whether plan or bound moved.
  private mutating func ask(
    score wanted: Int64, _ progress: (@Sendable (ProgressEvent) -> Void)?
  ) throws -> Bool {
    let floors = planner.ownBests.map { own in
      planner.criterion == .regret ? (own?.worth.minorUnits ?? 0) + wanted : wanted
    }
    let weights = known.isEmpty ? planner.weights : WeightGame.weights(known.map(payoff))
    let problem = try JointProblem(scenarios, weights: weights, floors: floors)
    let answer = try solve(problem, share: RobustPlanner.share, progress)
    let before = (bound, best?.score)
    if answer.isInfeasible {
      let proven = planner.criterion.score(below: floors, ownWorths: ownWorths)
      raise(to: proven, .floors(floors, answer.certificate))
      if let certificate = answer.certificate { certify(proven, certificate, weights, floors: floors) }
    }
    if let plan = answer.plan { offer(plan) }
    rounds.append(
      .init(
        question: .floors(floors), value: answer.plan.map { shown(score($0)) },
        bound: answer.isInfeasible ? shown(wanted - 1, up: true) : nil))
    return before != (bound, best?.score)
  }

  // MARK: Scores

  private mutating func offer(_ candidate: RobustCandidate) {
    guard candidate.isLegal(in: scenarios) else { return }
    if !known.contains(where: { $0.worth == candidate.worth }) { known.append(candidate) }
    let score = score(candidate)
    if best.map({ score > $0.score }) ?? true { best = (candidate, score) }
  }

  private mutating func raise(to proven: Int64, _ evidence: RobustAnswer.Proof) {
    guard bound.map({ proven < $0 }) ?? true else { return }
    (bound, proof) = (proven, evidence)
  }

  private mutating func certify(
    _ proven: Int64, _ certificate: Certificate, _ weights: [Int64], floors: [Int64]? = nil
  ) {
    guard certified.map({ proven < $0.score }) ?? true else { return }
    let bound = shown(proven, up: true)
    certified = (proven, .init(bound: bound, certificate: certificate, weights: weights, floors: floors))
  }

  private func score(_ candidate: RobustCandidate) -> Int64 {
    switch planner.criterion {
    case .expected: return candidate.weighted(planner.weights)
    case .worst: return candidate.worth.min() ?? 0
    case .regret:
      return zip(candidate.worth, planner.ownBests).map { $0 - ($1?.bound.minorUnits ?? 0) }.min() ?? 0
    }
  }

  /// What the own bests are worth, as far as they are known.
  private var ownWorths: [Int64] { planner.ownBests.map { $0?.worth.minorUnits ?? 0 } }

  private func payoff(_ candidate: RobustCandidate) -> [Double] {
    zip(candidate.worth, planner.ownBests).map { worth, own in
      Double(worth) - (planner.criterion == .regret ? Double(own?.worth.minorUnits ?? 0) : 0)
    }
  }

  /// Whether plan and bound are as close as was asked for: a share of what the plan is worth in the scenario where
  /// that is least, because a regret may be next to nothing.
  private var isClose: Bool {
    guard let bound, let best else { return false }
    let scale = best.candidate.worth.map(\.magnitude).min().map(Double.init) ?? 0
    let unit = planner.criterion == .expected ? 1_000.0 : 1
    return Double(bound - best.score) <= budget.options.relativeGap * scale * unit
  }

  // MARK: Answer

  private func shown(_ score: Int64, up: Bool = false) -> Money {
    planner.criterion.amount(ofScore: score, up: up)
  }

  var answer: RobustAnswer {
    var weights = planner.weights
    if case .weights(let proven, _) = proof { weights = proven }
    let reason = isClose || isImpossible ? nil : budget.stopReason ?? stopReason ?? .exhausted
    return RobustAnswer(
      criterion: planner.criterion, legality: scenarios.legality, weights: weights,
      robust: best.map {
        RobustPlan(
          plan: $0.candidate.plan, evaluations: $0.candidate.evaluations, value: shown($0.score))
      }, bound: bound.map { shown($0, up: true) }, proof: proof,
      certified: certified?.evidence, isImpossible: isImpossible, rounds: rounds, stopReason: reason,
      counters: counters)
  }
}
