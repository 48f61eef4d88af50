/// A linear row that every legal plan keeps because of a connectivity or a spread, told by its name alone.
///
/// There are far too many of them to state at once; those that a relaxation or a plan breaks are added. The
/// row follows from the name and the problem's data, so that a certificate carries names and whoever checks it
/// derives the rows again (`docs/formulations/lazy-rows.md`).
public enum CuttingPlane: Sendable, Hashable {
  case separator(Separator)
  case forest(Forest)
  case deviations(Deviations)
  case order(Order)

  /// An agent that takes an item on either side of a separator takes an item on it:
  ///
  ///     x(first) + x(second) - sum over the items at the nodes of the separator of x(item) <= 1
  ///
  /// where x(item) adds the item's columns with the agent. Valid where removing `nodes` from the nodes at
  /// which the agent has columns disconnects the places of the two items.
  public struct Separator: Sendable, Hashable {
    public var connectivity: Int32
    public var agent: Int32
    public var first, second: Int32
    /// Ascending; empty where the two places are not connected at all.
    public var nodes: [Int32]

    public init(connectivity: Int32, agent: Int32, first: Int32, second: Int32, nodes: [Int32]) {
      self.connectivity = connectivity
      self.agent = agent
      self.first = first
      self.second = second
      self.nodes = nodes
    }
  }

  /// An agent's nodes in parts, the parts in blocks that form a forest:
  ///
  ///     sum over parts k of c_k n_k <= 1,  c_k = 1 - (number of blocks that list k after their first part)
  ///
  /// where n_k is at least x(item of k) and at most the sum of x(item) over the items at the nodes of k: the one
  /// stands in its place where c_k = 1, the other where c_k < 0. Valid where every edge between two of the
  /// agent's nodes that are listed lies within a part or joins two parts of one block, where no listed node
  /// is next to one of the agent's that is not, and where blocks and parts form a forest. With blocks of two
  /// and parts of one node these are the indegree inequalities of Wang, Buchanan and Butenko (2017).
  public struct Forest: Sendable, Hashable {
    public var connectivity: Int32
    public var agent: Int32
    /// Each ascending, no node in two.
    public var parts: [[Int32]]
    /// Of each part an item at one of its nodes where the part counts one item, else -1.
    public var items: [Int32]
    /// Positions of parts; the first part of a block does not count in it.
    public var blocks: [[Int32]]

    public init(connectivity: Int32, agent: Int32, parts: [[Int32]], items: [Int32], blocks: [[Int32]]) {
      self.connectivity = connectivity
      self.agent = agent
      self.parts = parts
      self.items = items
      self.blocks = blocks
    }

    /// The coefficient of each part.
    var coefficients: [Int64] {
      var coefficients = [Int64](repeating: 1, count: parts.count)
      for part in blocks.lazy.flatMap({ $0.dropFirst() }) { coefficients[Int(part)] -= 1 }
      return coefficients
    }
  }

  /// Of at most `count` members, some above and some below their targets:
  ///
  ///     sum over above of (w a - t) + sum over below of (t - w a) <= atMost
  public struct Deviations: Sendable, Hashable {
    public var spread: Int32
    /// Positions among the members, ascending, in one list only.
    public var above, below: [Int32]

    public init(spread: Int32, above: [Int32], below: [Int32]) {
      self.spread = spread
      self.above = above
      self.below = below
    }
  }

  /// The Gini coefficient under one order of the members by activity per weight, largest first:
  ///
  ///     10,000 x sum over pairs, r before s, of (w_s a_r - w_r a_s) <= atMost x (sum of w) x (sum of a)
  ///
  /// Every order is valid, since |x| is at least x; the order of a plan's activities is the tightest.
  public struct Order: Sendable, Hashable {
    public var spread: Int32
    /// Every position among the members once.
    public var members: [Int32]

    public init(spread: Int32, members: [Int32]) {
      self.spread = spread
      self.members = members
    }
  }
}
