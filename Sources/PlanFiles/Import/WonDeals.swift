import TerritoryPlanning

/// What the deals of an export say: won money by account and person.
struct WonDeals {
  /// Won money in the map's span of days, by account id.
  private(set) var spanByAccount: [String: Double] = [:]
  /// Won money of all time by account id, then person id.
  private(set) var wonByPerson: [String: [String: Double]] = [:]
  private var withoutAccount = RowTally()
  private var unknownAccounts = ValueTally()
  private var unknownPeople = ValueTally()

  private struct Columns {
    var account: Int
    var person: Int
    var stage: Int
    var value: Int
    var closed: Int

    init?(_ source: ImportMap.DealSource, _ table: ExportTable, faults: inout [InputFault]) {
      let found = [source.account, source.person, source.stage, source.value, source.closed].map {
        table.column($0, faults: &faults)
      }
      guard let account = found[0], let person = found[1], let stage = found[2], let value = found[3],
        let closed = found[4]
      else { return nil }
      (self.account, self.person, self.stage) = (account, person, stage)
      (self.value, self.closed) = (value, closed)
    }
  }

  /// Reads the deals; faults for values that the map does not settle, notes for what it does.
  init(
    _ source: ImportMap.DealSource, folder: String, repairs: RepairedCells, accounts: Set<String>,
    people: Set<String>,
    span: ClosedRange<CalendarDay>?, report: inout ImportReport, faults: inout [InputFault]
  ) {
    guard
      var table = ExportTable(
        file: source.file, folder: folder, replacements: source.replacements, repairs: repairs,
        faults: &faults),
      let columns = Columns(source, table, faults: &faults)
    else { return }
    KnownValueCheck.run(source.knownValues, in: &table, folder: folder, faults: &faults)
    for row in table.rows {
      let account = table.value(row, columns.account)
      if account.isEmpty {
        withoutAccount.add(row)
        continue
      }
      let person = table.value(row, columns.person)
      if !accounts.contains(account) { unknownAccounts.add(account, row) }
      if !people.contains(person) { unknownPeople.add(person, row) }
      guard source.wonStages.contains(table.value(row, columns.stage)) else { continue }
      take(row, of: account, by: person, &table, columns, span: span, faults: &faults)
    }
    unknownAccounts.report("account", table, columns.account, known: accounts, faults: &faults)
    unknownPeople.report("person", table, columns.person, known: people, faults: &faults)
    settleMissingAccounts(source, table, columns.account, report: &report, faults: &faults)
    table.listReplacements(into: &report)
    report.deals = table.rows.count
  }

  /// Adds one won deal.
  private mutating func take(
    _ row: Int, of account: String, by person: String, _ table: inout ExportTable, _ columns: Columns,
    span: ClosedRange<CalendarDay>?, faults: inout [InputFault]
  ) {
    let text = table.value(row, columns.value)
    guard let amount = ExportTable.amount(text) else {
      faults.append(
        InputFault(
          place: table.table.place(row, columns.value), value: text,
          message: "is not the value of a won deal",
          hint: "write an amount of at least 0"))
      return
    }
    wonByPerson[account, default: [:]][person, default: 0] += amount
    guard let span else { return }
    let closed = table.value(row, columns.closed)
    guard let day = CalendarDay(iso: closed.prefix(10)) else {
      faults.append(
        InputFault(
          place: table.table.place(row, columns.closed), value: closed,
          message: "is not the closing date of a won deal", hint: "write it as 2026-10-01"))
      return
    }
    if span.contains(day) { spanByAccount[account, default: 0] += amount }
  }

  private func settleMissingAccounts(
    _ source: ImportMap.DealSource, _ table: ExportTable, _ column: Int, report: inout ImportReport,
    faults: inout [InputFault]
  ) {
    guard let first = withoutAccount.first else { return }
    let place = table.table.place(first, column)
    switch source.withoutAccount {
    case .leaveOut:
      report.note(.leftOut, place, "", withoutAccount.count, "deals without an account, from this line on")
    case .refuse:
      faults.append(
        InputFault(
          place: place, value: "",
          message: "\(withoutAccount.count) deals have no account, from this line on",
          hint: "fill them in, or say deals: without_account: leave_out"))
    }
  }

  /// The person with the most won money of an account and the share of it; ties go to the smaller id.
  func leader(of account: String) -> (person: String, share: Double)? {
    guard let people = wonByPerson[account] else { return nil }
    let ordered = people.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = ordered.reduce(0) { $0 + $1.value }
    guard let first = ordered.first, total > 0 else { return nil }
    return (first.key, first.value / total)
  }
}
