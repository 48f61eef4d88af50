/// What the search works on: the core columns of every item with their reduced costs, the rows with their
/// multipliers, and the couplings.
///
/// With multipliers y, the bound less the objective of a legal plan is the sum of the reduced costs of its
/// columns plus, over the rows, y times the slack: the search minimises that quantity. All figures are
/// scaled (`Scaling`).
struct SearchModel: Sendable {
  let problem: AssignmentProblem
  let rows: [ScaledRow]
  let multipliers: [Double]
  /// Core columns of item `i` are `coreStart[i] ..< coreStart[i + 1]`, cheapest first.
  private(set) var coreStart: [Int32] = [0]
  /// The problem's column of each core column.
  private(set) var column: [Int32] = []
  private(set) var agent: [Int32] = []
  /// Reduced cost; at least 0.
  private(set) var cost: [Double] = []
  private(set) var entryStart: [Int32] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryValue: [Double] = []
  private(set) var entryExact: [Int64] = []
  /// Indicators that core column `c` marks are `markStart[c] ..< markStart[c + 1]` of `mark`.
  private(set) var markStart: [Int32] = [0]
  private(set) var mark: [Int32] = []
  let indicators: [PricedIndicator]
  /// Couplings of item `i` are `membershipStart[i] ..< membershipStart[i + 1]` of `membership`.
  let membershipStart: [Int32]
  let membership: [Int32]
  /// For each item its tied group, or -1.
  let groupOfItem: [Int32]
  let tied: [ItemGroup]

  /// An indicator in scaled units: its cost under the multipliers, and what it adds to rows.
  struct PricedIndicator: Sendable {
    var cost: Double
    var entries: [(row: Int32, value: Double, exact: Int64)]
  }

  /// - Parameters:
  ///   - width: columns of a reduced cost up to this are core.
  ///   - least: columns an item keeps whatever they cost.
  ///   - required: columns that stay core, such as those of a start.
  init(_ scaled: ScaledProblem, multipliers: [Double], width: Double, least: Int, required: [Int32] = []) {
    let problem = scaled.problem
    self.problem = problem
    self.multipliers = multipliers
    rows = scaled.rows
    groupOfItem =
      scaled.groups.groupOfItem.isEmpty
      ? [Int32](repeating: -1, count: problem.itemCount) : scaled.groups.groupOfItem
    tied = scaled.groups.tied
    (membershipStart, membership) = Self.memberships(problem)
    indicators = problem.indicators.indices.map { index in
      PricedIndicator(
        cost: -scaled.pricedValue(indicator: index, multipliers),
        entries: problem.indicators[index].entries.map { entry in
          let value = Double(entry.coefficient) * scaled.scaling.row[Int(entry.row)]
          return (row: entry.row, value: value, exact: entry.coefficient)
        })
    }
    let marks = Self.marks(problem)
    let priced = scaled.prices(multipliers)
    var kept: [(cost: Double, column: Int32)] = []
    for item in 0..<problem.itemCount {
      let range = problem.columns(of: item)
      let best = range.map { priced[$0] }.max() ?? 0
      kept.removeAll(keepingCapacity: true)
      for column in range { kept.append((best - priced[column], Int32(column))) }
      kept.sort { ($0.cost, $0.column) < ($1.cost, $1.column) }
      for (rank, candidate) in kept.enumerated() {
        let isRequired = !required.isEmpty && required[item] == candidate.column
        guard rank < least || candidate.cost <= width || isRequired else { continue }
        append(candidate.column, cost: candidate.cost, scaled: scaled, marks: marks)
      }
      coreStart.append(Int32(column.count))
    }
  }

  private mutating func append(
    _ index: Int32, cost reduced: Double, scaled: ScaledProblem, marks: (start: [Int32], of: [Int32])
  ) {
    column.append(index)
    agent.append(problem.columnAgent[Int(index)])
    cost.append(reduced)
    for entry in problem.entries(of: Int(index)) {
      entryRow.append(problem.entryRow[entry])
      entryValue.append(scaled.coefficient(entry))
      entryExact.append(problem.entryCoefficient[entry])
    }
    entryStart.append(Int32(entryRow.count))
    if !marks.start.isEmpty {
      mark += marks.of[Int(marks.start[Int(index)])..<Int(marks.start[Int(index) + 1])]
    }
    markStart.append(Int32(mark.count))
  }

  var itemCount: Int { coreStart.count - 1 }

  func core(of item: Int) -> Range<Int> { Int(coreStart[item])..<Int(coreStart[item + 1]) }

  private static func memberships(_ problem: AssignmentProblem) -> ([Int32], [Int32]) {
    var lists = [[Int32]](repeating: [], count: problem.itemCount)
    for (index, coupling) in problem.couplings.enumerated() {
      for item in coupling.items { lists[Int(item)].append(Int32(index)) }
    }
    return compress(lists)
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

  private static func compress(_ lists: [[Int32]]) -> ([Int32], [Int32]) {
    var start: [Int32] = [0]
    var flat: [Int32] = []
    for list in lists {
      flat += list
      start.append(Int32(flat.count))
    }
    return (start, flat)
  }
}
