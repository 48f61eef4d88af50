import TerritoryPlanning

/// Who owns the accounts today.
extension ImportAssembly {
  /// Values of an owner column that do not say who is meant.
  private struct Doubts {
    var unknown = ValueTally()
    var several = ValueTally()
    var without = 0
  }

  /// Finds the account's owner in the plan. Whom nobody knows is a fault only where owners become incumbents.
  mutating func resolveOwners() {
    guard let table = accountTable, let column = table.column(map.accounts.owner, faults: &faults) else {
      return
    }
    let idColumn = table.column(map.accounts.ownerID, faults: &faults)
    var doubts = Doubts()
    for index in accounts.indices {
      let account = accounts[index]
      accounts[index].holder = holder(account.owner, id: account.ownerID, account.row, &doubts)
    }
    var duties: [String] = []
    if case .owner(let named) = map.incumbents {
      duties = named.filter { duty in !map.accounts.owners.contains { $0.duty == duty } }
      report(doubts, table, column, isUsed: !duties.isEmpty)
    }
    let form = directory.form(of: accounts.lazy.map(\.owner))
    for duty in duties.isEmpty ? [""] : duties {
      owners.append(
        KeptExport.Owner(
          duty: duty, column: table.table.header[column], idColumn: idColumn.map { table.table.header[$0] },
          form: form))
    }
  }

  /// The id in the plan of whom a cell names; nil for nobody of the plan, which is tallied.
  private mutating func holder(_ text: String, id: String, _ row: Int, _ doubts: inout Doubts) -> String? {
    if text.isEmpty, id.isEmpty {
      doubts.without += 1
      return nil
    }
    var found = id.isEmpty ? UserDirectory.Found.nobody : directory.find(id)
    if found == .nobody { found = directory.find(text) }
    switch found {
    case .one(let index):
      let user = directory.users[index]
      if !user.isInPlan { doubts.without += 1 }
      return user.isInPlan ? user.representative : nil
    case .several: doubts.several.add(text, row)
    case .nobody: doubts.unknown.add(text.isEmpty ? id : text, row)
    }
    return nil
  }

  private mutating func report(_ doubts: Doubts, _ table: ExportTable, _ column: Int, isUsed: Bool) {
    guard isUsed else { return }
    doubts.unknown.report(
      "owner", table, column, known: Set(directory.users.map(\.representative)), faults: &faults)
    for entry in doubts.several.entries {
      faults.append(
        entry.fault(
          table, column, "is the name of several people",
          "export the owner's e-mail or id, or give the names apart in the list of users (aliases)"))
    }
    if doubts.without > 0 {
      report.note(
        .missing, whole(map.accounts.file), "", doubts.without, .people(.accountsWithoutOwner))
    }
  }

  /// The owner, or for a duty with a column of its own whoever that names, holds the duty today.
  mutating func takeOwners(_ duties: [String]) {
    guard let table = accountTable else { return }
    let own = map.accounts.owners.filter { duties.contains($0.duty) }
    let common = duties.filter { duty in !own.contains { $0.duty == duty } }
    if !common.isEmpty {
      guard map.accounts.owner != nil else {
        refuse(
          whole(map.accounts.file), "incumbents: rule: owner", "needs an owner column",
          "add accounts: owner: to the map")
        return
      }
      for index in accounts.indices {
        guard let holder = accounts[index].holder else { continue }
        accounts[index].incumbents = common.map { ($0, holder) }
      }
      assume(map.accounts.file, .people(.ownerDoes(common)))
    }
    for owner in own { take(owner, table) }
    for owner in map.accounts.owners where !duties.contains(owner.duty) {
      refuse(
        whole(map.accounts.file), owner.duty, "has an owner column, but incumbents: duties does not name it",
        "add it to incumbents: {rule: owner, duties: [...]}")
    }
  }

  private mutating func take(_ owner: ImportMap.DutyOwner, _ table: ExportTable) {
    guard let column = table.column(owner.column, faults: &faults) else { return }
    var doubts = Doubts()
    for index in accounts.indices {
      let text = table.settled(accounts[index].row, column)
      guard let holder = holder(text, id: "", accounts[index].row, &doubts) else { continue }
      accounts[index].incumbents.append((owner.duty, holder))
    }
    report(doubts, table, column, isUsed: true)
    let form = directory.form(of: accounts.lazy.map { table.settled($0.row, column) })
    owners.append(
      KeptExport.Owner(
        duty: owner.duty, column: table.table.header[column], idColumn: nil, form: form))
    assume(map.accounts.file, .people(.columnDoes(column: owner.column, duty: owner.duty)))
  }
}
