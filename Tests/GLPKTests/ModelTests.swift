import GLPK
import Testing

@Suite struct ModelTests {
  private func faults(_ model: LinearModel) -> [ModelFault] {
    do {
      _ = try model.checked()
      return []
    } catch {
      return error.faults
    }
  }

  @Test func everyFaultIsReportedAtOnce() {
    var model = LinearModel(.minimize, constant: .nan)
    model.addColumn(name: "", bounds: .unit, cost: .nan)
    model.addColumn(name: String(repeating: "x", count: 256), bounds: .between(2, 1), cost: 1)
    model.addColumn(name: "a\u{7}", bounds: .between(0.5, 2), cost: .infinity, kind: .integer)
    model.addColumn(bounds: .between(0, 2), cost: 0, kind: .binary)
    model.addRow(bounds: .between(.nan, 0))
    model.addRow(bounds: .atLeast(.infinity))
    model.addEntry(row: 2, column: 0, value: 1)
    model.addEntry(row: 0, column: -1, value: .infinity)
    model.addEntry(row: 1, column: 1, value: 1)
    model.addEntry(row: 1, column: 1, value: 2)
    #expect(
      faults(model) == [
        ModelFault(.objectiveConstant, .notFinite),
        ModelFault(.column(0), .notFinite),
        ModelFault(.column(0), .nameEmpty),
        ModelFault(.column(1), .lowerAboveUpper(.between(2, 1))),
        ModelFault(.column(1), .nameTooLong(bytes: 256)),
        ModelFault(.column(2), .fractionalBound(.between(0.5, 2))),
        ModelFault(.column(2), .notFinite),
        ModelFault(.column(2), .nameHasControlCharacter),
        ModelFault(.column(3), .binaryBeyondUnit(.between(0, 2))),
        ModelFault(.row(0), .boundIsNotANumber),
        ModelFault(.row(1), .boundOnTheWrongSide(.atLeast(.infinity))),
        ModelFault(.coefficient(position: 0, row: 2, column: 0), .rowOutOfRange(rows: 2)),
        ModelFault(.coefficient(position: 1, row: 0, column: -1), .columnOutOfRange(columns: 4)),
        ModelFault(.coefficient(position: 1, row: 0, column: -1), .notFinite),
        ModelFault(.coefficient(position: 3, row: 1, column: 1), .duplicate),
      ])
  }

  @Test func legalExtremesPass() throws {
    var model = LinearModel(.maximize)
    model.addColumn(name: String(repeating: "x", count: 255), bounds: .fixed(3), cost: 0, kind: .integer)
    model.addColumn(name: "名", bounds: .free, cost: -1)
    model.addRow(bounds: .free, [(0, 0), (1, 1)])
    #expect(faults(model).isEmpty)
  }

  /// GLPK refuses a double-bounded variable with equal bounds; they must reach it as fixed.
  @Test func equalBoundsAreFixed() throws {
    var model = LinearModel(.minimize)
    model.addColumn(bounds: .between(2, 2), cost: 1, kind: .integer)
    model.addColumn(bounds: .unit, cost: 1)
    model.addRow(bounds: .between(3, 3), [(0, 1), (1, 1)])
    let checked = try model.checked()
    let objective = try Session.runBlocking { session -> Double? in
      let problem = try session.problem(checked)
      guard case .optimal(let point) = try problem.branchAndCut() else { return nil }
      return point.objective
    }
    #expect(objective == 3)
  }

  @Test func batchesReportEveryFault() throws {
    try Session.runBlocking { session in
      var model = LinearModel()
      model.addColumn()
      model.addRow(bounds: .free)
      let problem = try session.problem(model)
      var columns = ColumnBatch()
      columns.appendColumn(cost: .nan, bounds: .between(1, 0))
      columns.appendEntry(row: 1, value: 1)
      columns.appendEntry(row: 0, value: .infinity)
      columns.appendEntry(row: 0, value: 1)
      let error = #expect(throws: GLPKError.self) { try problem.addColumns(columns) }
      guard case .invalid(let found)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(found.faults.count == 5)
      #expect(problem.columnCount == 1)
      var rows = RowBatch()
      rows.appendRow(bounds: .free)
      rows.appendEntry(column: 1, value: 1)
      #expect(throws: GLPKError.self) { try problem.addRows(rows) }
      #expect(throws: GLPKError.self) { try problem.setCosts([0], [.nan]) }
      #expect(throws: GLPKError.self) { try problem.setColumnBounds([1], [.unit]) }
      #expect(throws: GLPKError.self) { try problem.setRowBounds([0], [.between(1, 0)]) }
    }
  }
}
