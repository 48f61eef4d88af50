/// The search's side of a run: one pass a round over the core columns, which grow where they prove too few.
///
/// Confined to the thread of its run.
final class SearchSide {
  /// Reduced cost, in scaled units, up to which a column is core at first.
  static let coreWidth = 0.3
  /// Factor on that after a whole pass found nothing legal, and where it ends.
  static let widening = 4.0
  static let widest = 100.0
  /// Columns that each item keeps whatever they cost.
  static let leastCore = 3
  /// Problems of at most this many columns keep them all.
  static let allCoreColumns = 3_000

  private let start: [Int32]
  private let seed: UInt64
  private var width = SearchSide.coreWidth
  private var search: PlanSearch?

  init(start: [Int32], seed: UInt64) {
    self.start = start
    self.seed = seed
  }

  /// One pass from the best plan known, over a share of what the run has left.
  func run(_ run: EngineRun, round: Int, share: Double) throws {
    let search = self.search ?? make(run, start: start, round: round)
    self.search = search
    let base = max(
      EngineRun.leastSearchWork, EngineRun.searchWorkPerItem * Int64(run.problem.itemCount))
    let work = base << Int64(2 * min(round, 12))
    let before = run.meter.work
    search.run(run.meter.pass(share: share, work: work), meter: run.meter)
    if let defect = run.defect { throw defect }
    guard run.plan == nil else { return }
    if let closest = search.closest { try run.adopt(closest, source: .search) }
    guard width < Self.widest, run.meter.work - before >= work else { return }
    // A whole pass found nothing legal among the core columns: let more columns in.
    width *= Self.widening
    self.search = make(run, start: search.closest?.columns ?? start, round: round + 1)
  }

  private func make(_ run: EngineRun, start: [Int32], round: Int) -> PlanSearch {
    let keepsAll = run.problem.columnCount <= Self.allCoreColumns
    let model = SearchModel(
      run.scaled, multipliers: run.multipliers, width: keepsAll ? .infinity : width, least: Self.leastCore,
      required: start)
    let cores = start.enumerated().map { item, column in
      Int32(model.core(of: item).first { model.column[$0] == column } ?? 0)
    }
    return PlanSearch(
      model, start: cores, seed: seed &+ UInt64(round),
      onImprovement: { [unowned run] search in
        guard let best = search.best else { return }
        // A defect surfaces when the pass ends.
        do { try run.adopt(best, source: .search) } catch { run.defect = error }
      },
      onTick: { [unowned run] in run.tick() })
  }
}
