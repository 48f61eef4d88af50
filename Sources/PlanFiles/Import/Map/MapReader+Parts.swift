import TerritoryPlanning

/// Single values and small groups of a map.
extension MapReader {
  mutating func replacements(_ map: SettingMap) -> [ImportMap.Replacement] {
    guard let node = map["replace"] else { return [] }
    guard case .map(let columns) = node.value else {
      let _: Int? = fault(node, "is not a map", "write replace: {column: {old: new}}")
      return []
    }
    return columns.compactMap { column in
      guard case .map(let pairs) = column.value.value else {
        return fault(column.value, "is not a map", "write {old: new}")
      }
      return ImportMap.Replacement(
        column: column.key,
        pairs: pairs.compactMap { pair in
          pair.value.scalarText(faults: &faults).map { .init(from: pair.key, to: $0) }
        })
    }
  }

  mutating func knownValues(_ map: SettingMap) -> [ImportMap.KnownValues] {
    guard let node = map["known_values"] else { return [] }
    guard case .map(let columns) = node.value else {
      let _: Int? = fault(node, "is not a map", "write known_values: {column: {file: f.csv, column: c}}")
      return []
    }
    return columns.compactMap { entry in
      guard let inner = entry.value.map(keys: ["file", "column"], faults: &faults) else { return nil }
      guard let file = text(inner, "file", entry.value), let column = text(inner, "column", entry.value)
      else {
        return nil
      }
      return ImportMap.KnownValues(column: entry.key, file: file, otherColumn: column)
    }
  }

  /// - Parameter other: what else would do.
  mutating func need(
    _ map: SettingMap, _ key: String, _ node: SettingNode, _ other: String = ""
  ) -> SettingNode? {
    if let value = map[key] { return value }
    return fault(node, "lacks `\(key)`", "add \(key):" + (other.isEmpty ? "" : ", " + other))
  }

  /// Which table of a file: `sheet`, `header_row`, `header_rows`.
  mutating func choice(_ map: SettingMap) -> SpreadsheetFile.Choice {
    let row = map["header_row"].flatMap { $0.integer(in: 1...1_048_576, faults: &faults) }
    let rows = map["header_rows"].flatMap { $0.integer(in: 1...2, faults: &faults) }
    return SpreadsheetFile.Choice(
      sheet: optional(map, "sheet"), headerRow: row.map { Int($0) }, headerRows: rows.map { Int($0) })
  }

  mutating func texts(_ node: SettingNode?) -> [String] {
    (node.flatMap { $0.list(faults: &faults) } ?? []).compactMap { $0.scalarText(faults: &faults) }
  }

  mutating func text(_ map: SettingMap, _ key: String, _ node: SettingNode) -> String? {
    need(map, key, node).flatMap { $0.scalarText(faults: &faults) }
  }

  mutating func optional(_ map: SettingMap, _ key: String) -> String? {
    map[key].flatMap { $0.scalarText(faults: &faults) }
  }

  mutating func day(_ node: SettingNode) -> CalendarDay? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    if let day = CalendarDay(iso: text) { return day }
    return fault(node, "is not a date", "write it as 2026-10-01", value: text)
  }

  mutating func minutes(_ node: SettingNode) -> Int64? {
    node.integer(in: 0...1_000_000, faults: &faults)
  }

  mutating func factor(_ node: SettingNode) -> Double? { node.number(in: 0...1000, faults: &faults) }

  mutating func fault<Value>(
    _ node: SettingNode, _ message: String, _ hint: String, value: String = ""
  ) -> Value? {
    faults.append(InputFault(place: node.place, value: value, message: message, hint: hint))
    return nil
  }
}
