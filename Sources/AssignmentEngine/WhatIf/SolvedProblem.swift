/// A problem with a legal plan and a certificate, from which changed problems are answered warm.
///
/// `docs/formulations/what-if.md` says how.
public struct SolvedProblem: Sendable {
  public let problem: AssignmentProblem
  public let plan: Assignment
  /// Judged from the data.
  public let objective: Int128
  public let certificate: Certificate
  /// Multipliers of the side rows and cuts, in value units a row unit.
  public let multipliers: [Double]
  let agents: WarmAgents?

  /// - Throws: `ProblemChangeFaults` where plan, certificate and problem do not belong together. The certificate
  ///   is taken as given: whoever has it from elsewhere asks `CertificateVerifier` first.
  public init(problem: AssignmentProblem, plan: Assignment, certificate: Certificate) throws {
    if let fault = problem.fault(in: plan) { throw ProblemChangeFaults(faults: [.malformedPlan(fault)]) }
    let judgement = problem.judge(plan)
    var faults: [ProblemChangeFault] = []
    if !judgement.isLegal { faults.append(.illegalPlan) }
    let rowCount = problem.rowCount + certificate.cuts.count
    if certificate.claim != .bound || certificate.problem != problem.fingerprint
      || certificate.multipliers.count != rowCount
    {
      faults.append(.foreignCertificate)
    } else if judgement.isLegal, judgement.objective > certificate.claimedBound {
      faults.append(.planAboveBound(objective: judgement.objective, bound: certificate.claimedBound))
    }
    guard faults.isEmpty else { throw ProblemChangeFaults(faults: faults) }
    self.problem = problem
    self.plan = plan
    self.certificate = certificate
    objective = judgement.objective
    let scale = Double(certificate.scale)
    multipliers = certificate.multipliers.map { Double($0) / scale }
    var extended = ExtendedProblem(problem)
    _ = extended.add(certificate.cuts)
    let known = certificate.agents?.rowMultipliers.count ?? 0
    agents =
      known == extended.problem.rowCount ? WarmAgents(certificate, of: extended.problem) : nil
  }

  /// The best plan with a change, between a bound and a plan; blocks the calling thread.
  ///
  /// - Parameters:
  ///   - workLimit: units of work of the search. Each tree of branch and cut, on problems small enough for one, may
  ///     take as many; the bound of the agents twice as many. The answer is a function of problem, plan, certificate,
  ///     change, limit and seed.
  ///   - stop: raised from elsewhere, it ends the work with what is known by then.
  /// - Throws: `ProblemChangeFaults` for a change of things that do not exist, `ProblemFaults` for bounds too
  ///   large, and what the engine throws.
  public func answer(
    _ change: ProblemChange, workLimit: Int64 = defaultWork, seed: UInt64 = 1, stop: StopSignal = StopSignal()
  ) throws -> ChangedAnswer {
    let faults = change.faults(in: problem)
    guard faults.isEmpty else { throw ProblemChangeFaults(faults: faults) }
    let changed = try ChangedProblem(problem, change)
    var options = SolveOptions(
      timeLimitSeconds: nil, workLimit: max(0, workLimit), relativeGap: 0, seed: seed)
    options.explainsInfeasibility = false
    let run = EngineRun(changed.problem, options: options, stop: stop, progress: nil)
    let outcome = try WarmRun(self, changed, run).outcome()
    return ChangedAnswer(
      problem: changed.problem, originalColumn: changed.originalColumn, outcome: outcome,
      boundOfOriginal: changed.isRestriction(of: problem) ? certificate.claimedBound : nil,
      counters: run.meter.counters)
  }

  /// Work of one answer where the caller does not say: about a tenth of a second of a processor.
  public static let defaultWork: Int64 = 5_000_000
}
