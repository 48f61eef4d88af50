public import TerritoryPlanning

/// What the yes of a repairs file means for the files of an export: which cells are read as what, which rows are left
/// out, and the log of it.
public struct RepairPlan: Sendable {
  let cells: [CleaningTable.Kind: RepairedCells]
  public let log: RepairLog

  /// The same for an export and its map. Which day it is does not matter to a repair.
  init(_ file: RepairFile, for map: ImportMap, in folder: ExportFolder) throws(InputFaults) {
    try self.init(file, for: CleaningSource(map: map, folder: folder, asOf: map.period.start))
  }

  /// - Throws: every line that no longer fits the export or goes against another, at once.
  public init(_ file: RepairFile, for source: CleaningSource) throws(InputFaults) {
    var work = RepairWork(source)
    for repair in file.repairs where repair.action != .merge { work.apply(repair) }
    work.merge(file.repairs.filter { $0.action == .merge })
    guard work.faults.isEmpty else { throw InputFaults(work.faults, files: [file.name]) }
    log = work.finishedLog(file)
    cells = Dictionary(
      uniqueKeysWithValues: source.data.tables.map { kind, _ in (kind, work.cells(of: kind)) })
  }
}

/// Applies lines of a repairs file one after the other, on a copy in mind.
struct RepairWork {
  let source: CleaningSource
  private let identities: [CleaningTable.Kind: RowIdentity]
  var faults: [InputFault] = []
  private var changes: [CleaningTable.Kind: [Cell: Change]] = [:]
  private var leftOut: [CleaningTable.Kind: [Int: RepairLog.Cause]] = [:]

  struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  struct Change {
    var text: String
    var cause: RepairLog.Cause
  }

  init(_ source: CleaningSource) {
    self.source = source
    var identities: [CleaningTable.Kind: RowIdentity] = [:]
    for (kind, table) in source.data.tables { identities[kind] = RowIdentity(table) }
    self.identities = identities
  }

  // MARK: Lines

  mutating func apply(_ repair: RepairFile.Repair) {
    guard let table = table(repair), let column = column(repair, table) else { return }
    guard let rows = rows(repair, table, column) else { return }
    let cause = RepairLog.Cause(place: repair.place, action: repair.action)
    switch repair.action {
    case .merge: preconditionFailure("merges come last")
    case .set, .replace:
      guard !repair.proposal.isEmpty else {
        return refuse(
          repair, repair.value, "says yes, but not what the cell is to be",
          "fill in the proposal, or write the action clear")
      }
      for row in rows { set(repair.table, row, column, to: repair.proposal, cause) }
      follow(repair.table, rows, column, cause)
    case .clear:
      for row in rows { set(repair.table, row, column, to: "", cause) }
      follow(repair.table, rows, column, cause)
    case .leaveOut:
      for row in rows where leftOut[repair.table]?[row] == nil {
        leftOut[repair.table, default: [:]][row] = cause
      }
    }
  }

  private mutating func table(_ repair: RepairFile.Repair) -> CleaningTable? {
    if let table = source.data[repair.table] { return table }
    refuse(repair, repair.table.rawValue, "is a table that the import does not read", "empty apply")
    return nil
  }

  private mutating func column(_ repair: RepairFile.Repair, _ table: CleaningTable) -> Int? {
    let folded = HeaderName.folded(repair.column)
    if let column = table.columns.firstIndex(where: { $0.header == repair.column }) { return column }
    if let column = table.columns.firstIndex(where: { HeaderName.folded($0.header) == folded }) {
      return column
    }
    refuse(
      repair, repair.column, "is no column of \(table.file) any more",
      Suggestion.hint(for: repair.column, in: table.columns.map(\.header)))
    return nil
  }

