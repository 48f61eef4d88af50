import GLPK

/// The columns that state one spread.
struct SpreadColumns: Sendable {
  /// The activity of each member's row.
  var activity: [Int] = []
  /// Largest deviations: the level that deviations are measured from, and what each member has above it.
  var level: Int?
  var above: [Int] = []
  /// Gini: the difference of each pair of members, first position first.
  var apart: [(first: Int, second: Int, column: Int)] = []
}

extension Formulation {
  /// (9) to (12) for every spread, in original units of its rows.
  mutating func addSpreads() {
    for (index, spread) in problem.spreads.enumerated() {
      var columns = SpreadColumns()
      columns.activity = addActivities(of: spread, index)
      switch spread.measure {
      case .largestDeviations(let count): addDeviations(spread, index, count, &columns)
      case .gini: addGini(spread, index, &columns)
      }
      spreadColumns.append(columns)
    }
  }

  /// (9) A free column equal to the activity of each member's row.
  private mutating func addActivities(of spread: Spread, _ index: Int) -> [Int] {
    let rows = Set(spread.members.map(\.row))
    let scale = Double(powersOfTen[problem.rows[Int(spread.members[0].row)].exponent])
    var terms: [Int32: [(column: Int, value: Double)]] = [:]
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) where rows.contains(problem.entryRow[entry]) {
        terms[problem.entryRow[entry], default: []]
          .append((column, Double(problem.entryCoefficient[entry]) / scale))
      }
    }
    for (indicator, column) in zip(problem.indicators, indicatorColumns) {
      for entry in indicator.entries where rows.contains(entry.row) {
        terms[entry.row, default: []].append((column, Double(entry.coefficient) / scale))
      }
    }
    return spread.members.map { member in
      let activity = model.add(LinearModel.Column("activity\(index)_\(member.row)", bounds: .free))
      model.add(
        .init("measures\(index)_\(member.row)", bounds: .equal(to: 0)),
        (terms[member.row] ?? []) + [(activity, -1)])
      return activity
    }
  }

  /// (10), (11) The sum of the k largest deviations is the least of k times a level plus what lies above it.
  private mutating func addDeviations(
    _ spread: Spread, _ index: Int, _ count: Int, _ columns: inout SpreadColumns
  ) {
    let scale = Double(powersOfTen[problem.rows[Int(spread.members[0].row)].exponent])
    let level = model.add(LinearModel.Column("level\(index)", bounds: .nonNegative))
    var total: [(column: Int, value: Double)] = [(level, Double(count))]
    for (position, member) in spread.members.enumerated() {
      let above = model.add(LinearModel.Column("above\(index)_\(position)", bounds: .nonNegative))
      let (weight, target) = (Double(member.weight), Double(member.target) / scale)
      let activity = columns.activity[position]
      model.add(
        .init("over\(index)_\(position)", bounds: .atMost(target)),
        [(activity, weight), (level, -1), (above, -1)])
      model.add(
        .init("under\(index)_\(position)", bounds: .atLeast(target)),
        [(activity, weight), (level, 1), (above, 1)])
      columns.above.append(above)
      total.append((above, 1))
    }
    columns.level = level
    model.add(.init("spread\(index)", bounds: .atMost(Double(spread.atMost) / scale)), total)
  }

  /// (12) The differences of all pairs, divided by 10,000.
  private mutating func addGini(_ spread: Spread, _ index: Int, _ columns: inout SpreadColumns) {
    let weights = spread.members.map { Double($0.weight) }
    let share = Double(spread.atMost) / Double(Spread.giniUnits) * weights.reduce(0, +)
    var total = columns.activity.map { (column: $0, value: -share) }
    for first in spread.members.indices {
      for second in spread.members.indices where first < second {
        let apart = model.add(LinearModel.Column("apart\(index)_\(first)_\(second)", bounds: .nonNegative))
        let difference = [
          (column: columns.activity[first], value: weights[second]),
          (column: columns.activity[second], value: -weights[first]),
        ]
        model.add(
          .init("ahead\(index)_\(first)_\(second)", bounds: .atMost(0)), difference + [(apart, -1)])
        model.add(
          .init("behind\(index)_\(first)_\(second)", bounds: .atLeast(0)), difference + [(apart, 1)])
        columns.apart.append((first, second, apart))
        total.append((apart, 1))
      }
    }
    model.add(.init("spread\(index)", bounds: .atMost(0)), total)
  }

  /// The values of the spreads' columns at the activities of a plan.
  func setSpreads(at activity: [Int128], in point: inout [Double]) {
    for (spread, columns) in zip(problem.spreads, spreadColumns) {
      let scale = Double(powersOfTen[problem.rows[Int(spread.members[0].row)].exponent])
      let values = spread.members.map { Double(activity[Int($0.row)]) / scale }
      for (column, value) in zip(columns.activity, values) { point[column] = value }
      for pair in columns.apart {
        let (first, second) = (spread.members[pair.first], spread.members[pair.second])
        point[pair.column] = abs(
          Double(second.weight) * values[pair.first] - Double(first.weight) * values[pair.second])
      }
      guard let level = columns.level, case .largestDeviations(let count) = spread.measure else { continue }
      let deviations = spread.members.map { abs(Double(spread.deviation(of: $0, at: activity))) / scale }
      // The k-th largest deviation is a best level.
      point[level] = deviations.sorted(by: >)[count - 1]
      for (column, deviation) in zip(columns.above, deviations) {
        point[column] = max(0, deviation - point[level])
      }
    }
  }
}
