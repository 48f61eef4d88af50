import AssignmentEngine
import Testing

@Suite("Solved problems")
struct SolvedProblemTests {
  /// Two agents of capacity 10; the first brings more for everything.
  private func problem() throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for _ in 0..<2 { builder.addRow(SideRow(lower: nil, upper: 10)) }
    for item in 0..<4 {
      builder.addItem()
      for agent in 0..<2 {
        builder.addColumn(
          item: item, agent: agent, value: agent == 0 ? Int64(20 + item) : 10,
          entries: [.init(row: Int32(agent), coefficient: 5)])
      }
    }
    return try builder.build()
  }

  private func solved() throws -> SolvedProblem {
    try #require(try WhatIfOracleTests.solved(problem()))
  }

  @Test func aForcedPairCostsWhatItLoses() throws {
    let solved = try solved()
    // The best plan gives items 2 and 3 to the first agent: 22 + 23 + 10 + 10.
    #expect(solved.objective == 65)
    let cost = try #require(try solved.answer(.fixing(3, to: 1)).cost(against: solved.objective))
    #expect(cost.least == 2 && cost.most == 2)
  }

  @Test func moreRoomIsWorthWhatTheMultiplierSays() throws {
    let solved = try solved()
    let change = ProblemChange(bounds: [.init(row: 0, lower: nil, upper: 15)])
    let answer = try solved.answer(change)
    #expect(answer.plan?.objective == 76)
    #expect(answer.bound == 76)
    #expect(answer.boundOfOriginal == nil)
  }

  @Test func anItemWithoutColumnsIsNamed() throws {
    let solved = try solved()
    let change = ProblemChange(excluded: [.init(item: 1, agent: 0), .init(item: 1, agent: 1)])
    guard case .infeasible(.itemWithoutColumns(1)) = try solved.answer(change).outcome else {
      Issue.record("item 1 has no column left")
      return
    }
  }

  @Test func aRowOutOfReachIsNamed() throws {
    let change = ProblemChange(bounds: [.init(row: 1, lower: 25, upper: nil)])
    guard case .infeasible(.row(1)) = try solved().answer(change).outcome else {
      Issue.record("four items bring 20 at most")
      return
    }
  }

  @Test func whatDoesNotExistIsRefusedAtOnce() throws {
    let change = ProblemChange(
      fixed: [.init(item: 9, agent: 0)], excluded: [.init(item: 0, agent: 5)],
      bounds: [.init(row: 7, lower: nil, upper: nil), .init(row: 0, lower: 3, upper: 1)])
    #expect(
      throws: ProblemChangeFaults(faults: [
        .unknownItem(9), .unknownAgent(5), .unknownRow(7), .crossedBounds(row: 0, lower: 3, upper: 1),
      ])
    ) { try solved().answer(change) }
  }

  @Test func aForeignCertificateIsRefused() throws {
    let solved = try solved()
    var certificate = solved.certificate
    certificate.problem = "0"
    #expect(throws: ProblemChangeFaults(faults: [.foreignCertificate])) {
      try SolvedProblem(problem: solved.problem, plan: solved.plan, certificate: certificate)
    }
  }

  /// With the same multipliers a row that moves by a step moves the bound by no more than step times multiplier.
  @Test(arguments: UInt64(0)..<20)
  func theBoundMovesByTheMultiplierAtMost(seed: UInt64) throws {
    let problem = try RandomProblem(items: 6, rows: 3, couplings: 0, indicators: 0).make(seed: seed)
    guard let solved = try WhatIfOracleTests.solved(problem) else { return }
    for (row, side) in problem.rows.enumerated() where side.upper != nil || side.lower != nil {
      let wider = ProblemChange(
        bounds: [.init(row: row, lower: side.lower.map { $0 - 2 }, upper: side.upper.map { $0 + 2 })])
      let bound = try #require(try solved.answer(wider, workLimit: 20_000).bound)
      let allowed = Double(solved.certificate.bound) + 2 * abs(solved.multipliers[row])
      #expect(Double(bound) <= allowed + 1)
    }
  }

  @Test func theAnswerIsAFunctionOfWorkAndSeed() throws {
    let problem = try ConnectedProblem(width: 4, height: 3, agents: 3).make(seed: 5)
    let solved = try #require(try WhatIfOracleTests.solved(problem))
    let answers = try (0..<2).map { _ in try solved.answer(.fixing(2, to: 1), workLimit: 30_000, seed: 7) }
    #expect(answers[0].plan?.assignment == answers[1].plan?.assignment)
    #expect(answers[0].bound == answers[1].bound)
    #expect(answers[0].counters == answers[1].counters)
  }

  @Test func aRaisedStopReturnsWithAValidBound() throws {
    let solved = try solved()
    let stop = StopSignal()
    stop.raise()
    let answer = try solved.answer(.fixing(3, to: 1), stop: stop)
    #expect((answer.bound ?? 0) >= 63)
  }
}
