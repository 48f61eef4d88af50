/// Takes down the tree for its certificate while there is room.
struct HessTreeRecord {
  private var nodes: [DistrictingCertificate.Node] = [.init()]
  private var multipliers: [DistrictMultipliers] = []
  private var numbers = 0
  private let numbersOfVector: Int
  private var isFull = false
  /// The root's vectors and the best bound of one: what is left of a tree that does not fit.
  private var rootMultipliers = 0
  private var rootBound: Int64 = .min

  init(_ problem: DistrictingProblem) {
    numbersOfVector = problem.unitCount * (1 + problem.activities.count)
  }

  /// Takes down that the vector bounds the node; nil where it leaves no plan at all.
  mutating func add(_ vector: DistrictMultipliers, bound: Int64?, to node: Int) {
    guard !isFull else { return }
    if node == 0 { rootBound = max(rootBound, bound ?? .max) }
    nodes[node].multipliers.append(Int32(multipliers.count))
    multipliers.append(vector)
    numbers += numbersOfVector + 2 * vector.separators.count
    if node == 0 { rootMultipliers = multipliers.count }
    if numbers > DistrictingCertificate.mostNumbers { giveUp() }
  }

  private mutating func giveUp() {
    isFull = true
    multipliers.removeSubrange(rootMultipliers...)
    nodes.removeSubrange(1...)
    nodes[0].pair = nil
  }

  mutating func branch(_ node: Int, on pair: DistrictingCertificate.Pair) -> (taken: Int, left: Int) {
    guard !isFull else { return (1, 2) }
    let first = nodes.count
    nodes.append(.init())
    nodes.append(.init())
    nodes[node].pair = pair
    nodes[node].taken = Int32(first)
    nodes[node].left = Int32(first + 1)
    return (first, first + 1)
  }

  func certificate(bound: Int64, cutoff: Int64, separators: [DistrictSeparator]) -> DistrictingCertificate {
    DistrictingCertificate(
      bound: bound, cutoff: cutoff, nodes: nodes, multipliers: multipliers, separators: separators,
      checkableBound: isFull ? min(rootBound, bound) : bound)
  }
}
