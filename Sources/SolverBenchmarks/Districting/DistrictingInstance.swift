import AssignmentEngine

/// A published districting problem with what is known of it.
struct DistrictingInstance: Sendable {
  enum Listed: Sendable, Equatable {
    case optimum(Double)
    case infeasible
  }

  let name: String
  let problem: DistrictingProblem
  /// How many units of the problem's cost make one of the published figures.
  let costUnits: Double
  /// Nil where nothing is known.
  let listed: Listed?
  /// Half a unit of the last digit of the listed figure.
  static let rounding = 0.005 + 1e-9
}

/// The suites of published districting problems.
public enum DistrictingSuite: String, CaseIterable, Sendable, Codable {
  /// Counties of nine states, each with contiguity and without.
  case districting
  /// Commercial territories balanced in three activities.
  case territoryDesign = "territory-design"

  /// Seconds within which each case is to be proven.
  public var bar: Double { self == .districting ? 60 : 15 }

  func instances(_ reference: ReferenceFolder) throws -> [DistrictingInstance] {
    switch self {
    case .districting: try StateFiles(folder: "\(reference.path)/districting").instances()
    case .territoryDesign: try TerritoryDesignFiles(folder: "\(reference.path)/territory").instances()
    }
  }
}
