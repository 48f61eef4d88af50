import TerritoryPlanning

/// Where the records of a table stand, by id.
struct IDPositions {
  let ids: [String]
  private let positions: [String: Int]

  init<Record>(_ records: [Record], _ schema: RecordSchema<Record>, _ unit: MoneyUnit) {
    let field = schema.field(named: "id")
    ids = records.map { field?.write($0, unit) ?? "" }
    var positions: [String: Int] = [:]
    for (index, id) in ids.enumerated() where positions[id] == nil { positions[id] = index }
    self.positions = positions
  }

  subscript(id: String) -> Int? { positions[id] }
}

/// Choosing records by `where`.
extension RecordChanges {
  mutating func position<Record: Sendable>(
    of id: String, _ schema: RecordSchema<Record>, _ records: [Record], _ place: SourcePlace
  ) -> Int? {
    let index = IDPositions(records, schema, unit)
    if let position = index[id] { return position }
    unknown(id, schema.noun, index.ids, place)
    return nil
  }

  /// Splits `{where: ..., column: value}` into the values and the positions of the records meant: all of them
  /// without `where`. nil after a fault; choosing nothing is a fault.
  mutating func selection<Record: Sendable>(
    _ node: SettingNode, _ schema: RecordSchema<Record>, _ records: [Record]
  ) -> (values: [SettingNode.Entry], chosen: [Int])? {
    guard case .map(let entries) = node.value else {
      report(node.place, "", "is not a map", "write {where: {column: value}, column: value}")
      return nil
    }
    let values = entries.filter { $0.key != "where" }
    if values.isEmpty { report(node.place, "", "changes nothing", "name a column and its value") }
    guard let condition = entries.first(where: { $0.key == "where" })?.value else {
      return (values, Array(records.indices))
    }
    return matching(condition, schema, records).map { (values, $0) }
  }

  /// Positions of the records that a condition means; nil after a fault, and meaning none is one.
  mutating func matching<Record: Sendable>(
    _ condition: SettingNode, _ schema: RecordSchema<Record>, _ records: [Record]
  ) -> [Int]? {
    guard case .map(let conditions) = condition.value else {
      report(condition.place, "", "is not a map of conditions", "write {column: value} or {column: [a, b]}")
      return nil
    }
    var chosen = Array(records.indices)
    for entry in conditions {
      guard let field = schema.field(named: entry.key) else {
        report(
          entry.keyPlace, entry.key, "is not a column of \(schema.file)",
          Suggestion.hint(for: entry.key, in: schema.names))
        return nil
      }
      guard let accepted = accepted(entry.value, field, schema) else { return nil }
      let parameters = self.records.parameters
      chosen = chosen.filter { position in
        let text = field.effective(records[position], parameters)
        if field.isList { return text.split(separator: "|").contains { accepted.contains(String($0)) } }
        return accepted.contains(text)
      }
    }
    if chosen.isEmpty {
      report(condition.place, "", "matches no \(schema.noun)", "check the values; they are compared exactly")
      return nil
    }
    return chosen
  }

  /// The texts that a condition accepts, written as the column writes them. A region stands for itself and
  /// every region inside it.
  private mutating func accepted<Record: Sendable>(
    _ node: SettingNode, _ field: RecordField<Record>, _ schema: RecordSchema<Record>
  ) -> Set<String>? {
    var elements = [node]
    if case .list(let list) = node.value { elements = list }
    var accepted: Set<String> = []
    let before = faults.count
    for element in elements {
      if element.value == .null {
        accepted.insert("")
        continue
      }
      guard let text = element.scalarText(faults: &faults) else { continue }
      var scratch = schema.blank
      write(text, field, into: &scratch, element.place)
      accepted.insert(field.write(scratch, unit))
    }
    if field.name == "region" { addRegionsInside(&accepted) }
    return faults.count == before ? accepted : nil
  }

  private func addRegionsInside(_ accepted: inout Set<String>) {
    // As often as the hierarchy is deep; a cycle adds nothing new and ends it.
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for region in records.regions {
        guard let id = region.id.value, let parent = region.parent.value, accepted.contains(parent) else {
          continue
        }
        if accepted.insert(id).inserted { hasGrown = true }
      }
    }
  }
}
