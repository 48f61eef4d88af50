import TerritoryPlanning

/// Reads a users file: who the CRM's owners are.
struct UsersReading {
  var directory = UserDirectory()
  var table: ExportTable
  /// Headers by what they mean.
  var columns: [PersonField: Int] = [:]
  private var faults: [InputFault] = []
  private let days: Int

  /// - Parameter days: of the plan's period, for hours a week.
  init(_ table: ExportTable, days: Int) {
    self.table = table
    self.days = days
    for column in ExportProfile.people {
      if let found = HeaderName.find(column.headers, in: table.table.header) { columns[column.field] = found }
    }
  }

  mutating func read(faults: inout [InputFault]) {
    guard columns[.name] != nil || columns[.email] != nil || columns[.id] != nil else {
      faults.append(
        InputFault(
          place: SourcePlace(file: table.table.file, line: table.table.headerRow, column: 1), value: "",
          message: "names no column of people",
          hint: "the first line must hold name, email or id; also aliases, team, manager, role, region, hours"
        ))
      return
    }
    let ids = planIDs()
    for (position, row) in table.rows.enumerated() {
      guard let user = user(row, representative: ids[position]) else { continue }
      directory.add(user)
    }
    faults += self.faults
  }

  /// The name where all differ, else the e-mail, else the id: what people recognise.
  private func planIDs() -> [String] {
    let rows = table.rows
    for field in [PersonField.name, .email, .id] {
      guard let column = columns[field] else { continue }
      let texts = rows.map { table.peek($0, column) }
      if Set(texts).count == texts.count, !texts.contains("") { return texts }
    }
    let columns = [columns[.name], columns[.email], columns[.id]].compactMap { $0 }
    return rows.map { row in columns.lazy.map { table.peek(row, $0) }.first { !$0.isEmpty } ?? "" }
  }

  private mutating func value(_ row: Int, _ field: PersonField) -> String { table.value(row, columns[field]) }

  private mutating func refuse(
    _ row: Int, _ field: PersonField, _ value: String, _ message: String, _ hint: String
  ) {
    faults.append(
      InputFault(
        place: table.table.place(row, columns[field] ?? 0), value: value, message: message, hint: hint))
  }

  private mutating func user(_ row: Int, representative: String) -> UserDirectory.User? {
    guard !representative.isEmpty else {
      refuse(row, .name, "", "is a person without name, e-mail and id", "fill one of them in")
      return nil
    }
    var user = UserDirectory.User(
      representative: representative, name: value(row, .name), email: value(row, .email), id: value(row, .id),
      row: row)
    if user.name.isEmpty { user.name = representative }
    user.aliases = value(row, .aliases).split { "|;；、".contains($0) }.map { ExportTable.trimmed(String($0)) }
    user.team = value(row, .team)
    user.manager = value(row, .manager)
    user.region = value(row, .region)
    user.role = role(row)
    user.workingMinutes = minutes(row)
    user.isInPlan = isInPlan(row)
    return user
  }

  private mutating func role(_ row: Int) -> Representative.Role? {
    let text = value(row, .role)
    guard !text.isEmpty else { return nil }
    if let role = Representative.Role(rawValue: text.lowercased()) { return role }
    refuse(
      row, .role, text, "is not a role",
      "write one of \(Representative.Role.allCases.map(\.rawValue).joined(separator: ", ")), or leave it empty"
    )
    return nil
  }

  /// Hours a week, as minutes of the period.
  private mutating func minutes(_ row: Int) -> Int64? {
    let text = value(row, .hours)
    guard !text.isEmpty else { return nil }
    guard let hours = Double(text), (0...100).contains(hours) else {
      refuse(row, .hours, text, "is not a number of hours a week", "write 0 to 100, such as 40")
      return nil
    }
    return Int64((hours * 60 * Double(days) / 7).rounded())
  }

  private mutating func isInPlan(_ row: Int) -> Bool {
    let text = value(row, .inPlan)
    switch text.lowercased() {
    case "", "yes", "true", "1", "是": return true
    case "no", "false", "0", "否": return false
    default:
      refuse(row, .inPlan, text, "is neither yes nor no", "write yes or no")
      return true
    }
  }
}
