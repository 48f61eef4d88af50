/// Evidence for a bound on the cost of every plan: a tree of decisions about pairs, each node with the
/// multipliers that bound it and leave pairs out. `DistrictingVerifier` rechecks it in integers.
public struct DistrictingCertificate: Sendable {
  /// A unit in the district of a centre.
  public struct Pair: Sendable, Equatable {
    public let unit, centre: Int32
  }

  public struct Node: Sendable {
    /// Places in `multipliers`, to be applied one after the other.
    public internal(set) var multipliers: [Int32] = []
    /// What the node branches on; nil at a leaf.
    public internal(set) var pair: Pair?
    /// Places of the children: with the pair taken, and left out.
    public internal(set) var taken: Int32 = -1
    public internal(set) var left: Int32 = -1
  }

  /// Every plan costs at least this, in the problem's unit.
  public internal(set) var bound: Int64
  /// Pairs were left out that no plan cheaper than this contains: at least `bound`.
  public internal(set) var cutoff: Int64
  /// The root first.
  public internal(set) var nodes: [Node]
  public internal(set) var multipliers: [DistrictMultipliers]
  public internal(set) var separators: [DistrictSeparator]

  /// What the nodes here prove: `bound`, or that of the root where the tree grew beyond `mostNumbers` and the
  /// root alone is kept.
  public internal(set) var checkableBound: Int64

  /// Multipliers that a certificate holds at most (32 MB).
  static let mostNumbers = 4_000_000
}
