/// Prices the cells of tied items: the best joint choice of each under given multipliers.
///
/// Small cells share one search; each large group has an oracle of its own.
struct GroupPricing {
  /// Nodes of the search of one small cell at most.
  static let nodeLimit = 20_000

  let scaled: ScaledProblem
  /// Number of the small cell, or -1 - the number of the oracle, for each of the tied groups.
  private var place: [Int32] = []
  private var search: CellSearch
  private var oracles: [GroupOracle] = []
  private var columnValue: [Double]
  private var indicatorValue: [Double]
  private let markStart: [Int32]
  private let mark: [Int32]

  var count: Int { place.count }
  var hasSmallGroups: Bool { oracles.count < count }
  /// Whether some group is too large to be searched with all its rules.
  var hasLargeGroups: Bool { !oracles.isEmpty }

  init(_ scaled: ScaledProblem) {
    self.scaled = scaled
    let problem = scaled.problem
    let tied = scaled.cells.groups.tied
    var marks: [[Int32]] = []
    if !problem.indicators.isEmpty, !tied.isEmpty {
      marks = [[Int32]](repeating: [], count: problem.columnCount)
      let isWide = Set(scaled.cells.wide)
      for (index, indicator) in problem.indicators.enumerated() where !isWide.contains(Int32(index)) {
        for column in indicator.marked { marks[Int(column)].append(Int32(index)) }
      }
    }
    (markStart, mark) = marks.isEmpty ? ([], []) : SearchModel.compress(marks)
    search = CellSearch(
      agentOfColumn: problem.columnAgent, agentCount: problem.agentCount, marks: (markStart, mark),
      indicatorCount: problem.indicators.count, nodeLimit: Self.nodeLimit)
    columnValue = [Double](repeating: 0, count: tied.isEmpty ? 0 : problem.columnCount)
    indicatorValue = [Double](repeating: 0, count: problem.indicators.count)
    var cells: Int32 = 0
    for group in tied {
      guard group.items.count <= GroupOracle.smallGroup else {
        oracles.append(GroupOracle(problem: problem, group: group))
        place.append(-Int32(oracles.count))
        continue
      }
      search.add(
        group.items, columns: group.items.map { problem.columns(of: Int($0)) },
        couplings: group.couplings.map { problem.couplings[Int($0)] }, indicators: group.indicators)
      place.append(cells)
      cells += 1
    }
  }

  /// Whether a group is searched with all its rules.
  func isSmall(_ group: Int) -> Bool { place[group] >= 0 }

  /// Sum of the groups' best values; adds what the best choices use to `activity` and enters their columns in
  /// `chosen`, by item.
  ///
  /// Where an oracle is not exact the sum is an upper bound and its choice only a direction.
  mutating func price(_ y: [Double], activity: inout [Double], chosen: inout [Int32]) -> Double {
    guard count > 0 else { return 0 }
    setPrices(y)
    var total = 0.0
    for group in 0..<count {
      total += maximise(group).value
      let choice = choice(of: group)
      forEachUse(of: choice) { row, amount in activity[row] += amount }
      for (item, column) in zip(scaled.cells.groups.tied[group].items, choice) { chosen[Int(item)] = column }
    }
    return total
  }

  /// Sets the priced values that `maximise` works with.
  mutating func setPrices(_ y: [Double]) {
    let tied = scaled.cells.groups.tied
    let problem = scaled.problem
    scaled.prices(y).withPass { pass in
      for group in tied {
        for item in group.items {
          for column in problem.columns(of: Int(item)) { columnValue[column] = pass[column] }
        }
      }
    }
    for indicator in indicatorValue.indices {
      indicatorValue[indicator] = scaled.pricedValue(indicator: indicator, y)
    }
  }

  mutating func maximise(_ group: Int) -> GroupOracle.Maximum { list(group, most: 1) }

