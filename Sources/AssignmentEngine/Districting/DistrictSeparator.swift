/// A set of units without which a unit has no path to a centre: who takes the unit takes one of them.
///
///     sum over c in `units` of x(c, centre) >= x(unit, centre)
public struct DistrictSeparator: Sendable, Hashable, Codable {
  public let centre: Int32
  public let unit: Int32
  public let units: [Int32]
}
