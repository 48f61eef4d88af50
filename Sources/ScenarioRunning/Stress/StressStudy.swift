public import TerritoryPlanning

/// A plan under chance: what it brings in all, by team and by representative, and how likely targets are reached.
public struct StressStudy: Sendable {
  public var scenario: Scenario
  public var context: PlanningContext
  public var plan: Plan
  /// The plan without chance.
  public var evaluation: Evaluation
  public var settings: StressSettings
  /// Everything, then teams by name where there are several, then the representatives with capacity, as in the data.
  public var figures: [StressFigures]
  /// How often the whole comes to how much.
  public var histogram: Histogram
  /// Against another plan under the same fortune; nil where none was asked for.
  public var against: StressComparison?

  public var all: StressFigures { figures[0] }
}

/// What one subject comes to under chance.
public struct StressFigures: Sendable, Equatable {
  public var subject: StressTarget.Subject
  /// Without chance: what the plan counts on.
  public var expected: Money
  public var drawn: DrawStatistics
  public var target: Money?
  /// That the target is reached; nil without one.
  public var chance: DrawnChance?

  /// Mean over target; nil without a target above 0.
  public var attainment: Double? {
    guard let target, target > .zero else { return nil }
    return drawn.mean / Double(target.minorUnits)
  }
}

/// Counts of draws in intervals of equal width.
public struct Histogram: Sendable, Equatable {
  /// Lower edge of the first interval, in minor units.
  public var start: Double
  /// Of an interval, above 0.
  public var width: Double
  public var counts: [Int]

  /// - Parameter amounts: not empty.
  init(_ amounts: [Double], intervals: Int) {
    let least = amounts.min() ?? 0
    let most = amounts.max() ?? 0
    start = least
    width = max((most - least) / Double(intervals), 1)
    var counts = [Int](repeating: 0, count: intervals)
    for amount in amounts { counts[min(Int((amount - least) / width), intervals - 1)] += 1 }
    self.counts = counts
  }
}

/// Two plans under the same fortune: differences of pairs of draws, whose error is far below that of two separate tests.
public struct StressComparison: Sendable {
  /// What the other plan is called; empty: today's.
  public var name: String
  public var isToday: Bool
  public var all: StressFigures
  /// Of the subjects that both have, in the order of the study: the plan less the other.
  public var differences: [Difference]

  public struct Difference: Sendable, Equatable {
    public var subject: StressTarget.Subject
    public var drawn: DrawStatistics
    /// That the plan brings more than the other.
    public var chanceOfMore: DrawnChance
  }
}
