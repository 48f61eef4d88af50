/// What the search works on: the core columns of every item with their reduced costs, the rows with their
/// multipliers, and the couplings.
///
/// With multipliers y, the bound less the objective of a legal plan is the sum of the reduced costs of its
/// columns plus, over the rows, y times the slack: the search minimises that quantity. All figures are
/// scaled (`Scaling`). A model covers the whole problem or, as part of a `Block`, some agents and items in
/// numbers of its own; agents keep the problem's numbers.
struct SearchModel: Sendable {
  let problem: AssignmentProblem
  let columns: CoreColumns
  let rows: [ScaledRow]
  /// The same bounds in exact units; they decide what is legal.
  let bounds: [ExactBounds]
  /// Scaled activity of one exact unit of each row.
  let rowScale: [Double]
  let multipliers: [Double]
  let indicators: [PricedIndicator]
  let couplings: [Coupling]
  /// Couplings of item `i` are `membershipStart[i] ..< membershipStart[i + 1]` of `membership`.
  let membershipStart: [Int32]
  let membership: [Int32]
  /// For each item its tied group, or -1.
  let groupOfItem: [Int32]
  /// Items tied by couplings and narrow indicators.
  let tied: [ItemGroup]
  /// Joint choices of those groups that nothing but couplings watches.
  let joint: JointChoices
  /// The other groups, taken apart as far as steps allow.
  let parts: GroupParts
  /// Whether each indicator spans cells; the marks of columns name such indicators too.
  let isWide: [Bool]
  let hasWideIndicators: Bool
  /// Where items lie, if the problem asks agents to be connected.
  let places: PlaceGraph?
  /// Whether some item has several core columns with one agent.
  let hasLevels: Bool
  /// Weighed in models of whole problems only: a block sees of them the rows that were cut.
  let spreads: [Spread]

  /// An indicator in scaled units: its cost under the multipliers, and what it adds to rows.
  struct PricedIndicator: Sendable {
    var cost: Double
    var entries: [(row: Int32, value: Double, exact: Int64)]
  }

  /// Rows of a model, side by side.
  struct Rows {
    var scaled: [ScaledRow] = []
    var bounds: [ExactBounds] = []
    var scale: [Double] = []
    var multipliers: [Double] = []
  }

  /// What ties items together.
  struct Ties {
    var indicators: [PricedIndicator] = []
    var couplings: [Coupling] = []
    var groupOfItem: [Int32]
    var groups: [ItemGroup] = []
    var places: PlaceGraph?
    var spreads: [Spread] = []
  }

  init(_ problem: AssignmentProblem, columns: CoreColumns, rows: Rows, ties: Ties) {
    self.problem = problem
    self.columns = columns
    self.rows = rows.scaled
    bounds = rows.bounds
    rowScale = rows.scale
    multipliers = rows.multipliers
    indicators = ties.indicators
    couplings = ties.couplings
    groupOfItem = ties.groupOfItem
    tied = ties.groups
    var isWide = [Bool](repeating: true, count: ties.indicators.count)
    for group in ties.groups { for index in group.indicators { isWide[Int(index)] = false } }
    self.isWide = isWide
    hasWideIndicators = isWide.contains(true)
    hasLevels = columns.hasRepeatedAgent
    places = ties.places
    spreads = ties.spreads
    var lists = [[Int32]](repeating: [], count: columns.itemCount)
    for (index, coupling) in couplings.enumerated() {
      for item in coupling.items { lists[Int(item)].append(Int32(index)) }
    }
    (membershipStart, membership) = Self.compress(lists)
    let (graph, marks) = (ties.places, columns.markStart)
    func isCoupledOnly(_ group: ItemGroup) -> Bool {
      group.indicators.isEmpty
        && group.items.allSatisfy { item in
          let range = columns.columns(of: Int(item))
          return marks[range.upperBound] == marks[range.lowerBound]
            && (graph.map { $0.nodes(of: Int(item)).isEmpty } ?? true)
        }
    }
    joint = JointChoices(
      ties.groups, columns: columns, couplings: ties.couplings, agentCount: problem.agentCount,
      isListed: isCoupledOnly)
    let joint = joint
    parts = GroupParts(
      ties.groups, couplings: ties.couplings, itemCount: columns.itemCount,
      agentCount: problem.agentCount, itemsOfIndicator: columns.itemsOfIndicators(ties.indicators.count),
      isDivided: { joint.choices(of: $0).isEmpty })
  }

