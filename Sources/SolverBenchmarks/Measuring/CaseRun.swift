import AssignmentEngine

/// Solves a case, takes its figures, and checks the result against everything that is known.
enum CaseRun {
  static func measure(
    _ benchmark: BenchmarkCase, options: SolveOptions, stop: StopSignal = StopSignal()
  ) throws -> MeasuredRun {
    let clock = ContinuousClock()
    let residentBefore = ProcessUsage.residentMegabytes
    let readingStart = clock.now
    let problem = try benchmark.load()
    let readingSeconds = readingStart.duration(to: clock.now) / .seconds(1)
    ProcessUsage.restartPeak()
    let processorStart = ProcessUsage.processorSeconds
    let trace = ProgressTrace(processorStart: processorStart)
    let start = clock.now
    let result = try Engine.solve(problem, options: options, stop: stop) { trace.note($0) }
    let seconds = start.duration(to: clock.now) / .seconds(1)
    let processorSeconds = ProcessUsage.processorSeconds - processorStart
    let memory = MemoryFigures(
      residentBefore: residentBefore, problem: problem, peak: ProcessUsage.peakMegabytes)
    trace.end(result)
    let audit = Audit(problem: problem, result: result, known: benchmark.known)
    var faults = audit.faults()
    if let limit = options.timeLimitSeconds, let fault = overrun(seconds: seconds, limit: limit) {
      faults.append(fault)
    }
    let outcome = OutcomeName.of(result.outcome)
    let plan = result.outcome.plan
    return MeasuredRun(
      suite: benchmark.suite, name: benchmark.name, searchSeed: options.seed, threads: options.threads,
      agents: problem.agentCount, items: problem.itemCount, columns: problem.columnCount,
      outcome: outcome.name, stopReason: outcome.reason?.rawValue,
      plan: plan.map { problem.figure(Double($0.objective)) }, bound: audit.bound.map(problem.figure),
      checkableBound: audit.checkableBound.map(problem.figure),
      gap: plan.map { relativeGap(objective: $0.objective, bound: $0.certificate.claimedBound) },
      nearMiss: result.outcome.nearMiss.map { .init($0, of: problem) },
      linearBound: result.linearBound.map(problem.figure), knownPlan: benchmark.known.plan,
      seconds: seconds, processorSeconds: processorSeconds, readingSeconds: readingSeconds,
      secondsToLinearBound: result.secondsToLinearBound,
      processorSecondsToLinearBound: result.secondsToLinearBound.flatMap(trace.processorSeconds(at:)),
      secondsToPlan: result.secondsToFirstPlan,
      secondsToGap: trace.milestones, memory: memory, counters: try result.counters.named(),
      trace: trace.points.map { .init($0, of: problem) }, faults: faults)
  }

  /// A run may end this share of its limit, and this many seconds, after it.
  static let overrunShare = 0.05
  static let overrunSeconds = 0.5

  static func overrun(seconds: Double, limit: Double) -> String? {
    guard seconds > limit * (1 + overrunShare) + overrunSeconds else { return nil }
    return "took \(fixed(seconds, 1)) s of wall-clock time under a limit of \(fixed(limit, 1)) s"
  }
}

extension MeasuredRun.TracePoint {
  init(_ point: ProgressTrace.Point, of problem: AssignmentProblem) {
    seconds = point.seconds
    processorSeconds = point.processorSeconds
    plan = point.objective.map { problem.figure(Double($0)) }
    bound = point.bound.map { problem.figure(Double($0)) }
  }
}

extension AssignmentProblem {
  /// A worth in units of 10^-valueExponent, in the sense and units of the file it came from.
  func figure(_ worth: Double) -> Double {
    var unit = 1.0
    for _ in 0..<valueExponent { unit *= 10 }
    let value = worth / unit
    // Adding 0 turns a negative zero into a plain one.
    return (originalSense == .minimise ? -value : value) + 0
  }
}
