import TerritoryPlanning

/// Finds out what a reader of settings accepts, by letting it read made-up settings while a `SettingProbe` notes
/// what it looks for.
///
/// Every place found so far is filled with a value, a list and a map in turn, alone and beside its neighbours, until
/// nothing new is asked for.
struct SettingProbing {
  typealias Finding = SettingProbe.Finding

  private(set) var findings: [String: Set<Finding>] = [:]
  /// Keys of the maps, in the order in which their reader lists them.
  private(set) var keys: [String: [String]] = [:]
  private let root: String

  /// Rounds after which the places must all be found; the deepest settings take six.
  private static let mostRounds = 12

  private enum Shape: CaseIterable { case nothing, value, list, listOfMaps, map }

  /// - Parameters:
  ///   - root: the key under which the settings stand.
  ///   - seeds: keys of maps whose reader takes any key, by place.
  init(_ root: String, seeds: [String: [String]] = [:], read: (SettingNode) -> Void) {
    self.root = root
    keys = seeds
    let probe = SettingProbe()
    var known = -1
    for _ in 0..<Self.mostRounds where known != size {
      known = size
      for place in places {
        for shape in Shape.allCases {
          for text in shape == .value ? texts(place) : ["1"] {
            for hasNeighbours in [true, false] {
              let node = self.node(root, target: place, shape, text, hasNeighbours)
              SettingProbe.$current.withValue(probe) { read(node) }
            }
          }
        }
      }
      findings = probe.findings
      for (place, found) in findings {
        for case .map(let listed) in Self.inOrder(found) {
          let before = keys[place] ?? []
          keys[place] = before + listed.filter { !before.contains($0) }
        }
      }
    }
  }

  private var size: Int { findings.values.reduce(0) { $0 + $1.count } + keys.count }

  /// Every place known, the elements of lists included.
  private var places: [String] {
    let parents = Set(findings.keys).union(keys.keys).union([root])
    var all = parents
    for place in parents {
      for key in keys[place] ?? [] { all.insert("\(place).\(key)") }
    }
    // Where one or several may stand, no reader of lists announces the elements.
    for place in all where !place.hasSuffix("[]") { all.insert(place + "[]") }
    return all.sorted()
  }

  /// What a value may say: each of the words that its reader knows, else a number.
  private func texts(_ place: String) -> [String] {
    var texts: [String] = []
    for case .choice(let words) in Self.inOrder(findings[place] ?? []) { texts += words.sorted() }
    return texts.isEmpty ? ["1"] : texts
  }

  private func node(
    _ place: String, target: String, _ shape: Shape, _ text: String, _ hasNeighbours: Bool
  ) -> SettingNode {
    if place == target { return leaf(place, shape, text) }
    if target.hasPrefix(place + "[]") {
      let element = node(place + "[]", target: target, shape, text, hasNeighbours)
      return SettingNode(value: .list([element]), place: at(place))
    }
    guard target.hasPrefix(place + ".") else { return leaf(place, .value, texts(place)[0]) }
    let entries = (keys[place] ?? []).compactMap { key -> SettingNode.Entry? in
      let inner = "\(place).\(key)"
      let leads = target == inner || target.hasPrefix(inner + ".") || target.hasPrefix(inner + "[]")
      guard leads || hasNeighbours else { return nil }
      let value = node(inner, target: target, shape, text, hasNeighbours)
      return SettingNode.Entry(key: key, keyPlace: at(place), value: value)
    }
    return SettingNode(value: .map(entries), place: at(place))
  }

  private func leaf(_ place: String, _ shape: Shape, _ text: String) -> SettingNode {
    let value: SettingNode.Value =
      switch shape {
      case .nothing: .null
      case .value: .scalar(text)
      case .list: .list([leaf(place + "[]", .value, texts(place + "[]")[0])])
      case .listOfMaps: .list([leaf(place + "[]", .map, "1")])
      case .map:
        .map(
          (keys[place] ?? []).map { key in
            let inner = "\(place).\(key)"
            return SettingNode.Entry(
              key: key, keyPlace: at(place), value: leaf(inner, .value, texts(inner)[0]))
          })
      }
    return SettingNode(value: value, place: at(place))
  }

  private func at(_ place: String) -> SourcePlace {
    SourcePlace(file: "probe", line: 1, column: 1, field: place)
  }

  // MARK: What was found

  /// The schema of a place; `anyID` as a key stands for ids of the plan.
  func schema(_ place: String) -> SchemaValue {
    var choices: [SchemaValue] = []
    let found = findings[place] ?? []
    let elements = place + "[]"
    if let keys = keys[place] {
      choices.append(
        Schema.object(
          keys.filter { $0 != ProbePlan.anyID }.map { ($0, schema("\(place).\($0)")) },
          others: keys.contains(ProbePlan.anyID) ? schema("\(place).\(ProbePlan.anyID)") : nil))
    }
    if found.contains(.list) || findings[elements] != nil {
      choices.append(Schema.list(of: schema(elements)))
    }
    choices += Self.values(found)
    // What no reader was seen to read is left to the program.
    return choices.isEmpty ? .map([]) : Schema.any(of: choices)
  }

  /// The same order every time, whatever the order of the set.
  private static func inOrder(_ found: Set<Finding>) -> [Finding] {
    found.sorted { "\($0)" < "\($1)" }
  }

  private static func values(_ found: Set<Finding>) -> [SchemaValue] {
    var values: [SchemaValue] = []
    for finding in inOrder(found) {
      switch finding {
      case .map, .text: break
      // Words such as `all` and `none` stand where lists do.
      case .list: values.append(Schema.text)
      case .wholeNumber: values.append(Schema.wholeNumber)
      case .number, .money: values.append(Schema.number)
      case .share: values.append(Schema.share)
      case .flag: values.append(Schema.flag)
      case .choice(let words): values.append(Schema.enumeration(words))
      case .name: values.append(Schema.text)
      case .day: values.append(Schema.day)
      }
    }
    if values.isEmpty, found.contains(.text) { values.append(Schema.text) }
    return values
  }
}

/// A plan of one of everything, all called `anyID`, for readers that ask what the plan knows.
enum ProbePlan {
  /// Stands for any id of the plan; no reader knows a key of this name.
  static let anyID = "any_id"

  static let parameters: PlanParameters = {
    let first = CalendarDay(daysSince1970: 0)
    var parameters = PlanParameters.standard(
      period: "", periodStart: first, periodEnd: CalendarDay(daysSince1970: 90))
    parameters.duties = [
      Duty(id: anyID, name: "", chineseName: "", earning: .maintenance, roles: [.allRound])
    ]
    var segment = parameters.segments[0]
    segment.id = anyID
    segment.visits = [1]
    segment.minutesPerVisit = [1]
    parameters.segments = [segment]
    parameters.visits = .off
    return parameters
  }()

  static let data: PlanData = {
    var records = PlanRecords(parameters: parameters)
    var region = RegionRecord()
    region.id = Entry(anyID)
    region.latitude = Entry(0)
    region.longitude = Entry(0)
    records.regions = [region]
    var representative = RepresentativeRecord(dutyCount: 1)
    representative.id = Entry(anyID)
    representative.team = Entry(anyID)
    representative.workingMinutes = Entry(Minutes(1000))
    records.representatives = [representative]
    var account = AccountRecord(dutyCount: 1)
    account.id = Entry(anyID)
    account.region = Entry(anyID)
    account.potential = Entry(Money(minorUnits: 100))
    account.current = Entry(Money(minorUnits: 100))
    records.accounts = [account]
    do { return try records.validated() } catch { preconditionFailure("the plan is sound: \(error)") }
  }()
}
