/// The columns that are close to their item's best under some multipliers, packed for
/// many passes.
///
/// An item of which only the best is close is folded: it adds a constant to the value, to the prices and to
/// the activity. While multipliers stay close to those it was made with, the dual function over these columns
/// is that over all; elsewhere it is too small.
struct NearColumns {
  /// Entries a column has room for: the most that a column here has.
  let stride: Int
  /// Near columns of open item k are `start[k] ..< start[k + 1]`.
  private(set) var start: [Int32] = [0]
  /// The items that are open, ascending.
  private(set) var items: [Int32] = []
  /// The problem's number of each near column.
  private(set) var column: [Int32] = []
  private(set) var value: [Double] = []
  /// `stride` a column; what a column does not need points at one row past the last, whose price is 0.
  private(set) var row: [Int32] = []
  private(set) var coefficient: [Float] = []
  /// Total value of the folded items' best columns, and their activity with one row more that stays 0.
  private(set) var foldedValue = 0.0
  private(set) var foldedActivity: [Double]
  let chunks: ItemChunks

  /// - Parameters:
  ///   - candidates: the items looked at, ascending.
  ///   - multipliers: scaled.
  ///   - width: columns up to this far from their item's best, in scaled units, are near; infinity for all.
  init(_ scaled: ScaledProblem, items candidates: [Int32], multipliers: [Double], width: Double) {
    let problem = scaled.problem
    foldedActivity = [Double](repeating: 0, count: scaled.boundRows.count + 1)
    if width == .infinity {
      items = candidates
      column.reserveCapacity(problem.columnCount)
      for item in items {
        column += problem.columns(of: Int(item)).lazy.map(Int32.init)
        start.append(Int32(column.count))
      }
    } else {
      let prices = scaled.prices(multipliers, wideOnly: false)
      let chosen = prices.withPass { Chosen(scaled, candidates, $0, width) }
      (start, items, column) = (chosen.start, chosen.items, chosen.column)
      (foldedValue, foldedActivity) = (chosen.foldedValue, chosen.foldedActivity)
    }
    let shares = scaled.shares
    stride = max(
      1, column.lazy.map { problem.entries(of: Int($0)).count + shares.marks(of: Int($0)).count }.max() ?? 1)
    chunks = ItemChunks(itemCount: items.count)
    pack(scaled)
  }

  /// Which columns are near, and what the folded items add.
  private struct Chosen {
    var start: [Int32] = [0]
    var items: [Int32] = []
    var column: [Int32] = []
    var foldedValue = 0.0
    var foldedActivity: [Double]

    init(_ scaled: ScaledProblem, _ candidates: [Int32], _ prices: ColumnPrices.Pass, _ width: Double) {
      let problem = scaled.problem
      foldedActivity = [Double](repeating: 0, count: scaled.boundRows.count + 1)
      for item in candidates.lazy.map(Int.init) {
        let best = prices.best(of: item)
        // A column is near if it would be with nothing charged: shares that no near column pays are 0.
        for candidate in prices.columns(of: item)
        where best.value - (prices[candidate] + prices.charge(of: candidate)) <= width {
          column.append(Int32(candidate))
        }
        addFree(scaled.shares, prices, item: item)
        guard column.count == Int(start[items.count]) + 1 else {
          items.append(Int32(item))
          start.append(Int32(column.count))
          continue
        }
        column.removeLast()
        foldedValue += scaled.value(best.column)
        for entry in problem.entries(of: best.column) {
          foldedActivity[Int(problem.entryRow[entry])] += scaled.coefficient(entry)
        }
        for slot in scaled.shares.marks(of: best.column) {
          foldedActivity[problem.rowCount + Int(scaled.shares.column[slot])] += 1
        }
      }
    }

    /// Where one share charges all near columns of an item, takes in the best that it does not charge: the
    /// indicator would be known to hold otherwise, whatever the others that cause it come to.
    private mutating func addFree(_ shares: IndicatorShares, _ prices: ColumnPrices.Pass, item: Int) {
      let first = Int(start[items.count])
      for slot in shares.marks(of: Int(column[first])) {
        let share = shares.column[slot]
        func isCharged(_ column: Int) -> Bool { shares.column[shares.marks(of: column)].contains(share) }
        guard column[first...].allSatisfy({ isCharged(Int($0)) }) else { continue }
        var best = (column: -1, value: -Double.infinity)
        for candidate in prices.columns(of: item) where !isCharged(candidate) {
          if prices[candidate] > best.value { best = (candidate, prices[candidate]) }
        }
        if best.column >= 0 { column.append(Int32(best.column)) }
      }
    }
  }

  private mutating func pack(_ scaled: ScaledProblem) {
    let problem = scaled.problem
    value = column.map { scaled.value(Int($0)) }
    row = [Int32](repeating: Int32(scaled.boundRows.count), count: column.count * stride)
    coefficient = [Float](repeating: 0, count: column.count * stride)
    for (near, original) in column.enumerated() {
      for (slot, entry) in problem.entries(of: Int(original)).enumerated() {
        row[near * stride + slot] = problem.entryRow[entry]
        coefficient[near * stride + slot] = Float(scaled.coefficient(entry))
      }
      let first = near * stride + problem.entries(of: Int(original)).count
      for (slot, mark) in scaled.shares.marks(of: Int(original)).enumerated() {
        row[first + slot] = Int32(problem.rowCount) + scaled.shares.column[mark]
        coefficient[first + slot] = 1
      }
    }
  }

