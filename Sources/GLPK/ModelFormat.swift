/// A file format for models. A path that ends in ".gz" is read and written compressed.
public enum ModelFormat: Sendable, CaseIterable {
  /// The LP format of CPLEX. GLPK writes numbers with 15 digits.
  case cplexLP
  /// MPS with fields separated by blanks. GLPK writes numbers in 12 characters all the same; a model that
  /// needs more is refused.
  case freeMPS
  /// MPS in columns, with the same limit.
  case fixedMPS
}

/// What the lines of an exported file mean. Readers agree on short ASCII names only, so the file holds
/// c0, c1, … and r0, r1, …, in the order of the model.
public struct ExportKey: Sendable, Equatable, Codable {
  public struct Line: Sendable, Equatable, Codable {
    public let id: String
    /// The name in the model.
    public let name: String?
  }

  /// The file minimizes; true when its objective is the model's times -1.
  public let isNegated: Bool
  /// The column, fixed at 1, whose cost is the objective's constant; nil when the constant is 0.
  public let constantColumn: String?
  public let columns: [Line]
  public let rows: [Line]
}