  /// The rows that a line means; nil after a refusal.
  private mutating func rows(_ repair: RepairFile.Repair, _ table: CleaningTable, _ column: Int) -> [Int]? {
    let texts = table.columns[column].texts
    guard repair.record.isEmpty else {
      return row(repair, table).flatMap { row in
        if texts[row] == repair.value { return [row] }
        refuse(
          repair, repair.value, "was the value when this was proposed; it is `\(texts[row])` now",
          "empty apply, or propose repairs anew")
        return nil
      }
    }
    let rows = texts.indices.filter { texts[$0] == repair.value }
    if !rows.isEmpty, repair.rows == nil || repair.rows == rows.count { return rows }
    refuse(
      repair, repair.value,
      rows.isEmpty
        ? "stands in no row of \(table.file) any more"
        : "stands in \(rows.count) rows of \(table.file), not in \(repair.rows ?? 0) as when this was proposed",
      "empty apply, or propose repairs anew")
    return nil
  }

  private mutating func row(_ repair: RepairFile.Repair, _ table: CleaningTable) -> Int? {
    if let row = identities[repair.table]?.row(repair.record, line: repair.line) { return row }
    refuse(
      repair, repair.record, "is no record of \(table.file) any more", "empty apply, or propose repairs anew")
    return nil
  }

  mutating func refuse(_ repair: RepairFile.Repair, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: repair.place, value: value, message: message, hint: hint))
  }

  // MARK: Cells

  /// The text of a cell after the repairs so far.
  func text(_ kind: CleaningTable.Kind, _ row: Int, _ column: Int) -> String {
    changes[kind]?[Cell(row: row, column: column)]?.text
      ?? source.data[kind]?.columns[column].texts[row] ?? ""
  }

  func isLeftOut(_ kind: CleaningTable.Kind, _ row: Int) -> Bool { leftOut[kind]?[row] != nil }

  mutating func leaveOut(_ kind: CleaningTable.Kind, _ row: Int, _ cause: RepairLog.Cause) {
    leftOut[kind, default: [:]][row] = cause
  }

  /// A line of the user's against a line of the user's is a fault; a merge works on what the lines left.
  mutating func set(
    _ kind: CleaningTable.Kind, _ row: Int, _ column: Int, to text: String, _ cause: RepairLog.Cause
  ) {
    let cell = Cell(row: row, column: column)
    if cause.action != .merge, let known = changes[kind]?[cell], known.text != text {
      faults.append(
        InputFault(
          place: cause.place, value: text,
          message:
            "is another value than line \(known.cause.place.line) wants for the same cell, `\(known.text)`",
          hint: "empty apply in one of the two lines"))
      return
    }
    changes[kind, default: [:]][cell] = Change(text: text, cause: cause)
  }

  /// Cells beside those that changed which would speak against them.
  private mutating func follow(
    _ kind: CleaningTable.Kind, _ rows: [Int], _ column: Int, _ cause: RepairLog.Cause
  ) {
    for companion in source.companions where companion.table == kind && companion.column == column {
      for row in rows where !text(kind, row, companion.other).isEmpty {
        set(kind, row, companion.other, to: companion.text, cause)
      }
    }
  }

  // MARK: Results

  func cells(of kind: CleaningTable.Kind) -> RepairedCells {
    var cells = RepairedCells()
    for (cell, change) in changes[kind] ?? [:] { cells.set(cell.row, cell.column, to: change.text) }
    for row in (leftOut[kind] ?? [:]).keys { cells.leaveOut(row) }
    return cells
  }

  func finishedLog(_ file: RepairFile) -> RepairLog {
    var log = RepairLog(file: file.name)
    for (kind, table) in source.data.tables {
      guard let identity = identities[kind] else { continue }
      let cells = (changes[kind] ?? [:]).sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
      for (cell, change) in cells where !isLeftOut(kind, cell.row) {
        let before = table.columns[cell.column].texts[cell.row]
        guard before != change.text else { continue }
        log.entries.append(
          RepairLog.Entry(
            cause: change.cause, table: kind, file: table.file, line: table.lines[cell.row],
            record: identity.name(cell.row), column: table.columns[cell.column].header, before: before,
            after: change.text, isLeftOut: false))
      }
      for (row, cause) in (leftOut[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
        log.entries.append(
          RepairLog.Entry(
            cause: cause, table: kind, file: table.file, line: table.lines[row], record: identity.name(row),
            column: "", before: table.column(.name)?.texts[row] ?? "", after: "", isLeftOut: true))
      }
    }
    return log
  }
}
