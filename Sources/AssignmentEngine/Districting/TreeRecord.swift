/// Takes down the tree for its certificate while there is room.
struct TreeRecord {
  private var nodes: [DistrictingCertificate.Node] = [.init()]
  private var multipliers: [DistrictMultipliers] = []
  private var numbers = 0
  private let numbersOfVector: Int
  private var isFull = false
  /// The Lagrangian bound of the root: what is left of a tree that did not fit.
  private var rootMultipliers = 0

  init(_ problem: DistrictingProblem) {
    numbersOfVector = problem.unitCount * (1 + problem.activities.count)
  }

  mutating func add(_ vector: DistrictMultipliers, to node: Int) {
    guard !isFull else { return }
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

  func certificate(bound: Int64, cutoff: Int64, separators: [Separator]) -> DistrictingCertificate {
    DistrictingCertificate(
      bound: bound, cutoff: cutoff, nodes: nodes, multipliers: multipliers, separators: separators,
      isWhole: !isFull)
  }
}
