internal import CGLPK
internal import CGLPKGuard

/// Which variables are basic, and where the others rest: enough to continue a solve later, or on another
/// problem with the same rows and columns.
///
/// Each row has a variable too, its activity. A basis is valid when exactly as many variables are basic as
/// there are rows and their columns are independent; GLPK finds out the latter when it solves.
public struct Basis: Sendable, Hashable {
  /// The part that a variable plays.
  public enum Status: UInt8, Sendable, Hashable {
    case basic = 1
    case atLower = 2
    case atUpper = 3
    /// Non-basic without bounds, at zero.
    case free = 4
    /// Non-basic with equal bounds.
    case fixed = 5
  }

  public var rows: [Status]
  public var columns: [Status]

  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of basic variables.
  public var basicCount: Int {
    rows.count(where: { $0 == .basic }) + columns.count(where: { $0 == .basic })
  }
}

extension Problem {
  /// A basis that GLPK can construct.
  public enum ConstructedBasis: Sendable, Hashable {
    /// Every row basic.
    case standard
    /// Bixby's, as in CPLEX: quick to make, and the best start on assignment-like problems.
    case bixby
    /// As triangular as possible: slow on large problems, and a bad start for the dual method.
    case advanced
  }

  /// The current basis.
  public func basis() throws(GLPKError) -> Basis {
    var rows = [UInt8](repeating: 0, count: rowCount)
    var columns = [UInt8](repeating: 0, count: columnCount)
    try call("basis") { cg_get_basis(handle, &rows, &columns) }
    return Basis(
      rows: rows.map { Basis.Status(rawValue: $0)! }, columns: columns.map { Basis.Status(rawValue: $0)! })
  }

  /// Starts the next solve from this basis. The resting place of a non-basic variable that has no such
  /// bound becomes the bound that it has.
  ///
  /// - Throws: If the basis does not fit the problem's size, or has not as many basic variables as the
  ///   problem has rows.
  public func setBasis(_ basis: Basis) throws(GLPKError) {
    let operation = "setBasis"
    try check(operation)
    guard basis.rows.count == rowCount && basis.columns.count == columnCount else {
      throw .invalidArgument(
        operation: operation,
        reason: "the basis has \(basis.rows.count) rows and \(basis.columns.count) columns, the problem "
          + "\(rowCount) and \(columnCount)")
    }
    guard basis.basicCount == rowCount else {
      throw .invalidArgument(
        operation: operation, reason: "\(basis.basicCount) basic variables for \(rowCount) rows")
    }
    isSolved = false
    let rows = basis.rows.map(\.rawValue)
    let columns = basis.columns.map(\.rawValue)
    try call(operation) { cg_set_basis(handle, rows, columns) }
  }

  /// Constructs a basis for the next solve.
  public func constructBasis(_ kind: ConstructedBasis) throws(GLPKError) {
    isSolved = false
    try call("constructBasis") {
      switch kind {
      case .standard: cg_standard_basis(handle)
      case .bixby: cg_bixby_basis(handle)
      case .advanced: cg_advanced_basis(handle)
      }
    }
  }
}
