import AssignmentEngine
import TerritoryAssignment
import TerritoryPlanning

/// The state of a sweep: what is known of each point. Confined to one thread.
final class SweepRun {
  let grid: SweepGrid
  let order: SweepOrder
  let effort: Effort
  let isSharing: Bool
  private(set) var points: [SweepStudy.Point]
  private(set) var counters = WorkCounters()
  let today: Evaluation?
  let planners: [TerritoryPlanner]
  /// Points whose run is over.
  private var isSolved: [Bool]
  /// What the run of a point hands on, where it found a plan.
  private var priors: [PriorAnswer?]
  /// By point: those whose prices were tried there, and its problem's fingerprint.
  private var pricedBy: [Set<Int>]
  private var fingerprints: [String?]

  init(_ grid: SweepGrid, effort: Effort, isSharing: Bool) throws {
    (self.grid, self.effort, self.isSharing) = (grid, effort, isSharing)
    planners = try Self.planners(of: grid, isSharing: isSharing)
    order = isSharing ? SweepOrder(of: grid, planners) : SweepOrder(directions: grid.axes.map { _ in .none })
    isSolved = Array(repeating: false, count: grid.pointCount)
    priors = Array(repeating: nil, count: grid.pointCount)
    pricedBy = Array(repeating: [], count: grid.pointCount)
    fingerprints = Array(repeating: nil, count: grid.pointCount)
    today = planners.first?.judgeToday()
    points = zip(grid.scenarios, planners).map { scenario, planner in
      SweepStudy.Point(
        scenario: scenario, context: planner.context, origin: .settled,
        key: AnswerKey(contentHash: scenario.contentHash, effort: effort, asked: [], parent: nil),
        parents: [],
        counters: WorkCounters(), seconds: 0)
    }
  }

  /// Points of the same data share it, and most of the program where rules differ in bounds alone.
  private static func planners(of grid: SweepGrid, isSharing: Bool) throws -> [TerritoryPlanner] {
    var planners: [TerritoryPlanner] = []
    for scenario in grid.scenarios {
      let alike = isSharing ? planners.indices.first { grid.scenarios[$0].data == scenario.data } : nil
      if let alike, grid.scenarios[alike].objective == scenario.objective,
        let planner = try planners[alike].rebounded(from: grid.scenarios[alike].rules, to: scenario.rules)
      {
        planners.append(planner)
        continue
      }
      let context = alike.map { planners[$0].context } ?? PlanningContext(data: scenario.data)
      planners.append(
        try TerritoryPlanner(context: context, rules: scenario.rules, objective: scenario.objective))
    }
    return planners
  }

  // MARK: What to solve

  /// The points to solve next; empty where every point has its answer.
  func nextWave() -> [Int] {
    guard isSharing else { return isSolved.firstIndex(of: false).map { [$0] } ?? [] }
    // Lines of points that have nothing to do with each other follow each other.
    guard let first = grid.scenarios.indices.first(where: isOpen) else { return [] }
    let family = grid.scenarios.indices.filter { isRelated($0, first) }
    let sorted = order.fromTightest(in: grid).filter { family.contains($0) }
    if let loosest = sorted.last, let tightest = sorted.first {
      for end in [loosest, tightest] where isOpen(end) { return [end] }
    }
    while true {
      let open = sorted.filter(isOpen)
      if open.isEmpty { return nextWave() }
      let wave = open.filter { point in
        !open.contains { $0 != point && order.isContained($0, in: point, of: grid) }
      }
      for point in wave { tightenByPrices(point) }
      if wave.allSatisfy(isOpen) { return wave }
    }
  }

  /// Bounds a point by the prices of the nearest points solved, one that it contains and one that contains it.
  private func tightenByPrices(_ point: Int) {
    let sides = [
      nearest(to: point) { order.isContained($0, in: point, of: grid) },
      nearest(to: point) { order.isContained(point, in: $0, of: grid) },
    ]
    for side in sides.compactMap(\.self) {
      guard isOpen(point), pricedBy[point].insert(side).inserted, let prior = priors[side] else { continue }
      let fingerprint = fingerprints[point] ?? planners[point].translation.problem.fingerprint
      fingerprints[point] = fingerprint
      guard let own = planners[point].certificate(pricedAs: prior, fingerprint: fingerprint) else { continue }
      counters.columnsPriced += Int64(planners[point].translation.problem.columnCount)
      offer(Money(minorUnits: Int64(clamping: own.claimedBound)), own, from: point, to: point)
    }
  }

  private func isOpen(_ point: Int) -> Bool {
    !isSolved[point] && !points[point].isImpossible
      && !(points[point].gap.map { $0 <= effort.gap ?? 0 } ?? false)
  }

  /// Whether the points are equal on every axis along which nothing is shared.
  private func isRelated(_ a: Int, _ b: Int) -> Bool {
    zip(zip(grid.position(a), grid.position(b)), order.directions).allSatisfy {
      $1 != .none || $0.0 == $0.1
    }
  }

  // MARK: What it begins with

