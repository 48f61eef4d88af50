/// Who shares a region, and what the regions of a representative are like.
///
/// A region counts for the accounts whose own region it is. Named accounts are exempt from everything here
/// unless the settings include them.
public struct RegionsRule: Rule, Equatable {
  public static let name = "regions"

  /// Who shares a region for one duty.
  public enum Policy: Sendable, Equatable {
    case free
    /// All items of a region have one holder; the pool counts as one.
    case exclusive
    /// At least 1; representatives, the pool not counted. `price`: minor units for each one more; nil: hard.
    case atMost(Int, price: Int64? = nil)
  }

  public enum NamedAccounts: String, Sendable, CaseIterable {
    case exempt, included
  }

  /// Whose regions have to hang together.
  public enum Contiguous: Sendable, Equatable {
    /// Those of a representative for each of these duties, every duty by itself. Ascending; may be empty.
    case each([Int])
    /// Those of a representative over all duties.
    case together
  }

  /// How many regions a representative may work in, over all duties.
  public struct PerRepresentative: Sendable, Equatable {
    /// At least 1.
    public var most: Int
    /// Minor units for each region more; nil: hard.
    public var price: Int64?
    public init(most: Int, price: Int64? = nil) {
      self.most = most
      self.price = price
    }
  }

  /// What borders between the territories of a duty cost.
  public struct CutEdges: Sendable, Equatable {
    /// Minor units a pair of neighbouring regions, for each representative in the two beyond the first.
    public var price: Int64
    /// Each by itself. Ascending.
    public var duties: [Int]
    public init(price: Int64, duties: [Int]) {
      self.price = price
      self.duties = duties
    }
  }

  /// For each duty of the plan.
  public var policies: [Policy]
  public var namedAccounts: NamedAccounts
  public var perRepresentative: PerRepresentative?
  /// For each region in which a representative works and does not work today; 0: free.
  public var openingCost: Money
  public var contiguous: Contiguous
  public var cutEdges: CutEdges?

  public init(
    policies: [Policy], namedAccounts: NamedAccounts = .exempt, perRepresentative: PerRepresentative? = nil,
    openingCost: Money = .zero, contiguous: Contiguous = .each([]), cutEdges: CutEdges? = nil
  ) {
    self.policies = policies
    self.namedAccounts = namedAccounts
    self.perRepresentative = perRepresentative
    self.openingCost = openingCost
    self.contiguous = contiguous
    self.cutEdges = cutEdges
  }

  public static func standard(for data: PlanData) -> RegionsRule? { nil }

  /// Whether it matters which regions are neighbours.
  public var looksAtNeighbours: Bool { contiguous != .each([]) || cutEdges != nil }

  /// Whether anything is asked.
  var isIdle: Bool {
    policies.allSatisfy { $0 == .free } && perRepresentative == nil && openingCost == .zero
      && !looksAtNeighbours
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let items = RegionItems(context: context, namedAccounts: namedAccounts)
    return sharing(items, context) + territories(items, context) + connections(items, context)
      + borders(items, context)
  }
}
