internal import CGLPKGuard

/// Which variables are basic: one a row among all rows' slacks and all columns. It is where the simplex
/// method starts and what it leaves behind, and can be carried to another problem of the same shape.
public struct Basis: Sendable, Equatable {
  /// A variable's place.
  public enum Status: UInt8, Sendable {
    case basic = 1
    case atLower = 2
    case atUpper = 3
    /// Non-basic without bounds, at 0.
    case free = 4
    case fixed = 5
  }

  /// The status of each row's slack.
  public var rows: [Status]
  public var columns: [Status]

  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }

  public var basicCount: Int {
    rows.count { $0 == .basic } + columns.count { $0 == .basic }
  }
}

extension Problem {
  /// The present basis.
  public func basis() throws -> Basis {
    var rows = [UInt8](repeating: 0, count: rowCount)
    var columns = [UInt8](repeating: 0, count: columnCount)
    try call { guarded_get_basis($0, &rows, &columns) }
    return Basis(rows: try rows.map(Self.status), columns: try columns.map(Self.status))
  }

  private static func status(_ code: UInt8) throws -> Basis.Status {
    guard let status = Basis.Status(rawValue: code) else {
      throw GLPKError.unexpectedCode(Int32(code), call: "reading the basis")
    }
    return status
  }

  /// Replaces the basis. A non-basic status that the bounds do not allow is taken as the one they do. A
  /// singular basis shows when the next solve fails with `.singularBasis`.
  public func setBasis(_ basis: Basis) throws {
    var faults: [ModelFault] = []
    if basis.rows.count != rowCount {
      faults.append(.wrongLength(.rows, count: basis.rows.count, expected: rowCount))
    }
    if basis.columns.count != columnCount {
      faults.append(.wrongLength(.columns, count: basis.columns.count, expected: columnCount))
    }
    if basis.basicCount != rowCount {
      faults.append(.wrongBasisSize(basic: basis.basicCount, rows: rowCount))
    }
    try refuse(faults)
    try call {
      guarded_set_basis($0, basis.rows.map(\.rawValue), basis.columns.map(\.rawValue))
    }
  }

  /// All slacks basic. This is what a new problem has.
  public func useStandardBasis() throws {
    try call { guarded_standard_basis($0) }
  }

  /// A triangular basis by Bixby's rules, the best start known for assignment relaxations.
  public func useCPXBasis() throws {
    try call { guarded_cpx_basis($0) }
  }

  /// GLPK's own triangular basis. On assignment relaxations it is several times slower than the others.
  public func useAdvancedBasis() throws {
    try call { guarded_advanced_basis($0) }
  }
}
