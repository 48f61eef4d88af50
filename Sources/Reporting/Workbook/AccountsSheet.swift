import TerritoryPlanning
import XLSXWriting

/// 客户清单: every account and duty with its owner today and in the plan; the planned owner may be changed.
struct AccountsSheet {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  /// Where the sheet has what is read back; columns from 0.
  enum Place {
    static let account = 0
    static let accountName = 1
    /// By id, out of sight: the name beside it is for people.
    static let duty = 12
    static let dutyName = 4
    static let ownerToday = 5
    static let ownerPlanned = 6
    static let note = 7
  }

  /// A sheet that was written.
  struct Part {
    var sheet: XLSXSheet
    /// Row of the heads, and rows of cells.
    var headRow: Int
    var rows: ClosedRange<Int>?
  }

  private var columns: [WorkbookColumn] {
    [
      pages.column(.accountID, .quiet, 8...16), pages.column(.account, .plain, 14...36),
      pages.column(.region, .plain, 8...18), pages.column(.segment, .plain, 8...16),
      pages.column(.duty, .plain, 8...16), pages.column(.ownerToday, .plain, 12...22),
      pages.column(.ownerPlanned, .editable, 18...26), pages.column(.note, .editableWrapped, 22...22),
      pages.column(.change, .plain, 8...12), pages.column(.hours), pages.column(.revenueNow, .plain, 12...18),
      pages.column(.potential, .plain, 12...18), WorkbookColumn("duty", .quiet, 8...8, isHidden: true),
    ]
  }

  /// - Returns: the sheets, one unless there are more rows than a sheet has.
  func write(to document: XLSXDocument) throws -> [Part] {
    var parts: [Part] = []
    var free = pages.names.free
    var item = 0
    repeat {
      let title = pages.name(.accounts)
      let name = parts.isEmpty ? title : free.free(phrases.part(title, parts.count + 1))
      let sheet = try document.addSheet(name)
      let table = try pages.table(
        sheet, title: title, lines: [phrases.purpose(of: .accounts)] + phrases.howToEdit, columns: columns)
      while item < pages.context.items.count, table.nextRow < pages.mostRows {
        try table.append(cells(item))
        item += 1
      }
      try table.finish(frozenColumns: 2, paper: pages.paper(title))
      sheet.setTab(colour: 0xFFD966)
      sheet.protect()
      parts.append(Part(sheet: sheet, headRow: table.headRow, rows: table.rows))
    } while item < pages.context.items.count
    return parts
  }

  private func cells(_ item: Int) -> [WorkbookCell] {
    let work = pages.context.items[item]
    let account = pages.data.accounts[work.account]
    let holder = pages.handout.plan.holders[item]
    let today = pages.context.today.holders[item]
    return [
      .text(account.id), .text(account.name), .text(pages.data.regions[account.region].name),
      .text(pages.segmentName(account.segment)), .text(pages.wording.name(ofDuty: work.duty)),
      .text(pages.labels.label(of: today)), .text(pages.labels.label(of: holder)), .text(""),
      .text(phrases.label(Self.change(from: today, to: holder))), .hours(pages.context.standardMinutes[item]),
      .money(account.current), .money(account.potential),
      .text(pages.data.parameters.duties[work.duty].id),
    ]
  }

  static func change(from today: Holder?, to holder: Holder?) -> ItemChange {
    guard holder != nil else { return today == nil ? .unassigned : .handedOff }
    return today == nil ? .new : today == holder ? .stays : .taken
  }
}
