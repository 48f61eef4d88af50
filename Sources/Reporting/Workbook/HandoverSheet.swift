import TerritoryPlanning
import XLSXWriting

/// 交接单: who hands what to whom, by when, who introduces, which deals are open, and a box to tick.
struct HandoverSheet {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  func write(to document: XLSXDocument) throws {
    let words = HandoverWords(pages.wording)
    // By day, so that the list is worked off from the top.
    let sorted = pages.handovers.all.sorted {
      ($0.byWhen, $0.move.from, $0.move.item) < ($1.byWhen, $1.move.from, $1.move.item)
    }
    let parts = try pages.write(
      .handover,
      lines: [phrases.purpose(of: .handover)] + phrases.handoverDates
        + (pages.data.opportunities.contains(where: \.isInProgress) ? [] : [phrases.noOpenDeals]),
      columns: columns, count: sorted.count, to: document
    ) { cells(sorted[$0], words) }
    for part in parts {
      if let rows = part.rows { try part.sheet.choose(rows: rows, column: 0, ["☐", "☑"]) }
      part.sheet.protect()
    }
  }

  private var columns: [WorkbookColumn] {
    [
      pages.column(.done, .editable, 6...6), pages.column(.account, .plain, 14...34),
      pages.column(.duty, .plain, 8...14), pages.column(.from, .plain, 10...18),
      pages.column(.to, .plain, 10...18), pages.column(.byWhen, .plain, 11...11),
      pages.column(.whyThen, .wrapped, 12...22), pages.column(.introducedBy, .wrapped, 12...22),
      pages.column(.openDeals, .plain, 7...8), pages.column(.openValue, .plain, 12...16),
      pages.column(.deals, .wrapped, 30...50), pages.column(.accountID, .quiet, 8...14),
    ]
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
