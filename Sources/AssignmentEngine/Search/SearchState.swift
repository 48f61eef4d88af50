/// The assignment that the search walks on, with everything a move needs kept up to date.
///
/// Moves are built by `push` (tentative: couplings and indicators change at once, rows only in `pending`),
/// then taken back by `pop` or made real by `commit`. Cost of a change is proportional to the rows touched.
/// The couplings of the current assignment always hold between moves. Confined to one thread; memory is
/// unmanaged because bounds and exclusivity checks would dominate the inner loops.
final class SearchState {
  let model: SearchModel
  let rowCount: Int
  let coreStart: UnsafeMutablePointer<Int32>
  let agentOf: UnsafeMutablePointer<Int32>
  let costOf: UnsafeMutablePointer<Double>
  let entryStart: UnsafeMutablePointer<Int32>
  let entryRow: UnsafeMutablePointer<Int32>
  let entryValue: UnsafeMutablePointer<Double>
  let markStart: UnsafeMutablePointer<Int32>
  let mark: UnsafeMutablePointer<Int32>
  /// Listed joint choices: where their core columns begin, those, and their agents.
  let jointStart: UnsafeMutablePointer<Int32>
  let jointCores: UnsafeMutablePointer<Int32>
  let jointAgents: UnsafeMutablePointer<UInt64>
  /// Whether couplings, indicators or places watch an item.
  let hasTies: UnsafeMutablePointer<Bool>
  /// Core column that each item takes.
  let chosen: UnsafeMutablePointer<Int32>
  let activity: UnsafeMutablePointer<Double>
  let exact: UnsafeMutablePointer<Int128>
  var weights: RowWeights
  /// Cost of each row at its current activity.
  let rowCost: UnsafeMutablePointer<Double>
  let isBroken: UnsafeMutablePointer<Bool>
  /// Hard rows outside their bounds, by exact integer comparison.
  private(set) var brokenRows = 0
  /// Sum of reduced costs, indicator costs and row costs; what the search minimises.
  private(set) var cost = 0.0
  var items: AgentLists
  let ties: TieCounts
  /// Where agents take items, if they have to be connected.
  let presence: NodePresence?
  private let spreads: SpreadCosts

  // The move under construction.
  let pending: UnsafeMutablePointer<Double>
  private let isTouched: UnsafeMutablePointer<Bool>
  let touched: UnsafeMutablePointer<Int32>
  private(set) var touchedCount = 0
  private(set) var pendingCost = 0.0
  private(set) var changes: [Change] = []

  /// One item's change within a move, with what is needed to take it back.
  struct Change {
    var item: Int32
    var from: Int32
    var to: Int32
    var touchedBefore: Int32
    var costBefore: Double
  }

  /// - Parameter start: a core column for each item; every coupling holds.
  init(_ model: SearchModel, start: [Int32]) {
    self.model = model
    rowCount = model.rows.count
    coreStart = .copy(of: model.coreStart)
    agentOf = .copy(of: model.agent)
    costOf = .copy(of: model.cost)
    entryStart = .copy(of: model.columns.entryStart)
    entryRow = .copy(of: model.columns.entryRow)
    entryValue = .copy(of: model.columns.entryValue)
    markStart = .copy(of: model.columns.markStart)
    mark = .copy(of: model.columns.mark)
    jointStart = .copy(of: model.joint.coreStart)
    jointCores = .copy(of: model.joint.cores)
    jointAgents = .copy(of: model.joint.agents)
    hasTies = .copy(of: (0..<model.itemCount).map(model.isWatched))
    chosen = .copy(of: start)
    activity = .copy(of: [Double](repeating: 0, count: rowCount))
    exact = .copy(of: [Int128](repeating: 0, count: rowCount))
    rowCost = .copy(of: [Double](repeating: 0, count: rowCount))
    isBroken = .copy(of: [Bool](repeating: false, count: rowCount))
    pending = .copy(of: [Double](repeating: 0, count: rowCount))
    isTouched = .copy(of: [Bool](repeating: false, count: rowCount))
    touched = .copy(of: [Int32](repeating: 0, count: rowCount))
    weights = RowWeights(model)
    items = AgentLists(agentCount: model.problem.agentCount, agents: start.map { model.agent[Int($0)] })
    ties = TieCounts(model)
    spreads = SpreadCosts(model, typical: weights.typical)
    presence = model.places.map { NodePresence($0, agentCount: model.problem.agentCount) }
    load(start)
  }

  deinit {
    coreStart.deallocate()
    agentOf.deallocate()
    costOf.deallocate()
    entryStart.deallocate()
    entryRow.deallocate()
    entryValue.deallocate()
    markStart.deallocate()
    mark.deallocate()
    jointStart.deallocate()
    jointCores.deallocate()
    jointAgents.deallocate()
    hasTies.deallocate()
    chosen.deallocate()
    activity.deallocate()
    exact.deallocate()
    rowCost.deallocate()
    isBroken.deallocate()
    pending.deallocate()
    isTouched.deallocate()
    touched.deallocate()
  }

