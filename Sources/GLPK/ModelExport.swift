extension Session {
  /// Writes a model so that glpsol, HiGHS and CBC read the same problem: as minimization, since MPS as
  /// GLPK writes it states no direction; the objective's constant as the cost of a column fixed at 1,
  /// since readers disagree about its sign; with short ASCII names, whose meaning is returned.
  ///
  /// The file appears whole or not at all. Rows without bounds are left out of the LP format. A model
  /// whose numbers MPS cannot hold in its 12 characters is refused.
  @discardableResult
  public func export(
    _ model: LinearModel, as format: ModelFormat, to path: String
  ) throws -> ExportKey {
    let (plain, key) = model.plain()
    let problem = try makeProblem(plain)
    do {
      try AtomicFile.write(path) { temporary in
        try problem.write(temporary, format)
        if format != .cplexLP { try self.checkDigits(of: plain, in: temporary, format, path) }
      }
    } catch GLPKError.file(_, let reason) {
      throw GLPKError.file(path: path, reason: reason)
    }
    return key
  }

  /// MPS keeps the order of rows and columns, so what was written can be compared with the model.
  private func checkDigits(
    of model: LinearModel, in temporary: String, _ format: ModelFormat, _ path: String
  ) throws {
    let written = try makeProblem()
    try written.read(temporary, format)
    let original = try makeProblem(model)
    guard try written.arrays().isEqual(to: original.arrays(), digits: 1e-14) else {
      throw GLPKError.file(
        path: path, reason: "MPS holds numbers in 12 characters, the model needs more: use cplexLP")
    }
  }
}

extension LinearModel {
  /// The model that is exported, and what its lines mean.
  fileprivate func plain() -> (model: LinearModel, key: ExportKey) {
    let isNegated = sense == .maximize
    let factor: Double = isNegated ? -1 : 1
    var plain = self
    plain.name = nil
    plain.sense = .minimize
    plain.objectiveConstant = 0
    for column in columns.indices {
      plain.columns[column].name = "c\(column)"
      plain.columns[column].cost *= factor
    }
    for row in rows.indices { plain.rows[row].name = "r\(row)" }
    let constantColumn = objectiveConstant == 0 ? nil : "one"
    if let constantColumn {
      plain.add(
        .init(constantColumn, cost: objectiveConstant * factor, bounds: .equal(to: 1)))
    }
    let key = ExportKey(
      isNegated: isNegated, constantColumn: constantColumn,
      columns: columns.enumerated().map { .init(id: "c\($0)", name: $1.name) },
      rows: rows.enumerated().map { .init(id: "r\($0)", name: $1.name) })
    return (plain, key)
  }
}

extension ModelArrays {
  /// Whether every number agrees to a relative tolerance.
  fileprivate func isEqual(to other: ModelArrays, digits tolerance: Double) -> Bool {
    func agree(_ left: [Double], _ right: [Double]) -> Bool {
      left.count == right.count
        && zip(left, right).allSatisfy { $0 == $1 || abs($0 - $1) <= tolerance * abs($1) }
    }
    func sides(_ bounds: [Bounds]) -> [Double] { bounds.flatMap { [$0.lower, $0.upper] } }
    return sense == other.sense && isInteger == other.isInteger && agree(costs, other.costs)
      && agree(sides(columnBounds), sides(other.columnBounds))
      && agree(sides(rowBounds), sides(other.rowBounds)) && hasSameMatrix(as: other, agree)
  }

  /// GLPK keeps no order within a column.
  private func hasSameMatrix(
    as other: ModelArrays, _ agree: ([Double], [Double]) -> Bool
  ) -> Bool {
    guard starts == other.starts else { return false }
    return costs.indices.allSatisfy { column in
      let range = entries(of: column)
      let left = range.sorted { rows[$0] < rows[$1] }
      let right = range.sorted { other.rows[$0] < other.rows[$1] }
      return left.map { rows[$0] } == right.map { other.rows[$0] }
        && agree(left.map { values[$0] }, right.map { other.values[$0] })
    }
  }
}
