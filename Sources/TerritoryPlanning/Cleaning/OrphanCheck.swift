/// References that lead nowhere: deals without account, accounts without owner or parent, owners who have left.
struct OrphanCheck {
  private let data: CleaningData

  init(_ data: CleaningData) { self.data = data }

  func findings() -> [Finding] { dealsWithoutAccount() + owners() + people() + ParentCheck(data).findings() }

  // MARK: Deals

  private func dealsWithoutAccount() -> [Finding] {
    guard let deals = data.deals, let ids = data.accounts?.column(.id)?.texts else { return [] }
    let names = data.accounts?.column(.name)?.texts ?? ids
    var found: [Finding] = []
    if let position = deals.position(.account) {
      found += unknownAccounts(position, NameIndex(ids: ids, names: names))
    }
    if let position = deals.position(.accountName) {
      found += unknownAccounts(position, NameIndex(ids: names, names: ids))
    }
    return found + nameless(DealAccounts(data).nameless)
  }

  private func unknownAccounts(_ position: Int, _ index: NameIndex) -> [Finding] {
    guard let deals = data.deals else { return [] }
    let ids = deals.column(.account)?.texts
    let isNames = deals.columns[position].meaning == .accountName
    return RowsByText(deals.columns[position].texts).all.compactMap { text, rows in
      guard !text.isEmpty, !index.contains(text) else { return nil }
      // Where the id is there, the name does not count.
      if isNames, let ids, rows.contains(where: { !ids[$0].isEmpty }) { return nil }
      if isNames, index.isName(text) { return nil }
      let near = index.nearest(text)
      return finding(
        .unknownAccount, near == nil ? .possible : .likely, .deals, position, text, rows,
        near == nil ? .leaveOut : .replace, near ?? "", .noSuchAccount(isNearName: near != nil))
    }
  }

  /// All deals without an account in one line; a line each where they have no one column that is empty of all.
  private func nameless(_ rows: [Int]) -> [Finding] {
    guard !rows.isEmpty, let deals = data.deals,
      let position = deals.position(.account) ?? deals.position(.accountName)
    else { return [] }
    let empty = deals.columns[position].texts.count { $0.isEmpty }
    let all = finding(
      .dealWithoutAccount, .sure, .deals, position, "", rows, .leaveOut, "", .noAccount)
    if empty == rows.count { return [all] }
    return rows.map { row in
      var one = all
      (one.row, one.firstRow, one.rows) = (row, row, 1)
      return one
    }
  }

  // MARK: Owners

  private func owners() -> [Finding] {
    guard let known = data.knownPeople else { return [] }
    let ids = data.people?.column(.id)?.texts ?? known.sorted()
    let index = NameIndex(ids: ids, names: data.people?.column(.name)?.texts ?? ids)
    let owned = rows(.accounts, .owner)
    let sold = rows(.deals, .person).first
    var found: [Finding] = []
    for column in owned {
      for (text, rows) in column.rows.all {
        found += owner(text, rows, column.position, index, deals: sold?.rows[text] ?? [])
      }
    }
    if let sold {
      for (text, rows) in sold.rows.all where !text.isEmpty {
        let accounts = owned.first?.rows[text].count ?? 0
        found += seller(text, rows, sold.position, index, accounts: accounts)
      }
    }
    return found
  }

  private func rows(
    _ kind: CleaningTable.Kind, _ meaning: CleaningColumn.Meaning
  ) -> [(position: Int, rows: RowsByText)] {
    guard let table = data[kind] else { return [] }
    return table.positions(meaning).map { ($0, RowsByText(table.columns[$0].texts)) }
  }

  private func isKnown(_ text: String) -> Bool { data.knownPeople?.contains(text) ?? true }

  private func owner(
    _ text: String, _ rows: [Int], _ position: Int, _ index: NameIndex, deals: [Int]
  ) -> [Finding] {
    let table = CleaningTable.Kind.accounts
    if text.isEmpty {
      return [finding(.accountWithoutOwner, .sure, table, position, text, rows, .replace, "", .noOwner)]
    }
    if data.leavers.contains(text) {
      let reason = Finding.Reason.markedAsLeaving(accounts: rows.count, deals: openDeals(deals))
      return [finding(.ownerLeft, .sure, table, position, text, rows, .clear, "", reason)]
    }
    if isKnown(text) { return [] }
    if let near = index.nearest(text) { return [misspelt(table, position, text, rows, near)] }
    let reason = Finding.Reason.notAmongPeople(accounts: rows.count, deals: deals.count, last: lastDay(deals))
    return [finding(.ownerLeft, .likely, table, position, text, rows, .clear, "", reason)]
  }

  /// Deals of somebody who is not among the people. What leavers sold is history and stays as it is.
  private func seller(
    _ text: String, _ rows: [Int], _ position: Int, _ index: NameIndex, accounts: Int
  ) -> [Finding] {
    guard !isKnown(text), !data.leavers.contains(text) else { return [] }
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
    let names = people.column(.name)?.texts ?? ids
    // Managers who are not in the list, or are called otherwise there, say nothing of who leads whom.
    guard managers.count(where: { !$0.isEmpty }) * 2 > managers.count,
      !known.isDisjoint(with: ids + names)
    else { return [] }
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