  /// The model of a whole problem.
  ///
  /// - Parameters:
  ///   - width: columns of a reduced cost up to this are core.
  ///   - least: agents whose columns an item keeps whatever they cost.
  ///   - required: columns that stay core, such as those of a start.
  ///   - omitted: rows that the search keeps by other means; nothing counts in them.
  ///   - lists: rows, not omitted, that count as one, see `MergedRows`.
  ///   - boxes: one for each spread, inside which plans are sought; nil: spreads are weighed themselves.
  init(
    _ scaled: ScaledProblem, multipliers: [Double], width: Double, least: Int, required: [Int32] = [],
    omitted: Set<Int32> = [], merged lists: [[Int32]] = [], boxes: [SpreadBox]? = nil
  ) {
    let problem = scaled.problem
    var multipliers = multipliers
    for row in omitted { multipliers[Int(row)] = 0 }
    let merged = MergedRows(lists, multipliers: multipliers, rowCount: scaled.rows.count)
    let indicators = problem.indicators.indices.map { index in
      PricedIndicator(
        cost: -scaled.pricedValue(indicator: index, multipliers),
        entries: Self.entries(of: problem.indicators[index], scaled, omitted: omitted, merged: merged))
    }
    var rows = Rows(
      scaled: scaled.rows, bounds: problem.rows.map { ExactBounds($0) }, scale: scaled.scaling.row,
      multipliers: multipliers)
    // An omitted row has no activity here: a bound below 0 would count as broken for ever.
    for row in omitted.lazy.map(Int.init) {
      rows.bounds[row] = ExactBounds(SideRow(lower: nil, upper: nil))
      rows.scaled[row] = .free
    }
    merged.apply(to: &rows)
    if let boxes { rows.narrow(to: boxes, scaling: scaled.scaling.row) }
    self.init(
      problem,
      columns: Self.coreColumns(
        scaled, multipliers, width: width, least: least, required: required, omitted: omitted,
        merged: merged),
      rows: rows,
      ties: Ties(
        indicators: indicators, couplings: problem.couplings,
        groupOfItem: scaled.cells.groups.groupOfItem.isEmpty
          ? [Int32](repeating: -1, count: problem.itemCount) : scaled.cells.groups.groupOfItem,
        groups: scaled.cells.groups.tied,
        places: problem.connectivities.isEmpty
          ? nil : PlaceGraph(problem.connectivities, itemCount: problem.itemCount),
        spreads: boxes == nil ? problem.spreads : []))
  }

  /// What an indicator adds to the rows of the search.
  private static func entries(
    of indicator: Indicator, _ scaled: ScaledProblem, omitted: Set<Int32>, merged: MergedRows
  ) -> [(row: Int32, value: Double, exact: Int64)] {
    var means = [Double](repeating: 0, count: merged.count)
    var result: [(row: Int32, value: Double, exact: Int64)] = []
    for entry in indicator.entries where !omitted.contains(entry.row) {
      let value = Double(entry.coefficient) * scaled.scaling.row[Int(entry.row)]
      if let place = merged.place(of: entry.row) {
        means[place.slot] += place.share * value
      } else {
        result.append((row: entry.row, value: value, exact: entry.coefficient))
      }
    }
    for slot in means.indices where means[slot] != 0 {
      result.append((row: merged.row(slot), value: means[slot], exact: 0))
    }
    return result
  }

