import TerritoryPlanning

/// Scaling and pinning.
extension RecordChanges {
  mutating func scale(_ node: SettingNode) {
    let keys = ["accounts", "representatives"]
    let map = SettingLookup(node, keys: keys, unit: unit, faults: &faults)
    if let factors = map["representatives"] { scale(factors, schemas.representatives, \.representatives) }
    if let factors = map["accounts"] { scale(factors, schemas.accounts, \.accounts) }
  }

  private mutating func scale<Record: Sendable>(
    _ node: SettingNode, _ schema: RecordSchema<Record>, _ path: WritableKeyPath<PlanRecords, [Record]>
  ) {
    var elements = [node]
    if case .list(let list) = node.value { elements = list }
    var table = records[keyPath: path]
    defer { records[keyPath: path] = table }
    for element in elements {
      guard let (entries, chosen) = selection(element, schema, table) else { continue }
      for entry in entries {
        let scalable = schema.fields.filter { $0.scale != nil }.map(\.name)
        guard let field = schema.field(named: entry.key), let scale = field.scale else {
          report(
            entry.keyPlace, entry.key, "cannot be scaled", Suggestion.hint(for: entry.key, in: scalable))
          continue
        }
        guard let factor = factor(entry.value) else { continue }
        for position in chosen {
          self.scale(field, scale, factor, &table[position], entry.value.place)
        }
      }
    }
  }

  private mutating func scale<Record>(
    _ field: RecordField<Record>, _ scale: (inout Record, ScaleFactor, Origin) -> Bool,
    _ factor: ScaleFactor, _ record: inout Record, _ place: SourcePlace
  ) {
    if field.write(record, unit).isEmpty, let fallback = field.fallback?(record, records.parameters) {
      write(fallback, field, into: &record, place)
    }
    if !scale(&record, factor, origin(place)) {
      report(place, field.write(record, unit), "grows too large when scaled", "use a smaller factor")
    }
  }

  private mutating func factor(_ node: SettingNode) -> ScaleFactor? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    if SettingNode.looksOctal(text) {
      report(node.place, text, SettingNode.octalFault, SettingNode.octalHint(text))
      return nil
    }
    do throws(ValueProblem) { return try ScaleFactor(text) } catch {
      report(node.place, text, error.message, error.hint)
      return nil
    }
  }

  static let pinKeys = ["account", "duty", "representative"]

  mutating func pin(_ node: SettingNode) {
    guard let elements = node.list(faults: &faults) else { return }
    let index = IDPositions(records.accounts, schemas.accounts, unit)
    let duties = records.parameters.duties.map(\.id)
    for element in elements {
      let map = SettingLookup(element, keys: Self.pinKeys, unit: unit, faults: &faults)
      for key in ["account", "representative"] where map[key] == nil {
        report(element.place, "", "lacks \(key)", "write {account: ..., representative: ..., duty: ...}")
      }
      guard let account = map["account"]?.scalarText(faults: &faults),
        let pinned = map["representative"], let representative = pinned.scalarText(faults: &faults)
      else { continue }
      var chosen = Array(duties.indices)
      if let duty = map["duty"] {
        guard let one = duty.index(of: "duty", in: duties, faults: &faults) else { continue }
        chosen = [one]
      }
      guard let position = index[account] else {
        unknown(account, "account", index.ids, map["account"]!.place)
        continue
      }
      for duty in chosen {
        records.accounts[position].pins[duty] = Entry(representative, origin: origin(pinned.place))
      }
    }
  }
}
