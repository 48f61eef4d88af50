/// A problem with the rows of the cuts found so far after its own: bound, search and proof work on it as on any
/// other. Its plans contain all legal plans of the original, which alone decides what is legal.
struct ExtendedProblem: Sendable {
  private(set) var problem: AssignmentProblem
  /// In the order of their rows.
  private(set) var cuts: [CuttingPlane] = []
  private var known: Set<CuttingPlane> = []

  private let original: AssignmentProblem

  init(_ original: AssignmentProblem) {
    self.original = original
    problem = original
  }

  /// Takes cuts away; returns the positions among the earlier ones that are left.
  mutating func remove(where isRemoved: (CuttingPlane) -> Bool) -> [Int] {
    let left = cuts.indices.filter { !isRemoved(cuts[$0]) }
    guard left.count < cuts.count else { return left }
    cuts = left.map { cuts[$0] }
    known = Set(cuts)
    problem = original.appending(cuts)
    return left
  }

  /// Adds the rows of cuts that are not there yet; returns how many.
  mutating func add(_ found: [CuttingPlane]) -> Int {
    let fresh = found.filter { known.insert($0).inserted }
    guard !fresh.isEmpty else { return 0 }
    problem = problem.appending(fresh)
    cuts += fresh
    return fresh.count
  }
}
