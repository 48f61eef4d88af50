internal import CGLPKGuard

extension LinearModel {
  /// Reads a model file with GLPK's readers. The model is not checked yet.
  ///
  /// - Throws: ``GLPKError/file(path:reason:)`` with GLPK's own explanation, or if a name is not UTF-8.
  public static func read(_ format: ModelFormat, from path: String) throws -> LinearModel {
    try Session.runBlocking { session in
      let empty = try LinearModel().checked()
      let problem = try session.problem(empty)
      var code: Int32 = 0
      session.log.forgetRecent()
      try problem.call("LinearModel.read") {
        switch format {
        case .freeMPS: cg_read_mps(problem.handle, 1, path, &code)
        case .fixedMPS: cg_read_mps(problem.handle, 0, path, &code)
        case .cplexLP: cg_read_lp(problem.handle, path, &code)
        }
      }
      guard code == 0 else {
        throw GLPKError.file(path: path, reason: session.log.recent.joined(separator: "; "))
      }
      return try problem.readBack(path)
    }
  }
}

extension Problem {
  fileprivate func readBack(_ path: String) throws(GLPKError) -> LinearModel {
    let operation = "LinearModel.read"
    var rows: Int32 = 0
    var columns: Int32 = 0
    var nonzeros: Int32 = 0
    try call(operation) { cg_sizes(handle, &rows, &columns, &nonzeros) }
    var maximize: Int32 = 0
    var constant = 0.0
    try call(operation) { cg_get_objective(handle, &maximize, &constant) }
    var model = LinearModel(maximize == 0 ? .minimize : .maximize, constant: constant)
    model.rows = try readRows(Int(rows), path)
    model.columns = try readColumns(Int(columns), path)
    var starts = [Int32](repeating: 0, count: Int(columns) + 1)
    var indices = [Int32](repeating: 0, count: Int(nonzeros))
    var values = [Double](repeating: 0, count: Int(nonzeros))
    try call(operation) { cg_get_matrix(handle, &starts, &indices, &values) }
    for column in 0..<Int(columns) {
      for position in Int(starts[column])..<Int(starts[column + 1]) {
        model.addEntry(row: Int(indices[position]), column: column, value: values[position])
      }
    }
    return model
  }

  private func readRows(_ count: Int, _ path: String) throws(GLPKError) -> [LinearModel.Row] {
    var lower = [Double](repeating: 0, count: count)
    var upper = lower
    try call("LinearModel.read") { cg_get_rows(handle, &lower, &upper) }
    var rows: [LinearModel.Row] = []
    for row in 0..<count {
      let name = try name(path) { cg_get_row_name(handle, Int32(row), &$0) }
      rows.append(LinearModel.Row(name: name, bounds: Bounds(lower: lower[row], upper: upper[row])))
    }
    return rows
  }

  private func readColumns(_ count: Int, _ path: String) throws(GLPKError) -> [LinearModel.Column] {
    var costs = [Double](repeating: 0, count: count)
    var lower = costs
    var upper = costs
    var integer = [UInt8](repeating: 0, count: count)
    try call("LinearModel.read") { cg_get_columns(handle, &costs, &lower, &upper, &integer) }
    var columns: [LinearModel.Column] = []
    for column in 0..<count {
      let name = try name(path) { cg_get_column_name(handle, Int32(column), &$0) }
      columns.append(
        LinearModel.Column(
          name: name, bounds: Bounds(lower: lower[column], upper: upper[column]), cost: costs[column],
          kind: integer[column] == 0 ? .continuous : .integer))
    }
    return columns
  }

  private func name(
    _ path: String, _ getter: (inout UnsafePointer<CChar>?) -> Int32
  ) throws(GLPKError) -> String? {
    var bytes: UnsafePointer<CChar>?
    try call("LinearModel.read") { getter(&bytes) }
    guard let bytes else { return nil }
    guard let name = String(validatingCString: bytes) else {
      throw .file(path: path, reason: "a name is not UTF-8")
    }
    return name
  }
}
