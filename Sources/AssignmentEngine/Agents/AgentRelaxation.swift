/// The bound that is left when the item rows are relaxed instead of the agents' own rows: each agent takes
/// its best legal subset of columns. `docs/formulations/agent-bound.md` has the formulas.
///
/// It starts from the linear relaxation's multipliers, where it is at least as strong, and improves the item
/// multipliers by a proximal bundle method. It runs in slices of work; between two slices everything is kept.
/// Confined to one thread. What it does depends on the problem, the multipliers, the plans and the work
/// asked for, never on the clock.
final class AgentRelaxation {
  /// Share of the predicted gain that a step has to bring to be taken.
  static let sufficient = 0.1
  /// Factors on the step length: after a step that gave more than half of what was predicted, and after
  /// every `patience` steps that were not taken.
  static let lengthening = 2.0
  static let shortening = 0.8
  static let patience = 4
  /// A step that promises less than this share of the bound is not worth taking; neither is another try after
  /// so many refusals in a row.
  static let leastGain = 1e-8
  static let mostFailures = 60
  /// Step at first, in multiples of the mean half distance between an item's best two reduced values.
  static let firstLength = 0.1
  /// Sets that one search of one agent looks at, at first and at most; doubled when steps fail for want of
  /// it.
  static let firstSearchWork: Int64 = 2_000_000
  static let mostSearchWork: Int64 = 64_000_000
  /// The same where a caller's budget is small.
  static let leastSearchWork: Int64 = 1_000

  /// Counts that do not depend on the machine.
  struct Counters: Sendable, Equatable {
    var evaluations = 0
    var steps = 0
    /// Evaluations that ended early, because the step was refused whatever the other agents bring.
    var partial = 0
    /// Searches that were cut short.
    var truncated = 0
    /// Sets and entries looked at.
    var work: Int64 = 0
  }

  /// Multipliers and what they prove, in scaled units.
  struct Point: Sendable {
    /// One an item, then the coordinates of the shared rows.
    var multipliers: [Double]
    /// For each agent with columns.
    var ownMultipliers: [AgentModel.Lanes]
    var gaps: [Double]
    /// No plan is worth more, up to rounding; the certificate is computed anew in integers.
    var bound: Double
  }

  let scaled: ScaledProblem
  let decomposition: AgentDecomposition
  /// Scaled multipliers that the relaxation began with, one a row.
  let rowMultipliers: [Double]
  private(set) var counters = Counters()
  private(set) var best: Point
  /// Whether another step promises nothing.
  private(set) var isConverged = false
  private var oracles: [AgentOracle]
  private var bundle: SubsetBundle
  private var search = SubsetSearch()
  private var center: [Double]
  private var centerBound = Double.infinity
  private var trial: [Double]
  private var predicted = 0.0
  private var length: Double
  private var failures = 0
  private var searchWork = firstSearchWork
  /// `counters.work` at which the caller's budget is used up, whatever the present slice.
  private var budgetEnd = Int64.max
  private var profit: [Double] = []

  /// - Parameters:
  ///   - rowMultipliers: scaled multipliers of the linear relaxation, one a row, within their boxes.
  ///   - plan: a legal plan; its subsets start the bundle.
  ///   - warm: item multipliers and gaps that were found before, for a similar problem; `rowMultipliers` are
  ///     then those found with them.
  /// - Returns: nil where this bound cannot be stronger (see `AgentDecomposition`).
  init?(scaled: ScaledProblem, rowMultipliers: [Double], plan: Assignment, warm: WarmAgents? = nil) {
    guard let decomposition = AgentDecomposition(scaled, multipliers: rowMultipliers) else { return nil }
    self.scaled = scaled
    self.decomposition = decomposition
    self.rowMultipliers = rowMultipliers
    oracles = decomposition.agents.map { model in
      AgentOracle(
        model, multipliers: rowMultipliers,
        gap: warm.map { $0.gaps[model.agent] * scaled.scaling.value } ?? 0)
    }
    bundle = SubsetBundle(
      agents: oracles.count, items: scaled.problem.itemCount,
      sharedBounds: decomposition.shared.map(\.bound))
    let start = Self.start(scaled, rowMultipliers)
    let items = warm?.itemMultipliers.map { $0 * scaled.scaling.value } ?? start.multipliers
    center = items + decomposition.shared.map(\.start)
    trial = center
    length = Self.firstLength * max(start.halfDistance, 1e-6)
    best = Point(
      multipliers: center, ownMultipliers: oracles.map(\.multipliers),
      gaps: [Double](repeating: 0, count: oracles.count), bound: .infinity)
    add(plan)
  }

