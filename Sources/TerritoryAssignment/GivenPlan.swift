public import AssignmentEngine
public import TerritoryPlanning

extension TerritoryPlanner {
  /// A plan from outside with a certificate from outside, after the verifier confirmed both.
  ///
  /// - Precondition: the plan keeps the rules.
  /// - Throws: `UnconfirmedCertificate`, or `DisagreementDefect` where the bound is no amount of money.
  public func certified(_ plan: Plan, by certificate: Certificate) throws -> CertifiedTerritoryPlan {
    let verdict = CertificateVerifier.verify(
      certificate, of: translation.problem, plan: translation.assignment(of: plan))
    if case .refused(let refusals) = verdict { throw UnconfirmedCertificate(refusals: refusals) }
    guard let bound = Int64(exactly: certificate.claimedBound) else {
      throw DisagreementDefect.boundTooLarge(String(certificate.claimedBound))
    }
    return CertifiedTerritoryPlan(
      plan: plan, evaluation: judge(plan), bound: Money(minorUnits: bound), certificate: certificate,
      todayObjective: judgeToday()?.objective)
  }
}

/// A certificate that does not hold for a plan.
public struct UnconfirmedCertificate: Error {
  public var refusals: [CertificateRefusal]
}
