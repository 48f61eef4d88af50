/// One thing wrong with the data of a connectivity.
public enum ConnectivityFault: Sendable, Equatable, CustomStringConvertible {
  case nodeCount(Int)
  case unknownNode(Int)
  /// The ends of an edge are equal or not ascending.
  case unorderedEdge(a: Int, b: Int)
  case repeatedEdge(a: Int, b: Int)
  case unknownItem(Int)
  case repeatedItem(Int)
  case exemptsUnknownAgent(Int)

  public var description: String {
    switch self {
    case .nodeCount(let count): "has \(count) nodes: give 1 to \(Int32.max - 1)"
    case .unknownNode(let node): "names node \(node), which does not exist"
    case .unorderedEdge(let a, let b): "has an edge from \(a) to \(b): give the smaller node first, no loops"
    case .repeatedEdge(let a, let b): "has the edge from \(a) to \(b) twice: keep one"
    case .unknownItem(let item): "places item \(item), which does not exist"
    case .repeatedItem(let item): "places item \(item) twice: keep one place"
    case .exemptsUnknownAgent(let agent): "exempts agent \(agent), which does not exist"
    }
  }
}

/// One thing wrong with the data of a spread.
public enum SpreadFault: Sendable, Equatable, CustomStringConvertible {
  case noMembers
  case unknownRow(Int)
  case repeatedRow(Int)
  case weight(row: Int, weight: Int64)
  /// Activities in different units cannot be compared.
  case otherExponent(row: Int)
  case count(Int, members: Int)
  case atMost(Int64)
  /// Weights times coefficients, or the targets and the limit, add up to more than rows can hold.
  case tooLarge

  public var description: String {
    switch self {
    case .noMembers: "has no members: leave it out"
    case .unknownRow(let row): "names row \(row), which does not exist"
    case .repeatedRow(let row): "names row \(row) twice"
    case .weight(let row, let weight): "gives row \(row) weight \(weight): a weight is at least 1"
    case .otherExponent(let row): "row \(row) has another decimal exponent than the first: use one unit"
    case .count(let count, let members):
      "adds the \(count) largest of \(members) deviations: give 1 to \(members)"
    case .atMost(let limit):
      "allows at most \(limit): give at least 0, and at most \(Spread.giniUnits) for a Gini coefficient"
    case .tooLarge:
      "weighs its rows so that sums exceed 2^90: use coarser units"
    }
  }
}
