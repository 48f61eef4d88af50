/// A node while a `BranchCertificate` is rechecked: what is still possible below it.
struct BranchNode {
  var isPossible: [Bool]
  /// Whether nothing below the node needs to be looked at.
  var isClosed = false
  private var possibleCount: [Int]
  private var isTaken: [Bool]
  private var spare: [Int]
  /// Loss of the columns taken.
  private(set) var loss: Int64 = 0
  private var openItems: Int
  /// Items whose number of possible columns has fallen to one.
  private var single: [Int] = []

  init(_ data: CapacityData) {
    isPossible = [Bool](repeating: true, count: data.item.count)
    possibleCount = data.columnsOfItem.map(\.count)
    isTaken = [Bool](repeating: false, count: data.columnsOfItem.count)
    spare = data.capacity
    openItems = data.columnsOfItem.count
    single = possibleCount.indices.filter { possibleCount[$0] == 1 }
    for column in data.item.indices where data.weight[column] > spare[Int(data.agent[column])] {
      remove(column, data)
    }
    conclude(data)
  }

  /// Whether every item has taken a column.
  var isComplete: Bool { openItems == 0 }

  mutating func remove(_ column: Int, _ data: CapacityData) {
    guard isPossible[column] else { return }
    isPossible[column] = false
    let item = Int(data.item[column])
    possibleCount[item] -= 1
    if possibleCount[item] == 1 { single.append(item) }
    if possibleCount[item] == 0 { isClosed = true }
  }

  /// Items with one column take it, and what no longer fits leaves, until nothing follows.
  mutating func conclude(_ data: CapacityData) {
    while !isClosed, let item = single.popLast() {
      guard !isTaken[item], let column = data.columnsOfItem[item].first(where: { isPossible[$0] }) else {
        continue
      }
      isTaken[item] = true
      openItems -= 1
      loss += data.loss[column]
      let agent = Int(data.agent[column])
      spare[agent] -= data.weight[column]
      for other in data.columnsOfAgent[agent]
      where isPossible[other] && !isTaken[Int(data.item[other])] && data.weight[other] > spare[agent] {
        remove(other, data)
      }
    }
  }

  /// Closes the node by these multipliers, or removes what they show to be useless.
  mutating func apply(_ multipliers: [Int64], _ data: CapacityData, scale: Int64, limit: Int64) {
    var bound = scale * loss
    for item in isTaken.indices where !isTaken[item] { bound += multipliers[item] }
    let knapsacks = data.columnsOfAgent.indices.map { agent in
      BranchKnapsack(
        columns: data.columnsOfAgent[agent].filter { isPossible[$0] && !isTaken[Int(data.item[$0])] },
        capacity: spare[agent], data: data, multipliers: multipliers, scale: scale)
    }
    let best = knapsacks.map { $0.best() }
    bound -= best.reduce(0, +)
    if bound > limit || isClosed {
      isClosed = true
      return
    }
    // What the bound gains when a column is forced in or out of its agent's knapsack.
    var gainIn = [Int64](repeating: 0, count: isPossible.count)
    var gainOut = [Int64](repeating: 0, count: isPossible.count)
    for (knapsack, best) in zip(knapsacks, best) {
      knapsack.forEachForced { column, profitIn, profitOut in
        gainIn[column] = best - profitIn
        gainOut[column] = best - profitOut
      }
    }
    for (item, columns) in data.columnsOfItem.enumerated() where !isTaken[item] {
      let possible = columns.filter { isPossible[$0] }
      let allOut = possible.reduce(Int64(0)) { $0 + gainOut[$1] }
      for column in possible where bound + allOut - gainOut[column] + gainIn[column] > limit {
        remove(column, data)
      }
    }
    conclude(data)
  }
}

/// The knapsack of one agent, by plain dynamic programming in integers.
struct BranchKnapsack {
  private let capacity: Int
  /// Columns of positive profit, then the others.
  private let gaining: [Entry]
  private let others: [Entry]

  private struct Entry {
    var column: Int
    var weight: Int
    var profit: Int64
  }

  init(columns: [Int], capacity: Int, data: CapacityData, multipliers: [Int64], scale: Int64) {
    self.capacity = capacity
    let entries = columns.map { column in
      Entry(
        column: column, weight: data.weight[column],
        profit: multipliers[Int(data.item[column])] - scale * data.loss[column])
    }
    gaining = entries.filter { $0.profit > 0 }
    others = entries.filter { $0.profit <= 0 }
  }

  /// The largest profit within the capacity.
  func best() -> Int64 {
    var row = [Int64](repeating: 0, count: capacity + 1)
    row.withUnsafeMutableBufferPointer { row in
      for entry in gaining {
        for room in stride(from: capacity, through: entry.weight, by: -1) {
          row[room] = max(row[room], row[room - entry.weight] + entry.profit)
        }
      }
    }
    return row[capacity]
  }

  /// For every column the largest profit with it forced in, and with it left out.
  func forEachForced(_ body: (_ column: Int, _ profitIn: Int64, _ profitOut: Int64) -> Void) {
    let width = capacity + 1
    // Row k: the first k entries.
    var front = [Int64](repeating: 0, count: (gaining.count + 1) * width)
    for (index, entry) in gaining.enumerated() {
      let (from, to) = (index * width, (index + 1) * width)
      front.withUnsafeMutableBufferPointer { front in
        for room in 0..<width {
          let without = front[from + room]
          front[to + room] =
            room < entry.weight ? without : max(without, front[from + room - entry.weight] + entry.profit)
        }
      }
    }
    let last = gaining.count * width
    let best = front[last + capacity]
    for entry in others { body(entry.column, front[last + capacity - entry.weight] + entry.profit, best) }
    // The entries behind the one at hand.
    var back = [Int64](repeating: 0, count: width)
    for (index, entry) in gaining.enumerated().reversed() {
      var profitIn = Int64.min
      var profitOut = Int64.min
      let start = index * width
      front.withUnsafeBufferPointer { front in
        for room in 0..<width { profitOut = max(profitOut, front[start + room] + back[capacity - room]) }
        for room in 0..<(width - entry.weight) {
          profitIn = max(profitIn, front[start + room] + back[capacity - entry.weight - room])
        }
      }
      body(entry.column, profitIn + entry.profit, profitOut)
      back.withUnsafeMutableBufferPointer { back in
        for room in stride(from: capacity, through: entry.weight, by: -1) {
          back[room] = max(back[room], back[room - entry.weight] + entry.profit)
        }
      }
    }
  }
}
