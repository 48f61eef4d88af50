import ArgumentParser
import PlanFiles
import TerritoryPlanning

/// What evenfield.yaml says: in the case folder, then in the working directory, key by key.
struct Configuration: Sendable {
  /// Of the verb that runs.
  @TaskLocal static var current = Configuration()

  private let files: [ConfigurationFile]

  private init() { files = [] }

  /// - Throws: `InputFaults` with everything wrong in any of the files.
  init(caseFolders: [String]) throws(InputFaults) {
    var files: [ConfigurationFile] = []
    var faults: [InputFault] = []
    var folders: [String] = []
    for folder in caseFolders + ["."] where !folders.contains(folder) { folders.append(folder) }
    for folder in folders {
      do {
        let file = try ConfigurationFile(folder: folder, keys: Settings.rows.map(\.key)) { key, text in
          Settings.rows.first { $0.key == key }?.refusal(text)
        }
        if let file { files.append(file) }
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    self.files = files
  }

  func value(_ key: String) -> ConfigurationFile.Value? { files.lazy.compactMap { $0.values[key] }.first }
}

/// A verb that takes defaults from evenfield.yaml.
protocol ConfiguredVerb: ParsableCommand {
  /// Folders of the cases that it is about; the working directory counts beside them.
  var caseFolders: [String] { get }
}

/// A configured verb about scenarios.
protocol ScenarioVerb: ConfiguredVerb {
  var source: ScenarioSource { get }
}

extension ScenarioVerb {
  var caseFolders: [String] { source.paths.map(CaseFolder.of) }
}

/// A configured verb about one case.
protocol CaseVerb: ConfiguredVerb {
  var path: String { get }
}

extension CaseVerb {
  var caseFolders: [String] { [CaseFolder.of(path)] }
}

/// A configured verb about runs, or about no case at all.
protocol CaselessVerb: ConfiguredVerb {}

extension CaselessVerb {
  var caseFolders: [String] { [] }
}

enum CaseFolder {
  /// The folder of a scenario's file, or the folder that is named.
  static func of(_ path: String) -> String {
    guard path.lowercased().hasSuffix(".yaml") || path.lowercased().hasSuffix(".yml") else { return path }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension AlternativesCommand: ScenarioVerb {}
extension CheckCommand: ScenarioVerb {}
extension CompareCommand: ScenarioVerb {}
extension ContestCommand: ScenarioVerb {}
extension DesignCommand: ScenarioVerb {}
extension ExportCommand: ScenarioVerb {}
extension HandoutCommand: ScenarioVerb {}
extension MovesCommand: ScenarioVerb {}
extension RobustCommand: ScenarioVerb {}
extension SizeCommand: ScenarioVerb {}
extension SolveCommand: ScenarioVerb {}
extension StressCommand: ScenarioVerb {}
extension SweepCommand: ScenarioVerb {}
extension EstimateCommand: ConfiguredVerb {
  var caseFolders: [String] { [CaseFolder.of(plan)] }
}
extension DiffCommand: CaseVerb {}
extension ExplainCommand: CaseVerb {}
extension ReplayCommand: CaseVerb {}
extension RoutingCommand: CaseVerb {}
extension WriteBackCommand: CaseVerb {}
extension SolveModelCommand: CaselessVerb {}
extension HistoryCommand: CaselessVerb {}
extension ShowCommand: CaselessVerb {}
extension RestoreCommand: CaselessVerb {}
extension ProposeCommand: CaselessVerb {}
extension ApproveCommand: CaselessVerb {}
extension WithdrawCommand: CaselessVerb {}
extension ReinstateCommand: CaselessVerb {}
