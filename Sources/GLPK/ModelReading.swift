internal import CGLPKGuard

extension Session {
  /// Reads a model from a file. What GLPK's reader accepts need not be sound for its solvers: making a
  /// problem of the model checks it.
  public func readModel(from path: String, as format: ModelFormat) throws -> LinearModel {
    let problem = try makeProblem()
    try problem.read(path, format)
    return try problem.model()
  }
}

extension Problem {
  /// The problem as a value, with the names that it has in GLPK; entries by column, then row.
  public func model() throws -> LinearModel {
    try checkUsable()
    let arrays = try arrays()
    var model = LinearModel(
      try name { guarded_get_problem_name(self.pointer, $0) }, sense: arrays.sense,
      objectiveConstant: arrays.constant)
    for index in arrays.costs.indices {
      let bounds = arrays.columnBounds[index]
      let kind: LinearModel.Kind =
        !arrays.isInteger[index] ? .continuous : bounds == .unit ? .binary : .integer
      model.add(
        .init(
          try name { guarded_get_names(self.pointer, 0, Int32(index + 1), $0) },
          cost: arrays.costs[index], bounds: bounds, kind: kind))
    }
    for index in arrays.rowBounds.indices {
      model.add(
        .init(
          try name { guarded_get_names(self.pointer, 1, Int32(index + 1), $0) },
          bounds: arrays.rowBounds[index]))
    }
    model.entries = arrays.costs.indices.flatMap { column in
      arrays.entries(of: column).sorted { arrays.rows[$0] < arrays.rows[$1] }.map {
        .init(row: Int(arrays.rows[$0]), column: column, value: arrays.values[$0])
      }
    }
    return model
  }

  private func name(
    _ read: (UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
  ) throws -> String? {
    var text: UnsafePointer<CChar>?
    try session.check(read(&text))
    guard let text else { return nil }
    guard let name = String(validatingCString: text) else {
      throw GLPKError.notAllowed("a name is not UTF-8: convert the file")
    }
    return name
  }

  func read(_ path: String, _ format: ModelFormat) throws {
    try fileCall(path) { code in
      switch format {
      case .cplexLP: guarded_read_lp(self.pointer, path, &code)
      case .freeMPS: guarded_read_mps(self.pointer, GLP_MPS_FILE, path, &code)
      case .fixedMPS: guarded_read_mps(self.pointer, GLP_MPS_DECK, path, &code)
      }
    }
    try adoptContents()
  }

  func write(_ path: String, _ format: ModelFormat) throws {
    try fileCall(path) { code in
      switch format {
      case .cplexLP: guarded_write_lp(self.pointer, path, &code)
      case .freeMPS: guarded_write_mps(self.pointer, GLP_MPS_FILE, path, &code)
      case .fixedMPS: guarded_write_mps(self.pointer, GLP_MPS_DECK, path, &code)
      }
    }
  }

  /// GLPK answers with a code only; the cause is what it printed.
  private func fileCall(_ path: String, _ body: (inout Int32) -> Int32) throws {
    try checkUsable()
    guard !path.utf8.contains(0) else {
      throw GLPKError.file(path: path, reason: "the path holds a zero byte")
    }
    var code: Int32 = 0
    let lines = try session.logLines.capturing { try session.check(body(&code)) }.lines
    if code != 0 {
      throw GLPKError.file(path: path, reason: lines.suffix(2).joined(separator: "; "))
    }
  }
}
