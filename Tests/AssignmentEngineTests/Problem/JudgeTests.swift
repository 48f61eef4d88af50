import AssignmentEngine
import Testing

@Suite("Judging an assignment")
struct JudgeTests {
  /// Three items, agents 0 to 2, each pair eligible: column 3 * item + agent, value 10 * item + agent,
  /// coefficient 1 in row 0 for agent 0.
  private func problem(
    _ row: SideRow, couplings: [Coupling] = [],
    indicator: (marked: [Int], value: Int64, coefficient: Int64)? = nil
  ) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder(constant: 100)
    for _ in 0..<3 { builder.addAgent() }
    builder.addRow(row)
    for item in 0..<3 {
      builder.addItem()
      for agent in 0..<3 {
        builder.addColumn(
          item: item, agent: agent, value: Int64(10 * item + agent),
          entries: agent == 0 ? [.init(row: 0, coefficient: 1)] : [])
      }
    }
    for coupling in couplings { builder.addCoupling(coupling) }
    if let indicator {
      builder.addIndicator(
        marked: indicator.marked, value: indicator.value,
        entries: [.init(row: 0, coefficient: indicator.coefficient)])
    }
    return try builder.build()
  }

  private func taking(_ agents: Int32...) -> Assignment {
    Assignment(columns: agents.enumerated().map { Int32(3 * $0) + $1 })
  }

  @Test func addsValuesAndActivity() throws {
    let judgement = try problem(SideRow(lower: 0, upper: 2)).judge(taking(0, 2, 0))
    #expect(judgement.objective == 100 + 0 + 12 + 20)
    #expect(judgement.activity == [2])
    #expect(judgement.isLegal)
  }

  @Test func hardRowsBreakByTheirViolation() throws {
    let over = try problem(SideRow(lower: nil, upper: 1)).judge(taking(0, 0, 0))
    #expect(over.brokenRows == [.init(row: 0, violation: 2)])
    #expect(over.priceOfViolations == 0)
    let under = try problem(SideRow(lower: 2, upper: nil)).judge(taking(1, 1, 0))
    #expect(under.brokenRows == [.init(row: 0, violation: -1)])
    #expect(!under.isLegal)
  }

  @Test func pricedRowsCostTheirViolation() throws {
    let row = SideRow(lower: 1, upper: 1, shortfallPrice: 7, excessPrice: 5)
    let over = try problem(row).judge(taking(0, 0, 0))
    #expect(over.priceOfViolations == 10)
    #expect(over.objective == 130 - 10)
    #expect(over.isLegal)
    #expect(try problem(row).judge(taking(1, 1, 1)).priceOfViolations == 7)
    #expect(try problem(row).judge(taking(0, 1, 1)).priceOfViolations == 0)
  }

  @Test func aRowMayPriceOneSideAndForbidTheOther() throws {
    let row = SideRow(lower: 1, upper: 1, excessPrice: 5)
    #expect(try problem(row).judge(taking(0, 0, 1)).isLegal)
    #expect(try !problem(row).judge(taking(1, 1, 1)).isLegal)
  }

  @Test(arguments: [
    (Coupling.differ(items: [0, 1], exempt: nil), [0, 0, 1], false),
    (Coupling.differ(items: [0, 1], exempt: nil), [0, 1, 1], true),
    (Coupling.differ(items: [0, 1], exempt: 0), [0, 0, 1], true),
    (Coupling.atMost(limit: 1, items: [0, 1, 2], exempt: nil), [2, 2, 1], false),
    (Coupling.atMost(limit: 1, items: [0, 1, 2], exempt: nil), [2, 2, 2], true),
    (Coupling.atMost(limit: 1, items: [0, 1, 2], exempt: 1), [2, 2, 1], true),
    (Coupling.atMost(limit: 2, items: [0, 1, 2], exempt: nil), [0, 1, 2], false),
  ])
  func couplings(coupling: Coupling, agents: [Int], holds: Bool) throws {
    let problem = try problem(SideRow(lower: nil, upper: nil), couplings: [coupling])
    let assignment = Assignment(columns: agents.enumerated().map { Int32(3 * $0 + $1) })
    #expect(problem.judge(assignment).brokenCouplings == (holds ? [] : [0]))
  }

  @Test func anIndicatorCountsOnce() throws {
    let problem = try problem(SideRow(lower: nil, upper: 4), indicator: ([0, 3], -30, 4))
    #expect(problem.judge(taking(1, 1, 1)).objective == 100 + 33)
    #expect(problem.judge(taking(0, 1, 1)).objective == 100 + 32 - 30)
    let both = problem.judge(taking(0, 0, 1))
    #expect(both.objective == 100 + 31 - 30)
    #expect(both.activity == [6])
    #expect(both.brokenRows == [.init(row: 0, violation: 2)])
  }

  @Test func sumsBeyond64BitsAreExact() throws {
    let largest = AssignmentProblem.largestMagnitude
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: 0, excessPrice: 1 << 50))
    for item in 0..<20 {
      builder.addItem()
      builder.addColumn(
        item: item, agent: 0, value: largest, entries: [.init(row: 0, coefficient: largest)])
    }
    let judgement = try builder.build().judge(Assignment(columns: (0..<20).map(Int32.init)))
    #expect(judgement.objective == 20 * Int128(largest) - 20 * Int128(largest) * (1 << 50))
  }

  @Test func malformedAssignmentsAreNamed() throws {
    let problem = try problem(SideRow(lower: nil, upper: nil))
    #expect(problem.fault(in: Assignment(columns: [0])) == .wrongLength(found: 1, items: 3))
    #expect(problem.fault(in: Assignment(columns: [0, 0, 6])) == .foreignColumn(item: 1, column: 0))
    #expect(problem.fault(in: Assignment(columns: [0, 3, 9])) == .foreignColumn(item: 2, column: 9))
    #expect(problem.fault(in: taking(0, 1, 2)) == nil)
  }
}
