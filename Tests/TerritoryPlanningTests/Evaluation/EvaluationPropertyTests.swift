import Testing

@testable import TerritoryPlanning

@Suite struct EvaluationPropertyTests {
  @Test func totalsAreSumsOfTheirParts() {
    for seed in 0..<20 as Range<UInt64> {
      let context = TinyFirm.random(seed: seed, accounts: 20, representatives: 8).context
      let plan = context.randomPlan(seed: seed)
      let judged = context.evaluate(plan, requirements: [])
      let pairs = zip(context.items.indices, plan.holders.map { $0! })
      #expect(judged.revenue == pairs.reduce(.zero) { $0 + context.revenue(item: $1.0, holder: $1.1) })
      #expect(
        judged.objective == pairs.reduce(.zero) { $0 + context.worth(item: $1.0, holder: $1.1) })
      let minutes = judged.representatives.reduce(Minutes.zero) { $0 + $1.standardMinutes }
      let pooled = pairs.filter { $0.1 == context.pool }
      #expect(
        minutes + pooled.reduce(.zero) { $0 + context.standardMinutes[$1.0] }
          == context.standardMinutes.reduce(.zero, +))
      #expect(judged.pooledItems == pooled.count)
      #expect(
        judged.moves.count == judged.disruption.voluntaryItems + judged.disruption.forcedItems)
      #expect(judged.moves.count == judged.representatives.reduce(0) { $0 + $1.itemsOut })
      for figures in judged.representatives {
        #expect(figures.standardMinutesByDuty.reduce(.zero, +) == figures.standardMinutes)
        #expect(figures.itemsByDuty.reduce(0, +) == figures.items)
      }
    }
  }

  /// The worth of a plan today is what its moves add: objective = today's + sum of differences + new items.
  @Test func movesExplainTheDifferenceFromToday() {
    for seed in 0..<20 as Range<UInt64> {
      let context = TinyFirm.random(seed: seed, accounts: 20, representatives: 8).context
      let plan = context.randomPlan(seed: seed)
      let judged = context.evaluate(plan, requirements: [])
      let today = context.evaluate(context.today, requirements: [])
      let added = context.items.indices.filter { context.today.holders[$0] == nil }
        .reduce(Money.zero) { $0 + context.worth(item: $1, holder: plan.holders[$1]!) }
      let moved = judged.moves.reduce(Money.zero) { $0 + $1.worthDifference }
      #expect(judged.objective == today.objective + moved + added)
    }
  }

  @Test func permutingAccountsChangesNothing() throws {
    for seed in 0..<10 as Range<UInt64> {
      let firm = TinyFirm.random(seed: seed, accounts: 15, representatives: 6)
      var random = SplitMix(seed: seed)
      let order = Array(firm.accounts.indices).shuffled(using: &random)
      var permuted = firm
      permuted.accounts = order.map { firm.accounts[$0] }
      let context = firm.context
      let other = permuted.context
      let plan = context.randomPlan(seed: seed)
      let holders = order.flatMap { account in context.itemsOfAccount[account].map { plan.holders[$0] } }
      let a = context.evaluate(plan, requirements: [])
      let b = other.evaluate(other.plan(holders: holders), requirements: [])
      #expect(a.revenue == b.revenue && a.objective == b.objective)
      #expect(a.representatives == b.representatives)
      #expect(a.disruption == b.disruption)
      for (x, y) in zip(a.fairness, b.fairness) {
        #expect(x.metric == y.metric && x.group == y.group && x.members == y.members)
        if let first = x.gini { #expect(abs(first - (try #require(y.gini))) < 1e-6) }
      }
      #expect(context.plan(holders: plan.holders).regionOwners == other.plan(holders: holders).regionOwners)
    }
  }

  @Test func scalingMoneyScalesWorth() {
    let firm = TinyFirm.random(seed: 3, accounts: 25, representatives: 6)
    var scaled = firm
    let factor: Int64 = 100
    func times(_ money: Money) -> Money { Money(minorUnits: money.minorUnits * factor) }
    for index in scaled.accounts.indices {
      scaled.accounts[index].potential = times(scaled.accounts[index].potential)
      scaled.accounts[index].current = times(scaled.accounts[index].current)
    }
    for index in scaled.parameters.segments.indices {
      scaled.parameters.segments[index].dealSize = times(scaled.parameters.segments[index].dealSize)
    }
    scaled.parameters.earning.headroomMargin = times(scaled.parameters.earning.headroomMargin)
    scaled.parameters.earning.travelCostPerHour = times(scaled.parameters.earning.travelCostPerHour)
    let context = firm.context
    let plan = context.randomPlan(seed: 1)
    let small = context.evaluate(plan, requirements: []).objective
    let large = scaled.context.evaluate(plan, requirements: []).objective
    // An item rounds its revenue, its handover loss (of two rounded amounts) and its travel cost.
    let rounding = Int64(context.items.count) * 5 * factor
    #expect(abs(large.minorUnits - small.minorUnits * factor) <= rounding)
  }

  @Test func billionthsDivideExactly() {
    #expect(Billionths(0.1).of(1_000_000_000_000_000_001) == 100_000_000_000_000_000)
    #expect(Billionths(0.3).of(10) == 3)
    #expect(Billionths(0.333_333_333).of(3) == 0)
    #expect(Billionths(0.5).of(-3) == -1)
    #expect(Billionths(2).of(7) == 7 && Billionths(-1).of(7) == 0)
    #expect(Billionths.one.of(.max) == .max)
    #expect(Billionths(0.999_999_999).of(.max) < .max)
  }
}
