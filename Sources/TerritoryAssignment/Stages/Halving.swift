import AssignmentEngine
import TerritoryPlanning

/// Makes a measure small by questions: is a plan with at most this much possible?
///
/// `reached` is the value of the best plan, `bound.value` the least that is not proven impossible. A question
/// that ends without an answer moves neither; the ones after it stay above its cap. The first caps are a quarter of
/// the way up, since plans are found far more often than not as long as the cap is loose; after the first failure
/// they are halfway.
struct Halving {
  typealias Bound = (value: Int64, certificate: Certificate?)

  let cap: FairnessCap
  let precision: Int64
  let held: [Requirement]
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
  /// A plan decides a question that is not elastic, whatever the gap of its guiding prices.
  private static let anyGap = 1e12
  /// An elastic question is decided by a plan that misses nothing, or by a bound that says all plans miss
  /// something: any gap below 1 tells them apart.
  private static let elasticGap = 1 - 1e-9

  init(
    _ cap: FairnessCap, precision: Int64, held: [Requirement], from plan: Plan, evident: Bound,
    _ budget: StageBudget
  ) {
    self.cap = cap
    self.precision = precision
    self.held = held
    self.plan = plan
    self.budget = budget
    reached = cap.value(of: plan)
    bound = (min(evident.value, reached), evident.certificate)
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
    let guiding = cap.penalties(atMost: most, from: plan)
    let hard = cap.isElastic ? [] : cap.requirements(atMost: most)
    let question = StageQuestion(
      requirements: held + hard + guiding, aim: .penalties,
      gap: cap.isElastic ? Self.elasticGap : Self.anyGap)
    let (answer, _) = try solver.ask(question, from: plan, &budget, share: Self.share)
    if let found = answer.plan {
      let value = cap.value(of: found)
      if value < reached { (plan, reached) = (found, value) }
    }
    if reached <= most { return }
    hasFailed = true
    if answer.isInfeasible || (cap.isElastic && answer.bound < 0) {
      bound = (most + 1, answer.certificate)
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
