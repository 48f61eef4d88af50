import TerritoryPlanning

extension ImportAssembly {
  /// Reads the people from their own file, or from the list of users. Without either the owners of the accounts
  /// become the people, once those are read.
  mutating func readPeople() {
    if let file = map.people.file {
      readPeopleFile(file)
    } else if let users = map.users {
      readUsers(users)
    }
  }

  private mutating func readPeopleFile(_ file: String) {
    let source = map.people
    if map.users != nil {
      refuse(
        whole(file), "people: file", "names the people, and so does users:",
        "keep one; a list of users may hold team, manager, role, region and hours as well")
    }
    guard
      var table = ExportTable(
        file: file, choice: source.choice, folder: folder, replacements: source.replacements,
        repairs: repairs(of: .people), faults: &faults),
      let id = table.column(source.id, faults: &faults)
    else { return }
    let name = table.column(source.name, faults: &faults)
    let team = table.column(source.team, faults: &faults)
    let manager = table.column(source.manager, faults: &faults)
    let region = table.column(source.region, faults: &faults)
    RecordID.refuseMangled(table, id, faults: &faults)
    for row in table.rows {
      let person = table.value(row, id)
      directory.add(
        UserDirectory.User(
          representative: person, name: name == nil ? person : table.value(row, name), id: person,
          team: table.value(row, team), manager: table.value(row, manager), region: table.value(row, region),
          row: row))
    }
    takePeople(&table, idColumn: id)
  }

  private mutating func readUsers(_ source: ImportMap.UsersSource) {
    let name = FilePaths.lastComponent(source.file)
    // A path may be of a file beside the export, or of one anywhere.
    let beside = folder.path + "/" + source.file
    let path = FileBytes.kind(of: beside).exists ? beside : source.file
    let table: ExportTable
    do throws(InputFaults) {
      table = ExportTable(
        try folder.table(name, source.choice, at: path), replacements: map.people.replacements,
        repairs: repairs(of: .people), faults: &faults)
    } catch {
      faults += error.faults
      return
    }
    let days = map.period.end.daysSince1970 - map.period.start.daysSince1970 + 1
    var reading = UsersReading(table, days: days)
    reading.read(faults: &faults)
    directory = reading.directory
    for (field, column) in reading.columns { userColumns[field.rawValue] = table.table.header[column] }
    let column = reading.columns[.name] ?? reading.columns[.email] ?? reading.columns[.id] ?? 0
    takePeople(&reading.table, idColumn: column)
  }

  /// Without a list of people, whoever owns an account is somebody of the plan; of deals, where the accounts
  /// name no owner.
  mutating func takeOwnersAsPeople() {
    guard map.people.file == nil, map.users == nil else { return }
    guard var table = accountTable else { return }
    var column = table.column(map.accounts.owner, faults: &faults)
    var idColumn = table.column(map.accounts.ownerID, faults: &faults)
    if column == nil, let source = map.deals, let deals = dealTable {
      table = deals
      column = table.column(source.person, faults: &faults)
      idColumn = table.column(source.personID, faults: &faults)
    }
    guard let column else {
      refuse(
        whole(map.accounts.file), "", "names no owners, so nobody is known",
        "give the list of people: --users users.csv with name, email or id")
      return
    }
    var rowOfKey: [String: Int] = [:]
    var ids: [String: String] = [:]
    for row in table.rows {
      let name = table.settled(row, column)
      let id = idColumn.map { table.settled(row, $0) } ?? ""
      guard !name.isEmpty, rowOfKey[name + "\u{0}" + id] == nil else { continue }
      rowOfKey[name + "\u{0}" + id] = row
      if let other = ids[name], other != id {
        refuse(
          table.table.place(row, column), name, "is the name of two owners, \(other) and \(id)",
          "give a list of users with name, email and id: --users users.csv")
        continue
      }
      ids[name] = id
      directory.add(UserDirectory.User(representative: name, name: name, id: id, row: row))
    }
    assume(
      table.table.file,
      .people(
        .ownersBecomePeople(
          count: directory.users.count, names: directory.users.prefix(40).map(\.name),
          andOthers: directory.users.count > 40)))
    takePeople(&table, idColumn: column, isOwnTable: false)
  }

  /// Makes the directory's users people of the plan, but for those whom the map or the list leaves out.
  private mutating func takePeople(_ table: inout ExportTable, idColumn: Int, isOwnTable: Bool = true) {
    var seen: Set<String> = []
    for (index, user) in directory.users.enumerated() {
      let place = table.table.place(user.row, idColumn)
      let id = user.representative
      if id.isEmpty || !seen.insert(id).inserted {
        refuse(
          place, id, id.isEmpty ? "is a person without an id" : "is a second person of this id",
          "give every person one id of their own")
        continue
      }
      if map.people.leftOut.contains(id) {
        directory.leaveOut(index)
        report.note(.leftOut, place, id, 1, .people(.leftOut(by: .map)))
        continue
      }
      if !user.isInPlan {
        report.note(.leftOut, place, id, 1, .people(.leftOut(by: .users)))
        continue
      }
      people.append(
        ImportedPerson(
          id: id, name: user.name, team: user.team, manager: user.manager, region: user.region, home: nil,
          role: user.role, workingMinutes: user.workingMinutes, row: user.row))
    }
    for person in map.people.leftOut where !seen.contains(person) {
      refuse(
        whole(map.peopleFile), person, "is left out by the map but is nobody in this file",
        Suggestion.hint(for: person, in: seen.sorted()))
    }
    if isOwnTable {
      table.finish(into: &report, faults: &faults)
      noteEncoding(table)
    }
    report.people = people.count
    peopleTable = table
    notePeople()
  }

  private mutating func notePeople() {
    let source = map.people
    let selling = source.workingMinutes - source.nonSellingMinutes
    let others = people.count { $0.workingMinutes != nil }
    assume(
      map.peopleFile,
      .people(.everybodyWorks(minutes: source.workingMinutes, selling: selling, butListed: others > 0)))
    if others > 0 { assume(map.peopleFile, .people(.listedHours(people: others))) }
    let listsRoles = people.contains { $0.role != nil }
    assume(map.peopleFile, .people(.everybodyIs(source.role, butListed: listsRoles)))
    if let limit = source.travelLimitMinutes {
      assume(map.peopleFile, .people(.travelLimit(minutes: limit)))
    }
  }
}
