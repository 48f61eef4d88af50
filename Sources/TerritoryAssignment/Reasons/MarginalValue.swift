public import TerritoryPlanning

/// A limit that holds a plan back, and what the next units of it are worth.
public struct MarginalValue: Sendable, Equatable {
  public enum Side: Sendable, Equatable { case lower, upper }

  public var rule: String
  /// Phrase key of the limit, as in `Limit.aspect`.
  public var aspect: String
  public var subject: Limit.Subject
  public var unit: Limit.Unit
  /// Which of its bounds presses.
  public var side: Side
  /// What the plan comes to, and the bound it is held to; in the unit.
  public var activity: Int64
  public var bound: Int64
  /// The multiplier: minor units of money that the bound on every plan moves by for one unit more of room;
  /// at least 0. An estimate of the worth of one unit, not a proof.
  public var perUnit: Double
  /// The largest gain from `step` units more of room, from solving again with it; nil where that was not done.
  public var checked: Checked?

  public struct Checked: Sendable, Equatable {
    /// Units by which the bound was moved outward; at least 1.
    public var step: Int64
    /// The best plan with the room less the plan in hand: at least what a found plan gains, at most what a bound
    /// allows. `least` <= `most`; `least` is at least 0, because the plan in hand stays legal.
    public var least: Money
    public var most: Money
    public init(step: Int64, least: Money, most: Money) {
      self.step = step
      self.least = least
      self.most = most
    }
  }

  public init(
    rule: String, aspect: String, subject: Limit.Subject, unit: Limit.Unit, side: Side, activity: Int64,
    bound: Int64, perUnit: Double, checked: Checked?
  ) {
    self.rule = rule
    self.aspect = aspect
    self.subject = subject
    self.unit = unit
    self.side = side
    self.activity = activity
    self.bound = bound
    self.perUnit = perUnit
    self.checked = checked
  }
}
