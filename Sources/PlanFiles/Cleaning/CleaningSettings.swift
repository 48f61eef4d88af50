import TerritoryPlanning

/// What the map's key `cleaning:` says (`docs/cleaning.md`).
struct CleaningSettings {
  /// Columns by table, as they are called, and what they mean.
  var columns: [CleaningTable.Kind: [Column]] = [:]
  /// Stages that mean lost; nil where they are told by their words.
  var lost: Set<String>?
  var leavers: Set<String> = []

  struct Column {
    var name: String
    var meaning: CleaningColumn.Meaning
    var place: SourcePlace
  }

  /// Meanings that a map may give to columns, by table.
  private static let keys: [(CleaningTable.Kind, [(String, CleaningColumn.Meaning)])] = [
    (
      .accounts,
      [
        ("phone", .phone), ("email", .email), ("website", .website), ("registration", .registration),
        ("city", .city), ("amounts", .amount), ("categories", .category), ("ignore", .other),
      ]
    ),
    (
      .deals,
      [
        ("id", .id), ("opened", .opened), ("currency", .currency), ("categories", .category),
        ("ignore", .other),
      ]
    ),
    (.people, [("categories", .category), ("ignore", .other)]),
  ]

  /// - Throws: unknown keys and values of another kind, all at once.
  init(_ node: SettingNode?) throws(InputFaults) {
    guard let node else { return }
    var faults: [InputFault] = []
    let names = Self.keys.map(\.0.rawValue)
    guard let map = node.map(keys: names + ["lost", "leavers"], faults: &faults) else {
      throw InputFaults(faults: faults)
    }
    for (kind, keys) in Self.keys {
      guard let section = map[kind.rawValue],
        let entries = section.map(keys: keys.map(\.0), faults: &faults)
      else { continue }
      for (key, meaning) in keys {
        guard let entry = entries[key] else { continue }
        columns[kind, default: []] += Self.texts(entry, faults: &faults).map {
          Column(name: $0, meaning: meaning, place: entry.place)
        }
      }
    }
    if let words = map["lost"] { lost = Set(Self.texts(words, faults: &faults)) }
    if let names = map["leavers"] { leavers = Set(Self.texts(names, faults: &faults)) }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
  }

  /// One text or a list of them.
  private static func texts(_ node: SettingNode, faults: inout [InputFault]) -> [String] {
    if case .list = node.value {
      return (node.list(faults: &faults) ?? []).compactMap { $0.scalarText(faults: &faults) }
    }
    return node.scalarText(faults: &faults).map { [$0] } ?? []
  }
}
