/// Steps with fixed indicators: those that are closed forbid the columns that they mark, and what all of them
/// change is a constant of the step.
extension LocalProblem {
  /// - Returns: false where these agents cannot give up what is to be closed.
  mutating func build(
    agents: [Int32], fixed: FixedIndicators, state: SearchState, random: inout RandomSource
  ) -> Bool {
    for indicator in fixed.closed {
      isClosed[Int(indicator)] = true
      taken[Int(indicator)] = 0
    }
    state.pin(fixed)
    var isPossible = build(agents: agents, state: state, random: &random)
    state.unpin(fixed)
    for indicator in fixed.closed {
      isClosed[Int(indicator)] = false
      if state.ties.taken(Int(indicator)) != Int(taken[Int(indicator)]) { isPossible = false }
    }
    return isPossible && settle(fixed, state)
  }

  /// Charges what the fixed indicators change; false where their rows do not fit.
  private mutating func settle(_ fixed: FixedIndicators, _ state: SearchState) -> Bool {
    for (indicators, sign) in [(fixed.open, 1.0), (fixed.closed, -1.0)] {
      for indicator in indicators where (state.ties.taken(Int(indicator)) > 0) == (sign < 0) {
        constant += sign * state.model.indicators[Int(indicator)].cost
        for entry in state.model.indicators[Int(indicator)].entries where !isMeasure[Int(entry.row)] {
          guard let lane = lane(Int(entry.row), state: state) else { return false }
          rest[Int(lane)] += sign * entry.value
        }
      }
    }
    return true
  }

  /// Extends the move under construction until no member takes a closed column; false where it cannot.
  func moveOut(_ group: ItemGroup, _ state: SearchState) -> Bool {
    for item in group.items.map(Int.init) where isShut(Int(state.chosen[item]), state) {
      let from = Int(state.chosen[item])
      guard !state.isChanged(Int32(item)) else { return false }
      // Core columns come cheapest first.
      let target = (Int(state.coreStart[item])..<Int(state.coreStart[item + 1])).first { core in
        isMember[Int(state.agentOf[core])] && !isShut(core, state)
      }
      guard let target else { return false }
      state.push(item, to: target)
      guard state.repairCouplings(item, from: state.agentOf[from], to: state.agentOf[target]) else {
        return false
      }
    }
    return state.changes.allSatisfy { !isShut(Int($0.to), state) }
  }

  /// Whether a column marks a closed indicator.
  @inline(__always)
  func isShut(_ core: Int, _ state: SearchState) -> Bool {
    for indicator in state.marks(of: core) where isClosed[Int(indicator)] { return true }
    return false
  }

  /// Counts a current column off its closed indicators; true where it marks one.
  mutating func giveUp(_ core: Int, _ state: SearchState) -> Bool {
    var isShut = false
    for indicator in state.marks(of: core) where isClosed[Int(indicator)] {
      taken[Int(indicator)] += 1
      isShut = true
    }
    return isShut
  }
}
