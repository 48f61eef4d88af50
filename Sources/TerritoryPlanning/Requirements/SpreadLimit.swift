/// A bound on how far apart representatives may be in something that adds up over their items. Hard.
///
/// With a_r what r holds, all in integers so that every judge agrees exactly:
/// - `largestDeviations(count: k)`: the k largest of |weight_r a_r - target_r| sum up to at most `atMost`;
/// - `gini`: 10,000 x sum over pairs of |w_s a_r - w_r a_s| is at most `atMost` x (sum of w) x (sum of a), so
///   that `atMost` is the Gini coefficient of the a_r / w_r, weighted by w, in 1/10,000.
public struct SpreadLimit: Sendable {
  public struct Member: Sendable, Equatable {
    public var representative: Int
    /// Above 0 for `gini`.
    public var weight: Int64
    /// Not looked at by `gini`.
    public var target: Int64
    public init(representative: Int, weight: Int64, target: Int64) {
      self.representative = representative
      self.weight = weight
      self.target = target
    }
  }
  public enum Measure: Sendable, Equatable {
    case largestDeviations(count: Int)
    case gini
  }

  /// Name of the rule, as in files.
  public var rule: String
  /// What is measured, such as `standard_minutes`; a phrase key.
  public var aspect: String
  public var members: [Member]
  /// What a representative holds, the a_r of the formulas; at least 0.
  public var held: @Sendable (_ representative: Int) -> Limit.Measure
  public var measure: Measure
  /// At least 0.
  public var atMost: Int64
  /// The `atMost` that is 100 %, for messages; above 0.
  public var whole: Int64

  public init(
    rule: String, aspect: String, members: [Member],
    held: @escaping @Sendable (_ representative: Int) -> Limit.Measure, measure: Measure, atMost: Int64,
    whole: Int64
  ) {
    self.rule = rule
    self.aspect = aspect
    self.members = members
    self.held = held
    self.measure = measure
    self.atMost = atMost
    self.whole = whole
  }

  /// The measure for these sums, in the order of the members, in the unit of `atMost`: for `gini` the
  /// smallest whole `atMost` that they meet, 0 where nothing is held.
  public func measured(_ sums: [Int64]) -> Int64 {
    switch measure {
    case .largestDeviations(let count):
      let deviations = zip(members, sums).map { member, sum in
        (Int128(member.weight) * Int128(sum) - Int128(member.target)).magnitude
      }
      return Int64(clamping: deviations.sorted(by: >).prefix(count).reduce(0, +))
    case .gini:
      var apart: Int128 = 0
      for (first, one) in members.enumerated() {
        for second in members.indices.dropFirst(first + 1) {
          let difference =
            Int128(members[second].weight) * Int128(sums[first]) - Int128(one.weight) * Int128(sums[second])
          apart += difference < 0 ? -difference : difference
        }
      }
      let whole =
        members.reduce(Int128(0)) { $0 + Int128($1.weight) } * sums.reduce(Int128(0)) { $0 + Int128($1) }
      guard whole > 0 else { return apart > 0 ? .max : 0 }
      return Int64(clamping: (10_000 * apart + whole - 1) / whole)
    }
  }
}
