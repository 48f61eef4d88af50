public import TerritoryPlanning

/// Reads a file of managers' objections to a plan. docs/contest.md describes it.
public enum ObjectionFile {
  /// - Parameters:
  ///   - path: a YAML file.
  ///   - data: of the scenario whose plan is objected to.
  /// - Returns: at least one objection, in the order of the file.
  /// - Throws: everything wrong in the file, each with its place.
  public static func read(path: String, data: PlanData) throws(InputFaults) -> [ManagerObjection] {
    let name = FilePaths.lastComponent(path)
    let root = try SettingsFile.read(path: path, name: name)
    var reading = ObjectionReading(data: data)
    let objections = reading.objections(root)
    guard reading.faults.isEmpty else { throw InputFaults(reading.faults, files: [name]) }
    return objections
  }

  /// The kinds of objections by the key that tells them, each with all of its keys.
  static let kinds = ObjectionReading.Kind.allCases.map { (name: $0.rawValue, keys: $0.keys) }

  /// A file that asks for exactly these pairs, which `read` reads back whatever plan it is held against.
  public static func text(_ pairs: [DemandedPair], in context: PlanningContext) -> String {
    guard !pairs.isEmpty else { return "objections: []\n" }
    let data = context.data
    let entries = pairs.map { pair -> String in
      let work = context.items[pair.item]
      let holder =
        data.id(of: pair.holder)
      return """
        - give: \(ParameterText.quoted(data.accounts[work.account].id))
          duty: \(ParameterText.quoted(data.parameters.duties[work.duty].id))
          to: \(ParameterText.quoted(holder))

        """
    }
    return "objections:\n" + entries.joined()
  }
}

private struct ObjectionReading {
  let data: PlanData
  let accounts: [String]
  let representatives: [String]
  let duties: [String]
  var faults: [InputFault] = []

  /// What is asked for, each with the keys that may stand beside it.
  enum Kind: String, CaseIterable {
    case keep, give, swap

    var keys: [String] {
      let own =
        switch self {
        case .keep: ["with"]
        case .give: ["to"]
        case .swap: [String]()
        }
      return [rawValue] + own + ["duty", "note", "by"]
    }
  }

  private static let allKeys = ["keep", "give", "swap", "duty", "with", "to", "note", "by"]

  init(data: PlanData) {
    self.data = data
    accounts = data.accounts.map(\.id)
    representatives = data.representatives.map(\.id)
    duties = data.parameters.duties.map(\.id)
  }

  mutating func objections(_ root: SettingNode) -> [ManagerObjection] {
    guard let map = root.map(keys: ["objections"], faults: &faults) else { return [] }
    guard let listed = map["objections"] else {
      refuse(root.place, "", "holds no objections", "write objections: and a list below it")
      return []
    }
    guard let entries = listed.list(faults: &faults) else { return [] }
    if entries.isEmpty {
      refuse(listed.place, "", "holds no objections", "write one, such as - keep: ACCOUNT")
    }
    return entries.compactMap { objection($0) }
  }

  private mutating func objection(_ node: SettingNode) -> ManagerObjection? {
    guard case .map(let entries) = node.value else {
      refuse(
        node.place, "", "is not an objection", "write - keep: ACCOUNT, - give: ACCOUNT or - swap: [A, B]")
      return nil
    }
    let kinds = Kind.allCases.filter { kind in entries.contains { $0.key == kind.rawValue } }
    guard kinds.count == 1, let kind = kinds.first else {
      // Unknown keys are the likeliest reason for an objection without a kind.
      _ = node.map(keys: Self.allKeys, faults: &faults)
      let problem = kinds.isEmpty ? "asks for nothing" : "asks for two things"
      refuse(node.place, "", problem, "write exactly one of keep, give and swap")
      return nil
    }
    guard let map = node.map(keys: kind.keys, faults: &faults) else { return nil }
    let before = faults.count
    let demand = demand(kind, map, node)
    let duties = map["duty"].flatMap { readDuties($0) }
    let note = map["note"].flatMap { $0.scalarText(faults: &faults) }
    let by = map["by"].flatMap { $0.scalarText(faults: &faults) }
    guard faults.count == before, let demand else { return nil }
    return ManagerObjection(demand, duties: duties, note: note ?? "", by: by ?? "", place: node.place)
  }

  private mutating func demand(
    _ kind: Kind, _ map: SettingMap, _ node: SettingNode
  ) -> ManagerObjection.Demand? {
    guard let subject = map[kind.rawValue] else {
      let hint = kind == .swap ? "write swap: [ACCOUNT, ACCOUNT]" : "write \(kind.rawValue): ACCOUNT"
      refuse(node.place, "", "names no account", hint)
      return nil
    }
    switch kind {
    case .keep:
      let account = subject.index(of: "account", in: accounts, faults: &faults)
      let with = map["with"].map { $0.index(of: "representative", in: representatives, faults: &faults) }
      guard let account else { return nil }
      if case .some(nil) = with { return nil }
      return .keep(account: account, with: with ?? nil)
    case .give:
      let account = subject.index(of: "account", in: accounts, faults: &faults)
      guard let receiver = map["to"] else {
        refuse(node.place, "", "does not say to whom", "write to: REPRESENTATIVE, or to: \(Holder.poolID)")
        return nil
      }
      guard let holder = holder(receiver), let account else { return nil }
      return .give(account: account, to: holder)
    case .swap: return swap(subject)
    }
  }

  private mutating func swap(_ node: SettingNode) -> ManagerObjection.Demand? {
    guard let pair = node.list(faults: &faults) else { return nil }
    guard pair.count == 2 else {
      refuse(node.place, "", "is not a pair of accounts", "write swap: [ACCOUNT, ACCOUNT]")
      return nil
    }
    let first = pair[0].index(of: "account", in: accounts, faults: &faults)
    let second = pair[1].index(of: "account", in: accounts, faults: &faults)
    guard let first, let second else { return nil }
    guard first != second else {
      refuse(pair[1].place, accounts[second], "is exchanged with itself", "name two accounts")
      return nil
    }
    return .swap(first, second)
  }

  private mutating func holder(_ node: SettingNode) -> Holder? {
    if case .scalar(let text) = node.value, text == Holder.poolID { return Holder(representatives.count) }
    return node.index(of: "representative", in: representatives, faults: &faults).map { Holder($0) }
  }

  /// One duty or a list of them.
  private mutating func readDuties(_ node: SettingNode) -> [Int]? {
    guard case .list(let elements) = node.value else {
      return node.index(of: "duty", in: duties, faults: &faults).map { [$0] }
    }
    return Array(Set(elements.compactMap { $0.index(of: "duty", in: duties, faults: &faults) })).sorted()
  }

  private mutating func refuse(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}
