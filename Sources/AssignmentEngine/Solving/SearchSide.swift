/// The shares of what a run has left that one round of the search takes.
///
/// How much work a round does must not depend on the number of threads; how much time it gets does.
struct RoundShare {
  var work: Double
  var time: Double
}

/// The search's side of a run: one pass a round over the core columns, which grow where they prove too few.
///
/// Confined to the thread of its run.
final class SearchSide {
  /// Reduced cost, in scaled units, up to which a column is core at first.
  static let coreWidth = 0.3
  /// Factor on that after a whole pass found nothing legal, and where it ends.
  static let widening = 4.0
  static let widest = 100.0
  /// Work of the first round: this much an item, and at least so much; each further round takes four times
  /// as much, within its share of the time.
  static let workPerItem: Int64 = 75
  static let leastWork: Int64 = 20_000
  /// Work on making a plan legal that a pass left illegal: this much an item, or as much as the pass.
  static let mendingWorkPerItem: Int64 = 1_500
  /// The same in a tight problem, and the share of what is left that it may take there.
  static let tightMendingWorkPerItem: Int64 = 5_000
  static let tightMendingShare = RoundShare(work: 0.25, time: 0.25)
  /// Columns that each item keeps whatever they cost.
  static let leastCore = 3
  /// Problems of at most this many columns keep them all.
  static let allCoreColumns = 3_000
  /// The same where agents have to be connected, which makes them take what is dear.
  static let allCoreColumnsConnected = 200_000

  private let start: [Int32]
  private let seed: UInt64
  private var width = SearchSide.coreWidth
  private var search: PlanSearch?
  /// Whether plans are sought within boxes of the spreads.
  private var isBoxed = true
  /// What the last pass ended with, legal or not; under it every coupling holds.
  private var latest: [Int32]

  init(start: [Int32], seed: UInt64) {
    self.start = start
    latest = start
    self.seed = seed
  }

  /// Work of a round.
  static func work(in round: Int, of problem: AssignmentProblem) -> Int64 {
    max(leastWork, workPerItem * Int64(problem.itemCount)) << Int64(2 * min(round, 12))
  }

  /// One pass from the best plan known, over a share of what the run has left.
  ///
  /// - Parameter threads: those that the proof leaves to the search.
  func run(_ run: EngineRun, round: Int, share: RoundShare, threads: Int) throws {
    let search = self.search ?? make(run, start: start, round: round)
    self.search = search
    let work = Self.work(in: round, of: run.problem)
    let before = run.meter.work
    let stretch = run.meter.pass(share, work: work)
    run.meter.counters.add(search.run(stretch, threads: threads))
    run.workInPass = 0
    if search.best == nil, !run.meter.isSpent {
      // Where much has to hold at once, a plan takes longer to mend than to find.
      let isTight = search.model.isTight
      let workPerItem = isTight ? Self.tightMendingWorkPerItem : Self.mendingWorkPerItem
      let mending = max(stretch.work, workPerItem * Int64(run.problem.itemCount))
      let share = isTight ? Self.tightMendingShare : share
      run.meter.counters.add(search.mend(run.meter.pass(share, work: mending)))
    }
    if let defect = run.defect { throw defect }
    latest = (search.best ?? search.closest)?.columns ?? latest
    let isFruitless = run.plan == nil && search.best == nil
    if isFruitless, let closest = search.closest { try run.adopt(closest, source: .search) }
    guard run.meter.work - before >= work else { return }
    let known = (isBoxed: isBoxed, width: width)
    // A box has served once there is a plan; until then passes within and without it take turns.
    isBoxed = isFruitless && !isBoxed && !run.problem.spreads.isEmpty
    // A whole pass found nothing legal among the core columns: let more columns in.
    if isFruitless, !known.isBoxed, width < Self.widest { width *= Self.widening }
    if known != (isBoxed, width) { self.search = make(run, start: latest, round: round + 1) }
  }

  /// A side for the run's problem as it is now, with more rows: it begins where this one ended.
  func renewed(_ run: EngineRun, seed: UInt64) -> SearchSide {
    let side = SearchSide(start: run.plan?.assignment.columns ?? latest, seed: seed)
    side.width = width
    side.isBoxed = isBoxed
    return side
  }

  private func make(_ run: EngineRun, start: [Int32], round: Int) -> PlanSearch {
    let most = run.problem.connectivities.isEmpty ? Self.allCoreColumns : Self.allCoreColumnsConnected
    let boxes = isBoxed ? SpreadBoxes(run) : nil
    isBoxed = boxes != nil
    let width = run.problem.columnCount <= most ? .infinity : width
    let model =
      boxes.map { boxes in
        SearchModel(
          run.scaled, multipliers: boxes.multipliers, width: width, least: Self.leastCore, required: start,
          omitted: run.rowsOmittedBySearch.union(boxes.rows), boxes: boxes.boxes)
      }
      ?? SearchModel(
        run.scaled, multipliers: run.multipliers, width: width, least: Self.leastCore, required: start,
        omitted: run.rowsOmittedBySearch, merged: run.rowsMergedBySearch)
    return PlanSearch(
      model, start: model.cores(of: Assignment(columns: start)), seed: seed &+ UInt64(round),
      limits: SearchLimits(deadline: run.meter.deadline, stop: run.meter.stop),
      onImprovement: { [unowned run] search in
        guard let best = search.best else { return }
        run.workInPass = search.workInPass
        // A defect surfaces when the pass ends.
        do { try run.adopt(best, source: .search) } catch { run.defect = error }
      },
      onTick: { [unowned run] in
        run.tick()
        return !run.meter.isSettled
      })
  }
}

extension EngineRun {
  /// Rows of cuts that the search does without: of separators, since its moves keep agents connected, and those
  /// over the activities of several members that cost nothing at the present multipliers, since it weighs
  /// spreads themselves and such a row would make every move dearer.
  var rowsOmittedBySearch: Set<Int32> {
    Set(
      extended.cuts.indices.compactMap { index in
        let row = problem.rowCount + index
        let isOmitted =
          switch extended.cuts[index] {
          case .separator, .forest: true
          case .order: multipliers[row] == 0
          case .deviations(let cut): multipliers[row] == 0 && cut.above.count + cut.below.count > 1
          }
        return isOmitted ? Int32(row) : nil
      })
  }
}

extension EngineRun {
  /// Rows over several members that cost something now, by spread: the search counts them as one.
  fileprivate var rowsMergedBySearch: [[Int32]] {
    var rows = [[Int32]](repeating: [], count: problem.spreads.count)
    for index in extended.cuts.indices {
      let row = problem.rowCount + index
      guard multipliers[row] > 0 else { continue }
      switch extended.cuts[index] {
      case .order(let cut): rows[Int(cut.spread)].append(Int32(row))
      case .deviations(let cut) where cut.above.count + cut.below.count > 1:
        rows[Int(cut.spread)].append(Int32(row))
      case .deviations, .separator, .forest: break
      }
    }
    return rows.filter { $0.count > 1 }
  }
}

extension WorkCounters {
  mutating func add(_ done: SearchWork) {
    movesTried += done.moves
    nodes += done.nodes
  }
}
