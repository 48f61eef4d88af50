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
/// its shares stay as they are. A share without near columns is 0. Only the other shares are variables: vectors
/// here have the side rows first and then one entry for each of those, indicator by indicator.
struct SmoothedIndicators {
  /// Weight of the barriers, as a share of the temperature: there are many more shares than rows.
  static let barrierShare = 0.01
  /// Least slack of a share's row that its curvature goes by, as a share of what the barrier would have.
  static let leastSlack = 0.5
  /// A share that is let loose starts at this many temperatures at least.
  static let firstShare = 0.1
  /// Logarithms are taken of products of ratios that stay within this and its inverse.
  private static let largestProduct = 1e150

  private let scaled: ScaledProblem
  private let temperature: Double
  private let weight: Double
  private let sideRows: Int
  /// Shares that may move, in the order of their entries.
  private let open: [Int32]
  /// Those of indicator k are `start[k] ..< start[k + 1]`.
  private let start: [Int32]
  private let isPinned: [Bool]
  /// What the shares that stay as they are pay for each indicator.
  private var kept: [Double]
  /// Part of each indicator that holds at the last evaluation.
  private var holds: [Double]
  /// Curvature of each indicator's term, and of its own in the block that the preconditioner inverts.
  private var bend: [Double]
  private var blockFactor: [Double]
  private var blockSum: [Double]

  var isEmpty: Bool { scaled.shares.isEmpty }
  /// Entries of a vector.
  var width: Int { sideRows + open.count }

  init(_ scaled: ScaledProblem, near: NearColumns, temperature: Double) {
    self.scaled = scaled
    self.temperature = temperature
    weight = Self.barrierShare * temperature
    sideRows = scaled.rows.count
    let shares = scaled.shares
    holds = [Double](repeating: 0, count: shares.indicatorCount)
    (kept, bend, blockFactor, blockSum) = (holds, holds, holds, holds)
    let (isOpen, isPinned) = Self.marked(by: near, scaled)
    self.isPinned = isPinned
    var (open, start): ([Int32], [Int32]) = ([], [0])
    for indicator in isPinned.indices {
      if !isPinned[indicator] {
        for share in shares.shares(of: indicator) where isOpen[share] { open.append(Int32(share)) }
      }
      start.append(Int32(open.count))
    }
    (self.open, self.start) = (open, start)
  }

  /// Which shares some near column pays, and which indicators mark all near columns of some item.
  private static func marked(
    by near: NearColumns, _ scaled: ScaledProblem
  ) -> (isOpen: [Bool], isPinned: [Bool]) {
    let (shares, sideRows) = (scaled.shares, scaled.rows.count)
    var isOpen = [Bool](repeating: false, count: shares.count)
    var isPinned = [Bool](repeating: false, count: shares.indicatorCount)
    guard !shares.isEmpty else { return (isOpen, isPinned) }
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
    for share in isOpen.indices where near.foldedActivity[sideRows + share] > 0 {
      isPinned[Int(shares.indicator[share])] = true
    }
    return (isOpen, isPinned)
  }

  /// Brings shares to where the method can work: positive where they may move, 0 where nothing pays them.
  ///
  /// - Parameter point: the bound's multipliers.
  /// - Returns: the vector to start from.
  mutating func prepare(_ point: inout [Double]) -> [Double] {
    let shares = scaled.shares
    guard !shares.isEmpty else { return point }
    for indicator in isPinned.indices {
      var next = start[indicator]
      for share in shares.shares(of: indicator) {
        if next < start[indicator + 1], Int(open[Int(next)]) == share {
          next += 1
          point[sideRows + share] = max(point[sideRows + share], Self.firstShare * temperature)
        } else if isPinned[indicator] {
          kept[indicator] += point[sideRows + share]
        } else {
          point[sideRows + share] = 0
        }
      }
    }
    return point[..<sideRows] + open.lazy.map { point[sideRows + Int($0)] }
  }

  /// Near columns whose rows are the entries of vectors; what they pay in shares that stay is off their value.
  ///
  /// - Parameter point: the bound's multipliers, prepared.
  func compact(_ near: NearColumns, at point: [Double]) -> NearColumns {
    var place = [Int32](repeating: -1, count: scaled.boundRows.count + 1)
    for row in 0..<sideRows { place[row] = Int32(row) }
    for (entry, share) in open.enumerated() { place[sideRows + Int(share)] = Int32(sideRows + entry) }
    return near.moved(to: place, width: width, price: point)
  }

  /// The bound's multipliers at a vector.
  ///
  /// - Parameter prepared: what `prepare` left of the bound's multipliers.
  func multipliers(_ vector: [Double], from prepared: [Double]) -> [Double] {
    guard !isEmpty else { return vector }
    var point = prepared
    for row in 0..<sideRows { point[row] = vector[row] }
    for (entry, share) in open.enumerated() { point[sideRows + Int(share)] = vector[sideRows + entry] }
    return point
  }

