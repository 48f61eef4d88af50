internal import CGLPKGuard

extension CheckedModel {
  /// Writes the model so that different solvers read the same problem.
  ///
  /// The file always minimizes, because GLPK writes no sense to MPS; the objective's constant is the cost
  /// of a column fixed at one, because readers disagree about its sign; names are plain, because LP readers
  /// refuse others. Numbers have 15 significant digits, which is what GLPK writes.
  ///
  /// The file appears whole or not at all: it is written beside its place, synchronized and renamed.
  ///
  /// - Returns: What the names in the file stand for.
  /// - Throws: ``GLPKError/invalidArgument(operation:reason:)`` for a model without rows or columns,
  ///   ``ModelFormat/fixedMPS``, or a path that ends in ".gz"; ``GLPKError/file(path:reason:)`` if the file
  ///   cannot be written.
  @discardableResult
  public func write(_ format: ModelFormat, to path: String) throws -> ExportedNames {
    let operation = "CheckedModel.write"
    guard format != .fixedMPS else {
      throw GLPKError.invalidArgument(
        operation: operation, reason: "fixed MPS cuts numbers off; write free MPS")
    }
    guard !path.hasSuffix(".gz") else {
      throw GLPKError.invalidArgument(operation: operation, reason: "compressed files are not written")
    }
    guard !model.rows.isEmpty && !model.columns.isEmpty else {
      throw GLPKError.invalidArgument(
        operation: operation, reason: "a model file needs at least one row and one column")
    }
    let names = ExportedNames(
      isNegated: model.sense == .maximize, constantColumn: model.constant == 0 ? nil : "constant",
      columns: model.columns.map(\.name), rows: model.rows.map(\.name))
    let exported = try exportForm().checked()
    try Session.runBlocking { session in
      let problem = try session.problem(exported)
      try problem.setPlainNames(constantColumn: names.constantColumn)
      let file = try ReplacementFile(for: path)
      defer { file.discard() }
      var code: Int32 = 0
      session.log.forgetRecent()
      try problem.call(operation) {
        format == .cplexLP
          ? cg_write_lp(problem.handle, file.temporaryPath, &code)
          : cg_write_mps(problem.handle, file.temporaryPath, &code)
      }
      guard code == 0 else {
        throw GLPKError.file(path: path, reason: session.log.recent.joined(separator: "; "))
      }
      try file.moveIntoPlace()
    }
    return names
  }

  private func exportForm() -> LinearModel {
    var form = model
    if form.sense == .maximize {
      form.sense = .minimize
      form.constant = -form.constant
      // 0 - x and not -x: a negative zero would be written as "-0".
      for column in form.columns.indices { form.columns[column].cost = 0 - form.columns[column].cost }
    }
    if form.constant != 0 {
      form.addColumn(bounds: .fixed(1), cost: form.constant)
      form.constant = 0
    }
    return form
  }
}

extension Problem {
  fileprivate func setPlainNames(constantColumn: String?) throws(GLPKError) {
    for row in 0..<rowCount {
      try call("setPlainNames") { cg_set_row_name(handle, Int32(row), "r\(row)") }
    }
    for column in 0..<columnCount {
      let name = column == columnCount - 1 ? constantColumn ?? "c\(column)" : "c\(column)"
      try call("setPlainNames") { cg_set_column_name(handle, Int32(column), name) }
    }
  }
}
