import TerritoryPlanning

/// What the accounts yield and who holds them today.
extension ImportAssembly {
  mutating func valueAccounts() {
    switch map.value.current {
    case .wonDeals(let from, let to, let times):
      for index in accounts.indices {
        accounts[index].current = (deals?.wonInSpan[index] ?? 0) * times
      }
      assume(
        map.accounts.file,
        .yield(.currentIsWonDeals(from: from, to: to, times: times)))
    case .column(let name, let times):
      for (index, amount) in column(name, times: times).enumerated() { accounts[index].current = amount }
      if times != 1 { assume(map.accounts.file, .yield(.currentIsColumn(name, times: times))) }
    case .allocated(let total, let by, let times):
      allocate(total: total, by: by, times: times)
    }
    switch map.value.potential {
    case .timesCurrent(let times):
      for index in accounts.indices { accounts[index].potential = accounts[index].current * times }
      assume(map.accounts.file, .yield(.potentialIsCurrent(times: times)))
    case .openDeals(let times):
      for index in accounts.indices {
        accounts[index].potential = accounts[index].current + (deals?.inProgress[index] ?? 0) * times
      }
      assume(map.accounts.file, .yield(.potentialIsOpenDeals(times: times)))
    case .column(let name, let times):
      for (index, amount) in column(name, times: times).enumerated() { accounts[index].potential = amount }
      if times != 1 { assume(map.accounts.file, .yield(.potentialIsColumn(name, times: times))) }
    }
    let zero = accounts.filter { $0.current <= 0 }.count
    if zero > 0 {
      report.note(.noticed, whole(map.accounts.file), "", zero, .yield(.prospects))
    }
  }

  /// Hands every account's amount in a column, with the account's index, to `store`.
  private mutating func fill(_ name: String, _ store: (Int, Double) -> Void) {
    guard var table = accountTable, let column = table.column(name, faults: &faults) else { return }
    let unit = unit(of: table, column)
    for index in accounts.indices {
      if let amount = amount(&table, accounts[index].row, column) { store(index, amount * unit) }
    }
  }

  /// An amount of at least 0; nil with a fault.
  private mutating func amount(_ table: inout ExportTable, _ row: Int, _ column: Int) -> Double? {
    let text = table.value(row, column)
    do throws(AmountText.Problem) {
      return try AmountText(currency: map.currency, decimals: map.decimals).amount(text)
    } catch {
      faults.append(
        error.fault(
          at: table.table.place(row, column), value: text, noun: "an amount of money", currency: map.currency)
      )
      return nil
    }
  }

  /// By how much the header says that a column's amounts are multiplied; noted where it is not 1.
  private mutating func unit(of table: ExportTable, _ column: Int) -> Double {
    let unit = HeaderName.unit(table.table.header[column])
    if unit != 1 {
      report.note(
        .assumed, table.table.headerPlace(column), table.table.header[column], 0,
        .yield(.amountsAreTimes(unit)))
    }
    return unit
  }

  /// A column's amounts times a factor, by account.
  private mutating func column(_ name: String, times: Double) -> [Double] {
    var amounts = [Double](repeating: 0, count: accounts.count)
    fill(name) { amounts[$0] = $1 * times }
    return amounts
  }

  /// Splits each owner's total over the owner's accounts in proportion to a column.
  private mutating func allocate(total: String, by: String, times: Double) {
    guard map.accounts.owner != nil else {
      refuse(
        whole(map.accounts.file), "value: current: allocate",
        "needs owners, but the map names no owner column",
        "add accounts: owner: to the map")
      return
    }
    guard let totals = totals(total) else { return }
    var weights = [Double](repeating: 0, count: accounts.count)
    fill(by) { weights[$0] = $1 }
    var weightOfOwner: [String: Double] = [:]
    for (account, weight) in zip(accounts, weights) {
      weightOfOwner[account.holder ?? "", default: 0] += weight
    }
    var unallocated = 0
    for index in accounts.indices {
      let owner = accounts[index].holder ?? ""
      guard let amount = totals[owner], let weight = weightOfOwner[owner], weight > 0 else {
        unallocated += 1
        continue
      }
      accounts[index].current = amount * times * weights[index] / weight
    }
    if unallocated > 0 {
      report.note(
        .missing, whole(map.accounts.file), "", unallocated, .yield(.accountsWithoutTotal))
    }
    for person in people where weightOfOwner[person.id] == nil {
      report.note(
        .noticed, whole(map.peopleFile), person.id, 1, .yield(.ownsNoAccount(total: total)))
    }
    assume(map.accounts.file, .yield(.currentIsShared(total: total, by: by, times: times)))
  }

  /// A column of the people's file, by person.
  private mutating func totals(_ name: String) -> [String: Double]? {
    guard var table = peopleTable, let column = table.column(name, faults: &faults) else { return nil }
    var totals: [String: Double] = [:]
    let unit = unit(of: table, column)
    for person in people {
      if let amount = amount(&table, person.row, column) { totals[person.id] = amount * unit }
    }
    return totals
  }

  mutating func findIncumbents() {
    switch map.incumbents {
    case .nobody:
      report.note(.noticed, whole(map.accounts.file), "", 0, .people(.noIncumbents))
    case .owner(let duties): takeOwners(duties)
    case .mostWon(let share, let duties): takeLeaders(share, duties)
    }
    report.incumbents = accounts.reduce(0) { $0 + $1.incumbents.count }
    if map.people.homeIsCentreOfAccounts { placeHomes() }
  }

  private mutating func takeLeaders(_ share: Double, _ duties: [String]) {
    let ids = Set(people.map(\.id))
    var without = 0
    for index in accounts.indices {
      guard let leader = deals?.leader(of: index), leader.share >= share,
        ids.contains(leader.person)
      else {
        without += 1
        continue
      }
      accounts[index].incumbents = duties.map { ($0, leader.person) }
    }
    assume(map.accounts.file, .people(.leaderHolds(share: share)))
    if without > 0 {
      report.note(
        .missing, whole(map.accounts.file), "", without, .people(.nobodyReachesShare))
    }
  }

  /// The mean position of the accounts that a person holds; an assumption. Without accounts, of the region's.
  private mutating func placeHomes() {
    for index in people.indices {
      let held = accounts.filter { $0.incumbents.contains { $0.person == people[index].id } }
      let near = held.isEmpty ? accounts.filter { $0.region == people[index].region } : held
      people[index].home = SphereCentre.of(near.compactMap(\.coordinates))
    }
    assume(map.peopleFile, .people(.homesAreMeans))
  }
}
