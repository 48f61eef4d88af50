/// Wide indicators that a step decides beforehand, so that their cost is known exactly.
///
/// A wide indicator that is left to the step costs each unit what it costs that unit alone: all of it where
/// nobody else takes a marked column, nothing where somebody does. That is exact at plans one unit away from
/// the current one. Joint changes are misjudged: a whole region looks too dear to enter, and not worth
/// leaving. An indicator fixed as open costs the same whatever is taken, which is exact where something
/// marked is; one fixed as closed forbids its columns, which is exact altogether.
struct FixedIndicators {
  private(set) var open: [Int32] = []
  private(set) var closed: [Int32] = []

  var isEmpty: Bool { open.isEmpty && closed.isEmpty }

  mutating func removeAll() {
    open.removeAll(keepingCapacity: true)
    closed.removeAll(keepingCapacity: true)
  }

  /// Fixes an indicator against the current plan: closed where it holds, open where it does not.
  mutating func turn(_ indicator: Int32, in state: SearchState) {
    guard !open.contains(indicator), !closed.contains(indicator) else { return }
    if state.ties.taken(Int(indicator)) > 0 { close(indicator) } else { open(indicator) }
  }

  /// Fixes an indicator as holding, whether or not it does now.
  mutating func open(_ indicator: Int32) { open.append(indicator) }

  /// Fixes an indicator as not holding.
  mutating func close(_ indicator: Int32) { closed.append(indicator) }
}

extension SearchState {
  /// Lets the fixed indicators hold while a local problem is built, so that no change of a unit pays for them.
  func pin(_ fixed: FixedIndicators) {
    for indicator in fixed.open { ties.pin(Int(indicator)) }
    for indicator in fixed.closed { ties.pin(Int(indicator)) }
  }

  func unpin(_ fixed: FixedIndicators) {
    for indicator in fixed.open { ties.unpin(Int(indicator)) }
    for indicator in fixed.closed { ties.unpin(Int(indicator)) }
  }

  /// The indicators that a core column marks.
  @inline(__always)
  func marks(of core: Int) -> UnsafeBufferPointer<Int32> {
    let first = Int(markStart[core])
    return UnsafeBufferPointer(start: mark + first, count: Int(markStart[core + 1]) - first)
  }
}
