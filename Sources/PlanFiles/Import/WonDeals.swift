import TerritoryPlanning

/// What the deals of an export say: won money by account and person.
struct WonDeals {
  /// Won money in the map's span of days, by account id.
  private(set) var spanByAccount: [String: Double] = [:]
  /// Won money of all time by account id, then person id.
  private(set) var wonByPerson: [String: [String: Double]] = [:]
  private(set) var dealCount = 0

  /// Reads the deals; faults for values that the map does not settle, notes for what it does.
  init(
    _ source: ImportMap.DealSource, folder: String, accounts: Set<String>, people: Set<String>,
    span: ClosedRange<CalendarDay>?, report: inout ImportReport, faults: inout [InputFault]
  ) {
    guard
      var table = ExportTable(
        file: source.file, folder: folder, replacements: source.replacements, faults: &faults)
    else { return }
    let columns = [source.account, source.person, source.stage, source.value, source.closed].map {
      table.column($0, faults: &faults)
    }
    guard let account = columns[0], let person = columns[1], let stage = columns[2], let value = columns[3],
      let closed = columns[4]
    else { return }
    KnownValueCheck.run(source.knownValues, in: &table, folder: folder, faults: &faults)
    var withoutAccount: (first: Int, count: Int)?
    for row in table.rows {
      dealCount += 1
      let accountID = table.value(row, account)
      if accountID.isEmpty {
        withoutAccount = (withoutAccount?.first ?? row, (withoutAccount?.count ?? 0) + 1)
        continue
      }
      let personID = table.value(row, person)
      if !accounts.contains(accountID) {
        faults.append(Self.unknown(table, row, account, accountID, "account", Array(accounts)))
      }
      if !people.contains(personID) {
        faults.append(Self.unknown(table, row, person, personID, "person", Array(people)))
      }
      guard source.wonStages.contains(table.value(row, stage)) else { continue }
      guard let amount = ExportTable.number(table.value(row, value)), amount >= 0 else {
        faults.append(
          InputFault(
            place: table.table.place(row, value), value: table.value(row, value),
            message: "is not the value of a won deal", hint: "write an amount of at least 0"))
        continue
      }
      wonByPerson[accountID, default: [:]][personID, default: 0] += amount
      guard let span else { continue }
      guard let day = CalendarDay(iso: table.value(row, closed).prefix(10)) else {
        faults.append(
          InputFault(
            place: table.table.place(row, closed), value: table.value(row, closed),
            message: "is not the closing date of a won deal", hint: "write it as 2026-10-01"))
        continue
      }
      if span.contains(day) { spanByAccount[accountID, default: 0] += amount }
    }
    settle(withoutAccount, source, table, account, report: &report, faults: &faults)
    table.listReplacements(into: &report)
    report.deals = dealCount
  }

  private func settle(
    _ rows: (first: Int, count: Int)?, _ source: ImportMap.DealSource, _ table: ExportTable, _ column: Int,
    report: inout ImportReport, faults: inout [InputFault]
  ) {
    guard let rows else { return }
    let place = table.table.place(rows.first, column)
    switch source.withoutAccount {
    case .leaveOut:
      report.note(.leftOut, place, "", rows.count, "deals without an account, from this line on")
    case .refuse:
      faults.append(
        InputFault(
          place: place, value: "", message: "\(rows.count) deals have no account, from this line on",
          hint: "fill them in, or say deals: without_account: leave_out"))
    }
  }

  private static func unknown(
    _ table: ExportTable, _ row: Int, _ column: Int, _ value: String, _ noun: String, _ known: [String]
  ) -> InputFault {
    InputFault(
      place: table.table.place(row, column), value: value, message: "unknown \(noun)",
      hint: Suggestion.hint(for: value, in: known.sorted()))
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

/// Checks columns against the list of values in another file: dirty values are left to the map.
enum KnownValueCheck {
  static func run(
    _ checks: [ImportMap.KnownValues], in table: inout ExportTable, folder: String,
    faults: inout [InputFault]
  ) {
    for check in checks {
      guard let column = table.column(check.column, faults: &faults),
        var other = ExportTable(file: check.file, folder: folder, replacements: [], faults: &faults),
        let otherColumn = other.column(check.otherColumn, faults: &faults)
      else { continue }
      var known: Set<String> = []
      for row in other.rows { known.insert(other.value(row, otherColumn)) }
      var unknown: [(value: String, row: Int, count: Int)] = []
      for row in table.rows {
        let value = table.value(row, column)
        if value.isEmpty || known.contains(value) { continue }
        if let index = unknown.firstIndex(where: { $0.value == value }) {
          unknown[index].count += 1
        } else {
          unknown.append((value, row, 1))
        }
      }
      for entry in unknown {
        let near = Suggestion.closest(to: entry.value, in: known.sorted())
        let remedy = near.map { "add to the map: replace: {\(check.column): {\(entry.value): \($0)}}" }
        faults.append(
          InputFault(
            place: table.table.place(entry.row, column), value: entry.value,
            message: "is not in \(check.file) (\(entry.count) rows)",
            hint: remedy ?? "add the value to \(check.file), or a replacement to the map"))
      }
    }
  }
}
