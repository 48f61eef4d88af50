public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// A legal plan of a scenario with its bound, from which further questions start.
public struct PlanInHand: Sendable {
  public let scenario: Scenario
  public let planner: TerritoryPlanner
  public let plan: CertifiedTerritoryPlan
  public let seconds: Double
  public let effort: ScenarioResult.SpentEffort

  /// Why there is none.
  public enum Fault: Error, Sendable {
    /// The plan given breaks hard rules.
    case illegal([Violation], PlanningContext)
    /// The certificate given does not hold for the plan and the scenario.
    case certificate([String])
    /// None was found, or none exists.
    case noPlan(TerritoryOutcome)
  }

  /// Takes the plan given, or finds one. Blocking.
  ///
  /// - Parameters:
  ///   - scenario: its objective is one sum of money, not a sequence of stages.
  ///   - given: nil: the best plan is sought.
  ///   - certificate: of the plan given; nil: a bound is sought, starting from the plan.
  ///   - effort: what seeking may spend.
  /// - Throws: `Fault`, an internal defect or the solver's error.
  public init(
    _ scenario: Scenario, given: Plan? = nil, certificate: Certificate? = nil, effort: Effort,
    threads: Int = 1,
    stop: StopSignal, progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws {
    let context = PlanningContext(data: scenario.data)
    let planner = try TerritoryPlanner(
      context: context, rules: scenario.rules, objective: scenario.objective)
    self.scenario = scenario
    self.planner = planner
    if let given {
      let violations = planner.judge(given).violations
      guard violations.isEmpty else { throw Fault.illegal(violations, context) }
      if let certificate {
        do {
          plan = try planner.certified(given, by: certificate)
        } catch let error as UnconfirmedCertificate {
          throw Fault.certificate(error.refusals.map(\.description))
        }
        seconds = 0
        self.effort = .none
        return
      }
    }
    var options = SolveOptions(effort, threads: threads)
    options.start = given.flatMap { planner.translation.assignment(of: $0) }
    let result = try planner.solve(options, stop: stop, progress: progress)
    guard let found = result.outcome.plan else { throw Fault.noPlan(result.outcome) }
    plan = try given.map { try planner.certified($0, by: found.certificate) } ?? found
    seconds = result.engine.seconds
    self.effort = ScenarioResult.SpentEffort(effort, result.engine, threads: threads)
  }

  /// As a result beside others.
  public func result() -> ScenarioResult {
    result(of: plan, name: scenario.name, title: scenario.title, chineseTitle: scenario.chineseTitle)
  }

  /// Another plan of the scenario, under a name of its own.
  func result(
    of plan: CertifiedTerritoryPlan, name: String, title: String, chineseTitle: String
  ) -> ScenarioResult {
    var named = scenario
    (named.name, named.title, named.chineseTitle, named.question) = (name, title, chineseTitle, .optimise)
    let outcome: TerritoryOutcome = plan.gap == .zero ? .optimal(plan) : .gapReached(plan)
    return ScenarioResult(
      scenario: named, context: planner.context, today: planner.judgeToday(), answer: .planned(outcome),
      seconds: seconds, effort: effort)
  }
}

extension SolveOptions {
  /// The options of an effort with every field stated by it or as usual.
  init(_ effort: Effort, threads: Int) {
    self.init(
      timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit, relativeGap: effort.gap ?? 0,
      seed: effort.seed ?? 1, threads: threads)
  }
}

extension Effort {
  /// A share of the limits of time and work.
  public func part(_ share: Double) -> Effort {
    var part = self
    part.timeLimitSeconds = timeLimitSeconds.map { $0 * share }
    part.workLimit = workLimit.map { Int64((Double($0) * share).rounded(.up)) }
    return part
  }
}

extension ScenarioResult.SpentEffort {
  fileprivate init(_ effort: Effort, _ engine: SolveResult, threads: Int) {
    let counters = engine.counters
    self.init(
      gap: effort.gap ?? 0, timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
      seed: effort.seed ?? 1, threads: threads, multiplierIterations: counters.multiplierIterations,
      columnsPriced: counters.columnsPriced, simplexIterations: counters.simplexIterations,
      movesTried: counters.movesTried, nodes: counters.nodes, secondsToFirstPlan: engine.secondsToFirstPlan)
  }
}
