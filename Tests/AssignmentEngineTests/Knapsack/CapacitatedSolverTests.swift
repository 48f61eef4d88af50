import Testing

@testable import AssignmentEngine

@Suite struct CapacitatedSolverTests {
  private func solver(_ problem: AssignmentProblem, seed: UInt64 = 1) throws -> CapacitatedSolver {
    let small = try #require(CapacitatedAssignment(problem))
    return CapacitatedSolver(
      small, incumbent: nil, start: [Double](repeating: 0, count: small.itemCount), seed: seed)
  }

  private func certificate(_ solver: CapacitatedSolver, _ problem: AssignmentProblem) -> Certificate {
    var certificate = Certificate.rounding([Double](repeating: 0, count: problem.rowCount), of: problem)
    let branches = try #require(solver.certificate)
    certificate.branches = branches
    return certificate
  }

  @Test(arguments: [(60, 7), (90, 1), (130, 3), (200, 1)], 1...40)
  func findsAndProvesTheBestPlan(shape: (percent: Int, step: Int64), seed: Int) throws {
    let problem = try RandomCapacitated(
      capacityPercent: shape.percent, valueStep: shape.step, weightStep: shape.step
    ).make(seed: UInt64(seed))
    let solver = try solver(problem)
    let status = solver.run(work: 1_000_000) { false }
    let evidence = certificate(solver, problem)
    guard let best = bruteForce(problem) else {
      #expect(status == .infeasible)
      #expect(solver.plan == nil)
      // The proof: a bound below what the worst assignment of the pairs is worth.
      #expect(evidence.claimedBound < solver.problem.worth(ofLoss: solver.problem.largestLoss))
      #expect(BranchCertificateVerifier.refusal(of: evidence.branches!, for: problem) == nil)
      return
    }
    #expect(status == .optimal)
    let plan = solver.problem.assignment(of: try #require(solver.plan).pairs)
    #expect(problem.judge(plan).objective == best.objective)
    #expect(
      CertificateVerifier.verify(evidence, of: problem, plan: plan, claimedObjective: best.objective)
        == .confirmed(ConfirmedCertificate(objective: best.objective, provenBound: best.objective)))
  }

  /// A larger problem whose proof needs branches.
  private func branching() throws -> (problem: AssignmentProblem, solver: CapacitatedSolver) {
    for seed in UInt64(1)...50 {
      let problem = try RandomCapacitated(items: 24, agents: 4, capacityPercent: 125).make(seed: seed)
      let solver = try solver(problem)
      if solver.run(work: 1_000_000, shouldStop: { false }) == .optimal,
        solver.certificate!.nodes.count > 1, solver.certificate!.nodes[0].vectors > 0
      {
        return (problem, solver)
      }
    }
    throw NoBranchingProblem()
  }
  private struct NoBranchingProblem: Error {}

  @Test func aTamperedTreeIsRefused() throws {
    let (problem, solver) = try branching()
    let honest = try #require(solver.certificate)
    func refusal(_ change: (inout BranchCertificate) -> Void) -> BranchRefusal? {
      var changed = honest
      change(&changed)
      return BranchCertificateVerifier.refusal(of: changed, for: problem)
    }
    #expect(refusal { _ in } == nil)
    #expect(refusal { $0.bound -= 1 } != nil)
    #expect(refusal { $0.scale = 0 } == .outOfRange)
    #expect(refusal { $0.multipliers.removeLast() } != nil)
    #expect(refusal { $0.multipliers[0] = 1 << 60 } == .outOfRange)
    #expect(refusal { for index in $0.multipliers.indices { $0.multipliers[index] = 0 } } != nil)
    #expect(refusal { $0.nodes.removeLast() } != nil)
    #expect(refusal { $0.nodes.append(.init(vectors: 0, columns: [])) } != nil)
    #expect(refusal { $0.nodes[0].columns = [] } != nil)
    #expect(refusal { $0.nodes[0].columns[0] = -1 } == .malformed(node: 0))
    #expect(refusal { $0.nodes[0].columns[0] = Int32(problem.columnCount) } == .malformed(node: 0))
    #expect(refusal { $0.nodes[0].vectors = -1 } == .malformed(node: 0))
    #expect(refusal { $0.nodes[0].vectors = .max } == .malformed(node: 0))
    let other = try RandomCapacitated(items: 24, agents: 4, capacityPercent: 125).make(seed: 999)
    #expect(BranchCertificateVerifier.refusal(of: honest, for: other) != nil)
  }

  @Test func aTreeSurvivesItsFile() throws {
    let (problem, solver) = try branching()
    var evidence = certificate(solver, problem)
    evidence.beyond = .enumeration(bound: evidence.checkableBound - 5)
    let read = try JSONDecoding.roundTrip(evidence)
    #expect(read == evidence && read.claimedBound == evidence.checkableBound - 5)
    guard case .confirmed(let confirmed) = CertificateVerifier.verify(read, of: problem) else {
      Issue.record("refused")
      return
    }
    #expect(confirmed.provenBound == evidence.checkableBound)
    #expect(confirmed.uncheckedBound == evidence.checkableBound - 5)
    var altered = read
    altered.branches!.multipliers[0] += 1
    #expect(CertificateVerifier.verify(altered, of: problem) != .confirmed(confirmed))
    altered = read
    altered.branches!.bound -= 1
    #expect(CertificateVerifier.verify(altered, of: problem) != .confirmed(confirmed))
  }

  @Test func slicesAndRepetitionChangeNothing() throws {
    let problem = try RandomCapacitated(items: 40, agents: 5, capacityPercent: 118).make(seed: 5)
    let whole = try solver(problem, seed: 3)
    let sliced = try solver(problem, seed: 3)
    _ = whole.run(work: 2_000) { false }
    var slices = 0
    while slices < 100_000, sliced.counters.work < 2_000,
      sliced.run(work: 1, shouldStop: { false }) == .running
    {
      slices += 1
    }
    #expect(whole.plan?.pairs == sliced.plan?.pairs)
    #expect(whole.leastLoss == sliced.leastLoss)
    #expect(whole.counters == sliced.counters)
    #expect(whole.certificate == sliced.certificate)
  }

  @Test func aStopIsHeededAtOnce() throws {
    let problem = try RandomCapacitated(items: 40, agents: 5, capacityPercent: 118).make(seed: 5)
    let solver = try solver(problem)
    #expect(solver.run(work: .max / 4) { true } == .stopped)
    #expect(solver.counters.work == 0)
    #expect(solver.run(work: 1_000_000) { false } == .optimal)
  }

  @Test func aTreeBeyondItsLimitIsGivenUp() {
    var record = TreeRecord()
    let vector = [Int64](repeating: 1, count: 1_000_000)
    for _ in 0..<5 {
      record.begin()
      record.add(vector)
      record.close()
    }
    #expect(record.isTooLarge && record.nodes.isEmpty && record.multipliers.isEmpty)
  }

  @Test func annealingFindsALegalPlan() throws {
    let problem = try RandomCapacitated(items: 20, agents: 3, capacityPercent: 170).make(seed: 8)
    let small = try #require(CapacitatedAssignment(problem))
    let start = (0..<small.itemCount).map { small.pairs(ofItem: $0).first! }
    var annealing = CapacityAnnealing(small, start: start, seed: 1)
    let plan = try #require(annealing.run(moves: 200_000, spread: 30) { false })
    #expect(small.isLegal(plan))
  }
}
