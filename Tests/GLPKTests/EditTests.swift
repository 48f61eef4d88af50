import GLPK
import Testing

@Suite struct EditTests {
  private func objective(_ outcome: LPOutcome) -> Double? {
    if case .optimal(let solution) = outcome { solution.objective } else { nil }
  }

  @Test func basisTravels() throws {
    let model = transport(suppliers: 8, customers: 20)
    try Session.runBlocking { session in
      let first = try session.problem(model)
      let best = objective(try first.solve())
      let basis = try first.basis()
      #expect(basis.basicCount == model.rows.count)
      let second = try session.problem(model)
      try second.setBasis(basis)
      #expect(try second.basis() == basis)
      #expect(objective(try second.solve()) == best)
      #expect(try second.iterationCount() == 0)
    }
  }

  @Test(arguments: [Problem.ConstructedBasis.standard, .bixby, .advanced])
  func constructedBasesLeadToTheSameOptimum(_ kind: Problem.ConstructedBasis) throws {
    let model = transport(suppliers: 8, customers: 20)
    try Session.runBlocking { session in
      let reference = objective(try session.problem(model).solve())
      let problem = try session.problem(model)
      try problem.constructBasis(kind)
      #expect(try problem.basis().basicCount == model.rows.count)
      let found = try #require(objective(try problem.solve(SimplexOptions(method: .dualThenPrimal))))
      #expect(abs(found - (reference ?? .nan)) < 1e-6)
    }
  }

  @Test func badBasesAreRefused() throws {
    let model = transport(suppliers: 2, customers: 2)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      var basis = try problem.basis()
      basis.columns[0] = .basic
      #expect(throws: GLPKError.self) { try problem.setBasis(basis) }
      basis.columns.removeLast()
      #expect(throws: GLPKError.self) { try problem.setBasis(basis) }
      // As many as needed, but dependent: both ends of a cycle of the transport graph.
      let singular = Basis(
        rows: [.atUpper, .atUpper, .fixed, .fixed], columns: [.basic, .basic, .basic, .basic])
      try problem.setBasis(singular)
      #expect(try problem.solve() == .failed(.singularBasis))
    }
  }

  /// Column generation: columns are priced out and added, and the basis carries on.
  @Test func addedColumnsContinue() throws {
    let model = transport(suppliers: 6, customers: 15)
    try Session.runBlocking { session in
      let reference = try #require(objective(try session.problem(model).solve()))
      var start = model
      start.columns = []
      start.entries = []
      for row in 0..<model.rows.count {
        start.addColumn(cost: 1e4)
        start.addEntry(row: row, column: row, value: row < 6 ? -1 : 1)
      }
      let problem = try session.problem(start)
      var batch = ColumnBatch()
      for half in 0..<2 {
        batch.removeAll()
        for column in model.columns.indices where column % 2 == half {
          batch.appendColumn(cost: model.columns[column].cost, bounds: model.columns[column].bounds)
          for entry in model.entries where entry.column == column {
            batch.appendEntry(row: entry.row, value: entry.value)
          }
        }
        let added = try problem.addColumns(batch)
        #expect(added.count == batch.count)
        #expect(try problem.basis().basicCount == problem.rowCount)
        #expect(objective(try problem.solve()) != nil)
      }
      #expect(abs((objective(try problem.solve()) ?? .nan) - reference) < 1e-6)
    }
  }

  @Test func everyEditEqualsTheModelMadeAfresh() throws {
    let model = transport(suppliers: 3, customers: 4)
    try Session.runBlocking { [model] session in
      let problem = try session.problem(model)
      _ = try problem.solve()
      try problem.setCosts([0, 5], [40, 2])
      try problem.setColumnBounds(1, .atMost(3))
      try problem.setColumnBounds(1, .between(0, 3))
      try problem.setRowBounds([0], [.atMost(2)])
      try problem.setConstant(7)
      try problem.setCoefficient(row: 2, column: 9, value: 2)
      try problem.setCoefficient(row: 0, column: 3, value: 0)
      try problem.setCoefficient(row: 0, column: 4, value: 0.5)
      var rows = RowBatch()
      rows.appendRow(bounds: .atLeast(1))
      rows.appendEntry(column: 2, value: 1)
      rows.appendEntry(column: 7, value: 1)
      #expect(try problem.addRows(rows) == 7..<8)
      try problem.deleteColumns([11])
      try problem.deleteRows([1])
      try problem.constructBasis(.standard)
      let edited = objective(try problem.solve())
      #expect(edited != nil)
      #expect(problem.columnCount == 11)
      #expect(problem.rowCount == 7)
      var fresh = model
      fresh.constant = 7
      fresh.columns[0].cost = 40
      fresh.columns[5].cost = 2
      fresh.columns[1].bounds = .between(0, 3)
      fresh.rows[0].bounds = .atMost(2)
      fresh.entries.removeAll { $0.row == 2 && $0.column == 9 || $0.row == 0 && $0.column == 3 }
      fresh.addEntry(row: 2, column: 9, value: 2)
      fresh.addEntry(row: 0, column: 4, value: 0.5)
      fresh.addRow(bounds: .atLeast(1), [(2, 1), (7, 1)])
      fresh.columns.removeLast()
      fresh.entries.removeAll { $0.column == 11 || $0.row == 1 }
      fresh.rows.remove(at: 1)
      for entry in fresh.entries.indices where fresh.entries[entry].row > 1 { fresh.entries[entry].row -= 1 }
      let expected = objective(try session.problem(fresh).solve())
      #expect(abs((edited ?? .nan) - (expected ?? .nan)) < 1e-9)
    }
  }

  @Test func solutionsAreReadOnlyWhenThere() throws {
    let model = transport(suppliers: 2, customers: 3)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      var columns = [Double](repeating: 0, count: problem.columnCount)
      #expect(throws: GLPKError.noSolution(operation: "readColumnPrimals")) {
        try problem.readColumnPrimals(into: &columns)
      }
      guard case .optimal = try problem.simplex() else {
        Issue.record("no optimum")
        return
      }
      try problem.readColumnPrimals(into: &columns)
      #expect(columns.contains { $0 > 0 })
      var short = [0.0]
      #expect(throws: GLPKError.self) { try problem.readRowDuals(into: &short) }
      try problem.setCosts([0], [3])
      #expect(throws: GLPKError.noSolution(operation: "readColumnPrimals")) {
        try problem.readColumnPrimals(into: &columns)
      }
    }
  }

  @Test func scalingChangesNoValue() throws {
    let model = transport(suppliers: 4, customers: 7)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let plain = objective(try problem.solve())
      try problem.scale()
      let scaled = objective(try problem.solve())
      try problem.removeScaling()
      #expect(abs((plain ?? .nan) - (scaled ?? .nan)) < 1e-6)
      #expect(objective(try problem.solve()) == plain)
    }
  }
}
