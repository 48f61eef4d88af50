import CGLPKGuard
import Testing

@testable import GLPK

@Suite struct TreeCallbackTests {
  /// No two of the chosen columns may be neighbours: rows that only the callback knows.
  private func firstBrokenPair(_ point: [Double]) -> Int? {
    (1..<point.count).first { point[$0 - 1] + point[$0] > 1 + 1e-6 }
  }

  private func binaryModel(_ seed: UInt64) -> LinearModel {
    var random = Generator(seed: seed)
    var model = LinearModel(.maximize)
    let count = random.integer(4...9)
    for _ in 0..<count {
      model.addColumn(bounds: .unit, cost: Double(random.integer(1...20)), kind: .binary)
    }
    model.addRow(
      bounds: .atMost(Double(random.integer(6...15)) + 0.5),
      (0..<count).map { (column: $0, value: Double(random.integer(1...6))) })
    return model
  }

  @Test(arguments: UInt64(0)..<40) func lazyRowsAgreeWithBruteForce(_ seed: UInt64) throws {
    let model = binaryModel(seed)
    let best = bruteForce(model) { firstBrokenPair($0) == nil }
    // Rounding is asked for, and must be overruled.
    let options = TreeOptions(heuristics: .rounding, usesLazyRows: true)
    let outcome = try Session.runBlocking { session in
      try session.problem(model).branchAndCut(options) { context in
        guard context.reason == .rowGeneration,
          let second = firstBrokenPair(try context.point())
        else { return }
        try context.addLazyRow(.atMost(1), [(second - 1, 1), (second, 1)])
      }
    }
    guard case .optimal(let point) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(firstBrokenPair(point.columns) == nil)
    #expect(abs(point.objective - (best ?? .nan)) < 1e-6)
  }

  @Test func lazyRowsNeedTheirOptionAndTheirMoment() throws {
    let model = binaryModel(1)
    let add: @Sendable (TreeContext) throws -> Void = { try $0.addLazyRow(.atMost(1), [(0, 1)]) }
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      #expect(throws: GLPKError.self) {
        try problem.branchAndCut { if $0.reason == .rowGeneration { try add($0) } }
      }
      #expect(throws: GLPKError.self) {
        try problem.branchAndCut(TreeOptions(usesLazyRows: true)) {
          if $0.reason == .selection { try add($0) }
        }
      }
      #expect(throws: GLPKError.self) {
        try problem.branchAndCut(TreeOptions(usesLazyRows: true)) {
          if $0.reason == .rowGeneration { try $0.addLazyRow(.atMost(1), [(99, 1)]) }
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<20) func offeredPointsAreJudged(_ seed: UInt64) throws {
    let model = binaryModel(seed)
    let best = bruteForce(model)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let count = model.columns.count
      let outcome = try problem.branchAndCut(TreeOptions(heuristics: [])) { context in
        guard context.reason == .heuristic else { return }
        let illegal: [[Double]] = [
          [Double](repeating: 2, count: count),
          [0.5] + [Double](repeating: 0, count: count - 1),
          [.nan] + [Double](repeating: 0, count: count - 1),
          [],
        ]
        for point in illegal {
          #expect(throws: GLPKError.self) { try context.offer(point) }
        }
        let origin = [Double](repeating: 0, count: count)
        let isFirst = context.incumbentObjective == nil
        let isAccepted = try context.offer(origin)
        #expect(isAccepted == isFirst)
      }
      guard case .optimal(let point) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(abs(point.objective - (best ?? .nan)) < 1e-6)
    }
  }

  @Test func offeredPointsAreJudgedByLazyRowsToo() throws {
    let model = binaryModel(3)
    let count = model.columns.count
    let options = TreeOptions(usesLazyRows: true)
    let refused = Recorder()
    _ = try Session.runBlocking { session in
      try session.problem(model).branchAndCut(options) { context in
        switch context.reason {
        case .rowGeneration where context.search.lazyRows.isEmpty:
          try context.addLazyRow(.atLeast(1), [(0, 1)])
        case .heuristic:
          let error = #expect(throws: GLPKError.self) {
            try context.offer([Double](repeating: 0, count: count))
          }
          refused.lines.append("\(String(describing: error))")
        default: break
        }
      }
    }
    #expect(!refused.lines.isEmpty)
    #expect(refused.lines.allSatisfy { $0.contains("lazy row 0") })
  }

  @Test func cutsAndBranchesKeepTheOptimum() throws {
    for seed in UInt64(0)..<10 {
      let model = binaryModel(seed)
      let best = bruteForce(model)
      let outcome = try Session.runBlocking { session in
        try session.problem(model).branchAndCut(TreeOptions(heuristics: [])) { context in
          switch context.reason {
          case .cutGeneration:
            let total = model.columns.map(\.cost).reduce(0, +)
            try context.addCut(.atMost(total), model.columns.indices.map { ($0, model.columns[$0].cost) })
            #expect(throws: GLPKError.self) { try context.addCut(.unit, [(0, 1)]) }
          case .branching:
            let column = try model.columns.indices.last { try context.canBranch(on: $0) }
            try context.branch(on: try #require(column), .up)
            #expect(throws: GLPKError.self) { try context.branch(on: 99) }
          default: break
          }
        }
      }
      guard case .optimal(let point) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(abs(point.objective - (best ?? .nan)) < 1e-6)
    }
  }

  /// A fatal error inside the callback unwinds the search even if the callback swallows it.
  @Test func aFatalErrorInTheCallbackEndsTheSession() throws {
    let model = hardKnapsack(items: 10)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let other = try session.problem(model)
      let error = #expect(throws: GLPKError.self) {
        try problem.branchAndCut { _ in
          try? other.call("raw") { cg_set_costs(other.handle, 1, [99], [1]) }
        }
      }
      guard case .solverFault? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let next = #expect(throws: GLPKError.self) { try other.solve() }
      guard case .sessionLost? = next else {
        Issue.record("\(String(describing: next))")
        return
      }
    }
  }
}
