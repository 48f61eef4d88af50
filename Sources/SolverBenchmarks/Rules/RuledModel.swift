public import AssignmentEngine

/// A territory model with rules put on it.
public struct RuledModel {
  let parameters: RuleParameters
  let rules: Set<RuleParameters.Rule>
  var model: TerritoryModel
  let regions: ModelRegions
  var builder: AssignmentProblem.Builder
  var rows: [SideRow]
  /// Index of the first column of each item, filled as items are added.
  private var firstColumn: [Int] = []
  private var columnCount = 0

  /// - Throws: `UnusableInput` where `problem` is no territory model, `ProblemFaults` where the rules do not fit.
  public static func problem(
    _ problem: AssignmentProblem, name: String, parameters: RuleParameters, rules: [RuleParameters.Rule]
  ) throws -> AssignmentProblem {
    guard !rules.isEmpty else { return problem }
    var ruled = RuledModel(try TerritoryModel(problem, name: name), parameters, rules)
    ruled.editColumns()
    ruled.addRowsAndColumns()
    ruled.addCouplings()
    ruled.addRegionRules()
    ruled.addPositions()
    ruled.addSpreads()
    for row in ruled.rows { ruled.builder.addRow(row) }
    return try ruled.builder.build()
  }

  private init(_ model: TerritoryModel, _ parameters: RuleParameters, _ rules: [RuleParameters.Rule]) {
    self.model = model
    self.parameters = parameters
    self.rules = Set(rules)
    regions = ModelRegions(model)
    rows = model.original.rows
    builder = AssignmentProblem.Builder(
      constant: model.original.constant, valueExponent: model.original.valueExponent,
      originalSense: model.original.originalSense)
  }

  /// Money in units of the values.
  func money(_ amount: Double) -> Int64 {
    var unit = 1.0
    for _ in 0..<model.original.valueExponent { unit *= 10 }
    return Int64((amount * unit).rounded())
  }

  // MARK: Columns

  /// Pins leave the incumbent's column alone; levels of visits multiply the columns.
  private mutating func editColumns() {
    if rules.contains(.pins) {
      for item in stride(from: 0, to: model.itemCount, by: parameters.pins.everyItem) {
        guard let incumbent = model.columns[item].first(where: { !$0.isMove }) else { continue }
        model.columns[item] = [incumbent]
      }
    }
    if rules.contains(.visits) {
      let levels = parameters.visits.levels
      model.columns = model.columns.map { columns in
        columns.flatMap { column in
          levels.map { level in
            var changed = column
            changed.minutes = Int64((Double(column.minutes) * level.minutes).rounded())
            changed.value = Int64((Double(column.value) * level.value).rounded())
            return changed
          }
        }
      }
    }
  }

  /// Rows of the model, and those that count items an agent holds and takes over.
  private mutating func addRowsAndColumns() {
    for _ in 0..<model.agentCount { builder.addAgent() }
    let mean = Double(model.itemCount) / Double(model.agentCount)
    var countRows: [Int] = []
    for (rule, band) in [
      (RuleParameters.Rule.numberOfItems, parameters.numberOfItems),
      (.pricedNumberOfItems, parameters.pricedNumberOfItems),
    ] where rules.contains(rule) {
      countRows.append(addRowForEachAgent(countRow(mean, band.tolerance, band.price.map(money))))
    }
    var movesRow: Int?
    if rules.contains(.movesPerAgent) {
      movesRow = addRowForEachAgent(
        SideRow(lower: nil, upper: Int64(parameters.movesPerAgent.atMostTakenOver)))
    }
    for columns in model.columns {
      firstColumn.append(columnCount)
      let item = builder.addItem()
      for column in columns {
        var entries = [
          Indicator.Entry(row: Int32(column.agent), coefficient: column.minutes),
          Indicator.Entry(row: Int32(model.potentialRow(of: column.agent)), coefficient: column.potential),
        ]
        if column.isMove { entries.append(.init(row: Int32(2 * model.agentCount), coefficient: 1)) }
        for first in countRows { entries.append(.init(row: Int32(first + column.agent), coefficient: 1)) }
        if let movesRow, column.isMove {
          entries.append(.init(row: Int32(movesRow + column.agent), coefficient: 1))
        }
        columnCount += 1
        builder.addColumn(item: item, agent: column.agent, value: column.value, entries: entries)
      }
    }
    firstColumn.append(columnCount)
  }

  /// The index of the first agent's.
  mutating func addRowForEachAgent(_ row: SideRow) -> Int {
    rows += Array(repeating: row, count: model.agentCount)
    return rows.count - model.agentCount
  }

  private func countRow(_ mean: Double, _ tolerance: Double, _ price: Int64?) -> SideRow {
    SideRow(
      lower: Int64((mean * (1 - tolerance)).rounded(.down)),
      upper: Int64((mean * (1 + tolerance)).rounded(.up)),
      shortfallPrice: price, excessPrice: price)
  }

  /// The columns of an item with an agent.
  func columns(item: Int, agent: Int) -> [Int] {
    model.columns[item].indices.filter { model.columns[item][$0].agent == agent }.map {
      firstColumn[item] + $0
    }
  }
}
