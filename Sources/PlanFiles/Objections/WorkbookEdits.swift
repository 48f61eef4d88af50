public import ScenarioRunning
public import TerritoryPlanning

/// Reads a workbook that was handed out and changed: every planned owner that differs from the plan's becomes an
/// objection. docs/workbook.md describes what may be changed.
public enum WorkbookEdits {
  /// Whether a file is taken for a workbook: by its name, as spreadsheets are.
  public static func isWorkbook(path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

  /// - Parameters:
  ///   - path: the workbook, saved by Excel or LibreOffice.
  ///   - scenario: whose plan the workbook shows.
  ///   - present: that plan.
  /// - Returns: at least one objection, in the order of the rows.
  /// - Throws: everything wrong at once, each with its sheet and cell: another scenario, other data or another plan;
  ///   unknown and ambiguous owners; locked cells that were changed; rows that are missing or there twice.
  public static func read(
    path: String, scenario: Scenario, present: Plan, context: PlanningContext
  ) throws(InputFaults) -> [ManagerObjection] {
    let name = FilePaths.lastComponent(path)
    let file = try SpreadsheetFile(path: path, name: name)
    let layout = try HandedOutWorkbook(file)
    try layout.refuseStale(scenario: scenario, planHash: NamedPlan(present, in: context).contentHash)
    var reading = EditReading(
      context: context, present: present, owners: try OwnerNames(file, data: context.data), file: name)
    for sheet in layout.accountSheets { reading.read(try layout.table(file, sheet: sheet), layout) }
    reading.finish()
    guard reading.faults.isEmpty else { throw InputFaults(reading.faults, files: [name]) }
    return reading.objections
  }
}

/// Reads the rows of the accounts' sheets.
private struct EditReading {
  let context: PlanningContext
  let present: Plan
  let owners: OwnerNames
  let file: String
  var faults: [InputFault] = []
  var objections: [ManagerObjection] = []
  private let accounts: [String: Int]
  private let duties: [String: Int]
  /// The row in which each item was found.
  private var found: [SourcePlace?]

  init(context: PlanningContext, present: Plan, owners: OwnerNames, file: String) {
    self.context = context
    self.present = present
    self.owners = owners
    self.file = file
    accounts = Dictionary(uniqueKeysWithValues: context.data.accounts.enumerated().map { ($1.id, $0) })
    duties = Dictionary(
      uniqueKeysWithValues: context.data.parameters.duties.enumerated().map { ($1.id, $0) })
    found = Array(repeating: nil, count: context.items.count)
  }

  private struct Columns {
    var account, accountName, duty, dutyName, ownerToday, ownerPlanned, note: Int

    init?(_ table: SpreadsheetTable, _ layout: HandedOutWorkbook) {
      let keys: [WorkbookLayout.Key] = [
        .account, .accountName, .duty, .dutyName, .ownerToday, .ownerPlanned, .note,
      ]
      let places = keys.compactMap { layout.column($0, of: table) }
      guard places.count == keys.count else { return nil }
      (account, accountName, duty, dutyName) = (places[0], places[1], places[2], places[3])
      (ownerToday, ownerPlanned, note) = (places[4], places[5], places[6])
    }
  }

  mutating func read(_ table: SpreadsheetTable, _ layout: HandedOutWorkbook) {
    guard let columns = Columns(table, layout) else {
      return refuse(
        SourcePlace(file: file, line: table.headerRow, column: 0, sheet: table.sheet), "",
        "lacks columns that it was handed out with", "hand the plan out anew and make the changes there")
    }
    for row in 0..<table.rowCount { read(row, of: table, columns) }
  }

