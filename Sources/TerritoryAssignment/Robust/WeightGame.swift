/// Weights of the scenarios at which a mixture of the plans known is worth least: the other side of the game in which
/// one player mixes plans and the other scenarios.
///
/// Fictitious play (Brown 1951, Robinson 1951): both answer the other's average so far, which tends to the value of the
/// game. Any weights prove a bound; these only tell where it is likely to be good.
enum WeightGame {
  static let rounds = 20_000

  /// - Parameter payoffs: `[plan][scenario]`, at least one of each.
  /// - Returns: weights in thousandths that sum to 1,000.
  static func weights(_ payoffs: [[Double]]) -> [Int64] {
    let scenarios = payoffs[0].count
    var planSums = [Double](repeating: 0, count: payoffs.count)
    var scenarioSums = [Double](repeating: 0, count: scenarios)
    var counts = [Double](repeating: 0, count: scenarios)
    for _ in 0..<rounds {
      let plan = planSums.indices.max { (planSums[$0], -$0) < (planSums[$1], -$1) } ?? 0
      for scenario in 0..<scenarios { scenarioSums[scenario] += payoffs[plan][scenario] }
      let scenario = scenarioSums.indices.min { (scenarioSums[$0], $0) < (scenarioSums[$1], $1) } ?? 0
      counts[scenario] += 1
      for plan in payoffs.indices { planSums[plan] += payoffs[plan][scenario] }
    }
    return thousandths(counts)
  }

  /// Shares in thousandths by largest remainders; equal where all are 0.
  static func thousandths(_ shares: [Double]) -> [Int64] {
    let sum = shares.reduce(0, +)
    let exact = shares.map { sum > 0 ? $0 / sum * 1_000 : 1_000 / Double(shares.count) }
    var rounded = exact.map { Int64($0.rounded(.down)) }
    let byRemainder = exact.indices.sorted {
      (exact[$1] - Double(rounded[$1]), $0) < (exact[$0] - Double(rounded[$0]), $1)
    }
    for place in byRemainder.prefix(Int(1_000 - rounded.reduce(0, +))) { rounded[place] += 1 }
    return rounded
  }
}
