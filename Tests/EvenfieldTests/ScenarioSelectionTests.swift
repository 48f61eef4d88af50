import Testing

/// Picking scenarios by tag, and the schemas for editors.
@Suite struct ScenarioSelectionTests {
  private func tagged() throws -> TinyCase {
    let tiny = try TinyCase()
    try tiny.apply([
      .append("hire-two.yaml", "\ntags: [people, budget]\n"),
      .append("lose-top-rep.yaml", "\ntags: people\n"),
      .append("market-down.yaml", "\ntags: market\n"),
    ])
    return tiny
  }

  @Test func aTagPicksScenarios() throws {
    let tiny = try tagged()
    func names(_ tags: [String]) throws -> [String] {
      let flags = tags.flatMap { ["--tag", $0] }
      let run = try Program.run(
        ["compare", tiny.path, "--work-limit", "200000", "-q", "--format", "json"] + flags)
      #expect(run.status == 0, "\(run.messages)")
      return ["hire-two", "lose-top-rep", "market-down", "rebalance"].filter {
        run.output.contains("\"\($0)\"")
      }
    }
    #expect(try names(["people"]) == ["hire-two", "lose-top-rep"])
    #expect(try names(["budget", "market"]) == ["hire-two", "market-down"])
  }

  @Test func anUnknownTagIsProposed() throws {
    let tiny = try tagged()
    let run = try Program.run(["compare", tiny.path, "--tag", "peeple"])
    #expect(run.status == 64 && run.messages.contains("did you mean people?"), "\(run.messages)")
    let untagged = try TinyCase()
    let none = try Program.run(["compare", untagged.path, "--tag", "people"])
    #expect(none.status == 64 && none.messages.contains("none has any tags"), "\(none.messages)")
  }

  @Test(arguments: ["scenario", "plan", "objections"]) func schemasArePrinted(kind: String) throws {
    let run = try Program.run(["schema", kind])
    #expect(run.status == 0 && run.output.hasPrefix("{\n") && run.output.hasSuffix("}\n"))
    #expect(run.output.contains("https://json-schema.org/draft/2020-12/schema"))
  }

  @Test func anUnknownKindOfFileIsWrongUsage() throws {
    let run = try Program.run(["schema", "map"])
    #expect(run.status == 64 && run.output.isEmpty)
  }
}
