/// One thing wrong with a model, a batch of rows or columns, or a change to a problem.
///
/// Rows, columns and entries are named by index from 0. Names given by the user are left out, since they
/// may be confidential.
public enum ModelFault: Sendable, Hashable {
  /// A row or a column.
  public enum Line: Sendable, Hashable {
    case row(Int)
    case column(Int)
  }

  case invalidConstant(Double)
  case invalidCost(column: Int, Double)
  /// A side is not a number, or infinite on the wrong side.
  case malformedBounds(Line, Bounds)
  /// The lower side exceeds the upper.
  case crossedBounds(Line, Bounds)
  /// A finite bound of an integer column is not an integer.
  case fractionalBounds(column: Int, Bounds)
  /// A binary column's bounds leave 0...1.
  case binaryBounds(column: Int, Bounds)
  /// GLPK holds names of at most 255 bytes; `nil` is the model's own name.
  case longName(Line?, bytes: Int)
  /// The name holds a control character.
  case unprintableName(Line?)
  /// An entry, numbered within its model or batch, points outside.
  case rowOutOfRange(entry: Int, row: Int, count: Int)
  case columnOutOfRange(entry: Int, column: Int, count: Int)
  case invalidCoefficient(entry: Int, row: Int, column: Int, Double)
  case duplicateEntry(entry: Int, first: Int, row: Int, column: Int)
  /// More than GLPK can hold.
  case tooMany(Quantity, count: Int, limit: Int)
  /// A row or column that is to be changed does not exist.
  case noSuchLine(Line, count: Int)
  /// A row or column is listed twice where each may be listed once.
  case repeatedLine(Line)
  /// An array has another length than the problem or the batch asks for.
  case wrongLength(Quantity, count: Int, expected: Int)
  /// A basis must have as many basic variables as there are rows.
  case wrongBasisSize(basic: Int, rows: Int)

  /// What is counted.
  public enum Quantity: String, Sendable {
    case rows, columns, entries
  }
}

/// Everything wrong with a model, in the order of model, columns, rows, entries. Never empty.
public struct ModelFaults: Error, Sendable, Equatable {
  public let faults: [ModelFault]
}

extension ModelFaults: CustomStringConvertible {
  /// One fault a line; long lists are cut and say by how much.
  public var description: String {
    let shown = 20
    var lines = faults.prefix(shown).map(\.description)
    if faults.count > shown { lines.append("and \(faults.count - shown) more") }
    return lines.joined(separator: "\n")
  }
}

extension ModelFault.Line: CustomStringConvertible {
  public var description: String {
    switch self {
    case .row(let index): "row \(index)"
    case .column(let index): "column \(index)"
    }
  }
}

extension ModelFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidConstant(let value):
      "objective constant is \(value): give a finite number"
    case .invalidCost(let column, let value):
      "column \(column): cost is \(value): give a finite number"
    case .malformedBounds(let line, let bounds):
      "\(line): bounds \(bounds.lower)...\(bounds.upper) contain no number: an absent lower side is "
        + "-infinity, an absent upper side infinity"
    case .crossedBounds(let line, let bounds):
      "\(line): lower bound \(bounds.lower) exceeds upper bound \(bounds.upper)"
    case .fractionalBounds(let column, let bounds):
      "column \(column): bounds \(bounds.lower)...\(bounds.upper) of an integer column must be integers: "
        + "round them inwards"
    case .binaryBounds(let column, let bounds):
      "column \(column): bounds \(bounds.lower)...\(bounds.upper) of a binary column leave 0...1: "
        + "make it an integer column"
    case .longName(let line, let bytes):
      "\(line.map(\.description) ?? "model"): name has \(bytes) bytes in UTF-8: at most 255 are allowed"
    case .unprintableName(let line):
      "\(line.map(\.description) ?? "model"): name holds a control character: remove it"
    default: structureDescription
    }
  }

  private var structureDescription: String {
    switch self {
    case .rowOutOfRange(let entry, let row, let count):
      "entry \(entry): row \(row) does not exist: there are \(count), counted from 0"
    case .columnOutOfRange(let entry, let column, let count):
      "entry \(entry): column \(column) does not exist: there are \(count), counted from 0"
    case .invalidCoefficient(let entry, let row, let column, let value):
      "entry \(entry): coefficient of row \(row), column \(column) is \(value): give a finite number"
    case .duplicateEntry(let entry, let first, let row, let column):
      "entry \(entry): row \(row), column \(column) was given by entry \(first): add the two up"
    case .tooMany(let quantity, let count, let limit):
      "\(count) \(quantity.rawValue): GLPK holds at most \(limit)"
    case .noSuchLine(let line, let count):
      "\(line) does not exist: there are \(count), counted from 0"
    case .repeatedLine(let line):
      "\(line) is listed twice: list it once"
    case .wrongLength(let quantity, let count, let expected):
      "\(count) values were given for \(quantity.rawValue), \(expected) are needed"
    case .wrongBasisSize(let basic, let rows):
      "the basis has \(basic) basic variables: it needs one a row, \(rows)"
    default: ""
    }
  }
}
