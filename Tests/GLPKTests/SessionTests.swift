import CGLPKGuard
import Testing

@testable import GLPK

@Suite struct SessionTests {
  private struct Stray: Error {}

  private var small: LinearModel {
    var model = LinearModel(.minimize)
    model.addColumn(cost: 1)
    model.addRow(bounds: .atLeast(2), [(0, 1)])
    return model
  }

  @Test func version() { #expect(Session.glpkVersion.hasPrefix("5.")) }

  @Test func errorsOfTheBodyAreThrown() async {
    #expect(throws: Stray.self) { try Session.runBlocking { _ in throw Stray() } }
    await #expect(throws: Stray.self) { try await Session.run { _ in throw Stray() } }
  }

  @Test func useAfterTheEndThrows() throws {
    let model = small
    let escaped = try Session.runBlocking { Smuggled(value: try $0.problem(model)) }
    let error = #expect(throws: GLPKError.self) { try escaped.value.solve() }
    // The thread has gone, so it is never this one.
    #expect(error == .wrongThread(operation: "simplex"))
  }

  @Test func useFromAnotherThreadThrows() throws {
    let model = small
    try Session.runBlocking { session in
      let problem = Smuggled(value: try session.problem(model))
      let error = try Session.runBlocking { _ in
        #expect(throws: GLPKError.self) { try problem.value.solve() }
      }
      #expect(error == .wrongThread(operation: "simplex"))
      guard case .optimal = try problem.value.solve() else {
        Issue.record("the problem must have survived")
        return
      }
    }
  }

  /// Dropping the last reference on another thread must not reach GLPK, which would abort.
  @Test func droppingElsewhereIsHarmless() throws {
    let model = small
    var escaped: Smuggled<Problem>? = try Session.runBlocking { Smuggled(value: try $0.problem(model)) }
    #expect(escaped != nil)
    escaped = nil
  }

  @Test func sessionsNest() throws {
    let model = small
    let objectives = try Session.runBlocking { outer -> [Double] in
      let problem = try outer.problem(model)
      let inner = try Session.runBlocking { try $0.problem(model).solve() }
      return [inner, try problem.solve()].map {
        if case .optimal(let solution) = $0 { solution.objective } else { .nan }
      }
    }
    #expect(objectives == [2, 2])
  }

  @Test func sessionsRunSideBySide() async throws {
    let model = transport(suppliers: 6, customers: 12)
    let objectives = try await withThrowingTaskGroup(of: Double.self) { group in
      for _ in 0..<12 {
        group.addTask {
          try await Session.run { session in
            guard case .optimal(let solution) = try session.problem(model).solve() else { return .nan }
            return solution.objective
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(objectives.count == 12)
    #expect(Set(objectives).count == 1)
    #expect(objectives[0].isFinite)
  }

  @Test func taskCancellationReachesTheToken() async throws {
    let cancellation = Cancellation()
    let task = Task {
      try await Session.run(cancellation: cancellation) { _ in
        while !cancellation.isCancelled {}
        return true
      }
    }
    task.cancel()
    #expect(try await task.value)
  }

  @Test func theMemoryLimitIsAnErrorAndEndsTheSession() throws {
    let model = transport(suppliers: 100, customers: 200)
    let small = small
    try Session.runBlocking(SessionOptions(memoryLimitMegabytes: 1)) { session in
      let before = try session.problem(small)
      let error = #expect(throws: GLPKError.self) { try session.problem(model) }
      guard case .solverFault(_, let message)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(message.contains("memory allocation limit exceeded"))
      let next = #expect(throws: GLPKError.self) { try before.solve() }
      #expect(next == .sessionLost(operation: "simplex", message: message))
    }
    // The thread's environment was freed and other sessions are untouched.
    try Session.runBlocking { session in
      guard case .optimal = try session.problem(small).solve() else {
        Issue.record("a new session must work")
        return
      }
    }
  }

  /// What would abort the process without the guard, past every check in Swift.
  @Test(arguments: 0..<4) func theGuardCatchesAborts(_ call: Int) throws {
    let model = small
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let error = #expect(throws: GLPKError.self) {
        try problem.call("raw") {
          switch call {
          case 0: cg_set_costs(problem.handle, 1, [7], [1])
          case 1: cg_set_column(problem.handle, 0, 2, [0, 0], [1, 1])
          case 2: cg_set_column_name(problem.handle, 0, String(repeating: "x", count: 256))
          default: cg_set_column_name(problem.handle, 0, "a\u{7}b")
          }
        }
      }
      guard case .solverFault(let operation, let message)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(operation == "raw")
      #expect(message.contains("Error detected in file"))
    }
  }

  @Test func silentByDefaultAndLoggedOnRequest() throws {
    let recorder = Recorder()
    let model = small
    try Session.runBlocking(SessionOptions(log: { recorder.lines.append($0) }, logLevel: .all)) {
      _ = try $0.problem(model).solve()
    }
    #expect(recorder.lines.contains { $0.contains("OPTIMAL") })
    #expect(recorder.lines.allSatisfy { !$0.contains("\n") })
  }

  @Test func optionsAreRefused() {
    #expect(throws: GLPKError.self) {
      try Session.runBlocking(SessionOptions(memoryLimitMegabytes: 0)) { _ in }
    }
    #expect(throws: GLPKError.self) { try Session.runBlocking(SessionOptions(stackBytes: 1)) { _ in } }
  }
}
