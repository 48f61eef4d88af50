extension EngineRun {
  /// Work of the agents' relaxation beside a pass of the search, in multiples of the pass's work: its units
  /// are smaller.
  static let agentWorkPerPass: Int64 = 10

  /// A slice of the relaxation of the item rows; tightens the certificate where it proves more.
  func boundByAgents(work: Int64) {
    guard let plan, !isAgentBoundDeclined, relaxation?.isOptimal == true else { return }
    if agents == nil {
      agents = AgentRelaxation(scaled: scaled, rowMultipliers: multipliers, plan: plan.assignment)
      isAgentBoundDeclined = agents == nil
    }
    guard let agents, !agents.isConverged else { return }
    agents.add(plan.assignment)
    let before = agents.best.bound
    let target = Double(plan.objective) * scaled.scaling.value
    agents.run(work: work, target: target) { [meter] in meter.isSpent }
    guard agents.best.bound < before, let part = agents.certificate(shouldStop: { [meter] in meter.isSpent })
    else { return }
    tighten(byAgents: part)
  }
}
