extension EngineRun {
  /// Work of one slice, in thousands of cells of dynamic programs.
  static let knapsackSliceWork: Int64 = 20_000

  /// Solves problems of items and hard capacities alone; nil where plan and bound meet.
  func solveByKnapsacks(_ capacitated: CapacitatedAssignment) throws -> SolveOutcome? {
    let solver = CapacitatedSolver(
      capacitated, incumbent: plan.flatMap { capacitated.plan(of: $0.assignment) },
      start: itemMultipliers(of: capacitated), seed: options.seed)
    solver.onImprovement = { [unowned self] in takeOver($0) }
    while !isFinished {
      if let reason = meter.stopReason { return conclusion(reason) }
      let before = solver.counters
      let work = min(Self.knapsackSliceWork, meter.workLimit.map { $0 - meter.work } ?? .max)
      let status = solver.run(work: max(1, work)) { [meter] in meter.isCalledOff }
      meter.counters.nodes += solver.counters.nodes - before.nodes
      meter.counters.movesTried += solver.counters.work - before.work
      if let defect { throw defect }
      tick()
      switch status {
      case .infeasible: return .infeasible(.exhaustedTree, closest: closestPlan)
      case .optimal: return nil
      case .running, .stopped: break
      }
    }
    return nil
  }

  /// Item multipliers in units of loss: how much an item's largest value, less what its pair costs the rows,
  /// stays behind its best value.
  private func itemMultipliers(of capacitated: CapacitatedAssignment) -> [Double] {
    let priced = scaled.prices(multipliers)
    return (0..<problem.itemCount).map { item in
      let columns = problem.columns(of: item)
      let best = columns.lazy.map { self.scaled.value($0) }.max() ?? 0
      let largest = columns.lazy.map { priced[$0] }.max() ?? 0
      return (best - largest) / scaled.scaling.value / Double(capacitated.step)
    }
  }

  private func takeOver(_ solver: CapacitatedSolver) {
    do {
      if let plan = solver.plan { try adopt(solver.problem.assignment(of: plan.pairs), source: .search) }
    } catch {
      defect = error
    }
    tighten(byTrees: solver.problem.worth(ofLoss: solver.leastLoss), branches: solver.certificate)
  }
}
