/// A file format for models.
public enum ModelFormat: Sendable, Hashable {
  /// MPS with free columns.
  case freeMPS
  /// MPS with fixed columns. Read only.
  case fixedMPS
  /// CPLEX LP.
  case cplexLP
}

/// What an exported file does not say: its plain names' meaning.
///
/// The file's columns are `c0`, `c1`, ... and its rows `r0`, `r1`, ... in the model's order.
public struct ExportedNames: Sendable, Hashable, Codable {
  /// The file minimizes the negated objective, since the model is to be maximized. Multiply the file's
  /// optimum by -1.
  public let isNegated: Bool
  /// The column fixed at one whose cost is the objective's constant, if that is not zero.
  public let constantColumn: String?
  /// The model's name for column `c<index>`, where it has one.
  public let columns: [String?]
  /// The model's name for row `r<index>`, where it has one.
  public let rows: [String?]

  /// The model's name behind a name in the file; `nil` if there is none.
  public func name(of id: String) -> String? {
    guard let index = Int(id.dropFirst()), String(index) == id.dropFirst() else { return nil }
    switch id.first {
    case "c": return columns.indices.contains(index) ? columns[index] : nil
    case "r": return rows.indices.contains(index) ? rows[index] : nil
    default: return nil
    }
  }
}
