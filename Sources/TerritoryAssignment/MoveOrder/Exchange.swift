import AssignmentEngine

/// Swaps neighbouring steps of an order, and a step with the two beside it, while that brings the benefit sooner.
///
/// Sooner is measured by the area under the curve: of each step, what the plan is worth before it times the moves it
/// takes; where rules come first, what is left to mend in the same way before the worth.
struct Exchange {
  let model: MoveModel
  let priority: MoveOrder.Priority
  /// Times that the order is gone through at most; each is linear in the moves.
  static let mostPasses = 40
  /// New orders of the steps that follow a position.
  private static let rearrangements = [[1, 0], [1, 2, 0], [2, 0, 1]]

  func improved(_ steps: [[Int]], stop: StopSignal) -> [[Int]] {
    var steps = steps
    for _ in 0..<Self.mostPasses {
      var state = MoveState(model)
      var isChanged = false
      for position in steps.indices {
        if stop.isSet { return steps }
        for rearrangement in Self.rearrangements where position + rearrangement.count <= steps.count {
          let asIs = Array(steps[position..<position + rearrangement.count])
          let changed = rearrangement.map { asIs[$0] }
          guard isBetter(changed, than: asIs, &state) else { continue }
          steps.replaceSubrange(position..<position + asIs.count, with: changed)
          isChanged = true
        }
        for move in steps[position] { state.toggle(move) }
        _ = state.settle()
      }
      guard isChanged else { break }
    }
    return steps
  }

  /// The state is left as it was.
  private func isBetter(_ changed: [[Int]], than asIs: [[Int]], _ state: inout MoveState) -> Bool {
    guard let changed = area(changed[...], &state), let asIs = area(asIs[...], &state),
      // What is allowed afterwards must be the same, or later steps may not be.
      changed.allowed == asIs.allowed
    else { return false }
    if priority == .rules, asIs.unmended != changed.unmended { return changed.unmended < asIs.unmended }
    return changed.worth > asIs.worth
  }

  private struct Area {
    var worth: Int128
    var unmended: Int128
    /// What is allowed after the last step.
    var allowed: [Int64]
  }

  /// nil where a step is not allowed in this order. The state is left as it was.
  private func area(_ steps: ArraySlice<[Int]>, _ state: inout MoveState) -> Area? {
    guard let step = steps.first else { return Area(worth: 0, unmended: 0, allowed: state.allowedToMend) }
    let before = state.figures
    for move in step { state.toggle(move) }
    defer { for move in step { state.toggle(move) } }
    guard state.beyond == 0 else { return nil }
    let settled = state.settle()
    defer { state.unsettle(settled) }
    guard var area = area(steps.dropFirst(), &state) else { return nil }
    let moves = Int128(step.reduce(0) { $0 + state.weight($1) })
    area.worth += before.objective * moves
    area.unmended += Int128(before.unmended) * moves
    return area
  }
}
