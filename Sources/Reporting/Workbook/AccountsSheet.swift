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
  func write(to document: XLSXDocument) throws -> [WorkbookPages.Part] {
    let parts = try pages.write(
      .accounts, lines: [phrases.purpose(of: .accounts)] + phrases.howToEdit, columns: columns,
      count: pages.context.items.count, to: document, cells: cells)
    for part in parts {
      part.sheet.setTab(colour: 0xFFD966)
      part.sheet.protect()
    }
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
