/// The proof's side of a run: one job a round, which makes the bound tighter while the search looks for plans.
///
/// A job answers a question, a copy of what the run knew when the round began, so that its findings do not
/// depend on when the search found what. It runs on a thread of its own.
struct ProofSide: Sendable {
  /// Nodes of the first attempt by branch and cut; each further one may explore four times as many.
  static let firstNodes = 200

  /// What the run knew when the round began, and what the job may spend.
  struct Question: Sendable {
    var round: Int
    var plan: (assignment: Assignment, objective: Int128)?
    /// Scaled, behind the certificate's multipliers.
    var multipliers: [Double]
    /// Scaled bound less the plan's objective; infinity without a plan.
    var gap: Double
    /// Nodes that the run's work limit leaves.
    var workLeft: Int64?
    var deadline: ContinuousClock.Instant?
  }

  /// What a job spent, and whether another one could find more.
  struct Report: Sendable {
    var counters = WorkCounters()
    var isComplete = false
  }

  let scaled: ScaledProblem
  let step: Int128
  let findings: ProofFindings

  /// Branch and cut on what reduced costs leave, where that is small.
  func answer(_ question: Question, stop: StopSignal) throws -> Report {
    var report = Report()
    let reference = question.plan?.objective
    let reduced = ReducedModel(
      scaled, multipliers: question.multipliers, gap: question.gap, step: step, reference: reference ?? 0)
    guard reduced.columns.count <= ExactProof.columnLimit else { return report }
    var nodeLimit = Self.firstNodes << min(2 * question.round, 20)
    if let left = question.workLeft { nodeLimit = Int(min(Int64(nodeLimit), max(1, left))) }
    let finding = try ExactProof.attempt(
      reduced, incumbent: question.plan?.assignment, step: step, nodeLimit: nodeLimit,
      deadline: question.deadline, stop: stop)
    report.counters.nodes = Int64(finding.nodes)
    report.counters.simplexIterations = Int64(finding.iterations)
    if finding.isInfeasible {
      report.isComplete = true
      findings.post(reference == nil ? .infeasible : .nothingBetter(than: reference ?? 0))
      return report
    }
    if let assignment = finding.assignment { findings.post(.assignment(assignment)) }
    if let bound = finding.bound {
      // A bound below the plan in hand says that nothing better is left among the columns that were kept.
      findings.post(.branchAndCut(bound: max(bound, reference ?? bound)))
    }
    // A tree that found a better plan is worth another: its bound is exact only near the reference.
    let isImproved = finding.assignment.map { scaled.problem.judge($0).objective != reference } ?? false
    report.isComplete = finding.isComplete && reference != nil && !isImproved
    return report
  }
}
