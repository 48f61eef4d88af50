import Testing

@testable import AssignmentEngine

/// The search in blocks: legality, monotony, independence of the threads.
@Suite("Plan search")
struct PlanSearchTests {
  /// Agents on a ring, items that could go to four agents in a row, bounds on the weight an agent carries
  /// and on all moves together. Feasible by construction.
  private func ring(agents: Int, itemsPerAgent: Int, band: Int64, seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    let items = agents * itemsPerAgent
    let weight = (0..<items).map { _ in Int64(random.integer(20...120)) }
    let home = (0..<items).map { $0 % agents }
    for _ in 0..<agents { builder.addAgent() }
    for agent in 0..<agents {
      let load = weight.indices.filter { home[$0] == agent }.reduce(0) { $0 + weight[$1] }
      builder.addRow(SideRow(lower: load - band, upper: load + band))
    }
    builder.addRow(SideRow(lower: nil, upper: Int64(items / 2)))
    for item in 0..<items {
      builder.addItem()
      let first = home[item] + agents - random.integer(0...3)
      for step in 0..<4 {
        let agent = (first + step) % agents
        builder.addColumn(
          item: item, agent: agent, value: Int64(random.integer(0...1_000)),
          entries: [
            .init(row: Int32(agent), coefficient: weight[item]),
            .init(row: Int32(agents), coefficient: agent == home[item] ? 0 : 1),
          ])
      }
    }
    return try builder.build()
  }

  private func model(_ problem: AssignmentProblem) -> SearchModel {
    let scaled = ScaledProblem(problem)
    let multipliers = MultiplierSearch(scaled, threads: 1) { false }.multipliers
    return SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
  }

  /// Every item to its best column.
  private func greedy(_ model: SearchModel) -> [Int32] { (0..<model.itemCount).map { model.coreStart[$0] } }

  private func search(
    _ model: SearchModel, start: [Int32], threads: Int, passes: Int, seed: UInt64 = 1
  ) -> PlanSearch {
    let search = PlanSearch(model, start: start, seed: seed, blockItems: 60)
    for _ in 0..<passes {
      _ = search.run(Stretch(work: 60_000), threads: threads)
      _ = search.mend(Stretch(work: 200_000))
    }
    return search
  }

  @Test func findsLegalPlansFromIllegalStarts() throws {
    for seed in UInt64(1)...4 {
      let problem = try ring(agents: 40, itemsPerAgent: 10, band: 60, seed: seed)
      let model = model(problem)
      let start = greedy(model)
      #expect(!problem.judge(Assignment(columns: start.map { model.column[Int($0)] })).isLegal)
      let best = try #require(search(model, start: start, threads: 1, passes: 4, seed: seed).best)
      #expect(problem.judge(best).isLegal)
    }
  }

  @Test func samePlanOnAnyNumberOfThreads() throws {
    let problem = try ring(agents: 40, itemsPerAgent: 10, band: 60, seed: 5)
    let model = model(problem)
    let alone = search(model, start: greedy(model), threads: 1, passes: 2)
    #expect(alone.best != nil)
    for threads in [2, 3] {
      let together = search(model, start: greedy(model), threads: threads, passes: 2)
      #expect(together.best == alone.best)
      #expect(together.closest == alone.closest)
    }
    #expect(search(model, start: greedy(model), threads: 2, passes: 2, seed: 2).best != alone.best)
  }

