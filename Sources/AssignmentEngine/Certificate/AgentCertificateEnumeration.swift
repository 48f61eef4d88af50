/// Looks at every set of deviations that may lose less than a limit, in integers.
///
/// The deviations are split in two shares. The sets of one share that lose at most half the limit go to a
/// table, grouped by loss and by activity of one row; the sets of the other share are walked through, each
/// looking only at those groups that what is left of the limit allows. Then the shares change places, and the
/// sets walked through that lose more than half the limit look for partners.
///
/// Losses are compared in whole multiples of 2^shift, rounded down, so that they fit in 64 bits: no set below
/// the limit is missed, and what is found is judged by its exact loss.
struct SubsetEnumeration {
  static let tableLimit = 1 << 20
  static let levels = 16

  private let problem: SubsetProblem
  private let shift: Int128
  /// 2^shift.
  private let unit: Double
  private let lanes: Int
  /// Positions in the problem's deviations of those that may take part, ascending by loss.
  private let order: [Int]
  private let loss: [Int64]
  private let use: [Int64]
  private let rows: [SubsetProblem.Row]
  /// The row that the table is grouped by.
  private let key: Int
  private let nodeLimit: Int
  private var nodes = 0
  private var limit: Int128
  /// Largest rounded loss of a set below the limit.
  private var largest: Int64
  private var table = SubsetTable(lanes: 0)
  private var walked: [Int] = []
  /// Sets walked through look for partners where they lose more than this.
  private var matchedAbove: Int64 = -1
  private var path: [Int] = []
  /// Activities of the sets on the path, one group of lanes each.
  private var stack: [Int64] = []
  private var best: Int128?

  /// nil where activities need not fit in 64 bits.
  init?(_ problem: SubsetProblem, below limit: Int128, nodeLimit: Int) {
    self.problem = problem
    self.limit = limit
    self.nodeLimit = nodeLimit
    lanes = problem.rows.count
    var shift: Int128 = 0
    while limit >> shift >= 1 << 60 { shift += 1 }
    self.shift = shift
    unit = Double(Int128(1) << shift)
    let largest = Int64((limit - 1) >> shift)
    self.largest = largest
    for (lane, row) in problem.rows.enumerated() {
      var reach = row.activity.magnitude
      for deviation in problem.deviations { reach += UInt128(deviation.use[lane].magnitude) }
      reach += UInt128(row.lower?.magnitude ?? 0) + UInt128(row.upper?.magnitude ?? 0)
      guard reach < 1 << 62 else { return nil }
    }
    order = problem.deviations.indices
      .filter { problem.deviations[$0].loss >> shift <= Int128(largest) }
      .sorted { (problem.deviations[$0].loss, $0) < (problem.deviations[$1].loss, $1) }
    loss = order.map { Int64(problem.deviations[$0].loss >> shift) }
    use = order.flatMap { problem.deviations[$0].use }
    rows = problem.rows
    key = Self.key(problem, order)
  }

  /// The row that costs most over the spread of the cheapest deviations.
  private static func key(_ problem: SubsetProblem, _ order: [Int]) -> Int {
    let weight = problem.rows.indices.map { lane in
      order.prefix(30).reduce(0.0) { $0 + abs(Double(problem.deviations[$1].use[lane])) }
        * abs(Double(problem.rows[lane].multiplier))
    }
    return weight.indices.max { (weight[$0], $1) < (weight[$1], $0) } ?? 0
  }

  mutating func run() -> SubsetProblem.LeastLoss {
    let half = largest / 2
    for share in 0..<2 {
      let tabled = order.indices.filter { $0 % 2 != share }
      walked = order.indices.filter { $0 % 2 == share }
      matchedAbove = share == 0 ? -1 : half
      table = SubsetTable(lanes: lanes)
      guard table.fill(tabled, loss: loss, use: use, largest: half, limit: Self.tableLimit) else {
        return .unfinished
      }
      nodes += table.count
      table.group(levels: Self.levels, largest: half, key: key)
      stack = problem.rows.map { Int64($0.activity) }
      guard walk(from: 0, base: 0, loss: 0) else { return .unfinished }
    }
    return best.map { .found($0) } ?? .none
  }

  /// Depth first from the set in hand, whose activities begin at `base` of the stack.
  private mutating func walk(from first: Int, base: Int, loss spent: Int64) -> Bool {
    nodes += 1
    if spent > matchedAbove { match(base, spent) }
    if nodes > nodeLimit { return false }
    let next = base + lanes
    if stack.count < next + lanes { stack += repeatElement(0, count: lanes) }
    for position in first..<walked.count {
      let deviation = walked[position]
      let total = spent + loss[deviation]
      if total > largest { return true }
      for lane in 0..<lanes { stack[next + lane] = stack[base + lane] + use[deviation * lanes + lane] }
      path.append(deviation)
      let goesOn = walk(from: position + 1, base: next, loss: total)
      path.removeLast()
      if !goesOn { return false }
    }
    return true
  }

  private mutating func match(_ base: Int, _ spent: Int64) {
    for level in 0..<Self.levels {
      let left = largest - spent - table.leastLoss(level)
      if left < 0 { return }
      let range: Range<Int>
      if lanes == 0 {
        range = table.range(level)
      } else {
        guard let keys = window(left, stack[base + key]) else { return }
        range = table.range(level, keys: keys)
      }
      nodes += range.count
      for index in range where fits(index, base, largest - spent) { judge(table.members(index)) }
    }
  }