  @inline(__always)
  private func entries(of indicator: Int) -> Range<Int> {
    sideRows + Int(start[indicator])..<sideRows + Int(start[indicator + 1])
  }

  /// Value of the terms.
  mutating func evaluate(_ y: [Double]) -> Double {
    var total = 0.0
    for indicator in holds.indices {
      var worth = scaled.pricedValue(indicator: indicator, y) + kept[indicator]
      for entry in entries(of: indicator) { worth += y[entry] }
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
    return total + barriers(y)
  }

  /// Sum of weight x (log (weight / share) - 1), a logarithm for many shares at a time.
  private func barriers(_ y: [Double]) -> Double {
    var (sum, product) = (0.0, 1.0)
    for entry in sideRows..<width {
      product *= weight / y[entry]
      if product > Self.largestProduct || product < 1 / Self.largestProduct {
        sum += log(product)
        product = 1
      }
    }
    return weight * (sum + log(product) - Double(open.count))
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
    let shares = scaled.shares
    for indicator in holds.indices {
      var inverse = 0.0
      for entry in entries(of: indicator) {
        let paid = y[entry]
        let slack = holds[indicator] - smooth.activity[entry]
        let barrier = weight / paid
        gradient[entry] = slack - barrier
        // The slack itself in place of the barrier's own curvature is what a primal-dual method takes: it
        // keeps steps from running into the barrier.
        ownCurvature[entry] = max(slack, Self.leastSlack * barrier) / paid + SmoothedDescent.ridge
        curvature[entry] = smooth.diagonal[entry] + ownCurvature[entry]
        inverse += 1 / curvature[entry]
      }
      blockFactor[indicator] = bend[indicator] / (1 + bend[indicator] * inverse)
      for use in shares.entries(of: indicator) {
        let (row, amount) = (Int(shares.entryRow[use]), shares.entryAmount[use])
        guard isFree(row) else { continue }
        gradient[row] -= amount * holds[indicator]
        // What is left of the indicator's curvature when its shares follow.
        curvature[row] += blockFactor[indicator] * amount * amount
      }
    }
  }

  /// Adds the terms' curvature times a direction; returns what the direction bends by.
  ///
  /// - Parameter curvature: of the entries; 0 where a multiplier may not move.
  func addProduct(
    _ direction: UnsafePointer<Double>, curvature: UnsafePointer<Double>,
    to product: UnsafeMutablePointer<Double>
  ) -> Double {
    let shares = scaled.shares
    var total = 0.0
    for indicator in bend.indices where bend[indicator] > 0 {
      var along = 0.0
      let entries = entries(of: indicator)
      for entry in entries { along += direction[entry] }
      for use in shares.entries(of: indicator) where curvature[Int(shares.entryRow[use])] > 0 {
        along -= shares.entryAmount[use] * direction[Int(shares.entryRow[use])]
      }
      let slope = bend[indicator] * along
      total += slope * along
      for entry in entries { product[entry] += slope }
      for use in shares.entries(of: indicator) where curvature[Int(shares.entryRow[use])] > 0 {
        product[Int(shares.entryRow[use])] -= slope * shares.entryAmount[use]
      }
    }
    return total
  }

  /// Sets `divided` to the residual times the inverse of the diagonal with the indicators' blocks (their
  /// shares, and the rows that they use once shares are eliminated: Sherman and Morrison 1950).
  ///
  /// - Parameter divided: the residual divided by the diagonal.
  mutating func precondition(_ divided: UnsafeMutablePointer<Double>, curvature: UnsafePointer<Double>) {
    let shares = scaled.shares
    for indicator in blockFactor.indices where blockFactor[indicator] > 0 {
      var sum = 0.0
      for entry in entries(of: indicator) { sum += divided[entry] }
      blockSum[indicator] = sum
      for use in shares.entries(of: indicator) where curvature[Int(shares.entryRow[use])] > 0 {
        let row = Int(shares.entryRow[use])
        divided[row] += shares.entryAmount[use] * blockFactor[indicator] * sum / curvature[row]
      }
    }
    for indicator in blockFactor.indices where blockFactor[indicator] > 0 {
      var along = -blockSum[indicator]
      for use in shares.entries(of: indicator) where curvature[Int(shares.entryRow[use])] > 0 {
        along += shares.entryAmount[use] * divided[Int(shares.entryRow[use])]
      }
      let part = blockFactor[indicator] * along
      for entry in entries(of: indicator) { divided[entry] += part / curvature[entry] }
    }
  }
}