  /// Near columns put together one by one, each with its value and use of rows.
  struct Packing {
    fileprivate var start: [Int32] = [0]
    fileprivate var items: [Int32] = []
    fileprivate var column: [Int32] = []
    fileprivate var value: [Double] = []
    fileprivate var useStart: [Int32] = [0]
    fileprivate var use: [(row: Int, amount: Double)] = []
    fileprivate var foldedValue = 0.0
    fileprivate var foldedActivity: [Double]

    init(rows: Int) { foldedActivity = [Double](repeating: 0, count: rows + 1) }

    /// - Parameter addUse: appends what the column uses, one entry a row.
    mutating func add(
      column: Int32, value: Double, addUse: (_ use: inout [(row: Int, amount: Double)]) -> Void
    ) {
      self.column.append(column)
      self.value.append(value)
      addUse(&use)
      useStart.append(Int32(use.count))
    }

    /// Ends an item whose near columns were added since the last.
    mutating func endItem(_ item: Int32) {
      items.append(item)
      start.append(Int32(column.count))
    }

    /// Adds an item with a single near column.
    mutating func fold(value: Double, use: [(row: Int, amount: Double)]) {
      foldedValue += value
      for (row, amount) in use { foldedActivity[row] += amount }
    }
  }

  init(_ packing: Packing) {
    (start, items, column) = (packing.start, packing.items, packing.column)
    value = packing.value
    (foldedValue, foldedActivity) = (packing.foldedValue, packing.foldedActivity)
    stride = max(1, zip(packing.useStart, packing.useStart.dropFirst()).lazy.map { Int($1 - $0) }.max() ?? 1)
    chunks = ItemChunks(itemCount: items.count)
    row = [Int32](repeating: Int32(foldedActivity.count - 1), count: column.count * stride)
    coefficient = [Float](repeating: 0, count: column.count * stride)
    for near in column.indices {
      let uses = Int(packing.useStart[near])..<Int(packing.useStart[near + 1])
      for (slot, entry) in packing.use[uses].enumerated() {
        row[near * stride + slot] = Int32(entry.row)
        coefficient[near * stride + slot] = Float(entry.amount)
      }
    }
  }

  /// The same columns with their rows in other places.
  ///
  /// - Parameters:
  ///   - place: new place of each row, and of the one that nothing uses; below 0 for rows that are left out.
  ///   - width: places.
  ///   - price: of each row that is left out, but for the last; what columns pay for these is off their value.
  func moved(to place: [Int32], width: Int, price: [Double]) -> NearColumns {
    var result = self
    result.foldedActivity = [Double](repeating: 0, count: width + 1)
    for row in price.indices {
      if place[row] >= 0 {
        result.foldedActivity[Int(place[row])] = foldedActivity[row]
      } else {
        result.foldedValue -= price[row] * foldedActivity[row]
      }
    }
    for column in column.indices {
      for slot in column * stride..<(column + 1) * stride {
        let row = Int(row[slot])
        if place[row] >= 0 {
          result.row[slot] = place[row]
        } else {
          if row < price.count { result.value[column] -= price[row] * Double(coefficient[slot]) }
          (result.row[slot], result.coefficient[slot]) = (Int32(width), 0)
        }
      }
    }
    return result
  }

  /// The arrays through pointers, with the prices of one pass.
  struct Pass {
    let stride: Int
    let start: UnsafePointer<Int32>
    let value: UnsafePointer<Double>
    let row: UnsafePointer<Int32>
    let coefficient: UnsafePointer<Float>
    /// A price for each row, and a 0.
    let price: UnsafePointer<Double>

    /// Price of what a column uses. Three entries a column are the usual case and get a loop without count.
    @inline(__always)
    func dot(_ column: Int) -> Double {
      let first = column * stride
      if stride == 3 {
        return price[Int(row[first])] * Double(coefficient[first])
          + price[Int(row[first + 1])] * Double(coefficient[first + 1])
          + price[Int(row[first + 2])] * Double(coefficient[first + 2])
      }
      var sum = 0.0
      for slot in first..<first + stride { sum += price[Int(row[slot])] * Double(coefficient[slot]) }
      return sum
    }
  }

  /// Calls `body` with the arrays and the given scaled prices, unless there is no near column.
  func withPass(_ prices: [Double], _ body: (Pass) -> Void) {
    (prices + [0]).withUnsafeBufferPointer { price in
      start.withUnsafeBufferPointer { start in
        value.withUnsafeBufferPointer { value in
          row.withUnsafeBufferPointer { row in
            coefficient.withUnsafeBufferPointer { coefficient in
              guard let start = start.baseAddress, let value = value.baseAddress, let row = row.baseAddress,
                let coefficient = coefficient.baseAddress, let price = price.baseAddress
              else { return }
              body(
                Pass(
                  stride: stride, start: start, value: value, row: row, coefficient: coefficient,
                  price: price))
            }
          }
        }
      }
    }
  }
}
