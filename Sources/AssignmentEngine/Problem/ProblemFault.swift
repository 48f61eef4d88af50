/// One thing wrong with the data of a problem: which part, what was found, what to do about it.
public enum ProblemFault: Sendable, Equatable {
  /// More of something than 32-bit indices can number.
  case tooMany(String, count: Int)
  /// A flat array has the wrong length or does not rise from 0 to its end.
  case malformedArray(String, detail: String)
  /// A column was added to an item that does not exist.
  case columnOfUnknownItem(item: Int)
  /// Columns come item by item; this one came after a column of a later item.
  case columnOutOfOrder(item: Int, after: Int)
  case columnOfUnknownAgent(column: Int, item: Int, agent: Int)
  case unknownRow(Owner, row: Int)
  case repeatedRow(Owner, row: Int)
  /// Entries of a column in a flat array must ascend by row.
  case unsortedRows(Owner, row: Int)
  case zeroCoefficient(Owner, row: Int)
  /// A number beyond `AssignmentProblem.largestMagnitude`.
  case tooLarge(String, value: Int64)
  /// The price of the worst violation does not fit in 128-bit sums.
  case priceTooLarge(row: Int)
  case negativePrice(row: Int, price: Int64)
  case priceWithoutBound(row: Int)
  case crossedBounds(row: Int, lower: Int64, upper: Int64)
  case exponentOutOfRange(String, exponent: Int)
  case couplingWithoutItems(coupling: Int)
  case couplingOfUnknownItem(coupling: Int, item: Int)
  case couplingRepeatsItem(coupling: Int, item: Int)
  case couplingLimit(coupling: Int, limit: Int)
  case couplingExemptsUnknownAgent(coupling: Int, agent: Int)
  /// A `sameClass` coupling does not give one class an agent.
  case couplingClassCount(coupling: Int, found: Int, agents: Int)
  /// A class outside 0 ..< agents, which are enough numbers for as many classes as there can be.
  case couplingClass(coupling: Int, agent: Int, number: Int)
  case indicatorWithoutColumns(indicator: Int)
  case indicatorOfUnknownColumn(indicator: Int, column: Int)
  case indicatorRepeatsColumn(indicator: Int, column: Int)
  case connectivity(Int, ConnectivityFault)
  case spread(Int, SpreadFault)
  /// A list of names that is neither empty nor as long as what it names.
  case nameCount(String, names: Int, expected: Int)

  /// What carries row entries.
  public enum Owner: Sendable, Equatable, CustomStringConvertible {
    case column(Int)
    case indicator(Int)

    public var description: String {
      switch self {
      case .column(let index): "column \(index)"
      case .indicator(let index): "indicator \(index)"
      }
    }
  }
}

extension ProblemFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooMany, .malformedArray, .tooLarge, .exponentOutOfRange, .nameCount: dataDescription
    case .columnOfUnknownItem, .columnOutOfOrder, .columnOfUnknownAgent, .unknownRow, .repeatedRow,
      .unsortedRows, .zeroCoefficient:
      columnDescription
    case .priceTooLarge, .negativePrice, .priceWithoutBound, .crossedBounds: rowDescription
    default: ruleDescription
    }
  }

  private var dataDescription: String {
    switch self {
    case .tooMany(let what, let count):
      "\(count) \(what): at most \(Int32.max) can be numbered; split the problem"
    case .malformedArray(let name, let detail):
      "array \(name): \(detail)"
    case .tooLarge(let what, let value):
      "\(what) is \(value): at most \(AssignmentProblem.largestMagnitude) in magnitude; use coarser units"
    case .exponentOutOfRange(let what, let exponent):
      "\(what) has exponent \(exponent): give one from 0 to \(AssignmentProblem.largestExponent)"
    case .nameCount(let what, let names, let expected):
      "\(names) names for \(expected) \(what): name all of them or none"
    default: ""
    }
  }

  private var columnDescription: String {
    switch self {
    case .columnOfUnknownItem(let item):
      "a column belongs to item \(item), which does not exist: add the item first"
    case .columnOutOfOrder(let item, let after):
      "a column of item \(item) comes after one of item \(after): add columns item by item"
    case .columnOfUnknownAgent(let column, let item, let agent):
      "column \(column) of item \(item) names agent \(agent), which does not exist"
    case .unknownRow(let owner, let row):
      "\(owner) has an entry in row \(row), which does not exist"
    case .repeatedRow(let owner, let row):
      "\(owner) has two entries in row \(row): add them up"
    case .unsortedRows(let owner, let row):
      "\(owner): the entry in row \(row) comes after one in a later row: sort entries by row"
    case .zeroCoefficient(let owner, let row):
      "\(owner) has coefficient 0 in row \(row): leave the entry out"
    default: ""
    }
  }

  private var rowDescription: String {
    switch self {
    case .priceTooLarge(let row):
      "row \(row): price times the largest possible violation does not fit; use coarser units"
    case .negativePrice(let row, let price):
      "row \(row) has price \(price): a price is at least 0"
    case .priceWithoutBound(let row):
      "row \(row) prices a bound that it does not have: give the bound or drop the price"
    case .crossedBounds(let row, let lower, let upper):
      "row \(row) has lower bound \(lower) above upper bound \(upper)"
    default: ""
    }
  }

  private var ruleDescription: String {
    switch self {
    case .couplingWithoutItems(let coupling):
      "coupling \(coupling) has no items: leave it out"
    case .couplingOfUnknownItem(let coupling, let item):
      "coupling \(coupling) names item \(item), which does not exist"
    case .couplingRepeatsItem(let coupling, let item):
      "coupling \(coupling) names item \(item) twice"
    case .couplingLimit(let coupling, let limit):
      "coupling \(coupling) has limit \(limit): at least 1 agent must be allowed"
    case .couplingExemptsUnknownAgent(let coupling, let agent):
      "coupling \(coupling) exempts agent \(agent), which does not exist"
    case .couplingClassCount(let coupling, let found, let agents):
      "coupling \(coupling) gives \(found) classes for \(agents) agents: give one class an agent"
    case .couplingClass(let coupling, let agent, let number):
      "coupling \(coupling) puts agent \(agent) into class \(number): number classes from 0, below the number "
        + "of agents"
    case .indicatorWithoutColumns(let indicator):
      "indicator \(indicator) marks no column and can never hold: leave it out"
    case .indicatorOfUnknownColumn(let indicator, let column):
      "indicator \(indicator) marks column \(column), which does not exist"
    case .indicatorRepeatsColumn(let indicator, let column):
      "indicator \(indicator) marks column \(column) twice"
    case .connectivity(let index, let fault): "connectivity \(index) \(fault)"
    case .spread(let index, let fault): "spread \(index) \(fault)"
    default: ""
    }
  }
}

/// Everything wrong with the data of a problem, in the order of the data.
public struct ProblemFaults: Error, Sendable, Equatable, CustomStringConvertible {
  /// The first faults, at most `ProblemFaults.listed` of them.
  public private(set) var faults: [ProblemFault] = []
  /// Faults beyond those listed.
  public private(set) var unlisted = 0

  /// How many faults are kept with their details; the rest are counted.
  public static let listed = 200

  init() {}

  public var isEmpty: Bool { faults.isEmpty }

  mutating func add(_ fault: ProblemFault) {
    if faults.count < Self.listed { faults.append(fault) } else { unlisted += 1 }
  }

  public var description: String {
    var lines = faults.map(\.description)
    if unlisted > 0 { lines.append("and \(unlisted) more") }
    return lines.joined(separator: "\n")
  }
}
