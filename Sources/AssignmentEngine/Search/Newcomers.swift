/// The agents that a step may offer the items of couplings that span parts (`GroupParts`): those that a coupling counts
/// already and, where it has room, one more of the step's agents, drawn once a step.
struct Newcomers {
  /// The agent let in by each coupling, or -1, and the step in which that was decided.
  private var agent: [Int32]
  private var seen: [Int32]
  private var step: Int32 = 0

  init(couplingCount: Int) {
    agent = [Int32](repeating: -1, count: couplingCount)
    seen = [Int32](repeating: 0, count: couplingCount)
  }

  mutating func beginStep() { step += 1 }

  /// Decides for the spanning couplings of an item; to be called before they are asked about.
  mutating func admit(
    at item: Int, _ agents: [Int32], _ state: SearchState, _ random: inout RandomSource
  ) {
    for slot in state.model.parts.spans(of: item) {
      let coupling = Int(state.model.parts.span[slot])
      guard seen[coupling] != step else { continue }
      seen[coupling] = step
      agent[coupling] = state.ties.hasRoom(in: coupling) ? agents[random.below(agents.count)] : -1
    }
  }

  /// Whether every spanning coupling of an item holds with a column, whatever else the step offers is taken.
  @inline(__always)
  func isOffered(_ core: Int, of item: Int, _ state: SearchState) -> Bool {
    let offered = state.agentOf[core]
    for slot in state.model.parts.spans(of: item) {
      let coupling = Int(state.model.parts.span[slot])
      guard offered == agent[coupling] || state.ties.isPresent(offered, in: coupling) else { return false }
    }
    return true
  }
}
