extension HeadcountRule {
  private static let counts = ["at_most", "at_least", "exactly"]

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> HeadcountRule? {
    let keys =
      ["open", "close", "opening_cost", "closing_cost"] + counts + ["close_at_most", "budget", "limits"]
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    let open = openable(map["open"], data: data, faults: &faults)
    let close = closable(map["close"], data: data, faults: &faults)
    var opened = count(map, .everybody, of: open, data: data, faults: &faults).map { [$0] } ?? []
    for node in map["limits"].flatMap({ $0.list(faults: &faults) }) ?? [] {
      guard let part = node.map(keys: PositionSelection.keys + counts, faults: &faults),
        let among = PositionSelection.having(part, data: data, faults: &faults)
      else { continue }
      let some = open.filter { among.contains($0, in: data) }
      if let count = count(part, among, of: some, data: data, faults: &faults) {
        opened.append(count)
      } else if counts.allSatisfy({ part[$0] == nil }) {
        node.report(node.shownValue, "bounds nothing", hint: "write {role: hunter, at_most: 2}", &faults)
      }
    }
    let opening = map["opening_cost"].flatMap { $0.money(data: data, faults: &faults) }
    let closing = map["closing_cost"].flatMap { $0.money(data: data, faults: &faults) }
    let budget = map["budget"].flatMap { $0.money(data: data, faults: &faults) }
    let mostClosed = map["close_at_most"].flatMap { $0.integer(in: 0...Int64(close.count), faults: &faults) }
    guard faults.count == before else { return nil }
    guard !open.isEmpty || !close.isEmpty else {
      return settings.fault(
        settings.shownValue, "has no position to decide about",
        hint: "add open posts (status open), or name people under close", &faults)
    }
    return HeadcountRule(
      openable: open, closable: close, openingCost: opening?.minorUnits ?? 0,
      closingCost: closing?.minorUnits ?? 0, opened: opened, mostClosed: mostClosed.map { Int($0) },
      budget: budget?.minorUnits)
  }

  /// Open posts among those selected; all of them where nothing is said.
  private static func openable(
    _ node: SettingNode?, data: PlanData, faults: inout [InputFault]
  ) -> [Int] {
    let posts = data.representatives.indices.filter { data.representatives[$0].isOpenPost }
    guard let node else { return posts }
    guard let selection = PositionSelection.read(node, data: data, faults: &faults) else { return [] }
    if case .named(let positions) = selection {
      for position in positions.sorted() where !data.representatives[position].isOpenPost {
        node.report(
          data.representatives[position].id, "is not an open post",
          hint: "give it the status open, or name it under close", &faults)
      }
    }
    return posts.filter { selection.contains($0, in: data) }
  }

  /// People among those selected, without open posts and leavers; nobody where nothing is said.
  private static func closable(
    _ node: SettingNode?, data: PlanData, faults: inout [InputFault]
  ) -> [Int] {
    guard let node, let selection = PositionSelection.read(node, data: data, faults: &faults) else {
      return []
    }
    let stays = { (person: Representative) in !person.isOpenPost && !person.leaves(within: data.parameters) }
    if case .named(let positions) = selection {
      for position in positions.sorted() where !stays(data.representatives[position]) {
        node.report(
          data.representatives[position].id, "is an open post or leaves anyway",
          hint: "name open posts under open; a leaver's position is closed as it is", &faults)
      }
    }
    return data.representatives.indices.filter {
      stays(data.representatives[$0]) && selection.contains($0, in: data)
    }
  }

  /// Reads `at_most`, `at_least`, `exactly`; nil where none is there.
  private static func count(
    _ map: SettingMap, _ among: PositionSelection, of positions: [Int], data: PlanData,
    faults: inout [InputFault]
  ) -> Count? {
    let range = 0...Int64(positions.count)
    let number = { (key: String, faults: inout [InputFault]) in
      map[key].flatMap { $0.integer(in: range, faults: &faults) }.map { Int($0) }
    }
    let most = number("at_most", &faults)
    let least = number("at_least", &faults)
    let exactly = number("exactly", &faults)
    if let node = map["exactly"], map["at_most"] ?? map["at_least"] != nil {
      node.report(node.shownValue, "is said beside at_most or at_least", hint: "keep one of them", &faults)
    }
    if let least, let most, let node = map["at_least"], least > most {
      node.report(node.shownValue, "is more than at_most", hint: "write at most \(most)", &faults)
    }
    guard least != nil || most != nil || exactly != nil else { return nil }
    return Count(among: among, least: exactly ?? least, most: exactly ?? most)
  }
}

extension Representative {
  /// A post that is not filled yet.
  public var isOpenPost: Bool { if case .open = status { true } else { false } }
}

extension SettingNode {
  /// Appends a fault at this node.
  fileprivate func report(_ value: String, _ message: String, hint: String, _ faults: inout [InputFault]) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}
