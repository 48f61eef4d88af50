import ScenarioRunning
import TerritoryPlanning
import XLSXWriting

/// A sheet for each representative, to be printed and handed over: figures before and after, what is new, what goes,
/// what stays.
struct PersonSheets {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  func write(to document: XLSXDocument) throws {
    let items = ItemsOfPeople(pages)
    for person in pages.peopleWithSheet {
      guard let name = pages.names.person[person] else { continue }
      try write(person, items.rows[person], to: document.addSheet(name))
    }
  }

  private func write(_ person: Int, _ rows: [ItemsOfPeople.Row], to sheet: XLSXSheet) throws {
    let representative = pages.data.representatives[person]
    try sheet.setHeight(24, row: 0)
    try sheet.write(representative.name, row: 0, column: 0, WorkbookLook.title)
    let counts = ItemChange.allCases.map { change in rows.count { $0.change == change } }
    let count = Dictionary(uniqueKeysWithValues: zip(ItemChange.allCases, counts))
    let subtitle = [
      representative.team, pages.data.parameters.period,
      representative.manager.map { phrases.manager($0) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    try sheet.write(subtitle, row: 1, column: 0, WorkbookLook.base.with { $0.colour = WorkbookLook.quiet })
    try sheet.write(
      phrases.stays(
        count[.stays] ?? 0, takes: (count[.taken] ?? 0) + (count[.new] ?? 0), hands: count[.handedOff] ?? 0),
      row: 2, column: 0, WorkbookLook.base.with { $0.size = 12 })
    let first = try figures(of: person, on: sheet, from: 4)
    let table = try WorkbookTable(
      sheet, look: pages.look, title: nil, lines: [], columns: columns, firstRow: first)
    let words = HandoverWords(pages.wording)
    for row in rows.prefix(pages.mostRows - table.headRow - 1) { try table.append(cells(row, words)) }
    try table.finish(frozenColumns: nil, isFiltered: false, paper: pages.paper(representative.name))
  }

  // MARK: Before and after

  private func figures(of person: Int, on sheet: XLSXSheet, from first: Int) throws -> Int {
    let (before, after) = (pages.before?.of(person), pages.evaluation.of(person))
    let heads = ["", phrases.label(Term.before), phrases.label(Term.after)]
    let lines: [(String, (RepresentativeEvaluation) -> WorkbookCell)] = [
      (phrases.label(Term.accounts), { .count($0.accounts) }),
      (phrases.label(Term.items), { .count($0.items) }),
      (phrases.label(WorkbookHead.hours), { .hours($0.standardMinutes) }),
      (phrases.label(Term.fairShare), { .share($0.fairShare) }),
      (phrases.label(Term.utilisation), { .share($0.utilisation) }),
      (phrases.label(Term.travel), { .hours($0.travelMinutes) }),
      (phrases.label(Term.revenue), { .money($0.revenue) }),
    ]
    // Laid on its side, so that it takes three rows of the paper.
    let styles = WorkbookStyles(pages.look)
    for (row, head) in heads.enumerated() {
      try sheet.write(head, row: first + row, column: 0, WorkbookLook.head)
    }
    for (column, line) in lines.enumerated() {
      try sheet.write(line.0, row: first, column: column + 1, WorkbookLook.figureHead)
      try styles.write(before.map(line.1) ?? .empty, sheet, row: first + 1, column: column + 1, .plain)
      try styles.write(after.map(line.1) ?? .empty, sheet, row: first + 2, column: column + 1, .plain)
    }
    return first + heads.count + 1
  }

  // MARK: Items

  private var columns: [WorkbookColumn] {
    [
      pages.column(.change, .plain, 12...12), pages.column(.account, .plain, 22...30),
      pages.column(.region, .plain, 12...14), pages.column(.duty, .plain, 12...14),
      pages.column(.partner, .plain, 14...18), pages.column(.byWhen, .plain, 12...12),
      pages.column(.introducedBy, .wrapped, 14...18), pages.column(.hours, .plain, 12...12),
      pages.column(.revenueNow, .plain, 14...16), pages.column(.reason, .wrapped, 30...36),
      pages.column(.deals, .wrapped, 24...40),
    ]
  }

  private func cells(_ row: ItemsOfPeople.Row, _ words: HandoverWords) -> [WorkbookCell] {
    let work = pages.context.items[row.item]
    let account = pages.data.accounts[work.account]
    let head: [WorkbookCell] = [
      .text(phrases.label(row.change)), .text(account.name), .text(pages.data.regions[account.region].name),
      .text(pages.wording.name(ofDuty: work.duty)),
    ]
    let tail: [WorkbookCell] = [.hours(pages.context.standardMinutes[row.item]), .money(account.current)]
    guard let handover = row.handover else {
      return head + [.empty, .empty, .empty] + tail + [.empty, .empty]
    }
    let partner = row.change == .taken ? handover.move.from : handover.move.to
    return head + [
      .text(pages.labels.label(of: partner)), .day(handover.byWhen), .text(words.introduction(of: handover)),
    ] + tail + [
      .text(pages.wording.text(handover.move.reason)),
      .text(words.deals(of: handover).joined(separator: "\n")),
    ]
  }
}

/// What each representative takes over, hands off and keeps, in this order.
struct ItemsOfPeople {
  struct Row {
    var item: Int
    var change: ItemChange
    var handover: Handover?
  }
  /// By representative.
  let rows: [[Row]]

  init(_ pages: WorkbookPages) {
    let context = pages.context
    let count = pages.data.representatives.count
    var handovers = [Int?](repeating: nil, count: context.items.count)
    for (number, handover) in pages.handovers.all.enumerated() { handovers[handover.move.item] = number }
    var taken = [[Row]](repeating: [], count: count)
    var handed = taken
    var kept = taken
    for item in context.items.indices {
      let (today, holder) = (context.today.holders[item], pages.handout.plan.holders[item])
      let handover = handovers[item].map { pages.handovers.all[$0] }
      if let holder, holder.index < count {
        let change = AccountsSheet.change(from: today, to: holder)
        let row = Row(item: item, change: change, handover: handover)
        if change == .stays { kept[holder.index].append(row) } else { taken[holder.index].append(row) }
      }
      if let today, today.index < count, today != holder {
        handed[today.index].append(Row(item: item, change: .handedOff, handover: handover))
      }
    }
    rows = (0..<count).map { taken[$0] + handed[$0] + kept[$0] }
  }
}
