public import TerritoryPlanning

/// One setting given beside a scenario file, such as `rules.disruption.items=60`: it holds as if written in a
/// further file that extends the scenario.
///
/// The path names a section and, with dots, what is inside it; the value is YAML. Under `rules`, `objective` and
/// `limits` the value goes to that very place and leaves what stands beside it; a stage of an objective is named
/// by its aim. In every other section the option is that section of the further file: it sets, scales or adds on
/// top of what the files did.
public struct ScenarioOption: Sendable, Equatable {
  /// What was written, which faults name as their place.
  public let text: String
  /// At least one, none empty.
  public let path: [String]
  /// YAML.
  public let value: String

  /// - Parameters:
  ///   - path: keys separated by dots.
  ///   - value: YAML on one line, such as `5 %` or `{where: {region: east}, potential: 0.9}`.
  public init(_ path: String, _ value: String) throws(InputFaults) {
    try self.init("\(path)=\(value)")
  }

  /// Reads `PATH=VALUE`.
  public init(_ text: String) throws(InputFaults) {
    self.text = text
    guard let sign = text.firstIndex(of: "=") else {
      throw Self.fault(text, "is not a setting", "write key=value, such as rules.disruption.items=60")
    }
    path = text[..<sign].split(separator: ".", omittingEmptySubsequences: false).map {
      $0.trimmingBlanks
    }
    value = text[text.index(after: sign)...].trimmingBlanks
    if path.contains("") {
      throw Self.fault(text, "has an empty key", "write keys with single dots between them")
    }
    guard Self.sections.contains(path[0]) else {
      throw Self.fault(
        text, "`\(path[0])` is not a section that can be set beside a file",
        Suggestion.hint(for: path[0], in: Self.sections))
    }
    if path.count > SettingsFile.depthLimit {
      throw Self.fault(text, "has too many keys", "settings are a few levels deep")
    }
  }

  /// What names the question and its files belongs to a file.
  static let sections = ScenarioDocument.keys.filter {
    !["title", "title_zh", "note", "note_zh", "tags", "data", "extends", "incumbents"].contains($0)
  }

  /// The option as a scenario file of its own.
  func document(faults: inout [InputFault]) -> ScenarioDocument? {
    do {
      var node = Self.placed(
        try SettingsFile.read(try SourceText(bytes: Array(value.utf8), file: text)), at: place(path))
      for depth in path.indices.reversed() {
        let entry = SettingNode.Entry(key: path[depth], keyPlace: place([]), value: node)
        node = SettingNode(value: .map([entry]), place: place(Array(path[..<depth])))
      }
      return ScenarioDocument(node, faults: &faults)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private func place(_ path: [String]) -> SourcePlace {
    SourcePlace(file: text, line: 0, column: 0, field: path.joined(separator: "."))
  }

  /// The same settings, each in the same place: a line of an option says nothing.
  private static func placed(_ node: SettingNode, at place: SourcePlace) -> SettingNode {
    switch node.value {
    case .null, .scalar: return SettingNode(value: node.value, place: place)
    case .list(let elements):
      return SettingNode(value: .list(elements.map { placed($0, at: place) }), place: place)
    case .map(let entries):
      let moved = entries.map { entry in
        var inner = place
        inner.field += "." + entry.key
        let keyPlace = SourcePlace(file: place.file, line: 0, column: 0)
        return SettingNode.Entry(key: entry.key, keyPlace: keyPlace, value: placed(entry.value, at: inner))
      }
      return SettingNode(value: .map(moved), place: place)
    }
  }

  private static func fault(_ text: String, _ message: String, _ hint: String) -> InputFaults {
    let place = SourcePlace(file: text.isEmpty ? "option" : text, line: 0, column: 0)
    return InputFaults(faults: [InputFault(place: place, value: "", message: message, hint: hint)])
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}

extension SettingNode {
  /// These settings with `other` laid over them: maps key by key, down to single values; in a list of stages
  /// the map's key names the stage. Everything else is replaced.
  func overlaid(with other: SettingNode) -> SettingNode {
    guard case .map(let added) = other.value else { return other }
    switch value {
    case .map(var entries):
      for entry in added {
        if let index = entries.firstIndex(where: { $0.key == entry.key }) {
          entries[index].value = entries[index].value.overlaid(with: entry.value)
        } else {
          entries.append(entry)
        }
      }
      return SettingNode(value: .map(entries), place: other.place)
    case .list(var stages):
      for entry in added {
        guard let index = stages.firstIndex(where: { $0.isStage(entry.key) }) else { return other }
        stages[index] = stages[index].stageOverlaid(with: entry)
      }
      return SettingNode(value: .list(stages), place: place)
    case .null, .scalar: return other
    }
  }

  private func isStage(_ name: String) -> Bool {
    switch value {
    case .scalar(let text): text == name
    case .map(let entries): entries.count == 1 && entries[0].key == name
    case .null, .list: false
    }
  }

  private func stageOverlaid(with entry: Entry) -> SettingNode {
    guard case .map(let entries) = value else {
      return SettingNode(value: .map([entry]), place: entry.value.place)
    }
    var stage = entries[0]
    stage.value = stage.value.overlaid(with: entry.value)
    return SettingNode(value: .map([stage]), place: place)
  }
}
