import Synchronization

/// A request to stop, which any thread may make and solvers look at between slices of work and in each
/// callback of branch and cut. It cannot be taken back.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .releasing) }

  public var isCancelled: Bool { flag.load(ordering: .acquiring) }
}
