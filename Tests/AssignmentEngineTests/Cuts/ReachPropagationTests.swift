import Testing

@testable import AssignmentEngine

/// Items that can go to one agent only, which connectivities put out of that agent's reach.
@Suite("Out of reach")
struct ReachPropagationTests {
  /// - Parameter agents: of each item; item i lies at node i.
  private func problem(nodes: Int, edges: [(Int32, Int32)], agents: [[Int]]) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<3 { builder.addAgent() }
    for (item, able) in agents.enumerated() {
      builder.addItem()
      for agent in able { builder.addColumn(item: item, agent: agent, value: Int64(1 + item + agent)) }
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: nodes, edges: edges.map { .init($0.0, $0.1) },
        places: agents.indices.map { .init(item: Int32($0), node: Int32($0)) }))
    return try builder.build()
  }

  private func certificate(_ problem: AssignmentProblem) throws -> Certificate? {
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 0)
    let outcome = try Engine.solve(problem, options: options).outcome
    guard case .infeasible(.multipliers(let certificate), _) = outcome else { return nil }
    guard case .confirmed = CertificateVerifier.verify(certificate, of: problem) else {
      Issue.record("the proof is refused")
      return nil
    }
    return certificate
  }

  /// Two ends of a path that only agent 0 can take, with a middle that it cannot.
  @Test func pinsInTwoPiecesAreProvenImpossibleAtOnce() throws {
    let apart = try problem(nodes: 3, edges: [(0, 1), (1, 2)], agents: [[0], [1, 2], [0]])
    let proof = try #require(try certificate(apart))
    #expect(
      proof.cuts == [.separator(.init(connectivity: 0, agent: 0, first: 0, second: 2, nodes: []))])
    #expect(proof.bound == -1)
    let joined = try problem(nodes: 3, edges: [(0, 1), (1, 2)], agents: [[0], [0, 1], [0]])
    #expect(ReachPropagation(joined).contradiction == nil)
  }

  /// Agent 1 cannot get past node 1, which leaves node 2 to agent 2; that one holds node 4 and cannot get past 3.
  @Test func whatOneCannotReachTheOthersMustTake() throws {
    let agents = [[1], [0], [1, 2], [0], [2]]
    let edges: [(Int32, Int32)] = [(0, 1), (1, 2), (1, 3), (2, 3), (3, 4)]
    let proof = try #require(try certificate(problem(nodes: 5, edges: edges, agents: agents)))
    #expect(proof.cuts.count == 2)
    let bridged = try problem(nodes: 5, edges: edges + [(2, 4)], agents: agents)
    #expect(ReachPropagation(bridged).contradiction == nil)
    #expect(bruteForce(bridged) != nil)
  }

  /// Never a contradiction where there is a plan, and every contradiction is a proof that is rechecked.
  @Test func agreesWithBruteForce() throws {
    var (proven, open, chains) = (0, 0, 0)
    for seed in UInt64(0)..<400 {
      var random = RandomSource(seed: seed)
      let nodes = random.integer(3...6)
      var edges: [(Int32, Int32)] = []
      for a in 0..<Int32(nodes) {
        for b in a + 1..<max(a + 1, Int32(nodes)) where random.chance(40) { edges.append((a, b)) }
      }
      let agents = (0..<nodes).map { _ in random.sample(random.integer(1...2), of: 0..<3) }
      let problem = try problem(nodes: nodes, edges: edges, agents: agents)
      guard let found = ReachPropagation(problem).contradiction else {
        open += 1
        continue
      }
      proven += 1
      if found.cuts.count > 1 { chains += 1 }
      #expect(bruteForce(problem) == nil)
      #expect(try certificate(problem)?.cuts == found.cuts)
    }
    #expect(proven > 50 && open > 50 && chains > 10)
  }
}
