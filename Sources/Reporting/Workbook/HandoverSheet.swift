import TerritoryPlanning
import XLSXWriting

/// 交接单: who hands what to whom, by when, who introduces, which deals are open, and a box to tick.
struct HandoverSheet {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  func write(to document: XLSXDocument) throws {
    let sheet = try document.addSheet(pages.name(.handover))
    let table = try pages.table(
      sheet, title: pages.name(.handover),
      lines: [phrases.purpose(of: .handover)] + phrases.handoverDates
        + (pages.data.opportunities.contains(where: \.isInProgress) ? [] : [phrases.noOpenDeals]),
      columns: [
        pages.column(.done, .editable, 6...6), pages.column(.account, .plain, 14...34),
        pages.column(.duty, .plain, 8...14), pages.column(.from, .plain, 10...18),
        pages.column(.to, .plain, 10...18), pages.column(.byWhen, .plain, 11...11),
        pages.column(.whyThen, .wrapped, 12...22), pages.column(.introducedBy, .wrapped, 12...22),
        pages.column(.openDeals, .plain, 7...8), pages.column(.openValue, .plain, 12...16),
        pages.column(.deals, .wrapped, 30...50), pages.column(.accountID, .quiet, 8...14),
      ])
    let words = HandoverWords(pages.wording)
    // By day, so that the list is worked off from the top.
    let sorted = pages.handovers.all.sorted {
      ($0.byWhen, $0.move.from, $0.move.item) < ($1.byWhen, $1.move.from, $1.move.item)
    }
    for handover in sorted.prefix(pages.mostRows - table.headRow - 1) {
      try table.append(cells(handover, words))
    }
    if let rows = table.rows { try sheet.choose(rows: rows, column: 0, ["☐", "☑"]) }
    try table.finish(frozenColumns: 2, paper: pages.paper(pages.name(.handover)))
    sheet.protect()
  }

  private func cells(_ handover: Handover, _ words: HandoverWords) -> [WorkbookCell] {
    let work = pages.context.items[handover.move.item]
    let account = pages.data.accounts[work.account]
    return [
      .text("☐"), .text(account.name), .text(pages.wording.name(ofDuty: work.duty)),
      .text(pages.labels.label(of: handover.move.from)), .text(pages.labels.label(of: handover.move.to)),
      .day(handover.byWhen), .text(phrases.text(handover.timing)), .text(words.introduction(of: handover)),
      handover.openDeals.isEmpty ? .empty : .count(handover.openDeals.count),
      handover.openDeals.isEmpty ? .empty : .money(handover.openValue(in: pages.data)),
      .text(words.deals(of: handover).joined(separator: "\n")), .text(account.id),
    ]
  }
}
