import ScenarioRunning
import TerritoryPlanning
import XLSXWriting

/// The names to choose from, and what the workbook says about itself, so that changes can be read back.
struct HiddenSheets {
  let pages: WorkbookPages

  func write(to document: XLSXDocument, accounts parts: [WorkbookPages.Part]) throws {
    let lists = try document.addSheet(pages.names.lists)
    let count = try choices(on: lists)
    for part in parts {
      guard let rows = part.rows, count > 0 else { continue }
      try part.sheet.choose(
        rows: rows, column: AccountsSheet.Place.ownerPlanned, from: lists, listed: 1...count,
        advice: .init(
          title: pages.phrases.chooseOwner, message: pages.phrases.chooseOwnerHint,
          errorTitle: pages.phrases.notInList, error: pages.phrases.notInListHint))
    }
    lists.hide()
    let metadata = try document.addSheet(pages.names.metadata)
    for (row, entry) in metadataRows(parts).enumerated() {
      try metadata.write(entry.0, row: row, column: 0, WorkbookLook.base)
      try metadata.write(entry.1, row: row, column: 1, WorkbookLook.base)
    }
    metadata.hide()
  }

  /// Writes what owners are called: first who may be chosen, then the others.
  ///
  /// - Returns: how many may be chosen; they follow the heads.
  private func choices(on sheet: XLSXSheet) throws -> Int {
    let labels = pages.labels
    var rows = zip(labels.people, pages.data.representatives).map { ($0, $1.id) }
    rows.append((labels.pool, Holder.poolID))
    let count = rows.count
    rows.append((labels.nobody, ""))
    for (row, entry) in ([("label", "id")] + rows).enumerated() {
      try sheet.write(entry.0, row: row, column: 0, WorkbookLook.base)
      try sheet.write(entry.1, row: row, column: 1, WorkbookLook.base)
    }
    return count
  }

  private func metadataRows(_ parts: [WorkbookPages.Part]) -> [(String, String)] {
    let scenario = pages.handout.result.scenario
    let head = (parts.first?.headRow ?? 0) + 1
    var rows: [(WorkbookLayout.Key, String)] = [
      (.format, WorkbookLayout.format), (.formatVersion, String(WorkbookLayout.formatVersion)),
      (.scenario, scenario.name), (.sourceHash, scenario.sourceHash), (.contentHash, scenario.contentHash),
      (.planHash, pages.handout.planHash), (.headRow, String(head)),
    ]
    rows += parts.map { (.accountsSheet, $0.sheet.name) }
    let columns: [(WorkbookLayout.Key, Int)] = [
      (.account, AccountsSheet.Place.account), (.accountName, AccountsSheet.Place.accountName),
      (.duty, AccountsSheet.Place.duty), (.dutyName, AccountsSheet.Place.dutyName),
      (.ownerToday, AccountsSheet.Place.ownerToday),
      (.ownerPlanned, AccountsSheet.Place.ownerPlanned), (.note, AccountsSheet.Place.note),
    ]
    rows += columns.map { ($0, String($1 + 1)) }
    return [("key", "value")] + rows.map { ($0.rawValue, $1) }
  }
}
