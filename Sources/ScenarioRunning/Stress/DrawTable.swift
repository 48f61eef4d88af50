import AssignmentEngine
import Dispatch
import Synchronization

/// What each column comes to in each draw: `[column][draw]`, in minor units.
struct DrawTable: Sendable {
  let draws: Int
  let columns: Int
  private let amounts: [Double]

  /// Draws of one piece of work: large enough to share what they have in common, small enough for the cache.
  static let blockSize = 128

  /// Makes all draws, on several threads; the table does not depend on how many. Blocking.
  ///
  /// - Returns: nil when stopped.
  init?(_ model: StressModel, threads: Int, stop: StopSignal) {
    let draws = model.settings.draws
    let columns = model.columns
    let blocks = (draws + Self.blockSize - 1) / Self.blockSize
    let next = Atomic<Int>(0)
    let table = Mutex<[Double]>(Array(repeating: 0, count: columns * draws))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blocks))) { _ in
      while !stop.isSet {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        let first = block * Self.blockSize
        let range = first..<min(first + Self.blockSize, draws)
        let made = model.amounts(ofDraws: range)
        table.withLock { table in
          for column in 0..<columns {
            let start = column * draws + range.lowerBound
            table.replaceSubrange(
              start..<start + range.count, with: made[column * range.count..<(column + 1) * range.count])
          }
        }
      }
    }
    guard !stop.isSet else { return nil }
    self.draws = draws
    self.columns = columns
    amounts = table.withLock { $0 }
  }

  /// Amounts of one column or the sum of several, by draw.
  func amounts(of chosen: some Sequence<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: draws)
    for column in chosen {
      for draw in 0..<draws { sums[draw] += amounts[column * draws + draw] }
    }
    return sums
  }
}
