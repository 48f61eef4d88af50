/// A bound on how far the activities a_r of some side rows lie apart. Convex; it always holds hard.
///
/// The members' rows may be free of bounds of their own: they then only measure.
public struct Spread: Sendable, Equatable {
  public struct Member: Sendable, Equatable {
    /// A side row; each at most once, all with the same decimal exponent.
    public var row: Int32
    /// At least 1.
    public var weight: Int64
    /// What `weight` x activity should be.
    public var target: Int64

    public init(row: Int32, weight: Int64 = 1, target: Int64 = 0) {
      self.row = row
      self.weight = weight
      self.target = target
    }
  }

  public enum Measure: Sendable, Equatable {
    /// The sum of the `count` largest |weight a_r - target|, at most `atMost`. With `count` 1 the largest
    /// deviation, with as many as there are members the total deviation.
    case largestDeviations(count: Int)
    /// The Gini coefficient of the activities per unit of weight, in 1/10,000:
    ///
    ///     10,000 x sum over pairs r < s of |w_s a_r - w_r a_s| <= atMost x (sum of w) x (sum of a)
    ///
    /// Targets are not used. Meant for activities of at least 0, of which nothing is demanded here.
    case gini
  }

  public var members: [Member]
  public var measure: Measure
  /// At least 0.
  public var atMost: Int64

  public init(members: [Member], measure: Measure, atMost: Int64) {
    self.members = members
    self.measure = measure
    self.atMost = atMost
  }

  /// The denominator of a Gini coefficient's bound.
  public static let giniUnits: Int64 = 10_000
}

extension Spread {
  /// By how much the measure exceeds what is allowed, in units of its inequality; at most 0 where it holds.
  ///
  /// - Parameter activity: of every side row of the problem.
  func excess(at activity: [Int128]) -> Int128 {
    switch measure {
    case .largestDeviations(let count):
      let deviations = members.map { deviation(of: $0, at: activity).magnitude }.sorted(by: >)
      return Int128(deviations.prefix(count).reduce(0, +)) - Int128(atMost)
    case .gini:
      // Ordered by activity per weight, each member is ahead of those after it.
      let ordered = members.sorted {
        Int128($1.weight) * activity[Int($0.row)] > Int128($0.weight) * activity[Int($1.row)]
      }
      let whole = members.reduce(0) { $0 + Int128($1.weight) }
      var (before, total, apart): (Int128, Int128, Int128) = (0, 0, 0)
      for member in ordered {
        let (weight, activity) = (Int128(member.weight), activity[Int(member.row)])
        apart += (whole - weight - 2 * before) * activity
        before += weight
        total += activity
      }
      return Int128(Self.giniUnits) * apart - Int128(atMost) * whole * total
    }
  }

  /// About how many units of the inequality one unit of activity moves it.
  var unitsPerActivity: Double {
    let weights = members.reduce(0) { $0 + Double($1.weight) }
    return switch measure {
    case .largestDeviations: weights / Double(members.count)
    case .gini: weights * Double(Self.giniUnits)
    }
  }

  /// weight x activity - target.
  func deviation(of member: Member, at activity: [Int128]) -> Int128 {
    Int128(member.weight) * activity[Int(member.row)] - Int128(member.target)
  }
}
