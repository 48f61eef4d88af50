import TerritoryPlanning

/// Reads the values of one map of settings, collecting faults and the dotted names of what was given.
struct SettingLookup {
  let entries: [SettingNode.Entry]
  let unit: MoneyUnit

  /// Reports keys outside `keys`; those that are known stay readable.
  init(_ node: SettingNode, keys: [String], unit: MoneyUnit, faults: inout [InputFault]) {
    self.unit = unit
    _ = node.map(keys: keys, faults: &faults)
    if case .map(let entries) = node.value { self.entries = entries } else { entries = [] }
  }

  subscript(key: String) -> SettingNode? {
    guard let node = entries.first(where: { $0.key == key })?.value, node.value != .null else { return nil }
    return node
  }

  /// The value of a key; nil when it is not there or a fault was reported.
  func value<Value: Sendable>(
    _ key: String, _ format: ValueFormat<Value>, faults: inout [InputFault]
  ) -> Value? {
    self[key].flatMap { $0.value(format, unit: unit, faults: &faults) }
  }
}

extension ValueKind {
  /// What a reader of such a value accepts.
  fileprivate var finding: SettingProbe.Finding {
    switch self {
    case .text, .list: .text
    case .number: .number(-Double.infinity...Double.infinity)
    case .wholeNumber: .wholeNumber(Int64.min...Int64.max)
    case .day: .day
    case .flag: .flag
    case .choice(let words): .choice(words)
    }
  }
}

extension SettingNode {
  /// Reads this scalar; nil after reporting a fault.
  func value<Value: Sendable>(
    _ format: ValueFormat<Value>, unit: MoneyUnit, faults: inout [InputFault]
  ) -> Value? {
    SettingProbe.note(self, format.kind.finding)
    guard var text = scalarText(faults: &faults) else { return nil }
    if format.kind == .number || format.kind == .wholeNumber, SettingNode.looksOctal(text) {
      faults.append(
        InputFault(
          place: place, value: text, message: SettingNode.octalFault, hint: SettingNode.octalHint(text)))
      return nil
    }
    let result: Result<Value, ValueProblem> = text.withUTF8 { bytes in
      do throws(ValueProblem) { return .success(try format.read(bytes, unit)) } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let problem):
      faults.append(InputFault(place: place, value: text, message: problem.message, hint: problem.hint))
      return nil
    }
  }

  /// The same settings with keys such as `earning.baseline_retention` opened into nested maps. A name that is
  /// then given twice is a fault.
  func openingDottedKeys(faults: inout [InputFault]) -> SettingNode {
    guard case .map(let entries) = value else { return self }
    var opened: [Entry] = []
    for entry in entries {
      let names = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      var inner = entry.value.openingDottedKeys(faults: &faults)
      for name in names.dropFirst().reversed() {
        let wrapped = Entry(key: name, keyPlace: entry.keyPlace, value: inner)
        inner = SettingNode(value: .map([wrapped]), place: entry.value.place)
      }
      Self.merge(Entry(key: names[0], keyPlace: entry.keyPlace, value: inner), into: &opened, faults: &faults)
    }
    return SettingNode(value: .map(opened), place: place)
  }

  private static func merge(_ entry: Entry, into entries: inout [Entry], faults: inout [InputFault]) {
    guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
      entries.append(entry)
      return
    }
    guard case .map(var known) = entries[index].value.value, case .map(let added) = entry.value.value else {
      faults.append(
        InputFault(
          place: entry.keyPlace, value: entry.key, message: "is given twice",
          hint: "the first is in \(entries[index].keyPlace)"))
      return
    }
    for inner in added { merge(inner, into: &known, faults: &faults) }
    entries[index].value.value = .map(known)
  }
}
