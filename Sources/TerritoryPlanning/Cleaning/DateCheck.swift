/// Dates of deals that cannot be.
struct DateCheck {
  private let data: CleaningData
  private let table: CleaningTable
  private let stages: [String]?

  /// No CRM has deals from before.
  private static let earliest = CalendarDay(iso: "1990-01-01")
  /// Days that programs write where they know none.
  private static let placeholders: Set<CalendarDay> = Set(
    [
      "1970-01-01", "1970-01-02", "1969-12-31", "1900-01-01", "1900-01-02", "1899-12-30", "1899-12-31",
      "1901-01-01", "1904-01-01", "0001-01-01", "1753-01-01", "2099-12-31", "9999-12-31",
    ].compactMap { CalendarDay(iso: $0) })

  /// nil where there are no deals.
  init?(_ data: CleaningData) {
    guard let table = data.deals else { return nil }
    self.data = data
    self.table = table
    stages = table.column(.stage)?.texts
  }

  func findings() -> [Finding] {
    var found: [Finding] = []
    for meaning in [CleaningColumn.Meaning.opened, .closed] {
      if let position = table.position(meaning) { found += impossible(position) }
    }
    guard let closed = table.position(.closed) else { return found }
    return found + future(closed) + disordered(closed) + withoutValue()
  }

  private func isWon(_ row: Int) -> Bool { stages.map { data.wonStages.contains($0[row]) } ?? false }
  private func isClosed(_ row: Int) -> Bool {
    isWon(row) || (stages.map { data.lostStages.contains($0[row]) } ?? false)
  }

  private func isPlaceholder(_ text: String, _ day: CalendarDay?) -> Bool {
    if let day { return Self.placeholders.contains(day) }
    // Excel's day 0, and the empty date of databases.
    let digits = text.prefix(10).filter { $0.isASCII && $0.isNumber }
    return ["19000100", "190010", "00000000"].contains(digits)
  }

  /// What is no date, stands for none, or lies before there were CRMs.
  private func impossible(_ position: Int) -> [Finding] {
    let column = table.columns[position]
    var placeholders: [String: [Int]] = [:]
    var found: [Finding] = []
    for (row, text) in column.texts.enumerated() where !text.isEmpty {
      if isPlaceholder(text, column.days[row]) {
        placeholders[text, default: []].append(row)
      } else if let day = column.days[row] {
        if let earliest = Self.earliest, day < earliest {
          found.append(finding(.earlyDate, .likely, row, position, .before1990))
        }
      } else {
        found.append(finding(.unreadableDate, .sure, row, position, .notADate))
      }
    }
    for (text, rows) in placeholders.sorted(by: { $0.key < $1.key }) {
      found += placeholder(text, rows, position)
    }
    return found
  }

  /// One finding for all rows, to be read as unknown; but a deal at its end needs the day on which it ended.
  private func placeholder(_ text: String, _ rows: [Int], _ position: Int) -> [Finding] {
    let isClosing = table.columns[position].meaning == .closed
    if isClosing, rows.contains(where: isClosed) {
      return rows.map { row in
        finding(.placeholderDate, .likely, row, position, .placeholder, action: isClosed(row) ? .set : .clear)
      }
    }
    var all = finding(.placeholderDate, .likely, rows[0], position, .placeholder, action: .clear)
    all.row = nil
    all.rows = rows.count
    return [all]
  }

  private func future(_ position: Int) -> [Finding] {
    let column = table.columns[position]
    return column.days.indices.compactMap { row in
      guard isClosed(row), let day = column.days[row], day > data.asOf, !isPlaceholder(column.texts[row], day)
      else { return nil }
      return finding(.closedInFuture, .sure, row, position, .future(day, asOf: data.asOf))
    }
  }

  private func disordered(_ position: Int) -> [Finding] {
    guard let opened = table.column(.opened) else { return [] }
    let closed = table.columns[position]
    return closed.days.indices.compactMap { row in
      guard let first = opened.days[row], let last = closed.days[row], last < first,
        !isPlaceholder(opened.texts[row], first), !isPlaceholder(closed.texts[row], last)
      else { return nil }
      let days = first.daysSince1970 - last.daysSince1970
      let swapped = Self.exchanged(last).flatMap { $0 >= first && $0 <= data.asOf ? $0 : nil }
      var found = finding(
        .closedBeforeOpened, swapped == nil ? .sure : .likely, row, position,
        .order(opened: first, daysBetween: days, swapped: swapped != nil))
      found.proposal = swapped?.iso ?? ""
      return found
    }
  }

  /// The date with day and month exchanged, where there is one.
  private static func exchanged(_ day: CalendarDay) -> CalendarDay? {
    let civil = day.civil
    return CalendarDay(year: civil.year, month: civil.day, day: civil.month)
  }

  private func withoutValue() -> [Finding] {
    guard let position = table.position(.value), let stages else { return [] }
    let values = table.columns[position]
    return values.texts.indices.compactMap { row in
      guard isWon(row), values.texts[row].isEmpty || values.numbers[row] == 0 else { return nil }
      return finding(.wonWithoutValue, .likely, row, position, .noValue(stage: stages[row]))
    }
  }

  private func finding(
    _ kind: Finding.Kind, _ confidence: Finding.Confidence, _ row: Int, _ column: Int,
    _ reason: Finding.Reason, action: RepairAction = .set
  ) -> Finding {
    Finding(
      kind: kind, confidence: confidence, table: .deals, row: row, firstRow: row, column: column,
      value: table.columns[column].texts[row], action: action, proposal: "", rows: 1, reason: reason)
  }
}
