import Testing

/// Wrong usage ends in code 64 and says what is wrong; the order of flags and verb does not matter.
@Suite struct UsageTests {
  static let wrong: [[String]] = [
    ["solve", "PLAN", "--bogus"], ["solve", "PLAN", "--gap", "x"], ["solve", "PLAN", "--gap", "101%"],
    ["solve", "PLAN", "--gap", "-1%"], ["solve", "PLAN", "--gap", "nan"],
    ["solve", "PLAN", "--threads", "0"],
    ["solve", "PLAN", "--work-limit=-1"], ["solve", "PLAN", "--time-limit", "soon"],
    ["solve", "PLAN", "--seed=-1"], ["solve", "PLAN", "--lang", "fr"], ["solve", "PLAN", "--lang", "en,en"],
    ["solve", "PLAN", "--format", "xml"], ["solve"], ["unknown-verb", "PLAN"],
    ["compare", "PLAN", "--scenario", "rebalanse"], ["solve", "PLAN"],
    ["check", "PLAN", "--plan", "plan.csv"],
    ["import", "PLAN"], ["import", "PLAN", "--guess", "-o", "out"], ["export", "PLAN"], ["generate"],
    ["solve-model"], ["solve-model", "model", "--sense", "up"],
  ]

  @Test(arguments: wrong)
  func wrongUsageEndsWith64(arguments: [String]) throws {
    let tiny = try TinyCase()
    let before = try tiny.folder.listing()
    let run = try Program.run(arguments.map { $0 == "PLAN" ? tiny.path : $0 })
    #expect(run.endedByItself)
    #expect(run.status == 64, "\(run.messages)")
    #expect(run.output.isEmpty)
    #expect(!run.messages.isEmpty)
    #expect(try tiny.folder.listing() == before)
  }

  @Test func unknownScenarioIsProposed() throws {
    let tiny = try TinyCase()
    let run = try Program.run(["compare", tiny.path, "--scenario", "rebalanse"])
    #expect(run.messages.contains("rebalance"))
  }

  @Test func flagBeforeTheVerbMeansTheSame() throws {
    let tiny = try TinyCase()
    let flags = ["--format", "csv", "--work-limit", "200000", "--seed", "7", "-q"]
    let scenario = tiny.path + "/rebalance.yaml"
    let after = try Program.run(["solve", scenario] + flags)
    let before = try Program.run(flags + ["solve", scenario])
    #expect(after.status == 0)
    #expect(before.status == 0)
    #expect(!after.output.isEmpty)
    #expect(before.output == after.output)
  }

  @Test(arguments: [["--help"], ["solve", "--help"], ["--version"]])
  func helpAndVersionGoToStandardOutput(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
    #expect(run.messages.isEmpty)
  }

  @Test func environmentIsReadAndAFlagWins() throws {
    let tiny = try TinyCase()
    let arguments = [
      "solve", tiny.path + "/rebalance.yaml", "--format", "json", "--work-limit", "200000", "-q",
    ]
    func seed(_ run: Program.Run) throws -> String? {
      let options = try JSONFields.scenarios(run.output).first?["options"] as? [String: Any]
      return options?["seed"] as? String
    }
    let environment = ["EVENFIELD_SEED": "11"]
    #expect(try seed(Program.run(arguments)) == "1")
    #expect(try seed(Program.run(arguments, environment: environment)) == "11")
    #expect(try seed(Program.run(arguments + ["--seed", "12"], environment: environment)) == "12")
    let unreadable = try Program.run(arguments, environment: ["EVENFIELD_SEED": "many"])
    #expect(unreadable.status == 64)
    #expect(unreadable.messages.contains("EVENFIELD_SEED"))
  }
}
