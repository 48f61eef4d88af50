import AssignmentEngine

/// What multipliers of the open model's rows prove of sets of demands.
///
/// With a multiplier y_r for each row, above 0 where it presses on the upper bound and below 0 on the lower, any
/// plan that keeps the rows has
///
///     sum over items of the least y'c_j over the columns not barred - what indicators give  <=  sum of y x bound
///
/// so that the demands of the rows used, with those that bar columns, allow no plan where the left side is the
/// larger. Couplings are left out, which can only weaken the proof. All in 128-bit integers; the scale of the
/// multipliers does not matter.
struct MultiplierProof {
  private let open: OpenModel
  private let multipliers: [Int64]
  /// Cost of each column, with its part of the indicators that it marks.
  private var cost: [Int128]
  /// What indicators with a negative cost give at most: at most 0.
  private var given: Int128 = 0
  /// Demands that belong to rows, couplings, connectivities or spreads; the others bar pairs.
  private let isStated: [Bool]

  /// - Parameter multipliers: one a row of the open model.
  init(_ open: OpenModel, multipliers: [Int64]) {
    let problem = open.problem
    self.open = open
    self.multipliers = multipliers
    isStated = Self.stated(in: open)
    cost = [Int128](repeating: 0, count: problem.columnCount)
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) {
        let multiplier = multipliers[Int(problem.entryRow[entry])]
        if multiplier != 0 { cost[column] += Int128(multiplier) * Int128(problem.entryCoefficient[entry]) }
      }
    }
    chargeIndicators()
  }

  /// A cost is shared out among the items that can cause it: however many do, no more than all of it is charged.
  private mutating func chargeIndicators() {
    let problem = open.problem
    guard !problem.indicators.isEmpty else { return }
    var itemOf = [Int32](repeating: 0, count: problem.columnCount)
    for item in 0..<problem.itemCount {
      for column in problem.columns(of: item) { itemOf[column] = Int32(item) }
    }
    for indicator in problem.indicators {
      let price = indicator.entries.reduce(Int128(0)) {
        $0 + Int128(multipliers[Int($1.row)]) * Int128($1.coefficient)
      }
      if price < 0 { given += price }
      guard price > 0 else { continue }
      var items = 0
      var last: Int32 = -1
      for column in indicator.marked where itemOf[Int(column)] != last {
        last = itemOf[Int(column)]
        items += 1
      }
      for column in indicator.marked { cost[Int(column)] += price / Int128(items) }
    }
  }

  /// The least that any plan under a set of demands comes to in the sum of multipliers x activities of the rows,
  /// whatever bounds they have; nil where an item may go to nobody.
  func leastSum(under kept: [Bool]) -> Int128? {
    var sum = given
    for item in 0..<open.problem.itemCount {
      guard let least = least(of: item, under: kept) else { return nil }
      sum += least
    }
    return sum
  }

  /// Items that the least sum counts.
  func costlyItems(under kept: [Bool]) -> [Int] {
    (0..<open.problem.itemCount).filter { least(of: $0, under: kept).map { $0 != 0 } ?? true }
  }

  /// The least cost of an item under a set of demands; nil where every column is barred.
  private func least(of item: Int, under kept: [Bool]) -> Int128? {
    var least: Int128?
    for column in open.problem.columns(of: item) where open.isAllowed(column, under: kept) {
      if least.map({ cost[column] < $0 }) ?? true { least = cost[column] }
    }
    return least
  }

  /// Of a set of demands that the multipliers prove to allow no plan, a smaller one that they still do; nil where
  /// they do not prove it.
  ///
  /// - Parameter order: demands that bar pairs, those first that are to go first.
  func shrunk(_ kept: [Bool], order: [Int]) -> [Bool]? {
    var left = kept
    for demand in open.demands.indices where isStated[demand] { left[demand] = false }
    guard var room = keepRows(&left, of: kept) else { return nil }
    let items = 0..<open.problem.itemCount
    var cheapest: [Int128] = []
    cheapest.reserveCapacity(items.count)
    for item in items {
      guard let least = least(of: item, under: left) else { return onlyBarring(item, left) }
      cheapest.append(least)
      room -= least
    }
    guard room < 0 else { return nil }
    let itemsOfDemand = barredItems(left)
    for demand in order where left[demand] && !isStated[demand] {
      left[demand] = false
      var loss: Int128 = 0
      var changed: [(item: Int, least: Int128)] = []
      for item in itemsOfDemand[demand] {
        let least = least(of: item, under: left) ?? cheapest[item]
        guard least < cheapest[item] else { continue }
        loss += cheapest[item] - least
        changed.append((item, least))
      }
      if room + loss < 0 {
        room += loss
        for change in changed { cheapest[change.item] = change.least }
      } else {
        left[demand] = true
      }
    }
    return left
  }

  private static func stated(in open: OpenModel) -> [Bool] {
    var isStated = [Bool](repeating: false, count: open.demands.count)
    let lists = [
      open.lowerDemand, open.upperDemand, open.couplingDemand, open.connectivityDemand, open.spreadDemand,
    ]
    for demand in lists.joined() where demand >= 0 { isStated[Int(demand)] = true }
    return isStated
  }

  /// Keeps the demands of the rows used and returns what they leave room for; nil where one of them is not there.
  private func keepRows(_ left: inout [Bool], of kept: [Bool]) -> Int128? {
    var room = -given
    for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
      let demand = multiplier > 0 ? open.upperDemand[row] : open.lowerDemand[row]
      let bound = multiplier > 0 ? open.problem.rows[row].upper : open.problem.rows[row].lower
      guard demand >= 0, kept[Int(demand)], let bound else { return nil }
      left[Int(demand)] = true
      room += Int128(multiplier) * Int128(bound)
    }
    return room
  }

  /// The demands that together bar every column of an item.
  private func onlyBarring(_ item: Int, _ left: [Bool]) -> [Bool] {
    var barring = [Bool](repeating: false, count: left.count)
    for column in open.problem.columns(of: item) {
      for demand in open.bars(of: column) where left[Int(demand)] { barring[Int(demand)] = true }
    }
    return barring
  }

  /// For each demand the items that it bars a column of.
  private func barredItems(_ left: [Bool]) -> [[Int]] {
    var items = [[Int]](repeating: [], count: left.count)
    for item in 0..<open.problem.itemCount {
      for column in open.problem.columns(of: item) {
        for demand in open.bars(of: column) where left[Int(demand)] && items[Int(demand)].last != item {
          items[Int(demand)].append(item)
        }
      }
    }
    return items
  }
}
