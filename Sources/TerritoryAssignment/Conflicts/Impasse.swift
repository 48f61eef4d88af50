public import TerritoryPlanning

/// Why a scenario has no plan, and what would give it one.
public struct Impasse: Sendable, Equatable {
  /// Rules that cannot hold together; nil where it is not proven that no plan exists.
  public var conflict: Conflict?
  /// Cheapest first; at most three, which differ in the rules they give way in.
  public var waysOut: [WayOut]

  public init(conflict: Conflict?, waysOut: [WayOut]) {
    self.conflict = conflict
    self.waysOut = waysOut
  }
}

/// Demands that no plan keeps all of.
public struct Conflict: Sendable, Equatable, Codable {
  /// How it is known that no plan keeps them.
  public enum Proof: Sendable, Equatable, Codable {
    /// They leave some item to nobody.
    case nobody
    /// They ask too much of what there is: multipliers show it, which the verifier has rechecked.
    case multipliers
    /// Exhaustive search; not rechecked.
    case search
  }
  /// Whether fewer of them would do.
  public enum Minimality: Sendable, Equatable, Codable {
    /// No: without any single one of them there is a plan that keeps the others.
    case proven
    /// For these it is open, because a limit came first.
    case open([Demand])
  }

  /// In the order of the rules. At least one.
  public var demands: [Demand]
  public var proof: Proof
  public var minimality: Minimality
  /// What the conflict comes to in one sum; nil where no single sum shows it.
  public var shortfall: Shortfall?
  /// Subsets of the rules that were asked for a plan.
  public var tests: Int

  /// Limits of one kind whose bounds together are too narrow for what the other demands of the conflict leave.
  public struct Shortfall: Sendable, Equatable, Codable {
    public var rule: String
    public var aspect: String
    public var unit: Limit.Unit
    public var side: Demand.Side
    /// Sum of the bounds of the conflict's limits of this kind.
    public var bounds: Int64
    /// Least sum (upper bounds) or largest sum (lower bounds) that any plan comes to: beyond `bounds`.
    public var activity: Int64
    /// The work items that cannot but count in the sum, ascending.
    public var items: [Int]
  }
}

/// Concessions with which the scenario has a plan.
public struct WayOut: Sendable, Equatable {
  /// In the order of the rules; at least one.
  public var concessions: [Concession]
  /// A legal plan under them, judged by the domain's evaluation.
  public var plan: Plan
  /// What they weigh by the prices of `ConcessionPrices`, in minutes of work, rounded up.
  public var weight: Int64
  /// Proven least weight of any way out that gives way in the same kinds of rules, in minutes, rounded down.
  public var leastWeight: Int64

  /// Whether none of its kind weighs less.
  public var isLightest: Bool { weight <= leastWeight }
}
