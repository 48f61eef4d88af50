import TerritoryPlanning

/// Reads the group `visits` of plan.yaml: levels, and for each duty what it earns at them.
///
/// Shares are taken to the nearest millionth, also those that a formula gives, so that a plan folder that is
/// written out reads back the same.
struct VisitReading {
  let duties: [String]
  var faults: [InputFault] = []

  static let mostLevels = 20
  private static let most = Share(millionths: 10_000_000)
  /// Keys of a response that is a formula; no level may be called so.
  private static let formKeys = ["form", "exponent", "at", "share"]

  private enum Form: String, CaseIterable { case power, exponential }

  /// nil after a fault.
  mutating func read(_ node: SettingNode) -> VisitParameters? {
    if case .scalar(let text) = node.value, ["off", "no", "false"].contains(text.lowercased()) {
      return .off
    }
    guard let map = node.map(keys: ["levels", "response"], faults: &faults) else { return nil }
    guard let levels = map["levels"] else { return lacks(node, "levels", "{low: 50 %, standard: 100 %}") }
    guard let response = map["response"] else {
      return lacks(node, "response", "{all: {low: 70 %}}: shares of the standard increment")
    }
    guard let read = readLevels(levels), let responses = readResponses(response, at: read) else { return nil }
    guard responses.contains(where: { !$0.isEmpty }) else {
      return lacks(node, "a response of any duty", "all: {..} or a duty's id")
    }
    return VisitParameters(levels: read, response: responses)
  }

  // MARK: Levels

  private mutating func readLevels(_ node: SettingNode) -> [VisitParameters.Level]? {
    guard case .map(let entries) = node.value, !entries.isEmpty else {
      report(node.place, "", "is not a map of levels", "write {low: 50 %, standard: 100 %, high: 150 %}")
      return nil
    }
    let before = faults.count
    if entries.count > Self.mostLevels {
      report(node.place, "\(entries.count)", "is too many levels", "write at most \(Self.mostLevels)")
    }
    let levels = entries.compactMap { level($0) }
    guard faults.count == before else { return nil }
    switch VisitParameters.fault(in: levels) {
    case nil: return levels
    case .noStandard:
      report(node.place, "", "has no level of 100 %", "write one: today's visits are that level")
    case .notRising(let index):
      report(
        entries[index].keyPlace, levels[index].id, "does not have more visits than the level before it",
        "write levels by rising visits, each above 0 %")
    }
    return nil
  }

