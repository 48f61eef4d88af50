import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import XLSXWriting

/// 变动清单: every item that changes hands, largest worth first, each with its reason.
struct MovesSheet {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  func write(to document: XLSXDocument) throws {
    let list = MoveList(pages.handout.result, language: pages.language)
    let isExplained = list.isExplained
    _ = try pages.write(
      .moves, lines: [list.rows.isEmpty ? phrases.todayOnly : phrases.purpose(of: .moves)],
      columns: columns(isExplained: isExplained, isOrdered: list.order != nil), count: list.rows.count,
      to: document
    ) { cells(list.rows[$0], isExplained: isExplained, isOrdered: list.order != nil) }
  }

  private func columns(isExplained: Bool, isOrdered: Bool) -> [WorkbookColumn] {
    let head = [
      pages.column(.accountID), pages.column(.account, .plain, 14...36),
      pages.column(.region, .plain, 8...18), pages.column(.duty, .plain, 8...16),
      pages.column(.from, .plain, 10...20), pages.column(.to, .plain, 10...20),
      pages.column(.kind, .plain, 8...12), pages.column(.worth, .signed, 12...18), pages.column(.hours),
      pages.column(.reason, .wrapped, 30...60),
    ]
    let reasons =
      isExplained
      ? [
        pages.column(.ifKept, .wrapped, 24...44), pages.column(.keepLeast, .plain, 12...16),
        pages.column(.keepMost, .plain, 12...16), pages.column(.nextBest, .plain, 10...20),
        pages.column(.certainty, .wrapped, 12...24),
      ] : []
    return head + reasons + (isOrdered ? [pages.column(.step, .plain, 6...8)] : [])
  }

  private func cells(_ row: MoveList.Row, isExplained: Bool, isOrdered: Bool) -> [WorkbookCell] {
    let work = pages.context.items[row.move.item]
    let account = pages.data.accounts[work.account]
    let head: [WorkbookCell] = [
      .text(account.id), .text(account.name), .text(pages.data.regions[account.region].name),
      .text(row.duty), .text(pages.labels.label(of: row.move.from)),
      .text(pages.labels.label(of: row.move.to)), .text(row.kind), .money(row.move.worthDifference),
      .hours(row.move.minutes), .text(row.reason),
    ]
    return head + (isExplained ? reasons(row) : [])
      + (isOrdered ? [row.step.map { .count($0 + 1) } ?? .empty] : [])
  }

  private func reasons(_ row: MoveList.Row) -> [WorkbookCell] {
    guard let explanation = row.explanation else { return [.empty, .empty, .empty, .empty, .empty] }
    let ends: [WorkbookCell] =
      switch explanation.keeping {
      case .between(let least, let most): [.money(least), .money(most)]
      case .atLeast(let least): [.money(least), .empty]
      case .impossible: [.empty, .empty]
      }
    return [.text(pages.wording.text(explanation.keeping))] + ends + [
      explanation.nextBest.map { .text(pages.labels.label(of: $0.holder)) } ?? .empty,
      explanation.isNearTie ? .text(phrases.tooCloseToCall) : .empty,
    ]
  }
}
