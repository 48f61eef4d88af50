/// The search of one model: swap annealing, group heat bath and strict descent, in passes of one or more
/// cycles.
///
/// Confined to one thread.
final class BlockSearch {
  /// Steps of annealing between two looks at the clock.
  static let annealingSteps = 64
  /// One in this many descent steps goes anywhere, even while rows are broken.
  static let wandering = 8

  let model: SearchModel
  let state: SearchState
  private let start: [Int32]
  private let annealing: SwapAnnealing
  /// Nil where nobody has to be connected, and where compound moves are made.
  var borders: BorderAnnealing?
  /// Nil but in a tight problem.
  let compound: CompoundAnnealing?
  var heatBath: HeatBath
  var repair: RowRepair
  var random: RandomSource
  private(set) var incumbent = Incumbent()
  let schedule: Schedule
  let limits: SearchLimits
  private var weight: Double
  /// What was done so far.
  var work = SearchWork()

  /// - Parameter start: a core column for each item under which every coupling holds; made connected here.
  init(_ model: SearchModel, start: [Int32], seed: UInt64, schedule: Schedule, limits: SearchLimits) {
    self.model = model
    state = SearchState(model, start: start)
    if var connected = ConnectedStart(state) { connected.run() }
    self.start = state.snapshot()
    annealing = SwapAnnealing(state: state)
    compound = model.isTight ? CompoundAnnealing(state: state) : nil
    borders = compound == nil ? BorderAnnealing(state: state) : nil
    heatBath = HeatBath(state)
    repair = RowRepair(state)
    random = RandomSource(seed: seed)
    self.schedule = schedule
    self.limits = limits
    weight = schedule.weights.first
    offer()
  }

  /// Runs one pass.
  ///
  /// Where a plan is known, a whole pass begins with a cool cycle around it, which mostly makes it better soon.
  /// The annealing after it forgets where it began, finds other plans, and is worth something only near its end.
  ///
  /// The first whole cycle begins with the best plan known. One annealing much longer than `cycleWorkPerItem` ends
  /// in much the same place as a shorter one, while several from the start find different ones, so that long
  /// passes begin again from there; a last stretch too short for that goes to the best plan.
  ///
  /// - Parameters:
  ///   - onImprovement: called with each better legal plan.
  ///   - onTick: called between steps, often.
  func run(_ stretch: Stretch, onImprovement: () -> Void, onTick: () -> Void) {
    restart(from: incumbent.best ?? state.snapshot(), weight: schedule.weights.first)
    let before = work.total
    // Compound moves gain from annealings of any length.
    let cycleWork =
      compound == nil ? Double(Schedule.cycleWorkPerItem) * Double(model.itemCount) : .infinity
    var progress = stretch.begin
    // In a tight problem the best plan is left only where it is hot.
    if compound == nil, incumbent.best != nil, stretch.begin == 0 {
      let end = Schedule.coolShare * min(1, cycleWork / Double(max(1, stretch.work)))
      while progress < end && !limits.isReached {
        step(at: Schedule.coolFrom + (1 - Schedule.coolFrom) * progress / end, onImprovement, onTick)
        progress = stretch.progress(work.total - before)
      }
      restart(from: incumbent.best ?? state.snapshot(), weight: schedule.weights.first)
    }
    // A pass that begins late in the schedule goes on from there.
    var cycle = (work: work.total, begin: stretch.begin > 0 ? 0 : progress)
    while progress < 1 && !limits.isReached {
      let share = max(
        Double(work.total - cycle.work) / cycleWork, (progress - cycle.begin) / (1 - cycle.begin))
      guard share < 1 else {
        let isShort = 1 - progress < (progress - cycle.begin) / 2
        restart(
          from: isShort || incumbent.best == nil ? incumbent.best ?? state.snapshot() : start,
          weight: schedule.weights.first)
        cycle = (work.total, progress)
        continue
      }
      step(at: share, onImprovement, onTick)
      progress = stretch.progress(work.total - before)
    }
  }

  /// What is due at a share of a cycle.
  private func step(at share: Double, _ onImprovement: () -> Void, _ onTick: () -> Void) {
    let improvements = incumbent.improvements
    switch schedule.phase(at: share) {
    case .swaps(let share): anneal(share)
    case .heatBath(let share): drawGroup(share)
    case .descent(let share): descend(share)
    }
    if incumbent.improvements > improvements { onImprovement() }
    onTick()
  }

