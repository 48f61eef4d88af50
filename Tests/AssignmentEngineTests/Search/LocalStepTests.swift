import Foundation
import Testing

@testable import AssignmentEngine

/// The steps on groups of agents against enumeration and recomputation.
@Suite("Steps on groups")
struct LocalStepTests {
  private func state(_ shape: RandomProblem, seed: UInt64, weight: Double = 3) throws -> SearchState {
    let problem = try shape.make(seed: seed)
    let scaled = ScaledProblem(problem)
    let multipliers = scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) }
    let model = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
    let state = SearchState(model, start: (0..<problem.itemCount).map { model.coreStart[$0] })
    state.weights.set(weight: weight)
    state.refreshRows()
    return state
  }

  /// Least search cost over all assignments, by trying every one.
  private func leastCost(_ state: SearchState) -> Double {
    let model = state.model
    let other = SearchState(model, start: state.snapshot())
    var plan = state.snapshot()
    var least = Double.infinity
    other.weights = state.weights
    func extend(_ item: Int) {
      guard item < model.itemCount else {
        other.load(plan)
        least = min(least, other.cost)
        return
      }
      for core in model.core(of: item) {
        plan[item] = Int32(core)
        extend(item + 1)
      }
    }
    extend(0)
    return least
  }

  /// With every agent in the group and room for every set, a strict step finds the optimum.
  @Test func strictStepOnAllAgentsIsOptimal() throws {
    var improved = 0
    for seed in UInt64(0)..<40 {
      let shape = RandomProblem(items: 7, agents: 3, rows: 3, couplings: 0, indicators: 0)
      let state = try state(shape, seed: seed)
      let before = state.cost
      var heatBath = HeatBath(state)
      var random = AssignmentEngine.RandomSource(seed: seed)
      let step = heatBath.step(
        agents: [0, 1, 2], temperature: 0, sets: DeviationSets.capacity, random: &random)
      #expect(step.changed == (state.cost < before))
      #expect(abs(state.cost - leastCost(state)) < 1e-4)
      improved += step.changed ? 1 : 0
    }
    #expect(improved > 10)
  }

  @Test func strictStepsNeverWorsen() throws {
    for seed in UInt64(0)..<40 {
      let shape = RandomProblem(items: 10, agents: 5, columnsPerItem: 4, rows: 4, couplings: 2)
      let state = try state(shape, seed: seed)
      guard state.ties.broken == 0 else { continue }
      var heatBath = HeatBath(state)
      var random = AssignmentEngine.RandomSource(seed: seed)
      for _ in 0..<30 {
        let before = state.cost
        let item = random.below(state.model.itemCount)
        let step = heatBath.step(item: item, size: 3, temperature: 0, sets: 20, random: &random)
        #expect(step.changed ? state.cost < before : state.cost == before)
        #expect(state.ties.broken == 0)
      }
    }
  }

  /// What the local multipliers promise for the cheapest options is what the state finds.
  @Test func offsetIsTheCostOfTheCheapestOptions() throws {
    for seed in UInt64(0)..<40 {
      let state = try state(
        RandomProblem(items: 9, agents: 4, columnsPerItem: 4, rows: 4, couplings: 0, indicators: 0),
        seed: seed)
      var local = LocalProblem(state.model)
      var random = AssignmentEngine.RandomSource(seed: seed)
      local.build(agents: [0, 1, 2], state: state, random: &random)
      guard local.unitCount > 0 else { continue }
      var multipliers = LocalMultipliers()
      multipliers.solve(local, state: state)
      var promised = multipliers.offset
      for lane in local.lanes.indices {
        let row = state.weights[Int(local.lanes[lane])]
        let z = multipliers.multipliers[lane]
        #expect(z >= -row.shortfall - 1e-9 && z <= row.excess + 1e-9)
        let activity = multipliers.activity[lane]
        let reference = multipliers.reference(lane, z, local: local, state: state)
        promised +=
          row.excess * max(0, activity - row.upper) + row.shortfall * max(0, row.lower - activity)
          - z * (activity - reference)
      }
      for unit in 0..<local.unitCount {
        let option = Int(multipliers.base[unit])
        for slot in Int(local.changeStart[option])..<Int(local.changeStart[option + 1]) {
          let (item, core) = local.changes[slot]
          if state.chosen[Int(item)] != core { state.push(Int(item), to: Int(core)) }
        }
      }
      #expect(abs(state.delta() - promised) < 1e-6)
      state.popAll()
    }
  }

  /// Penalties count the violation, grow with the weight and with each raise, and vanish inside the bounds.
  @Test func weightsChargeViolation() throws {
    for seed in UInt64(0)..<20 {
      let state = try state(RandomProblem(rows: 4, pricedPercent: 50), seed: seed)
      var weights = state.weights
      for row in 0..<state.rowCount {
        let bounds = weights[row]
        let inside = max(bounds.lower, min(bounds.upper, 0))
        #expect(weights.cost(row, inside) == -bounds.multiplier * (inside - bounds.base))
        guard bounds.upper < 1e29 else { continue }
        func penalty() -> Double {
          weights.cost(row, bounds.upper + 2) + bounds.multiplier * (bounds.upper + 2 - bounds.base)
        }
        let soft = penalty()
        #expect(abs(soft - 2 * bounds.excess) < 1e-9)
        weights.set(weight: 6)
        let isHard = state.model.problem.rows[row].excessPrice == nil
        #expect(isHard ? penalty() > soft : penalty() == soft)
        let before = penalty()
        weights.raise(row, by: 1.1)
        #expect(abs(penalty() - (isHard ? 1.1 : 1) * before) < 1e-9)
        weights.set(weight: 3)
        #expect(abs(penalty() - soft) < 1e-9)
      }
    }
  }

  /// Options of groups with a list are what the state finds when it makes their changes: cost, rows and couplings.
  @Test func listedOptionsAreWhatTheStateFinds() throws {
    var (options, several) = (0, 0)
    for seed in UInt64(0)..<60 {
      let shape = RandomProblem(
        items: 9, agents: 4, columnsPerItem: 4, rows: 4, couplings: 4, indicators: 0, classPercent: 30)
      let scaled = try ScaledProblem(shape.make(seed: seed))
      let none = [Int32](repeating: -1, count: scaled.problem.itemCount)
      let multipliers = scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) }
      guard
        case .assignment(let start) = LegalStart.find(
          scaled, candidates: [none], priced: scaled.prices(multipliers))
      else { continue }
      let model = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
      let state = SearchState(model, start: model.cores(of: Assignment(columns: start)))
      var local = LocalProblem(state.model)
      var random = AssignmentEngine.RandomSource(seed: seed)
      local.build(agents: [0, 1, 2], state: state, random: &random)
      for unit in 0..<local.unitCount {
        let first = Int(local.unitStart[unit])
        // A unit of a group: its current option changes nothing.
        guard local.changeStart[first] == local.changeStart[first + 1] else { continue }
        for option in first..<Int(local.unitStart[unit + 1]) {
          for (item, core) in local.changes[
            Int(local.changeStart[option])..<Int(local.changeStart[option + 1])]
          {
            #expect(state.agentOf[Int(core)] < 3 && state.agentOf[Int(state.chosen[Int(item)])] < 3)
            state.push(Int(item), to: Int(core))
          }
          if state.changes.count > 1 { several += 1 }
          #expect(state.ties.broken == 0)
          #expect(abs(state.pendingCost - local.optionCost[option]) < 1e-9)
          var pending = (0..<state.rowCount).map { state.pending[$0] }
          for slot in Int(local.entryStart[option])..<Int(local.entryStart[option + 1]) {
            pending[Int(local.lanes[Int(local.entryLane[slot])])] -= local.entryValue[slot]
          }
          #expect(zip(pending, local.isMeasure).allSatisfy { abs($0) < 1e-9 || $1 })
          state.popAll()
          options += 1
        }
      }
    }
    #expect(options > 200 && several > 30)
  }
}