  /// Half way between an item's best two reduced values: leaving the best column out and taking another then
  /// lose the same, and the sum of all bounds is that of the side rows' multipliers alone.
  private static func start(_ scaled: ScaledProblem, _ rowMultipliers: [Double])
    -> (multipliers: [Double], halfDistance: Double)
  {
    let priced = scaled.prices(rowMultipliers)
    var total = 0.0
    let multipliers = (0..<scaled.problem.itemCount).map { item in
      var best = -Double.infinity
      var second = -Double.infinity
      for column in scaled.problem.columns(of: item) {
        second = max(second, min(best, priced[column]))
        best = max(best, priced[column])
      }
      if second == -.infinity { return best }
      total += (best - second) / 2
      return (best + second) / 2
    }
    return (multipliers, total / Double(max(1, multipliers.count)))
  }

  /// Adds a legal plan's subsets, so that the model knows them.
  func add(_ plan: Assignment) {
    var taken = [Bool](repeating: false, count: scaled.problem.columnCount)
    for column in plan.columns { taken[Int(column)] = true }
    for (index, model) in decomposition.agents.enumerated() {
      add(model.columns.indices.filter { taken[Int(model.columns[$0])] }.map(Int32.init), agent: index)
    }
  }

  private func add(_ slots: [Int32], agent: Int) {
    let model = decomposition.agents[agent]
    let width = decomposition.shared.count
    let shared = (0..<width).map { place in slots.reduce(0) { $0 + model.sharedUse[Int($1) * width + place] }
    }
    bundle.add(
      slots.map { model.items[Int($0)] }, shared: shared,
      worth: slots.reduce(0) { $0 + model.value[Int($1)] }, agent: agent)
  }

  /// Evaluates and steps until the work is used up, the bound reaches `target`, or nothing more is promised.
  ///
  /// - Parameters:
  ///   - budget: what this call and those that follow it may take together: every agent's search gets an equal part
  ///     of it at most.
  ///   - target: scaled worth of the best plan.
  func run(work: Int64, budget: Int64 = .max, target: Double, shouldStop: () -> Bool) {
    let end = counters.work + work
    budgetEnd = counters.work.addingReportingOverflow(budget).overflow ? .max : counters.work + budget
    while !isFinished(at: target) && counters.work < end {
      guard evaluate(shouldStop) else { return }
      findTrial()
    }
  }

  /// Whether nothing more is promised, or no plan can be better than one of the scaled worth `target`.
  func isFinished(at target: Double) -> Bool { isConverged || best.bound <= target }

  /// Evaluates the agents at `trial`, the easy ones first, and takes the step if it brings enough; false if it
  /// was broken off.
  ///
  /// Agents not yet evaluated are worth at least what the bundle knows: where the step must fail whatever
  /// they bring, they are left out.
  private func evaluate(_ shouldStop: () -> Bool) -> Bool {
    let enough = centerBound - Self.sufficient * predicted
    let known = oracles.indices.map { bundle.largest($0, trial) }
    var bound = decomposition.constant + bundle.price(of: trial) + known.reduce(0, +)
    let truncatedBefore = counters.truncated
    let order = oracles.indices.sorted { (oracles[$0].lastWork, $0) < (oracles[$1].lastWork, $1) }
    counters.evaluations += 1
    for (place, index) in order.enumerated() {
      solve(index, known: known[index], shouldStop: shouldStop)
      if shouldStop() { return false }
      bound += oracles[index].upperBound - known[index]
      if bound >= enough && place + 1 < order.count {
        counters.partial += 1
        refuse(wasTruncated: counters.truncated > truncatedBefore)
        return true
      }
    }
    if bound < best.bound {
      best = Point(
        multipliers: trial, ownMultipliers: oracles.map(\.multipliers), gaps: oracles.map(\.gap), bound: bound
      )
    }
    if bound < enough { take(bound) } else { refuse(wasTruncated: counters.truncated > truncatedBefore) }
    return true
  }

