/// A plan judged in sales terms. Made only by `PlanningContext.evaluate`, for today's plan, a user's own and
/// every optimized one alike.
public struct Evaluation: Sendable, Equatable {
  /// Expected revenue of the period above the unattended baseline.
  public var revenue: Money
  /// What the accounts would yield unattended; the same for every plan of the data.
  public var unattendedRevenue: Money
  public var travelCost: Money
  public var travelMinutes: Minutes
  /// What priced rules cost in this plan; at least 0.
  public var priceOfBrokenWishes: Money
  /// What the plan pays for by rules that charge for it, such as opening regions; in the order of the rules.
  public var charges: [ChargedCost]
  /// Revenue less travel cost less charges less the price of broken wishes: the objective.
  public var objective: Money
  public var representatives: [RepresentativeEvaluation]
  public var fairness: [FairnessFigures]
  public var moves: [Move]
  public var disruption: Disruption
  /// Items held by the pool and by nobody.
  public var pooledItems: Int
  public var uncoveredItems: Int
  /// Items held by representatives at each level of visits; empty where levels are not chosen.
  public var itemsByLevel: [Int] = []
  /// Hard rules that the plan breaks; empty for a legal plan.
  public var violations: [Violation]
  /// Priced rules that the plan does not meet, with what that costs.
  public var brokenWishes: [Violation]

  public var isLegal: Bool { violations.isEmpty }
  /// Sum of the charges.
  public var chargedCost: Money { charges.reduce(.zero) { $0 + $1.cost } }

  /// The figures of a peer group or of everybody for one metric; nil group: over all.
  public func fairness(_ metric: BalanceMetric, group: String?) -> FairnessFigures? {
    fairness.first { $0.metric == metric && $0.group == group }
  }
}

/// What one charge of a rule comes to in a plan; only charges that are not 0 are listed.
public struct ChargedCost: Sendable, Equatable {
  public var rule: String
  public var aspect: String
  public var subject: Limit.Subject
  public var cost: Money
  public init(rule: String, aspect: String, subject: Limit.Subject, cost: Money) {
    self.rule = rule
    self.aspect = aspect
    self.subject = subject
    self.cost = cost
  }
}

/// What is balanced between representatives.
public enum BalanceMetric: String, Sendable, CaseIterable {
  case standardMinutes = "standard_minutes"
  case potential
  case standardRevenue = "standard_revenue"
  case accounts
}

/// One representative's share of a plan.
public struct RepresentativeEvaluation: Sendable, Equatable {
  public var representative: Int
  public var items: Int
  /// Accounts with at least one item.
  public var accounts: Int
  /// By duty.
  public var itemsByDuty: [Int]
  public var standardMinutesByDuty: [Minutes]
  public var standardMinutes: Minutes
  public var actualMinutes: Minutes
  public var travelMinutes: Minutes
  public var capacity: Minutes
  public var revenue: Money
  /// By duty; adds up to `revenue`.
  public var revenueByDuty: [Money]
  public var potential: Money
  /// Fixed target of standard minutes within the peer group; nil without capacity.
  public var targetMinutes: Minutes?
  /// Items taken over from and handed off to others, against today.
  public var itemsIn: Int
  public var itemsOut: Int
  public var revenueIn: Money
  public var revenueOut: Money

  /// `actualMinutes / capacity`, or nil without capacity.
  public var utilisation: Double? {
    capacity.count > 0 ? Double(actualMinutes.count) / Double(capacity.count) : nil
  }
  /// `standardMinutes / targetMinutes`: 1 is a fair share; nil where undefined.
  public var fairShare: Double? {
    guard let target = targetMinutes, target.count > 0 else { return nil }
    return Double(standardMinutes.count) / Double(target.count)
  }
}

/// Fairness of one metric: x_r is the metric of representative r over its fixed target, m the mean of the x_r
/// weighted by target. All are shares (0.1 is 10 %); nil where undefined.
public struct FairnessFigures: Sendable, Equatable {
  public var metric: BalanceMetric
  /// The division into peers that sets the fair shares.
  public var peers: PeerGroups.Division
  /// Peer group, or nil over all.
  public var group: String?
  public var members: [Int]
  /// max |x - m|
  public var largestDeviation: Double?
  /// max |x - 1|, the deviation from the fair share itself: what rules and objectives hold.
  public var largestTargetDeviation: Double?
  /// Weighted mean of |x - 1|.
  public var meanTargetDeviation: Double?
  /// max x - min x: the spread.
  public var range: Double?
  /// Weighted mean of |x - m|.
  public var meanAbsoluteDeviation: Double?
  public var coefficientOfVariation: Double?
  public var gini: Double?
  public var jain: Double?
  /// min x, and whose it is.
  public var worstShare: Double?
  public var worstRepresentative: Int?
}

/// An item that changes hands against today.
public struct Move: Sendable, Equatable {
  public var item: Int
  public var from: Holder
  /// nil: nobody takes it.
  public var to: Holder?
  /// Why it has to leave its incumbent; nil for a voluntary move.
  public var forced: Objection?
  /// Change of revenue, travel cost included, against leaving the item where it is (an incumbent who leaves
  /// would yield nothing).
  public var worthDifference: Money
  public var minutes: Minutes
  /// What the move is for, computed from the plan's limits: see `MoveReason`.
  public var reason: MoveReason
}

/// The rule or wish behind a move, in the order tried.
public enum MoveReason: Sendable, Equatable {
  /// The incumbent may not keep the item.
  case forced(Objection)
  /// The plan is worth more with it, by `worthDifference`.
  case earnsMore
  /// Leaving it would break this limit (rule and aspect) for this representative.
  case relieves(rule: String, aspect: String, representative: Int)
  /// The receiver would miss the lower bound of this limit without it.
  case fills(rule: String, aspect: String, representative: Int)
  /// Goes with the other items that a coupling ties it to.
  case follows(rule: String)
  /// Part of a chain of exchanges that pays or is needed only as a whole.
  case chain
}

/// How much changes hands against today. Voluntary and forced moves are kept apart.
public struct Disruption: Sendable, Equatable {
  public var voluntaryItems: Int
  public var forcedItems: Int
  public var voluntaryAccounts: Int
  public var forcedAccounts: Int
  /// Current revenue of the accounts with a voluntary move.
  public var voluntaryRevenue: Money
  public var forcedRevenue: Money
  /// Items without incumbent that get one.
  public var newItems: Int
}

/// A requirement that a plan does not meet.
public struct Violation: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case barrier(item: Int, holder: Holder, Objection)
    /// `amount` outside the bound: positive above the upper, negative below the lower.
    case limit(
      aspect: String, subject: Limit.Subject, unit: Limit.Unit, activity: Int64, lower: Int64?,
      upper: Int64?, amount: Int64)
    case coupling(ItemCoupling.Kind, subject: ItemCoupling.Subject, holders: [Holder])
    /// A representative's regions fall into several parts; `duty` nil: over all duties.
    case disconnected(representative: Int, duty: Int?, parts: [[Int]])
    /// Representatives are further apart than wanted; units as in `SpreadLimit`.
    case spread(
      aspect: String, measure: SpreadLimit.Measure, measured: Int64, atMost: Int64, whole: Int64)
    case uncovered(item: Int)
    case regionOwner(region: Int, duty: Int)
  }
  public var rule: String
  public var kind: Kind
  /// What it costs where the rule is priced; nil for a hard rule.
  public var price: Money?
  public init(rule: String, kind: Kind, price: Money?) {
    self.rule = rule
    self.kind = kind
    self.price = price
  }
}
