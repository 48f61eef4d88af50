/// An assignment of the neutral problem: the column that each item takes. Legal or not; the evaluator judges it.
public struct Assignment: Sendable, Equatable, Hashable {
  /// For each item, the index of the column it takes.
  public var columns: [Int32]
  public init(columns: [Int32]) { self.columns = columns }
}

/// What an assignment is worth and which rules it breaks, recomputed from the problem's data alone.
public struct AssignmentJudgement: Sendable, Equatable {
  /// Value of the columns, indicators and constant less the price of violated priced rows, in units of
  /// 10^-valueExponent.
  public var objective: Int128
  /// The part of `objective` that violated priced rows cost; at least 0.
  public var priceOfViolations: Int128
  /// Activity of each row, in units of the row.
  public var activity: [Int128]
  /// Hard rows outside their bounds.
  public var brokenRows: [BrokenRow]
  /// Indices of the couplings that are broken.
  public var brokenCouplings: [Int]
  /// Where the places of an agent do not hang together.
  public var brokenConnectivities: [BrokenConnectivity]
  public var brokenSpreads: [BrokenSpread]

  /// Whether every hard row, coupling, connectivity and spread holds.
  public var isLegal: Bool {
    brokenRows.isEmpty && brokenCouplings.isEmpty && brokenConnectivities.isEmpty && brokenSpreads.isEmpty
  }

  public struct BrokenRow: Sendable, Equatable {
    public var row: Int
    /// Positive above the upper bound, negative below the lower bound; in units of the row.
    public var violation: Int128
    public init(row: Int, violation: Int128) {
      self.row = row
      self.violation = violation
    }
  }

  public struct BrokenConnectivity: Sendable, Equatable {
    public var connectivity: Int
    public var agent: Int
    /// Into how many parts the agent's places fall; at least 2.
    public var parts: Int
    public init(connectivity: Int, agent: Int, parts: Int) {
      self.connectivity = connectivity
      self.agent = agent
      self.parts = parts
    }
  }

  public struct BrokenSpread: Sendable, Equatable {
    public var spread: Int
    /// Above 0, in units of the spread's inequality.
    public var excess: Int128
    public init(spread: Int, excess: Int128) {
      self.spread = spread
      self.excess = excess
    }
  }

  public init(
    objective: Int128, priceOfViolations: Int128, activity: [Int128], brokenRows: [BrokenRow],
    brokenCouplings: [Int], brokenConnectivities: [BrokenConnectivity] = [],
    brokenSpreads: [BrokenSpread] = []
  ) {
    self.objective = objective
    self.priceOfViolations = priceOfViolations
    self.activity = activity
    self.brokenRows = brokenRows
    self.brokenCouplings = brokenCouplings
    self.brokenConnectivities = brokenConnectivities
    self.brokenSpreads = brokenSpreads
  }
}