  /// Where the table's change of the key row must lie so that the row is kept and its slack costs at most
  /// `left`. The quotient is taken in doubles and rounded outward.
  private func window(_ left: Int64, _ activity: Int64) -> ClosedRange<Int64>? {
    let row = rows[key]
    var low = row.lower ?? -(1 << 62)
    var high = row.upper ?? (1 << 62)
    if row.multiplier != 0 {
      let slack = (Double(left) + 1) * unit / abs(Double(row.multiplier))
      let room = slack < 0x1p61 ? Int64(slack * (1 + 1e-12)) + 1 : 1 << 61
      if row.multiplier > 0 { low = max(low, high - room) } else { high = min(high, low + room) }
    }
    return low <= high ? (low - activity)...(high - activity) : nil
  }

  /// Whether a partner keeps all rows at a rounded loss of at most `left`.
  private func fits(_ index: Int, _ base: Int, _ left: Int64) -> Bool {
    var total = table.loss(index)
    if total > left { return false }
    for lane in 0..<lanes {
      let row = rows[lane]
      let reached = stack[base + lane] + table.use(index, lane)
      if let upper = row.upper, reached > upper { return false }
      if let lower = row.lower, reached < lower { return false }
      guard row.multiplier != 0 else { continue }
      let slack = row.multiplier > 0 ? row.upper! - reached : reached - row.lower!
      let cost = (Int128(slack) * Int128(row.multiplier.magnitude)) &>> shift
      if cost > Int128(left - total) { return false }
      total += Int64(truncatingIfNeeded: cost)
    }
    return true
  }

  private mutating func judge(_ partner: [Int]) {
    guard let exact = problem.loss(of: (path + partner).map { order[$0] }), exact < limit else { return }
    best = exact
    limit = exact
    largest = limit > 0 ? Int64((limit - 1) >> shift) : -1
  }
}

/// All sets of some deviations whose loss stays within a limit.
struct SubsetTable {
  private let lanes: Int
  private var losses: [Int64] = [0]
  private var uses: [Int64]
  private var parent: [Int32] = [-1]
  private var last: [Int32] = [-1]
  /// Entries by level of loss, then by the key row.
  private var sorted: [Int32] = []
  private var levelStart: [Int] = []
  private var levelLoss: [Int64] = []
  private var keys: [Int64] = []

  init(lanes: Int) {
    self.lanes = lanes
    uses = [Int64](repeating: 0, count: lanes)
  }

  var count: Int { losses.count }
  func leastLoss(_ level: Int) -> Int64 { levelLoss[level] }
  func range(_ level: Int) -> Range<Int> { levelStart[level]..<levelStart[level + 1] }
  func loss(_ index: Int) -> Int64 { losses[Int(sorted[index])] }
  func use(_ index: Int, _ lane: Int) -> Int64 { uses[Int(sorted[index]) * lanes + lane] }

  /// False where more than `limit` sets would be needed.
  mutating func fill(_ deviations: [Int], loss: [Int64], use: [Int64], largest: Int64, limit: Int) -> Bool {
    var rank = [0]
    var from = 0
    while from < losses.count {
      for position in rank[from]..<deviations.count {
        let total = losses[from] + loss[deviations[position]]
        if total > largest { break }
        if losses.count == limit { return false }
        losses.append(total)
        for lane in 0..<lanes {
          uses.append(uses[from * lanes + lane] + use[deviations[position] * lanes + lane])
        }
        parent.append(Int32(from))
        last.append(Int32(deviations[position]))
        rank.append(position + 1)
      }
      from += 1
    }
    return true
  }

  mutating func group(levels: Int, largest: Int64, key: Int) {
    let width = largest / Int64(levels) + 1
    levelLoss = (0..<levels).map { Int64($0) * width }
    var members = [[Int32]](repeating: [], count: levels)
    for index in losses.indices { members[Int(losses[index] / width)].append(Int32(index)) }
    levelStart = [0]
    sorted.reserveCapacity(count)
    for level in members {
      let ranked =
        lanes == 0
        ? level.map { (key: Int64(0), index: $0) }
        : level.map { (key: uses[Int($0) * lanes + key], index: $0) }.sorted { $0.key < $1.key }
      for (key, index) in ranked {
        sorted.append(index)
        keys.append(key)
      }
      levelStart.append(sorted.count)
    }
  }

  /// Entries of a level whose key lies in the window.
  func range(_ level: Int, keys window: ClosedRange<Int64>) -> Range<Int> {
    let first = position(in: range(level)) { keys[$0] >= window.lowerBound }
    let end = position(in: first..<levelStart[level + 1]) { keys[$0] > window.upperBound }
    return first..<end
  }

  private func position(in range: Range<Int>, where isPast: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isPast(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The deviations of an entry.
  func members(_ index: Int) -> [Int] {
    var result: [Int] = []
    var entry = Int(sorted[index])
    while entry > 0 {
      result.append(Int(last[entry]))
      entry = Int(parent[entry])
    }
    return result
  }
}
