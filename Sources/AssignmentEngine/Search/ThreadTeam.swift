internal import Foundation
internal import Synchronization

/// Runs independent tasks on a few threads, the calling one among them.
enum ThreadTeam {
  /// The results of tasks `0 ..< count` in their order, whoever did them.
  ///
  /// - Parameters:
  ///   - tick: called by tasks on the calling thread.
  ///   - task: its index, and what to call often; does nothing on other threads.
  static func map<Result: Sendable>(
    count: Int, threads: Int, tick: () -> Void,
    task: @escaping @Sendable (_ index: Int, _ tick: () -> Void) -> Result
  ) -> [Result] {
    let board = Board(count: count, task: task)
    let done = DispatchSemaphore(value: 0)
    let extra = max(0, min(threads, count) - 1)
    for _ in 0..<extra {
      let thread = Thread {
        board.work(tick: {})
        done.signal()
      }
      thread.stackSize = stackSize
      thread.start()
    }
    board.work(tick: tick)
    for _ in 0..<extra { done.wait() }
    return board.results
  }

  private static let stackSize = 8 << 20

  /// Hands out the tasks and collects the results.
  private final class Board<Result: Sendable>: Sendable {
    private let next = Atomic(0)
    private let slots: Mutex<[Result?]>
    private let count: Int
    private let task: @Sendable (Int, () -> Void) -> Result

    init(count: Int, task: @escaping @Sendable (Int, () -> Void) -> Result) {
      self.count = count
      self.task = task
      slots = Mutex([Result?](repeating: nil, count: count))
    }

    func work(tick: () -> Void) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = task(index, tick)
        slots.withLock { $0[index] = result }
      }
    }

    var results: [Result] { slots.withLock { $0.compactMap(\.self) } }
  }
}
