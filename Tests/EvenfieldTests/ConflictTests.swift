import Foundation
import Testing

/// A scenario without a plan says why, and what it prints as a way out gives it one.
@Suite struct ConflictTests {
  private func solve(_ tiny: TinyCase, _ file: String, _ format: String) throws -> Program.Run {
    try Program.run(
      ["solve", tiny.path + "/" + file, "-q", "--format", format, "--work-limit", "3000000", "--lang", "en"])
  }

  /// The lines under the heading, as they are printed.
  private func settings(_ text: String) throws -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("To take the first way out") })
    let block = lines[(start + 1)...].prefix { $0.hasPrefix("    ") }
    return block.map { String($0.dropFirst(4)) + "\n" }.joined()
  }

  @Test func whatIsPrintedSolves() throws {
    let tiny = try TinyCase()
    try tiny.apply([
      .replace("tight-fairness.yaml", "standard_minutes: 15 %", "standard_minutes: 0 %")
    ])
    let run = try solve(tiny, "tight-fairness.yaml", "text")
    #expect(run.status == 3, "\(run.messages)")
    #expect(run.output.contains("What cannot hold together"))
    try tiny.write("extends: tight-fairness.yaml\n" + settings(run.output), to: "eased.yaml")
    let eased = try solve(tiny, "eased.yaml", "text")
    #expect(eased.status == 0, "\(eased.messages)")
  }

  @Test func programsGetTheSame() throws {
    let tiny = try TinyCase()
    try tiny.apply([
      .replace("tight-fairness.yaml", "standard_minutes: 15 %", "standard_minutes: 0 %")
    ])
    let run = try solve(tiny, "tight-fairness.yaml", "json")
    let scenario = try #require(try JSONFields.scenarios(run.output).first)
    let noPlan = try #require(scenario["no_plan"] as? [String: Any])
    let conflict = try #require(noPlan["conflict"] as? [String: Any])
    #expect((conflict["demands"] as? [Any])?.isEmpty == false)
    #expect(conflict["is_minimal"] as? Bool == true)
    let ways = try #require(noPlan["ways_out"] as? [[String: Any]])
    #expect(!ways.isEmpty)
    for way in ways {
      let least = try #require(way["least_weight_minutes"] as? Int)
      let weight = try #require(way["weight_minutes"] as? Int)
      #expect(least <= weight)
    }
  }

  @Test func aConcessionOfNothingIsRefused() throws {
    let tiny = try TinyCase()
    try tiny.write(
      """
      extends: rebalance.yaml
      rules:
        concessions:
          - {rule: capacity, limit: actual_minuts, representative: R-1, above: 60}

      """, to: "idle.yaml")
    let run = try solve(tiny, "idle.yaml", "text")
    #expect(run.status == 65)
    #expect(run.messages.contains("concedes what no rule demands here"))
    #expect(run.messages.contains("idle.yaml"))
  }
}
