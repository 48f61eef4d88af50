/// What the nodes of a `CapacityTree` proved, in the order of exploration, as `BranchCertificate` states it.
struct TreeRecord {
  private(set) var nodes: [BranchCertificate.Node] = []
  private(set) var multipliers: [Int64] = []
  /// Whether the record was given up because it grew beyond the limit.
  private(set) var isTooLarge = false
  private var committed = 0
  private var vectors = 0

  /// Starts a node; what an interrupted one has left is dropped.
  mutating func begin() {
    multipliers.removeLast(multipliers.count - committed)
    vectors = 0
  }

  /// The node used these multipliers.
  mutating func add(_ vector: [Int64]) {
    guard !isTooLarge else { return }
    vectors += 1
    multipliers.append(contentsOf: vector)
  }

  mutating func close() { commit(BranchCertificate.Node(vectors: vectors, columns: [])) }

  mutating func branch(columns: [Int32]) {
    commit(BranchCertificate.Node(vectors: vectors, columns: columns))
  }

  private mutating func commit(_ node: BranchCertificate.Node) {
    guard !isTooLarge else { return }
    nodes.append(node)
    committed = multipliers.count
    if multipliers.count > BranchCertificate.mostMultipliers || nodes.count > BranchCertificate.mostNodes {
      isTooLarge = true
      nodes = []
      multipliers = []
      committed = 0
    }
  }
}
