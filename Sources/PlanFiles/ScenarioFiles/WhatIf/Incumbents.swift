import TerritoryPlanning

/// `incumbents`: who does what today stands in a plan, such as that of last quarter, instead of assignments.csv.
extension RecordChanges {
  static let incumbentKeys = [
    WhatIfKey(
      "plan", .text, isRequired: true, "A plan as `solve` writes it, relative to this file's folder."),
    WhatIfKey("gone", .text, "`ignored` passes over rows whose account, duty or person is not in the data."),
    WhatIfKey("since", .day, "First day of those whom the plan brought in."),
  ]

  mutating func takeIncumbents(_ node: SettingNode, folder: String) {
    var written: SettingNode? = node
    var isLenient = false
    var since: CalendarDay?
    if case .map = node.value {
      guard let map = opened(node, Self.incumbentKeys, example: "{plan: last-quarter.csv}") else { return }
      written = map["plan"]
      since = map.value("since", .day, faults: &faults)
      if let gone = map["gone"], let text = gone.scalarText(faults: &faults) {
        isLenient = text == "ignored"
        if !isLenient {
          report(gone.place, text, "is not a known choice", "write ignored, or leave gone out")
        }
      }
    }
    guard let written, let text = written.scalarText(faults: &faults),
      let path = RelativePath(text, of: written, isFolder: false, from: folder, faults: &faults)
    else { return }
    do {
      let source = try SourceText(path: path.path, name: text)
      guard let table = CSVTable(source, faults: &faults) else { return }
      records.sources.append(text)
      replaceAssignments(table, at: written.place, isLenient: isLenient, since: since)
    } catch {
      faults.append(error)
    }
  }

  private mutating func replaceAssignments(
    _ table: CSVTable, at place: SourcePlace, isLenient: Bool, since: CalendarDay?
  ) {
    let columns = ["account", "duty", "representative"].map { ($0, table.column(named: $0)) }
    for (name, column) in columns where column == nil {
      report(
        SourcePlace(file: table.file, line: 1, column: 1), "", "lacks the column `\(name)`",
        "give a plan as solve writes it")
    }
    guard let account = columns[0].1, let duty = columns[1].1, let holder = columns[2].1 else { return }
    let known = [
      Set(records.accounts.compactMap(\.id.value)), Set(records.parameters.duties.map(\.id)),
      Set(records.representatives.compactMap(\.id.value)),
    ]
    let days = daysKnown()
    let source = records.sources.count - 1
    var taken: [AssignmentRecord] = []
    for row in 0..<table.rowCount {
      let texts = [account, duty, holder].map { column in
        table.withTrimmedBytes(row, column) { String(decoding: $0, as: UTF8.self) }
      }
      // Nobody, or the house pool: the item has no incumbent.
      if texts[2].isEmpty || texts[2] == Holder.poolID { continue }
      if isLenient, zip(texts, known).contains(where: { !$1.contains($0) }) { continue }
      func entry(_ column: Int, _ text: String) -> Entry<String> {
        let cell = table.place(row, column)
        return Entry(text, origin: Origin(source: source, line: cell.line, column: cell.column))
      }
      var record = AssignmentRecord()
      record.account = entry(account, texts[0])
      record.duty = entry(duty, texts[1])
      record.representative = entry(holder, texts[2])
      record.origin = record.account.origin
      record.since = days[texts] ?? Entry(since)
      taken.append(record)
    }
    if taken.isEmpty {
      report(place, table.file, "names no incumbent of these data", "give the plan of the quarter before")
    }
    records.assignments = taken
  }

  /// Since when, for those who keep what assignments.csv says they have.
  private func daysKnown() -> [[String]: Entry<CalendarDay>] {
    var days: [[String]: Entry<CalendarDay>] = [:]
    for record in records.assignments {
      guard let account = record.account.value, let duty = record.duty.value,
        let representative = record.representative.value, record.since.value != nil
      else { continue }
      days[[account, duty, representative]] = record.since
    }
    return days
  }
}
