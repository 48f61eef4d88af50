import Testing

@testable import AssignmentEngine

/// What local problems charge for wide indicators against the state's own reckoning.
@Suite("Wide indicators in steps")
struct FixedIndicatorTests {
  private func state(seed: UInt64, openingCost: Int64 = 40) throws -> SearchState {
    let problem = try ConnectedProblem(
      width: 4, height: 4, agents: 3, openingCost: openingCost, isConnected: false
    ).make(seed: seed)
    let scaled = ScaledProblem(problem)
    let model = SearchModel(
      scaled, multipliers: [Double](repeating: 0, count: problem.rowCount), width: .infinity, least: 1)
    var random = RandomSource(seed: seed)
    return SearchState(
      model,
      start: (0..<problem.itemCount).map { item in
        // Agent 2 holds little, so that it can leave regions.
        let range = model.core(of: item)
        let agents: [Int32] = random.chance(10) ? [2] : [0, 1]
        return Int32(range.first { agents.contains(model.agent[$0]) } ?? range.lowerBound)
      })
  }

  /// Cost of the options taken and of what is fixed, as the local problem sees it.
  private func charged(_ options: [Int], _ local: LocalProblem, _ state: SearchState) -> Double {
    var activity = local.rest
    var total = local.constant - local.currentCost
    for option in options {
      total += local.optionCost[option]
      for slot in Int(local.entryStart[option])..<Int(local.entryStart[option + 1]) {
        activity[Int(local.entryLane[slot])] += local.entryValue[slot]
      }
    }
    for lane in local.lanes.indices {
      let row = Int(local.lanes[lane])
      total += state.weights.cost(row, activity[lane]) - state.rowCost[row]
    }
    return total
  }

  /// With every wide indicator fixed, a choice of options that takes a marked column of each open one costs
  /// what the local problem says; with none fixed any change of one unit does.
  @Test func chargesAreExactWhereFixedAndForOneUnit() throws {
    var (exact, alone) = (0, 0)
    for seed in UInt64(0)..<80 {
      let state = try state(seed: seed)
      let model = state.model
      #expect(model.hasWideIndicators)
      var random = RandomSource(seed: seed)
      var fixed = FixedIndicators()
      let wide = model.indicators.indices.filter { model.isWide[$0] }.map(Int32.init)
      for index in wide where seed % 4 > 0 {
        if random.chance(15) {
          fixed.turn(index, in: state)
        } else if seed % 4 > 1 {
          if state.ties.taken(Int(index)) > 0 { fixed.open(index) } else { fixed.close(index) }
        }
      }
      let areAllFixed = fixed.open.count + fixed.closed.count == wide.count
      var local = LocalProblem(model)
      var source = AssignmentEngine.RandomSource(seed: seed)
      let isPossible = local.build(agents: [0, 1, 2], fixed: fixed, state: state, random: &source)
      for index in wide { #expect(state.ties.taken(Int(index)) == taken(Int(index), state)) }
      guard isPossible else { continue }
      for _ in 0..<20 {
        let moved = fixed.isEmpty ? random.integer(0...local.unitCount - 1) : nil
        let options = (0..<local.unitCount).map { unit in
          moved == nil || moved == unit
            ? random.integer(Int(local.unitStart[unit])...Int(local.unitStart[unit + 1]) - 1)
            : Int(local.unitStart[unit])
        }
        for slot in options.flatMap({ Int(local.changeStart[$0])..<Int(local.changeStart[$0 + 1]) }) {
          let (item, core) = local.changes[slot]
          if state.chosen[Int(item)] != core { state.push(Int(item), to: Int(core)) }
        }
        for index in fixed.closed { #expect(state.ties.taken(Int(index)) == 0) }
        if fixed.isEmpty || (areAllFixed && fixed.open.allSatisfy { state.ties.taken(Int($0)) > 0 }) {
          #expect(abs(charged(options, local, state) - state.delta()) < 1e-6)
          if fixed.isEmpty { alone += 1 } else { exact += 1 }
        }
        state.popAll()
      }
    }
    #expect(alone > 200)
    #expect(exact > 50)
  }

  private func taken(_ indicator: Int, _ state: SearchState) -> Int {
    (0..<state.model.itemCount).reduce(0) { total, item in
      total + (state.marks(of: Int(state.chosen[item])).contains(Int32(indicator)) ? 1 : 0)
    }
  }

  /// One item of a region keeps an agent there at a cost that no single move would save twice: a strict search
  /// by steps leaves the region.
  @Test func stepsLeaveARegionTogether() throws {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    var marked: [[Int]] = [[], []]
    for item in 0..<8 {
      builder.addItem()
      for agent in 0..<2 {
        // Each agent is worth a little more at half of the items; being there costs more than that.
        marked[agent].append(
          builder.addColumn(item: item, agent: agent, value: item % 2 == agent ? 10 : 5))
      }
    }
    for columns in marked { builder.addIndicator(marked: columns, value: -100) }
    let problem = try builder.build()
    let scaled = ScaledProblem(problem)
    let model = SearchModel(scaled, multipliers: [], width: .infinity, least: 1)
    let both = (0..<8).map { Int32(2 * $0 + $0 % 2) }
    let state = SearchState(model, start: model.cores(of: Assignment(columns: both)))
    var heatBath = HeatBath(state)
    var random = AssignmentEngine.RandomSource(seed: 1)
    for _ in 0..<40 {
      _ = heatBath.step(item: random.below(8), size: 2, temperature: 0, sets: 100, random: &random)
    }
    let plan = Assignment(columns: state.snapshot().map { model.column[Int($0)] })
    #expect(problem.judge(plan).objective == 60 - 100)
    #expect(bruteForce(problem)?.objective == problem.judge(plan).objective)
  }
}
