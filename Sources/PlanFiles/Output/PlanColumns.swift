import TerritoryPlanning

/// Where a plan table has its columns.
struct PlanColumns {
  let account: Int
  let duty: Int
  let representative: Int

  /// Reports columns that are not known, but for those that begin with `x_`, and those that are missing; nil where one
  /// is.
  init?(_ table: CSVTable, known: [String], faults: inout [InputFault]) {
    for (index, name) in table.header.enumerated() where !known.contains(name) && !name.hasPrefix("x_") {
      var place = table.headerPlace(index)
      place.field = ""
      faults.append(
        InputFault(
          place: place, value: name, message: "unknown column",
          hint: Suggestion.hint(for: name, in: known)))
    }
    let needed = ["account", "duty", "representative"].map { ($0, table.column(named: $0)) }
    for (name, column) in needed where column == nil {
      faults.append(
        InputFault(
          place: SourcePlace(file: table.file, line: 1, column: 1), value: "",
          message: "lacks the column `\(name)`", hint: "add it"))
    }
    guard let account = needed[0].1, let duty = needed[1].1, let representative = needed[2].1 else {
      return nil
    }
    (self.account, self.duty, self.representative) = (account, duty, representative)
  }
}
