extension EngineRun {
  /// Work of the agents' relaxation beside a pass of the search, in multiples of the pass's work: its units
  /// are smaller.
  static let agentWorkPerPass: Int64 = 10
  /// Work between two looks at whether the bound is worth certifying.
  static let agentSlice: Int64 = 20_000_000
  /// Share of the remaining gap that a better bound has to close before it is certified; certifying costs
  /// about as much as an evaluation.
  static let agentGain = 0.02

  /// Slices of the relaxation of the item rows; tightens the certificate where it proves more.
  func boundByAgents(work: Int64) {
    guard let plan, !isAgentBoundDeclined, relaxation?.isOptimal == true else { return }
    if agents == nil {
      agents = AgentRelaxation(scaled: scaled, rowMultipliers: multipliers, plan: plan.assignment)
      isAgentBoundDeclined = agents == nil
    }
    guard let agents else { return }
    agents.add(plan.assignment)
    let target = Double(plan.objective) * scaled.scaling.value
    let end = agents.counters.work + work
    while !agents.isConverged && agents.counters.work < end && !meter.isSpent && !isFinished {
      agents.run(work: min(Self.agentSlice, end - agents.counters.work), target: target) { [meter] in
        meter.isSpent
      }
      certify(agents)
    }
  }

  private func certify(_ agents: AgentRelaxation) {
    let claimed = claimedGap
    guard let plan, !meter.isSpent else { return }
    let reached = agents.best.bound - Double(plan.objective) * scaled.scaling.value
    guard reached < claimed * (agents.isConverged ? 1 : 1 - Self.agentGain) else { return }
    if let part = agents.certificate(shouldStop: { [meter] in meter.isSpent }) { tighten(byAgents: part) }
  }
}
