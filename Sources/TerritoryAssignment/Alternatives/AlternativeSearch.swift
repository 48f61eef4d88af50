import AssignmentEngine
import TerritoryPlanning

/// Looks for the plan whose distance to the nearest of some chosen plans is largest.
///
/// A question asks for plans at least `cap` away from every chosen one at a price of 1 a unit missed. What the best
/// plan misses in all, over the number of chosen plans, is what the nearest of them misses at least, so that
///
///     largest distance <= cap - (least units missed) / (chosen plans)
///
/// which becomes the next cap: Newton's method on the units missed as a function of the cap. With one plan chosen
/// the first question decides.
struct AlternativeSearch {
  let planner: TerritoryPlanner
  let measure: PlanDistance
  let frame: ObjectiveFloor
  let chosen: [Plan]
  /// No legal plan is worth more.
  let ceiling: Money
  private(set) var solver: StageSolver
  private(set) var budget: StageBudget
  /// The farthest plan found; nil while every plan found is one of those chosen.
  private(set) var farthest: Plan?
  private(set) var reached: Int64 = 0
  private(set) var bound: Int64
  private var certificate: Certificate?
  private var seconds = 0.0

  private var context: PlanningContext { planner.context }

  /// Most caps that are tried.
  private static let mostQuestions = 8
  /// Share of what is left that a question may spend where others may follow.
  private static let share = 0.5

  init(
    _ planner: TerritoryPlanner, _ measure: PlanDistance, _ frame: ObjectiveFloor, chosen: [Plan],
    ceiling: Money, atMost bound: Int64, _ budget: StageBudget
  ) {
    self.planner = planner
    self.measure = measure
    self.frame = frame
    self.chosen = chosen
    self.ceiling = ceiling
    self.bound = bound
    self.budget = budget
    solver = StageSolver(planner.context, staffing: planner.staffing)
  }

  /// Whether plan and bound are as close as was asked for.
  private var isClose: Bool {
    Double(bound - reached) <= budget.options.relativeGap * Double(bound)
  }

  mutating func run(_ progress: @escaping @Sendable (ProgressEvent) -> Void) throws {
    let begin = ContinuousClock().now
    for _ in 0..<Self.mostQuestions where !isClose && budget.reasonToConclude == nil {
      let cap = bound
      try ask(atLeast: cap, progress)
      // The same cap would be asked again.
      if bound == cap || chosen.count == 1 { break }
    }
    seconds = begin.duration(to: ContinuousClock().now) / .seconds(1)
  }

  private mutating func ask(
    atLeast cap: Int64, _ progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws {
    let isLast = chosen.count == 1 && frame.isExact
    let question = StageQuestion(
      requirements: frame.requirements + wishes(atLeast: cap, price: 1), aim: .penalties,
      gap: budget.options.relativeGap)
    let (answer, _) = try solver.ask(
      question, from: farthest ?? chosen[0], &budget, share: isLast ? 1 : Self.share, progress: progress)
    try keep(answer.plan)
    guard let proof = answer.certificate, !answer.isInfeasible else { return }
    if frame.isExact {
      lower(cap: cap, missed: -answer.bound, proof)
    } else {
      try askInMoney(atLeast: cap, moneyPerUnit: frame.moneyPerUnit(proof))
    }
  }

  /// The same question with the floor in the objective instead of a row: over plans worth z that miss S units, no
  /// z - price S is above the bound U found, so that plans worth the floor miss at least (floor - U) / price. Any
  /// price gives a valid bound; the best is the multiplier of the floor, turned over.
  private mutating func askInMoney(atLeast cap: Int64, moneyPerUnit: Double?) throws {
    let lost = ceiling.minorUnits - frame.floor.minorUnits
    // Where money does not press, a unit is worth more than all that may be lost.
    let price = Int64(clamping: Int128(max(1, (moneyPerUnit ?? Double(lost + 1)).rounded())))
    let stake = Double(cap) * Double(price) * budget.options.relativeGap
    let question = StageQuestion(
      requirements: planner.requirements + wishes(atLeast: cap, price: price), aim: .money,
      gap: stake / Double(max(1, abs(frame.floor.minorUnits))))
    let (answer, _) = try solver.ask(
      question, from: farthest ?? chosen[0], &budget, share: Self.share)
    try keep(answer.plan)
    guard let proof = answer.certificate, !answer.isInfeasible else { return }
    lower(cap: cap, missed: (frame.floor.minorUnits - answer.bound).dividedUp(by: price), proof)
  }

  private func wishes(atLeast cap: Int64, price: Int64) -> [Requirement] {
    chosen.map { measure.limit(from: $0, atLeast: cap, price: price, in: context) }
  }

  private mutating func lower(cap: Int64, missed: Int64, _ proof: Certificate) {
    let proven = cap - max(0, missed).dividedUp(by: Int64(chosen.count))
    // A bound below a plan's own distance would be a defect that the verifier has not seen.
    precondition(proven >= reached, "a plan is farther than proven possible")
    if proven < bound { (bound, certificate) = (proven, proof) }
  }

  /// Keeps a plan that is worth the floor and farther than those before.
  private mutating func keep(_ plan: Plan?) throws {
    guard let plan else { return }
    let evaluation = planner.judge(plan)
    guard evaluation.isLegal else {
      throw DisagreementDefect.illegal(rules: evaluation.violations.map(\.rule))
    }
    let distance = distances(plan).min() ?? 0
    guard evaluation.objective >= frame.floor, distance > reached else { return }
    (farthest, reached) = (plan, distance)
  }

  private func distances(_ plan: Plan) -> [Int64] {
    chosen.map { measure.between($0, plan, in: context) }
  }

  /// Why the search ended without a proof.
  var reason: StopReason { budget.stopReason ?? budget.reasonToConclude ?? .exhausted }

  func alternative(_ plan: Plan) -> AlternativePlan {
    AlternativePlan(
      plan: plan, evaluation: planner.judge(plan), distances: distances(plan), bound: bound,
      standing: reached == bound ? .optimal : isClose ? .gapReached : .limitReached(reason),
      certificate: certificate, problems: solver.problems, seconds: seconds, work: solver.counters.work)
  }
}

extension Int64 {
  /// The quotient rounded towards plus infinity, for divisors above 0.
  fileprivate func dividedUp(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
