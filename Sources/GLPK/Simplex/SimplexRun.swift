internal import CGLPK
internal import CGLPKGuard

/// The state of one solve between its slices: what is left of the limits, which method runs, and what the
/// last slice said.
struct SimplexRun {
  enum Verdict {
    case goOn
    case limit(Limit)
    case optimal, infeasible, unbounded, infeasibleOrUnbounded
    case failed(SolverFailure)
  }

  private let options: SimplexOptions
  private var usesDual: Bool
  private var iterationsLeft: Int
  private var idleSlices = 0
  private var last: cg_simplex_result?
  private(set) var verdict = Verdict.goOn

  init(_ options: SimplexOptions) {
    self.options = options
    usesDual = options.method != .primal
    iterationsLeft = options.iterationLimit ?? .max
  }

  /// The objective that GLPK reported last.
  var objective: Double { last?.objective ?? .nan }

  /// Whether GLPK says that the point reached is primal feasible.
  var isPrimalFeasible: Bool { last.map { $0.primal == GLP_FEAS } ?? false }

  var reachedLimit: Limit? {
    if iterationsLeft == 0 { return .iterations }
    if let deadline = options.deadline, deadline.millisecondsLeft == 0 { return .time }
    return nil
  }

  func parameters(messageLevel: Int32) -> cg_simplex_options {
    let slice = options.presolve ? iterationsLeft : min(options.sliceIterations, iterationsLeft)
    return cg_simplex_options(
      method: usesDual ? GLP_DUAL : GLP_PRIMAL,
      pricing: options.pricing == .steepestEdge ? GLP_PT_PSE : GLP_PT_STD,
      ratio_test: ratioTest,
      iteration_limit: Int32(clamping: slice),
      time_limit: options.deadline?.millisecondsLeft ?? .max,
      presolve: options.presolve ? 1 : 0, message_level: messageLevel,
      primal_tolerance: options.primalTolerance, dual_tolerance: options.dualTolerance,
      pivot_tolerance: options.pivotTolerance)
  }

  private var ratioTest: Int32 {
    switch options.ratioTest {
    case .textbook: GLP_RT_STD
    case .harris: GLP_RT_HAR
    // After a switch to the primal method, which has no long steps.
    case .longStep: usesDual ? GLP_RT_FLIP : GLP_RT_HAR
    }
  }

  /// Takes in a slice's result and decides what follows.
  mutating func note(_ result: cg_simplex_result, iterations: Int) {
    last = result
    iterationsLeft -= min(iterationsLeft, max(iterations, 0))
    idleSlices = iterations > 0 ? 0 : idleSlices + 1
    verdict = judge(result)
    if usesDual && options.method == .dualThenPrimal && isDualStuck {
      usesDual = false
      verdict = .goOn
    }
  }

  /// Whether the dual method ended without an answer that the primal one might still give.
  private var isDualStuck: Bool {
    switch verdict {
    case .failed(.invalidBasis): false
    case .failed, .infeasibleOrUnbounded: true
    default: false
    }
  }

  private func judge(_ result: cg_simplex_result) -> Verdict {
    switch result.code {
    case 0: judgeStatuses(result)
    case GLP_EITLIM:
      if options.presolve || iterationsLeft == 0 {
        .limit(.iterations)
      } else {
        idleSlices < 3 ? .goOn : .failed(.noProgress)
      }
    case GLP_ETMLIM: .limit(.time)
    case GLP_ENOPFS: .infeasible
    case GLP_ENODFS: .infeasibleOrUnbounded
    case GLP_EBADB: .failed(.invalidBasis)
    case GLP_ESING: .failed(.singularBasis)
    case GLP_ECOND: .failed(.illConditionedBasis)
    case GLP_EFAIL: .failed(.gaveUp)
    default: .failed(.code(Int(result.code)))
    }
  }

  private func judgeStatuses(_ result: cg_simplex_result) -> Verdict {
    switch (result.primal, result.dual) {
    case (GLP_FEAS, GLP_FEAS): .optimal
    case (GLP_NOFEAS, _): .infeasible
    case (GLP_FEAS, GLP_NOFEAS): .unbounded
    case (_, GLP_NOFEAS): .infeasibleOrUnbounded
    default: .failed(.undetermined(primal: Int(result.primal), dual: Int(result.dual)))
    }
  }
}