  private mutating func level(_ entry: SettingNode.Entry) -> VisitParameters.Level? {
    let isPlain = entry.key.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
    }
    if !isPlain || (Self.formKeys + ["all", "none"]).contains(entry.key) {
      report(
        entry.keyPlace, entry.key, "cannot be the id of a level",
        "use lower-case letters a-z, digits and _; not all, none, \(Self.formKeys.joined(separator: ", "))")
      return nil
    }
    var shareNode = entry.value
    var (name, chineseName) = Self.names[entry.key] ?? (entry.key, entry.key)
    if case .map = entry.value.value {
      guard let map = entry.value.map(keys: ["visits", "name", "name_zh"], faults: &faults) else {
        return nil
      }
      guard let visits = map["visits"] else { return lacks(entry.value, "visits", "50 %") }
      shareNode = visits
      name = map["name"]?.scalarText(faults: &faults) ?? name
      chineseName = map["name_zh"]?.scalarText(faults: &faults) ?? chineseName
    }
    return shareNode.share(in: .zero...Self.most, faults: &faults).map {
      VisitParameters.Level(id: entry.key, name: name, chineseName: chineseName, visits: $0.double)
    }
  }

  private static let names = [
    "low": ("Low", "少访"), "standard": ("Standard", "标准"), "high": ("High", "多访"),
  ]

  // MARK: Responses

  private mutating func readResponses(
    _ node: SettingNode, at levels: [VisitParameters.Level]
  ) -> [[Double]]? {
    guard let map = node.map(keys: duties + ["all"], faults: &faults) else { return nil }
    let before = faults.count
    let shared = map["all"].map { readResponse($0, at: levels) ?? [] }
    let responses = duties.map { duty in map[duty].map { readResponse($0, at: levels) ?? [] } ?? shared ?? []
    }
    return faults.count == before ? responses : nil
  }

  /// Empty for `none`: the standard level alone; nil after a fault.
  private mutating func readResponse(
    _ node: SettingNode, at levels: [VisitParameters.Level]
  ) -> [Double]? {
    if case .scalar("none") = node.value { return [] }
    let ids = levels.map(\.id)
    guard let map = node.map(keys: ids + Self.formKeys, faults: &faults) else { return nil }
    let curve: ResponseCurve
    if map["form"] != nil {
      if let stray = map.entries.first(where: { ids.contains($0.key) }) {
        report(stray.keyPlace, stray.key, "is given beside a form", "write a form, or a share for each level")
        return nil
      }
      guard let read = readCurve(map, node, at: levels) else { return nil }
      curve = read
      return levels.map { Double(Int64((curve.share(at: $0.visits) * 1e6).rounded())) / 1e6 }
    }
    return readPoints(map, node, at: levels)
  }

  private mutating func readPoints(
    _ map: SettingMap, _ node: SettingNode, at levels: [VisitParameters.Level]
  ) -> [Double]? {
    var response: [Double] = []
    for level in levels {
      if let given = map[level.id] {
        guard let share = given.share(in: .zero...Self.most, faults: &faults) else { return nil }
        response.append(share.double)
      } else if level.visits == 1 {
        response.append(1)
      } else {
        return lacks(node, level.id, "\(level.id): 110 %, or a form")
      }
    }
    guard let fault = VisitParameters.fault(in: response, at: levels) else { return response }
    let place = { (level: Int) in map[levels[level].id]?.place ?? node.place }
    switch fault {
    case .standardIsNotOne:
      report(node.place, "", "earns something else than 100 % at the standard level", "leave that level out")
    case .falls(let level, let least):
      report(
        place(level), VisitText.percent(response[level]), "earns less than the level before it",
        "write at least \(VisitText.percent(least)), or leave the level out")
    case .notConcave(let level, let most):
      report(
        place(level), VisitText.percent(response[level]),
        "a visit more earns more than one before it: returns must diminish",
        "write at most \(VisitText.percent(most)), or raise the levels before `\(levels[level].id)`")
    }
    return nil
  }

  private mutating func readCurve(
    _ map: SettingMap, _ node: SettingNode, at levels: [VisitParameters.Level]
  ) -> ResponseCurve? {
    guard let form = map["form"]?.choice(Form.self, faults: &faults) else { return nil }
    if form == .power, let exponent = map["exponent"] {
      return exponent.number(in: 0.000001...1, faults: &faults).map { .power(exponent: $0) }
    }
    guard let at = map["at"], let stated = map["share"] else {
      return lacks(
        node, "a stated point", "at: high, share: 115 %" + (form == .power ? ", or exponent: 0.5" : ""))
    }
    guard let level = at.index(of: "level", in: levels.map(\.id), faults: &faults),
      let share = stated.share(in: .zero...Self.most, faults: &faults)
    else { return nil }
    let visits = levels[level].visits
    let curve: ResponseCurve? =
      form == .power
      ? .power(through: share.double, at: visits) : .exponential(through: share.double, at: visits)
    if curve == nil {
      report(
        stated.place, VisitText.percent(share.double), "no concave function goes through it",
        visits == 1
          ? "state the share of a level other than the standard one"
          : "write more than \(VisitText.percent(min(visits, 1))) and less than "
            + VisitText.percent(max(visits, 1)))
    }
    return curve
  }

  // MARK: Faults

  private mutating func lacks<Result>(_ node: SettingNode, _ what: String, _ example: String) -> Result? {
    report(node.place, "", "lacks \(what)", "write \(example)")
    return nil
  }

  private mutating func report(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}

/// Levels of visits as plan.yaml writes them.
enum VisitText {
  /// A share to the nearest millionth, such as `115 %`.
  static func percent(_ share: Double) -> String {
    WrittenNumber.written(Double(Int64((share * 1e6).rounded())) / 1e4) + " %"
  }

  static func lines(_ parameters: PlanParameters) -> [String] {
    let visits = parameters.visits
    guard visits.isOn else { return [] }
    let levels = visits.levels.map { level in
      "    \(level.id): {visits: \(percent(level.visits)), name: \(ParameterText.quoted(level.name)), "
        + "name_zh: \(ParameterText.quoted(level.chineseName))}"
    }
    let responses = zip(parameters.duties, visits.response).map { duty, response in
      let points = zip(visits.levels, response).map { "\($0.id): \(percent($1))" }
      return "    \(duty.id): " + (points.isEmpty ? "none" : "{\(points.joined(separator: ", "))}")
    }
    return ["visits:", "  levels:"] + levels + ["  response:"] + responses
  }
}
