import ArgumentParser
import Foundation
import PlanFiles
import Reporting

/// Settings and where they come from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show which settings hold, and where each comes from.",
    subcommands: [ConfigShowCommand.self])
}

struct ConfigShowCommand: ParsableCommand, ConfiguredVerb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print every setting with its value and its source.",
    discussion: """
      A flag wins over an EVENFIELD_* variable, which wins over the scenario's file, which wins over evenfield.yaml \
      (in the case folder, then in the working directory), which wins over the default. docs/configuration.md \
      describes each setting.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A folder with a plan, or a scenario's file; without it only the working directory counts.")
  var path: String?

  @Option(help: "The scenario of the folder whose limits count.", completion: ScenarioNames.completion)
  var scenario: String?

  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(help: Settings.memory.help)
  var memory: MemorySize?

  @Option(help: Settings.store.help)
  var store: String?

  @Option(help: "What standard output gets: text or json.")
  var format: Format = .text

  var caseFolders: [String] { path.map { [CaseFolder.of($0)] } ?? [] }

  func validate() throws {
    if scenario != nil, path == nil {
      throw ValidationError("--scenario names one of a folder: give its path.")
    }
  }

  func run() throws {
    let limits = try scenarioFile.map { try StatedLimits(path: $0) }
    let settings = ResolvedSetting.liftingDefaults(
      Settings.rows.map { ResolvedSetting($0, flag: flags[$0.key], limits: limits) })
    switch format {
    case .text: print(Self.table(settings), terminator: "")
    case .json: print(ConfigurationShape.text(settings), terminator: "")
    }
  }

  /// Flags that were given, as text.
  private var flags: [String: String] {
    let effort = effort.flags.merging(presentation.flags) { $1 }
    let others = ["memory": memory.map { "\($0)" }, "store": store]
    return effort.merging(others.compactMapValues { $0 }) { $1 }
  }

  private var scenarioFile: String? {
    get throws {
      guard let path else { return nil }
      if CaseFolder.of(path) != path { return path }
      guard let scenario else { return nil }
      let known = ScenarioNames.of(folder: path)
      guard known.contains(scenario) else {
        throw ValidationError(ScenarioNames.unknown(scenario, in: [path], known))
      }
      return path + "/" + scenario + ".yaml"
    }
  }

  private static func table(_ settings: [ResolvedSetting]) -> String {
    let rows = settings.map { [$0.key, $0.value, $0.source.code, $0.source.name] }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return (padded + [row[3]]).joined(separator: "  ").trimmedRight + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
