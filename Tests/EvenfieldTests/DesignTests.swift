import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryPlanning
import Testing

/// `design` from the command line, on the cities of Scenarios/regions.
@Suite struct DesignTests {
  private static let regions = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios/regions").path
  private static let source = [regions, "--scenario", "free"]

  /// Judged from the data alone: every region once, balance, connection, figures, proof.
  @Test func drawsConnectedBalancedTerritories() throws {
    let run = try Program.run(
      ["design"] + Self.source + [
        "--territories", "4", "--balance", "standard_minutes=30%,accounts=40%", "--work-limit", "1000000",
        "--format", "json",
      ])
    #expect(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    #expect(report["outcome"] as? String == "optimal")
    #expect(report["gap"] as? Double == 0)
    let territories = try #require(report["territories"] as? [[String: Any]])
    #expect(territories.count == 4)
    let scenario = try #require(ScenarioFolder.load(Self.regions).scenarios.first { $0.name == "free" })
    let data = scenario.data
    let context = PlanningContext(data: data)
    var seen: [String] = []
    for territory in territories {
      let ids = try #require(territory["regions"] as? [String])
      seen += ids
      #expect(ids.contains(try #require(territory["centre"] as? String)))
      let members = Set(data.regions.indices.filter { ids.contains(data.regions[$0].id) })
      #expect(Self.isConnected(members, data), "\(ids)")
      let accounts = data.accounts.indices.filter { members.contains(data.accounts[$0].region) }
      #expect(territory["accounts"] as? Int == accounts.count)
      let minutes = accounts.reduce(0) { sum, account in
        context.itemsOfAccount[account].reduce(sum) { $0 + Int(context.standardMinutes[$1].count) }
      }
      #expect(territory["standard_minutes"] as? Int == minutes)
      let share = try #require(territory["standard_minutes_of_mean"] as? Double)
      #expect((0.7...1.3).contains(share))
      #expect((0.6...1.4).contains(try #require(territory["accounts_of_mean"] as? Double)))
    }
    #expect(Set(seen).count == seen.count, "no region twice")
    #expect(Set(data.accounts.map { data.regions[$0.region].id }).isSubset(of: Set(seen)))
    let staff = territories.compactMap { $0["representative"] as? String }
    #expect(Set(staff).count == staff.count && staff.count == min(4, context.capacity.count { $0 > .zero }))
  }

  private static func isConnected(_ members: Set<Int>, _ data: PlanData) -> Bool {
    guard let first = members.first else { return false }
    var reached: Set<Int> = [first]
    var stack = [first]
    while let region = stack.popLast() {
      for next in data.regions[region].neighbours
      where members.contains(next) && reached.insert(next).inserted {
        stack.append(next)
      }
    }
    return reached == members
  }

  @Test func writesEveryReportInBothLanguages() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      ["design"] + Self.source + [
        "--territories", "3", "--balance", "standard_minutes=40%", "--work-limit", "1000000", "--lang",
        "zh,en",
        "-o", folder["out"],
      ])
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder["out"]).sorted() == [
        "certificate.json", "design.en.html", "design.en.md", "design.html", "design.json", "design.md",
        "regions.csv", "territories.csv",
      ])
    #expect(run.output.contains("辖区") && run.output.contains("已证明"))
    #expect(try folder.text("out/design.en.md").contains("no design is more compact"))
    #expect(try folder.text("out/territories.csv").split(separator: "\r\n").count == 4)
    let page = try folder.text("out/design.en.html")
    #expect(page.contains("The territories") && page.components(separatedBy: "class=\"tag s").count == 4)

    let arguments = ["check"] + Self.source + ["--certificate"]
    let sound = try Program.run(arguments + [folder["out/certificate.json"]])
    #expect(sound.status == 0, "\(sound.messages)")
    #expect(sound.output.contains("The certificate holds") && sound.output.contains("No design is below"))
    let cost = try #require(
      try JSONFields.object(folder.text("out/certificate.json"))["cost"] as? String)
    try folder.write(
      folder.text("out/certificate.json").replacingOccurrences(
        of: "\"cost\":\"\(cost)\"", with: "\"cost\":\"1\""),
      to: "changed.json")
    let changed = try Program.run(arguments + [folder["changed.json"], "--lang", "zh"])
    #expect(changed.status == 2 && changed.output.contains("证书不成立"), "\(changed.output)")
  }

  @Test func withoutContiguityNothingIsMoreExpensive() throws {
    func cost(_ extra: [String]) throws -> Double {
      let run = try Program.run(
        ["design"] + Self.source + [
          "--territories", "4", "--balance", "accounts=20%", "--compact", "distance", "--work-limit",
          "1000000",
          "--format", "json",
        ] + extra)
      #expect(run.status == 0, "\(run.messages)")
      return try #require(try JSONFields.object(run.output)["cost"] as? Double)
    }
    #expect(try cost(["--no-contiguity"]) <= cost([]))
  }

  @Test func whatCannotBeDrawnIsSaid() throws {
    // The tiny case: two neighbours of quite different size.
    let tiny = try TinyCase()
    let unbalanced = try Program.run(
      ["design", tiny.path, "--scenario", "rebalance", "--territories", "2", "--balance", "potential=1%"])
    #expect(unbalanced.status == 3, "\(unbalanced.output)\(unbalanced.messages)")
    #expect(unbalanced.output.contains("balance"))
    let many = try Program.run(["design", tiny.path, "--scenario", "rebalance", "--territories", "9"])
    #expect(many.status == 65 && many.messages.contains("ask for 1 to"), "\(many.messages)")
    // Neither a list nor centroids from which neighbours could be estimated.
    try tiny.apply(
      [3, 4].flatMap { line in
        ["neighbours", "latitude", "longitude"].map { .cell("regions.csv", line: line, $0, "") }
      })
    let apart = try Program.run(["design", tiny.path, "--scenario", "rebalance", "--territories", "1"])
    #expect(apart.status == 65 && apart.messages.contains("--no-contiguity"), "\(apart.messages)")
  }

  @Test(arguments: [
    ["--territories", "0"], ["--territories", "2", "--balance", "revenue=10%"],
    ["--territories", "2", "--work-limit", "-1"], [],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    let run = try Program.run(["design"] + Self.source + arguments)
    #expect(run.endedByItself && run.status == 64)
    #expect(!run.messages.isEmpty)
  }
}
