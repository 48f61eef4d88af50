/// Dynamic programming over the capacity for the 0-1 knapsack of one agent.
///
/// F(k, c) is the largest profit of the first k entries within capacity c; G(k, c) that of the entries from k
/// on within what c leaves of the capacity. Profits are whole numbers whose sum stays below 2^24, kept in
/// `Float`, where sums and comparisons of such numbers are exact: four lanes of the narrowest vector unit
/// take an addition and a maximum each cycle. Where profits are larger they are shortened by a power of two
/// and rounded up, so that every result is still at least the true one.
///
/// Confined to one thread; storage grows to the largest agent and is kept.
struct KnapsackTable: ~Copyable {
  /// Entries of the agent at hand: pair, profit, weight; count `count`.
  private(set) var pair: UnsafeMutablePointer<Int32>
  private var exact: UnsafeMutablePointer<Int64>
  private(set) var profit: UnsafeMutablePointer<Float>
  private(set) var weight: UnsafeMutablePointer<Int32>
  private(set) var isTaken: UnsafeMutablePointer<Bool>
  private(set) var count = 0
  private var totalWeight = 0
  private var totalProfit: Int64 = 0
  private var capacity = 0
  /// Profits are divided by 2^shift.
  private(set) var shift: Int64 = 0
  /// Rows F(0), F(1), ..., each of `width` cells.
  private var rows: UnsafeMutablePointer<Float>
  private var roomForCells: Int
  private var width = 1
  /// Two rows of G that take turns.
  private var later: UnsafeMutablePointer<Float>
  private var next: UnsafeMutablePointer<Float>
  /// First and last cell of each row of F that were computed; beyond the last it is constant.
  private var first: UnsafeMutablePointer<Int32>
  private var last: UnsafeMutablePointer<Int32>
  /// Cells computed and pairs looked at so far.
  private(set) var cells: Int64 = 0

  /// Sums of profits stay below this.
  static let exactLimit: Int64 = 1 << 24

  init(mostEntries: Int, largestCapacity: Int) {
    pair = .allocate(capacity: mostEntries + 1)
    exact = .allocate(capacity: mostEntries + 1)
    profit = .allocate(capacity: mostEntries + 1)
    weight = .allocate(capacity: mostEntries + 1)
    isTaken = .allocate(capacity: mostEntries + 1)
    first = .allocate(capacity: mostEntries + 1)
    last = .allocate(capacity: mostEntries + 1)
    later = .allocate(capacity: largestCapacity + 1)
    next = .allocate(capacity: largestCapacity + 1)
    roomForCells = 1
    rows = .allocate(capacity: roomForCells)
  }

  deinit {
    pair.deallocate()
    exact.deallocate()
    profit.deallocate()
    weight.deallocate()
    isTaken.deallocate()
    first.deallocate()
    last.deallocate()
    later.deallocate()
    next.deallocate()
    rows.deallocate()
  }

  // MARK: Entries

  /// What the dynamic program needs to know of a pair.
  struct PairFigures {
    var item: Int32
    var weight: Int32
    /// In units of the multipliers.
    var loss: Int64
  }

  /// Takes as entries the pairs of positive profit, multiplier less loss.
  mutating func gather(
    _ pairs: UnsafeBufferPointer<Int32>, _ figures: UnsafePointer<PairFigures>,
    multipliers: UnsafePointer<Int64>, capacity: Int
  ) {
    count = 0
    totalWeight = 0
    totalProfit = 0
    self.capacity = capacity
    for pair in pairs {
      let own = figures[Int(pair)]
      let profit = multipliers[Int(own.item)] - own.loss
      guard profit > 0 else { continue }
      self.pair[count] = pair
      exact[count] = profit
      weight[count] = own.weight
      totalWeight += Int(own.weight)
      totalProfit += profit
      count += 1
    }
    cells += Int64(pairs.count) + 1
  }

  private mutating func round() {
    shift = 0
    while (totalProfit >> shift) + Int64(count) >= Self.exactLimit { shift += 1 }
    let up: Int64 = (1 << shift) - 1
    for entry in 0..<count { profit[entry] = Float((exact[entry] + up) >> shift) }
  }

  // MARK: Largest profit

  /// The largest profit within the capacity, rounded up where profits are too large; marks `isTaken`.
  ///
  /// - Parameter margin: the largest weight that `largest(besides:)` will be asked for.
  mutating func solve(margin: Int = 0) -> Int64 {
    if totalWeight + margin > capacity {
      round()
      fillForward(margin: margin)
    }
    if totalWeight > capacity { return trace() }
    for entry in 0..<count { isTaken[entry] = true }
    return totalProfit
  }

  /// Computes F for every capacity from `capacity - margin` on.
  private mutating func fillForward(margin: Int) {
    width = capacity + 1
    if (count + 1) * width > roomForCells {
      rows.deallocate()
      roomForCells = max((count + 1) * width, 2 * roomForCells)
      rows = .allocate(capacity: roomForCells)
    }
    rows[0] = 0
    first[0] = 0
    last[0] = 0
    var weightSoFar = 0
    for entry in 0..<count {
      let own = Int(weight[entry])
      let from = rows + entry * width
      weightSoFar += own
      let lower = max(0, capacity - margin - (totalWeight - weightSoFar))
      let upper = min(capacity, weightSoFar)
      // Beyond its last cell the row is constant.
      let end = Int(last[entry])
      let plateau = from[end]
      if end < upper { for cell in (end + 1)...upper { from[cell] = plateau } }
      Self.extend(from, into: from + width, lower: lower, upper: upper, weight: own, profit: profit[entry])
      first[entry + 1] = Int32(lower)
      last[entry + 1] = Int32(upper)
      cells += Int64(max(0, upper - lower + 1))
    }
  }

