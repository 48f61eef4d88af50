import TerritoryPlanning

/// Builds settings as a file reader would: each node at a line of its own, counted from 1.
enum SettingsOf {
  indirect enum Text: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    case scalar(String)
    case list([Text])
    case map([(String, Text)])

    init(stringLiteral value: String) { self = .scalar(value) }
    init(arrayLiteral elements: Text...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Text)...) { self = .map(elements) }
  }

  static func node(_ text: Text) -> SettingNode {
    var line = 0
    return node(text, line: &line)
  }

  /// Reads a rule; a fault is shown as `line: value message (hint)`.
  static func read<R: Rule>(_ type: R.Type, _ text: Text, data: PlanData) -> (rule: R?, faults: [String]) {
    var faults: [InputFault] = []
    let rule = type.read(node(text), data: data, faults: &faults)
    return (rule, faults.map(shown))
  }

  static func shown(_ fault: InputFault) -> String {
    "\(fault.place.line): \(fault.value) \(fault.message) (\(fault.hint))"
  }

  private static func node(_ text: Text, line: inout Int) -> SettingNode {
    line += 1
    let place = SourcePlace(file: "test.yaml", line: line, column: 1)
    switch text {
    case .scalar(let value): return SettingNode(value: .scalar(value), place: place)
    case .list(let elements):
      return SettingNode(value: .list(elements.map { node($0, line: &line) }), place: place)
    case .map(let entries):
      let read = entries.map { key, value in
        let value = node(value, line: &line)
        return SettingNode.Entry(key: key, keyPlace: value.place, value: value)
      }
      return SettingNode(value: .map(read), place: place)
    }
  }
}
