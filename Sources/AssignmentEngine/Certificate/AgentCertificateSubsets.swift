/// The subsets of one agent's columns as deviations from the relaxed optimum, in integers.
///
/// The worth of a subset that keeps the rows is `relaxed` less the losses of its deviations and, for every
/// row, |multiplier| times the distance of its activity from the bound that the multiplier presses on.
struct SubsetProblem {
  struct Row {
    var lower: Int64?
    var upper: Int64?
    var multiplier: Int64
    /// Of the relaxed optimum.
    var activity: Int128
  }
  struct Deviation {
    /// At least 0.
    var loss: Int128
    /// Change of each row's activity.
    var use: [Int64]
  }

  var relaxed: Int128
  var rows: [Row]
  var deviations: [Deviation]

  enum LeastLoss: Equatable {
    /// No legal subset loses less than the limit.
    case none
    case found(Int128)
    /// The node limit was reached, or an activity need not fit in 64 bits.
    case unfinished
  }

  /// The least loss of a legal subset, if it is below `limit`.
  func leastLoss(below limit: Int128, nodeLimit: Int) -> LeastLoss {
    guard limit > 0 else { return .none }
    guard var search = SubsetEnumeration(self, below: limit, nodeLimit: nodeLimit) else { return .unfinished }
    return search.run()
  }

  /// Exact loss of a set of deviations, or nil if it breaks a row.
  func loss(of set: [Int]) -> Int128? {
    var total: Int128 = 0
    for index in set { total += deviations[index].loss }
    for (lane, row) in rows.enumerated() {
      let activity = set.reduce(row.activity) { $0 + Int128(deviations[$1].use[lane]) }
      if let upper = row.upper, activity > Int128(upper) { return nil }
      if let lower = row.lower, activity < Int128(lower) { return nil }
      if row.multiplier > 0 { total += Int128(row.multiplier) * (Int128(row.upper!) - activity) }
      if row.multiplier < 0 { total += Int128(-row.multiplier) * (activity - Int128(row.lower!)) }
    }
    return total
  }
}
