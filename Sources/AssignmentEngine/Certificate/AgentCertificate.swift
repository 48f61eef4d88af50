/// Evidence for a bound that relaxes the item rows instead of the agents' own rows.
///
/// With item multipliers m and row multipliers y, every legal plan is worth at most
///
///     constant + sum of m + sum over shared rows of (y > 0 ? y x upper : y x lower)
///              + sum over agents of the largest total of (value - m - shared y'a) over the agent's subsets
///
/// where a subset is any choice of the agent's columns that keeps the agent's own rows: the hard rows that
/// no other agent's column touches. Couplings are dropped; problems with indicators have no such part.
///
/// Exactly: values and the constant are multiplied by `scale`, multipliers are integers in units of 1/scale,
/// the sum is divided by `scale` and rounded down. The largest totals are claimed in `maxima`. The verifier
/// shows each by enumeration: with the agent's own multipliers, a subset loses against the relaxed optimum
/// what its deviations and the slack of its rows cost, so that only few subsets can exceed a claimed maximum.
/// `docs/formulations/agent-bound.md` gives the derivation.
public struct AgentCertificate: Sendable, Equatable {
  /// At least 1.
  public var scale: Int64
  /// One an item, any sign.
  public var itemMultipliers: [Int128]
  /// One a side row. For shared rows a price, for own rows a guide to the enumeration. Positive presses on the
  /// upper bound, negative on the lower; prices limit those of priced rows.
  public var rowMultipliers: [Int64]
  /// One an agent, in units of 1/scale: no legal subset of its columns is worth more.
  public var maxima: [Int128]
  /// What the figures above prove, in units of 10^-valueExponent.
  public var bound: Int128

  public init(
    scale: Int64, itemMultipliers: [Int128], rowMultipliers: [Int64], maxima: [Int128], bound: Int128
  ) {
    self.scale = scale
    self.itemMultipliers = itemMultipliers
    self.rowMultipliers = rowMultipliers
    self.maxima = maxima
    self.bound = bound
  }
}

/// Why the agents' part of a certificate does not hold.
public enum AgentCertificateRefusal: Error, Sendable, Equatable {
  /// The formula does not cover indicators or claims of infeasibility.
  case notApplicable
  case scaleBelowOne(Int64)
  case count(of: String, found: Int, expected: Int)
  /// The multiplier presses on a bound that the row does not have, or exceeds its price.
  case multiplierOutsideBox(row: Int)
  case sumsTooLarge
  /// This agent has a legal subset that is worth more than claimed.
  case subsetAboveMaximum(agent: Int)
  /// The enumeration that the claimed maximum needs exceeds `AgentBound.nodeLimit`.
  case tooManySubsets(agent: Int)
  case boundNotProven(claimed: Int128, proven: Int128)
}

/// Decimal strings, because readers of JSON in other languages round numbers beyond 2^53.
extension AgentCertificate: Codable {
  private enum CodingKeys: String, CodingKey {
    case scale, maxima, bound
    case itemMultipliers = "item_multipliers"
    case rowMultipliers = "row_multipliers"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func number<Number: FixedWidthInteger>(_ text: String, _ key: CodingKeys) throws -> Number {
      guard let number = Number(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container,
          debugDescription: "\"\(text)\" is not a whole number of at most \(Number.bitWidth) bits")
      }
      return number
    }
    func numbers<Number: FixedWidthInteger>(_ key: CodingKeys) throws -> [Number] {
      try container.decode([String].self, forKey: key).map { try number($0, key) }
    }
    self.init(
      scale: try number(container.decode(String.self, forKey: .scale), .scale),
      itemMultipliers: try numbers(.itemMultipliers), rowMultipliers: try numbers(.rowMultipliers),
      maxima: try numbers(.maxima), bound: try number(container.decode(String.self, forKey: .bound), .bound))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(String(scale), forKey: .scale)
    try container.encode(itemMultipliers.map { String($0) }, forKey: .itemMultipliers)
    try container.encode(rowMultipliers.map { String($0) }, forKey: .rowMultipliers)
    try container.encode(maxima.map { String($0) }, forKey: .maxima)
    try container.encode(String(bound), forKey: .bound)
  }
}
