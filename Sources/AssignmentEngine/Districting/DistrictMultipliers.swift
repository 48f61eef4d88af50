/// Prices of the rows of the Hess model, as integers; see docs/formulations/districting.md.
///
/// Any values prove some bound, so that they may come from floating-point arithmetic.
public struct DistrictMultipliers: Sendable, Equatable {
  /// A price from 0 of a separator's row.
  public struct Priced: Sendable, Equatable {
    /// Place in the list of separators that goes with the multipliers.
    public let separator: Int32
    public let price: Int64
  }

  /// All values are in 1/scale of the unit of cost, a power of two.
  public let scale: Int64
  /// One a unit: its row says that it is in one district.
  public internal(set) var unit: [Int64]
  /// By centre, then activity: positive prices the lower bound, negative the upper.
  public internal(set) var balance: [Int64]
  public internal(set) var separators: [Priced] = []

  /// Values beyond this are cut, which costs tightness only: no sum then leaves 128 bits.
  static let largest: Int64 = 1 << 56

  /// The scale at which costs reach about 2^50.
  static func scale(for problem: DistrictingProblem) -> Int64 {
    let largest = max(1, problem.costs.max() ?? 1)
    return 1 << max(0, 50 - (Int64.bitWidth - largest.leadingZeroBitCount))
  }

  init(scale: Int64, unit: [Int64], balance: [Int64]) {
    self.scale = scale
    self.unit = unit
    self.balance = balance
  }

  /// The nearest integer within the range.
  static func rounded(_ value: Double) -> Int64 {
    guard value == value else { return 0 }
    return Int64(max(-Double(largest), min(Double(largest), value)).rounded())
  }
}
