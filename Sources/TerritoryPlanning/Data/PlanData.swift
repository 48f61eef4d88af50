/// Everything known about one quarter: validated, with references resolved to indices. Immutable.
///
/// Made by `PlanRecords.validated()`, which reports every fault at once; an instance is always consistent.
public struct PlanData: Sendable, Equatable {
  public let parameters: PlanParameters
  public let accounts: [Account]
  public let representatives: [Representative]
  public let regions: [Region]
  /// For each region and duty: the owner today, or nil.
  public let regionOwnersToday: [[Int?]]
  /// One-way travel minutes from a representative to an account, where the user gave a matrix.
  public let travelMatrix: TravelMatrix?
  /// The CRM's deals, in the order of their file; empty where none were given.
  public let opportunities: [Opportunity]
  /// From what it is known which regions are neighbours.
  public let neighbourSource: NeighbourSource
  /// Whether any account has an incumbent at all; if not, "today" cannot be judged and reports say so.
  public var hasIncumbents: Bool { accounts.contains { $0.incumbents.contains { $0 != nil } } }

  /// - Parameter neighbourSource: nil: `file` where any region has a neighbour, else `none`.
  public init(
    parameters: PlanParameters, accounts: [Account], representatives: [Representative], regions: [Region],
    regionOwnersToday: [[Int?]], travelMatrix: TravelMatrix?, neighbourSource: NeighbourSource? = nil,
    opportunities: [Opportunity] = []
  ) {
    self.parameters = parameters
    self.accounts = accounts
    self.representatives = representatives
    self.regions = regions
    self.regionOwnersToday = regionOwnersToday
    self.travelMatrix = travelMatrix
    self.opportunities = opportunities
    self.neighbourSource =
      neighbourSource ?? (regions.contains { !$0.neighbours.isEmpty } ? .file : .none)
  }
}

extension PlanData {
  /// A holder's id as files have it: the representative's, or `Holder.poolID`.
  public func id(of holder: Holder) -> String {
    holder.index == representatives.count ? Holder.poolID : representatives[holder.index].id
  }
}

/// Given one-way travel minutes; pairs that are not listed use the great circle.
public struct TravelMatrix: Sendable, Equatable {
  /// `minutes[representative][account]`, -1 where not given.
  public var minutes: [[Int32]]
  public init(minutes: [[Int32]]) { self.minutes = minutes }
}

/// Who holds a work item: a representative, or the house pool (公海), which is numbered after the last one.
public struct Holder: Sendable, Hashable, Comparable {
  /// 0 ..< representatives.count is a representative; representatives.count is the pool.
  public var index: Int
  public init(_ index: Int) { self.index = index }
  /// Stands for the house pool wherever a file has an id; no representative may be called so.
  public static let poolID = "pool"
  public static func < (a: Holder, b: Holder) -> Bool { a.index < b.index }
}

/// One duty of one account: the unit of assignment.
public struct WorkItem: Sendable, Equatable {
  public var account: Int
  public var duty: Int
  public init(account: Int, duty: Int) {
    self.account = account
    self.duty = duty
  }
}

/// Who does what: a holder for each work item (nil: nobody), in the order of `PlanningContext.items`.
public struct Plan: Sendable, Equatable {
  public var holders: [Holder?]
  /// For each region and duty: the owner, to whom new accounts go. Derived by `RegionOwnership` where the
  /// plan came without.
  public var regionOwners: [[Holder?]]
  /// For each work item the level of its visits, an index into `VisitParameters.levels`; empty where every item
  /// is at the standard level.
  public var visitLevels: [Int]
  public init(holders: [Holder?], regionOwners: [[Holder?]], visitLevels: [Int] = []) {
    self.holders = holders
    self.regionOwners = regionOwners
    self.visitLevels = visitLevels
  }
}
