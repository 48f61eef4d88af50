import GLPK
import Testing

@Suite struct ProblemEditTests {
  private static let model = RandomModels.assignment(agents: 6, items: 40, seed: 5)

  private func optimum(_ problem: Problem, _ options: SimplexOptions = SimplexOptions()) throws -> Double {
    #expect(try problem.simplex(options) == .optimal)
    return try problem.objectiveValue()
  }

  @Test func `columns in batches reach the optimum of the whole, each round from the last basis`() throws {
    try Session.run { session in
      let whole = try optimum(session.makeProblem(Self.model))
      var master = LinearModel(rows: Self.model.rows)
      for item in 0..<40 {
        let column = master.add(.init(cost: 1000))
        master.entries.append(.init(row: item, column: column, value: 1))
      }
      let problem = try session.makeProblem(master)
      var last = try optimum(problem)
      var entries = [[LinearModel.Entry]](repeating: [], count: Self.model.columns.count)
      for entry in Self.model.entries { entries[entry.column].append(entry) }
      var batch = ColumnBatch()
      for round in 0..<6 {
        batch.removeAll()
        for column in stride(from: round, to: Self.model.columns.count, by: 6) {
          batch.appendColumn(cost: Self.model.columns[column].cost, bounds: .unit)
          for entry in entries[column] { batch.appendCoefficient(row: entry.row, value: entry.value) }
        }
        let before = problem.columnCount
        #expect(try problem.addColumns(batch) == before..<before + batch.count)
        guard case .limitReached(_, let progress) = try problem.simplex(SimplexOptions(iterationLimit: 1))
        else {
          Issue.record("nothing to improve")
          return
        }
        #expect(progress.isPrimalFeasible)
        let objective = try optimum(problem)
        #expect(objective <= last + 1e-7)
        last = objective
      }
      #expect(abs(last - whole) < 1e-6)
    }
  }

  @Test func `a row added keeps the basis for the dual method`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      let before = try optimum(problem)
      let basis = try problem.basis()
      let iterations = try problem.iterationCount()
      var columns: [Double] = []
      try problem.copyColumnPrimals(into: &columns)
      let used = try #require(columns.firstIndex { $0 > 0.5 })
      var batch = RowBatch()
      batch.appendRow(bounds: .atMost(0))
      batch.appendCoefficient(column: used, value: 1)
      #expect(try problem.addRows(batch) == 46..<47)
      #expect(try optimum(problem, SimplexOptions(method: .dual)) >= before - 1e-7)
      #expect(try problem.iterationCount() - iterations < iterations / 2)

