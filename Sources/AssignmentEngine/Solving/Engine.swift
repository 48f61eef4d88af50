/// Solves a neutral assignment problem: a plan that passes the judge, a bound that can be rechecked.
public enum Engine {
  /// Solves and returns what could be concluded; blocks the calling thread.
  ///
  /// - Parameters:
  ///   - problem: as built by `AssignmentProblem.Builder`.
  ///   - options: limits, gap, seed, start.
  ///   - stop: raised from elsewhere, it ends the run with the last certified state.
  ///   - progress: called on the calling thread with each improvement and about once a second.
  /// - Throws: `EngineDefect` where a result contradicts the judge or an option is out of range, and the
  ///   solver's own errors. Infeasible and out of time are outcomes, not errors.
  public static func solve(
    _ problem: AssignmentProblem, options: SolveOptions = SolveOptions(), stop: StopSignal = StopSignal(),
    progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> SolveResult {
    try options.validate(for: problem)
    let run = EngineRun(problem, options: options, stop: stop, progress: progress)
    if let empty = run.itemsWithoutColumns() {
      return run.result(.infeasible(.itemsWithoutColumns(empty), closest: nil))
    }
    try run.adoptStart()
    if let proof = run.proofFromReach() {
      if options.explainsInfeasibility {
        run.boundByMultipliers()
        try run.boundByLinearProgram()
        try run.lookForNearMiss()
      }
      return run.result(.infeasible(proof, closest: run.closestPlan))
    }
    if run.boundByGivenMultipliers() {
      if run.isFinished { return run.result(run.conclusion(.exhausted)) }
    } else {
      run.boundByMultipliers()
    }
    if let outcome = run.callOff() { return run.result(outcome) }
    try run.boundByLinearProgram()
    try run.boundByCuts(rounds: EngineRun.cutRounds.start, isFirst: true)
    if let outcome = run.callOff() { return run.result(outcome) }
    if let proof = try run.proofOfInfeasibility() {
      if options.explainsInfeasibility { try run.lookForNearMiss() }
      return run.result(.infeasible(proof, closest: run.closestPlan))
    }
    return try run.searchAndProve()
  }
}

/// A contradiction inside the engine, or an option that means nothing.
public enum EngineDefect: Error, Sendable, Equatable, CustomStringConvertible {
  /// A plan is worth more than a bound that was proven.
  case planAboveBound(objective: Int128, bound: Int128)
  /// An option is out of its range.
  case option(String)
  /// The start does not fit the problem.
  case start(AssignmentFault)

  public var description: String {
    switch self {
    case .planAboveBound(let objective, let bound):
      "defect: a plan of \(objective) exceeds the proven bound \(bound)"
    case .option(let text): text
    case .start(let fault): "the start is not an assignment of this problem: \(fault)"
    }
  }
}

extension SolveOptions {
  /// Refuses values outside the ranges that the fields state, all at once.
  func validate(for problem: AssignmentProblem) throws {
    var wrong: [String] = []
    if let timeLimitSeconds, !(timeLimitSeconds >= 0 && timeLimitSeconds.isFinite) {
      wrong.append("timeLimitSeconds is \(timeLimitSeconds): give seconds from 0, or nil for no limit")
    }
    if let workLimit, workLimit < 0 { wrong.append("workLimit is \(workLimit): give 0 or more, or nil") }
    if !(relativeGap >= 0 && relativeGap.isFinite) {
      wrong.append("relativeGap is \(relativeGap): give 0 or more")
    }
    if !(1...Self.mostThreads).contains(threads) {
      wrong.append("threads is \(threads): give 1 to \(Self.mostThreads)")
    }
    if let startMultipliers,
      startMultipliers.count != problem.rowCount || !startMultipliers.allSatisfy(\.isFinite)
    {
      wrong.append("startMultipliers are not \(problem.rowCount) finite numbers: give one a side row, or nil")
    }
    if !wrong.isEmpty { throw EngineDefect.option(wrong.joined(separator: "; ")) }
  }
}