  @Test func passesNeverLoseWhatTheyHad() throws {
    let problem = try ring(agents: 30, itemsPerAgent: 10, band: 80, seed: 6)
    let model = model(problem)
    let search = search(model, start: greedy(model), threads: 2, passes: 1)
    var worth = problem.judge(try #require(search.best)).objective
    for _ in 0..<4 {
      _ = search.run(Stretch(work: 40_000))
      let judged = problem.judge(try #require(search.best))
      #expect(judged.isLegal)
      #expect(judged.objective >= worth)
      worth = judged.objective
    }
  }

  @Test func reportsEachBestPlanAndStopsWhenTold() throws {
    let problem = try ring(agents: 30, itemsPerAgent: 10, band: 80, seed: 7)
    let model = model(problem)
    var reported: [Int128] = []
    var ticks = 0
    let search = PlanSearch(
      model, start: greedy(model), seed: 1, blockItems: 60,
      onImprovement: { search in
        if let best = search.best { reported.append(problem.judge(best).objective) }
      },
      onTick: {
        ticks += 1
        return ticks < 1_000
      })
    for _ in 0..<50 {
      _ = search.run(Stretch(work: 50_000))
      _ = search.mend(Stretch(work: 200_000))
    }
    #expect(ticks >= 1_000)
    let best = try #require(search.best)
    #expect(reported.last == problem.judge(best).objective)
    #expect(reported == reported.sorted())
    #expect(search.run(Stretch(work: 100_000)).total < 100_000)
  }

  /// A chain of agents, all but the last at their lower bound: what the first lacks has to come from the
  /// other end, through everybody.
  @Test func mendingCarriesAViolationAlongAChain() throws {
    let agents = 12
    var builder = AssignmentProblem.Builder()
    for _ in 0..<agents { builder.addAgent() }
    for agent in 0..<agents { builder.addRow(SideRow(lower: 100, upper: agent == agents - 1 ? 200 : 104)) }
    var start: [Int32] = []
    for agent in 0..<agents {
      let items = agent == 0 ? 9 : (agent == agents - 1 ? 12 : 10)
      for _ in 0..<items {
        let item = builder.addItem()
        for other in max(0, agent - 1)...min(agents - 1, agent + 1) {
          let column = builder.addColumn(
            item: item, agent: other, value: other == agent ? 10 : 0,
            entries: [.init(row: Int32(other), coefficient: 10)])
          if other == agent { start.append(Int32(column)) }
        }
      }
    }
    let problem = try builder.build()
    #expect(problem.judge(Assignment(columns: start)).brokenRows.count == 1)
    let model = model(problem)
    let search = PlanSearch(model, start: model.cores(of: Assignment(columns: start)), seed: 1)
    _ = search.mend(Stretch(work: 2_000_000))
    let judged = problem.judge(try #require(search.best))
    #expect(judged.isLegal)
    // One item a step of the chain.
    #expect(judged.objective == Int128(10 * (9 + 10 * (agents - 2) + 12) - 10 * (agents - 1)))
  }

  @Test func partitionHoldsEveryAgentWithItemsOnce() throws {
    let problem = try ring(agents: 50, itemsPerAgent: 8, band: 60, seed: 8)
    let model = model(problem)
    let plan = WholePlan(model, chosen: greedy(model))
    var random = AssignmentEngine.RandomSource(seed: 3)
    for size in [1, 50, 100, 10_000] {
      let blocks = AgentPartition(model, plan, size: size, random: &random).blocks
      let agents = blocks.flatMap { $0 }
      #expect(Set(agents).count == agents.count)
      #expect(Set(agents) == Set((0..<50).filter { !plan.items(of: $0).isEmpty }.map(Int32.init)))
      if size == 10_000 { #expect(blocks.count == 1) }
    }
  }

  /// A pass that has less work than the last begins later in the schedule, and cools as fast.
  @Test func shorterPassesBeginLater() {
    let earlier = FinishedPass(work: 1_000, seconds: 2)
    #expect(Stretch(work: 2_000).following(earlier).begin == 0)
    #expect(Stretch(work: 250).following(earlier).begin == 0.75)
    #expect(Stretch(work: 250).following(nil).begin == 0)
    let late = Stretch(work: 250).following(earlier)
    #expect(late.progress(0) == 0.75)
    #expect(late.progress(125) == 0.875)
    #expect(late.progress(250) == 1)
    #expect(late.task(work: 10, left: 5, threads: 2).progress(5) == 0.875)
    let over = Stretch(work: 5_000, timeEnd: ContinuousClock.now.advanced(by: .seconds(-1)))
    #expect(over.following(earlier).begin == 1)
  }

  @Test func tasksKeepTheirOrderAndReportOnTheCallingThread() {
    var ticks = 0
    let results = ThreadTeam.map(
      count: 100, threads: 4, tick: { ticks += 1 },
      task: { index, tick in
        tick()
        return index * index
      })
    #expect(results == (0..<100).map { $0 * $0 })
    #expect(ticks <= 100)
    #expect(ThreadTeam.map(count: 0, threads: 2, tick: {}, task: { index, _ in index }).isEmpty)
  }
}
