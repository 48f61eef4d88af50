import ArgumentParser
import PlanFiles
import ScenarioRunning
import TerritoryPlanning

/// Where scenarios come from: a case folder (all of its scenarios, or those named), or single files.
struct ScenarioSource: ParsableArguments {
  @Argument(help: "A folder with a plan and its scenarios, or scenario files (.yaml).", completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("scenario"), parsing: .singleValue,
    help: "Take only this scenario of the folder; may be repeated.", completion: ScenarioNames.completion)
  var names: [String] = []

  @Option(
    name: .customLong("tag"), parsing: .singleValue,
    help: "Take only scenarios with this tag; may be repeated: those with any of them.")
  var tags: [String] = []

  /// The scenarios asked for, and the name of the case. Everything wrong with any of them is reported at once.
  func load() throws -> (name: String, scenarios: [Scenario]) {
    let loaded = try Self.load(paths, names: names)
    guard !tags.isEmpty else { return loaded }
    let known = Set(loaded.scenarios.flatMap(\.tags)).sorted()
    for tag in tags where !known.contains(tag) {
      let hint = known.isEmpty ? "none has any tags" : Suggestion.hint(for: tag, in: known)
      throw ValidationError("No scenario has the tag `\(tag)`; \(hint).")
    }
    return (loaded.name, loaded.scenarios.filter { !Set($0.tags).isDisjoint(with: tags) })
  }

  private static func load(
    _ paths: [String], names: [String]
  ) throws -> (name: String, scenarios: [Scenario]) {
    var scenarios: [Scenario] = []
    var faults: [InputFault] = []
    var caseName = ""
    for path in paths {
      do throws(InputFaults) {
        if path.lowercased().hasSuffix(".yaml") || path.lowercased().hasSuffix(".yml") {
          let scenario = try ScenarioFile.load(path)
          scenarios.append(scenario)
          if caseName.isEmpty { caseName = scenario.name }
        } else {
          let folder = try ScenarioFolder.load(path)
          scenarios += folder.scenarios
          if caseName.isEmpty { caseName = folder.name }
        }
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    guard !names.isEmpty else { return (caseName, scenarios) }
    let known = scenarios.map(\.name)
    for name in names where !known.contains(name) {
      throw ValidationError(
        ScenarioNames.unknown(name, in: paths, known)
      )
    }
    return (caseName, names.flatMap { name in scenarios.filter { $0.name == name } })
  }

  /// Exactly one scenario.
  func loadOne() throws -> Scenario { try loadOneOfCase().scenario }

  /// Exactly one scenario, with the name of its case.
  func loadOneOfCase() throws -> (name: String, scenario: Scenario) {
    let (name, scenarios) = try load()
    return (name, try Self.one(scenarios))
  }

  /// The scenario of a folder or file, by name where there are several.
  static func one(_ path: String, name: String?) throws -> Scenario {
    try one(load([path], names: name.map { [$0] } ?? []).scenarios)
  }

  /// The same with the name of the case.
  static func oneOfCase(_ path: String, name: String?) throws -> (name: String, scenario: Scenario) {
    let (caseName, scenarios) = try load([path], names: name.map { [$0] } ?? [])
    return (caseName, try one(scenarios))
  }

  private static func one(_ scenarios: [Scenario]) throws -> Scenario {
    guard scenarios.count == 1 else {
      let names = scenarios.map(\.name).joined(separator: ", ")
      throw ValidationError("Name one scenario with --scenario; there are: \(names).")
    }
    return scenarios[0]
  }
}
