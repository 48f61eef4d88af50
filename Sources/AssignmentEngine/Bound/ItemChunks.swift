internal import Dispatch
internal import Synchronization

/// A division of items into stretches that are worked on side by side.
///
/// The division depends on the items alone and results are combined in its order, so that sums have the same
/// bits on any number of threads.
struct ItemChunks: Sendable {
  /// Items of one chunk: below, handing work to another thread costs more than it saves.
  static let items = 4_096
  /// Most chunks: each has an activity of all rows of its own.
  static let most = 16

  let ranges: [Range<Int>]

  init(itemCount: Int) {
    let count = min(Self.most, max(1, itemCount / Self.items))
    ranges = (0..<count).map { itemCount * $0 / count..<itemCount * ($0 + 1) / count }
  }

  /// Calls `body` once with the number and the items of every chunk, on up to `threads` threads.
  func forEach(threads: Int, _ body: @Sendable (Int, Range<Int>) -> Void) {
    let workers = min(threads, ranges.count)
    guard workers > 1 else {
      for (chunk, range) in ranges.enumerated() { body(chunk, range) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < ranges.count else { return }
        body(chunk, ranges[chunk])
      }
    }
  }
}
