import AssignmentEngine
import TerritoryPlanning

/// Makes a measure small by questions: is a plan with at most this much possible?
///
/// `reached` is the value of the best plan, `bound.value` the least that is not proven impossible. A question
/// that ends without an answer moves neither; the ones after it stay above its cap. The first caps are a quarter of
/// the way up, since plans are found far more often than not as long as the cap is loose; after the first failure
/// they are halfway.
struct Halving {
  typealias Bound = (value: Int64, evidence: StageEvidence?)

  let cap: FairnessCap
  let precision: Int64
  let trail: StageTrail
  let stage: StageEvidence.Subject
  private(set) var plan: Plan
  private(set) var reached: Int64
  private(set) var bound: Bound
  private(set) var budget: StageBudget
  private(set) var problems = 0
  private(set) var seconds = 0.0
  private(set) var work: Int64 = 0
  /// Caps below this were tried without an answer.
  private var tried: Int64 = 0
  private var hasFailed = false

  /// Most questions: each settled one at least halves what is open, so this is out of reach of any precision.
  private static let mostQuestions = 60
  /// Share of what is left that a question may spend.
  private static let share = 1.0 / 3

  init(
    _ cap: FairnessCap, of stage: StageEvidence.Subject, precision: Int64, _ trail: StageTrail,
    from plan: Plan, evident: Bound, _ budget: StageBudget
  ) {
    self.cap = cap
    self.stage = stage
    self.precision = precision
    self.trail = trail
    self.plan = plan
    self.budget = budget
    reached = cap.value(of: plan)
    bound = (min(evident.value, reached), evident.evidence)
  }

  private var lowest: Int64 { max(bound.value, tried) }

  mutating func run(_ solver: inout StageSolver) throws {
    let begin = ContinuousClock().now
    let workBefore = solver.counters.work
    while reached - lowest > precision, problems < Self.mostQuestions, budget.reasonToConclude == nil {
      let open = reached - lowest
      try ask(atMost: lowest + (hasFailed ? open / 2 : open / 4), &solver)
    }
    work = solver.counters.work - workBefore
    seconds = begin.duration(to: ContinuousClock().now) / .seconds(1)
  }

  private mutating func ask(atMost most: Int64, _ solver: inout StageSolver) throws {
    problems += 1
    let asked = plan
    let question = trail.capQuestion(cap, atMost: most, from: asked)
    let (answer, _) = try solver.ask(question, from: plan, &budget, share: Self.share)
    if let found = answer.plan {
      let value = cap.value(of: found)
      if value < reached { (plan, reached) = (found, value) }
    }
    if reached <= most { return }
    hasFailed = true
    if answer.isInfeasible || (cap.isElastic && answer.bound < 0) {
      let evidence = answer.certificate.map {
        StageEvidence(stage, trail, cap: .init(most: most, plan: asked), certificate: $0)
      }
      bound = (most + 1, evidence)
    } else {
      tried = most + 1
    }
  }

  var standing: StageOutcome.Standing {
    if reached <= bound.value { return .optimal }
    if reached - bound.value <= precision { return .gapReached }
    return .limitReached(budget.reasonToConclude ?? .exhausted)
  }
}
