import AssignmentEngine
import Testing

/// Changed problems answered warm, against every assignment.
@Suite("Changes against brute force")
struct WhatIfOracleTests {
  typealias Make = @Sendable (UInt64) throws -> AssignmentProblem

  static let shapes: [(name: String, make: Make)] = [
    ("rows", { try RandomProblem(items: 5, couplings: 0, indicators: 0).make(seed: $0) }),
    ("couplings and indicators", { try RandomProblem(items: 5, couplings: 2, indicators: 2).make(seed: $0) }),
    ("classes", { try RandomProblem(items: 5, couplings: 2, classPercent: 70).make(seed: $0) }),
    ("narrow bounds", { try RandomProblem(items: 5, bandPercent: 15).make(seed: $0) }),
    ("parallel columns", { try RandomProblem(items: 4, parallelColumns: 2).make(seed: $0) }),
    ("connected", { try ConnectedProblem(width: 3, height: 2, agents: 3).make(seed: $0) }),
    (
      "wide indicators",
      {
        try ConnectedProblem(width: 4, height: 2, agents: 2, openingCost: 30, isConnected: false).make(
          seed: $0)
      }
    ),
    (
      "Gini",
      {
        try ConnectedProblem(width: 3, height: 2, agents: 3, isConnected: false, spread: .gini).make(seed: $0)
      }
    ),
    (
      "deviations",
      {
        try ConnectedProblem(
          width: 3, height: 2, agents: 3, isConnected: false, spread: .largestDeviations(count: 2)
        ).make(seed: $0)
      }
    ),
  ]

  static func solved(_ problem: AssignmentProblem) throws -> SolvedProblem? {
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 60_000, relativeGap: 0)
    switch try Engine.solve(problem, options: options).outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
      return try SolvedProblem(problem: problem, plan: plan.assignment, certificate: plan.certificate)
    case .noPlanFound, .infeasible: return nil
    }
  }

  /// A random change; row bounds move either way.
  static func change(_ problem: AssignmentProblem, _ random: inout RandomSource) -> ProblemChange {
    let item = random.integer(0...problem.itemCount - 1)
    let agent = random.integer(0...problem.agentCount - 1)
    let pair = ProblemChange.Pair(item: item, agent: agent)
    switch random.integer(0...3) {
    case 0: return ProblemChange(fixed: [pair])
    case 1: return ProblemChange(excluded: [pair])
    case 2:
      let other = ProblemChange.Pair(
        item: random.integer(0...problem.itemCount - 1), agent: random.integer(0...problem.agentCount - 1))
      return ProblemChange(fixed: [pair], excluded: [other])
    default:
      let row = random.integer(0...problem.rowCount - 1)
      let step = Int64(random.integer(-6...9))
      let side = problem.rows[row]
      let lower = side.lower.map { $0 - step }
      let upper = side.upper.map { max($0 + step, lower ?? .min) }
      return ProblemChange(bounds: [.init(row: row, lower: lower, upper: upper)])
    }
  }

  /// The best plan with the change by trying every assignment.
  static func optimum(_ problem: AssignmentProblem, _ change: ProblemChange) throws -> Int128? {
    var builder = AssignmentProblem.Builder(
      flat: .init(
        columnStart: problem.columnStart, columnAgent: problem.columnAgent, columnValue: problem.columnValue,
        entryStart: problem.entryStart, entryRow: problem.entryRow,
        entryCoefficient: problem.entryCoefficient),
      agentCount: problem.agentCount, constant: problem.constant)
    for (index, row) in problem.rows.enumerated() {
      var row = row
      if let bounds = change.bounds.first(where: { $0.row == index }) {
        (row.lower, row.upper) = (bounds.lower, bounds.upper)
      }
      builder.addRow(row)
    }
    for coupling in problem.couplings { builder.addCoupling(coupling) }
    for indicator in problem.indicators {
      builder.addIndicator(
        marked: indicator.marked.map(Int.init), value: indicator.value, entries: indicator.entries)
    }
    for rule in problem.connectivities { builder.addConnectivity(rule) }
    for spread in problem.spreads { builder.addSpread(spread) }
    let changed = try builder.build()
    var best: Int128?
    forEachAssignment(of: changed) { assignment in
      func agent(_ item: Int) -> Int { Int(changed.columnAgent[Int(assignment.columns[item])]) }
      guard change.fixed.allSatisfy({ agent($0.item) == $0.agent }),
        change.excluded.allSatisfy({ agent($0.item) != $0.agent })
      else { return }
      let judgement = changed.judge(assignment)
      if judgement.isLegal { best = max(best ?? judgement.objective, judgement.objective) }
    }
    return best
  }

  @Test(arguments: 0..<9)
  func intervalsContainTheTruth(_ shape: Int) throws {
    var (asked, closed, impossible) = (0, 0, 0)
    for seed in UInt64(0)..<16 {
      let problem = try Self.shapes[shape].make(seed)
      guard let solved = try Self.solved(problem) else { continue }
      var random = RandomSource(seed: seed &+ 1_000)
      for _ in 0..<4 {
        let change = Self.change(problem, &random)
        let truth = try Self.optimum(problem, change)
        let answer = try solved.answer(change, workLimit: 400_000)
        asked += 1
        #expect(answer.isInfeasible == (truth == nil), "\(Self.shapes[shape].name) \(seed) \(change)")
        guard let truth else {
          impossible += 1
          continue
        }
        let bound = try #require(answer.bound)
        #expect(bound >= truth, "\(Self.shapes[shape].name) \(seed) \(change)")
        if let plan = answer.plan {
          #expect(plan.objective <= truth)
          if plan.objective == bound { closed += 1 }
        }
        try recheck(answer)
      }
    }
    // Opening costs alone forbid nothing.
    #expect(asked > 20 && (impossible > 0 || Self.shapes[shape].name == "wide indicators"))
    // Small trees close nearly all of them.
    #expect(10 * closed >= 9 * (asked - impossible), "\(closed) of \(asked - impossible)")
  }

  private func recheck(_ answer: ChangedAnswer) throws {
    let (certificate, plan): (Certificate, CertifiedPlan?)
    switch answer.outcome {
    case .plan(let found): (certificate, plan) = (found.certificate, found)
    case .noPlanFound(let found): (certificate, plan) = (found, nil)
    case .infeasible: return
    }
    let verdict = CertificateVerifier.verify(
      certificate, of: answer.problem, plan: plan?.assignment, claimedObjective: plan?.objective)
    guard case .confirmed = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }
}
