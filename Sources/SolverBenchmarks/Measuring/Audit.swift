public import AssignmentEngine

/// Holds a result against the problem's data, its certificate, and figures known from elsewhere.
public struct Audit {
  let problem: AssignmentProblem
  let result: SolveResult
  let known: KnownFigures

  public init(problem: AssignmentProblem, result: SolveResult, known: KnownFigures = KnownFigures()) {
    self.problem = problem
    self.result = result
    self.known = known
  }

  /// Known figures are printed with two to four decimals.
  static let knownPrecision = 0.006
  static let linearPrecision = 1e-6

  /// The tightest bound claimed on plans, in units of 10^-valueExponent.
  var bound: Double? {
    guard case .infeasible = result.outcome else {
      return result.outcome.certificate.map { Double($0.claimedBound) }
    }
    return nil
  }

  /// The bound that can be rechecked without a solver.
  var checkableBound: Double? {
    guard case .infeasible = result.outcome else {
      return result.outcome.certificate.map { Double($0.checkableBound) }
    }
    return nil
  }

  /// What is wrong with the result, a sentence each; empty where nothing is.
  public func faults() -> [String] { certificateFaults() + knownFaults() + linearFaults() }

  private func certificateFaults() -> [String] {
    guard let certificate = result.outcome.certificate else { return [] }
    let plan = result.outcome.plan
    switch CertificateVerifier.verify(
      certificate, of: problem, plan: plan?.assignment, claimedObjective: plan?.objective)
    {
    case .confirmed: return []
    case .refused(let reasons): return reasons.map { "certificate refused: \($0)" }
    }
  }

  /// 1 where larger figures are better.
  private var sign: Double { problem.originalSense == .maximise ? 1 : -1 }

  private func knownFaults() -> [String] {
    var faults: [String] = []
    if let best = known.plan {
      if case .infeasible = result.outcome {
        faults.append("called infeasible, but a plan of \(best) is known")
      }
      if let bound = bound.map(problem.figure), sign * (best - bound) > Self.knownPrecision {
        faults.append("the bound \(bound) excludes a known plan of \(best)")
      }
      if known.isPlanOptimal, let plan = planFigure {
        if sign * (plan - best) > Self.knownPrecision {
          faults.append("the plan \(plan) is better than the proven optimum \(best)")
        }
        if case .optimal = result.outcome, sign * (best - plan) > Self.knownPrecision {
          faults.append("the plan \(plan) is called optimal, but \(best) is known")
        }
      }
    }
    return faults
  }

  private var planFigure: Double? {
    result.outcome.plan.map { problem.figure(Double($0.objective)) }
  }

  private func linearFaults() -> [String] {
    guard let optimum = known.linearOptimum, let found = result.linearBound.map(problem.figure),
      abs(found - optimum) > Self.linearPrecision * max(1, abs(optimum))
    else { return [] }
    return ["the linear bound \(found) is not the linear optimum \(optimum)"]
  }
}
