#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The indicators' part of the smoothed dual function: T log(1 + exp(a / T)) for an indicator that is worth a
/// after its items have paid their shares, and logarithmic barriers that keep the shares positive.
///
/// An indicator whose marks cover all near columns of some item holds in every point: it counts in full and
/// its shares stay as they are. A share without near columns is 0.
struct SmoothedIndicators {
  /// Weight of the barriers, as a share of the temperature: there are many more shares than rows.
  static let barrierShare = 0.01
  /// Least slack of a share's row that its curvature goes by, as a share of what the barrier would have.
  static let leastSlack = 0.5
  /// A share that is let loose starts at this many temperatures at least.
  static let firstShare = 0.1

  private let scaled: ScaledProblem
  private let temperature: Double
  private let weight: Double
  /// Shares that may move.
  private(set) var isOpen: [Bool]
  private var isPinned: [Bool]
  /// Part of each indicator that holds at the last evaluation.
  private var holds: [Double]
  /// Curvature of each indicator's term, and of its own in the block that the preconditioner inverts.
  private var bend: [Double]
  private var blockFactor: [Double]
  private var blockSum: [Double]

  var isEmpty: Bool { scaled.shares.isEmpty }

  init(_ scaled: ScaledProblem, near: NearColumns, temperature: Double) {
    self.scaled = scaled
    self.temperature = temperature
    weight = Self.barrierShare * temperature
    let shares = scaled.shares
    isOpen = [Bool](repeating: false, count: shares.count)
    isPinned = [Bool](repeating: false, count: shares.indicatorCount)
    holds = [Double](repeating: 0, count: shares.indicatorCount)
    bend = holds
    blockFactor = holds
    blockSum = holds
    guard !shares.isEmpty else { return }
    let sideRows = scaled.rows.count
    var seen = [Int32](repeating: 0, count: shares.count)
    for position in near.items.indices {
      let columns = Int(near.start[position])..<Int(near.start[position + 1])
      for slot in columns.lowerBound * near.stride..<columns.upperBound * near.stride {
        let share = Int(near.row[slot]) - sideRows
        guard share >= 0, share < shares.count else { continue }
        seen[share] += 1
        isOpen[share] = true
        if Int(seen[share]) == columns.count { isPinned[Int(shares.indicator[share])] = true }
      }
    }
    for share in isOpen.indices {
      if near.foldedActivity[sideRows + share] > 0 { isPinned[Int(shares.indicator[share])] = true }
    }
    for share in isOpen.indices where isPinned[Int(shares.indicator[share])] { isOpen[share] = false }
  }

  /// Brings shares to where the method can work: positive where they may move, 0 where nothing pays them.
  func prepare(_ point: inout [Double]) {
    let first = scaled.rows.count
    for share in isOpen.indices {
      if isOpen[share] {
        point[first + share] = max(point[first + share], Self.firstShare * temperature)
      } else if !isPinned[Int(scaled.shares.indicator[share])] {
        point[first + share] = 0
      }
    }
  }

  /// Value of the terms.
  mutating func evaluate(_ y: [Double]) -> Double {
    let (shares, first) = (scaled.shares, scaled.rows.count)
    var total = 0.0
    for indicator in holds.indices {
      var worth = scaled.pricedValue(indicator: indicator, y)
      for share in shares.shares(of: indicator) {
        let paid = y[first + share]
        worth += paid
        if isOpen[share] { total += weight * (log(weight / paid) - 1) }
      }
      if isPinned[indicator] {
        total += worth
        holds[indicator] = 1
      } else {
        let odds = exp(-abs(worth) / temperature)
        total += max(0, worth) + temperature * log1p(odds)
        holds[indicator] = worth > 0 ? 1 / (1 + odds) : odds / (1 + odds)
      }
      bend[indicator] = holds[indicator] * (1 - holds[indicator]) / temperature
    }
    return total
  }

