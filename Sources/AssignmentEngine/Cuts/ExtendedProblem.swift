/// A problem with the rows of the cuts found so far after its own: bound, search and proof work on it as on any
/// other. Its plans contain all legal plans of the original, which alone decides what is legal.
struct ExtendedProblem: Sendable {
  private(set) var problem: AssignmentProblem
  private let original: AssignmentProblem
  /// In the order of their rows.
  private(set) var cuts: [CuttingPlane] = []
  private var known: Set<CuttingPlane> = []

  init(_ original: AssignmentProblem) {
    self.original = original
    problem = original
  }

  /// Adds the rows of cuts that are not there yet; returns how many.
  mutating func add(_ found: [CuttingPlane]) -> Int {
    let fresh = found.filter { known.insert($0).inserted }
    guard !fresh.isEmpty else { return 0 }
    problem = problem.appending(fresh)
    cuts += fresh
    return fresh.count
  }

  /// Whether none of some cuts would be a new row.
  func knowsAll(_ found: [CuttingPlane]) -> Bool { found.allSatisfy(known.contains) }

  /// Takes the rows of cuts away, told by position; they may come again.
  mutating func remove(_ isRemoved: [Bool]) {
    for (cut, isRemoved) in zip(cuts, isRemoved) where isRemoved { known.remove(cut) }
    cuts = cuts.indices.filter { !isRemoved[$0] }.map { cuts[$0] }
    problem = original.appending(cuts)
  }
}
