/// Looks for a unit that no connected district within the bounds can contain: the problem is then infeasible.
///
/// For each unit the connected sets that contain it are enumerated, each once, until one lies within all
/// bounds. A set is given up when it is too heavy, or too light together with all that can still be reached.
struct ConnectedSupersets {
  /// Sets looked at for one unit, and in all, before the question is left open.
  static let setLimit = 20_000
  static let limitOfAll = 400_000

  let problem: DistrictingProblem
  let graph: UnitGraph
  private var isExcluded: [Bool]
  private var isInside: [Bool]
  private var sums: [Int64]
  private var setsLeft = 0
  private(set) var sets = 0
  private var label: [UInt8]
  private var queue: [Int32] = []

  init(_ problem: DistrictingProblem, _ graph: UnitGraph) {
    self.problem = problem
    self.graph = graph
    isExcluded = [Bool](repeating: false, count: problem.unitCount)
    isInside = isExcluded
    sums = [Int64](repeating: 0, count: problem.activities.count)
    label = [UInt8](repeating: 0, count: problem.unitCount)
  }

  private enum Answer { case found, none, open }

  /// The first unit for which the enumeration ends without a district; nil where there is none or a limit or
  /// the stop left the question open.
  mutating func unitWithoutDistrict(isStopped: () -> Bool) -> Int? {
    for unit in 0..<problem.unitCount where sets < Self.limitOfAll {
      for other in 0..<problem.unitCount {
        isExcluded[other] = false
        isInside[other] = false
      }
      for index in sums.indices { sums[index] = 0 }
      setsLeft = Self.setLimit
      enter(unit)
      if extend(from: unit, isStopped) == .none { return unit }
      if isStopped() { return nil }
    }
    return nil
  }

  private mutating func enter(_ unit: Int) {
    isInside[unit] = true
    for (index, activity) in problem.activities.enumerated() { sums[index] += activity.weights[unit] }
  }

  private mutating func leave(_ unit: Int) {
    isInside[unit] = false
    for (index, activity) in problem.activities.enumerated() { sums[index] -= activity.weights[unit] }
  }

  private mutating func extend(from unit: Int, _ isStopped: () -> Bool) -> Answer {
    sets += 1
    setsLeft -= 1
    if setsLeft < 0 || (setsLeft % 1_000 == 0 && isStopped()) { return .open }
    let activities = problem.activities
    if activities.indices.contains(where: { sums[$0] > activities[$0].bounds.upperBound }) { return .none }
    if activities.indices.allSatisfy({ activities[$0].bounds.contains(sums[$0]) }) { return .found }
    guard canReachLowerBounds(from: unit), let next = frontier() else { return .none }
    enter(next)
    let inside = extend(from: unit, isStopped)
    leave(next)
    guard inside == .none else { return inside }
    isExcluded[next] = true
    let outside = extend(from: unit, isStopped)
    isExcluded[next] = false
    return outside
  }

  private mutating func canReachLowerBounds(from unit: Int) -> Bool {
    let isExcluded = isExcluded
    graph.reach(from: unit, into: &label, queue: &queue) { !isExcluded[$0] }
    return problem.activities.allSatisfy { activity in
      queue.reduce(0) { $0 + activity.weights[Int($1)] } >= activity.bounds.lowerBound
    }
  }

  /// The first unit beside the set that is not excluded. `queue` holds what can be reached.
  private func frontier() -> Int? {
    queue.first { candidate in
      !isInside[Int(candidate)]
        && graph.neighbours(of: Int(candidate)).contains { isInside[Int($0)] }
    }.map(Int.init)
  }
}