  /// Work of one agent's search: a part of what is left that leaves as much to every other.
  private var affordableSearchWork: Int64 {
    let share = (budgetEnd - counters.work) / Int64(max(1, oracles.count))
    return min(searchWork, max(Self.leastSearchWork, share))
  }

  private func solve(_ index: Int, known: Double, shouldStop: () -> Bool) {
    let model = oracles[index].model
    let width = decomposition.shared.count
    let items = scaled.problem.itemCount
    profit.removeAll(keepingCapacity: true)
    for slot in model.value.indices {
      var worth = model.value[slot] - trial[Int(model.items[slot])]
      for place in 0..<width { worth -= trial[items + place] * model.sharedUse[slot * width + place] }
      profit.append(worth)
    }
    let before = search.work
    oracles[index].solve(
      profit: profit, known: known, search: &search, workLimit: affordableSearchWork, shouldStop: shouldStop)
    counters.work += search.work - before
    if oracles[index].isTruncated { counters.truncated += 1 }
    for slots in oracles[index].subsets { add(slots, agent: index) }
  }

  private func take(_ bound: Double) {
    if centerBound - bound > 0.5 * predicted { length *= Self.lengthening }
    center = trial
    centerBound = bound
    failures = 0
    counters.steps += 1
  }

  private func refuse(wasTruncated: Bool) {
    if wasTruncated && searchWork < Self.mostSearchWork {
      searchWork *= 2
      return
    }
    failures += 1
    if failures % Self.patience == 0 { length *= Self.shortening }
  }

  /// The next point to look at.
  private func findTrial() {
    let before = bundle.work
    trial = bundle.step(from: center, length: length)
    counters.work += (bundle.work - before) / 8
    let items = scaled.problem.itemCount
    for (place, row) in decomposition.shared.enumerated() {
      trial[items + place] = min(max(trial[items + place], row.least), row.largest)
    }
    let model =
      decomposition.constant + bundle.price(of: trial)
      + oracles.indices.reduce(0) { $0 + bundle.largest($1, trial) }
    predicted = centerBound - model
    isConverged = predicted < Self.leastGain * max(1, abs(centerBound)) || failures > Self.mostFailures
  }
}

extension AgentRelaxation {
  /// What the best multipliers prove, computed in integers; nil where the exact sums would not fit.
  ///
  /// - Parameter shouldStop: asked between two agents; those left then count at their relaxed worth.
  func certificate(shouldStop: () -> Bool) -> AgentCertificate? {
    let unit = scaled.scaling.value
    var rows = rowMultipliers
    var gaps = [Double](repeating: 0, count: scaled.problem.agentCount)
    for (index, model) in decomposition.agents.enumerated() {
      for (lane, row) in model.rows.enumerated() { rows[Int(row)] = best.ownMultipliers[index][lane] }
      gaps[model.agent] = best.gaps[index] / unit
    }
    for (place, shared) in decomposition.shared.enumerated() {
      rows[Int(shared.row)] = best.multipliers[scaled.problem.itemCount + place] * decomposition.unit
    }
    return AgentCertificate.rounding(
      itemMultipliers: best.multipliers.prefix(scaled.problem.itemCount).map { $0 / unit },
      rowMultipliers: scaled.scaling.unscaled(rows),
      gaps: gaps, of: scaled.problem, shouldStop: shouldStop)
  }
}
