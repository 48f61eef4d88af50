import Foundation
import Testing

/// `export` and `solve-model` speak of the same problem as `solve`; `generate` and `import` make sound cases.
@Suite struct ModelVerbsTests {
  @Test(arguments: ["mps", "lp"])
  func exportedModelIsWrittenWithItsClaims(format: String) throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      [
        "export", tiny.path + "/rebalance.yaml", "-o", tiny.folder["out"], "--format", format, "--with-plan",
        "--work-limit", "300000", "-q",
      ])
    #expect(run.status == 0, "\(run.messages)")
    for file in ["model.\(format)", "names.csv", "plan.sol", "claims.json"] {
      #expect(try !tiny.folder.bytes("out/rebalance/" + file).isEmpty, "\(file)")
    }
  }

  /// The exported minimisation has minus the plan's worth as its optimum.
  @Test func exportedModelHasTheSameOptimum() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      [
        "export", tiny.path + "/rebalance.yaml", "-o", tiny.folder["out"], "--with-plan", "--work-limit",
        "20000", "-q",
      ])
    #expect(run.status == 0, "\(run.messages)")
    let claims = try JSONFields.object(tiny.folder.text("out/rebalance/claims.json"))
    let solved = try Program.run(
      ["solve-model", tiny.folder["out/rebalance/model.mps"], "--work-limit", "200000", "-q"])
    #expect(solved.status == 0, "\(solved.messages)")
    let report = try JSONFields.object(solved.output)
    let worth = try #require(claims["objective"] as? Int64)
    #expect(report["objective"] as? Int64 == -worth)
    #expect(report["outcome"] as? String == "optimal")
  }

  /// Two agents, four jobs: every plan is tried here.
  @Test(arguments: ["min", "max"])
  func solveModelFindsTheBestOfAll(sense: String) throws {
    let costs = [[7, 3, 9, 4], [5, 6, 2, 8]]
    let resources = [[3, 4, 5, 2], [4, 3, 3, 5]]
    let capacities = [9, 8]
    var worths: [Int] = []
    for plan in 0..<16 {
      let agents = (0..<4).map { plan >> $0 & 1 }
      let fits = (0..<2).allSatisfy { agent in
        (0..<4).filter { agents[$0] == agent }.map { resources[agent][$0] }.reduce(0, +) <= capacities[agent]
      }
      if fits { worths.append((0..<4).map { costs[agents[$0]][$0] }.reduce(0, +)) }
    }
    let best = try #require(sense == "min" ? worths.min() : worths.max())
    let rows = [[2, 4]] + costs + resources + [capacities]
    let folder = try TemporaryFolder()
    try folder.write(
      rows.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n") + "\n", to: "model")
    let run = try Program.run(
      [
        "solve-model", folder["model"], "--sense", sense, "--work-limit", "100000", "--certificate",
        folder["certificate.json"], "-q",
      ])
    #expect(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    #expect(report["outcome"] as? String == "optimal")
    #expect(report["objective"] as? Int == best)
    #expect(try JSONFields.object(folder.text("certificate.json"))["claim"] as? String == "bound")
  }

  @Test(arguments: ["", "2 3\n1 2", "1 1\n1\nx\n1\n", "1 1\n1\n1\n99999999999999999999\n"])
  func badModelIsRefused(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "model")
    let run = try Program.run(["solve-model", folder["model"], "-q"])
    #expect(run.endedByItself)
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("model"))
  }

  /// One agent cannot hold what exceeds its capacity.
  @Test func infeasibleModelEndsWith3() throws {
    let folder = try TemporaryFolder()
    try folder.write("1 2\n1 1\n2 2\n3\n", to: "model")
    let run = try Program.run(["solve-model", folder["model"], "-q", "--work-limit", "10000"])
    #expect(run.status == 3)
    #expect(try JSONFields.object(run.output)["outcome"] as? String == "infeasible")
  }

  @Test func generatedFirmIsSoundAndTheSameTwice() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two"] {
      let run = try Program.run(
        [
          "generate", "--representatives", "6", "--accounts", "60", "--regions", "3", "--seed", "5", "-o",
          folder[name],
        ])
      #expect(run.status == 0, "\(run.messages)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder["one"]).sorted()
    #expect(files.contains("accounts.csv"))
    for file in files { #expect(try folder.bytes("one/" + file) == folder.bytes("two/" + file)) }
    #expect(try Program.run(["check", folder["one"]]).status == 0)
    let other = try Program.run(["generate", "--representatives", "0", "-o", folder["three"]])
    #expect(other.status == 65)
    #expect(!folder.exists("three"))
  }

  @Test func guessingAMapOnlyPrints() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Account ID,Account Name,Account Owner,Billing State,Industry\n1,Acme,Ann,North,energy\n",
      to: "export.csv")
    let run = try Program.run(["import", folder.path, "--guess"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("Account Owner"))
    #expect(try folder.listing() == ["export.csv"])
  }
}
