import Foundation

/// The tiny case with the proven best plan of one of its scenarios, to be handed out.
struct HandedOut {
  let tiny: TinyCase
  let scenario: String
  var plan: String { tiny.folder["out/plans/\(scenario).csv"] }
  var certificate: String { tiny.folder["out/certificates/\(scenario).json"] }
  var workbook: String { tiny.folder["handout/workbook.xlsx"] }

  init(scenario: String = "rebalance", edits: [CaseEdit] = []) throws {
    tiny = try TinyCase()
    self.scenario = scenario
    try tiny.apply(edits)
    let solved = try Program.run([
      "solve", tiny.path, "--scenario", scenario, "--gap", "0", "--work-limit", "1500000", "--no-store", "-q",
      "-o", tiny.folder["out"],
    ])
    if solved.status != 0 { throw Program.Missing(description: solved.messages) }
  }

  /// Hands it out with its certificate, unless told otherwise.
  func handOut(_ more: [String] = [], proof: [String]? = nil) throws -> Program.Run {
    try Program.run(
      [
        "handout", tiny.path, "--scenario", scenario, "--plan", plan, "--date", "2026-09-15", "-o",
        tiny.folder["handout"],
      ] + (proof ?? ["--certificate", certificate]) + more)
  }

  func contest(_ workbook: String, _ more: [String] = []) throws -> Program.Run {
    try Program.run(
      [
        "contest", tiny.path, "--scenario", scenario, "--objections", workbook, "--plan", plan,
        "--certificate", certificate, "--gap", "0", "--work-limit", "1500000", "-q",
      ] + more)
  }
}
