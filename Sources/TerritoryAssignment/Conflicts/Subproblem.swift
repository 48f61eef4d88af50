import AssignmentEngine

/// The neutral problem of some of the demands: without the bounds, couplings and barred pairs of the others, and
/// without the items that cannot matter then.
///
/// An item does not matter if nothing ties it, none of its columns can help a bound that is left, and one of them
/// strains none: it takes that one.
struct Subproblem {
  let problem: AssignmentProblem
  /// The open model's row of each row.
  let row: [Int]
  /// The open model's column of each column.
  let column: [Int32]
  /// The open model's item of each item.
  let item: [Int]
  /// The column that each item of the open model takes if it does not matter; -1 for the items of this problem.
  let freeColumn: [Int32]

  init(_ open: OpenModel, keeping kept: [Bool]) throws {
    let sides = KeptSides(open, kept)
    let (items, freeColumn) = sides.itemsThatMatter()
    var rowNumber = [Int32](repeating: -1, count: open.problem.rowCount)
    var rows: [SideRow] = []
    var rowOf: [Int] = []
    for row in open.problem.rows.indices where sides.isRowUsed[row] {
      rowNumber[row] = Int32(rows.count)
      rowOf.append(row)
      rows.append(
        SideRow(
          lower: sides.lower[row] ? open.problem.rows[row].lower : nil,
          upper: sides.upper[row] ? open.problem.rows[row].upper : nil))
    }
    var (flat, columnOf, columnNumber) = Self.columns(open, kept, items: items, rowNumber: rowNumber)
    var builder = AssignmentProblem.Builder(flat: flat, agentCount: open.problem.agentCount, rows: rows)
    flat = AssignmentProblem.FlatColumns()
    for indicator in open.problem.indicators {
      let entries = indicator.entries.filter { rowNumber[Int($0.row)] >= 0 }
        .map { Indicator.Entry(row: rowNumber[Int($0.row)], coefficient: $0.coefficient) }
      let marked = indicator.marked.map { Int(columnNumber[Int($0)]) }.filter { $0 >= 0 }
      if !entries.isEmpty, !marked.isEmpty {
        builder.addIndicator(marked: marked, value: 0, entries: entries)
      }
    }
    var itemNumber = [Int32](repeating: -1, count: open.problem.itemCount)
    for (number, item) in items.enumerated() { itemNumber[item] = Int32(number) }
    for (number, coupling) in open.problem.couplings.enumerated()
    where kept[Int(open.couplingDemand[number])] {
      builder.addCoupling(coupling.renumbered { itemNumber[Int($0)] })
    }
    for (number, rule) in open.problem.connectivities.enumerated()
    where kept[Int(open.connectivityDemand[number])] {
      var renumbered = rule
      renumbered.places = rule.places.map { .init(item: itemNumber[Int($0.item)], node: $0.node) }
      builder.addConnectivity(renumbered)
    }
    for (number, spread) in open.problem.spreads.enumerated() where kept[Int(open.spreadDemand[number])] {
      var renumbered = spread
      for member in spread.members.indices {
        renumbered.members[member].row = rowNumber[Int(spread.members[member].row)]
      }
      builder.addSpread(renumbered)
    }
    problem = try builder.build()
    row = rowOf
    column = columnOf
    item = items
    self.freeColumn = freeColumn
  }

  private static func columns(
    _ open: OpenModel, _ kept: [Bool], items: [Int], rowNumber: [Int32]
  ) -> (flat: AssignmentProblem.FlatColumns, columnOf: [Int32], columnNumber: [Int32]) {
    let all = open.problem
    var flat = AssignmentProblem.FlatColumns()
    var columnOf: [Int32] = []
    var columnNumber = [Int32](repeating: -1, count: all.columnCount)
    for item in items {
      for column in all.columns(of: item) where open.isAllowed(column, under: kept) {
        columnNumber[column] = Int32(columnOf.count)
        columnOf.append(Int32(column))
        flat.columnAgent.append(all.columnAgent[column])
        flat.columnValue.append(0)
        for entry in all.entries(of: column) where rowNumber[Int(all.entryRow[entry])] >= 0 {
          flat.entryRow.append(rowNumber[Int(all.entryRow[entry])])
          flat.entryCoefficient.append(all.entryCoefficient[entry])
        }
        flat.entryStart.append(Int32(flat.entryRow.count))
      }
      flat.columnStart.append(Int32(columnOf.count))
    }
    return (flat, columnOf, columnNumber)
  }

  /// The open model's column of each of its items under an assignment of this problem.
  func openColumns(of assignment: Assignment) -> [Int32] {
    var columns = freeColumn
    for (number, chosen) in assignment.columns.enumerated() { columns[item[number]] = column[Int(chosen)] }
    return columns
  }

