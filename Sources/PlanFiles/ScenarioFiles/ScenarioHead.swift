import ScenarioRunning
import TerritoryPlanning

/// What a chain of scenario files says besides changes of the data: the last file that says something wins;
/// rules and limits merge key by key.
struct ScenarioHead {
  let title: String
  let chineseTitle: String
  let note: String
  let chineseNote: String
  let tags: [String]
  var question = Scenario.Question.optimise
  var effort = Effort()
  /// Every rule as the last file that names it has it.
  var ruleSettings: SettingNode
  var rules: [any Rule] = []
  /// What stands under `objective:` in the last file that has it; nil where none has.
  var objectiveSettings: SettingNode?
  var objective = Objective.netRevenue

  init(_ chain: ScenarioChain, faults: inout [InputFault]) {
    // Titles and tags belong to one question: they are not inherited.
    let own = chain.documents[chain.documents.count - 1]
    title = own.text("title", faults: &faults) ?? ""
    chineseTitle = own.text("title_zh", faults: &faults) ?? ""
    note = own.text("note", faults: &faults) ?? ""
    chineseNote = own.text("note_zh", faults: &faults) ?? ""
    tags = own.sections["tags"].map { Self.tags($0, faults: &faults) } ?? []
    ruleSettings = Self.merged(chain, "rules", faults: &faults)
    readQuestion(chain, faults: &faults)
    readLimits(chain, faults: &faults)
  }

  /// One word or a list of them.
  private static func tags(_ node: SettingNode, faults: inout [InputFault]) -> [String] {
    var nodes = [node]
    if case .list(let elements) = node.value { nodes = elements }
    var tags: [String] = []
    for node in nodes {
      guard let tag = node.scalarText(faults: &faults) else { continue }
      if tags.contains(tag) {
        faults.append(
          InputFault(place: node.place, value: tag, message: "is named twice", hint: "name it once"))
      } else {
        tags.append(tag)
      }
    }
    return tags
  }

  static let questions = ["today", "optimise"]

  private mutating func readQuestion(_ chain: ScenarioChain, faults: inout [InputFault]) {
    if let node = chain.held("question") {
      switch node.scalarText(faults: &faults) {
      case nil: break
      case "today": question = .judgeToday
      case "optimise": question = .optimise
      case .some(let text):
        refuse(
          node, text, "is not a question", Suggestion.hint(for: text, in: Self.questions), &faults)
      }
    }
    objectiveSettings = chain.last("objective")?.node
    for option in chain.options {
      guard let node = option.sections["objective"] else { continue }
      objectiveSettings = objectiveSettings?.overlaid(with: node) ?? node
    }
  }

  private mutating func readLimits(_ chain: ScenarioChain, faults: inout [InputFault]) {
    let limits = Self.merged(chain, "limits", faults: &faults)
    let map = SettingLookup(
      limits, keys: ["gap", "time", "work"], unit: MoneyUnit(currency: "", digits: 0), faults: &faults)
    effort.gap = map["gap"]?.share(faults: &faults)?.double
    effort.timeLimitSeconds = map["time"].flatMap { Self.seconds($0, faults: &faults) }
    effort.workLimit = map["work"]?.integer(in: 1...Int64.max, faults: &faults)
    if let node = chain.held("seed") {
      effort.seed = node.integer(in: 0...Int64.max, faults: &faults).map { UInt64($0) }
    }
  }

  /// The values under `limits` that hold, by key.
  static func limits(_ chain: ScenarioChain, faults: inout [InputFault]) -> [String: SettingNode] {
    guard case .map(let entries) = merged(chain, "limits", faults: &faults).value else { return [:] }
    return Dictionary(entries.map { ($0.key, $0.value) }) { $1 }
  }

  /// `90`, `90s`, `2min`, `1.5h`, in seconds; above 0, at most a week.
  static func seconds(_ node: SettingNode, faults: inout [InputFault]) -> Double? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    let units: [(String, Double)] = [("ms", 0.001), ("min", 60), ("s", 1), ("m", 60), ("h", 3600)]
    let unit = units.first { text.hasSuffix($0.0) }
    var digits = text.dropLast(unit?.0.count ?? 0)
    while digits.last == " " { digits.removeLast() }
    let number = (try? WrittenNumber(String(digits)))?.double
    if let number, number > 0, number * (unit?.1 ?? 1) <= 604_800 { return number * (unit?.1 ?? 1) }
    faults.append(
      InputFault(
        place: node.place, value: text, message: "is not a time limit", hint: "write 60s, 2min or 1h"))
    return nil
  }

  /// A map whose keys come from every file of the chain; the value of the last file that has a key holds. Options
  /// go inside values.
  private static func merged(
    _ chain: ScenarioChain, _ section: String, faults: inout [InputFault]
  ) -> SettingNode {
    var merged: [SettingNode.Entry] = []
    var place = SourcePlace(file: chain.documents.last?.file ?? "", line: 0, column: 0, field: section)
    for document in chain.documents {
      guard let node = document.sections[section] else { continue }
      place = node.place
      guard case .map(let entries) = node.value else {
        faults.append(
          InputFault(place: node.place, value: "", message: "is not a map", hint: "write `key: value` below"))
        continue
      }
      for entry in entries {
        if let index = merged.firstIndex(where: { $0.key == entry.key }) {
          merged[index] = entry
        } else {
          merged.append(entry)
        }
      }
    }
    let files = SettingNode(value: .map(merged), place: place)
    return chain.options.reduce(files) { settings, option in
      option.sections[section].map { settings.overlaid(with: $0) } ?? settings
    }
  }

  private func refuse(
    _ node: SettingNode, _ value: String, _ message: String, _ hint: String, _ faults: inout [InputFault]
  ) {
    faults.append(InputFault(place: node.place, value: value, message: message, hint: hint))
  }
}

extension SettingNode {
  /// The same text for the same settings, wherever they stand and in whatever order the keys of maps are.
  var canonicalText: String {
    switch value {
    case .null: return "~"
    case .scalar(let text): return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    case .list(let elements): return "[\(elements.map(\.canonicalText).joined(separator: ","))]"
    case .map(let entries):
      let sorted = entries.sorted { $0.key < $1.key }
      return "{\(sorted.map { "\($0.key):\($0.value.canonicalText)" }.joined(separator: ","))}"
    }
  }
}