  private static func coreColumns(
    _ scaled: ScaledProblem, _ multipliers: [Double], width: Double, least: Int, required: [Int32],
    omitted: Set<Int32>, merged: MergedRows
  ) -> CoreColumns {
    let problem = scaled.problem
    let marks = marks(problem)
    let priced = scaled.prices(multipliers)
    var result = CoreColumns()
    let expected = min(problem.columnCount, (least + 1) * problem.itemCount)
    result.reserve(
      items: problem.itemCount, columns: expected,
      entries: problem.entryRow.count / max(1, problem.columnCount) * expected)
    var kept: [(cost: Double, column: Int32)] = []
    var agents: [Int32] = []
    var means = [Double](repeating: 0, count: merged.count)
    for item in 0..<problem.itemCount {
      let range = problem.columns(of: item)
      var best = -Double.infinity
      for column in range { best = max(best, priced[column]) }
      kept.removeAll(keepingCapacity: true)
      for column in range { kept.append((best - priced[column], Int32(column))) }
      kept.sort { ($0.cost, $0.column) < ($1.cost, $1.column) }
      agents.removeAll(keepingCapacity: true)
      for candidate in kept {
        let column = Int(candidate.column)
        let agent = problem.columnAgent[column]
        let isRequired = !required.isEmpty && required[item] == candidate.column
        guard agents.count < least || candidate.cost <= width || isRequired else { continue }
        if agents.count < least, !agents.contains(agent) { agents.append(agent) }
        for entry in problem.entries(of: column)
        where omitted.isEmpty || !omitted.contains(problem.entryRow[entry]) {
          if let place = merged.place(of: problem.entryRow[entry]) {
            means[place.slot] += place.share * scaled.coefficient(entry)
          } else {
            result.addEntry(
              row: problem.entryRow[entry], value: scaled.coefficient(entry),
              exact: problem.entryCoefficient[entry])
          }
        }
        for slot in means.indices where means[slot] != 0 {
          result.addEntry(row: merged.row(slot), value: means[slot], exact: 0)
          means[slot] = 0
        }
        if !marks.start.isEmpty {
          let range = Int(marks.start[column])..<Int(marks.start[column + 1])
          for mark in marks.of[range] { result.addMark(mark) }
        }
        result.addColumn(candidate.column, agent: agent, cost: candidate.cost)
      }
      result.endItem()
    }
    return result
  }

  /// The indicators of each column, compressed; empty where the problem has none.
  private static func marks(_ problem: AssignmentProblem) -> (start: [Int32], of: [Int32]) {
    guard !problem.indicators.isEmpty else { return ([], []) }
    var lists = [[Int32]](repeating: [], count: problem.columnCount)
    for (index, indicator) in problem.indicators.enumerated() {
      for column in indicator.marked { lists[Int(column)].append(Int32(index)) }
    }
    let (start, of) = compress(lists)
    return (start, of)
  }

  static func compress(_ lists: [[Int32]]) -> ([Int32], [Int32]) {
    var start: [Int32] = [0]
    start.reserveCapacity(lists.count + 1)
    var flat: [Int32] = []
    for list in lists {
      flat += list
      start.append(Int32(flat.count))
    }
    return (start, flat)
  }
}

extension SearchModel {
  var itemCount: Int { columns.itemCount }
  var coreStart: [Int32] { columns.itemStart }
  /// The problem's column of each core column.
  var column: [Int32] { columns.column }
  var agent: [Int32] { columns.agent }
  /// Reduced cost of each core column.
  var cost: [Double] { columns.cost }

  func core(of item: Int) -> Range<Int> { columns.columns(of: item) }

  /// Whether agents are searched in blocks where they are many: wide indicators would belong to several, and
  /// an item outside a block may hold an agent's nodes together, so that blocks would have to leave all such
  /// items as they are.
  var isDivisible: Bool { !hasWideIndicators && places == nil }

  /// Whether local problems leave out some of what joint changes cost.
  var isMisjudged: Bool { hasWideIndicators || parts.hasSplitIndicators || !spreads.isEmpty }

  /// Whether rules of several kinds leave legal plans few: agents have to be connected, or spreads to be kept,
  /// while wide indicators span cells.
  var isTight: Bool { hasWideIndicators && (places != nil || !problem.spreads.isEmpty) }

  /// Whether a step may touch many more rows than its agents have: those of indicators and spreads.
  var hasManyLanes: Bool { hasWideIndicators || !problem.spreads.isEmpty }

  /// Whether couplings, indicators or places watch an item.
  func isWatched(_ item: Int) -> Bool {
    groupOfItem[item] >= 0 || isMarked(item) || isPlaced(item)
  }

  /// Whether an item lies where agents have to be connected.
  func isPlaced(_ item: Int) -> Bool { places.map { !$0.nodes(of: item).isEmpty } ?? false }

  /// Whether one of the item's core columns marks an indicator.
  func isMarked(_ item: Int) -> Bool {
    let range = core(of: item)
    return columns.markStart[range.upperBound] > columns.markStart[range.lowerBound]
  }

  /// The core column of each item that stands for a column of the problem; its cheapest where that is none.
  func cores(of assignment: Assignment) -> [Int32] {
    (0..<itemCount).map { item in
      let range = core(of: item)
      return Int32(range.first { column[$0] == assignment.columns[item] } ?? range.lowerBound)
    }
  }
}
