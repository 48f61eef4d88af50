import Synchronization

/// Notes what the readers of settings look for, so that a schema for editors is made from the reading itself and
/// cannot say anything else.
///
/// While a probe is current, every reader of a `SettingNode` notes what it would accept under the node's
/// `place.field`. Nothing else changes: the same values are read, the same faults found.
public final class SettingProbe: Sendable {
  /// What a reader would accept at a place.
  public enum Finding: Sendable, Hashable {
    case map(keys: [String])
    case list
    case wholeNumber(ClosedRange<Int64>)
    case number(ClosedRange<Double>)
    case share, money, flag, day, text
    case choice([String])
    /// One of the names that belong to the plan.
    case name
  }

  /// The probe of this task, if any.
  @TaskLocal public static var current: SettingProbe?

  private let notes = Mutex<[String: Set<Finding>]>([:])

  public init() {}

  /// By `place.field`.
  public var findings: [String: Set<Finding>] { notes.withLock { $0 } }

  /// Notes for the current probe, if there is one.
  public static func note(_ node: SettingNode, _ finding: @autoclosure () -> Finding) {
    guard let current else { return }
    let finding = finding()
    current.notes.withLock { _ = $0[node.place.field, default: []].insert(finding) }
  }
}
