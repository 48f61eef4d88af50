import Testing

@testable import AssignmentEngine

@Suite("The agents' bound as part of the proof")
struct AgentSideTests {
  /// Certified parts of one job, asked twice from the start.
  private func parts(_ problem: AssignmentProblem, plan: Assignment, round: Int) -> [AgentCertificate] {
    let scaled = ScaledProblem(problem)
    var volume = VolumeMethod(scaled)
    volume.run(iterationLimit: 300) { false }
    let findings = ProofFindings()
    let question = ProofSide.Question(
      round: round, plan: (plan, problem.judge(plan).objective), multipliers: volume.best, gap: .infinity,
      searchWork: 100_000,
      workLeft: 1_000_000, deadline: nil)
    _ = AgentSide(scaled: scaled).improve(question, findings: findings, stop: StopSignal())
    return findings.collect().compactMap { if case .agents(let part) = $0 { part } else { nil } }
  }

  @Test func whatAJobPostsIsConfirmedAndRepeatable() throws {
    var posted = 0
    for seed in 0..<12 as Range<UInt64> {
      let problem = try AgentProblem(items: 8, eligiblePercent: 100).make(seed: seed)
      guard let optimum = bruteForce(problem) else { continue }
      let first = parts(problem, plan: optimum.assignment, round: 1)
      #expect(first == parts(problem, plan: optimum.assignment, round: 1))
      posted += first.count
      for part in first {
        var certificate = Certificate.rounding(
          [Double](repeating: 0, count: problem.rowCount), of: problem)
        certificate.agents = part
        let verdict = CertificateVerifier.verify(certificate, of: problem, plan: optimum.assignment)
        guard case .confirmed(let confirmed) = verdict else {
          Issue.record("seed \(seed): \(verdict)")
          continue
        }
        #expect(confirmed.provenBound == min(part.bound, certificate.bound))
      }
    }
    #expect(posted > 3)
  }

  @Test func aRaisedStopEndsAJobAtOnce() throws {
    let problem = try AgentProblem(items: 8, eligiblePercent: 100).make(seed: 5)
    let optimum = try #require(bruteForce(problem))
    let scaled = ScaledProblem(problem)
    let stop = StopSignal()
    stop.raise()
    let findings = ProofFindings()
    _ = AgentSide(scaled: scaled).improve(
      .init(
        round: 1, plan: (optimum.assignment, optimum.objective),
        multipliers: [Double](repeating: 0, count: problem.rowCount), gap: .infinity, searchWork: 100_000,
        workLeft: nil,
        deadline: nil), findings: findings, stop: stop)
    #expect(findings.collect().isEmpty)
  }
}
