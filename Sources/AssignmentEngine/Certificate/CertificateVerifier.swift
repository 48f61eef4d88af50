/// What is wrong with a certificate or with the plan beside it.
public enum CertificateRefusal: Sendable, Equatable {
  /// The certificate speaks of another problem.
  case otherProblem(expected: String, found: String)
  /// A figure was changed after the certificate was written.
  case altered(written: String, computed: String)
  case scaleBelowOne(Int64)
  case multiplierCount(found: Int, rows: Int)
  /// The multiplier presses on a bound that the row does not have.
  case missingBound(row: Int)
  /// The multiplier exceeds the price of the row (or 1 in a claim of infeasibility).
  case beyondPrice(row: Int, multiplier: Int64)
  /// The share at this position is not above 0, out of order, or of an indicator and an item that it cannot
  /// belong to.
  case misplacedShare(position: Int)
  /// The sums of the formula need not fit in 128 bits.
  case sumsTooLarge
  /// The certificate claims another bound than its multipliers prove.
  case boundNotProven(claimed: Int128, proven: Int128)
  /// The bound on -(violation) is not below 0.
  case infeasibilityNotProven(proven: Int128)
  /// The tree of branches does not prove its bound.
  case branches(BranchRefusal)
  /// A cut that need not hold for every legal plan, by its place in the certificate.
  case cut(Int, CutRefusal)
  /// A legal plan is given for a problem said to have none.
  case planDespiteInfeasibility
  /// The agents' part does not prove what it claims.
  case agents(AgentCertificateRefusal)
  case malformedPlan(AssignmentFault)
  case illegalPlan(
    rows: [AssignmentJudgement.BrokenRow], couplings: [Int],
    connectivities: [AssignmentJudgement.BrokenConnectivity] = [],
    spreads: [AssignmentJudgement.BrokenSpread] = [])
  case objectiveDiffers(claimed: Int128, recomputed: Int128)
  /// The tightest bound claimed lies below the worth of a legal plan.
  case planAboveBound(objective: Int128, bound: Int128)
}

/// The result of checking a certificate.
public enum CertificateVerdict: Sendable, Equatable {
  case confirmed(ConfirmedCertificate)
  /// All reasons, never empty.
  case refused([CertificateRefusal])
}

/// What was shown without any solver.
public struct ConfirmedCertificate: Sendable, Equatable {
  /// The plan's recomputed objective, where a plan was given.
  public var objective: Int128?
  /// The tightest bound that the parts prove; nil where some group has no legal joint choice, so that there is
  /// no legal plan at all. For a claim of infeasibility the bound on -(violation).
  public var provenBound: Int128?
  /// A tighter bound that rests on branch and cut, or on a tree that is not carried, and was not checked.
  public var uncheckedBound: Int128?

  public init(objective: Int128? = nil, provenBound: Int128? = nil, uncheckedBound: Int128? = nil) {
    self.objective = objective
    self.provenBound = provenBound
    self.uncheckedBound = uncheckedBound
  }
}

/// Rechecks certificates and plans from the problem's data alone, in 128-bit integers.
public enum CertificateVerifier {
  /// Checks the certificate and, where given, that the plan is legal and worth what is claimed.
  public static func verify(
    _ certificate: Certificate, of problem: AssignmentProblem, plan: Assignment? = nil,
    claimedObjective: Int128? = nil
  ) -> CertificateVerdict {
    let (cutRefusals, whole) = extend(problem, by: certificate.cuts)
    var refusals = identityFaults(in: certificate, of: problem) + cutRefusals
    if cutRefusals.isEmpty { refusals += faults(in: certificate, of: whole) }
    var confirmed = ConfirmedCertificate()
    if refusals.isEmpty {
      let bound = AdditiveBound(
        problem: whole, scale: certificate.scale, multipliers: certificate.multipliers,
        claim: certificate.claim, shares: certificate.shares)
      confirmed.provenBound = bound.proven().bound
      if let proven = confirmed.provenBound { refusals += judge(certificate, against: proven) }
      if let agents = certificate.agents {
        // The agents' part may know the first cuts only: they are never taken back.
        let (_, known) = extend(
          problem, by: certificate.cuts.prefix(max(0, agents.rowMultipliers.count - problem.rowCount)))
        let faults = AgentBound.faults(in: agents, of: known, claim: certificate.claim)
        refusals += faults.map { .agents($0) }
        if faults.isEmpty { confirmed.provenBound = confirmed.provenBound.map { min($0, agents.bound) } }
      }
      if let branches = certificate.branches {
        if let refusal = BranchCertificateVerifier.refusal(of: branches, for: problem) {
          refusals.append(.branches(refusal))
        } else {
          confirmed.provenBound = confirmed.provenBound.map { min($0, branches.bound) }
        }
      }
      switch certificate.beyond {
      case .nothing: break
      case .branchAndCut(let tighter), .enumeration(let tighter): confirmed.uncheckedBound = tighter
      }
    }
    if let plan {
      confirmed.objective = check(plan, claimedObjective, certificate, problem, &refusals)
    }
    return refusals.isEmpty ? .confirmed(confirmed) : .refused(refusals)
  }

