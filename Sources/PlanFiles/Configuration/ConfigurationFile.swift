public import TerritoryPlanning

/// `evenfield.yaml`: defaults of the command line for a case folder or a working directory, as key and text.
public struct ConfigurationFile: Sendable {
  public static let name = "evenfield.yaml"

  public struct Value: Sendable, Equatable {
    public let text: String
    public let place: SourcePlace
  }

  /// By key.
  public let values: [String: Value]

  /// Reads the file of a folder; nil where it has none.
  ///
  /// - Parameters:
  ///   - keys: keys that may stand there.
  ///   - refusal: what is wrong with a text as the value of a key; nil where nothing is.
  /// - Throws: everything wrong with the file at once, unknown keys with a suggestion.
  public init?(
    folder: String, keys: [String], refusal: (_ key: String, _ text: String) -> String?
  ) throws(InputFaults) {
    let path = FilePaths.join(folder, Self.name)
    guard FileBytes.kind(of: path).exists else { return nil }
    let root = try SettingsFile.read(path: path, name: path)
    var faults: [InputFault] = []
    var values: [String: Value] = [:]
    _ = root.map(keys: keys, faults: &faults)
    if case .map(let entries) = root.value {
      for entry in entries where keys.contains(entry.key) && entry.value.value != .null {
        guard let text = Self.text(entry.value, faults: &faults) else { continue }
        if let refusal = refusal(entry.key, text) {
          faults.append(
            InputFault(place: entry.value.place, value: text, message: "cannot be read", hint: refusal))
        } else {
          values[entry.key] = Value(text: text, place: entry.value.place)
        }
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    self.values = values
  }

  /// A value, or the values of a list with commas, as a flag has them.
  private static func text(_ node: SettingNode, faults: inout [InputFault]) -> String? {
    guard case .list(let elements) = node.value else { return node.scalarText(faults: &faults) }
    var texts: [String] = []
    for element in elements {
      guard let text = element.scalarText(faults: &faults) else { return nil }
      texts.append(text)
    }
    return texts.joined(separator: ",")
  }
}
