import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryPlanning
import Testing

/// `estimate` from the command line.
@Suite struct EstimateTests {
  /// Scenarios/tiny with a history in which R-1 wins four of five deals, the others two.
  private func tiny(lost: Bool = true) throws -> TinyCase {
    let tiny = try TinyCase()
    var text = "id,account,representative,product,stage,opened,closed,value\n"
    for number in 0..<360 {
      let isWon = !lost || (number / 3) % 5 < (number % 3 == 0 ? 4 : 2)
      let month = 1 + number / 3 % 8
      let day = String(format: "2026-%02d-%02d", month, 1 + number % 28)
      text +=
        "O-\(number),A-\(1 + number / 3 % 6),R-\(1 + number % 3),pump,\(isWon ? "won" : "lost"),2025-12-01,\(day),"
        + (isWon ? "\(1000 + number % 7)" : "") + "\n"
    }
    try tiny.write(text, to: "opportunities.csv")
    return tiny
  }

  @Test func filesThatThePlannerTakesOver() throws {
    let tiny = try tiny()
    let before = try tiny.text("plan.yaml")
    let out = tiny.folder["out"]
    let run = try Program.run(
      ["estimate", tiny.path, "-o", out, "--lang", "en,zh", "--extends", "rebalance.yaml"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("Representatives differ in their win rates"))
    #expect(try tiny.text("plan.yaml") == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(
      names == [
        "estimated.yaml", "estimates.csv", "estimates.html", "estimates.json", "estimates.md",
        "estimates.zh.html", "estimates.zh.md", "plan-fragment.yaml", "skills.csv",
      ])

    // In the case folder the scenario is read, and sets what it says.
    try tiny.write(try tiny.folder.text("out/estimated.yaml"), to: "estimated.yaml")
    let scenario = try ScenarioFile.load(tiny.path + "/estimated.yaml")
    let skills = scenario.data.representatives.prefix(3).map { $0.skill[0] }
    #expect(skills[0] > 1.2 && skills[1] < 0.95 && skills[2] < 0.95, "\(skills)")
    #expect(scenario.data.parameters.segments.allSatisfy { abs($0.winRate - 0.533) < 0.1 })
    #expect(scenario.data.parameters.given.contains("segments.high_value.win_rate"))
    let table = try tiny.folder.text("out/skills.csv")
    #expect(table.hasPrefix("\u{FEFF}id,skill_acquisition") && table.contains("R-1,\(skills[0])"))
    let report = try JSONFields.object(tiny.folder.text("out/estimates.json"))
    #expect(report["format"] as? String == "evenfield.estimates")
  }

  @Test func sameSeedSameReport() throws {
    let tiny = try tiny()
    let first = try Program.run(["estimate", tiny.path, "--format", "json", "--seed", "7"])
    let second = try Program.run(["estimate", tiny.path, "--format", "json", "--seed", "7"])
    #expect(first.status == 0 && first.output == second.output)
  }

  @Test func whatIsMissingIsSaid() throws {
    let empty = try TinyCase()
    let none = try Program.run(["estimate", empty.path])
    #expect(none.status == 0 && none.output.contains("there are no deals (opportunities.csv)"))
    let won = try tiny(lost: false)
    let run = try Program.run(["estimate", won.path, "-o", won.folder["out"]])
    #expect(run.status == 0 && run.output.contains("record the lost ones too"))
    #expect(try won.folder.text("out/estimated.yaml").contains("deal_size"))
  }

  @Test func faultsOfTheDealsAreFaults() throws {
    let tiny = try tiny()
    try tiny.write("account,stage,closed\nA-1,won,\nA-9,lost,2026-01-01\n", to: "opportunities.csv")
    let run = try Program.run(["estimate", tiny.path])
    #expect(run.status == 65 && run.messages.contains("closed") && run.messages.contains("A-9"))
  }
}
