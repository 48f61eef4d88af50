public import ScenarioRunning
public import TerritoryPlanning

/// Reads scenario files. docs/scenario-files.md describes the language.
public enum ScenarioFile {
  /// Reads the scenario at `path`, everything it extends, and its plan folder; applies the changes, parents
  /// first; validates once.
  ///
  /// - Throws: everything wrong in all files at once.
  public static func load(
    _ path: String, overriding options: [ScenarioOption] = []
  ) throws(InputFaults) -> Scenario {
    var folders = PlanFolderCache()
    return try load(path, overriding: options, folders: &folders)
  }

  /// The same scenario once for each list of options. The plan folder is read once.
  ///
  /// - Throws: everything wrong with any of them; what is wrong with all of them is said once.
  public static func load(
    _ path: String, overridingEach variants: [[ScenarioOption]]
  ) throws(InputFaults) -> [Scenario] {
    var folders = PlanFolderCache()
    var scenarios: [Scenario] = []
    var faults: [InputFault] = []
    for options in variants {
      do {
        scenarios.append(try load(path, overriding: options, folders: &folders))
      } catch {
        for fault in error.faults where !faults.contains(fault) { faults.append(fault) }
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    return scenarios
  }

  static func load(
    _ path: String, overriding options: [ScenarioOption] = [], folders: inout PlanFolderCache
  ) throws(InputFaults) -> Scenario {
    let chain = ScenarioChain(path: path, name: FilePaths.lastComponent(path), options: options)
    var faults = chain.faults
    guard !chain.documents.isEmpty else { throw InputFaults(faults, files: []) }
    var head = ScenarioHead(chain, faults: &faults)
    guard let (folder, prefix) = dataFolder(chain, faults: &faults) else {
      throw InputFaults(faults, files: chain.documents.map(\.file))
    }
    let reading = folders.reading(folder, prefix: prefix)
    faults += reading.faults
    guard reading.isResolvable else { throw InputFaults(faults, files: reading.records.sources) }
    var changes = RecordChanges(records: reading.records)
    for (document, folder) in zip(chain.documents, chain.folders) { changes.apply(document, folder: folder) }
    for option in chain.options { changes.apply(option, folder: ".") }
    faults += changes.faults
    let data = changes.records.resolved(faults: &faults)
    if let data, faults.isEmpty {
      do {
        head.rules = try RuleBook.read(settings: head.ruleSettings, data: data)
      } catch {
        faults += error.faults
      }
      if let settings = head.objectiveSettings,
        let objective = Objective.read(settings, data: data, faults: &faults)
      {
        head.objective = objective
        refuseUndecidedPeers(objective, settings, head.rules, faults: &faults)
      }
    }
    guard let data, faults.isEmpty else { throw InputFaults(faults, files: changes.records.sources) }
    var scenario = Scenario(
      name: FilePaths.lastComponent(path).withoutExtension, title: head.title,
      chineseTitle: head.chineseTitle, note: head.note, chineseNote: head.chineseNote,
      question: head.question, data: data, rules: head.rules, objective: head.objective,
      effort: head.effort,
      sourceHash: reading.sourceHash, contentHash: contentHash(changes.records, head),
      tags: head.tags)
    scenario.ancestors = chain.ancestors
    return scenario
  }

  /// An objective that compares representatives needs to know who they are.
  private static func refuseUndecidedPeers(
    _ objective: Objective, _ settings: SettingNode, _ rules: [any Rule], faults: inout [InputFault]
  ) {
    guard !objective.peerDivisions.isEmpty,
      let rule = rules.first(where: { type(of: $0).excludes.contains(FairnessRule.name) })
    else { return }
    let name = type(of: rule).name
    faults.append(
      InputFault(
        place: settings.place, value: "fairness", message: "cannot hold beside \(name)",
        hint: "settle one first: leave out \(name) or the fairness"))
  }

  /// The folder with the plan's data, and what goes before the names of its files in faults; nil where `data` names
  /// none.
  private static func dataFolder(
    _ chain: ScenarioChain, faults: inout [InputFault]
  ) -> (path: String, prefix: String)? {
    guard let (node, document) = chain.last("data"), let text = node.scalarText(faults: &faults) else {
      return (chain.folders[0], "")
    }
    let folder = chain.folders[document]
    guard let path = RelativePath(text, of: node, isFolder: true, from: folder, faults: &faults) else {
      return nil
    }
    let isHere = FilePaths.normalised(text).isEmpty
    return (path.path, isHere ? "" : text + "/")
  }

  /// Over the changed tables as they would be written, the parameters, the rules and the question.
  private static func contentHash(_ records: PlanRecords, _ head: ScenarioHead) -> String {
    var hash = ContentHash()
    for file in PlanFolderWriter.files(records) { hash.add(file.name, file.bytes) }
    hash.add("question", Array("\(head.question)".utf8))
    hash.add("rules", Array(head.ruleSettings.canonicalText.utf8))
    // Scenarios that say nothing, or what holds anyway, are the same question.
    if let settings = head.objectiveSettings, head.objective != .netRevenue {
      hash.add("objective", Array(settings.canonicalText.utf8))
    }
    return hash.text
  }
}

/// Plan folders read once for several scenarios.
struct PlanFolderCache {
  private var readings: [String: PlanFolderReading] = [:]

  mutating func reading(_ path: String, prefix: String) -> PlanFolderReading {
    let key = FilePaths.normalised(path) + "|" + prefix
    if let reading = readings[key] { return reading }
    let reading = PlanFolderReading(path: path, prefix: prefix)
    readings[key] = reading
    return reading
  }
}

/// All scenarios of a case.
public struct ScenarioFolder: Sendable {
  /// Name of the case: the folder's.
  public let name: String
  /// In the order that plan.yaml lists under `scenarios`, else by file name, those that judge today's plan first.
  public let scenarios: [Scenario]

  /// Loads every scenario of the folder at `path`: every `.yaml` file but plan.yaml and
  /// evenfield.yaml, or those that plan.yaml
  /// lists.
  ///
  /// - Throws: everything wrong in any of them.
  public static func load(_ path: String) throws(InputFaults) -> ScenarioFolder {
    var folders = PlanFolderCache()
    var faults: [InputFault] = []
    let files = try scenarioFiles(path, folders: &folders, faults: &faults)
    let isOrdered = folders.reading(path, prefix: "").scenarioOrder != nil
    var scenarios: [Scenario] = []
    var seen: Set<String> = []
    for file in files {
      do {
        scenarios.append(try ScenarioFile.load(FilePaths.join(path, file), folders: &folders))
      } catch {
        // A fault of the shared data would be repeated by every scenario.
        for fault in error.faults where seen.insert(fault.description).inserted { faults.append(fault) }
      }
    }
    if files.isEmpty, faults.isEmpty {
      faults.append(
        InputFault(
          place: SourcePlace(file: path, line: 0, column: 0), value: "", message: "holds no scenario",
          hint: "add a scenario file such as today.yaml; docs/scenario-files.md describes it"))
    }
    guard faults.isEmpty else { throw InputFaults(faults, files: [PlanSettings.file]) }
    if !isOrdered {
      scenarios =
        scenarios.filter { $0.question == .judgeToday } + scenarios.filter { $0.question != .judgeToday }
    }
    return ScenarioFolder(name: FilePaths.lastComponent(path), scenarios: scenarios)
  }

  private static func scenarioFiles(
    _ path: String, folders: inout PlanFolderCache, faults: inout [InputFault]
  ) throws(InputFaults) -> [String] {
    let names: [String]
    do { names = try FolderListing.names(path) } catch { throw InputFaults(faults: [error]) }
    let others = [PlanSettings.file, ConfigurationFile.name]
    let present = names.filter { $0.hasSuffix(".yaml") && !others.contains($0) && !$0.hasPrefix(".") }
    guard names.contains(PlanSettings.file), let order = folders.reading(path, prefix: "").scenarioOrder
    else {
      return present
    }
    var files: [String] = []
    for node in order {
      guard let name = node.scalarText(faults: &faults) else { continue }
      let known = present.map(\.withoutExtension)
      if !known.contains(name) {
        faults.append(
          InputFault(
            place: node.place, value: name, message: "there is no \(name).yaml",
            hint: Suggestion.hint(for: name, in: known)))
      } else if files.contains(name + ".yaml") {
        faults.append(
          InputFault(place: node.place, value: name, message: "is listed twice", hint: "list it once"))
      } else {
        files.append(name + ".yaml")
      }
    }
    return files
  }
}

extension String {
  /// Without what follows the last point.
  var withoutExtension: String { lastIndex(of: ".").map { String(self[..<$0]) } ?? self }
}