  /// An assignment that takes the columns of a hint where they are allowed here, else the first that is.
  func start(near hint: [Int32]) -> Assignment? {
    var chosen: [Int32] = []
    for (number, item) in item.enumerated() {
      let columns = problem.columns(of: number)
      guard let first = columns.first else { return nil }
      chosen.append(Int32(columns.first { column[$0] == hint[item] } ?? first))
    }
    return Assignment(columns: chosen)
  }
}

/// Which bounds a set of demands keeps, and what depends on them.
private struct KeptSides {
  let open: OpenModel
  let kept: [Bool]
  let lower: [Bool]
  let upper: [Bool]
  /// Rows with a bound that is kept, or that a kept spread adds up.
  let isRowUsed: [Bool]
  private let isMeasured: [Bool]

  init(_ open: OpenModel, _ kept: [Bool]) {
    let isKept = { (demand: Int32) in demand >= 0 && kept[Int(demand)] }
    let lower = open.lowerDemand.map(isKept)
    let upper = open.upperDemand.map(isKept)
    var isMeasured = [Bool](repeating: false, count: lower.count)
    for (number, spread) in open.problem.spreads.enumerated() where isKept(open.spreadDemand[number]) {
      for member in spread.members { isMeasured[Int(member.row)] = true }
    }
    isRowUsed = lower.indices.map { lower[$0] || upper[$0] || isMeasured[$0] }
    self.isMeasured = isMeasured
    self.lower = lower
    self.upper = upper
    self.open = open
    self.kept = kept
  }

  func itemsThatMatter() -> (items: [Int], freeColumn: [Int32]) {
    let problem = open.problem
    let isTied = tiedItems()
    var items: [Int] = []
    var freeColumn = [Int32](repeating: -1, count: problem.itemCount)
    for item in 0..<problem.itemCount {
      var harmless: Int32 = -1
      var matters = isTied[item]
      if !matters {
        for column in problem.columns(of: item) where open.isAllowed(column, under: kept) {
          let (strains, helps) = effect(of: column)
          if helps {
            matters = true
            break
          }
          if !strains, harmless < 0 { harmless = Int32(column) }
        }
      }
      if matters || harmless < 0 { items.append(item) } else { freeColumn[item] = harmless }
    }
    return (items, freeColumn)
  }

  /// Whether the column can take a kept bound closer to being broken, and whether further from it.
  private func effect(of column: Int) -> (strains: Bool, helps: Bool) {
    let problem = open.problem
    var (strains, helps) = (false, false)
    for entry in problem.entries(of: column) {
      let row = Int(problem.entryRow[entry])
      guard isRowUsed[row] else { continue }
      let adds = problem.entryCoefficient[entry] > 0
      if isMeasured[row] { return (true, true) }
      if adds ? upper[row] : lower[row] { strains = true }
      if adds ? lower[row] : upper[row] { helps = true }
    }
    return (strains, helps)
  }

  private func tiedItems() -> [Bool] {
    let problem = open.problem
    var isTied = [Bool](repeating: false, count: problem.itemCount)
    for (number, coupling) in problem.couplings.enumerated() where kept[Int(open.couplingDemand[number])] {
      for item in coupling.items { isTied[Int(item)] = true }
    }
    for (number, rule) in problem.connectivities.enumerated()
    where kept[Int(open.connectivityDemand[number])] {
      for place in rule.places { isTied[Int(place.item)] = true }
    }
    var counts = [Bool](repeating: false, count: problem.columnCount)
    for indicator in problem.indicators where indicator.entries.contains(where: { isRowUsed[Int($0.row)] }) {
      for column in indicator.marked { counts[Int(column)] = true }
    }
    guard !problem.indicators.isEmpty else { return isTied }
    for item in isTied.indices where !isTied[item] {
      isTied[item] = problem.columns(of: item).contains { counts[$0] }
    }
    return isTied
  }
}

extension Coupling {
  var items: [Int32] {
    switch self {
    case .differ(let items, _), .atMost(_, let items, _), .sameClass(let items, _, _): items
    }
  }

  fileprivate func renumbered(_ number: (Int32) -> Int32) -> Coupling {
    switch self {
    case .differ(let items, let exempt): .differ(items: items.map(number), exempt: exempt)
    case .atMost(let limit, let items, let exempt):
      .atMost(limit: limit, items: items.map(number), exempt: exempt)
    case .sameClass(let items, let classOfAgent, let exempt):
      .sameClass(items: items.map(number), classOfAgent: classOfAgent, exempt: exempt)
    }
  }
}
