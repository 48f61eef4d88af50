import TerritoryPlanning

/// What a firm asks of territories that are drawn before anybody is named for them.
public struct DesignQuestion: Sendable, Equatable {
  /// What is summed over a territory and kept near the mean.
  public enum Metric: String, Sendable, CaseIterable {
    /// Minutes of work at the standard representative, without travel.
    case standardMinutes = "standard_minutes"
    /// What the accounts could yield in the period.
    case potential
    case accounts
  }

  /// What makes a territory compact.
  public enum Compactness: String, Sendable, CaseIterable {
    /// Standard minutes of a region x kilometres to the territory's centre: work far from the centre counts.
    case travel
    /// Kilometres to the centre, every region alike.
    case distance
  }

  public struct Balance: Sendable, Equatable {
    public var metric: Metric
    /// How far from the mean a territory may be, as a share of it; at least 0.
    public var tolerance: Double

    public init(_ metric: Metric, tolerance: Double) {
      self.metric = metric
      self.tolerance = tolerance
    }
  }

  /// How many territories; at least 1.
  public var territories: Int
  /// At least one; each metric once.
  public var balances: [Balance]
  /// Whether the regions of a territory have to be connected.
  public var isContiguous: Bool
  public var compactness: Compactness

  public init(
    territories: Int, balances: [Balance] = [Balance(.standardMinutes, tolerance: 0.1)],
    isContiguous: Bool = true, compactness: Compactness = .travel
  ) {
    self.territories = territories
    self.balances = balances
    self.isContiguous = isContiguous
    self.compactness = compactness
  }
}

/// Why no design can be asked for with these data: everything at once, with what to do.
public struct DesignFaults: Error, Sendable, Equatable, CustomStringConvertible {
  public let texts: [String]
  public var description: String { texts.joined(separator: "\n") }
}
