/// A problem with the rows of the cuts found so far after its own: bound, search and proof work on it as on any
/// other. Its plans contain all legal plans of the original, which alone decides what is legal.
struct ExtendedProblem: Sendable {
  private(set) var problem: AssignmentProblem
  /// In the order of their rows.
  private(set) var cuts: [CuttingPlane] = []
  private var known: Set<CuttingPlane> = []

  init(_ original: AssignmentProblem) { problem = original }

  /// Adds the rows of cuts that are not there yet; returns how many.
  mutating func add(_ found: [CuttingPlane]) -> Int {
    let fresh = found.filter { known.insert($0).inserted }
    guard !fresh.isEmpty else { return 0 }
    problem = problem.appending(fresh)
    cuts += fresh
    return fresh.count
  }
}
