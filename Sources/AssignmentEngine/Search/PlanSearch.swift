import Foundation

/// The search for good legal plans: passes of swap annealing, group heat bath and strict descent.
///
/// Each pass runs the whole schedule in the stretch it is given, long ones several times; short passes first
/// make the search useful at any time, long ones anneal slowly enough to be good.
final class PlanSearch {
  /// Shares of a cycle where the heat bath begins and where the descent begins.
  typealias Schedule = (heatBathFrom: Double, descentFrom: Double)
  static let schedule: Schedule = (0.03, 0.8)
  /// The same while there is no legal plan: the steps at its ends repair rows.
  static let repairSchedule: Schedule = (0.1, 0.7)
  /// Penalty weight of hard rows at the beginning and the end of the annealing.
  static let weights = (first: 2.0, last: 30.0)
  /// Agents in a group.
  static let groupSizes = 2...6
  /// Sets of deviations that a step of the heat bath lists of each half of its units.
  static let heatBathSets = 300
  /// The same for a step of the descent, at the beginning and the end.
  static let descentSets = (first: 200.0, last: 8_000.0)

  /// Work of one cycle of the schedule at most, per item.
  static let cycleWorkPerItem = 40_000

  let model: SearchModel
  let state: SearchState
  private let start: [Int32]
  private let annealing: SwapAnnealing
  private var heatBath: HeatBath
  private var random: RandomSource
  private(set) var incumbent = Incumbent()
  private let temperatures: (first: Double, last: Double)
  private let onImprovement: (PlanSearch) -> Void
  private let onTick: () -> Void

  /// - Parameters:
  ///   - start: a core column for each item under which every coupling holds.
  ///   - onImprovement: called with each better legal plan.
  ///   - onTick: called between steps, often; for heartbeats.
  init(
    _ model: SearchModel, start: [Int32], seed: UInt64, onImprovement: @escaping (PlanSearch) -> Void,
    onTick: @escaping () -> Void
  ) {
    self.model = model
    self.start = start
    state = SearchState(model, start: start)
    annealing = SwapAnnealing(state: state)
    heatBath = HeatBath(state)
    random = RandomSource(seed: seed)
    temperatures = Self.temperatures(model)
    self.onImprovement = onImprovement
    self.onTick = onTick
    offer()
  }

  /// The best legal assignment so far, in columns of the problem.
  var best: Assignment? { incumbent.best.map(assignment) }

  /// The closest illegal assignment, while there is no legal one.
  var closest: Assignment? { incumbent.closest.isEmpty ? nil : assignment(incumbent.closest) }

  private func assignment(_ cores: [Int32]) -> Assignment {
    Assignment(columns: cores.map { model.column[Int($0)] })
  }

  /// A deviation costs its reduced cost, so temperatures follow the reduced costs of the items' second-best
  /// columns: a fixed share of their median.
  private static func temperatures(_ model: SearchModel) -> (first: Double, last: Double) {
    var second: [Double] = []
    for item in 0..<model.itemCount {
      let core = model.core(of: item)
      if core.count > 1 { second.append(model.cost[core.lowerBound + 1]) }
    }
    second.sort()
    let typical = second.isEmpty ? 1 : max(second[second.count / 2], 1e-6)
    return (0.25 * typical, 0.05 * typical)
  }

  /// Runs one pass, of one or more cycles of the schedule.
  ///
  /// The first cycle begins with the best plan known. One annealing much longer than `cycleWork` ends in
  /// much the same place as a shorter one, while several from the start find different ones, so that long
  /// passes begin again from there; a last stretch too short for that goes to the best plan.
  func run(_ pass: RunMeter.Pass, meter: RunMeter) {
    let cycleWork = Double(Self.cycleWorkPerItem) * Double(model.itemCount)
    begin(from: incumbent.best ?? state.snapshot())
    var schedule = incumbent.best == nil ? Self.repairSchedule : Self.schedule
    var cycleFrom = (work: meter.work, progress: 0.0)
    var progress = 0.0
    while progress < 1 && !meter.isSpent {
      let share = max(
        Double(meter.work - cycleFrom.work) / cycleWork,
        (progress - cycleFrom.progress) / (1 - cycleFrom.progress))
      if share >= 1 {
        let isShort = 1 - progress < (progress - cycleFrom.progress) / 2
        begin(from: isShort || incumbent.best == nil ? incumbent.best ?? state.snapshot() : start)
        schedule = incumbent.best == nil ? Self.repairSchedule : Self.schedule
        cycleFrom = (meter.work, progress)
      } else if share < schedule.heatBathFrom {
        anneal(share / schedule.heatBathFrom, meter: meter)
      } else if share < schedule.descentFrom {
        let share = (share - schedule.heatBathFrom) / (schedule.descentFrom - schedule.heatBathFrom)
        drawGroup(share, meter: meter)
      } else {
        descend((share - schedule.descentFrom) / (1 - schedule.descentFrom), meter: meter)
      }
      onTick()
      progress = pass.progress(meter)
    }
  }

  private func begin(from plan: [Int32]) {
    currentWeight = Self.weights.first
    state.weights.set(weight: currentWeight)
    state.load(plan)
  }

  private func offer() {
    if incumbent.offer(state) { onImprovement(self) }
  }

  private func geometric(_ range: (first: Double, last: Double), _ share: Double) -> Double {
    range.first * pow(range.last / range.first, share)
  }

  /// Sets the penalty weight if it is due a change; each refresh costs a pass over the rows.
  private func setWeight(_ weight: Double) {
    guard weight > currentWeight * 1.05 || weight < currentWeight / 1.05 else { return }
    currentWeight = weight
    state.weights.set(weight: weight)
    state.refreshRows()
  }
  private var currentWeight = PlanSearch.weights.first

  private func anneal(_ share: Double, meter: RunMeter) {
    setWeight(Self.weights.first)
    let temperature = geometric(temperatures, share)
    for _ in 0..<64 {
      meter.counters.movesTried += Int64(annealing.step(temperature: temperature, random: &random))
      offer()
    }
  }

  private func drawGroup(_ share: Double, meter: RunMeter) {
    setWeight(geometric(Self.weights, share))
    let item = random.below(model.itemCount)
    let (work, changed) = heatBath.step(
      item: item, size: groupSize(), temperature: geometric(temperatures, share),
      sets: Self.heatBathSets, random: &random)
    meter.counters.nodes += Int64(work)
    if changed { offer() }
  }

  private func descend(_ share: Double, meter: RunMeter) {
    let item = pick()
    let (work, changed) = heatBath.step(
      item: item, size: groupSize(), temperature: 0,
      sets: Int(geometric(Self.descentSets, share)), random: &random)
    meter.counters.nodes += Int64(work)
    if changed {
      offer()
    } else if state.brokenRows > 0 {
      raiseBroken()
    }
  }

  private func groupSize() -> Int {
    Self.groupSizes.lowerBound + random.below(Self.groupSizes.count)
  }

  /// Mostly an item of an agent at a broken row, while there is one.
  private func pick() -> Int {
    let item = random.below(model.itemCount)
    guard state.brokenRows > 0 && random.below(8) > 0 else { return item }
    var probe = item
    for _ in 0..<400 {
      let core = Int(state.chosen[probe])
      for entry in Int(state.entryStart[core])..<Int(state.entryStart[core + 1])
      where state.isBroken[Int(state.entryRow[entry])] {
        return probe
      }
      probe = random.below(model.itemCount)
    }
    return item
  }

  private func raiseBroken() {
    for row in 0..<state.rowCount where state.isBroken[row] { state.weights.raise(row, by: 1.1) }
    state.refreshRows()
  }
}
