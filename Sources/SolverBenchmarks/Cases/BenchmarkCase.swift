import AssignmentEngine

/// One problem to be solved, with what is known about it from elsewhere.
struct BenchmarkCase: Sendable {
  let suite: Suite
  /// Unique within its suite.
  let name: String
  /// What `Selection.sizes` selects on: a size of generated problems, a class of published ones.
  let size: String
  var known = KnownFigures()
  let load: @Sendable () throws -> AssignmentProblem
}

public enum Suite: String, CaseIterable, Sendable, Codable {
  /// Generated territory problems.
  case territory
  /// The frozen territory problems of the reference folder.
  case models
  /// The published generalized assignment problems of the reference folder.
  case gap
  /// Files that the user named.
  case file

  /// What may be asked for by name.
  public static let named: [Suite] = [.territory, .models, .gap]
}

/// Figures from elsewhere, in the sense and units of the problem's file. They only judge results; the engine
/// never sees them.
public struct KnownFigures: Sendable {
  /// Worth of the best plan known.
  public var plan: Double?
  /// Whether that plan is known to be optimal.
  public var isPlanOptimal: Bool
  /// Optimum of the linear relaxation.
  public var linearOptimum: Double?

  public init(plan: Double? = nil, isPlanOptimal: Bool = false, linearOptimum: Double? = nil) {
    self.plan = plan
    self.isPlanOptimal = isPlanOptimal
    self.linearOptimum = linearOptimum
  }
}
