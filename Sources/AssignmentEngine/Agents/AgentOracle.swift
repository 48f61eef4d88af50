/// The best legal subset of one agent's columns under item multipliers: its worth bounded from above, and
/// good subsets for the bundle.
struct AgentOracle {
  /// Factor between one budget and the next, while no legal subset was found.
  static let growth = 1.15
  /// A known subset this near to the last gap is taken as the budget at once.
  static let near = 1.3
  /// Factor between budgets while they are too large to be searched.
  static let retreat = 0.8
  /// Budgets tried at most each way.
  static let attempts = 60

  let model: AgentModel
  /// Multipliers of the own rows, carried from one call to the next.
  private(set) var multipliers: AgentModel.Lanes
  /// Loss of the best legal subset against the relaxed worth; a lower bound on it after a search that was
  /// cut short.
  private(set) var gap = 0.0
  /// Whether the last search was cut short.
  private(set) var isTruncated = false
  /// Sets looked at in the last call.
  private(set) var lastWork: Int64 = 0
  /// Relaxed worth at `multipliers`.
  private(set) var relaxed = 0.0
  /// New good subsets, as positions in the model, ascending.
  private(set) var subsets: [[Int32]] = []
  private var own = OwnMultipliers()
  private var isTaken: [Bool] = []
  private var deviations: [SubsetDeviation] = []

  /// - Parameter gap: that of a similar search, from which the first budget follows; 0 for none.
  init(_ model: AgentModel, multipliers: [Double], gap: Double = 0) {
    self.model = model
    self.gap = gap
    var z = AgentModel.Lanes.zero
    for (lane, row) in model.rows.enumerated() where model.allows(multipliers[Int(row)], lane: lane) {
      z[lane] = multipliers[Int(row)]
    }
    self.multipliers = z
  }

  /// No legal subset is worth more.
  var upperBound: Double { relaxed - gap }

  /// - Parameters:
  ///   - profit: value less item multiplier of each column.
  ///   - known: worth of a legal subset, or negative infinity.
  ///   - workLimit: sets to look at in one search.
  ///   - shouldStop: where it says so, the result means nothing.
  mutating func solve(
    profit: [Double], known: Double, search: inout SubsetSearch, workLimit: Int64,
    shouldStop: () -> Bool
  ) {
    subsets.removeAll(keepingCapacity: true)
    isTruncated = false
    let before = search.work
    defer { lastWork = search.work - before }
    relaxed = own.minimise(model, profit: profit, z: &multipliers)
    let activity = prepare(profit)
    let window = LaneWindow(model, multipliers: multipliers, deviations: deviations)
    let enough = max(0, relaxed - known)
    var budget = max(1.05 * gap, 1e-3)
    if enough <= max(Self.near * gap, budget) { budget = enough }
    gap = 0
    var proven = 0.0
    for _ in 0..<Self.attempts {
      guard
        search.run(
          deviations, from: activity, window: window, budget: budget, workLimit: workLimit,
          shouldStop: shouldStop)
      else {
        isTruncated = true
        if shouldStop() { return }
        if proven > 0 { break }
        // Nothing proven yet: less is better than nothing.
        budget *= Self.retreat
        continue
      }
      if let best = search.found.first {
        take(search.found)
        gap = min(best.loss, enough)
        return
      }
      proven = budget
      if budget >= enough || isTruncated { break }
      budget = min(enough, budget * Self.growth)
    }
    gap = proven
  }

  /// The relaxed optimum and the deviations from it, ascending by loss; returns its activity.
  private mutating func prepare(_ profit: [Double]) -> AgentModel.Lanes {
    isTaken.removeAll(keepingCapacity: true)
    deviations.removeAll(keepingCapacity: true)
    var activity = AgentModel.Lanes.zero
    for slot in profit.indices {
      let use = model.use[slot]
      let reduced = profit[slot] - (multipliers * use).sum()
      isTaken.append(reduced > 0)
      if reduced > 0 { activity += use }
      deviations.append(
        SubsetDeviation(loss: abs(reduced), use: reduced > 0 ? -use : use, slot: Int32(slot)))
    }
    deviations.sort { ($0.loss, $0.slot) < ($1.loss, $1.slot) }
    return activity
  }

  private mutating func take(_ found: [SubsetSearch.Found]) {
    for set in found {
      for deviation in set.deviations { isTaken[Int(deviations[Int(deviation)].slot)].toggle() }
      subsets.append(isTaken.indices.filter { isTaken[$0] }.map(Int32.init))
      for deviation in set.deviations { isTaken[Int(deviations[Int(deviation)].slot)].toggle() }
    }
  }
}

extension LaneWindow {
  /// Parts are ordered by the lane whose activity, in terms of its multiplier, the cheap deviations spread most.
  init(_ model: AgentModel, multipliers: AgentModel.Lanes, deviations: [SubsetDeviation]) {
    var spread = AgentModel.Lanes.zero
    for deviation in deviations.prefix(30) { spread += pointwiseMax(deviation.use, -deviation.use) }
    var key = 0
    for lane in model.rows.indices
    where abs(multipliers[lane]) * spread[lane] > abs(multipliers[key]) * spread[key] { key = lane }
    self.init(
      lower: model.lower, upper: model.upper, upperPrice: pointwiseMax(multipliers, .zero),
      lowerPrice: pointwiseMax(-multipliers, .zero), key: key)
  }
}