  /// Adds the terms' gradient and the diagonal of their curvature at the last evaluation; the entries of
  /// shares are set.
  ///
  /// - Parameters:
  ///   - smooth: the items' part at the same point.
  ///   - isFree: which side rows' multipliers may move.
  mutating func expand(
    _ y: [Double], _ smooth: SmoothedDual, isFree: (Int) -> Bool, gradient: inout [Double],
    ownCurvature: inout [Double], curvature: inout [Double]
  ) {
    let (shares, first) = (scaled.shares, scaled.rows.count)
    for indicator in holds.indices {
      var inverse = 0.0
      for share in shares.shares(of: indicator) where isOpen[share] {
        let (row, paid) = (first + share, y[first + share])
        let slack = holds[indicator] - smooth.activity[row]
        let barrier = weight / paid
        gradient[row] = slack - barrier
        // The slack itself in place of the barrier's own curvature is what a primal-dual method takes: it
        // keeps steps from running into the barrier.
        ownCurvature[row] = max(slack, Self.leastSlack * barrier) / paid + SmoothedDescent.ridge
        curvature[row] = smooth.diagonal[row] + ownCurvature[row]
        inverse += 1 / curvature[row]
      }
      blockFactor[indicator] = bend[indicator] / (1 + bend[indicator] * inverse)
      for entry in shares.entries(of: indicator) {
        let (row, amount) = (Int(shares.entryRow[entry]), shares.entryAmount[entry])
        guard isFree(row) else { continue }
        gradient[row] -= amount * holds[indicator]
        // What is left of the indicator's curvature when its shares follow.
        curvature[row] += blockFactor[indicator] * amount * amount
      }
    }
  }

  /// Adds the terms' curvature times a direction; returns what the direction bends by.
  func addProduct(_ direction: [Double], isFree: (Int) -> Bool, to product: inout [Double]) -> Double {
    let (shares, first) = (scaled.shares, scaled.rows.count)
    var total = 0.0
    for indicator in holds.indices where bend[indicator] > 0 {
      var along = 0.0
      for share in shares.shares(of: indicator) where isOpen[share] { along += direction[first + share] }
      for entry in shares.entries(of: indicator) where isFree(Int(shares.entryRow[entry])) {
        along -= shares.entryAmount[entry] * direction[Int(shares.entryRow[entry])]
      }
      let slope = bend[indicator] * along
      total += slope * along
      for share in shares.shares(of: indicator) where isOpen[share] { product[first + share] += slope }
      for entry in shares.entries(of: indicator) where isFree(Int(shares.entryRow[entry])) {
        product[Int(shares.entryRow[entry])] -= slope * shares.entryAmount[entry]
      }
    }
    return total
  }

  /// Sets `result` to the residual times the inverse of the diagonal with the indicators' blocks (their
  /// shares, and the rows that they use once shares are eliminated: Sherman and Morrison 1950).
  ///
  /// - Parameter divided: the residual divided by the diagonal.
  mutating func precondition(_ divided: inout [Double], curvature: [Double]) {
    let (shares, first) = (scaled.shares, scaled.rows.count)
    for indicator in holds.indices where blockFactor[indicator] > 0 {
      var sum = 0.0
      for share in shares.shares(of: indicator) where isOpen[share] { sum += divided[first + share] }
      blockSum[indicator] = sum
      for entry in shares.entries(of: indicator) where curvature[Int(shares.entryRow[entry])] > 0 {
        let row = Int(shares.entryRow[entry])
        divided[row] += shares.entryAmount[entry] * blockFactor[indicator] * sum / curvature[row]
      }
    }
    for indicator in holds.indices where blockFactor[indicator] > 0 {
      var along = -blockSum[indicator]
      for entry in shares.entries(of: indicator) where curvature[Int(shares.entryRow[entry])] > 0 {
        along += shares.entryAmount[entry] * divided[Int(shares.entryRow[entry])]
      }
      let part = blockFactor[indicator] * along
      for share in shares.shares(of: indicator) where isOpen[share] {
        divided[first + share] += part / curvature[first + share]
      }
    }
  }
}