  /// Lists the best joint choices of a group; of a large one the best alone.
  ///
  /// - Parameters:
  ///   - most: choices at most.
  ///   - width: how far below the best they may lie, in scaled units.
  mutating func list(_ group: Int, most: Int, within width: Double = .infinity) -> GroupOracle.Maximum {
    columnValue.withUnsafeBufferPointer { columns in
      indicatorValue.withUnsafeBufferPointer { indicators in
        let number = Int(place[group])
        guard number >= 0 else {
          return oracles[-1 - number].maximise(columnValue: columns, indicatorValue: indicators)
        }
        return search.search(number, columns, indicators, most: most, within: width)
      }
    }
  }

  /// The best joint choice found by the last `maximise` or `list`, of this group: a column for each item.
  func choice(of group: Int) -> ArraySlice<Int32> {
    let number = Int(place[group])
    return number >= 0
      ? search.choices.prefix(search.memberCount(number)) : oracles[-1 - number].choice[...]
  }

  /// How many choices the last `list` has, of this group.
  func listedCount(_ group: Int) -> Int { place[group] >= 0 ? search.values.count : 1 }

  /// One of them, and how far below the best it lies.
  func listed(_ number: Int, of group: Int) -> (columns: ArraySlice<Int32>, distance: Double) {
    guard place[group] >= 0 else { return (choice(of: group), 0) }
    let members = search.memberCount(Int(place[group]))
    return (
      search.choices[number * members..<(number + 1) * members], search.values[0] - search.values[number]
    )
  }

  /// The narrow indicators that a joint choice makes hold, each once. Only small cells have any.
  private func indicators(of choice: ArraySlice<Int32>) -> [Int] {
    guard !markStart.isEmpty, choice.count <= GroupOracle.smallGroup else { return [] }
    var found: [Int] = []
    for column in choice {
      for index in Int(markStart[Int(column)])..<Int(markStart[Int(column) + 1])
      where !found.contains(Int(mark[index])) {
        found.append(Int(mark[index]))
      }
    }
    return found
  }

  /// Calls `body` with the scaled use of the bound's rows by a joint choice; a row may come several times.
  @inline(__always)
  private func forEachUse(of choice: ArraySlice<Int32>, _ body: (_ row: Int, _ amount: Double) -> Void) {
    for column in choice where column >= 0 {
      for entry in scaled.problem.entries(of: Int(column)) {
        body(Int(scaled.problem.entryRow[entry]), scaled.coefficient(entry))
      }
      for slot in scaled.shares.marks(of: Int(column)) {
        body(scaled.rows.count + Int(scaled.shares.column[slot]), 1)
      }
    }
    for indicator in indicators(of: choice) {
      for entry in scaled.problem.indicators[indicator].entries {
        body(Int(entry.row), Double(entry.coefficient) * scaled.scaling.row[Int(entry.row)])
      }
    }
  }

  /// The use of rows by a joint choice, one entry a row.
  func use(of choice: ArraySlice<Int32>) -> [(row: Int, amount: Double)] {
    var use: [(row: Int, amount: Double)] = []
    addUse(of: choice, to: &use)
    return use
  }

  /// Appends the use of rows by a joint choice, one entry a row.
  func addUse(of choice: ArraySlice<Int32>, to use: inout [(row: Int, amount: Double)]) {
    let first = use.count
    forEachUse(of: choice) { row, amount in
      // A choice of a small cell uses few rows: looking through them beats sorting.
      for slot in first..<use.count where use[slot].row == row {
        use[slot].amount += amount
        return
      }
      use.append((row, amount))
    }
  }

  /// Scaled value of a joint choice before any price.
  func value(of choice: ArraySlice<Int32>) -> Double {
    var total = 0.0
    for column in choice where column >= 0 { total += scaled.value(Int(column)) }
    for indicator in indicators(of: choice) { total += scaled.indicatorValue[indicator] }
    return total
  }
}
