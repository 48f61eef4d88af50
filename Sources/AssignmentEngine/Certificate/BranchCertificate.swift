/// Evidence for a bound on a problem of items and hard capacities: a tree of branches with the item multipliers
/// that close them.
///
/// Given the claimed bound B, the question at every node is whether a plan is worth more than B. A node has a
/// set of possible columns an item; at first all of them. With integer item multipliers U (units of 1/scale)
/// every plan of the node is worth at most
///
///     (scale x constant + sum of U + sum over agents of the largest sum of (scale x value - U) over
///     possible columns that fit the agent's capacity) / scale
///
/// and the same holds with one column forced in and the item's other columns forced out. Each vector of a
/// node, in order, removes the columns whose forced bound is at most B; an item with one column left takes it;
/// a column that no longer fits leaves. A node is closed when its bound is at most B or an item has no column
/// left. A node that its vectors do not close branches: its children take one column each of one item, and
/// every column of that item that is still possible has a child.
///
/// `docs/formulations/capacitated-assignment.md` gives the derivation.
public struct BranchCertificate: Sendable, Equatable {
  /// Multipliers are integers in units of 1/scale of a value unit. At least 1.
  public var scale: Int64
  /// No plan is worth more; in units of 10^-valueExponent.
  public var bound: Int128
  /// The nodes, each before its children, children in order.
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

  /// Most multipliers of a tree: about 32 MB in memory or in a file.
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
