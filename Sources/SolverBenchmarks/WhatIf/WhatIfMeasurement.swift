public import AssignmentEngine
import Foundation

/// Random questions about a solved problem, each answered warm and held against a cold solution of the changed
/// problem.
public struct WhatIfMeasurement: Codable, Sendable {
  var name: String
  var question: String
  var seconds: Double
  var processorSeconds: Double
  /// Cost against the plan in hand, in units of the problem's data; nil where no plan is known or there is none.
  var least: Double?
  var most: Double?
  /// The same from the cold solution.
  var coldLeast: Double?
  var coldMost: Double?
  var isInfeasible: Bool
  var isColdInfeasible: Bool
  /// What is wrong, a sentence each.
  public internal(set) var faults: [String]

  /// What a measurement asks and how long it may work.
  public struct Plan: Sendable {
    public var selection: Selection
    public var questions: Int
    public var seed: UInt64
    /// Work of the plan in hand and of an answer.
    public var solvingWork: Int64
    public var answerWork: Int64
    /// Whether each answer is held against a cold solution, and of how many seconds.
    public var isCompared: Bool
    public var coldSeconds: Double

    public init(
      selection: Selection, questions: Int = 200, seed: UInt64 = 1, solvingWork: Int64 = 4_000_000,
      answerWork: Int64 = SolvedProblem.defaultWork, isCompared: Bool = true,
      coldSeconds: Double = 5
    ) {
      self.selection = selection
      self.questions = questions
      self.seed = seed
      self.solvingWork = solvingWork
      self.answerWork = answerWork
      self.isCompared = isCompared
      self.coldSeconds = coldSeconds
    }
  }

  /// Measures every case and calls `onEach` as it goes.
  ///
  /// - Throws: `UnusableInput` where a case has no plan to ask about.
  public static func measure(
    _ plan: Plan, reference: ReferenceFolder?, onEach: (WhatIfMeasurement) throws -> Void
  ) throws {
    for benchmark in try SelectedCases(plan.selection, reference: reference).cases {
      let problem = try benchmark.load()
      let result = try Engine.solve(problem, options: options(plan))
      guard let certified = result.outcome.plan else {
        throw UnusableInput(text: "\(benchmark.name): no plan was found to ask about")
      }
      let solved = try SolvedProblem(
        problem: problem, plan: certified.assignment, certificate: certified.certificate)
      var questions = WhatIfQuestions(solved, seed: plan.seed)
      for _ in 0..<plan.questions {
        let question = questions.next()
        try onEach(try answer(question, of: solved, named: benchmark.name, plan))
      }
    }
  }

  private static func options(_ plan: Plan) -> SolveOptions {
    SolveOptions(timeLimitSeconds: nil, workLimit: plan.solvingWork, relativeGap: 0, seed: plan.seed)
  }

  private static func answer(
    _ question: (name: String, change: ProblemChange), of solved: SolvedProblem, named name: String,
    _ plan: Plan
  ) throws -> WhatIfMeasurement {
    let (start, processor) = (ContinuousClock.now, ProcessUsage.processorSeconds)
    let answer = try solved.answer(question.change, workLimit: plan.answerWork, seed: plan.seed)
    let seconds = start.duration(to: .now) / .seconds(1)
    var measured = WhatIfMeasurement(
      name: name, question: question.name, seconds: seconds,
      processorSeconds: ProcessUsage.processorSeconds - processor, isInfeasible: answer.isInfeasible,
      isColdInfeasible: false, faults: refusals(of: answer))
    func figure(_ value: Int128) -> Double { Double(value) / pow(10, Double(solved.problem.valueExponent)) }
    let cost = answer.cost(against: solved.objective)
    measured.least = cost.map { figure($0.least) }
    measured.most = cost?.most.map(figure)
    guard plan.isCompared else { return measured }
    let limits = SolveOptions(timeLimitSeconds: plan.coldSeconds, relativeGap: 0, seed: plan.seed)
    let cold = try Engine.solve(answer.problem, options: limits)
    if case .infeasible = cold.outcome { measured.isColdInfeasible = true }
    let coldPlan = cold.outcome.plan?.objective
    let coldBound = measured.isColdInfeasible ? nil : cold.outcome.certificate?.claimedBound
    measured.coldLeast = coldBound.map { figure(solved.objective - $0) }
    measured.coldMost = coldPlan.map { figure(solved.objective - $0) }
    if let bound = answer.bound, let coldPlan, coldPlan > bound {
      measured.faults.append("the bound excludes a plan of the cold solution")
    }
    if let found = answer.plan?.objective, let coldBound, found > coldBound {
      measured.faults.append("the plan exceeds the bound of the cold solution")
    }
    if answer.isInfeasible, coldPlan != nil { measured.faults.append("called impossible, but a plan exists") }
    if measured.isColdInfeasible, answer.plan != nil {
      measured.faults.append("a plan was found where the cold solution says there is none")
    }
    return measured
  }

