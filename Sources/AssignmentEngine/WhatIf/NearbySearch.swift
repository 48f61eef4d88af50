/// The search after a change: what the change has upset is mended, and the agents around it are put in order
/// again, each step a small group of agents; the rest of the plan stays as it is unless it has to give way.
extension BlockSearch {
  /// Agents in a group of such a step, and sets of deviations that it lists.
  private static var nearbySizes: ClosedRange<Int> { 2...5 }
  private static var nearbySets: (first: Double, last: Double) { (200, 2_000) }
  /// One step in this many goes anywhere, since what the change upsets may be far away by then.
  private static var nearbyWandering: Int { 4 }
  /// Temperatures in multiples of those at which a whole search ends its annealing, and the share of the work
  /// after which it is 0.
  private static var nearbyTemperatures: (first: Double, last: Double) { (1, 0.25) }
  private static var nearbyAnnealing: Double { 0.5 }
  /// Units that a step counts beside the pairs it weighs: on tiny problems there are few.
  private static var nearbyStepWork: Int64 { 1_000 }

  /// Improves the plan in hand around some agents.
  ///
  /// - Parameters:
  ///   - agents: in whose company every step but a few is done.
  ///   - work: units to spend.
  ///   - onImprovement: called with each better legal plan.
  ///   - onTick: called between steps.
  func improve(around agents: [Int32], work most: Int64, onImprovement: () -> Void, onTick: () -> Void) {
    guard let best = incumbent.best, most > 0, model.itemCount > 0 else { return }
    restart(from: best, weight: schedule.weights.last)
    let before = work.total
    var isAnnealing = true
    var steps: Int64 = 0
    while work.total - before + steps * Self.nearbyStepWork < most && !limits.isReached {
      let share = Double(work.total - before + steps * Self.nearbyStepWork) / Double(most)
      steps += 1
      if isAnnealing, share >= Self.nearbyAnnealing {
        isAnnealing = false
        restart(from: incumbent.best ?? best, weight: schedule.weights.last)
      }
      let improvements = incumbent.improvements
      stepNearby(agents, share: share, isAnnealing: isAnnealing)
      if incumbent.improvements > improvements { onImprovement() }
      onTick()
    }
  }

  private func stepNearby(_ agents: [Int32], share: Double, isAnnealing: Bool) {
    let isWandering = agents.isEmpty || random.below(Self.nearbyWandering) == 0
    let company = isWandering ? [] : [agents[random.below(agents.count)]]
    var item = random.below(model.itemCount)
    if let agent = company.first {
      let held = state.items.count(Int(agent))
      if held > 0 { item = state.items[Int(agent), random.below(held)] }
    }
    let temperature =
      isAnnealing
      ? schedule.temperatures.last
        * Schedule.geometric(Self.nearbyTemperatures, share / Self.nearbyAnnealing) : 0
    if borders != nil {
      for _ in 0..<Self.annealingSteps { _ = moveBorder(temperature, at: isWandering ? nil : item) }
    }
    let sets = isAnnealing ? Schedule.heatBathSets : Int(Schedule.geometric(Self.nearbySets, share))
    let (done, changed) = heatBath.step(
      item: item, with: company, size: size(Self.nearbySizes), temperature: temperature, sets: sets,
      random: &random)
    work.nodes += Int64(done)
    if changed { offer() }
  }
}