  /// Replaces the assignment and recomputes everything from it.
  func load(_ start: [Int32]) {
    for row in 0..<rowCount {
      activity[row] = 0
      exact[row] = 0
    }
    ties.clear()
    presence?.clear()
    cost = 0
    for (item, core) in start.enumerated() {
      let core = Int(core)
      items.move(item, to: Int(agentOf[core]))
      chosen[item] = Int32(core)
      cost += costOf[core]
      for entry in Int(entryStart[core])..<Int(entryStart[core + 1]) {
        let row = Int(entryRow[entry])
        activity[row] += entryValue[entry]
        exact[row] += Int128(model.columns.entryExact[entry])
      }
      if hasTies[item] {
        ties.add(item: item, core: core)
        presence?.add(item: item, agent: agentOf[core])
        for indicator in marks(of: core) where ties.mark(Int(indicator)) { addIndicator(Int(indicator)) }
      }
    }
    ties.settle { _, _ in }
    presence?.settle()
    rowTotal = 0
    spreadCost = 0
    pieceCost = 0
    refreshRows()
  }

  private func addIndicator(_ indicator: Int) {
    let priced = model.indicators[indicator]
    cost += priced.cost
    for entry in priced.entries {
      activity[Int(entry.row)] += entry.value
      exact[Int(entry.row)] += Int128(entry.exact)
    }
  }

  /// Recomputes every row's cost and state; needed after the weights changed.
  func refreshRows() {
    cost -= rowTotal
    rowTotal = 0
    for row in 0..<rowCount {
      rowCost[row] = weights.cost(row, activity[row])
      rowTotal += rowCost[row]
      updateBroken(row)
    }
    cost += rowTotal
    cost -= pieceCost
    pieceCost = lazyWeight * pieceUnit * Double(presence?.excess ?? 0)
    cost += pieceCost
    guard !spreads.isEmpty else { return }
    cost -= spreadCost
    spreadCost = lazyWeight * spreads.cost(activity, pending)
    cost += spreadCost
  }
  /// Sum of `rowCost`, a part of `cost`.
  private var rowTotal = 0.0
  /// Cost of broken spreads, a part of `cost`.
  private(set) var spreadCost = 0.0

  /// Cost of the pieces that agents' nodes have too many, a part of `cost`.
  private var pieceCost = 0.0
  /// What spreads and pieces weigh: as much as hard rows, times the rises since the weights were set.
  var lazyWeight: Double { weights.weight * lazyRise }
  private var lazyRise = 1.0
  static let largestLazyRise = 1e3

  /// Raises the weight of spreads and pieces, for where nothing but they keeps a plan from being legal.
  func raiseLazy(by factor: Double) {
    lazyRise = min(lazyRise * factor, Self.largestLazyRise)
    refreshRows()
  }

  /// Forgets the rises; costs are to be refreshed afterwards.
  func resetLazy() { lazyRise = 1 }

  /// Penalty of one at weight 1: what a few items beyond a hard row's bound cost.
  private var pieceUnit: Double { Self.itemsAPiece * weights.typical }
  private static let itemsAPiece = 3.0

  /// Recomputes one row's cost; needed after its weights changed.
  func refreshRow(_ row: Int) {
    let now = weights.cost(row, activity[row])
    cost += now - rowCost[row]
    rowTotal += now - rowCost[row]
    rowCost[row] = now
  }

  private func updateBroken(_ row: Int) {
    let broken = model.bounds[row].isBroken(at: exact[row])
    if broken != isBroken[row] {
      isBroken[row] = broken
      brokenRows += broken ? 1 : -1
    }
  }

  // MARK: Moves

  @inline(__always)
  private func change(row: Int, by amount: Double) {
    if !isTouched[row] {
      isTouched[row] = true
      touched[touchedCount] = Int32(row)
      touchedCount += 1
    }
    pending[row] += amount
  }

  @inline(__always)
  private func addEntries(_ core: Int, sign: Double) {
    for entry in Int(entryStart[core])..<Int(entryStart[core + 1]) {
      change(row: Int(entryRow[entry]), by: sign * entryValue[entry])
    }
  }

  /// Adds a change of one item to the move under construction. An item may change once in a move.
  @inline(__always)
  func push(_ item: Int, to core: Int) {
    let from = Int(chosen[item])
    changes.append(
      Change(
        item: Int32(item), from: Int32(from), to: Int32(core), touchedBefore: Int32(touchedCount),
        costBefore: pendingCost))
    pendingCost += costOf[core] - costOf[from]
    addEntries(from, sign: -1)
    addEntries(core, sign: 1)
    chosen[item] = Int32(core)
    if hasTies[item] { pushTies(item, from: from, to: core) }
  }

