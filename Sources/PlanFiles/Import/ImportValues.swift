import TerritoryPlanning

/// What the accounts yield and who holds them today.
extension ImportAssembly {
  mutating func valueAccounts() {
    switch map.value.current {
    case .wonDeals(let from, let to, let times):
      for index in accounts.indices {
        accounts[index].current = (deals?.spanByAccount[accounts[index].id] ?? 0) * times
      }
      assume(
        map.accounts.file,
        "current revenue of a period is the won deals closed from \(from.iso) to \(to.iso), times \(times)")
    case .column(let name, let times):
      fill(name) { $0.current = $1 * times }
      if times != 1 { assume(map.accounts.file, "current revenue is column \(name) times \(times)") }
    case .allocated(let total, let by, let times):
      allocate(total: total, by: by, times: times)
    }
    switch map.value.potential {
    case .timesCurrent(let times):
      for index in accounts.indices { accounts[index].potential = accounts[index].current * times }
      assume(map.accounts.file, "potential is current revenue times \(times)")
    case .column(let name, let times):
      fill(name) { $0.potential = $1 * times }
      if times != 1 { assume(map.accounts.file, "potential is column \(name) times \(times)") }
    }
    let zero = accounts.filter { $0.current <= 0 }.count
    if zero > 0 {
      report.note(
        .noticed, SourcePlace(file: map.accounts.file, line: 0, column: 0), "", zero,
        "accounts without revenue with us are prospects")
    }
  }

  private mutating func fill(_ name: String, _ store: (inout ImportedAccount, Double) -> Void) {
    guard var table = accountTable, let column = table.column(name, faults: &faults) else { return }
    for index in accounts.indices {
      let text = table.value(accounts[index].row, column)
      guard let amount = ExportTable.number(text), amount >= 0 else {
        faults.append(
          InputFault(
            place: table.table.place(accounts[index].row, column), value: text,
            message: "is not an amount of money", hint: "write an amount of at least 0"))
        continue
      }
      store(&accounts[index], amount)
    }
  }

  /// Splits each owner's total over the owner's accounts in proportion to a column.
  private mutating func allocate(total: String, by: String, times: Double) {
    guard var people = peopleTable, let totalColumn = people.column(total, faults: &faults) else { return }
    guard map.accounts.owner != nil else {
      faults.append(
        InputFault(
          place: SourcePlace(file: map.accounts.file, line: 0, column: 0), value: "value: current: allocate",
          message: "needs owners, but the map names no owner column", hint: "add accounts: owner: to the map"))
      return
    }
    var weights: [Double] = Array(repeating: 0, count: accounts.count)
    fill(by) { $0.potential = $1 }
    for index in accounts.indices { weights[index] = accounts[index].potential }
    var weightOfOwner: [String: Double] = [:]
    for (index, account) in accounts.enumerated() { weightOfOwner[account.owner, default: 0] += weights[index] }
    var totals: [String: Double] = [:]
    for person in self.people {
      let text = people.value(person.row, totalColumn)
      guard let amount = ExportTable.number(text), amount >= 0 else {
        faults.append(
          InputFault(
            place: people.table.place(person.row, totalColumn), value: text,
            message: "is not an amount of money", hint: "write an amount of at least 0"))
        continue
      }
      totals[person.id] = amount
      if weightOfOwner[person.id] == nil {
        report.note(
          .noticed, people.table.place(person.row, totalColumn), person.id, 1,
          "owns no account; the total of \(text) is allocated to none")
      }
    }
    for index in accounts.indices {
      let owner = accounts[index].owner
      guard let amount = totals[owner], let weight = weightOfOwner[owner], weight > 0 else { continue }
      accounts[index].current = amount * times * weights[index] / weight
    }
    assume(
      map.accounts.file,
      "current revenue is the owner's \(total) times \(times), split over the owner's accounts by \(by)")
  }

  mutating func findIncumbents() {
    switch map.incumbents {
    case .nobody:
      report.note(
        .noticed, SourcePlace(file: map.accounts.file, line: 0, column: 0), "", 0,
        "no incumbents, as the map says: today's plan cannot be judged")
    case .owner(let duties): takeOwners(duties)
    case .mostWon(let share, let duties): takeLeaders(share, duties)
    }
    report.incumbents = accounts.reduce(0) { $0 + $1.incumbents.count }
    if map.people.homeIsCentreOfAccounts { placeHomes() }
  }

  private mutating func takeOwners(_ duties: [String]) {
    guard let table = accountTable, let name = map.accounts.owner,
      let column = table.column(name, faults: &faults)
    else {
      faults.append(
        InputFault(
          place: SourcePlace(file: map.accounts.file, line: 0, column: 0), value: "incumbents: rule: owner",
          message: "needs an owner column", hint: "add accounts: owner: to the map"))
      return
    }
    let ids = Set(people.map(\.id))
    for index in accounts.indices {
      let owner = accounts[index].owner
      if owner.isEmpty || map.people.leftOut.contains(owner) { continue }
      guard ids.contains(owner) else {
        faults.append(
          InputFault(
            place: table.table.place(accounts[index].row, column), value: owner, message: "unknown owner",
            hint: Suggestion.hint(for: owner, in: ids.sorted())))
        continue
      }
      accounts[index].incumbents = duties.map { ($0, owner) }
    }
    assume(map.accounts.file, "the owner does today: \(duties.joined(separator: ", "))")
  }

  private mutating func takeLeaders(_ share: Double, _ duties: [String]) {
    let ids = Set(people.map(\.id))
    var without = 0
    for index in accounts.indices {
      guard let leader = deals?.leader(of: accounts[index].id), leader.share >= share, ids.contains(leader.person)
      else {
        without += 1
        continue
      }
      accounts[index].incumbents = duties.map { ($0, leader.person) }
    }
    assume(
      map.accounts.file,
      "the person with the most won revenue of an account, at least \(share * 100) % of it, holds it today")
    if without > 0 {
      report.note(
        .missing, SourcePlace(file: map.accounts.file, line: 0, column: 0), "", without,
        "accounts where nobody reaches that share have no incumbent")
    }
  }

  /// The mean position of the accounts that a person holds; an assumption. Without accounts, of the region's.
  private mutating func placeHomes() {
    for index in people.indices {
      let held = accounts.filter { $0.incumbents.contains { $0.person == people[index].id } }
      let near = held.isEmpty ? accounts.filter { $0.region == people[index].region } : held
      people[index].home = Self.centre(near.compactMap(\.coordinates))
    }
    assume(map.people.file, "a person's home is the mean position of the accounts held, else of the region's")
  }

  /// The mean direction on the sphere, so that accounts on both sides of the date line do not average to the
  /// other side of the world; nil for none.
  static func centre(_ places: [Coordinates]) -> Coordinates? { SphereCentre.of(places) }

  private mutating func assume(_ file: String, _ text: String) {
    report.note(.assumed, SourcePlace(file: file, line: 0, column: 0), "", 0, text)
  }
}
