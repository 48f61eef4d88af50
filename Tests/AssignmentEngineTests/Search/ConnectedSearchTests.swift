import Testing

@testable import AssignmentEngine

/// Presence at nodes, connected starts and moves at borders against the judge.
@Suite("Search with connected agents")
struct ConnectedSearchTests {
  private func model(_ problem: AssignmentProblem) -> SearchModel {
    let scaled = ScaledProblem(problem)
    return SearchModel(
      scaled, multipliers: scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) },
      width: .infinity, least: 1)
  }

  private func assignment(_ state: SearchState) -> Assignment {
    Assignment(columns: state.snapshot().map { state.model.column[Int($0)] })
  }

  private func excess(_ problem: AssignmentProblem, _ state: SearchState) -> Int {
    problem.judge(assignment(state)).brokenConnectivities.reduce(0) { $0 + $1.parts - 1 }
  }

  private func randomState(_ problem: AssignmentProblem, seed: UInt64) -> SearchState {
    let model = model(problem)
    var random = RandomSource(seed: seed)
    return SearchState(
      model,
      start: (0..<problem.itemCount).map { item in
        Int32(model.core(of: item).lowerBound + random.integer(0...model.core(of: item).count - 1))
      })
  }

  @Test func piecesFollowEveryMove() throws {
    for seed in UInt64(0)..<20 {
      let problem = try ConnectedProblem(width: 4, height: 3, agents: 3, itemsPerNode: 2).make(seed: seed)
      let state = randomState(problem, seed: seed)
      let presence = try #require(state.presence)
      var random = RandomSource(seed: seed)
      #expect(presence.excess == excess(problem, state))
      for _ in 0..<100 {
        let before = presence.excess
        for item in random.sample(random.integer(1...3), of: 0..<problem.itemCount) {
          let core = state.model.core(of: item)
          state.push(item, to: core.lowerBound + random.integer(0...core.count - 1))
        }
        let isKept = state.keepsTies
        if random.chance(40) {
          state.popAll()
          #expect(presence.excess == before)
        } else {
          state.commit()
          if isKept { #expect(presence.excess <= before) }
          if before == 0 { #expect(isKept == (presence.excess == 0)) }
        }
        #expect(presence.excess == excess(problem, state))
      }
    }
  }

  /// On a connected graph where everybody may take everything, every start can be connected.
  @Test func startsAreMadeConnected() throws {
    var repaired = 0
    for seed in UInt64(0)..<40 {
      let problem = try ConnectedProblem(width: 6, height: 5, agents: 4, itemsPerNode: 2).make(seed: seed)
      let state = randomState(problem, seed: seed)
      guard var start = ConnectedStart(state) else { continue }
      start.run()
      repaired += 1
      #expect(state.presence?.excess == 0)
      #expect(problem.judge(assignment(state)).brokenConnectivities.isEmpty)
    }
    #expect(repaired > 30)
  }

  /// Where pairs are missing a start may stay in pieces, but never in more of them, and couplings hold.
  @Test func startsNeverGetWorse() throws {
    for seed in UInt64(0)..<40 {
      let problem = try ConnectedProblem(
        width: 5, height: 4, agents: 4, couplings: 3, eligiblePercent: 60
      ).make(seed: seed)
      let state = randomState(problem, seed: seed)
      guard state.ties.broken == 0 else { continue }
      let before = excess(problem, state)
      if var start = ConnectedStart(state) { start.run() }
      #expect(excess(problem, state) <= before)
      #expect(state.ties.broken == 0)
    }
  }

  @Test func movesAtBordersKeepAgentsConnected() throws {
    var changes = 0
    for seed in UInt64(0)..<20 {
      let problem = try ConnectedProblem(
        width: 5, height: 4, agents: 4, itemsPerNode: 2, couplings: Int(seed % 3)
      ).make(seed: seed)
      let state = randomState(problem, seed: seed)
      if var start = ConnectedStart(state) { start.run() }
      guard state.ties.broken == 0, state.presence?.excess == 0 else { continue }
      var borders = try #require(BorderAnnealing(state: state))
      var random = AssignmentEngine.RandomSource(seed: seed)
      for step in 0..<200 {
        let before = state.cost
        let temperature = step % 2 == 0 ? 0 : 1.0
        let moved = borders.step(
          item: borders.randomItem(&random), temperature: temperature, random: &random)
        changes += moved.changed ? 1 : 0
        if temperature == 0 { #expect(state.cost <= before + 1e-9) }
        let judged = problem.judge(assignment(state))
        #expect(judged.brokenConnectivities.isEmpty)
        #expect(judged.brokenCouplings.isEmpty)
      }
    }
    #expect(changes > 500)
  }

  /// The smallest map that a swap of nodes cannot leave: a path of three nodes, the ends of one agent.
  @Test func middleOfAPathBelongsToItsEnds() throws {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for (item, values) in [(9, 0), (0, 9), (9, 0)].enumerated() {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: Int64(values.0))
      builder.addColumn(item: item, agent: 1, value: Int64(values.1))
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: 3, edges: [.init(0, 1), .init(1, 2)],
        places: (0..<3).map { .init(item: $0, node: $0) }))
    let problem = try builder.build()
    let state = SearchState(model(problem), start: [0, 2, 4])
    #expect(state.presence?.excess == 1)
    var start = try #require(ConnectedStart(state))
    start.run()
    #expect(state.presence?.excess == 0)
    // Two ends and the middle are worth 18, one end alone 9.
    #expect(bruteForce(problem)?.objective == 18)
  }
}
