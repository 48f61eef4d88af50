/// The entries of a settings map, all of whose keys are known.
public struct SettingMap: Sendable, Equatable {
  /// In file order.
  public let entries: [SettingNode.Entry]

  /// The value of a key, or nil where the key is not there or its value is left empty.
  public subscript(key: String) -> SettingNode? {
    guard let node = entries.first(where: { $0.key == key })?.value, node.value != .null else { return nil }
    return node
  }
}

extension SettingNode {
  /// The entries of a map whose keys are among `keys`; an empty value is an empty map. Every unknown key is a
  /// fault that proposes the nearest known one.
  public func map(keys: [String], faults: inout [InputFault]) -> SettingMap? {
    SettingProbe.note(self, .map(keys: keys))
    switch value {
    case .null:
      return SettingMap(entries: [])
    case .scalar, .list:
      let known =
        keys.isEmpty
        ? "this rule has no settings: leave the value empty, or write off"
        : "write a map with keys among \(keys.joined(separator: ", "))"
      return fault(shownValue, "is not a map of settings", hint: known, &faults)
    case .map(let entries):
      let before = faults.count
      for entry in entries where !keys.contains(entry.key) {
        faults.append(
          InputFault(
            place: entry.keyPlace, value: entry.key, message: "is not a known key",
            hint: keys.isEmpty ? "this rule has no settings" : Suggestion.hint(for: entry.key, in: keys)))
      }
      return faults.count == before ? SettingMap(entries: entries) : nil
    }
  }
}