  /// The problem with the rows of some cuts, as far as they hold, and why the others need not.
  private static func extend(_ problem: AssignmentProblem, by cuts: some Collection<CuttingPlane>)
    -> (refusals: [CertificateRefusal], problem: AssignmentProblem)
  {
    guard !cuts.isEmpty else { return ([], problem) }
    let verifier = CutVerifier(problem)
    let refusals = cuts.enumerated().compactMap { index, cut in
      verifier.refusal(of: cut).map { CertificateRefusal.cut(index, $0) }
    }
    guard refusals.isEmpty else { return (refusals, problem) }
    guard let extended = verifier.extended(by: cuts) else { return ([.cut(0, .tooLarge)], problem) }
    return ([], extended)
  }

  private static func judge(_ certificate: Certificate, against proven: Int128) -> [CertificateRefusal] {
    var refusals: [CertificateRefusal] = []
    // A looser claim would be true, but it is not what these multipliers prove: some figure was changed.
    if certificate.bound != proven {
      refusals.append(.boundNotProven(claimed: certificate.bound, proven: proven))
    }
    if certificate.claim == .infeasibility, proven > -1 {
      refusals.append(.infeasibilityNotProven(proven: proven))
    }
    return refusals
  }

  /// The recomputed objective of a plan that can be judged.
  private static func check(
    _ plan: Assignment, _ claimed: Int128?, _ certificate: Certificate, _ problem: AssignmentProblem,
    _ refusals: inout [CertificateRefusal]
  ) -> Int128? {
    if let fault = problem.fault(in: plan) {
      refusals.append(.malformedPlan(fault))
      return nil
    }
    let judgement = problem.judge(plan)
    if let claimed, claimed != judgement.objective {
      refusals.append(.objectiveDiffers(claimed: claimed, recomputed: judgement.objective))
    }
    if !judgement.isLegal {
      refusals.append(
        .illegalPlan(
          rows: judgement.brokenRows, couplings: judgement.brokenCouplings,
          connectivities: judgement.brokenConnectivities, spreads: judgement.brokenSpreads))
    } else if certificate.claim == .infeasibility {
      refusals.append(.planDespiteInfeasibility)
    } else if judgement.objective > certificate.claimedBound {
      refusals.append(.planAboveBound(objective: judgement.objective, bound: certificate.claimedBound))
    }
    return judgement.objective
  }

  /// Whether the certificate speaks of this problem, with the figures that it was sealed with.
  private static func identityFaults(in certificate: Certificate, of problem: AssignmentProblem)
    -> [CertificateRefusal]
  {
    var refusals: [CertificateRefusal] = []
    let expected = problem.fingerprint
    if certificate.problem != expected {
      refusals.append(.otherProblem(expected: expected, found: certificate.problem))
    }
    if let written = certificate.writtenSeal, written != certificate.seal {
      refusals.append(.altered(written: written, computed: certificate.seal))
    }
    return refusals
  }

