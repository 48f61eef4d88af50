import Testing

@testable import AssignmentEngine

/// Moves of what belongs together against the judge and a full recount.
@Suite("Compound moves")
struct CompoundAnnealingTests {
  private func model(seed: UInt64, isConnected: Bool = true) throws -> SearchModel {
    let problem = try ConnectedProblem(
      width: 4, height: 4, agents: 3, itemsPerNode: 2, couplings: Int(seed % 4), openingCost: 40,
      levels: 1 + Int(seed % 3), eligiblePercent: 85, isConnected: isConnected,
      spread: seed % 2 == 0 ? .gini : .largestDeviations(count: 3)
    ).make(seed: seed)
    let scaled = ScaledProblem(problem)
    return SearchModel(
      scaled, multipliers: scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) },
      width: .infinity, least: 1)
  }

  /// A state whose couplings hold and whose agents are connected; nil where chance gives none.
  private func connectedState(_ model: SearchModel, seed: UInt64) -> SearchState? {
    var random = RandomSource(seed: seed)
    let state = SearchState(
      model,
      start: (0..<model.itemCount).map { item in
        Int32(model.core(of: item).lowerBound + random.integer(0...model.core(of: item).count - 1))
      })
    if var start = ConnectedStart(state) { start.run() }
    return state.ties.broken == 0 && state.presence?.excess ?? 0 == 0 ? state : nil
  }

  private func judged(_ state: SearchState) -> AssignmentJudgement {
    state.model.problem.judge(
      Assignment(columns: state.snapshot().map { state.model.column[Int($0)] }))
  }

  @Test(arguments: [true, false])
  func stateStaysThatOfARecount(isConnected: Bool) throws {
    var changes = 0
    for seed in UInt64(0)..<40 {
      let model = try model(seed: seed, isConnected: isConnected)
      guard let state = connectedState(model, seed: seed) else { continue }
      let compound = try #require(CompoundAnnealing(state: state))
      var random = AssignmentEngine.RandomSource(seed: seed)
      for step in 0..<150 {
        let before = state.cost
        let temperature = step % 2 == 0 ? 0 : 2.0
        let moved = compound.step(
          item: random.below(model.itemCount), temperature: temperature, random: &random)
        if temperature == 0 { #expect(state.cost <= before + 1e-9) }
        if !moved.changed { #expect(state.cost == before) }
        #expect(state.changes.isEmpty)
        changes += moved.changed ? 1 : 0
        let judgement = judged(state)
        #expect(judgement.brokenConnectivities.isEmpty)
        #expect(judgement.brokenCouplings.isEmpty)
        #expect(judgement.brokenRows.count == state.brokenRows)
        #expect(judgement.isLegal == state.isLegal)
      }
      let fresh = SearchState(model, start: state.snapshot())
      #expect(abs(fresh.cost - state.cost) < 1e-6)
      for row in 0..<state.rowCount { #expect(fresh.exact[row] == state.exact[row]) }
    }
    #expect(changes > 1_000)
  }

  @Test func sameSeedSameMoves() throws {
    var compared = 0
    for seed in UInt64(0)..<12 {
      let model = try model(seed: seed)
      var ends: [[Int32]] = []
      for _ in 0..<2 {
        guard let state = connectedState(model, seed: seed) else { continue }
        let compound = try #require(CompoundAnnealing(state: state))
        var random = AssignmentEngine.RandomSource(seed: 9)
        for _ in 0..<200 {
          _ = compound.step(item: random.below(model.itemCount), temperature: 0.5, random: &random)
        }
        ends.append(state.snapshot())
      }
      #expect(Set(ends).count <= 1)
      compared += ends.count
    }
    #expect(compared >= 6)
  }

  /// Two regions of eight items, all of one agent: a single item that changes hands opens a region for the other
  /// agent and closes none, so that only a whole region can go.
  @Test func aWholeRegionChangesHands() throws {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for item in 0..<16 {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 0)
      builder.addColumn(item: item, agent: 1, value: item < 8 ? 2 : 0)
    }
    for agent in 0..<2 {
      for region in 0..<2 {
        builder.addIndicator(marked: (8 * region..<8 * region + 8).map { 2 * $0 + agent }, value: -10)
      }
    }
    let problem = try builder.build()
    let model = SearchModel(ScaledProblem(problem), multipliers: [], width: .infinity, least: 1)
    #expect(model.hasWideIndicators)
    let state = SearchState(
      model,
      start: try (0..<16).map { item in
        Int32(try #require(model.core(of: item).first { model.agent[$0] == 0 }))
      })
    #expect(judged(state).objective == -20)
    let compound = try #require(CompoundAnnealing(state: state))
    var random = AssignmentEngine.RandomSource(seed: 1)
    for _ in 0..<200 { _ = compound.step(item: random.below(16), temperature: 0, random: &random) }
    #expect(judged(state).objective == -4)
    #expect(bruteForce(problem)?.objective == -4)
  }

  /// Levels of one agent share its couplings and indicators, whatever is pushed and taken back.
  @Test func countersFollowLevels() throws {
    for seed in UInt64(0)..<20 {
      let model = try model(seed: 3 * seed + 2)
      #expect(model.hasLevels)
      guard let state = connectedState(model, seed: seed) else { continue }
      var random = RandomSource(seed: seed)
      for _ in 0..<100 {
        for item in random.sample(random.integer(1...3), of: 0..<model.itemCount) {
          let core = model.core(of: item)
          state.push(item, to: core.lowerBound + random.integer(0...core.count - 1))
        }
        let promised = state.cost + state.delta()
        if random.chance(50) || !state.keepsTies {
          state.popAll()
        } else {
          state.commit()
          #expect(abs(state.cost - promised) < 1e-9)
        }
        let fresh = SearchState(model, start: state.snapshot())
        #expect(abs(fresh.cost - state.cost) < 1e-6)
        #expect(fresh.ties.broken == state.ties.broken)
        for index in model.indicators.indices {
          #expect(fresh.ties.taken(index) == state.ties.taken(index))
        }
      }
    }
  }

  /// A pass takes all the time there is where a second one would not fit, and only there.
  @Test func aLastPassFillsTheRest() {
    let start = ContinuousClock.now
    let speed = FinishedPass(work: 1_000, seconds: 1)
    func filled(_ work: Int64) -> Int64 {
      Stretch(work: work, timeStart: start, timeEnd: start.advanced(by: .seconds(100_000)))
        .fillingRest(at: speed).work
    }
    #expect(filled(1_000_000) == 1_000_000)
    #expect(filled(15_000_000) == 15_000_000)
    #expect((90_000_000...100_000_000).contains(filled(25_000_000)))
    #expect((90_000_000...100_000_000).contains(filled(60_000_000)))
    #expect(filled(200_000_000) == 200_000_000)
    #expect(Stretch(work: 60).fillingRest(at: speed).work == 60)
  }
}
