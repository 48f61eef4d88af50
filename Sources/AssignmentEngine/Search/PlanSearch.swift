/// The search for good legal plans of a whole problem.
///
/// A problem of about a block's size is searched as it is, and so is one with wide indicators or connectivity,
/// which span blocks. A larger one of another kind is cut into blocks of neighbouring
/// agents, anew in each pass; the blocks are searched independently, on any number of threads, and put
/// together. Seeds follow from pass and block, so that the result does not depend on the threads.
final class PlanSearch {
  /// Items of a block, about: enough agents for borders to matter little, few enough for the caches.
  static let blockItems = 7_500

  let model: SearchModel
  private let seed: UInt64
  private let limits: SearchLimits
  private let schedule: Schedule
  private let onImprovement: (PlanSearch) -> Void
  private let onTick: () -> Bool
  /// The search of the whole model where it is not cut.
  private let undivided: BlockSearch?
  /// The plan that blocks are cut from.
  private var plan: WholePlan
  private let blockItems: Int
  private var passes = 0
  /// Work of the undivided search when the pass began.
  private var passBegin = SearchWork()
  /// The longest whole pass so far.
  private var longest: FinishedPass?

  /// - Parameters:
  ///   - start: a core column for each item under which every coupling holds.
  ///   - onImprovement: called with each better legal plan.
  ///   - onTick: called between steps, often, on the thread of the search; false ends the search.
  init(
    _ model: SearchModel, start: [Int32], seed: UInt64,
    limits: SearchLimits = SearchLimits(), blockItems: Int = PlanSearch.blockItems,
    onImprovement: @escaping (PlanSearch) -> Void = { _ in }, onTick: @escaping () -> Bool = { true }
  ) {
    self.model = model
    self.seed = seed
    self.limits = limits
    self.blockItems = blockItems
    self.onImprovement = onImprovement
    self.onTick = onTick
    schedule = Schedule(model)
    plan = WholePlan(model, chosen: start)
    undivided =
      2 * model.itemCount > 3 * blockItems && model.isDivisible
      ? nil : BlockSearch(model, start: start, seed: seed, schedule: schedule, limits: limits)
    if best != nil { onImprovement(self) }
  }

  /// The best legal assignment so far, in columns of the problem. Of blocks, whose spreads are rows that were
  /// cut, one that keeps those.
  var best: Assignment? {
    if let undivided { return undivided.incumbent.best.map(assignment) }
    return plan.brokenRows.isEmpty ? assignment(plan.chosen) : nil
  }

  /// The closest illegal assignment, while there is no legal one.
  var closest: Assignment? {
    guard best == nil else { return nil }
    return assignment(undivided?.incumbent.closest ?? plan.chosen)
  }

  private func assignment(_ cores: [Int32]) -> Assignment {
    Assignment(columns: cores.map { model.column[Int($0)] })
  }

  /// One pass from the best plan known; returns what it did.
  ///
  /// - Parameter threads: blocks searched side by side; the result does not depend on it.
  func run(_ stretch: Stretch, threads: Int = 1) -> SearchWork {
    passes += 1
    let cycle = Schedule.cycleWorkPerItem * Int64(model.itemCount)
    var stretch = stretch.following(longest, cycle: cycle)
    if model.isTight { stretch = stretch.fillingRest(at: longest) }
    let start = ContinuousClock.now
    let done = pass(stretch, threads)
    if stretch.begin == 0 && !limits.isReached {
      longest = FinishedPass(work: done.total, seconds: start.duration(to: .now) / .seconds(1))
    }
    return done
  }

  private func pass(_ stretch: Stretch, _ threads: Int) -> SearchWork {
    guard let undivided else { return runBlocks(stretch, threads) }
    let before = undivided.work
    passBegin = before
    undivided.run(stretch, onImprovement: { onImprovement(self) }, onTick: tick)
    passBegin = undivided.work
    return undivided.work - before
  }

  /// Work of the pass that is running, as far as it is known before its end: blocks tell theirs at the end.
  var workInPass: Int64 { undivided.map { $0.work.total - passBegin.total } ?? 0 }

  /// Makes a plan legal that a pass left with broken rows, if it can; returns what it did.
  ///
  /// On the whole model: a violation may have a long way to go.
  func mend(_ stretch: Stretch) -> SearchWork {
    guard best == nil else { return SearchWork() }
    let search =
      undivided
      ?? BlockSearch(
        model, start: plan.chosen, seed: seed &+ UInt64(passes), schedule: schedule, limits: limits)
    let before = search.work
    search.mend(stretch, onTick: tick)
    if undivided == nil {
      plan = WholePlan(model, chosen: search.incumbent.best ?? search.incumbent.closest)
    }
    if search.incumbent.best != nil { onImprovement(self) }
    return search.work - before
  }

  private func tick() {
    if !onTick() { limits.isDone.raise() }
  }

  // MARK: Blocks

  /// What was found in one block, in numbers of the whole model.
  private struct Finding: Sendable {
    var items: [Int32] = []
    var cores: [Int32] = []
    var work = SearchWork()
  }

  private func runBlocks(_ stretch: Stretch, _ threads: Int) -> SearchWork {
    var random = RandomSource(seed: seed &+ UInt64(passes) &* 0x9E37_79B9_7F4A_7C15)
    let blocks = AgentPartition(model, plan, size: blockItems, random: &random).blocks
    let seeds = blocks.map { _ in random.next() }
    let cut = Cut(blocks, of: model, plan: plan)
    let (limits, schedule) = (limits, schedule)
    let workPerItem = Double(stretch.work) / Double(model.itemCount)
    let findings = ThreadTeam.map(count: blocks.count, threads: threads, tick: tick) { index, tick in
      guard !limits.isReached, let block = cut.block(index) else { return Finding() }
      let search = BlockSearch(
        block.model, start: block.start, seed: seeds[index], schedule: schedule, limits: limits)
      let work = Int64((workPerItem * Double(block.items.count)).rounded(.up))
      search.run(
        stretch.task(work: work, left: blocks.count - index, threads: threads), onImprovement: {},
        onTick: tick)
      let best = search.incumbent.best ?? search.incumbent.closest
      return Finding(items: block.items, cores: best.map { block.cores[Int($0)] }, work: search.work)
    }
    var chosen = plan.chosen
    var done = SearchWork()
    for finding in findings {
      for (item, core) in zip(finding.items, finding.cores) { chosen[Int(item)] = core }
      done += finding.work
    }
    plan = WholePlan(model, chosen: chosen)
    if plan.brokenRows.isEmpty { onImprovement(self) }
    return done
  }
}
