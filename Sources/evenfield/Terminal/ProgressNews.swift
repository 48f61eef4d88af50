import AssignmentEngine

/// Which events are worth a line to a reader: the first plan, a better bound, a gap that fell by a tenth, and
/// otherwise one a second. A search improves its plan by a hair hundreds of times a second.
struct ProgressNews {
  /// Share of the last gap shown below which a new one is news.
  static let share = 0.9
  /// Seconds after which any improvement is.
  static let pause = 1.0

  /// What was shown last, a scenario.
  private var shown: [String: (seconds: Double, gap: Double?)] = [:]

  /// Whether to show the event; remembers it if so.
  mutating func takes(_ event: ProgressEvent, scenario: String?) -> Bool {
    let key = scenario ?? ""
    let gap = event.objective.flatMap { plan in event.bound.map { Double($0 - plan) } }
    if let last = shown[key], event.source == .search || event.source == .heartbeat {
      let isFirstPlan = last.gap == nil && gap != nil
      let isCloser = last.gap.flatMap { last in gap.map { $0 < Self.share * last } } ?? false
      guard isFirstPlan || isCloser || event.seconds - last.seconds >= Self.pause else { return false }
    }
    shown[key] = (event.seconds, gap)
    return true
  }
}
