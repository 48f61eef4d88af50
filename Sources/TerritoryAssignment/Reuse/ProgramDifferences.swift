import AssignmentEngine

/// How far the rows and the values of two programs can be apart under one and the same choice of columns.
struct ProgramDifferences {
  /// Least and largest difference, looser less tighter.
  struct Range {
    var least: Int128 = 0
    var most: Int128 = 0
    var isZero: Bool { least == 0 && most == 0 }
  }

  /// One a row of the looser program. Of one that the tighter program lacks: its activity itself.
  private(set) var rows: [Range]
  /// Least that a choice is worth more in the looser program, prices of broken rows aside.
  private(set) var leastWorth: Int128

  /// - Parameters:
  ///   - columnOfTight: the looser program's column of each of the tighter one's.
  ///   - tightRow: the tighter program's row of each of the looser one's, or -1.
  init(
    _ tight: AssignmentProblem, _ loose: AssignmentProblem, columnOfTight: [Int32], tightRow: [Int]
  ) {
    rows = Array(repeating: Range(), count: loose.rowCount)
    leastWorth = Int128(loose.constant) - Int128(tight.constant)
    var looseRow = [Int32](repeating: -1, count: tight.rowCount)
    for (row, other) in tightRow.enumerated() where other >= 0 { looseRow[other] = Int32(row) }
    addColumns(tight, loose, columnOfTight, looseRow)
    addIndicators(tight, loose, columnOfTight, looseRow)
  }

  // MARK: Columns

  private mutating func addColumns(
    _ tight: AssignmentProblem, _ loose: AssignmentProblem, _ columnOfTight: [Int32], _ looseRow: [Int32]
  ) {
    // Per row: least and largest difference among the item's columns so far, and how many have one.
    var least = [Int64](repeating: 0, count: loose.rowCount)
    var most = least
    var count = [Int32](repeating: 0, count: loose.rowCount)
    var touched: [Int32] = []
    for item in 0..<tight.itemCount {
      let columns = tight.columns(of: item)
      var worth = Int64.max
      for column in columns {
        let other = Int(columnOfTight[column])
        worth = min(worth, loose.columnValue[other] - tight.columnValue[column])
        Self.forEachDifference(tight, column, loose, other, looseRow) { row, difference in
          if count[row] == 0 {
            touched.append(Int32(row))
            (least[row], most[row]) = (difference, difference)
          }
          least[row] = min(least[row], difference)
          most[row] = max(most[row], difference)
          count[row] += 1
        }
      }
      if !columns.isEmpty { leastWorth += Int128(worth) }
      for row in touched.map(Int.init) {
        // Columns that are not listed for the row differ by nothing.
        let isInAll = count[row] == Int32(columns.count)
        rows[row].least += Int128(isInAll ? least[row] : min(0, least[row]))
        rows[row].most += Int128(isInAll ? most[row] : max(0, most[row]))
        count[row] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Calls `body` with every row of the looser program in which the two columns have different coefficients, once.
  private static func forEachDifference(
    _ tight: AssignmentProblem, _ column: Int, _ loose: AssignmentProblem, _ other: Int, _ looseRow: [Int32],
    _ body: (_ row: Int, _ difference: Int64) -> Void
  ) {
    let (mine, theirs) = (tight.entries(of: column), loose.entries(of: other))
    if mine.count == theirs.count,
      zip(mine, theirs).allSatisfy({
        looseRow[Int(tight.entryRow[$0])] == loose.entryRow[$1]
          && tight.entryCoefficient[$0] == loose.entryCoefficient[$1]
      })
    {
      return
    }
    var difference: [Int32: Int64] = [:]
    for entry in theirs { difference[loose.entryRow[entry]] = loose.entryCoefficient[entry] }
    for entry in mine {
      let row = looseRow[Int(tight.entryRow[entry])]
      if row >= 0 { difference[row, default: 0] -= tight.entryCoefficient[entry] }
    }
    for (row, amount) in difference where amount != 0 { body(Int(row), amount) }
  }

  // MARK: Indicators

  /// What happens when one of some of the looser program's columns is chosen.
  private struct Effect {
    var value: Int128 = 0
    var rows: [Int32: Int128] = [:]

    mutating func add(_ indicator: Indicator, sign: Int128, row: (Int32) -> Int32) {
      value += sign * Int128(indicator.value)
      for entry in indicator.entries where row(entry.row) >= 0 {
        rows[row(entry.row), default: 0] += sign * Int128(entry.coefficient)
      }
    }
  }

  private mutating func addIndicators(
    _ tight: AssignmentProblem, _ loose: AssignmentProblem, _ columnOfTight: [Int32], _ looseRow: [Int32]
  ) {
    let isSame = columnOfTight.count == loose.columnCount && looseRow == Array(0..<Int32(loose.rowCount))
    if isSame, tight.indicators == loose.indicators { return }
    var isInTight = [Bool](repeating: false, count: loose.columnCount)
    for column in columnOfTight { isInTight[Int(column)] = true }
    var effects: [[Int32]: Effect] = [:]
    for indicator in loose.indicators {
      // Columns that the tighter program lacks are never chosen.
      let marked = indicator.marked.filter { isInTight[Int($0)] }
      if !marked.isEmpty { effects[marked, default: Effect()].add(indicator, sign: 1) { $0 } }
    }
    for indicator in tight.indicators {
      let marked = indicator.marked.map { columnOfTight[Int($0)] }
      effects[marked, default: Effect()].add(indicator, sign: -1) { looseRow[Int($0)] }
    }
    for effect in effects.values {
      leastWorth += min(0, effect.value)
      for (row, amount) in effect.rows {
        rows[Int(row)].least += min(0, amount)
        rows[Int(row)].most += max(0, amount)
      }
    }
  }
}
