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
    for folder in ["plans", "certificates"] { try OutputFile.makeFolder(path + "/" + folder) }
    for file in try Self.files(comparison, languages: languages) {
      try OutputFile.write(path + "/" + file.name, file.bytes)
    }
    try writeChoices(comparison)
    try writeEach(comparison)
  }

  /// What a choice between the scenarios rests on.
  private func writeChoices(_ comparison: Comparison) throws {
    let csv = CSVReport(comparison, language: languages[0], dialect: .excel)
    try write(csv.handovers, "handovers.csv")
    try write(csv.tradeoffs, "tradeoffs.csv")
    try write(csv.sentences, "sentences.csv")
  }

  /// The tables of each scenario by itself.
  private func writeEach(_ comparison: Comparison) throws {
    try OutputFile.makeFolder(path + "/scenarios")
    for result in comparison.results {
      let folder = "scenarios/" + result.scenario.name
      try OutputFile.makeFolder(path + "/" + folder)
      let csv = CSVReport(
        Comparison(name: comparison.name, results: [result]), language: languages[0], dialect: .excel)
      try write(csv.scenarios, folder + "/figures.csv")
      try write(csv.representatives, folder + "/representatives.csv")
      try write(csv.moves, folder + "/moves.csv")
      try write(csv.handovers, folder + "/handovers.csv")
    }
  }

  private func write(_ text: String, _ name: String) throws {
    try OutputFile.write(path + "/" + name, Array(text.utf8))
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
    for result in comparison.results { files += try planFiles(result) }
    return files
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
