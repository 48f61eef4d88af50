internal import CGLPKGuard

extension Problem {
  /// Fills an empty problem with a model that has been checked.
  func load(_ model: LinearModel) throws {
    try setSense(model.sense)
    if let name = model.name { try call { guarded_set_problem_name($0, name) } }
    try addColumns(of: model)
    try addRows(of: model)
    try setObjectiveConstant(model.objectiveConstant)
    try setNames(of: model)
    try loadEntries(of: model)
  }

  private func addColumns(of model: LinearModel) throws {
    var batch = ColumnBatch()
    batch.reserve(columns: model.columns.count, coefficients: 0)
    for column in model.columns {
      batch.appendColumn(cost: column.cost, bounds: column.bounds, kind: column.kind)
    }
    try addColumns(batch)
  }

  private func addRows(of model: LinearModel) throws {
    var batch = RowBatch()
    batch.reserve(rows: model.rows.count, coefficients: 0)
    for row in model.rows { batch.appendRow(bounds: row.bounds) }
    try addRows(batch)
  }

  private func setNames(of model: LinearModel) throws {
    for (index, row) in model.rows.enumerated() {
      guard let name = row.name else { continue }
      try call { guarded_set_row_name($0, Int32(index + 1), name) }
    }
    for (index, column) in model.columns.enumerated() {
      guard let name = column.name else { continue }
      try call { guarded_set_column_name($0, Int32(index + 1), name) }
    }
  }

  private func loadEntries(of model: LinearModel) throws {
    guard !model.entries.isEmpty else { return }
    let count = model.entries.count
    var rows = [Int32](repeating: 0, count: count + 1)
    var columns = rows
    var values = [Double](repeating: 0, count: count + 1)
    for (index, entry) in model.entries.enumerated() {
      rows[index + 1] = Int32(entry.row + 1)
      columns[index + 1] = Int32(entry.column + 1)
      values[index + 1] = entry.value
    }
    try call { guarded_load_matrix($0, Int32(count), rows, columns, values) }
  }
}
