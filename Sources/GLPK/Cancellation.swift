internal import Synchronization

/// A request to stop that any thread may make and every solve that was given it obeys: the simplex method
/// between two slices, branch and cut at the next event of the tree.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  public init() {}

  /// Asks to stop. It cannot be taken back.
  public func cancel() {
    flag.store(true, ordering: .releasing)
  }

  public var isCancelled: Bool {
    flag.load(ordering: .acquiring)
  }
}

/// When a solve has to stop by the clock or by request.
struct StopWatch {
  let deadline: ContinuousClock.Instant?
  let cancellations: [Cancellation]

  /// The earlier of a deadline and a duration from now.
  init(deadline: ContinuousClock.Instant?, timeLimit: Duration?, cancellations: [Cancellation]) {
    let end = timeLimit.map { ContinuousClock.now.advanced(by: $0) }
    self.deadline = [deadline, end].compactMap { $0 }.min()
    self.cancellations = cancellations
  }

  var isCancelled: Bool {
    cancellations.contains(where: \.isCancelled)
  }

  /// Milliseconds left, rounded up, capped for GLPK's counter; `Int32.max` without a deadline.
  var milliseconds: Int32 {
    guard let deadline else { return .max }
    let left = ContinuousClock.now.duration(to: deadline) / Duration.milliseconds(1)
    return Int32(max(0, min(left.rounded(.up), Double(Int32.max))))
  }
}
