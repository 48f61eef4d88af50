import Testing

@testable import AssignmentEngine

@Suite struct CapacitatedAssignmentTests {
  private func builder() -> AssignmentProblem.Builder {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for _ in 0..<2 { builder.addItem() }
    return builder
  }

  @Test func keepsLossesWeightsAndWorth() throws {
    var builder = builder()
    builder.addRow(SideRow(lower: nil, upper: 11))
    builder.addRow(SideRow(lower: 0, upper: 100))
    builder.addColumn(item: 0, agent: 0, value: 30, entries: [.init(row: 0, coefficient: 4)])
    builder.addColumn(item: 0, agent: 1, value: 10, entries: [.init(row: 1, coefficient: 7)])
    builder.addColumn(item: 1, agent: 0, value: -5, entries: [.init(row: 0, coefficient: 6)])
    builder.addColumn(item: 1, agent: 1, value: 5, entries: [.init(row: 1, coefficient: 3)])
    let small = try #require(CapacitatedAssignment(try builder.build()))
    #expect(small.step == 10 && small.ceiling == 35)
    #expect(small.pairLoss == [0, 1, 2, 0])
    // The first agent's weights are even, so 11 / 2; the second's capacity is never reached.
    #expect(small.pairWeight == [2, 3, 7, 3])
    #expect(small.capacity == [5, 10])
    #expect(small.worth(ofLoss: 3) == 5)
  }

  @Test(arguments: [
    SideRow(lower: 1, upper: 9), SideRow(lower: nil, upper: 9, excessPrice: 2),
    SideRow(lower: nil, upper: nil),
  ])
  func refusesOtherRows(row: SideRow) throws {
    var builder = builder()
    builder.addRow(row)
    for item in 0..<2 {
      builder.addColumn(item: item, agent: 0, value: 1, entries: [.init(row: 0, coefficient: 1)])
    }
    #expect(CapacitatedAssignment(try builder.build()) == nil)
  }

  @Test func refusesRowsThatAgentsShareAndNegativeCoefficients() throws {
    for (second, coefficient) in [(0, 1), (1, -1)] {
      var builder = builder()
      for _ in 0..<2 { builder.addRow(SideRow(lower: nil, upper: 5)) }
      builder.addColumn(item: 0, agent: 0, value: 1, entries: [.init(row: 0, coefficient: 1)])
      builder.addColumn(
        item: 1, agent: 1, value: 1, entries: [.init(row: Int32(second), coefficient: Int64(coefficient))])
      #expect(CapacitatedAssignment(try builder.build()) == nil)
    }
  }

  @Test func refusesCouplings() throws {
    var builder = builder()
    builder.addRow(SideRow(lower: nil, upper: 5))
    for item in 0..<2 {
      builder.addColumn(item: item, agent: 0, value: 1, entries: [.init(row: 0, coefficient: 1)])
    }
    #expect(CapacitatedAssignment(try builder.build()) != nil)
    builder.addCoupling(.differ(items: [0, 1], exempt: nil))
    #expect(CapacitatedAssignment(try builder.build()) == nil)
  }

  /// Every bound of the relaxation, at random multipliers, against all plans.
  @Test(arguments: 1...60)
  func relaxationBoundsEveryPlan(seed: Int) throws {
    let problem = try RandomCapacitated(capacityPercent: 140).make(seed: UInt64(seed))
    guard let small = CapacitatedAssignment(problem) else { return }
    var plans: [[Int32]] = []
    forEachAssignment(of: problem) { assignment in
      if let plan = small.plan(of: assignment), small.isLegal(plan) { plans.append(plan) }
    }
    let state = PartialAssignment(small)
    if state.isDead { #expect(plans.isEmpty) }
    let relaxation = ItemRelaxation(state, scale: 16)
    var random = RandomSource(seed: UInt64(seed))
    relaxation.setMultipliers((0..<small.itemCount).map { _ in Int64(random.integer(0...1600)) })
    relaxation.evaluate()
    let bound = relaxation.bound
    relaxation.boundPairs(bound: bound, limit: .max / 4)
    for plan in plans {
      let loss = 16 * small.loss(of: plan)
      #expect(bound <= loss)
      for pair in plan where state.taken[Int(small.pairItem[Int(pair)])] < 0 {
        #expect(relaxation.pairBound[Int(pair)] <= loss)
      }
    }
  }
}
