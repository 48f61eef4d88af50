extension SearchState {
  /// Extends a move so that the couplings of `item`, just pushed from one agent to another, hold again.
  ///
  /// Under a limit on distinct agents everything of the coupling that the old agent held follows; under one
  /// class whatever is of another class goes to its cheapest agent of the new one; under a rule to differ the
  /// item in the way goes to the old agent. False where that does not help; the caller
  /// then takes the whole move back.
  func repairCouplings(_ item: Int, from old: Int32, to new: Int32) -> Bool {
    guard ties.broken > 0 else { return true }
    for slot in Int(model.membershipStart[item])..<Int(model.membershipStart[item + 1]) {
      let index = Int(model.membership[slot])
      guard ties.isBroken(index) else { continue }
      switch model.couplings[index] {
      case .atMost(_, let items, _):
        for other in items where agentOf[Int(chosen[Int(other)])] == old {
          guard !isChanged(other), let core = core(of: Int(other), agent: new) else { return false }
          push(Int(other), to: core)
        }
      case .sameClass(let items, let classOfAgent, let exempt):
        let wanted = classOfAgent[Int(new)]
        for other in items {
          let agent = agentOf[Int(chosen[Int(other)])]
          guard agent != exempt, classOfAgent[Int(agent)] != wanted else { continue }
          guard !isChanged(other), let core = cheapestCore(of: Int(other), in: wanted, classOfAgent) else {
            return false
          }
          push(Int(other), to: core)
        }
      case .differ(let items, _):
        for other in items where Int(other) != item && agentOf[Int(chosen[Int(other)])] == new {
          guard !isChanged(other), let core = core(of: Int(other), agent: old) else { return false }
          push(Int(other), to: core)
        }
      }
    }
    return ties.broken == 0
  }

  /// The core column of least reduced cost whose agent is of the class.
  private func cheapestCore(of item: Int, in wanted: Int32, _ classOfAgent: [Int32]) -> Int? {
    var best: Int?
    for core in Int(coreStart[item])..<Int(coreStart[item + 1])
    where classOfAgent[Int(agentOf[core])] == wanted && (best.map { costOf[core] < costOf[$0] } ?? true) {
      best = core
    }
    return best
  }

  /// Whether the item is part of the move under construction.
  @inline(__always)
  func isChanged(_ item: Int32) -> Bool {
    for change in changes where change.item == item { return true }
    return false
  }

  /// The core column that pairs an item with an agent.
  @inline(__always)
  func core(of item: Int, agent: Int32) -> Int? {
    for core in Int(coreStart[item])..<Int(coreStart[item + 1]) where agentOf[core] == agent { return core }
    return nil
  }
}
