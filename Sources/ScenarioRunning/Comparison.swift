public import TerritoryAssignment
public import TerritoryPlanning

/// Scenarios side by side, each judged by the same evaluation.
public struct Comparison: Sendable {
  /// Name of the case, such as the folder's.
  public var name: String
  /// In the order asked for.
  public var results: [ScenarioResult]

  public init(name: String, results: [ScenarioResult]) {
    self.name = name
    self.results = results
  }
}

/// The answer to one scenario.
public struct ScenarioResult: Sendable {
  public var scenario: Scenario
  /// The scenario's data with everything derived; names and figures of `outcome` refer to it.
  public var context: PlanningContext
  /// Today's plan judged under the scenario's own data and rules; nil when there are no incumbents.
  public var today: Evaluation?
  public var answer: Answer
  /// What each stage of the objective reached; empty where the objective has no stages or no plan was found.
  public var stages: [StageOutcome]
  /// Why the plan is as it is; nil where that was not asked for, or there is no plan.
  public var reasons: PlanReasons?
  /// What keeping near-ties did; nil where no rule keeps them, or there is no plan.
  public var nearTies: NearTieEffect?
  /// Why there is no plan and what would give one; nil where there is a plan, or it was not asked for.
  public var impasse: Impasse?
  /// The attempt that breaks least, where there is no plan but an attempt.
  public var closestPlan: Plan?
  /// Of the run that found the answer.
  public var seconds: Double
  public var effort: SpentEffort
  /// Where the answer comes from; nil where that is not known.
  public var origin: AnswerOrigin?

  public enum Answer: Sendable {
    /// The scenario asked only to judge today's plan (`today` holds it; it is nil without incumbents).
    case judged
    case planned(TerritoryOutcome)
    /// A legal plan was given, and how far it is from the best possible was not asked.
    case given(JudgedPlan)
  }

  /// A plan with the evaluation that judged it.
  public struct JudgedPlan: Sendable {
    public var plan: Plan
    public var evaluation: Evaluation

    public init(plan: Plan, evaluation: Evaluation) {
      self.plan = plan
      self.evaluation = evaluation
    }
  }

  /// Machine-independent counts of work and the options used.
  public struct SpentEffort: Sendable, Equatable, Codable {
    public var gap: Double
    public var timeLimitSeconds: Double?
    public var workLimit: Int64?
    public var seed: UInt64
    public var threads: Int
    public var multiplierIterations: Int64
    public var columnsPriced: Int64
    public var simplexIterations: Int64
    public var movesTried: Int64
    public var nodes: Int64
    public var secondsToFirstPlan: Double?

    public init(
      gap: Double, timeLimitSeconds: Double?, workLimit: Int64?, seed: UInt64, threads: Int,
      multiplierIterations: Int64, columnsPriced: Int64, simplexIterations: Int64, movesTried: Int64,
      nodes: Int64, secondsToFirstPlan: Double?
    ) {
      self.gap = gap
      self.timeLimitSeconds = timeLimitSeconds
      self.workLimit = workLimit
      self.seed = seed
      self.threads = threads
      self.multiplierIterations = multiplierIterations
      self.columnsPriced = columnsPriced
      self.simplexIterations = simplexIterations
      self.movesTried = movesTried
      self.nodes = nodes
      self.secondsToFirstPlan = secondsToFirstPlan
    }
  }

  public init(
    scenario: Scenario, context: PlanningContext, today: Evaluation?, answer: Answer,
    stages: [StageOutcome] = [], reasons: PlanReasons? = nil, impasse: Impasse? = nil, seconds: Double,
    effort: SpentEffort
  ) {
    self.scenario = scenario
    self.context = context
    self.today = today
    self.answer = answer
    self.stages = stages
    self.reasons = reasons
    self.impasse = impasse
    self.seconds = seconds
    self.effort = effort
  }

  /// The evaluation that the comparison's columns show: of the plan found, or of today; nil without a plan.
  public var evaluation: Evaluation? {
    if case .judged = answer { today } else { newPlan?.evaluation }
  }

  /// The plan that is to follow today's, found or given, with or without a bound; nil where there is none.
  public var newPlan: JudgedPlan? {
    switch answer {
    case .judged: nil
    case .planned(let outcome): outcome.plan.map { JudgedPlan(plan: $0.plan, evaluation: $0.evaluation) }
    case .given(let plan): plan
    }
  }
}

extension ScenarioResult.SpentEffort {
  /// Of a judgement, which solves nothing.
  public static let none = ScenarioResult.SpentEffort(
    gap: 0, timeLimitSeconds: nil, workLimit: nil, seed: 0, threads: 1, multiplierIterations: 0,
    columnsPriced: 0, simplexIterations: 0, movesTried: 0, nodes: 0, secondsToFirstPlan: nil)
}
