import AssignmentEngine
import Testing

@Suite("Spreads")
struct SpreadTests {
  /// Two items of sizes 6 and 4; each may go to either of two agents.
  private func twoAgents(_ spread: Spread) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 {
      builder.addAgent()
      builder.addRow(SideRow(lower: nil, upper: nil))
    }
    for (item, size) in [6, 4].enumerated() {
      builder.addItem()
      for agent in 0..<2 as Range<Int32> {
        builder.addColumn(
          item: item, agent: Int(agent), value: 1, entries: [.init(row: agent, coefficient: Int64(size))])
      }
    }
    builder.addSpread(spread)
    return try builder.build()
  }

  private func members(_ targets: Int64...) -> [Spread.Member] {
    targets.enumerated().map { .init(row: Int32($0), target: $1) }
  }

  private let split = Assignment(columns: [0, 3])

  @Test func giniAtItsLimitHolds() throws {
    // |6 - 4| / ((1 + 1) x (6 + 4)) = 0.1
    let at = try twoAgents(Spread(members: members(0, 0), measure: .gini, atMost: 1_000))
    #expect(at.judge(split).isLegal)
    let below = try twoAgents(Spread(members: members(0, 0), measure: .gini, atMost: 999))
    #expect(below.judge(split).brokenSpreads == [.init(spread: 0, excess: 20)])
  }

  @Test func largestDeviationAtItsLimitHolds() throws {
    let single = Spread.Measure.largestDeviations(count: 1)
    #expect(try twoAgents(Spread(members: members(5, 5), measure: single, atMost: 1)).judge(split).isLegal)
    let broken = try twoAgents(Spread(members: members(5, 5), measure: single, atMost: 0)).judge(split)
    #expect(broken.brokenSpreads == [.init(spread: 0, excess: 1)])
  }

  @Test func totalDeviationAddsAll() throws {
    let total = Spread.Measure.largestDeviations(count: 2)
    #expect(try twoAgents(Spread(members: members(5, 5), measure: total, atMost: 2)).judge(split).isLegal)
    #expect(try !twoAgents(Spread(members: members(5, 5), measure: total, atMost: 1)).judge(split).isLegal)
  }

  @Test(arguments: [.gini, .largestDeviations(count: 1), .largestDeviations(count: 2)] as [Spread.Measure])
  func judgedByItsFormula(_ measure: Spread.Measure) throws {
    for seed in 0..<30 as Range<UInt64> {
      let problem = try RandomLazyRules(
        agents: 3, hasConnectivity: false, spread: measure, hasIndicator: true
      )
      .make(seed: seed)
      forEachAssignment(of: problem) { assignment in
        let judged = problem.judge(assignment)
        let excess = excess(problem.spreads[0], judged.activity.map { Int($0) })
        #expect(judged.brokenSpreads.first?.excess == (excess > 0 ? Int128(excess) : nil))
      }
    }
  }

  private func excess(_ spread: Spread, _ activity: [Int]) -> Int {
    let members = spread.members.map {
      (weight: Int($0.weight), a: activity[Int($0.row)], target: Int($0.target))
    }
    switch spread.measure {
    case .largestDeviations(let count):
      let apart = members.map { abs($0.weight * $0.a - $0.target) }.sorted()
      return apart.suffix(count).reduce(0, +) - Int(spread.atMost)
    case .gini:
      var apart = 0
      for r in members.indices {
        for s in members.indices where r < s {
          apart += abs(members[s].weight * members[r].a - members[r].weight * members[s].a)
        }
      }
      let weights = members.reduce(0) { $0 + $1.weight }
      return 10_000 * apart - Int(spread.atMost) * weights * members.reduce(0) { $0 + $1.a }
    }
  }

  @Test func everyFaultIsNamed() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: nil))
    builder.addRow(SideRow(lower: nil, upper: nil, exponent: 2))
    builder.addSpread(Spread(members: [], measure: .gini, atMost: 0))
    builder.addSpread(
      Spread(
        members: [.init(row: 0), .init(row: 0), .init(row: 1, weight: 0), .init(row: 9)],
        measure: .largestDeviations(count: 5), atMost: -1))
    let faults = #expect(throws: ProblemFaults.self) { try builder.build() }
    #expect(
      faults?.faults == [
        .spread(0, .noMembers), .spread(1, .repeatedRow(0)), .spread(1, .otherExponent(row: 1)),
        .spread(1, .weight(row: 1, weight: 0)), .spread(1, .unknownRow(9)),
        .spread(1, .count(5, members: 4)), .spread(1, .atMost(-1)),
      ])
  }

  @Test func rowsThatWouldNotFitAreRefused() {
    func gini(_ weight: Int64) -> Spread {
      Spread(members: [.init(row: 0, weight: weight), .init(row: 1)], measure: .gini, atMost: 0)
    }
    let faults = #expect(throws: ProblemFaults.self) { try twoAgents(gini(1 << 50)) }
    #expect(faults?.faults == [.spread(0, .tooLarge)])
    #expect(throws: Never.self) { try twoAgents(gini(1 << 48)) }
  }
}