  private func pushTies(_ item: Int, from: Int, to core: Int) {
    let isOther = agentOf[from] != agentOf[core]
    if !isOther, hasSameMarks(from, core) { return }
    if isOther {
      ties.remove(item: item, core: from)
      ties.add(item: item, core: core)
    }
    if let presence, isOther {
      presence.remove(item: item, agent: agentOf[from])
      presence.add(item: item, agent: agentOf[core])
    }
    for indicator in marks(of: from) where ties.unmark(Int(indicator)) {
      changeIndicator(Int(indicator), sign: -1)
    }
    for indicator in marks(of: core) where ties.mark(Int(indicator)) {
      changeIndicator(Int(indicator), sign: 1)
    }
  }

  /// Whether two core columns mark the same indicators.
  private func hasSameMarks(_ core: Int, _ other: Int) -> Bool {
    let (first, second) = (marks(of: core), marks(of: other))
    guard first.count == second.count else { return false }
    for slot in first.indices where first[slot] != second[slot] { return false }
    return true
  }

  private func changeIndicator(_ indicator: Int, sign: Double) {
    pendingCost += sign * model.indicators[indicator].cost
    for entry in model.indicators[indicator].entries {
      change(row: Int(entry.row), by: sign * entry.value)
    }
  }

  /// Takes the last change back.
  @inline(__always)
  func pop() {
    let last = changes.removeLast()
    let item = Int(last.item)
    if hasTies[item] { pushTies(item, from: Int(last.to), to: Int(last.from)) }
    addEntries(Int(last.to), sign: -1)
    addEntries(Int(last.from), sign: 1)
    chosen[item] = last.from
    pendingCost = last.costBefore
    while touchedCount > Int(last.touchedBefore) {
      touchedCount -= 1
      let row = Int(touched[touchedCount])
      isTouched[row] = false
      pending[row] = 0
    }
  }

  func popAll() {
    while !changes.isEmpty { pop() }
    ties.settle { _, _ in }
    presence?.forget()
  }

  /// Whether couplings hold and no agent falls into more pieces under the move under construction.
  @inline(__always)
  var keepsTies: Bool { ties.broken == 0 && presence?.isKept() ?? true }

  /// Whether the current assignment is a legal plan.
  var isLegal: Bool {
    brokenRows == 0 && presence?.excess ?? 0 == 0
      && (spreads.isEmpty || spreads.hold(at: exact, rowCount: rowCount))
  }

  /// Change of the search's cost by the move under construction.
  @inline(__always)
  func delta() -> Double {
    var total = pendingCost
    for slot in 0..<touchedCount {
      let row = Int(touched[slot])
      total += weights.cost(row, activity[row] + pending[row]) - rowCost[row]
    }
    if !spreads.isEmpty, spreads.isTouched(pending) {
      total += lazyWeight * spreads.cost(activity, pending) - spreadCost
    }
    if let presence, presence.excess > 0 {
      total += lazyWeight * pieceUnit * Double(presence.excess + presence.excessChange()) - pieceCost
    }
    return total
  }

  /// Makes the move real.
  func commit() {
    cost += delta()
    for slot in 0..<touchedCount {
      let row = Int(touched[slot])
      activity[row] += pending[row]
      let now = weights.cost(row, activity[row])
      rowTotal += now - rowCost[row]
      rowCost[row] = now
    }
    for change in changes {
      addExact(Int(change.from), sign: -1)
      addExact(Int(change.to), sign: 1)
      items.move(Int(change.item), to: Int(agentOf[Int(change.to)]))
    }
    if let presence, presence.excess > 0 {
      presence.settle()
      pieceCost = lazyWeight * pieceUnit * Double(presence.excess)
    } else {
      presence?.settle()
    }
    ties.settle { indicator, sign in
      for entry in model.indicators[indicator].entries {
        exact[Int(entry.row)] += sign * Int128(entry.exact)
      }
    }
    for slot in 0..<touchedCount {
      let row = Int(touched[slot])
      updateBroken(row)
      isTouched[row] = false
      pending[row] = 0
    }
    touchedCount = 0
    pendingCost = 0
    changes.removeAll(keepingCapacity: true)
    if !spreads.isEmpty { spreadCost = lazyWeight * spreads.cost(activity, pending) }
  }

  private func addExact(_ core: Int, sign: Int128) {
    for entry in Int(entryStart[core])..<Int(entryStart[core + 1]) {
      exact[Int(entryRow[entry])] += sign * Int128(model.columns.entryExact[entry])
    }
  }
}

extension UnsafeMutablePointer {
  /// Fresh memory with the elements of an array; the caller deallocates it. Never empty, so never nil.
  static func copy(of array: [Pointee]) -> Self where Pointee: BitwiseCopyable {
    let memory = Self.allocate(capacity: max(1, array.count))
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { memory.initialize(from: base, count: array.count) }
    }
    return memory
  }
}
