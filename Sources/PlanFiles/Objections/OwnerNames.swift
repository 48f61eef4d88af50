import ScenarioRunning
import TerritoryPlanning

/// What owners may be called in a workbook: as its list calls them, by id, or by a name that only one has.
struct OwnerNames {
  private let labels: [String: Holder?]
  private let ids: [String: Holder?]
  private let names: [String: [Int]]
  private let data: PlanData

  init(_ file: SpreadsheetFile, data: PlanData) throws(InputFaults) {
    self.data = data
    let pool = Holder(data.representatives.count)
    var ids: [String: Holder?] = [Holder.poolID: pool]
    for (index, person) in data.representatives.enumerated() { ids[person.id] = Holder(index) }
    var labels: [String: Holder?] = [:]
    if file.sheets.contains(WorkbookLayout.lists) {
      let table = try file.table(.init(sheet: WorkbookLayout.lists, headerRow: 1, headerRows: 1))
      for row in 0..<table.rowCount where table.columnCount >= 2 {
        let id = table.text(row, 1)
        if id.isEmpty {
          labels.updateValue(nil, forKey: Self.seen(table.text(row, 0)))
        } else if let holder = ids[id] {
          labels.updateValue(holder, forKey: Self.seen(table.text(row, 0)))
        }
      }
    }
    self.labels = labels
    self.ids = ids
    names = Dictionary(grouping: data.representatives.indices) { Self.seen(data.representatives[$0].name) }
  }

  /// Names are compared as a reader sees them: without regard to case and to blanks.
  static func seen(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  enum Reading {
    /// nil: nobody.
    case holder(Holder?)
    case ambiguous([Int])
    case unknown(hint: String)
  }

  func read(_ text: String) -> Reading {
    if let holder = labels[Self.seen(text)] { return .holder(holder) }
    if let holder = ids[text.withoutOuterBlanks] { return .holder(holder) }
    let named = names[Self.seen(text)] ?? []
    if named.count == 1 { return .holder(Holder(named[0])) }
    if named.count > 1 { return .ambiguous(named) }
    return .unknown(hint: Suggestion.hint(for: text.withoutOuterBlanks, in: data.representatives.map(\.name)))
  }
}

extension String {
  var withoutOuterBlanks: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