      try problem.deleteRows([46])
      try problem.setBasis(basis)
      try problem.setBounds(.equal(to: 0), column: used)
      let fixed = try optimum(problem)
      #expect(fixed >= before - 1e-7)
    }
  }

  @Test func `changes one by one match a model built anew`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(LinearProgramTests.sample)
      _ = try optimum(problem)
      var model = LinearProgramTests.sample
      model.sense = .minimize
      model.objectiveConstant = 4
      model.columns[0].cost = -3
      model.columns[1].cost = 1
      model.columns[2].cost = -1
      model.columns[2].bounds = .between(1, 6)
      model.rows[0].bounds = .between(10, 90)
      model.entries.removeAll { $0.row == 1 || $0.column == 2 }
      model.entries += [
        .init(row: 1, column: 0, value: 2), .init(row: 0, column: 2, value: 3),
        .init(row: 1, column: 2, value: 7),
      ]
      try problem.setSense(.minimize)
      try problem.setObjectiveConstant(4)
      try problem.setCosts([-3, 0, -1])
      try problem.setCost(1, column: 1)
      try problem.setBounds(.between(1, 6), column: 2)
      try problem.setBounds(.between(10, 90), row: 0)
      try problem.setCoefficients(row: 1, columns: [0], values: [2])
      try problem.setCoefficients(column: 2, rows: [0, 1], values: [3, 7])
      #expect(try problem.entryCount() == 7)
      #expect(try problem.bounds(row: 0) == .between(10, 90))
      #expect(try problem.bounds(column: 2) == .between(1, 6))
      let anew = try session.makeProblem(model)
      #expect(abs(try optimum(problem) - optimum(anew)) < 1e-9)
    }
  }

  @Test func `deleted lines are gone and later ones move up`() throws {
    try Session.run { session in
      var model = LinearModel()
      for cost in [1.0, 2, 3, 4] { model.add(.init("c\(cost)", cost: cost, kind: .integer)) }
      model.columns[3].kind = .continuous
      for row in 0..<3 {
        model.add(.init("row \(row)", bounds: .atLeast(Double(row))), [(0, 1), (1, 2), (2, 3), (3, 4)])
      }
      let problem = try session.makeProblem(model)
      try problem.deleteColumns([2, 0])
      try problem.deleteRows([1])
      #expect(problem.columnCount == 2)
      #expect(problem.rowCount == 2)
      let rest = try problem.model()
      #expect(rest.columns.map(\.cost) == [2, 4])
      #expect(rest.columns.map(\.kind) == [.integer, .continuous])
      #expect(rest.rows.map(\.name) == ["row 0", "row 2"])
      #expect(rest.entries.count == 4)
      try problem.setBounds(.atLeast(0.5), column: 1)
      #expect(throws: ModelFaults.self) { try problem.setBounds(.atLeast(0.5), column: 0) }
    }
  }

  @Test func `deleting basic columns is told by the next run`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(LinearProgramTests.sample)
      _ = try optimum(problem)
      try problem.deleteColumns([0])
      #expect(try problem.simplex() == .failed(.invalidBasis))
      try problem.useStandardBasis()
      #expect(try optimum(problem) == 600)
    }
  }

  @Test func `a refused change names all faults and changes nothing`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(LinearProgramTests.sample)
      let before = try problem.model()
      var columns = ColumnBatch()
      columns.appendColumn(cost: .nan, bounds: .between(2, 1))
      columns.appendCoefficient(row: 0, value: 1)
      columns.appendCoefficient(row: 0, value: 1)
      columns.appendColumn(cost: 1, bounds: .between(0.5, 1), kind: .integer)
      columns.appendCoefficient(row: 3, value: .infinity)
      let error = #expect(throws: ModelFaults.self) { try problem.addColumns(columns) }
      #expect(error?.faults.count == 6)
      var rows = RowBatch()
      rows.appendRow(bounds: .atLeast(.nan))
      rows.appendCoefficient(column: -1, value: 1)
      #expect(throws: ModelFaults.self) { try problem.addRows(rows) }
      #expect(throws: ModelFaults.self) { try problem.setCosts([1]) }
      #expect(throws: ModelFaults.self) { try problem.setCost(.nan, column: 0) }
      #expect(throws: ModelFaults.self) { try problem.setCost(1, column: 3) }
      #expect(throws: ModelFaults.self) { try problem.setBounds(.between(1, 0), row: 0) }
      #expect(throws: ModelFaults.self) { try problem.setBounds(.free, row: -1) }
      #expect(throws: ModelFaults.self) { try problem.setObjectiveConstant(.infinity) }
      #expect(throws: ModelFaults.self) { try problem.setKind(.binary, column: 0) }
      #expect(throws: ModelFaults.self) {
        try problem.setCoefficients(row: 0, columns: [1, 1], values: [1, 1])
      }
      #expect(throws: ModelFaults.self) { try problem.setCoefficients(column: 0, rows: [0], values: []) }
      #expect(throws: ModelFaults.self) { try problem.deleteRows([0, 0]) }
      #expect(throws: ModelFaults.self) { try problem.deleteColumns([5]) }
      #expect(try problem.model() == before)
    }
  }

  @Test func `bases of all kinds lead to the same optimum`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      let reference = try optimum(problem)
      let basis = try problem.basis()
      for start in [
        { try problem.useStandardBasis() }, { try problem.useCPXBasis() },
        { try problem.useAdvancedBasis() }, { try problem.setBasis(basis) },
      ] as [() throws -> Void] {
        for method in [SimplexOptions.Method.primal, .dual] {
          try start()
          #expect(abs(try optimum(problem, SimplexOptions(method: method)) - reference) < 1e-6)
        }
      }
    }
  }

  @Test func `a basis carried to another problem needs no iteration there`() throws {
    let basis = try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      try problem.simplex()
      return try problem.basis()
    }
    #expect(basis.basicCount == 46)
    try Session.run { session in
      let problem = try session.makeProblem(Self.model)
      try problem.setBasis(basis)
      #expect(try problem.simplex() == .optimal)
      #expect(try problem.iterationCount() == 0)
    }
  }

  @Test func `bases of the wrong size are refused, singular ones found out`() throws {
    try Session.run { session in
      var model = LinearModel()
      model.add(.init(cost: 1))
      model.add(.init(cost: 1))
      model.add(.init(bounds: .atLeast(1)), [(0, 1), (1, 1)])
      model.add(.init(bounds: .atLeast(1)), [(0, 1), (1, 1)])
      let problem = try session.makeProblem(model)
      #expect(throws: ModelFaults.self) {
        try problem.setBasis(Basis(rows: [.basic], columns: [.basic, .atLower]))
      }
      #expect(throws: ModelFaults.self) {
        try problem.setBasis(Basis(rows: [.basic, .basic], columns: [.basic, .atLower]))
      }
      try problem.setBasis(Basis(rows: [.atLower, .atLower], columns: [.basic, .basic]))
      #expect(try problem.simplex() == .failed(.singularBasis))
    }
  }

  @Test func `scaling changes nothing that is seen`() throws {
    try Session.run { session in
      var model = LinearProgramTests.sample
      for index in model.entries.indices where model.entries[index].row == 1 {
        model.entries[index].value *= 1e5
      }
      model.rows[1].bounds = .atMost(600e5)
      let problem = try session.makeProblem(model)
      try problem.scale()
      guard case .optimal(let solution) = try problem.solve() else {
        Issue.record("not optimal")
        return
      }
      #expect(abs(solution.objective - 2200.0 / 3) < 1e-6)
      try problem.unscale()
      model.entries.sort { ($0.column, $0.row) < ($1.column, $1.row) }
      #expect(try problem.model() == model)
    }
  }
}
