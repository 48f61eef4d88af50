/// How long something takes when some of it is still going on: the product-limit estimate (Kaplan and Meier 1958), the
/// distribution of the largest likelihood without any assumption about its shape.
///
/// Durations are whole days. What is still going on after d days counts as "longer than d": it takes part in every
/// comparison up to day d and in none after.
struct ProductLimit {
  /// `open[d]`: share that takes more than d days, from d = 0 on.
  let open: [Double]
  /// Ended after so many days; and at risk of it on that day.
  private let ended: [Int]
  private let atRisk: [Int]

  /// - Parameters:
  ///   - ended: `[d]`, how many ended after d days.
  ///   - ongoing: `[d]`, how many have been going on for d days; as many entries as `ended`.
  init(ended: [Int], ongoing: [Int]) {
    var left = ended.reduce(0, +) + ongoing.reduce(0, +)
    var share = 1.0
    var open: [Double] = []
    var atRisk: [Int] = []
    open.reserveCapacity(ended.count)
    atRisk.reserveCapacity(ended.count)
    for day in ended.indices {
      atRisk.append(left)
      if ended[day] > 0 { share *= Double(left - ended[day]) / Double(left) }
      open.append(share)
      left -= ended[day] + ongoing[day]
    }
    self.open = open
    self.ended = ended
    self.atRisk = atRisk
  }

  /// The first day by which at least half has ended; nil where that is not seen.
  var median: Int? { open.firstIndex { $0 <= 0.5 } }

  /// Mean of the days, each counted up to `horizon` at most (the restricted mean).
  func mean(upTo horizon: Int) -> Double {
    var sum = 0.0
    for day in 0..<horizon { sum += share(openAfter: day) }
    return sum
  }

  /// Of the restricted mean, by Greenwood's formula (1926).
  func variance(upTo horizon: Int) -> Double {
    var (rest, sum) = (0.0, 0.0)
    for day in (0..<max(horizon, 0)).reversed() {
      rest += share(openAfter: day)
      guard day < ended.count, ended[day] > 0, atRisk[day] > ended[day] else { continue }
      sum += rest * rest * Double(ended[day]) / (Double(atRisk[day]) * Double(atRisk[day] - ended[day]))
    }
    return sum
  }

  /// Beyond the last day seen the share stays as it was.
  func share(openAfter day: Int) -> Double {
    guard !open.isEmpty else { return 1 }
    return open[min(day, open.count - 1)]
  }

  /// `[d]`: expected number of ends of one deal that has been followed for d days (Nelson 1969, Aalen 1978).
  var hazard: [Double] {
    var sum = 0.0
    return ended.indices.map { day in
      if ended[day] > 0 { sum += Double(ended[day]) / Double(atRisk[day]) }
      return sum
    }
  }
}
