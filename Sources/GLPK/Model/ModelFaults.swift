/// One thing wrong with a model: what, and where.
public struct ModelFault: Sendable, Hashable, CustomStringConvertible {
  /// Where in the model. Indices are counted from 0. Names are left out on purpose: they may be private.
  public enum Place: Sendable, Hashable {
    case objectiveConstant
    case column(Int)
    case row(Int)
    /// The entry at this position of the model's or batch's list of coefficients.
    case coefficient(position: Int, row: Int, column: Int)
    case batch
  }

  /// What is wrong there.
  public enum Problem: Sendable, Hashable {
    case boundIsNotANumber
    case boundOnTheWrongSide(Bounds)
    case lowerAboveUpper(Bounds)
    case fractionalBound(Bounds)
    case binaryBeyondUnit(Bounds)
    case notFinite
    case rowOutOfRange(rows: Int)
    case columnOutOfRange(columns: Int)
    case duplicate
    case nameEmpty
    case nameTooLong(bytes: Int)
    case nameHasControlCharacter
    case tooLarge(count: Int)
    case unequalLengths(String)
    case startsNotAscending
  }

  public let place: Place
  public let problem: Problem

  public init(_ place: Place, _ problem: Problem) {
    self.place = place
    self.problem = problem
  }

  public var description: String { "\(placeText): \(problemText)" }

  private var placeText: String {
    switch place {
    case .objectiveConstant: "objective constant"
    case .column(let index): "column \(index)"
    case .row(let index): "row \(index)"
    case .coefficient(let position, let row, let column):
      "coefficient at position \(position) (row \(row), column \(column))"
    case .batch: "batch"
    }
  }

  private var problemText: String {
    switch problem {
    case .boundIsNotANumber: "a bound is not a number; use an infinity for no bound"
    case .boundOnTheWrongSide(let bounds):
      "the bounds \(bounds.lower) ... \(bounds.upper) exclude every number"
    case .lowerAboveUpper(let bounds):
      "the lower bound \(bounds.lower) is above the upper bound \(bounds.upper)"
    case .fractionalBound(let bounds):
      "an integer column has the fractional bounds \(bounds.lower) ... \(bounds.upper); round them inwards"
    case .binaryBeyondUnit(let bounds):
      "a binary column has the bounds \(bounds.lower) ... \(bounds.upper); they must lie within 0 ... 1"
    case .notFinite: "the number is not finite"
    case .rowOutOfRange(let rows): "there is no such row; the model has \(rows)"
    case .columnOutOfRange(let columns): "there is no such column; the model has \(columns)"
    case .duplicate: "the same place was given before; add the values up or remove one"
    case .nameEmpty: "the name is empty; use nil for no name"
    case .nameTooLong(let bytes): "the name takes \(bytes) bytes of UTF-8; at most 255 are allowed"
    case .nameHasControlCharacter: "the name contains a control character"
    case .tooLarge(let count): "\(count) exceeds GLPK's limit of \(Limits.count)"
    case .unequalLengths(let what): what
    case .startsNotAscending:
      "starts must begin with 0, never fall, and end with the number of entries"
    }
  }

  enum Limits {
    /// GLPK's own limit on rows and columns (M_MAX, N_MAX), and within its limit on nonzeros.
    static let count = 100_000_000
    /// GLPK's limit on names, in bytes.
    static let nameBytes = 255
  }
}

/// Everything wrong with a model, found in one pass.
public struct ModelFaults: Error, Sendable, Hashable, CustomStringConvertible {
  /// Never empty; in the order columns, rows, coefficients.
  public let faults: [ModelFault]

  init(_ faults: [ModelFault]) { self.faults = faults }

  /// One line a fault; of more than 20, the first 20 and a count of the rest.
  public var description: String {
    let shown = faults.prefix(20).map(\.description)
    let rest = faults.count - shown.count
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
  }
}
