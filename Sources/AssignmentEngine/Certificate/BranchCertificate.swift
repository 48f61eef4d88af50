/// Evidence for a bound on a problem of items and hard capacities: a tree of branches with the item multipliers
/// that close them.
///
/// Losses: with m_i the largest value of item i and g the greatest common divisor of all m_i - v_j, column j
/// loses (m_i - v_j) / g, and a plan is worth constant + sum of m - g x (sum of its losses). A bound B on the
/// worth says that every plan loses at least T, the least integer with constant + sum of m - g (T - 1) > B.
///
/// A node has a set of possible columns an item, at first all that fit on their own. With integer item
/// multipliers U in units of 1/scale every plan of the node loses at least L / scale with
///
///     L = sum of U - sum over agents of the largest sum of (U - scale x loss) over possible columns that fit
///
/// and the same holds with one column forced in and the item's other columns forced out. Each vector of a node,
/// in order, closes it if L > scale (T - 1), and otherwise removes the columns for which the forced L exceeds
/// that. An item with one column left takes it, and what then no longer fits its agent leaves; an item with
/// none left closes the node, and so does a complete plan that loses at least T. A node that its vectors do
/// not close branches: every column of one item that is still possible has a child, which takes it.
///
/// `docs/formulations/capacitated-assignment.md` gives the derivation.
public struct BranchCertificate: Sendable, Equatable {
  /// Multipliers are integers in units of 1/scale of a unit of loss. At least 1.
  public var scale: Int64
  /// No plan is worth more; in units of 10^-valueExponent.
  public var bound: Int128
  /// The nodes, each before its children, children in the order of their columns.
  public var nodes: [Node]
  /// The vectors of the nodes, in the order of the nodes; each has one multiplier an item.
  public var multipliers: [Int64]

  public struct Node: Sendable, Equatable {
    /// Number of vectors that the node uses.
    public var vectors: Int
    /// The columns, all of one item, that the children take; empty at a leaf.
    public var columns: [Int32]

    public init(vectors: Int, columns: [Int32]) {
      self.vectors = vectors
      self.columns = columns
    }
  }

  /// Most multipliers of a tree: 32 MB in memory, about as much in a file.
  public static let mostMultipliers = 4_000_000
  /// Most nodes of a tree.
  public static let mostNodes = 1_000_000

  public init(scale: Int64, bound: Int128, nodes: [Node], multipliers: [Int64]) {
    self.scale = scale
    self.bound = bound
    self.nodes = nodes
    self.multipliers = multipliers
  }
}

/// What is wrong with a `BranchCertificate`.
public enum BranchRefusal: Sendable, Equatable, CustomStringConvertible {
  /// The problem has other rules than one hard capacity an agent, or capacities too large to check.
  case otherShape
  /// Counts of nodes, vectors or multipliers do not agree, or a child takes a column that is none.
  case malformed(node: Int)
  /// Scale below 1, or sums that need not fit.
  case outOfRange
  /// The node's vectors do not close it, and it has no children.
  case open(node: Int)
  /// A possible column of the item branched on has no child.
  case missingChild(node: Int, column: Int)

  public var description: String {
    switch self {
    case .otherShape: "branches speak of problems with one hard capacity an agent only"
    case .malformed(let node): "node \(node) of the branches is not well formed"
    case .outOfRange: "the scale or the multipliers of the branches are out of range"
    case .open(let node): "node \(node) of the branches is not closed by its multipliers"
    case .missingChild(let node, let column): "node \(node) of the branches has no child for column \(column)"
    }
  }
}
