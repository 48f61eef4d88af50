import Testing

/// `moves` orders the moves of a plan, and says what is wrong with one that cannot be ordered.
@Suite struct MovesTests {
  @Test func everyMoveOfThePlanIsInTheOrderOnce() throws {
    let tiny = try TinyCase()
    let solve = [
      "solve", tiny.path, "--scenario", "rebalance", "-q", "--work-limit", "200000", "--format", "csv",
    ]
    let plan = try Program.run(solve)
    try tiny.write(plan.output, to: "plan.csv")
    let moved = plan.output.split(separator: "\n").dropFirst().filter {
      $0.split(separator: ",").contains("yes")
    }
    let order = try Program.run(
      ["moves", tiny.path, "--scenario", "rebalance", "--plan", tiny.path + "/plan.csv", "--format", "csv"])
    #expect(order.status == 0)
    let rows = order.output.split(separator: "\n").dropFirst()
    #expect(rows.count == moved.count)
    #expect(rows.last?.split(separator: ",", omittingEmptySubsequences: false)[10] == "0")
    let again = try Program.run(
      ["moves", tiny.path, "--scenario", "rebalance", "--plan", tiny.path + "/plan.csv", "--format", "csv"])
    #expect(again.output == order.output)
  }

  @Test func aPlanThatBreaksRulesEndsWithCodeTwo() throws {
    let tiny = try TinyCase()
    try tiny.write("account,duty,representative\n", to: "empty.csv")
    let run = try Program.run(
      ["moves", tiny.path, "--scenario", "rebalance", "--plan", tiny.path + "/empty.csv"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("order the moves of a legal plan"))
  }
}
