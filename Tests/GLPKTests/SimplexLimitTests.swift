import GLPK
import Testing

@Suite struct SimplexLimitTests {
  private static let model = RandomModels.assignment(agents: 8, items: 60, seed: 11)

  @Test func `an iteration limit stops, and the next run goes on from the basis`() throws {
    try Session.run { session in
      let whole = try session.makeProblem(Self.model)
      #expect(try whole.simplex() == .optimal)
      let needed = try whole.iterationCount()
      #expect(needed > 20)

      let parts = try session.makeProblem(Self.model)
      var runs = 0
      while try parts.simplex(SimplexOptions(iterationLimit: 10)) != .optimal {
        runs += 1
        #expect(try parts.iterationCount() == runs * 10)
        try #require(runs < 1000)
      }
      #expect(abs(try parts.objectiveValue() - whole.objectiveValue()) < 1e-6)
    }
  }

  @Test func `a limit of nothing does nothing and says what the point is`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      guard
        case .limitReached(.iterations, let progress) = try problem.simplex(SimplexOptions(iterationLimit: 0))
      else {
        Issue.record("no limit")
        return
      }
      #expect(!progress.isPrimalFeasible)
      #expect(try problem.iterationCount() == 0)
    }
  }

  @Test func `a stopped primal run in phase two hands out its feasible point`() throws {
    let sample = LinearProgramTests.sample
    let outcome = try Session.run {
      try $0.makeProblem(sample).solve(SimplexOptions(iterationLimit: 1))
    }
    guard case .limitReached(.iterations, let point) = outcome else {
      Issue.record("no limit")
      return
    }
    #expect(point.isPrimalFeasible)
    #expect(sample.value(of: point.columns, tolerance: 1e-7) != nil)
    #expect(point.objective < 2200.0 / 3)
  }

  @Test func `a deadline in the past stops before the first iteration`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      for options in [
        SimplexOptions(deadline: .now), SimplexOptions(timeLimit: .zero),
        SimplexOptions(timeLimit: .seconds(100), deadline: .now),
      ] {
        guard case .limitReached(.time, _) = try problem.simplex(options) else {
          Issue.record("no limit")
          return
        }
      }
      #expect(try problem.iterationCount() == 0)
      #expect(try problem.simplex(SimplexOptions(timeLimit: .seconds(1000))) == .optimal)
    }
  }

  @Test func `a cancellation before the start is obeyed, that of the session too`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      guard case .cancelled = try problem.simplex(SimplexOptions(cancellation: cancellation)) else {
        Issue.record("not cancelled")
        return
      }
    }
    try Session.run(SessionOptions(cancellation: cancellation)) { session in
      guard case .cancelled = try session.makeProblem(Self.model).solve() else {
        Issue.record("not cancelled")
        return
      }
    }
  }

  @Test func `another thread cancels a run between slices`() throws {
    let cancellation = Cancellation()
    let started = Cancellation()
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      cancelFromAnotherThread(cancellation, when: started)
      var status = SimplexStatus.optimal
      while status == .optimal {
        try problem.useStandardBasis()
        started.cancel()
        status = try problem.simplex(SimplexOptions(cancellation: cancellation, sliceIterations: 1))
      }
      guard case .cancelled = status else {
        Issue.record("\(status)")
        return
      }
    }
  }

  @Test func `the dual method stops at an objective that is good enough to know`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      #expect(try problem.simplex(SimplexOptions(method: .dual)) == .optimal)
      let optimum = try problem.objectiveValue()
      try problem.useStandardBasis()
      guard
        case .limitReached(.objective, let progress) = try problem.simplex(
          SimplexOptions(method: .dual, objectiveLimit: optimum / 2))
      else {
        Issue.record("no limit")
        return
      }
      #expect(progress.isDualFeasible)
      #expect(try problem.objectiveValue() <= optimum)
      #expect(throws: GLPKError.self) { try problem.simplex(SimplexOptions(objectiveLimit: 1)) }
    }
  }

  @Test(arguments: [1, 7, 500, 1_000_000])
  func `the length of slices does not change the optimum`(slice: Int) throws {
    let objectives = try Session.run { session in
      try [SimplexOptions.Method.primal, .dual, .dualThenPrimal].map { method in
        let problem = try session.makeProblem(Self.model)
        #expect(
          try problem.simplex(SimplexOptions(method: method, sliceIterations: slice)) == .optimal)
        return try problem.objectiveValue()
      }
    }
    let reference = try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      try problem.simplex(SimplexOptions(presolve: true))
      return try problem.objectiveValue()
    }
    for objective in objectives { #expect(abs(objective - reference) < 1e-6) }
  }
}
