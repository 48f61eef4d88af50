import TerritoryPlanning

/// Applies a scenario's changes to records, before they are validated.
///
/// In one file the order is fixed: incumbents, remove, merge, split, add, hire, lose, leave, train, specialise,
/// set, scale, churn, pin. First what there is, then who, then how much. Values get the place of the scenario's
/// line, so that a fault which the change causes points there.
struct RecordChanges {
  var records: PlanRecords
  var faults: [InputFault] = []
  let schemas: PlanSchemas
  /// Index of the scenario's file among the sources.
  private var source = 0

  init(records: PlanRecords) {
    self.records = records
    schemas = PlanSchemas(duties: records.parameters.duties.map(\.id))
  }

  var unit: MoneyUnit { records.parameters.moneyUnit }

  /// Applies the changes of one file; `folder` is where it stands.
  mutating func apply(_ document: ScenarioDocument, folder: String) {
    if let known = records.sources.firstIndex(of: document.file) {
      source = known
    } else {
      records.sources.append(document.file)
      source = records.sources.count - 1
    }
    let sections = document.sections
    if let node = sections["incumbents"] { takeIncumbents(node, folder: folder) }
    if let node = sections["remove"] { remove(node) }
    if let node = sections["merge"] { merge(node) }
    if let node = sections["split"] { split(node) }
    if let node = sections["add"] { add(node) }
    if let node = sections["hire"] { hire(node) }
    if let node = sections["lose"] { lose(node) }
    if let node = sections["leave"] { leave(node) }
    if let node = sections["train"] { train(node) }
    if let node = sections["specialise"] { specialise(node) }
    if let node = sections["set"] { set(node) }
    if let node = sections["scale"] { scale(node) }
    if let node = sections["churn"] { churn(node) }
    if let node = sections["pin"] { pin(node) }
  }

  // MARK: Remove

  static let removable = ["accounts", "representatives", "regions"]

  private mutating func remove(_ node: SettingNode) {
    let map = SettingLookup(node, keys: Self.removable, unit: unit, faults: &faults)
    if let ids = removedIDs(map["accounts"], records.accounts.map(\.id.value), "account") {
      records.accounts.removeAll { $0.id.value.map(ids.contains) ?? false }
      records.assignments.removeAll { $0.account.value.map(ids.contains) ?? false }
      records.travel.removeAll { $0.account.value.map(ids.contains) ?? false }
      records.opportunities.removeAll { $0.account.value.map(ids.contains) ?? false }
    }
    if let ids = removedIDs(map["representatives"], records.representatives.map(\.id.value), "representative")
    {
      records.representatives.removeAll { $0.id.value.map(ids.contains) ?? false }
      records.assignments.removeAll { $0.representative.value.map(ids.contains) ?? false }
      records.regionOwners.removeAll { $0.representative.value.map(ids.contains) ?? false }
      records.travel.removeAll { $0.representative.value.map(ids.contains) ?? false }
      records.opportunities.removeAll { $0.representative.value.map(ids.contains) ?? false }
    }
    if let ids = removedIDs(map["regions"], records.regions.map(\.id.value), "region") {
      records.regions.removeAll { $0.id.value.map(ids.contains) ?? false }
      records.regionOwners.removeAll { $0.region.value.map(ids.contains) ?? false }
      records.neighbours.removeAll {
        [$0.regionA.value, $0.regionB.value].contains { $0.map(ids.contains) ?? false }
      }
      records.boundaries.removeAll { $0.region.value.map(ids.contains) ?? false }
      for index in records.regions.indices {
        records.regions[index].neighbours.value?.removeAll(where: ids.contains)
      }
    }
  }

  private mutating func removedIDs(_ node: SettingNode?, _ known: [String?], _ noun: String) -> Set<String>? {
    guard let elements = node?.list(faults: &faults) else { return nil }
    let knownIDs = Set(known.compactMap(\.self))
    var ids: Set<String> = []
    for element in elements {
      guard let id = element.scalarText(faults: &faults) else { continue }
      if knownIDs.contains(id) {
        ids.insert(id)
      } else {
        unknown(id, noun, known.compactMap(\.self), element.place)
      }
    }
    return ids
  }

  // MARK: Add

  private mutating func add(_ node: SettingNode) {
    let keys = ["accounts", "representatives", "regions", "assignments"]
    let map = SettingLookup(node, keys: keys, unit: unit, faults: &faults)
    if let list = map["regions"] { add(list, schemas.regions, \.regions) }
    if let list = map["representatives"] { add(list, schemas.representatives, \.representatives) }
    if let list = map["accounts"] { add(list, schemas.accounts, \.accounts) }
    if let list = map["assignments"] { add(list, schemas.assignments, \.assignments) }
  }

