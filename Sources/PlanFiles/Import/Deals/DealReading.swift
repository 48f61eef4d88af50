import TerritoryPlanning

/// Reads the deals of an export row by row.
struct DealReading {
  private var table: ExportTable
  private let source: ImportMap.DealSource
  private let map: ImportMap
  private let columns: Columns
  private let index: AccountIndex
  private var people: UserDirectory
  private var stages: StageReading
  private var opened: DayReading
  private var closed: DayReading
  private let amounts: AmountText
  private let unit: Double

  private(set) var deals: ImportedDeals
  private var withoutAccount = RowTally()
  private var unknownAccounts = ValueTally()
  private var doubtfulAccounts = ValueTally()
  private var unknownPeople = ValueTally()
  private var doubtfulPeople = ValueTally()
  private var unknownStages = ValueTally()
  private var outOfPlan = RowTally()
  private var currencies = ValueTally()

  /// Positions of the columns; nil where the export has none.
  private struct Columns {
    var id, account, accountName, personID, opened, product, currency: Int?
    var person, stage, value, closed: Int

    init?(_ source: ImportMap.DealSource, _ table: ExportTable, faults: inout [InputFault]) {
      func find(_ name: String?) -> Int? { table.column(name, faults: &faults) }
      let required = [source.person, source.stage, source.value, source.closed].map(find)
      (id, account, accountName) = (find(source.id), find(source.account), find(source.accountName))
      (personID, opened, product) = (find(source.personID), find(source.opened), find(source.product))
      currency = find(source.currency)
      guard let person = required[0], let stage = required[1], let value = required[2],
        let closed = required[3],
        account != nil || accountName != nil
      else { return nil }
      (self.person, self.stage, self.value, self.closed) = (person, stage, value, closed)
    }
  }

  /// nil, with faults, when a column is not there.
  init?(
    _ table: ExportTable, map: ImportMap, source: ImportMap.DealSource, accounts: [ImportedAccount],
    people: UserDirectory, faults: inout [InputFault]
  ) {
    guard let columns = Columns(source, table, faults: &faults) else { return nil }
    self.table = table
    self.source = source
    self.map = map
    self.columns = columns
    self.people = people
    index = AccountIndex(accounts, byName: columns.accountName != nil)
    stages = StageReading(map: source.stages, profile: map.profile)
    opened = map.dayReading
    closed = map.dayReading
    amounts = AmountText(currency: map.currency, decimals: map.decimals)
    unit = HeaderName.unit(table.table.header[columns.value])
    deals = ImportedDeals(accounts: accounts.count)
    closed.settle(table, columns.closed, faults: &faults)
    if let column = columns.opened { opened.settle(table, column, faults: &faults) }
    for column in [columns.id, columns.account, columns.personID] {
      if let column { RecordID.refuseMangled(table, column, faults: &faults) }
    }
  }

  /// Reads all rows, with faults for values that the map does not settle and notes for what was done.
  mutating func read(
    span: ClosedRange<CalendarDay>?, report: inout ImportReport, faults: inout [InputFault]
  ) {
    for row in table.rows {
      let account = account(row)
      let person = person(row)
      checkCurrency(row)
      guard let stage = stages.stage(table.value(row, columns.stage)) else {
        unknownStages.add(table.peek(row, columns.stage), row)
        continue
      }
      let isOver = stage == .won || stage == .lost
      let value = value(row, isRequired: stage == .won, &faults)
      let closedText = table.value(row, columns.closed)
      let closed = closedText.isEmpty && !isOver ? nil : self.closed.day(closedText)
      if closed == nil, isOver || !closedText.isEmpty {
        refuseDay(
          row, columns.closed, closedText, isOver ? "the closing date of a deal that is over" : "a date",
          &faults)
      }
      let openedText = table.value(row, columns.opened)
      let opened = openedText.isEmpty ? nil : self.opened.day(openedText)
      if let column = columns.opened, opened == nil, !openedText.isEmpty {
        refuseDay(row, column, openedText, "a date", &faults)
      }
      guard let account else { continue }
      let deal = ImportedDeal(
        id: table.value(row, columns.id), account: account, representative: person.representative,
        stage: stage, opened: opened, closed: closed, value: value,
        product: table.value(row, columns.product), row: row)
      deals.add(deal, person: person.name, span: span)
    }
    settle(report: &report, faults: &faults)
  }

  /// The account's index; nil where there is none, which was tallied.
  private mutating func account(_ row: Int) -> Int? {
    if let column = columns.account {
      let text = table.value(row, column)
      if !text.isEmpty {
        let id = map.profile.lengthensIDs ? RecordID.lengthened(text) : text
        if let found = index[id] { return found }
        if text.contains(";") { doubtfulAccounts.add(text, row) } else { unknownAccounts.add(text, row) }
        return nil
      }
    }
    let name = table.value(row, columns.accountName)
    if name.isEmpty {
      withoutAccount.add(row)
      return nil
    }
    switch index.find(name: name) {
    case .one(let found): return found
    case .several: doubtfulAccounts.add(name, row)
    case .nobody: unknownAccounts.add(name, row)
    }
    return nil
  }

