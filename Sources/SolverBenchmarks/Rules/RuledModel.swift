public import AssignmentEngine

/// A territory model with rules put on it.
public struct RuledModel {
  let parameters: RuleParameters
  let rules: Set<RuleParameters.Rule>
  var model: TerritoryModel
  let regions: ModelRegions
  var builder: AssignmentProblem.Builder
  var rows: [SideRow]
  private let totalPotential: Int64
  /// Index of the first column of each item, filled as items are added.
  private var firstColumn: [Int] = []
  private var columnCount = 0
  /// The first agent's row of potential in units of 1/`Self.wholePotential` of all; nil where no rule needs it.
  private(set) var potentialShares: Int?
  /// Fine enough for fairness, coarse enough for sums of products.
  static let wholePotential: Int64 = 1_000_000

  /// - Throws: `UnusableInput` where `problem` is no territory model, `ProblemFaults` where the rules do not fit.
  public static func problem(
    _ problem: AssignmentProblem, name: String, parameters: RuleParameters, rules: [RuleParameters.Rule]
  ) throws -> AssignmentProblem {
    guard !rules.isEmpty else { return problem }
    var ruled = RuledModel(try TerritoryModel(problem, name: name), parameters, rules)
    ruled.pinItems()
    ruled.model.merge(ruled.tiedItems())
    ruled.multiplyByLevels()
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
    totalPotential = model.columns.reduce(0) { $0 + ($1.first?.potential ?? 0) }
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

  /// A pinned item has its incumbent's column alone. Items that go together with others are not pinned.
  private mutating func pinItems() {
    guard rules.contains(.pins) else { return }
    let tied = Set(tiedItems().joined())
    for item in stride(from: 0, to: model.itemCount, by: parameters.pins.everyItem)
    where !tied.contains(item) {
      let duty = item % TerritoryModel.dutyCount
      guard parameters.pins.duties?.contains(duty) ?? true else { continue }
      guard let incumbent = model.columns[item].first(where: { $0.moves == 0 }) else { continue }
      model.columns[item] = [incumbent]
    }
  }

  private mutating func multiplyByLevels() {
    guard rules.contains(.visits) else { return }
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

  /// Rows of the model, and those that count items an agent holds and takes over.
  private mutating func addRowsAndColumns() {
    for _ in 0..<model.agentCount { builder.addAgent() }
    let itemsInAll = Double(model.itemOf.count)
    let mean = itemsInAll / Double(model.agentCount)
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
    if rules.contains(.movesInAll) {
      rows[2 * model.agentCount].upper = Int64((parameters.movesInAll.atMostShare * itemsInAll).rounded())
    }
    if rules.contains(.gini) || rules.contains(.totalDeviation) {
      potentialShares = addRowForEachAgent(SideRow(lower: nil, upper: nil))
    }
    for columns in model.columns {
      firstColumn.append(columnCount)
      let item = builder.addItem()
      for column in columns {
        var entries = [
          Indicator.Entry(row: Int32(column.agent), coefficient: column.minutes),
          Indicator.Entry(row: Int32(model.potentialRow(of: column.agent)), coefficient: column.potential),
        ]
        entries.append(.init(row: Int32(2 * model.agentCount), coefficient: column.moves))
        for first in countRows {
          entries.append(.init(row: Int32(first + column.agent), coefficient: column.items))
        }
        if let movesRow {
          entries.append(.init(row: Int32(movesRow + column.agent), coefficient: column.moves))
        }
        if let potentialShares {
          entries.append(.init(row: Int32(potentialShares + column.agent), coefficient: share(column)))
        }
        columnCount += 1
        builder.addColumn(item: item, agent: column.agent, value: column.value, entries: entries)
      }
    }
    firstColumn.append(columnCount)
  }

  /// The potential of a column in units of 1/`wholePotential` of all.
  func share(_ column: TerritoryModel.Column) -> Int64 {
    let share = Double(column.potential) / Double(totalPotential)
    return Int64((share * Double(Self.wholePotential)).rounded())
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
