import Synchronization
import Testing

@testable import GLPK

@Suite struct SessionTests {
  private static let model = LinearProgramTests.sample

  @Test func `results and errors of the closure come through`() throws {
    struct Own: Error {}
    #expect(try Session.run { _ in 7 } == 7)
    #expect(throws: Own.self) { try Session.run { _ in throw Own() } }
  }

  @Test func `the linked library is GLPK 5`() {
    #expect(Session.version.hasPrefix("5."))
  }

  @Test func `a session awaited runs as well`() async throws {
    let objective = try await Session.run { session in
      let problem = try session.makeProblem(Self.model)
      try problem.simplex()
      return try problem.objectiveValue()
    }
    #expect(abs(objective - 2200.0 / 3) < 1e-9)
  }

  @Test func `a problem is refused after its session, and may be released anywhere`() throws {
    let smuggled = Smuggled<Problem>()
    try Session.run { smuggled.value = try $0.makeProblem(Self.model) }
    #expect(throws: GLPKError.outsideSession) { try smuggled.value?.simplex() }
    #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.iterationCount() }
    #expect(throws: GLPKError.outsideSession) { try smuggled.value?.setCost(1, column: 0) }
    smuggled.value = nil
  }

  @Test func `a problem is refused on another thread while its session lives, and survives it`() throws {
    let objective = try Session.run { session in
      let smuggled = Smuggled<Problem>()
      smuggled.value = try session.makeProblem(Self.model)
      try Session.run { _ in
        #expect(throws: GLPKError.outsideSession) { try smuggled.value?.simplex() }
        #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.basis() }
        #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.iterationCount() }
        #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.model() }
      }
      try smuggled.value!.simplex()
      return try smuggled.value!.objectiveValue()
    }
    #expect(abs(objective - 2200.0 / 3) < 1e-9)
  }

  @Test func `a problem released on another thread leaves its session sound`() throws {
    try Session.run { session in
      let smuggled = Smuggled<Problem>()
      smuggled.value = try session.makeProblem(Self.model)
      try Session.run { _ in smuggled.value = nil }
      #expect(try session.makeProblem(Self.model).simplex() == .optimal)
    }
  }

  @Test func `a session is refused outside its closure`() throws {
    let smuggled = Smuggled<Session>()
    try Session.run { smuggled.value = $0 }
    #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.makeProblem() }
    #expect(throws: GLPKError.outsideSession) { _ = try smuggled.value?.memoryUse() }
  }

  @Test func `released problems give their memory back`() throws {
    try Session.run { session in
      let before = try session.memoryUse().bytes
      for _ in 0..<10 { _ = try session.makeProblem(Self.model) }
      #expect(try session.memoryUse().bytes == before)
    }
  }

  @Test func `many sessions side by side do not disturb each other`() async throws {
    let values = try await withThrowingTaskGroup(of: (UInt64, Double?).self) { group in
      for seed in 0..<40 as Range<UInt64> {
        group.addTask {
          let model = RandomModels.integerProgram(seed: seed)
          let result = try await Session.run { try $0.makeProblem(model).branchAndCut() }
          return (seed, result.outcome.objective)
        }
      }
      return try await group.reduce(into: [UInt64: Double?]()) { $0[$1.0] = $1.1 }
    }
    for (seed, value) in values {
      #expect(value == RandomModels.integerProgram(seed: seed).bruteForce())
    }
  }

  @Test func `what would abort is an error when the checks in Swift are bypassed`() throws {
    var duplicate = Self.model
    duplicate.entries.append(duplicate.entries[0])
    var outside = Self.model
    outside.entries.append(.init(row: 9, column: 0, value: 1))
    var longName = Self.model
    longName.rows[0].name = String(repeating: "n", count: 256)
    var control = Self.model
    control.columns[0].name = "\u{1}"
    for model in [duplicate, outside, longName, control] {
      let error = #expect(throws: GLPKError.self) {
        try Session.run { try $0.makeProblem().load(model) }
      }
      guard case .library(let text) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(text.contains("Error detected"))
    }
  }

  @Test func `after an error of GLPK the session refuses everything and a new one works`() throws {
    try Session.run { session in
      let bystander = try session.makeProblem(Self.model)
      var model = Self.model
      model.entries.append(model.entries[0])
      let broken = try session.makeProblem()
      #expect(throws: GLPKError.self) { try broken.load(model) }
      for call in [{ _ = try session.makeProblem() }, { try bystander.simplex() }] as [() throws -> Void] {
        let error = #expect(throws: GLPKError.self) { try call() }
        guard case .library = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
    #expect(try Session.run { try $0.makeProblem(Self.model).simplex() } == .optimal)
  }

  @Test func `the memory limit is an error that can be caught`() throws {
    let error = #expect(throws: GLPKError.self) {
      try Session.run(SessionOptions(memoryMegabytes: 1)) { session in
        _ = try session.makeProblem(RandomModels.assignment(agents: 20, items: 500, seed: 1))
      }
    }
    guard case .library(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("memory"))
  }

  @Test func `GLPK's messages go line by line to the session's log and nowhere else`() throws {
    let lines = Mutex<[String]>([])
    let other = Mutex<[String]>([])
    let options = SessionOptions(log: { line in lines.withLock { $0.append(line) } }, verbosity: .full)
    try Session.run(options) { session in
      try Session.run(SessionOptions(log: { line in other.withLock { $0.append(line) } })) { _ in }
      try session.makeProblem(Self.model).simplex()
    }
    #expect(lines.withLock { $0.contains { $0.contains("OPTIMAL") } })
    #expect(lines.withLock { $0.allSatisfy { !$0.contains("\n") } })
    #expect(other.withLock { $0.isEmpty })
  }

  @Test func `a problem used by the log while it is solved is refused`() throws {
    let smuggled = Smuggled<Problem>()
    let errors = Mutex<[GLPKError]>([])
    let options = SessionOptions(log: { _ in
      do { try smuggled.value?.setCost(5, column: 0) } catch let error as GLPKError {
        errors.withLock { $0.append(error) }
      } catch { Issue.record("\(error)") }
    })
    try Session.run(options) { session in
      let problem = try session.makeProblem(Self.model)
      smuggled.value = problem
      try problem.simplex()
      smuggled.value = nil
    }
    #expect(errors.withLock { !$0.isEmpty && $0.allSatisfy { $0 == .busy } })
  }

  @Test func `options outside their range are refused`() {
    for options in [
      SessionOptions(memoryMegabytes: 0), SessionOptions(memoryMegabytes: -1),
      SessionOptions(stackBytes: 1000),
    ] {
      #expect(throws: GLPKError.self) { try Session.run(options) { _ in } }
    }
  }

  @Test func `a cancelled task stops the solves of its session`() async throws {
    let started = Cancellation()
    let task = Task {
      try await Session.run { session in
        let problem = try session.makeProblem(Self.model)
        started.cancel()
        while true {
          try problem.useStandardBasis()
          if case .cancelled = try problem.simplex() { return true }
        }
      }
    }
    while !started.isCancelled { await Task.yield() }
    task.cancel()
    #expect(try await task.value)
  }
}

extension IntegerOutcome {
  /// The objective of an optimum, nil when it is proven that there is none.
  var objective: Double? {
    switch self {
    case .optimal(let point): return point.objective
    case .infeasible: return nil
    default:
      Issue.record("no conclusion: \(self)")
      return nil
    }
  }
}