  private mutating func add<Record: Sendable>(
    _ node: SettingNode, _ schema: RecordSchema<Record>, _ path: WritableKeyPath<PlanRecords, [Record]>
  ) {
    guard let elements = node.list(faults: &faults) else { return }
    for element in elements {
      guard case .map(var entries) = element.value else {
        report(element.place, "", "is not a map of values", "write {id: ..., name: ...}")
        continue
      }
      var record = schema.blank
      if let index = entries.firstIndex(where: { $0.key == "like" }), schema.field(named: "id") != nil {
        let model = entries.remove(at: index).value
        guard let id = model.scalarText(faults: &faults),
          let position = position(of: id, schema, records[keyPath: path], model.place)
        else { continue }
        record = records[keyPath: path][position]
        // A copy is its own thing: what names the original does not go along.
        for field in schema.fields where field.name == "id" || field.name == "name" {
          write("", field, into: &record, element.place)
        }
      }
      record[keyPath: schema.origin] = origin(element.place)
      assign(entries, schema, into: &record, allowsID: true)
      records[keyPath: path].append(record)
    }
  }

  // MARK: Set

  private mutating func set(_ node: SettingNode) {
    let keys = ["parameters", "accounts", "representatives", "regions"]
    let map = SettingLookup(node, keys: keys, unit: unit, faults: &faults)
    if let parameters = map["parameters"] { setParameters(parameters) }
    if let tables = map["regions"] { set(tables, schemas.regions, \.regions) }
    if let tables = map["representatives"] { set(tables, schemas.representatives, \.representatives) }
    if let tables = map["accounts"] { set(tables, schemas.accounts, \.accounts) }
  }

  private mutating func setParameters(_ node: SettingNode) {
    let opened = node.openingDottedKeys(faults: &faults)
    _ = opened.map(keys: ParameterReading.groups, faults: &faults)
    var reading = ParameterReading(purpose: .change, parameters: records.parameters)
    reading.readGroups(opened)
    faults += reading.faults
    records.parameters = reading.parameters
  }

  /// Either a map of ids, or a list of `{where: ..., column: value}`.
  private mutating func set<Record: Sendable>(
    _ node: SettingNode, _ schema: RecordSchema<Record>, _ path: WritableKeyPath<PlanRecords, [Record]>
  ) {
    var table = records[keyPath: path]
    defer { records[keyPath: path] = table }
    switch node.value {
    case .map(let entries):
      let index = IDPositions(table, schema, unit)
      for entry in entries {
        guard let position = index[entry.key] else {
          unknown(entry.key, schema.noun, index.ids, entry.keyPlace)
          continue
        }
        guard case .map(let values) = entry.value.value else {
          report(entry.value.place, "", "is not a map of values", "write {column: value}")
          continue
        }
        assign(values, schema, into: &table[position], allowsID: false)
      }
    case .list(let elements):
      for element in elements {
        guard let (values, chosen) = selection(element, schema, table) else { continue }
        for position in chosen {
          let before = faults.count
          assign(values, schema, into: &table[position], allowsID: false)
          if faults.count > before { break }
        }
      }
    default:
      report(
        node.place, "", "is neither a map of ids nor a list",
        "write `id: {column: value}` or `- {where: {column: value}, column: value}`")
    }
  }

  /// Stores the values of a map; each unknown column and each unreadable value is a fault.
  mutating func assign<Record: Sendable>(
    _ entries: [SettingNode.Entry], _ schema: RecordSchema<Record>, into record: inout Record, allowsID: Bool
  ) {
    for entry in entries {
      guard let field = schema.field(named: entry.key) else {
        report(
          entry.keyPlace, entry.key, "is not a column of \(schema.file)",
          Suggestion.hint(for: entry.key, in: schema.names))
        continue
      }
      if field.name == "id", !allowsID {
        report(entry.keyPlace, "id", "cannot be changed", "remove the \(schema.noun) and add another")
        continue
      }
      guard let text = text(of: entry.value, field) else { continue }
      write(text, field, into: &record, entry.value.place)
    }
  }

  /// The text of a value: a scalar, a list for columns that hold several, empty for null.
  private mutating func text<Record>(of node: SettingNode, _ field: RecordField<Record>) -> String? {
    switch node.value {
    case .null: return ""
    case .scalar(let text):
      if field.kind == .number || field.kind == .wholeNumber, SettingNode.looksOctal(text) {
        report(node.place, text, SettingNode.octalFault, SettingNode.octalHint(text))
        return nil
      }
      return text
    case .list(let elements) where field.isList:
      let before = faults.count
      let texts = elements.compactMap { $0.scalarText(faults: &faults) }
      guard faults.count == before else { return nil }
      return texts.isEmpty ? "none" : texts.joined(separator: "|")
    case .list, .map:
      report(node.place, "", "is not a single value", "write one value for \(field.name)")
      return nil
    }
  }

  mutating func write<Record>(
    _ text: String, _ field: RecordField<Record>, into record: inout Record, _ place: SourcePlace
  ) {
    var text = text
    let origin = origin(place)
    let unit = unit
    let problem = text.withUTF8 { field.read(&record, CSVTable.trimmed($0), origin, unit) }
    if let problem { report(place, text, problem.message, problem.hint) }
  }

  // MARK: Places and faults

  func origin(_ place: SourcePlace) -> Origin {
    Origin(source: source, line: place.line, column: place.column)
  }

  mutating func report(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }

  mutating func unknown(_ id: String, _ noun: String, _ known: [String], _ place: SourcePlace) {
    let hint = Suggestion.closest(to: id, in: known).map { "did you mean `\($0)`?" }
    report(place, id, "unknown \(noun)", hint ?? "give the \(noun)'s id")
  }
}
