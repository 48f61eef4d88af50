extension EngineRun {
  /// Rounds of separation at linear optima: at the start, and after the search or the proof found more cuts.
  static let cutRounds = (start: 60, later: 4)
  /// Rounds end where so many in a row gain less than this share of the bound each.
  static let idleRounds = 3
  static let leastGain = 1e-5
  /// The same where the bound is not the exact linear optimum.
  static let leastApproximateGain = 1e-4
  /// Share of the time left that the rounds may take.
  static let cutShare = 0.2
  /// Rounds after which rows that the linear optimum does not need are left out, before the search begins.
  static let roundsBetweenDrops = 4
  /// Most rows that cuts may add; what is found beyond is not kept.
  static let mostCuts = 2_000

  /// Adds cuts that the linear optimum breaks, and bounds anew, while that pays.
  ///
  /// - Parameter isFirst: whether nobody knows the rows yet, so that they may be left out again.
  func boundByCuts(rounds: Int, isFirst: Bool = false) throws {
    guard let cutSearch else { return }
    let leastGain = scaled.shares.isEmpty ? Self.leastGain : Self.leastApproximateGain
    let end = meter.instant(after: Self.cutShare)
    var idle = 0
    defer { if isFirst { dropIdleCuts() } }
    for round in 0..<rounds where idle < Self.idleRounds {
      guard !meter.isSpent, end.map({ .now < $0 }) ?? true, let point = relaxedPoint else { return }
      let found = cutSearch.broken(at: point)
      guard !extended.knowsAll(found) else { return }
      if isFirst, round % Self.roundsBetweenDrops == Self.roundsBetweenDrops - 1 { dropIdleCuts() }
      guard extend(by: found) > 0 else { return }
      let before = certificate?.bound
      try boundByLinearProgram(until: end)
      guard let before, let after = certificate?.bound else { return }
      let gain = Double(before - after)
      idle = gain > leastGain * max(1, abs(Double(after))) ? 0 : idle + 1
    }
  }

  /// Takes away rows of connectivities without which the linear optimum would be the same.
  ///
  /// The certificate loses them as well: they have no multiplier there. Only before the search and the proof begin,
  /// who know the cuts by their rows.
  private func dropIdleCuts() {
    guard var relaxation, let warmth = relaxation.warmth?.master, var certificate else { return }
    let isDropped = extended.cuts.enumerated().map { index, cut in
      let row = problem.rowCount + index
      guard row < warmth.rowCount, warmth.isIdle(row), multipliers[row] == 0,
        row >= certificate.multipliers.count || certificate.multipliers[row] == 0
      else { return false }
      return switch cut {
      case .separator, .forest: true
      case .deviations, .order: false
      }
    }
    guard isDropped.contains(true) else { return }
    let isRemoved = [Bool](repeating: false, count: problem.rowCount) + isDropped
    func kept<Element>(_ list: [Element]) -> [Element] {
      list.indices.filter { !isRemoved[$0] }.map { list[$0] }
    }
    var fewer = extended
    fewer.remove(isDropped)
    relaxation.multipliers = kept(relaxation.multipliers)
    relaxation.point.activity = kept(relaxation.point.activity)
    relaxation.warmth?.master.remove(isRemoved)
    certificate.multipliers = kept(certificate.multipliers)
    certificate.cuts = certificate.cuts.indices.filter { !isDropped[$0] }.map { certificate.cuts[$0] }
    replace(fewer, multipliers: kept(multipliers), relaxation: relaxation, certificate: certificate)
  }

  /// The optimum of the linear relaxation; without side rows each item's best column.
  private var relaxedPoint: FractionalPoint? {
    if let point = relaxation?.point { return point.columns.isEmpty ? nil : point }
    guard extended.problem.rowCount == 0, !roundedStart.isEmpty else { return nil }
    return FractionalPoint(Assignment(columns: roundedStart), activity: [])
  }

  /// Takes over the cuts that plans broke since the last call and bounds anew; true where there were any.
  func takeBrokenCuts() throws -> Bool {
    guard !brokenCuts.isEmpty else { return false }
    let found = brokenCuts
    brokenCuts.removeAll()
    guard extend(by: found) > 0 else { return false }
    try boundByLinearProgram()
    try boundByCuts(rounds: Self.cutRounds.later)
    return true
  }
}
