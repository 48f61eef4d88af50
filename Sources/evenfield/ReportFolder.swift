import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
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
    for (number, language) in languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(HTMLReport(comparison, language: language).text, "comparison\(suffix).html")
      try write(MarkdownReport(comparison, language: language).text, "comparison\(suffix).md")
    }
    let language = languages[0]
    try write(JSONReport(comparison, language: language).text, "comparison.json")
    let csv = CSVReport(comparison, language: language, dialect: .excel)
    try write(csv.scenarios, "scenarios.csv")
    try write(csv.representatives, "representatives.csv")
    try write(csv.moves, "moves.csv")
    try write(csv.stages, "stages.csv")
    try write(csv.wishes, "wishes.csv")
    try OutputFile.makeFolder(path + "/plans")
    try OutputFile.makeFolder(path + "/certificates")
    for result in comparison.results {
      guard case .planned(let outcome) = result.answer, let plan = outcome.plan else { continue }
      let name = result.scenario.name
      try OutputFile.write(path + "/plans/\(name).csv", PlanTable.bytes(plan.plan, in: result.context))
      guard case .stages(let stages) = result.scenario.objective else {
        try OutputFile.write(path + "/certificates/\(name).json", CertificateFile.bytes(plan.certificate))
        continue
      }
      for (row, stage) in result.stages.enumerated() {
        guard let evidence = stage.evidence else { continue }
        try OutputFile.write(
          path + "/certificates/\(name).stage-\(row + 1).json",
          CertificateFile.bytes(StageRecord(evidence, of: stages)))
      }
    }
  }

  private func write(_ text: String, _ name: String) throws {
    try OutputFile.write(path + "/" + name, Array(text.utf8))
  }
}
