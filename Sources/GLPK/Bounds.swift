internal import CGLPKGuard

/// The interval in which a row's activity or a column's value must lie.
///
/// An absent side is infinite: `lower` is `-Double.infinity` or `upper` is `Double.infinity`.
public struct Bounds: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  /// Takes any two numbers; a model is checked as a whole, so that all its faults are reported together.
  public init(lower: Double = -.infinity, upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
  }

  /// No bound on either side.
  public static let free = Bounds()

  /// Zero or more.
  public static let nonNegative = Bounds(lower: 0)

  /// Zero to one.
  public static let unit = Bounds(lower: 0, upper: 1)

  public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }

  public static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }

  public static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }

  public static func equal(to value: Double) -> Bounds { Bounds(lower: value, upper: value) }

  public var isFixed: Bool { lower == upper }

  /// How far `value` lies outside, 0 when it lies inside, infinite when it is not a number.
  public func violation(of value: Double) -> Double {
    value.isNaN ? .infinity : max(lower - value, value - upper, 0)
  }
}

extension Bounds {
  /// Neither side is a number that excludes everything, and the sides are not crossed.
  var isConsistent: Bool {
    !isMalformed && lower <= upper
  }

  /// A side is not a number, or infinite on the wrong side.
  var isMalformed: Bool {
    lower.isNaN || upper.isNaN || lower == .infinity || upper == -.infinity
  }

  /// GLPK's code for this pair. It wants equal sides as `GLP_FX`: as `GLP_DB` they are refused when the
  /// simplex method starts.
  var typeCode: Int32 {
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): GLP_FR
    case (true, false): GLP_LO
    case (false, true): GLP_UP
    case (true, true): lower == upper ? GLP_FX : GLP_DB
    }
  }

  /// The pair that GLPK describes by a code and two numbers, of which it keeps an absent side as huge.
  init(typeCode: Int32, lower: Double, upper: Double) {
    switch typeCode {
    case GLP_FR: self = .free
    case GLP_LO: self = .atLeast(lower)
    case GLP_UP: self = .atMost(upper)
    case GLP_FX: self = .equal(to: lower)
    default: self = .between(lower, upper)
    }
  }
}
