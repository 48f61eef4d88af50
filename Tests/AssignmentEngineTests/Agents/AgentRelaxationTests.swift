import GLPK
import Testing

@testable import AssignmentEngine

@Suite("Relaxation of the item rows")
struct AgentRelaxationTests {
  private let shapes = [
    AgentProblem(), AgentProblem(items: 7, ownRows: 1, sharedRows: 0),
    AgentProblem(agents: 2, ownRows: 3, sharedRows: 2), AgentProblem(couplings: 1, pricedPercent: 30),
  ]

  /// Relaxation from linear multipliers, run to its end.
  private func relaxation(_ problem: AssignmentProblem, plan: Assignment, work: Int64 = 10_000_000) throws
    -> AgentRelaxation?
  {
    let scaled = ScaledProblem(problem)
    var volume = VolumeMethod(scaled)
    volume.run(iterationLimit: 300) { false }
    let linear = try LinearRelaxation.solve(
      scaled, from: volume.best, bound: volume.bestValue, stop: StopSignal(), deadline: nil)
    let relaxation = AgentRelaxation(scaled: scaled, rowMultipliers: linear.multipliers, plan: plan)
    relaxation?.run(work: work, target: -.infinity) { false }
    return relaxation
  }

  @Test func itBoundsEveryPlanAndBeatsTheLinearBound() throws {
    var tried = 0
    var stronger = 0
    for (number, shape) in shapes.enumerated() {
      for seed in 0..<40 as Range<UInt64> {
        let problem = try shape.make(seed: seed)
        guard let optimum = bruteForce(problem),
          let relaxation = try relaxation(problem, plan: optimum.assignment)
        else { continue }
        let part = try #require(relaxation.certificate { false })
        tried += 1
        #expect(part.bound >= optimum.objective, "shape \(number), seed \(seed)")
        #expect(AgentBound.faults(in: part, of: problem, claim: .bound).isEmpty)
        let linear = linearBound(relaxation)
        if shape.couplings == 0 {
          #expect(
            relaxation.best.bound <= linear + 1e-9 * max(1, abs(linear)), "shape \(number), seed \(seed)")
        }
        if relaxation.best.bound < linear - 1e-6 { stronger += 1 }
      }
    }
    #expect(tried > 60)
    #expect(stronger > 30)
  }

  /// Scaled dual value of the multipliers that the relaxation began with.
  private func linearBound(_ relaxation: AgentRelaxation) -> Double {
    let scaled = relaxation.scaled
    let priced = scaled.prices(relaxation.rowMultipliers)
    let rows = zip(scaled.rows, relaxation.rowMultipliers).reduce(0) { $0 + $1.0.dualTerm($1.1) }
    return (0..<scaled.problem.itemCount).reduce(scaled.constant + rows) { total, item in
      total + (scaled.problem.columns(of: item).map { priced[$0] }.max() ?? 0)
    }
  }

  @Test func itReachesTheDualOptimum() throws {
    var tried = 0
    for seed in 0..<30 as Range<UInt64> {
      let problem = try AgentProblem(items: 5, sharedRows: 0).make(seed: seed)
      guard let optimum = bruteForce(problem),
        let relaxation = try relaxation(problem, plan: optimum.assignment)
      else { continue }
      tried += 1
      let exact = try dualOptimum(problem)
      let found = relaxation.best.bound / relaxation.scaled.scaling.value
      #expect(found >= exact - 1e-6 * max(1, abs(exact)), "seed \(seed)")
      #expect(found <= exact + 0.02 * max(1, abs(exact)), "seed \(seed)")
    }
    #expect(tried > 10)
  }

  /// The linear program over all legal subsets of every agent: what the best item multipliers prove.
  private func dualOptimum(_ problem: AssignmentProblem) throws -> Double {
    var model = LinearModel(sense: .maximize)
    var shares: [(agent: Int, items: [Int], variable: Int)] = []
    for agent in 0..<problem.agentCount {
      let pairs = (0..<problem.itemCount).compactMap { item in
        problem.column(item: item, agent: agent).map { (item: item, column: $0) }
      }
      for mask in 0..<(1 << pairs.count) {
        let chosen = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
        guard isLegal(chosen.map(\.column), agent: agent, problem) else { continue }
        let worth = chosen.reduce(0.0) { $0 + Double(problem.columnValue[$1.column]) }
        let variable = model.add(.init("", cost: worth))
        shares.append((agent, chosen.map(\.item), variable))
      }
    }
    for item in 0..<problem.itemCount {
      model.add(
        .init("", bounds: .equal(to: 1)), shares.filter { $0.items.contains(item) }.map { ($0.variable, 1) })
    }
    for agent in 0..<problem.agentCount {
      model.add(
        .init("", bounds: .equal(to: 1)), shares.filter { $0.agent == agent }.map { ($0.variable, 1) })
    }
    let program = model
    return try Session.run { session in
      let solver = try session.makeProblem(program)
      guard case .optimal = try solver.simplex() else { return .nan }
      return try solver.objectiveValue()
    } + Double(problem.constant)
  }

  private func isLegal(_ columns: [Int], agent: Int, _ problem: AssignmentProblem) -> Bool {
    let own = 2 * agent..<2 * agent + 2
    return own.allSatisfy { row in
      let activity = columns.reduce(Int128(0)) { total, column in
        total
          + problem.entries(of: column).reduce(Int128(0)) {
            $0 + (Int(problem.entryRow[$1]) == row ? Int128(problem.entryCoefficient[$1]) : 0)
          }
      }
      return problem.rows[row].violation(at: activity) == 0
    }
  }

  @Test func slicesOfWorkComeToTheSameAsOneRun() throws {
    let problem = try AgentProblem(items: 8, agents: 3, eligiblePercent: 100).make(seed: 5)
    let optimum = try #require(bruteForce(problem))
    let whole = try #require(try relaxation(problem, plan: optimum.assignment))
    let sliced = try #require(try relaxation(problem, plan: optimum.assignment, work: 1))
    for _ in 0..<10_000 where !sliced.isConverged { sliced.run(work: 1, target: -.infinity) { false } }
    #expect(whole.counters == sliced.counters)
    #expect(whole.best.bound == sliced.best.bound)
    #expect(whole.certificate { false } == sliced.certificate { false })
  }

  @Test func itDeclinesWhereItCannotGain() throws {
    let withIndicators = try RandomProblem(couplings: 0, indicators: 1).make(seed: 1)
    let plan = Assignment(columns: (0..<withIndicators.itemCount).map { withIndicators.columnStart[$0] })
    #expect(
      AgentRelaxation(
        scaled: ScaledProblem(withIndicators), rowMultipliers: [0, 0], plan: plan) == nil)
    let sharedOnly = try AgentProblem(ownRows: 0).make(seed: 1)
    let other = Assignment(columns: (0..<sharedOnly.itemCount).map { sharedOnly.columnStart[$0] })
    #expect(AgentRelaxation(scaled: ScaledProblem(sharedOnly), rowMultipliers: [0], plan: other) == nil)
  }
}