  /// One row from the one before: to(c) = max(from(c), from(c - weight) + profit).
  private static func extend(
    _ from: UnsafeMutablePointer<Float>, into to: UnsafeMutablePointer<Float>, lower: Int, upper: Int,
    weight: Int, profit: Float
  ) {
    var cell = lower
    while cell < weight && cell <= upper {
      to[cell] = from[cell]
      cell &+= 1
    }
    let shifted = from - weight
    while cell <= upper {
      let with = shifted[cell] + profit
      to[cell] = with > from[cell] ? with : from[cell]
      cell &+= 1
    }
  }

  private func value(_ row: Int, _ cell: Int) -> Float { rows[row * width + min(cell, Int(last[row]))] }

  /// Marks a best selection and returns its profit.
  private func trace() -> Int64 {
    var cell = capacity
    for entry in stride(from: count - 1, through: 0, by: -1) {
      let isBetter = value(entry + 1, cell) != value(entry, cell)
      isTaken[entry] = isBetter
      if isBetter { cell = min(cell, Int(last[entry + 1])) - Int(weight[entry]) }
    }
    return Int64(value(count, capacity)) << shift
  }
  // MARK: Penalties

  /// For every entry the profit lost by leaving it out, if `isTaken`, or by forcing it in, otherwise, both
  /// against `best`, the result of `solve()`; written to `lost`.
  mutating func fillPenalties(_ lost: UnsafeMutablePointer<Int64>, best: Int64) {
    if totalWeight <= capacity {
      for entry in 0..<count { lost[entry] = exact[entry] }
      return
    }
    var (before, behind) = (totalWeight, 0)
    // G(count) is 0 throughout.
    for cell in 0...capacity { later[cell] = 0 }
    let total = (0..<count).reduce(0) { $0 + Int64(profit[$1]) }
    for entry in stride(from: count - 1, through: 0, by: -1) {
      let own = Int(weight[entry])
      before -= own
      let forced: Int64
      if !isTaken[entry] {
        let most = largestSum(
          row: entry, from: max(0, capacity - own - behind), to: min(capacity - own, before), offset: own)
        forced = Int64(most + profit[entry])
      } else if totalWeight - own <= capacity {
        forced = total - Int64(profit[entry])
      } else {
        forced = Int64(
          largestSum(row: entry, from: max(0, capacity - behind), to: min(capacity, before), offset: 0))
      }
      lost[entry] = best - (forced << shift)
      extendBackward(entry: entry, before: before, behind: behind)
      behind += own
    }
  }

  /// The largest profit of the entries beside another one of the given weight, rounded up as in `solve()`.
  ///
  /// - Precondition: `solve` was called with a margin of at least `weight`.
  func largest(besides weight: Int) -> Int64 {
    totalWeight + weight <= capacity ? totalProfit : Int64(value(count, capacity - weight)) << shift
  }

  /// The largest F(row, c) + G(row + 1, c + offset) over a range of c.
  private func largestSum(row: Int, from lower: Int, to upper: Int, offset: Int) -> Float {
    let front = rows + row * width
    let back = later + offset
    var lanes = SIMD8<Float>(repeating: 0)
    var cell = lower
    while cell &+ 7 <= upper {
      let sum =
        UnsafeRawPointer(front + cell).loadUnaligned(as: SIMD8<Float>.self)
        + UnsafeRawPointer(back + cell).loadUnaligned(as: SIMD8<Float>.self)
      lanes = lanes.replacing(with: sum, where: sum .> lanes)
      cell &+= 8
    }
    var most = lanes.max()
    while cell <= upper {
      let sum = front[cell] + back[cell]
      most = sum > most ? sum : most
      cell &+= 1
    }
    return most
  }

  /// Turns `later` from G(entry + 1) into G(entry).
  ///
  /// - Parameters:
  ///   - before: total weight of the entries before this one.
  ///   - behind: total weight of the entries behind it.
  private mutating func extendBackward(entry: Int, before: Int, behind: Int) {
    let own = Int(weight[entry])
    let lower = max(0, capacity - behind - own)
    let upper = min(capacity, before)
    // Below its first cell the row is constant.
    let start = max(0, capacity - behind)
    let plateau = later[start]
    if lower < start { for cell in lower..<start { later[cell] = plateau } }
    guard lower <= upper else { return swapRows() }
    let shifted = later + own
    let gain = profit[entry]
    var cell = lower
    let fits = min(upper, capacity - own)
    while cell <= fits {
      let with = shifted[cell] + gain
      next[cell] = with > later[cell] ? with : later[cell]
      cell &+= 1
    }
    while cell <= upper {
      next[cell] = later[cell]
      cell &+= 1
    }
    cells += Int64(upper - lower + 1)
    swapRows()
  }

  private mutating func swapRows() {
    let row = later
    later = next
    next = row
  }
}
