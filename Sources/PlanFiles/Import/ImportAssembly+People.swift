import TerritoryPlanning

extension ImportAssembly {
  mutating func readPeople() {
    let source = map.people
    guard
      var table = ExportTable(
        file: source.file, folder: folder, replacements: source.replacements,
        repairs: repairs(of: source.file), faults: &faults),
      let id = table.column(source.id, faults: &faults)
    else { return }
    let name = table.column(source.name, faults: &faults)
    let team = table.column(source.team, faults: &faults)
    let manager = table.column(source.manager, faults: &faults)
    let region = table.column(source.region, faults: &faults)
    var seen: Set<String> = []
    for row in table.rows {
      let person = table.value(row, id)
      if person.isEmpty || !seen.insert(person).inserted {
        refuse(
          table.table.place(row, id), person,
          person.isEmpty ? "is a person without an id" : "is a second person of this id",
          "give every person one id of their own")
        continue
      }
      if source.leftOut.contains(person) {
        report.note(.leftOut, table.table.place(row, id), person, 1, "person left out, as the map says")
        continue
      }
      people.append(
        ImportedPerson(
          id: person, name: name == nil ? person : table.value(row, name), team: table.value(row, team),
          manager: table.value(row, manager), region: table.value(row, region), home: nil, row: row))
    }
    for person in source.leftOut where !seen.contains(person) {
      refuse(
        whole(source.file), person, "is left out by the map but is nobody in this file",
        Suggestion.hint(for: person, in: seen.sorted()))
    }
    table.listReplacements(into: &report)
    noteEncoding(table)
    report.people = people.count
    peopleTable = table
    notePeople()
  }

  private mutating func notePeople() {
    let source = map.people
    let selling = source.workingMinutes - source.nonSellingMinutes
    assume(
      source.file,
      "everybody works \(source.workingMinutes) minutes a period, \(selling) of them for customers")
    assume(source.file, "everybody's role is \(source.role.rawValue)")
    if let limit = source.travelLimitMinutes {
      assume(source.file, "nobody travels more than \(limit) minutes one way")
    }
  }
}
