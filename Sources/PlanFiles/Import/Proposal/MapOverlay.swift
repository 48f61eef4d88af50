import TerritoryPlanning

/// Lays the user's own map over a proposed one.
enum MapOverlay {
  /// Keys whose values are one choice: the user's replaces the proposed one whole, as parts of two choices do
  /// not mix.
  private static let whole: Set<String> = [
    "period", "areas", "parameters", "incumbents", "users", "current", "potential", "replace", "known_values",
    "owners", "stages", "cleaning",
  ]

  /// `own` over `proposed`; maps are merged key by key.
  static func merge(_ own: SettingNode, over proposed: SettingNode) -> SettingNode {
    guard case .map(let upper) = own.value, case .map(let lower) = proposed.value else {
      return own.value == .null ? proposed : own
    }
    var entries: [SettingNode.Entry] = []
    for entry in lower {
      guard let other = upper.first(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      var merged = other
      if !whole.contains(entry.key) { merged.value = merge(other.value, over: entry.value) }
      entries.append(merged)
    }
    for entry in upper where !lower.contains(where: { $0.key == entry.key }) { entries.append(entry) }
    return SettingNode(value: .map(entries), place: own.place)
  }
}
