import AssignmentEngine
import Foundation

/// The result of a neutral problem in the sense and units of its file.
struct ModelReport {
  let problem: AssignmentProblem
  let result: SolveResult
  let options: SolveOptions

  var plan: CertifiedPlan? {
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): plan
    case .noPlanFound, .infeasible: nil
    }
  }

  var certificate: Certificate? {
    switch result.outcome {
    case .noPlanFound(let certificate, _, _): certificate
    case .infeasible(.multipliers(let certificate), _): certificate
    case .infeasible: nil
    default: plan?.certificate
    }
  }

  private var outcome: (name: String, reason: StopReason?) {
    switch result.outcome {
    case .optimal: ("optimal", nil)
    case .gapReached: ("gap_reached", nil)
    case .limitReached(_, let reason): ("limit_reached", reason)
    case .noPlanFound(_, let reason, _): ("no_plan_found", reason)
    case .infeasible: ("infeasible", nil)
    }
  }

  /// Keys in a fixed order; null where there is nothing to say.
  var json: String {
    let gap = plan.map { plan in Double(plan.absoluteGap) / max(1, abs(Double(plan.objective))) }
    let bound: Int128? = if case .infeasible = result.outcome { nil } else { certificate?.claimedBound }
    let fields: [(String, String)] = [
      ("format_version", "1"),
      ("outcome", "\"\(outcome.name)\""),
      ("stop_reason", outcome.reason.map { "\"\($0.rawValue)\"" } ?? "null"),
      ("objective", plan.map { figure(Double($0.objective)) } ?? "null"),
      ("bound", bound.map { figure(Double($0)) } ?? "null"),
      ("bound_by", bound == nil ? "null" : certificate.map { "\"\($0.evidence.rawValue)\"" } ?? "null"),
      ("gap", gap.map { String(format: "%.9f", $0) } ?? "null"),
      ("seconds", seconds(result.seconds)),
      ("first_plan_seconds", result.secondsToFirstPlan.map(seconds) ?? "null"),
      ("lp_bound", result.linearBound.map(figure) ?? "null"),
      ("lp_seconds", result.secondsToLinearBound.map(seconds) ?? "null"),
      ("peak_memory_bytes", String(ProcessMemory.peakBytes)),
      ("seed", String(options.seed)),
      ("threads", String(options.threads)),
      ("items", String(problem.itemCount)),
      ("columns", String(problem.columnCount)),
      ("multiplier_iterations", String(result.counters.multiplierIterations)),
      ("columns_priced", String(result.counters.columnsPriced)),
      ("simplex_iterations", String(result.counters.simplexIterations)),
      ("moves_tried", String(result.counters.movesTried)),
      ("nodes", String(result.counters.nodes)),
      ("agent_work", String(result.counters.agentWork)),
    ]
    return "{\n" + fields.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}"
  }

  func exitStatus(requireOptimal: Bool, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    switch result.outcome {
    case .optimal: return ExitStatus.done
    case .gapReached, .limitReached: return requireOptimal ? ExitStatus.notOptimal : ExitStatus.done
    case .noPlanFound: return ExitStatus.noPlanFound
    case .infeasible: return ExitStatus.infeasible
    }
  }

  private func figure(_ value: Double) -> String {
    let sign: Double = problem.originalSense == .minimise ? -1 : 1
    let scaled = sign * value / pow(10, Double(problem.valueExponent))
    // Whole numbers print as such; a negative zero would look odd.
    if scaled == scaled.rounded(), abs(scaled) < 1e15 { return String(Int64(scaled)) }
    return String(format: "%.6f", scaled)
  }

  private func seconds(_ value: Double) -> String { String(format: "%.3f", value) }
}

enum ProcessMemory {
  /// The largest resident set of this process so far.
  static var peakBytes: Int {
    var usage = rusage()
    #if os(macOS)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}