  /// Faults that make the formula meaningless or its sums unsafe.
  private static func faults(in certificate: Certificate, of problem: AssignmentProblem)
    -> [CertificateRefusal]
  {
    var refusals: [CertificateRefusal] = []
    if certificate.scale < 1 { refusals.append(.scaleBelowOne(certificate.scale)) }
    guard certificate.multipliers.count == problem.rowCount else {
      refusals.append(.multiplierCount(found: certificate.multipliers.count, rows: problem.rowCount))
      return refusals
    }
    for (row, multiplier) in certificate.multipliers.enumerated() where multiplier != 0 {
      let side = problem.rows[row]
      if (multiplier > 0 ? side.upper : side.lower) == nil {
        refusals.append(.missingBound(row: row))
      } else if !MultiplierBox(side, claim: certificate.claim)
        .contains(multiplier, scale: certificate.scale)
      {
        refusals.append(.beyondPrice(row: row, multiplier: multiplier))
      }
    }
    if let misplaced = misplacedShare(in: certificate, problem) {
      refusals.append(.misplacedShare(position: misplaced))
      return refusals
    }
    if certificate.scale >= 1, !sumsFit(certificate, problem) { refusals.append(.sumsTooLarge) }
    return refusals
  }

  private static func misplacedShare(in certificate: Certificate, _ problem: AssignmentProblem) -> Int? {
    guard let shares = certificate.shares else { return nil }
    let wide = Set(problem.cells().wide)
    return shares.indices.first { position in
      let share = shares[position]
      guard share.value > 0, wide.contains(share.indicator),
        (0..<problem.itemCount).contains(Int(share.item)),
        !problem.columns(of: Int(share.item), markedBy: Int(share.indicator)).isEmpty
      else { return true }
      guard position > 0 else { return false }
      let before = shares[position - 1]
      return (before.indicator, before.item) >= (share.indicator, share.item)
    }
  }

  private static func sumsFit(_ certificate: Certificate, _ problem: AssignmentProblem) -> Bool {
    var room = Certificate.largestTotal
    func take(_ a: Int128, _ b: Int128) -> Bool {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      room -= overflow ? room + 1 : min(product, room + 1)
      return room >= 0
    }
    guard take(Int128(certificate.scale), problem.valueReach()) else { return false }
    // A share is paid at most once and counts once for the indicator.
    guard (certificate.shares ?? []).allSatisfy({ take(2, Int128($0.value)) }) else { return false }
    return zip(certificate.multipliers, problem.rowReach()).allSatisfy { multiplier, reach in
      take(Int128(multiplier.magnitude), reach)
    }
  }
}

extension CertificateRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .otherProblem(let expected, let found):
      "the certificate speaks of problem \(found), not of \(expected): use the data it was made from"
    case .altered(let written, let computed):
      "a figure was changed after the certificate was written: its seal is \(written), its figures give \(computed)"
    case .scaleBelowOne(let scale): "scale \(scale): it must be at least 1"
    case .multiplierCount(let found, let rows): "\(found) multipliers for \(rows) side rows"
    case .missingBound(let row): "row \(row): its multiplier presses on a bound that the row does not have"
    case .beyondPrice(let row, let multiplier):
      "row \(row): multiplier \(multiplier) exceeds what the row's price allows"
    case .misplacedShare(let position):
      "share \(position): it must be above 0, follow the one before it by indicator and item, and name an "
        + "indicator that spans cells and an item with columns that it marks"
    case .sumsTooLarge:
      "the sums need not fit in 128 bits: the multipliers, the shares or the scale are too large"
    case .boundNotProven(let claimed, let proven):
      "bound \(claimed) is claimed, but the multipliers prove \(proven)"
    case .infeasibilityNotProven(let proven):
      "no plan is said to exist, but the bound on the negative violation is \(proven), not below 0"
    case .branches(let refusal): refusal.description
    case .cut(let index, let refusal): "cut \(index): \(refusal)"
    case .planDespiteInfeasibility: "no plan is said to exist, but the plan given is legal"
    case .agents(let refusal): "the agents' part: \(refusal)"
    case .malformedPlan(let fault): fault.description
    case .illegalPlan(let rows, let couplings, let connectivities, let spreads):
      "the plan breaks \(rows.count) side rows, \(couplings.count) couplings, "
        + "\(connectivities.count) connectivities and \(spreads.count) spreads"
    case .objectiveDiffers(let claimed, let recomputed):
      "objective \(claimed) is claimed, but the plan is worth \(recomputed)"
    case .planAboveBound(let objective, let bound):
      "the plan is worth \(objective), more than the bound \(bound) that is claimed"
    }
  }
}