  func job(for point: Int) -> SweepJob {
    guard isSharing else {
      return SweepJob(
        point: point, planner: planners[point], prior: nil, isNearby: false, parents: [],
        key: points[point].key)
    }
    let priced = nearest(to: point)
    let planned = points[point].planFrom ?? priced
    var prior = planned.flatMap { priors[$0] }
    if let priced, let prices = priors[priced] { prior = prior?.priced(as: prices) }
    let parents = [planned, priced].compactMap(\.self)
    let key = AnswerKey(
      contentHash: points[point].scenario.contentHash, effort: effort, asked: ["sweep"],
      parents: parents.map { points[$0].key })
    return SweepJob(
      point: point, planner: planners[point], prior: prior, isNearby: priced != nil, parents: parents,
      key: key)
  }

  /// The nearest point that was solved with a plan, the tighter of two.
  private func nearest(to point: Int, where isWanted: (Int) -> Bool = { _ in true }) -> Int? {
    let place = grid.position(point)
    return grid.scenarios.indices.filter { priors[$0] != nil && isWanted($0) }.min { a, b in
      func key(_ other: Int) -> (Int, Int, Int) {
        let distance = zip(place, grid.position(other)).reduce(0) { $0 + abs($1.0 - $1.1) }
        return (distance, order.isContained(other, in: point, of: grid) ? 0 : 1, other)
      }
      return key(a) < key(b)
    }
  }

  // MARK: What was found

  func take(_ answer: SweepAnswer, of job: SweepJob) {
    let point = job.point
    isSolved[point] = true
    if !answer.isKept { counters.add(answer.counters) }
    points[point].origin = .solved(answer.ending)
    (points[point].key, points[point].parents) = (job.key, job.parents)
    (points[point].counters, points[point].seconds) = (answer.counters, answer.seconds)
    points[point].isKept = answer.isKept
    if case .infeasible(let reason, _) = answer.outcome { return exclude(point, reason) }
    guard let found = answer.outcome.plan else { return }
    offer(found.plan, found.evaluation, from: point, to: point)
    offer(found.bound, found.certificate, from: point, to: point)
    guard isSharing else { return }
    priors[point] = PriorAnswer(found, of: job.planner)
    for other in grid.scenarios.indices where other != point && isOpen(other) {
      if order.isContained(point, in: other, of: grid) {
        offer(found.plan, from: point, to: other)
      } else if order.isContained(other, in: point, of: grid) {
        offer(found.bound, found.certificate, from: point, to: other)
      }
    }
  }

  /// What is contained in a point without a plan has none.
  private func exclude(_ point: Int, _ reason: InfeasibleReason) {
    for other in grid.scenarios.indices where order.isContained(other, in: point, of: grid) {
      guard !points[other].isImpossible else { continue }
      if other != point { points[other].origin = .contained(in: point) }
      points[other].impossible = reason
      (points[other].bound, points[other].certificate, points[other].boundFrom) = (nil, nil, nil)
    }
  }

  private func offer(_ plan: Plan, from source: Int, to point: Int) {
    let evaluation = planners[point].judge(plan)
    if evaluation.isLegal { offer(plan, evaluation, from: source, to: point) }
  }

  private func offer(_ plan: Plan, _ evaluation: Evaluation, from source: Int, to point: Int) {
    if let worth = points[point].worth, evaluation.objective <= worth { return }
    (points[point].plan, points[point].evaluation, points[point].planFrom) = (plan, evaluation, source)
  }

  private func offer(_ bound: Money, _ certificate: Certificate?, from source: Int, to point: Int) {
    if let known = points[point].bound, known <= bound { return }
    (points[point].bound, points[point].certificate, points[point].boundFrom) = (bound, certificate, source)
  }

  /// Brings everything that holds for a point's neighbours to the point, so that worth and bound never fall from a
  /// tighter point to a looser one.
  func levelOut() {
    let sorted = order.fromTightest(in: grid)
    for point in sorted.reversed() where !points[point].isImpossible {
      for looser in order.neighbours(of: point, looser: true, in: grid) { takeOver(from: looser, to: point) }
    }
    for point in sorted {
      for tighter in order.neighbours(of: point, looser: false, in: grid) { lend(from: tighter, to: point) }
    }
  }

  /// The looser point's bound, and its plan where that happens to be legal and better.
  private func takeOver(from looser: Int, to point: Int) {
    let other = points[looser]
    if let bound = other.bound, let source = other.boundFrom {
      offer(bound, other.certificate, from: source, to: point)
    }
    let isBetter = other.worth ?? .zero > points[point].worth ?? .zero
    if isBetter || points[point].plan == nil { lend(from: looser, to: point) }
  }

  private func lend(from lender: Int, to point: Int) {
    let other = points[lender]
    guard let plan = other.plan, let source = other.planFrom else { return }
    offer(plan, from: source, to: point)
  }
}

extension SweepOrder {
  /// Shown between neighbours, in one direction along the whole of an axis.
  init(of grid: SweepGrid, _ planners: [TerritoryPlanner]) {
    directions = grid.axes.indices.map { axis in
      let pairs = planners.indices.compactMap { point in
        grid.neighbour(point, axis: axis, step: 1).map { (planners[point], planners[$0]) }
      }
      if pairs.isEmpty { return .none }
      if pairs.allSatisfy({ $1.contains($0) }) { return .up }
      if pairs.allSatisfy({ $0.contains($1) }) { return .down }
      return .none
    }
  }
}
