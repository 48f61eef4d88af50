extension EngineRun {
  /// Scaled bound of the rows' multipliers less the plan's objective; infinity without a plan.
  var scaledGap: Double {
    guard let plan, let certificate else { return .infinity }
    return Double(certificate.bound - plan.objective) * scaled.scaling.value
  }

  /// A multiplier beyond this many scaled units, where no linear program says more, is taken as a sign that
  /// its row cannot be kept.
  private static let suspiciousMultiplier = 30.0

  /// Whether it is worth looking for a proof of infeasibility.
  private var isSuspicious: Bool {
    scaled.shares.isEmpty
      ? relaxation.map { $0.violation > 1e-7 } ?? false
      : multipliers.contains { abs($0) > Self.suspiciousMultiplier }
  }

  /// A proof that connectivities contradict each other, where items that can go to one agent only say so.
  func proofFromReach() -> InfeasibilityProof? {
    guard !problem.connectivities.isEmpty, let found = ReachPropagation(problem).contradiction else {
      return nil
    }
    var extended = ExtendedProblem(problem)
    guard extended.add(found.cuts) == found.cuts.count else { return nil }
    var certificate = Certificate.rounding(
      [Double](repeating: 0, count: problem.rowCount) + found.weights, of: extended.problem,
      claim: .infeasibility, fingerprint: fingerprint)
    certificate.cuts = extended.cuts
    return certificate.bound <= -1 ? .multipliers(certificate) : nil
  }

  /// A proof that no legal plan exists, where the relaxation shows one.
  func proofOfInfeasibility() throws -> InfeasibilityProof? {
    guard plan == nil, isSuspicious, !meter.isSpent else { return nil }
    let elastic = ScaledProblem(extended.problem, objective: .violation)
    let found = MultiplierSearch(elastic, threads: options.threads) { [meter] in meter.isSpent }
    var proof = found.multipliers
    if elastic.shares.isEmpty {
      let (start, bound, stop, deadline) = (found.multipliers, found.bound, meter.stop, meter.deadline)
      let task = SideTask {
        try LinearRelaxation.solve(elastic, from: start, bound: bound, stop: stop, deadline: deadline)
      }
      guard let exact = try wait(for: task) else { return nil }
      proof = exact.multipliers
    }
    var certificate = Certificate.infeasibility(
      proof, shares: elastic.shares.list(found.shares, unit: 1), scaling: scaled.scaling,
      problem: extended.problem, fingerprint: fingerprint)
    certificate.cuts = extended.cuts
    return certificate.bound <= -1 ? .multipliers(certificate) : nil
  }
}

extension Certificate {
  /// The certificate of infeasibility from scaled multipliers: lengthened or shortened so that the largest
  /// is 1, which changes the size of the bound but not its sign.
  static func infeasibility(
    _ scaledMultipliers: [Double], shares: [IndicatorShare]?, scaling: Scaling, problem: AssignmentProblem,
    fingerprint: String
  ) -> Certificate {
    let plain = zip(scaledMultipliers, scaling.row).map { $0 * $1 }
    let largest = plain.map(abs).max() ?? 0
    let multipliers = largest > 0 ? plain.map { $0 / largest } : plain
    let paid = shares?.map {
      IndicatorShare(
        indicator: $0.indicator, item: $0.item, value: $0.value / max(largest, .leastNonzeroMagnitude))
    }
    return rounding(
      multipliers, shares: paid, of: problem, claim: .infeasibility, fingerprint: fingerprint)
  }
}