  private mutating func read(_ row: Int, of table: SpreadsheetTable, _ columns: Columns) {
    guard let account = accounts[table.text(row, columns.account).withoutOuterBlanks] else {
      return refuse(row, columns.account, of: table, "is no account of the plan", Self.locked)
    }
    guard let duty = duties[table.text(row, columns.duty).withoutOuterBlanks],
      let item = context.itemsOfAccount[account].first(where: { context.items[$0].duty == duty })
    else { return refuse(row, columns.duty, of: table, "is no duty of this account", Self.locked) }
    if let first = found[item] {
      return refuse(
        row, columns.account, of: table, "is there twice with the same duty",
        "row \(first.line) of \(first.sheet) has it; delete one")
    }
    found[item] = table.place(row: row)
    refuseChanges(row, of: table, columns, item: item)
    readOwner(row, of: table, columns, item: item)
  }

  private static let locked = "the cell is locked: only the planned owner may be changed; undo it"

  /// What stands beside the planned owner must be as it was handed out.
  private mutating func refuseChanges(
    _ row: Int, of table: SpreadsheetTable, _ columns: Columns, item: Int
  ) {
    let work = context.items[item]
    let name = context.data.accounts[work.account].name
    if OwnerNames.seen(table.text(row, columns.accountName)) != OwnerNames.seen(name) {
      refuse(
        row, columns.accountName, of: table, "is not the name of the account, which is \(name)", Self.locked)
    }
    let duty = context.data.parameters.duties[work.duty]
    let seen = OwnerNames.seen(table.text(row, columns.dutyName))
    if ![duty.name, duty.chineseName].map(OwnerNames.seen).contains(seen) {
      refuse(row, columns.dutyName, of: table, "is not the duty of this row, \(duty.name)", Self.locked)
    }
    if case .holder(let today) = owners.read(table.text(row, columns.ownerToday)),
      today == context.today.holders[item]
    {
      return
    }
    refuse(row, columns.ownerToday, of: table, "is not who has it today", Self.locked)
  }

  private mutating func readOwner(
    _ row: Int, of table: SpreadsheetTable, _ columns: Columns, item: Int
  ) {
    let text = table.text(row, columns.ownerPlanned)
    let place = table.place(row, columns.ownerPlanned)
    let work = context.items[item]
    switch owners.read(text) {
    case .holder(let holder):
      guard holder != present.holders[item] else { return }
      guard let holder else {
        return refuse(place, text, "leaves it with nobody", "choose somebody from the list")
      }
      // Back to who has it today is an objection to the move.
      let demand: ManagerObjection.Demand =
        holder == context.today.holders[item]
        ? .keep(account: work.account, with: nil) : .give(account: work.account, to: holder)
      objections.append(
        ManagerObjection(
          demand, duties: [work.duty], note: table.text(row, columns.note).withoutOuterBlanks, by: "",
          place: place))
    case .ambiguous(let people):
      let ids = people.map { context.data.representatives[$0].id }.joined(separator: ", ")
      refuse(place, text, "is the name of several people", "choose from the list, or write the id: \(ids)")
    case .unknown(let hint):
      let isEmpty = text.withoutOuterBlanks.isEmpty
      refuse(
        place, text, isEmpty ? "is empty" : "is nobody of the plan",
        isEmpty ? "choose somebody from the list" : hint)
    }
  }

  /// What the sheets should have and do not.
  mutating func finish() {
    let missing = found.indices.filter { found[$0] == nil }
    if let first = missing.first {
      let work = context.items[first]
      let account = context.data.accounts[work.account]
      let duty = context.data.parameters.duties[work.duty].id
      refuse(
        SourcePlace(file: file, line: 0, column: 0), "\(account.id) \(duty)",
        missing.count == 1 ? "has no row any more" : "and \(missing.count - 1) others have no row any more",
        "do not delete rows, filter them; hand the plan out anew and make the changes there")
    }
    if faults.isEmpty, objections.isEmpty {
      refuse(
        SourcePlace(file: file, line: 0, column: 0), "", "has no planned owner that differs from the plan",
        "change owners in the yellow column and save the workbook")
    }
  }

  private mutating func refuse(
    _ row: Int, _ column: Int, of table: SpreadsheetTable, _ message: String, _ hint: String
  ) {
    refuse(table.place(row, column), table.text(row, column), message, hint)
  }

  private mutating func refuse(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}