  /// Strict descent at the broken rows, from the closest plan known, until nothing is broken.
  ///
  /// Steps are small: what counts is how often a violation is handed on, not how well each step is chosen.
  func mend(_ stretch: Stretch, onTick: () -> Void) {
    guard incumbent.best == nil else { return }
    restart(from: incumbent.closest, weight: Schedule.mendingWeight)
    let before = work.total
    while incumbent.best == nil && stretch.progress(work.total - before) < 1 && !limits.isReached {
      descend(
        at: repair.randomBrokenRow(&random), size: size(Schedule.mendingSizes), sets: Schedule.mendingSets)
      onTick()
    }
  }

  func restart(from cores: [Int32], weight: Double) {
    self.weight = weight
    state.resetLazy()
    state.weights.set(weight: weight)
    repair.restart()
    state.load(cores)
  }

  func offer() { incumbent.offer(state) }

  /// Sets the penalty weight if it is due a change; each refresh costs a pass over the rows.
  func setWeight(_ due: Double) {
    guard due > weight * 1.05 || due < weight / 1.05 else { return }
    weight = due
    state.weights.set(weight: weight)
    repair.restart()
    state.refreshRows()
  }

  private func anneal(_ share: Double) {
    setWeight(schedule.weights.first)
    let temperature = schedule.temperature(share)
    guard compound == nil else { return moveCompounds(temperature) }
    for _ in 0..<Self.annealingSteps {
      if moveBorder(temperature) { continue }
      work.moves += Int64(annealing.step(temperature: temperature, random: &random))
      offer()
    }
  }

  /// One step at a border between agents; false where it is not a border's turn.
  func moveBorder(_ temperature: Double, at item: Int? = nil) -> Bool {
    guard borders != nil, random.below(Self.wandering) > 0, let start = item ?? borders?.randomItem(&random),
      let (done, changed) = borders?.step(item: start, temperature: temperature, random: &random)
    else { return false }
    work.moves += Int64(done)
    if changed { offer() }
    return true
  }

  /// Compound moves at random items, or at those of a row.
  private func moveCompounds(_ temperature: Double, at row: Int? = nil) {
    guard let compound else { return }
    for _ in 0..<Self.annealingSteps {
      let item = row.flatMap { repair.item(at: $0, &random) } ?? random.below(model.itemCount)
      let (done, changed) = compound.step(item: item, temperature: temperature, random: &random)
      work.moves += Int64(done)
      if changed { offer() }
    }
  }

  private func drawGroup(_ share: Double) {
    setWeight(Schedule.geometric(schedule.weights, share))
    guard compound == nil else { return moveCompounds(schedule.temperature(share)) }
    if borders != nil, random.below(Schedule.borderShare) > 0 {
      for _ in 0..<Self.annealingSteps { _ = moveBorder(schedule.temperature(share)) }
      return
    }
    let item = random.below(model.itemCount)
    let (done, changed) = heatBath.step(
      item: item, size: size(Schedule.groupSizes), temperature: schedule.temperature(share),
      sets: Schedule.heatBathSets, random: &random)
    work.nodes += Int64(done)
    if changed { offer() }
  }

  private func descend(_ share: Double) {
    let row = random.below(Self.wandering) > 0 ? repair.randomBrokenRow(&random) : nil
    descend(
      at: row, size: size(Schedule.groupSizes), sets: Int(Schedule.geometric(Schedule.descentSets, share)))
  }

  /// One step of strict descent, at a broken row if one is given; where it fails there, its weight rises.
  private func descend(at row: Int?, size: Int, sets: Int) {
    let item = row.flatMap { repair.item(at: $0, &random) } ?? random.below(model.itemCount)
    if compound != nil {
      moveCompounds(0, at: row)
    } else if borders != nil {
      for _ in 0..<Self.annealingSteps { _ = moveBorder(0) }
    }
    let (done, changed) = heatBath.step(item: item, size: size, temperature: 0, sets: sets, random: &random)
    work.nodes += Int64(done)
    if changed {
      offer()
    } else if let row {
      repair.raise(row)
    } else if state.brokenRows == 0, !state.isLegal {
      state.raiseLazy(by: 1 + RowRepair.rise / 4)
    }
  }

  func size(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }
}

/// What a search has done.
struct SearchWork: Sendable {
  /// Moves tried by annealing.
  var moves: Int64 = 0
  /// Nodes of heat bath and descent.
  var nodes: Int64 = 0

  var total: Int64 { moves + nodes }

  static func += (left: inout SearchWork, right: SearchWork) {
    left.moves += right.moves
    left.nodes += right.nodes
  }

  static func - (left: SearchWork, right: SearchWork) -> SearchWork {
    SearchWork(moves: left.moves - right.moves, nodes: left.nodes - right.nodes)
  }
}
