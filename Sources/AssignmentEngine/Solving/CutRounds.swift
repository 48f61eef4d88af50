extension EngineRun {
  /// Rounds of separation at linear optima: at the start, and after the search or the proof found more cuts.
  static let cutRounds = (start: 60, later: 4)
  /// Rounds end where so many in a row gain less than this share of the bound each.
  static let idleRounds = 3
  /// The same where rows were made of prices and nothing but spreads lies in wait: they are nearly all.
  static let idlePricedRounds = 1
  static let leastGain = 1e-5
  /// The same where the bound is not the exact linear optimum.
  static let leastApproximateGain = 1e-4
  /// Share of the time left that the rounds may take.
  static let cutShare = 0.2
  /// Most rows that cuts may add; what is found beyond is not kept.
  static let mostCuts = 2_000

  /// Adds cuts that the linear optimum breaks, and bounds anew, while that pays.
  func boundByCuts(rounds: Int) throws {
    guard let cutSearch else { return }
    let leastGain = scaled.shares.isEmpty ? Self.leastGain : Self.leastApproximateGain
    let end = meter.instant(after: Self.cutShare)
    let isPriced =
      cutSearch.pricesSpreads && problem.connectivities.isEmpty && problem.spreads.allSatisfy(\.isPriced)
    let mostIdle = isPriced ? Self.idlePricedRounds : Self.idleRounds
    var idle = 0
    for _ in 0..<rounds where idle < mostIdle {
      guard !meter.isSpent, end.map({ .now < $0 }) ?? true, let point = relaxedPoint,
        extend(by: cutSearch.broken(at: point)) > 0
      else { return }
      let before = certificate?.bound
      try boundByLinearProgram(until: end)
      guard let before, let after = certificate?.bound else { return }
      let gain = Double(before - after)
      idle = gain > leastGain * max(1, abs(Double(after))) ? 0 : idle + 1
    }
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
