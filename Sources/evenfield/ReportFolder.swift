import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import RunStore
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The files that a comparison hands out.
struct ReportFolder {
  let path: String
  let languages: [Language]

  /// Writes every file whole or not at all.
  func write(_ comparison: Comparison) throws {
    try OutputFile.makeFolder(path)
    for folder in ["plans", "certificates", "scenarios"] { try OutputFile.makeFolder(path + "/" + folder) }
    for result in comparison.results {
      try OutputFile.makeFolder(path + "/scenarios/" + result.scenario.name)
    }
    for file in try Self.files(comparison, languages: languages) {
      try OutputFile.write(path + "/" + file.name, file.bytes)
    }
  }

  /// The files, each with its place in the folder.
  static func files(_ comparison: Comparison, languages: [Language]) throws -> [RunFile] {
    var files: [RunFile] = []
    func add(_ text: String, _ name: String) { files.append(RunFile(name: name, bytes: Array(text.utf8))) }
    for (number, language) in languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      add(HTMLReport(comparison, language: language).text, "comparison\(suffix).html")
      add(MarkdownReport(comparison, language: language).text, "comparison\(suffix).md")
    }
    let language = languages[0]
    add(JSONReport(comparison, language: language).text, "comparison.json")
    let csv = CSVReport(comparison, language: language, dialect: .excel)
    add(csv.scenarios, "scenarios.csv")
    add(csv.representatives, "representatives.csv")
    add(csv.moves, "moves.csv")
    add(csv.stages, "stages.csv")
    add(csv.wishes, "wishes.csv")
    add(csv.handovers, "handovers.csv")
    add(csv.tradeoffs, "tradeoffs.csv")
    add(csv.sentences, "sentences.csv")
    for result in comparison.results {
      files += try planFiles(result)
      files += tables(result, of: comparison, language: language)
    }
    return files
  }

  /// The tables of one scenario by itself.
  private static func tables(
    _ result: ScenarioResult, of comparison: Comparison, language: Language
  ) -> [RunFile] {
    let folder = "scenarios/" + result.scenario.name
    let csv = CSVReport(
      Comparison(name: comparison.name, results: [result]), language: language, dialect: .excel)
    return [
      ("figures", csv.scenarios), ("representatives", csv.representatives), ("moves", csv.moves),
      ("handovers", csv.handovers),
    ].map { RunFile(name: "\(folder)/\($0.0).csv", bytes: Array($0.1.utf8)) }
  }

  /// The plan of a scenario with what proves its bound; none where there is no plan.
  private static func planFiles(_ result: ScenarioResult) throws -> [RunFile] {
    guard case .planned(let outcome) = result.answer, let plan = outcome.plan else { return [] }
    let name = result.scenario.name
    var files = [
      RunFile(name: "plans/\(name).csv", bytes: PlanTable.bytes(plan.plan, in: result.context))
    ]
    guard case .stages(let stages) = result.scenario.objective else {
      files.append(
        RunFile(name: "certificates/\(name).json", bytes: try CertificateFile.bytes(plan.certificate)))
      return files
    }
    for (row, stage) in result.stages.enumerated() {
      guard let evidence = stage.evidence else { continue }
      files.append(
        RunFile(
          name: "certificates/\(name).stage-\(row + 1).json",
          bytes: try CertificateFile.bytes(StageRecord(evidence, of: stages))))
    }
    return files
  }
}
