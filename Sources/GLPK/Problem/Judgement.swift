internal import CGLPKGuard

/// What a point is worth and whether it satisfies the problem, recomputed from the coefficients without
/// any status of GLPK.
struct Judgement {
  private let raw: cg_judgement

  init(_ raw: cg_judgement) { self.raw = raw }

  var objective: Double { raw.objective }

  var isLegal: Bool { raw.worst <= 1 && raw.objective.isFinite }

  /// Whether a claimed objective is the recomputed one up to rounding.
  func agrees(with claimed: Double) -> Bool {
    abs(claimed - raw.objective) <= 1e-6 * (1 + abs(raw.objective)) + 1e-9 * raw.magnitude
  }

  /// Where the point breaks the problem most.
  var text: String {
    if raw.worst <= 1 { return "the objective \(raw.objective) is not a finite number" }
    let what =
      switch raw.worst_kind {
      case CG_AT_COLUMN: "column \(raw.worst_index) is outside its bounds"
      case CG_AT_ROW: "row \(raw.worst_index) is outside its bounds"
      case CG_AT_INTEGER: "column \(raw.worst_index) is not a whole number"
      default: "column \(raw.worst_index) is not a finite number"
      }
    return "\(what), by \(raw.worst) times the tolerance"
  }
}

extension Problem {
  /// - Precondition: As many columns as the problem has.
  func judge(_ columns: [Double], tolerance: Double, integral: Bool) throws(GLPKError) -> Judgement {
    var raw = cg_judgement()
    try call("judge") { cg_judge(handle, columns, tolerance, integral ? 1 : 0, &raw) }
    return Judgement(raw)
  }
}
