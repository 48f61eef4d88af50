import TerritoryPlanning

/// A change in a planner's words, translated into changes of records before anything is validated.
///
/// Each has a key of its own in scenario files; docs/scenario-files.md says what it means and in which order
/// changes apply. What a verb writes gets the place of the scenario's line.
enum WhatIf: String, CaseIterable {
  case incumbents, merge, split, hire, lose, leave, train, specialise, churn

  /// Keys of the verb's map, apart from ids that belong to the plan.
  var keys: [WhatIfKey] {
    switch self {
    case .incumbents: RecordChanges.incumbentKeys
    case .merge: RecordChanges.mergeKeys
    case .split: RecordChanges.splitKeys
    case .hire: RecordChanges.hireKeys
    case .lose: RecordChanges.loseKeys
    case .leave: []
    case .train: RecordChanges.trainKeys
    case .specialise: RecordChanges.specialiseKeys
    case .churn: RecordChanges.churnKeys
    }
  }
}

/// A key of a verb with what may stand there, for reading and for the schema alike.
struct WhatIfKey {
  enum Kind { case text, number, wholeNumber, share, day, flag, texts, condition, map }

  let name: String
  let kind: Kind
  let isRequired: Bool
  /// One sentence for editors.
  let meaning: String

  init(_ name: String, _ kind: Kind, isRequired: Bool = false, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.meaning = meaning
  }
}

extension RecordChanges {
  /// Opens the map of a verb; each unknown and each missing key is a fault, and nil follows.
  mutating func opened(_ node: SettingNode, _ keys: [WhatIfKey], example: String) -> SettingLookup? {
    let before = faults.count
    let map = SettingLookup(node, keys: keys.map(\.name), unit: unit, faults: &faults)
    guard faults.count == before else { return nil }
    for key in keys where key.isRequired && map[key.name] == nil {
      report(node.place, "", "lacks \(key.name)", "write \(example)")
    }
    return faults.count == before ? map : nil
  }

  /// One value or a list of them, as texts; nil after a fault.
  mutating func texts(_ node: SettingNode) -> [SettingNode]? {
    let before = faults.count
    let nodes: [SettingNode]
    if case .list(let elements) = node.value { nodes = elements } else { nodes = [node] }
    for node in nodes { _ = node.scalarText(faults: &faults) }
    var seen: Set<String> = []
    for node in nodes {
      guard case .scalar(let text) = node.value, !seen.insert(text).inserted else { continue }
      report(node.place, text, "is named twice", "name it once")
    }
    if nodes.isEmpty { report(node.place, "", "names nothing", "name at least one, or leave the key out") }
    return faults.count == before ? nodes : nil
  }

  /// Positions of the representatives whom `who` (ids) or `where` (a condition) means, in the order of the file.
  mutating func people(_ map: SettingLookup, _ node: SettingNode) -> [Int]? {
    switch (map["who"], map["where"]) {
    case (let who?, nil): return people(who)
    case (nil, let condition?): return matching(condition, schemas.representatives, records.representatives)
    case (_?, let condition?):
      report(condition.place, "", "stands beside who", "say who by ids or by a condition")
    case (nil, nil):
      report(node.place, "", "does not say who", "write who: [R-01, R-02], or where: {team: east}")
    }
    return nil
  }

  /// Positions of representatives by their ids.
  mutating func people(_ ids: SettingNode) -> [Int]? {
    guard let nodes = texts(ids) else { return nil }
    let index = IDPositions(records.representatives, schemas.representatives, unit)
    let before = faults.count
    let positions = nodes.compactMap { node -> Int? in
      guard case .scalar(let id) = node.value else { return nil }
      if index[id] == nil { unknown(id, "representative", index.ids, node.place) }
      return index[id]
    }
    return faults.count == before ? positions.sorted() : nil
  }

  /// A verb is given once, or as a list of several.
  func oneOrSeveral(_ node: SettingNode) -> [SettingNode] {
    if case .list(let elements) = node.value { return elements }
    return [node]
  }
}
