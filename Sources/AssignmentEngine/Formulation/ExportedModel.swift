import GLPK

/// The integer program of a problem, written to a file that other solvers read.
public struct ExportedModel: Sendable {
  public enum Format: String, Sendable, CaseIterable { case mps, lp }

  /// The name of each variable in the file, by column of the formulation.
  public let columnIDs: [String]
  /// What the file's names mean: the name of each variable and row in the formulation.
  public let meanings: [(id: String, meaning: String)]
  /// Whether the file's objective is minus the problem's.
  public let isNegated: Bool
  /// The variable fixed at 1 whose cost is the objective's constant, if there is one.
  public let constantColumn: String?
  private let formulation: Formulation

  /// Writes the file whole or not at all. Blocking.
  ///
  /// - Throws: GLPK's errors, such as a path that cannot be written or numbers that MPS cannot hold.
  public init(_ problem: AssignmentProblem, as format: Format, to path: String) throws {
    let formulation = Formulation(problem)
    let model = formulation.model
    let key = try Session.run { session in
      try session.export(model, as: format == .mps ? .freeMPS : .cplexLP, to: path)
    }
    columnIDs = key.columns.map(\.id)
    meanings = (key.columns + key.rows).map { ($0.id, $0.name ?? "") }
    isNegated = key.isNegated
    constantColumn = key.constantColumn
    self.formulation = formulation
  }

  /// The variables of the file that are not 0 in the point of an assignment, in the order of the file.
  public func values(for assignment: Assignment) -> [(id: String, value: Double)] {
    let point = formulation.point(for: assignment)
    let taken = zip(columnIDs, point).filter { $0.1 != 0 }.map { (id: $0.0, value: $0.1) }
    return taken + (constantColumn.map { [(id: $0, value: 1)] } ?? [])
  }
}
