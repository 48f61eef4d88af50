import TerritoryPlanning

extension RepairWork {
  private struct Merge {
    var repair: RepairFile.Repair
    var from: Int
    var into: Int
  }

  /// Accounts become part of others: the row is left out, its deals and children go to the account that stays, whose
  /// empty cells it fills; revenue with us is added up.
  mutating func merge(_ repairs: [RepairFile.Repair]) {
    guard let accounts = source.data.accounts, let ids = accounts.column(.id)?.texts else {
      for repair in repairs { refuse(repair, "", "merges accounts, but they have no ids", "empty apply") }
      return
    }
    let identity = RowIdentity(accounts)
    let merges = repairs.compactMap { merge($0, accounts, ids, identity) }
    var target = Dictionary(merges.map { ($0.from, $0.into) }, uniquingKeysWith: { first, _ in first })
    var gone: [String: Redirection] = [:]
    for merge in merges {
      // What an account is merged into may itself be merged: the end of the chain stays.
      var (end, steps) = (merge.into, 0)
      while let next = target[end], steps <= merges.count { (end, steps) = (next, steps + 1) }
      guard steps <= merges.count else {
        refuse(
          merge.repair, merge.repair.proposal, "is merged into itself in the end", "empty apply in one line")
        continue
      }
      guard !isLeftOut(.accounts, end) || target[end] != nil else {
        refuse(
          merge.repair, merge.repair.proposal, "is left out by another line", "empty apply in one of them")
        continue
      }
      target[merge.from] = end
      let cause = RepairLog.Cause(place: merge.repair.place, action: .merge)
      leaveOut(.accounts, merge.from, cause)
      fill(end, from: merge.from, accounts, cause)
      gone[ids[merge.from]] = Redirection(to: ids[end], cause: cause)
    }
    redirect(.accounts, .parent, gone, ids: ids)
    redirect(.deals, .account, gone, ids: nil)
    redirect(.deals, .accountName, named(gone, accounts, ids), ids: nil)
  }

  private mutating func merge(
    _ repair: RepairFile.Repair, _ accounts: CleaningTable, _ ids: [String], _ identity: RowIdentity
  ) -> Merge? {
    guard repair.table == .accounts else {
      refuse(repair, repair.record, "is no account, and only accounts are merged", "write another action")
      return nil
    }
    guard let from = identity.row(repair.record, line: repair.line) else {
      refuse(
        repair, repair.record, "is no record of \(accounts.file) any more",
        "empty apply, or propose repairs anew")
      return nil
    }
    guard let into = ids.firstIndex(of: repair.proposal), into != from else {
      refuse(
        repair, repair.proposal,
        repair.proposal == ids[from] ? "is the account itself" : "is the id of no account",
        "write the id of the account that stays")
      return nil
    }
    let name = accounts.columns[accounts.position(.name) ?? accounts.position(.id) ?? 0].texts[from]
    guard name == repair.value else {
      refuse(
        repair, repair.value, "was the name when this was proposed; it is `\(name)` now",
        "empty apply, or propose repairs anew")
      return nil
    }
    return Merge(repair: repair, from: from, into: into)
  }

  /// The account that stays takes over what it lacks.
  private mutating func fill(
    _ into: Int, from: Int, _ accounts: CleaningTable, _ cause: RepairLog.Cause
  ) {
    for column in accounts.columns.indices where accounts.columns[column].meaning != .id {
      let (gone, kept) = (text(.accounts, from, column), text(.accounts, into, column))
      if gone.isEmpty { continue }
      if kept.isEmpty {
        set(.accounts, into, column, to: gone, cause)
      } else if source.additiveColumns.contains(column), let a = source.number(gone),
        let b = source.number(kept)
      {
        set(.accounts, into, column, to: Finding.text(a + b), cause)
      }
    }
  }

  private struct Redirection {
    var to: String
    var cause: RepairLog.Cause
  }

  /// The same by names, for deals that have no ids of accounts: not where the one that stays, or a third account, is
  /// called so too.
  private func named(
    _ gone: [String: Redirection], _ accounts: CleaningTable, _ ids: [String]
  ) -> [String: Redirection] {
    guard let names = accounts.column(.name)?.texts else { return [:] }
    let rows = RowsByText(names)
    let nameOfID = Dictionary(zip(ids, names), uniquingKeysWith: { first, _ in first })
    var named: [String: Redirection] = [:]
    for (id, redirection) in gone {
      guard let name = nameOfID[id], let other = nameOfID[redirection.to],
        rows[name].allSatisfy({ gone[ids[$0]] != nil })
      else { continue }
      named[name] = Redirection(to: other, cause: redirection.cause)
    }
    return named
  }

  /// Every cell of the column that names an account that is gone names the one that stays. A parent that became one
  /// with its child (`ids`: of the rows) is nobody's parent.
  private mutating func redirect(
    _ kind: CleaningTable.Kind, _ meaning: CleaningColumn.Meaning, _ gone: [String: Redirection],
    ids: [String]?
  ) {
    guard !gone.isEmpty, let table = source.data[kind], let column = table.position(meaning) else { return }
    for row in 0..<table.rowCount {
      guard let redirection = gone[text(kind, row, column)] else { continue }
      let isItself = ids.map { $0[row] == redirection.to } ?? false
      set(kind, row, column, to: isItself ? "" : redirection.to, redirection.cause)
    }
  }
}
