import AssignmentEngine
import GLPK
import Testing

@Suite("Integer program")
struct FormulationTests {
  private func solve(_ model: LinearModel) throws -> IntegerOutcome {
    try Session.run { session in
      try session.makeProblem(model).branchAndCut(BranchAndCutOptions(nodeLimit: 20_000)).outcome
    }
  }

  @Test func agreesWithBruteForceOnEveryKindOfRule() throws {
    var plans = 0
    var infeasible = 0
    for seed in 0..<150 as Range<UInt64> {
      let shape = RandomProblem(
        items: 4, agents: 3, rows: 2, bandPercent: seed % 3 == 0 ? 5 : 40, couplings: 2, indicators: 2,
        classPercent: seed < 75 ? 0 : 60, parallelColumns: seed < 100 ? 1 : 2)
      let problem = try shape.make(seed: seed)
      let formulation = Formulation(problem)
      let truth = bruteForce(problem)
      switch try solve(formulation.model) {
      case .optimal(let point):
        let assignment = try #require(formulation.assignment(at: point.columns), "seed \(seed)")
        let judgement = problem.judge(assignment)
        #expect(judgement.isLegal, "seed \(seed)")
        #expect(judgement.objective == truth?.objective, "seed \(seed)")
        #expect(
          abs(formulation.value(ofObjective: point.objective) - Double(judgement.objective)) < 1e-5,
          "seed \(seed)")
        plans += 1
      case .infeasible:
        #expect(truth == nil, "seed \(seed)")
        infeasible += 1
      case let other:
        Issue.record("seed \(seed): \(other)")
      }
    }
    #expect(plans > 40)
    #expect(infeasible > 10)
  }

  /// Value 250 in hundredths, row in tenths, priced above: one item of weight 1.5 on a bound of 1.
  private func decimals(_ sense: AssignmentProblem.OriginalSense) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder(constant: 100, valueExponent: 2, originalSense: sense)
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: 10, excessPrice: 4, exponent: 1))
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: 250, entries: [.init(row: 0, coefficient: 15)])
    return try builder.build()
  }

  @Test(arguments: [AssignmentProblem.OriginalSense.maximise, .minimise])
  func numbersAreInOriginalUnits(sense: AssignmentProblem.OriginalSense) throws {
    let problem = try decimals(sense)
    let formulation = Formulation(problem)
    let sign = sense == .maximise ? 1.0 : -1.0
    #expect(formulation.model.sense == (sense == .maximise ? .maximize : .minimize))
    #expect(formulation.model.columns[0].cost == sign * 2.5)
    #expect(formulation.model.objectiveConstant == sign * 1)
    #expect(formulation.model.rows.last?.bounds == .atMost(1))
    guard case .optimal(let point) = try solve(formulation.model) else {
      Issue.record("not optimal")
      return
    }
    // 1 + 2.5 less 0.5 row units over at 0.04 a tenth.
    #expect(abs(point.objective - sign * 3.3) < 1e-9)
    #expect(abs(formulation.value(ofObjective: point.objective) - 330) < 1e-6)
    #expect(problem.judge(Assignment(columns: [0])).objective == 330)
    let excess = try #require(formulation.excessColumns[0])
    #expect(abs(point.columns[excess] - 0.5) < 1e-9)
    #expect(formulation.shortfallColumns == [nil])
  }

  @Test func itemsWithoutColumnsMakeItInfeasible() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addItem()
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: 1)
    #expect(try solve(Formulation(builder.build()).model) == .infeasible)
  }

  @Test func pointsThatAreNoPlanGiveNone() throws {
    let problem = try RandomProblem(items: 1, agents: 3, couplings: 0, indicators: 0).make(seed: 3)
    let count = problem.columnCount
    let formulation = Formulation(problem)
    #expect(formulation.assignment(at: [Double](repeating: 0, count: count + 9)) == nil)
    #expect(formulation.assignment(at: [1] + [Double](repeating: 0, count: count + 9))?.columns == [0])
  }
}
