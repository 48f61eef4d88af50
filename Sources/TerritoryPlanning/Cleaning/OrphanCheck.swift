/// References that lead nowhere: deals without account, accounts without owner or parent, owners who have left.
struct OrphanCheck {
  private let data: CleaningData

  init(_ data: CleaningData) { self.data = data }

  func findings() -> [Finding] { dealsWithoutAccount() + owners() + people() + ParentCheck(data).findings() }

  // MARK: Deals

  private func dealsWithoutAccount() -> [Finding] {
    guard let deals = data.deals, let position = deals.position(.account), let accounts = data.accounts,
      let ids = accounts.column(.id)?.texts
    else { return [] }
    let index = NameIndex(ids: ids, names: accounts.column(.name)?.texts ?? ids)
    return RowsByText(deals.columns[position].texts).all.compactMap { text, rows in
      if text.isEmpty {
        return finding(
          .dealWithoutAccount, .sure, .deals, position, text, rows, .leaveOut, "", .noAccount)
      }
      guard !index.contains(text) else { return nil }
      let near = index.nearest(text)
      return finding(
        .unknownAccount, near == nil ? .possible : .likely, .deals, position, text, rows,
        near == nil ? .leaveOut : .replace, near ?? "", .noSuchAccount(isNearName: near != nil))
    }
  }

  // MARK: Owners

  private func owners() -> [Finding] {
    guard let people = data.people, let ids = people.column(.id)?.texts, !ids.isEmpty else { return [] }
    let index = NameIndex(ids: ids, names: people.column(.name)?.texts ?? ids)
    let owned = rows(.accounts, .owner)
    let sold = rows(.deals, .person)
    var found: [Finding] = []
    if let owned {
      for (text, rows) in owned.rows.all {
        found += owner(text, rows, owned.position, .accounts, index, deals: sold?.rows[text] ?? [])
      }
    }
    if let sold {
      for (text, rows) in sold.rows.all where !text.isEmpty {
        found += seller(text, rows, sold.position, index, accounts: owned?.rows[text].count ?? 0)
      }
    }
    return found
  }

  private func rows(
    _ kind: CleaningTable.Kind, _ meaning: CleaningColumn.Meaning
  ) -> (position: Int, rows: RowsByText)? {
    guard let table = data[kind], let position = table.position(meaning) else { return nil }
    return (position, RowsByText(table.columns[position].texts))
  }

  private func owner(
    _ text: String, _ rows: [Int], _ position: Int, _ table: CleaningTable.Kind, _ index: NameIndex,
    deals: [Int]
  ) -> [Finding] {
    if text.isEmpty {
      return [finding(.accountWithoutOwner, .sure, table, position, text, rows, .replace, "", .noOwner)]
    }
    if data.leavers.contains(text) {
      let reason = Finding.Reason.markedAsLeaving(accounts: rows.count, deals: openDeals(deals))
      return [finding(.ownerLeft, .sure, table, position, text, rows, .clear, "", reason)]
    }
    if index.contains(text) { return [] }
    if let near = index.nearest(text) { return [misspelt(table, position, text, rows, near)] }
    let reason = Finding.Reason.notAmongPeople(accounts: rows.count, deals: deals.count, last: lastDay(deals))
    return [finding(.ownerLeft, .likely, table, position, text, rows, .clear, "", reason)]
  }

  /// Deals of somebody who is not among the people. What leavers sold is history and stays as it is.
  private func seller(
    _ text: String, _ rows: [Int], _ position: Int, _ index: NameIndex, accounts: Int
  ) -> [Finding] {
    guard !index.contains(text), !data.leavers.contains(text) else { return [] }
    if let near = index.nearest(text) { return [misspelt(.deals, position, text, rows, near)] }
    let reason = Finding.Reason.notAmongPeople(accounts: accounts, deals: rows.count, last: lastDay(rows))
    return [finding(.ownerLeft, .possible, .deals, position, text, rows, .clear, "", reason)]
  }

  private func misspelt(
    _ table: CleaningTable.Kind, _ position: Int, _ text: String, _ rows: [Int], _ near: String
  ) -> Finding {
    let file = data.people?.file ?? ""
    return finding(
      .misspelt, .likely, table, position, text, rows, .replace, near,
      .nearListed(frequency: rows.count, file: file))
  }

  private func openDeals(_ rows: [Int]) -> Int {
    guard let stages = data.deals?.column(.stage)?.texts else { return 0 }
    return rows.count { !data.wonStages.contains(stages[$0]) && !data.lostStages.contains(stages[$0]) }
  }

  private func lastDay(_ rows: [Int]) -> CalendarDay? {
    guard let deals = data.deals, let days = (deals.column(.closed) ?? deals.column(.opened))?.days else {
      return nil
    }
    return rows.compactMap { days[$0] }.filter { $0 <= data.asOf }.max()
  }

  // MARK: People

  /// People without a manager to whom nobody reports, where most people have a manager.
  private func people() -> [Finding] {
    guard let people = data.people, let position = people.position(.manager),
      let ids = people.column(.id)?.texts
    else { return [] }
    let managers = people.columns[position].texts
    let known = Set(managers)
    guard managers.count(where: { !$0.isEmpty }) * 2 > managers.count else { return [] }
    let names = people.column(.name)?.texts ?? ids
    return managers.indices.compactMap { row in
      guard managers[row].isEmpty, !known.contains(ids[row]), !known.contains(names[row]) else { return nil }
      return Finding(
        kind: .outsideHierarchy, confidence: .possible, table: .people, row: row, firstRow: row,
        column: position, value: "", action: .set, proposal: "", rows: 1, reason: .reportsToNobody)
    }
  }

  private func finding(
    _ kind: Finding.Kind, _ confidence: Finding.Confidence, _ table: CleaningTable.Kind, _ column: Int,
    _ text: String, _ rows: [Int], _ action: RepairAction, _ proposal: String, _ reason: Finding.Reason
  ) -> Finding {
    Finding(
      kind: kind, confidence: confidence, table: table, row: nil, firstRow: rows[0], column: column,
      value: text, action: action, proposal: proposal, rows: rows.count, reason: reason)
  }
}

/// Rows of a column by what they hold.
struct RowsByText {
  private var positions: [String: Int] = [:]
  /// In order of first appearance, at least one row each.
  private(set) var all: [(text: String, rows: [Int])] = []

  init(_ texts: [String]) {
    for (row, text) in texts.enumerated() {
      if let position = positions[text] {
        all[position].rows.append(row)
      } else {
        positions[text] = all.count
        all.append((text, [row]))
      }
    }
  }

  subscript(text: String) -> [Int] { positions[text].map { all[$0].rows } ?? [] }
}