  /// What a recheck of the answer's evidence finds.
  private static func refusals(of answer: ChangedAnswer) -> [String] {
    let (certificate, plan): (Certificate, CertifiedPlan?)
    switch answer.outcome {
    case .plan(let found): (certificate, plan) = (found.certificate, found)
    case .noPlanFound(let found): (certificate, plan) = (found, nil)
    case .infeasible(.multipliers(let found)): (certificate, plan) = (found, nil)
    case .infeasible: return []
    }
    switch CertificateVerifier.verify(
      certificate, of: answer.problem, plan: plan?.assignment, claimedObjective: plan?.objective)
    {
    case .confirmed: return []
    case .refused(let reasons): return reasons.map { "certificate refused: \($0)" }
    }
  }
}

extension WhatIfMeasurement {
  public static let header =
    "case".padded(to: 10) + "question".padded(to: 24) + "cpu s".padded(left: 8) + "least".padded(left: 12)
    + "most".padded(left: 12) + "cold least".padded(left: 12) + "cold most".padded(left: 12)

  public var line: String {
    func text(_ value: Double?) -> String {
      value.map { fixed($0, 2) } ?? (isInfeasible ? "impossible" : "-")
    }
    func cold(_ value: Double?) -> String {
      value.map { fixed($0, 2) } ?? (isColdInfeasible ? "impossible" : "-")
    }
    return name.padded(to: 10) + question.padded(to: 24) + fixed(processorSeconds, 3).padded(left: 8)
      + text(least).padded(left: 12) + text(most).padded(left: 12) + cold(coldLeast).padded(left: 12)
      + cold(coldMost).padded(left: 12) + (faults.isEmpty ? "" : "  " + faults.joined(separator: "; "))
  }

  /// All of them in a few sentences.
  public static func summary(_ all: [WhatIfMeasurement]) -> [String] {
    let determined = all.count { one in
      one.isInfeasible || one.least.map { $0 > 0 } ?? false || one.most.map { $0 < 0 } ?? false
    }
    let open = all.count { !$0.isInfeasible && $0.most == nil }
    func middle(_ values: [Double]) -> String { fixed(median(values), 3) }
    func widths(_ pairs: [(Double?, Double?)]) -> [Double] {
      pairs.compactMap { least, most in least.flatMap { least in most.map { $0 - least } } }
    }
    return [
      "\(all.count) questions: \(determined) determined, \(all.count { $0.isInfeasible }) impossible, "
        + "\(open) without a plan, \(all.count { !$0.faults.isEmpty }) faulty",
      "median \(middle(all.map(\.seconds))) s, \(middle(all.map(\.processorSeconds))) processor s; "
        + "longest \(fixed(all.map(\.seconds).max() ?? 0, 3)) s",
      "median width \(middle(widths(all.map { ($0.least, $0.most) }))), of the cold solutions "
        + "\(middle(widths(all.map { ($0.coldLeast, $0.coldMost) })))",
      "median of most less that of the cold solution "
        + middle(widths(all.map { ($0.coldMost, $0.most) }))
        + ", of least less that of the cold solution " + middle(widths(all.map { ($0.coldLeast, $0.least) })),
    ]
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  public static func bytes(_ all: [WhatIfMeasurement]) throws -> [UInt8] {
    Array(try SnakeCaseJSON().encoder.encode(all)) + [0x0A]
  }
}
