/// The proof's side of a run: one job a round, which makes the bound tighter while the search looks for plans.
///
/// A job answers a question, a copy of what the run knew when the round began, so that its findings do not
/// depend on when the search found what. Jobs run on threads of their own, one at a time.
final class ProofSide: Sendable {
  /// Nodes of the first attempt by branch and cut; each further one may explore four times as many.
  static let firstNodes = 200

  /// What the run knew when the round began, and what the job may spend.
  struct Question: Sendable {
    var round: Int
    var plan: (assignment: Assignment, objective: Int128)?
    /// Scaled, behind the certificate's multipliers; shares of indicators follow those of the side rows.
    var multipliers: [Double]
    /// Scaled bound of the multipliers less the plan's objective; infinity without a plan.
    var gap: Double
    /// Work of the search in this round.
    var searchWork: Int64
    /// What the run's work limit leaves.
    var workLeft: Int64?
    var deadline: ContinuousClock.Instant?
    /// The same for branch and cut, which loses its tree at its end; its nodes are limited as well.
    var treeDeadline: ContinuousClock.Instant?
    /// Work of branch and cut; nil without a work limit.
    var treeWork: Int64?
  }

  /// What a job spent, and whether another one could find more.
  struct Report: Sendable {
    var counters = WorkCounters()
    /// The tree is exhausted.
    var isComplete = false
    /// The job had nothing to do; a much smaller gap may change that.
    var isIdle = false
  }

  /// With the rows of the cuts that were known when this side was made.
  let scaled: ScaledProblem
  /// Finds cuts that points of a tree break.
  let cutSearch: CutSearch?
  let step: Int128
  let findings: ProofFindings
  private let agents: AgentSide

  /// - Parameter agents: goes on with the rows that it began with.
  init(
    scaled: ScaledProblem, cutSearch: CutSearch? = nil, step: Int128, findings: ProofFindings,
    agents: AgentSide
  ) {
    self.scaled = scaled
    self.cutSearch = cutSearch
    self.step = step
    self.findings = findings
    self.agents = agents
  }

  /// Branch and cut on what reduced costs leave, where that is small, in turn with the agents' relaxation.
  func answer(_ question: Question, stop: StopSignal) throws -> Report {
    var report = Report()
    let isTurnOfAgents = question.round > 0 && question.round % 2 == 0 && question.plan != nil
    let reduced = ReducedModel(
      scaled, multipliers: question.multipliers, gap: question.gap, step: step,
      reference: question.plan?.objective ?? 0, columnLimit: ExactProof.columnLimit)
    if let reduced, !isTurnOfAgents {
      try branchAndCut(reduced, question, stop, &report)
    } else {
      let work = agents.improve(question, findings: findings, stop: stop)
      report.counters.agentWork += work
      report.isIdle = work == 0 && reduced == nil
    }
    return report
  }

  private func branchAndCut(
    _ reduced: ReducedModel, _ question: Question, _ stop: StopSignal, _ report: inout Report
  ) throws {
    let reference = question.plan?.objective
    let finding = try ExactProof.attempt(
      reduced, incumbent: question.plan?.assignment, cutSearch: cutSearch, step: step,
      nodeLimit: Self.firstNodes << min(2 * question.round, 20), workLimit: question.treeWork,
      deadline: question.treeDeadline, stop: stop)
    report.counters.nodes += Int64(finding.nodes)
    report.counters.treeWork += finding.work
    report.counters.simplexIterations += Int64(finding.iterations)
    if !finding.cuts.isEmpty { findings.post(.cuts(finding.cuts)) }
    if finding.isInfeasible {
      report.isComplete = true
      findings.post(reference == nil ? .infeasible : .nothingBetter(than: reference ?? 0))
      return
    }
    if let assignment = finding.assignment { findings.post(.assignment(assignment)) }
    if let bound = finding.bound {
      // A bound below the plan in hand says that nothing better is left among the columns that were kept.
      findings.post(.branchAndCut(bound: max(bound, reference ?? bound)))
    }
    // A tree that found a better plan is worth another: its bound is exact only near the reference.
    let isImproved = finding.assignment.map { scaled.problem.judge($0).objective != reference } ?? false
    report.isComplete = finding.isComplete && reference != nil && !isImproved
  }
}
