internal import Foundation

/// Where amounts of one kind lie: the median of their logarithms and the spread around it, both indifferent to a few
/// wild values (median absolute deviation; Hampel 1974).
struct AmountSpread {
  let count: Int
  /// Natural logarithm of the median.
  let centre: Double
  /// Standard deviation of the logarithms that the median absolute deviation stands for.
  let spread: Double

  /// The share of a standard deviation at which half of the values of a normal distribution lie: 1/0.6745.
  private static let deviationsOfMedian = 1.4826
  /// Lists of prices and round sums lie so close together that any other value would look wild.
  private static let leastSpread = 0.2

  /// - Parameter amounts: above 0; nil where there are none.
  init?(_ amounts: [Double]) {
    guard !amounts.isEmpty else { return nil }
    let logarithms = amounts.map { log($0) }.sorted()
    let centre = Self.median(logarithms)
    count = amounts.count
    self.centre = centre
    let deviation = Self.median(logarithms.map { abs($0 - centre) }.sorted())
    spread = max(deviation * Self.deviationsOfMedian, Self.leastSpread)
  }

  var median: Double { exp(centre) }

  /// How many standard deviations an amount above 0 lies from the centre.
  func distance(_ amount: Double) -> Double { logarithmicDistance(amount) / spread }

  /// The logarithm of how many times larger or smaller than the median the amount is.
  func logarithmicDistance(_ amount: Double) -> Double { abs(log(amount) - centre) }

  /// Beyond this distance an amount is an outlier. Of `count` values with normal logarithms fewer than one in twenty
  /// tables has one, as more than z deviations have a probability of at most exp(-z²/2).
  var limit: Double { sqrt(2 * log(20 * Double(count))) }

  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
