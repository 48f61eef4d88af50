import AssignmentEngine
import Testing

@Suite("Connectivity")
struct ConnectivityTests {
  /// Items on a path of four nodes, two agents.
  private func path(exempt: Int32? = nil) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for item in 0..<4 {
      builder.addItem()
      for agent in 0..<2 { builder.addColumn(item: item, agent: agent, value: 1) }
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 3)],
        places: (0..<4).map { .init(item: $0, node: $0) }, exempt: exempt))
    return try builder.build()
  }

  @Test func aGapBreaksIt() throws {
    let judged = try path().judge(Assignment(columns: [0, 3, 4, 6]))
    #expect(judged.brokenConnectivities == [.init(connectivity: 0, agent: 0, parts: 2)])
    #expect(!judged.isLegal)
  }

  @Test func twoHalvesKeepIt() throws {
    #expect(try path().judge(Assignment(columns: [0, 2, 5, 7])).isLegal)
  }

  @Test func anAgentWithoutPlacesKeepsIt() throws {
    #expect(try path().judge(Assignment(columns: [0, 2, 4, 6])).isLegal)
  }

  @Test func theExemptAgentMayHaveGaps() throws {
    #expect(try path(exempt: 0).judge(Assignment(columns: [0, 3, 4, 6])).isLegal)
    #expect(try !path(exempt: 1).judge(Assignment(columns: [0, 3, 4, 6])).isLegal)
  }

  @Test func judgedByPathsOfTheRuleItself() throws {
    for seed in 0..<60 as Range<UInt64> {
      let problem = try RandomLazyRules(agents: 2 + Int(seed % 2)).make(seed: seed)
      forEachAssignment(of: problem) { assignment in
        let judged = problem.judge(assignment).brokenConnectivities.map(\.agent)
        #expect(judged == agentsWithGaps(assignment, problem))
      }
    }
  }

  /// Transitive closure over the pairs of an agent's nodes (Warshall 1962).
  private func agentsWithGaps(_ assignment: Assignment, _ problem: AssignmentProblem) -> [Int] {
    let rule = problem.connectivities[0]
    return (0..<problem.agentCount).filter { agent in
      guard rule.exempt != Int32(agent) else { return false }
      let nodes = Set(
        rule.places.filter { problem.columnAgent[Int(assignment.columns[Int($0.item)])] == Int32(agent) }
          .map { Int($0.node) })
      var reaches = Set(nodes.map { [$0, $0] })
      for edge in rule.edges where nodes.contains(Int(edge.a)) && nodes.contains(Int(edge.b)) {
        reaches.insert([Int(edge.a), Int(edge.b)])
        reaches.insert([Int(edge.b), Int(edge.a)])
      }
      for middle in nodes {
        for a in nodes where reaches.contains([a, middle]) {
          for b in nodes where reaches.contains([middle, b]) { reaches.insert([a, b]) }
        }
      }
      return reaches.count < nodes.count * nodes.count
    }
  }

  @Test func everyFaultIsNamed() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: 1)
    builder.addConnectivity(
      Connectivity(
        nodeCount: 2, edges: [.init(1, 0), .init(0, 5), .init(0, 1), .init(0, 1)],
        places: [.init(item: 0, node: 0), .init(item: 0, node: 1), .init(item: 3, node: 0)], exempt: 7))
    let faults = #expect(throws: ProblemFaults.self) { try builder.build() }
    #expect(
      faults?.faults
        == [
          .unorderedEdge(a: 1, b: 0), .unknownNode(5), .repeatedEdge(a: 0, b: 1), .repeatedItem(0),
          .unknownItem(3), .exemptsUnknownAgent(7),
        ].map { .connectivity(0, $0) })
  }

  @Test func theFingerprintKnowsIt() throws {
    var edges: Set<String> = []
    for seed in 0..<20 as Range<UInt64> {
      edges.insert(try RandomLazyRules(edgePercent: Int(seed) * 5).make(seed: 1).fingerprint)
    }
    #expect(edges.count > 5)
    #expect(try path().fingerprint != path(exempt: 0).fingerprint)
  }
}
