import Foundation

/// Maps a range between two numbers of the series 1, 2, 5, 10 to a stretch of the picture.
struct LogarithmicAxis {
  /// Ascending; the first and the last are the ends.
  let ticks: [Double]
  private let start: Double
  private let end: Double

  /// - Parameters:
  ///   - values: what must be on the axis; those below `finest` are drawn at it.
  ///   - finest: above 0; nothing below this is shown.
  init(covering values: [Double], from start: Double, to end: Double, finest: Double) {
    let low = max(finest, values.min() ?? finest)
    let high = max(low, values.max() ?? finest)
    let decades = Int(log10(low).rounded(.down)) - 1...Int(log10(high).rounded(.up)) + 1
    let series = decades.flatMap { decade in [1.0, 2, 5].map { $0 * pow(10, Double(decade)) } }
    // The tolerance keeps a power of ten that is off by its last digit on its own side.
    let first = series.lastIndex { $0 <= low * (1 + 1e-9) } ?? 0
    let last = max(first + 1, series.firstIndex { $0 >= high * (1 - 1e-9) } ?? series.count - 1)
    let range = Array(series[first...last])
    let isLong = range.count > Self.mostTicks
    ticks = range.enumerated().filter { index, value in
      !isLong || index == 0 || index == range.count - 1 || Self.isPowerOfTen(value)
    }.map(\.element)
    self.start = start
    self.end = end
  }

  private static let mostTicks = 8

  private static func isPowerOfTen(_ value: Double) -> Bool {
    let power = log10(value)
    return abs(power - power.rounded()) < 1e-6
  }

  func position(_ value: Double) -> Double {
    let (low, high) = (log10(ticks[0]), log10(ticks[ticks.count - 1]))
    let share = (log10(value) - low) / (high - low)
    return start + min(max(share, 0), 1) * (end - start)
  }
}
