import AssignmentEngine

/// A seeded small problem with every kind of rule, tiny enough for `bruteForce`.
struct RandomProblem {
  var items = 4
  var agents = 3
  /// Columns of an item: 1 up to this many.
  var columnsPerItem = 3
  var rows = 2
  /// Percent of rows whose bounds are priced.
  var pricedPercent = 30
  /// Percent by which the bounds stand off the mean activity; small numbers make problems without a plan.
  var bandPercent = 40
  var couplings = 1
  /// Most items of a coupling.
  var couplingItems = 3
  var indicators = 1
  /// Most marked columns of an indicator.
  var markedColumns = 4
  /// Percent of couplings that ask for agents of one class.
  var classPercent = 0
  /// Columns of each pair of item and agent: 1 up to this many.
  var parallelColumns = 1

  func make(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder(constant: Int64(random.integer(-20...20)))
    for _ in 0..<agents { builder.addAgent() }
    let eligible = (0..<items).map { _ in
      random.sample(random.integer(1...max(1, min(columnsPerItem, agents))), of: 0..<agents)
    }
    for _ in 0..<rows { builder.addRow(row(&random)) }
    var columnCount = 0
    for item in 0..<items {
      builder.addItem()
      for agent in eligible[item] {
        // Without parallel columns nothing is drawn, so that older seeds keep their problems.
        for _ in 0..<(parallelColumns > 1 ? random.integer(1...parallelColumns) : 1) {
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(-50...100)), entries: entries(&random))
          columnCount += 1
        }
      }
    }
    for _ in 0..<couplings {
      let tied = random.sample(random.integer(1...max(1, min(couplingItems, items))), of: 0..<items)
        .map(Int32.init)
      let exempt: Int32? = random.chance(30) ? Int32(random.integer(0...agents - 1)) : nil
      if classPercent > 0, random.chance(classPercent) {
        let classes = (0..<agents).map { _ in Int32(random.integer(0...1)) }
        builder.addCoupling(.sameClass(items: tied, classOfAgent: classes, exempt: exempt))
        continue
      }
      builder.addCoupling(
        random.chance(50)
          ? .differ(items: tied, exempt: exempt)
          : .atMost(limit: random.integer(1...2), items: tied, exempt: exempt))
    }
    for _ in 0..<indicators {
      builder.addIndicator(
        marked: random.sample(random.integer(1...markedColumns), of: 0..<columnCount),
        value: Int64(random.integer(-60...40)), entries: random.chance(50) ? entries(&random) : [])
    }
    return try builder.build()
  }

  private func row(_ random: inout RandomSource) -> SideRow {
    let mean = items * 5
    let off = max(1, mean * bandPercent / 100)
    let lower: Int64? = random.chance(70) ? Int64(mean - off) : nil
    let upper: Int64? = random.chance(70) ? Int64(mean + off) : nil
    return SideRow(
      lower: lower, upper: upper,
      shortfallPrice: lower != nil && random.chance(pricedPercent) ? Int64(random.integer(0...9)) : nil,
      excessPrice: upper != nil && random.chance(pricedPercent) ? Int64(random.integer(0...9)) : nil)
  }

  private func entries(_ random: inout RandomSource) -> [Indicator.Entry] {
    (0..<rows).compactMap { row in
      random.chance(75) ? .init(row: Int32(row), coefficient: Int64(random.integer(-2...12))) : nil
    }
  }
}
