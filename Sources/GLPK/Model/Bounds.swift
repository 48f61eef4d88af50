/// A closed interval for a column's value or a row's activity. An infinite end means that there is no
/// bound on that side; equal ends fix the value.
public struct Bounds: Sendable, Hashable {
  /// The smallest allowed value, or `-.infinity`.
  public var lower: Double
  /// The largest allowed value, or `.infinity`.
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// No bound on either side.
  public static let free = Bounds(lower: -.infinity, upper: .infinity)
  /// Zero or more.
  public static let nonnegative = Bounds(lower: 0, upper: .infinity)
  /// Between zero and one.
  public static let unit = Bounds(lower: 0, upper: 1)

  public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower, upper: .infinity) }
  public static func atMost(_ upper: Double) -> Bounds { Bounds(lower: -.infinity, upper: upper) }
  public static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }
  public static func fixed(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }

  /// What is wrong with these bounds for a variable of the given kind, or `nil`.
  ///
  /// GLPK accepts none of these: it aborts, refuses to solve, or answers with nonsense.
  func fault(kind: ColumnKind) -> ModelFault.Problem? {
    if lower.isNaN || upper.isNaN { return .boundIsNotANumber }
    if lower == .infinity || upper == -.infinity { return .boundOnTheWrongSide(self) }
    if lower > upper { return .lowerAboveUpper(self) }
    guard kind != .continuous else { return nil }
    if lower.isFinite && lower != lower.rounded() || upper.isFinite && upper != upper.rounded() {
      return .fractionalBound(self)
    }
    if kind == .binary && (lower < 0 || upper > 1) { return .binaryBeyondUnit(self) }
    return nil
  }
}
