import AssignmentEngine

/// One problem to be solved, with what is known about it from elsewhere.
struct BenchmarkCase: Sendable {
  let suite: Suite
  /// Unique within its suite.
  let name: String
  /// What `--size` selects on: a size of generated problems, a class of published ones.
  let size: String
  var known = KnownFigures()
  let load: @Sendable () throws -> AssignmentProblem
}

enum Suite: String, CaseIterable, Sendable {
  /// Generated territory problems.
  case territory
  /// The frozen territory problems of the reference folder.
  case models
  /// The published generalized assignment problems of the reference folder.
  case gap
}

/// Figures from elsewhere, in the sense and units of the problem's file. They only judge results; the engine
/// never sees them.
struct KnownFigures: Sendable {
  /// Worth of the best plan known.
  var plan: Double?
  /// Whether that plan is known to be optimal.
  var isPlanOptimal = false
  /// Optimum of the linear relaxation.
  var linearOptimum: Double?
}