  /// Who has the deal: the id in the plan, nil for others, and how the export names the person.
  private mutating func person(_ row: Int) -> (representative: String?, name: String) {
    let id = table.value(row, columns.personID)
    if !id.isEmpty, case .one(let user) = people.find(id) { return named(user, row) }
    let text = table.value(row, columns.person)
    if text.isEmpty, id.isEmpty, source.unknownPerson == .leaveEmpty {
      outOfPlan.add(row)
      return (nil, "")
    }
    switch people.find(text) {
    case .one(let user): return named(user, row)
    case .several: doubtfulPeople.add(text, row)
    case .nobody: unknownPeople.add(text, row)
    }
    return (nil, text)
  }

  private mutating func named(_ user: Int, _ row: Int) -> (representative: String?, name: String) {
    let user = people.users[user]
    if !user.isInPlan { outOfPlan.add(row) }
    return (user.isInPlan ? user.representative : nil, user.representative)
  }

  private mutating func checkCurrency(_ row: Int) {
    guard let column = columns.currency else { return }
    let text = table.value(row, column)
    guard !text.isEmpty else { return }
    if !CurrencyName.means(text, map.currency) { currencies.add(text, row) }
  }

  private mutating func value(_ row: Int, isRequired: Bool, _ faults: inout [InputFault]) -> Double? {
    let text = table.value(row, columns.value)
    if text.isEmpty, !isRequired { return nil }
    do throws(AmountText.Problem) {
      return try amounts.amount(text) * unit
    } catch {
      faults.append(
        error.fault(
          at: table.table.place(row, columns.value), value: text,
          noun: isRequired ? "the value of a won deal" : "the value of a deal", currency: map.currency))
      return nil
    }
  }

  private func refuseDay(
    _ row: Int, _ column: Int, _ text: String, _ noun: String, _ faults: inout [InputFault]
  ) {
    faults.append(
      InputFault(
        place: table.table.place(row, column), value: text, message: "is not \(noun)",
        hint: "write it as 2026-10-01"))
  }
}

extension DealReading {
  private mutating func settle(report: inout ImportReport, faults: inout [InputFault]) {
    let place = columns.account ?? columns.accountName ?? 0
    settleAccounts(place, report: &report, faults: &faults)
    settlePeople(report: &report, faults: &faults)
    for entry in unknownStages.entries {
      faults.append(
        entry.fault(
          table, columns.stage, "is not a known stage",
          "say what it means in the map: deals: {won: [...], lost: [...], negotiation: [...], open: [...]}"))
    }
    for entry in currencies.entries {
      faults.append(
        entry.fault(
          table, columns.currency ?? 0, "is another currency than the plan's \(map.currency)",
          "export amounts in \(map.currency); a plan has one currency"))
    }
    if unit != 1 {
      report.note(
        .assumed, table.table.headerPlace(columns.value), table.table.header[columns.value], 0,
        .yield(.amountsAreTimes(unit)))
    }
    if opened.usedZone || closed.usedZone {
      report.note(
        .assumed, SourcePlace(file: table.table.file, line: 0, column: 0), "", 0,
        .reading(.momentsAreDays(timeZone: map.timeZone)))
    }
    table.finish(into: &report, faults: &faults)
    report.deals = table.rows.count
  }

  private func settleAccounts(_ column: Int, report: inout ImportReport, faults: inout [InputFault]) {
    if source.unknownAccount == .leaveOut {
      for entry in unknownAccounts.entries {
        report.note(
          .leftOut, table.table.place(entry.rows.first ?? 0, column), entry.value, entry.rows.count,
          .records(.dealsOfUnknownAccount))
      }
    } else {
      unknownAccounts.report(
        "account", table, column, known: Set(columns.account == nil ? index.names : index.ids),
        faults: &faults)
    }
    for entry in doubtfulAccounts.entries {
      faults.append(
        entry.fault(
          table, entry.value.contains(";") ? column : columns.accountName ?? column,
          entry.value.contains(";") ? "names several accounts" : "is the name of several accounts",
          "export the deals with the id of one account, such as the primary one, and map deals: account to it"
        ))
    }
    guard let first = withoutAccount.first else { return }
    let place = table.table.place(first, column)
    switch source.withoutAccount {
    case .leaveOut:
      report.note(.leftOut, place, "", withoutAccount.count, .records(.dealsWithoutAccount))
    case .refuse:
      faults.append(
        InputFault(
          place: place, value: "",
          message: "\(withoutAccount.count) deals have no account, from this line on",
          hint: "fill them in, or say deals: without_account: leave_out"))
    }
  }

  private func settlePeople(report: inout ImportReport, faults: inout [InputFault]) {
    for entry in doubtfulPeople.entries {
      faults.append(
        entry.fault(
          table, columns.person, "is the name of several people",
          "export the owner's e-mail or id, or give the names apart in the users file (aliases)"))
    }
    if source.unknownPerson == .leaveEmpty {
      for entry in unknownPeople.entries {
        report.note(
          .noticed, table.table.place(entry.rows.first ?? 0, columns.person), entry.value, entry.rows.count,
          .records(.dealsOfUnknownPerson))
      }
    } else {
      unknownPeople.report(
        "person", table, columns.person, known: Set(people.users.map(\.representative)), faults: &faults)
    }
    if let first = outOfPlan.first {
      report.note(
        .noticed, table.table.place(first, columns.person), "", outOfPlan.count,
        .records(.dealsOfOthers))
    }
  }
}
