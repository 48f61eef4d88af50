extension EngineRun {
  /// Shares of what is left that the passes of the search take.
  static let passShares = [0.03, 0.08, 0.25, 1.0]
  /// Work of the first pass where nothing limits the run; each further pass takes twice as much.
  static let firstPassWork: Int64 = 2_000_000

  /// Alternates passes of the search with the proof until the gap closes or a limit is hit.
  func searchAndProve() throws -> SolveResult {
    guard !isFinished, let reason = try alternate() else { return result(conclusion(.exhausted)) }
    return result(reason)
  }

  /// Nil where plan and bound meet.
  private func alternate() throws -> SolveOutcome? {
    let start: [Int32]
    switch try searchStart() {
    case .assignment(let found): start = found
    case .impossible: return .infeasible(.exhaustedTree, closest: nil)
    case .undecided: return conclusion(.exhausted)
    }
    if isFinished { return nil }
    var seed = options.seed
    var search = try makeSearch(start: start, width: Self.coreWidth, seed: seed)
    var width = Self.coreWidth
    var round = 0
    while !isFinished {
      if let reason = meter.stopReason { return conclusion(reason) }
      let share = Self.passShares[min(round, Self.passShares.count - 1)]
      let pass = meter.pass(share: share, work: Self.firstPassWork << Int64(min(round, 20)))
      search.run(pass, meter: meter)
      try takeOver(search)
      round += 1
      if plan == nil && width < 100 {
        // Nothing legal among the core columns so far: let more columns in.
        width *= 4
        seed &+= 1
        search = try makeSearch(start: (search.closest ?? Assignment(columns: start)).columns, width: width, seed: seed)
      }
    }
    return nil
  }

  /// Reduced cost, in scaled units, up to which a column is core at first.
  static let coreWidth = 0.3
  /// Columns that each item keeps whatever they cost.
  static let leastCore = 3
  /// Problems of at most this many columns keep them all.
  static let allCoreColumns = 3_000

  private func makeSearch(start: [Int32], width: Double, seed: UInt64) throws -> PlanSearch {
    let all = problem.columnCount <= Self.allCoreColumns
    let model = SearchModel(
      scaled, multipliers: multipliers, width: all ? .infinity : width, least: Self.leastCore, required: start)
    let cores = start.enumerated().map { item, column in
      Int32(model.core(of: item).first { model.column[$0] == column } ?? 0)
    }
    return PlanSearch(
      model, start: cores, seed: seed, onImprovement: { [unowned self] in improve($0) },
      onTick: { [unowned self] in tick() })
  }

  /// Judges the search's new best plan. A defect surfaces when the pass ends.
  private func improve(_ search: PlanSearch) {
    guard let best = search.best else { return }
    do { try adopt(best, source: .search) } catch { defect = error }
  }

  private func takeOver(_ search: PlanSearch) throws {
    if let defect { throw defect }
    if plan == nil, let closest = search.closest { try adopt(closest, source: .search) }
  }

  /// The assignment that the search starts from: the caller's or the linear program's, tied groups mended.
  private func searchStart() throws -> LegalStart.Result {
    var candidates: [[Int32]] = []
    if let rounded = relaxation?.rounded, !rounded.isEmpty { candidates.append(rounded) }
    if let plan { candidates.insert(plan.assignment.columns, at: relaxation == nil ? 0 : candidates.count) }
    let found = LegalStart.find(
      scaled, candidates: candidates, priced: scaled.pricedValues(multipliers))
    if case .assignment(let columns) = found {
      try adopt(Assignment(columns: columns), source: .rounding)
    }
    return found
  }
}
