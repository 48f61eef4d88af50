/// What is compared between whom: a metric, the peer groups that set the fair shares, and whether a measure is
/// taken of each group or of everybody at once.
public struct FairnessScope: Sendable, Hashable {
  public enum Reach: String, Sendable, CaseIterable {
    /// Each peer group by itself.
    case groups
    /// One measure over everybody, each against the fair share within the own peer group.
    case everybody
  }

  public var metric: BalanceMetric
  public var peers: PeerGroups.Division
  public var reach: Reach

  public init(
    _ metric: BalanceMetric, peers: PeerGroups.Division = .roleAndTeam, reach: Reach = .groups
  ) {
    self.metric = metric
    self.peers = peers
    self.reach = reach
  }

  /// The representatives compared with each other, those with a fair share above 0; groups without any are
  /// left out.
  public func groups(in context: PlanningContext) -> [FairnessGroup] {
    let targets = context.targets(among: peers)
    let held = context.held(metric, targets)
    let groups = targets.peers.groups.map { group in
      FairnessGroup(
        name: group.name, metric: metric,
        members: group.members.compactMap { representative in
          guard let target = targets.target(metric, representative: representative), target > .zero else {
            return nil
          }
          return FairnessGroup.Member(representative: representative, target: target)
        }, held: held)
    }.filter { !$0.members.isEmpty }
    guard reach == .everybody, let first = groups.first else { return groups }
    let members = groups.flatMap(\.members).sorted { $0.representative < $1.representative }
    return [FairnessGroup(name: nil, metric: first.metric, members: members, held: held)]
  }
}

/// Representatives compared with each other by one metric.
public struct FairnessGroup: Sendable {
  public struct Member: Sendable, Equatable {
    public let representative: Int
    /// Above 0.
    public let target: FixedTarget
  }
  /// Name of the peer group; nil: everybody.
  public let name: String?
  public let metric: BalanceMetric
  /// At least one.
  public let members: [Member]
  /// What a representative holds of the metric, as a measure of a plan.
  public let held: @Sendable (_ representative: Int) -> Limit.Measure

  public var unit: Limit.Unit { metric.unit }
}

extension BalanceMetric {
  /// The unit that amounts are whole numbers of; minor units for money.
  public var unit: Limit.Unit {
    switch self {
    case .standardMinutes: .minutes
    case .potential, .standardRevenue: .money
    case .accounts: .accounts
    }
  }
}

extension PlanningContext {
  /// Fair shares among the peers of a division; two divisions are kept, the others are computed anew.
  ///
  /// - Parameter absent: positions taken as not filled.
  public func targets(among peers: PeerGroups.Division, without absent: Set<Int> = []) -> FixedTargets {
    guard absent.isEmpty else { return FixedTargets(context: self, division: peers, without: absent) }
    return switch peers {
    case .roleAndTeam: fixedTargets
    case .all: fixedTargetsOverAll
    case .role, .team: FixedTargets(context: self, division: peers)
    }
  }

  /// What each representative holds of a metric, as a measure of a plan.
  func held(_ metric: BalanceMetric, _ targets: FixedTargets) -> @Sendable (Int) -> Limit.Measure {
    if let amounts = targets.itemAmounts(metric) {
      return { .pairs(holder: Holder($0)) { item, _ in amounts[item] } }
    }
    // One array of items an account, shared by the occurrences of all representatives.
    let itemsOfAccount = itemsOfAccount.map(Array.init)
    return { Limit.accounts(itemsOfAccount, of: $0) }
  }
}

extension Limit {
  /// Each account with an item held by the representative, once.
  static func accounts(_ itemsOfAccount: [[Int]], of representative: Int) -> Measure {
    let isCaused: @Sendable (Int, Holder) -> Bool = { _, holder in holder.index == representative }
    return .occurrences(
      itemsOfAccount.filter { !$0.isEmpty }.map {
        Occurrence(items: $0, amount: 1, isCaused: isCaused)
      })
  }
}
