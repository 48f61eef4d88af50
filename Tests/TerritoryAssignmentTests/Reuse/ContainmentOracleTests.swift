import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Containment against every plan of tiny firms.
@Suite struct ContainmentOracleTests {
  /// Rules that differ from the given ones in a setting or two, looser or tighter as it falls.
  static func varied(_ rules: [any Rule], _ dice: inout Dice) -> [any Rule] {
    var varied = rules.map { rule -> any Rule in
      switch rule {
      case let rule as BalanceRule:
        let step = Int64(dice.below(5) - 2) * 150_000
        return BalanceRule(
          peers: rule.peers,
          bands: rule.bands.map {
            .init(
              $0.subject,
              tolerance: Share(millionths: min(1_000_000, max(0, $0.tolerance.millionths + step))),
              price: $0.price.map { price in max(1, price + Int64(dice.below(3) - 1) * 100) })
          })
      case let rule as DisruptionRule:
        let more = Int64(dice.below(3) - 1)
        return DisruptionRule(
          budgets: rule.budgets.map { budget in
            guard case .amount(let amount) = budget.most.allowance else { return budget }
            let most = PricedAllowance(.amount(max(0, amount + more)), price: budget.most.price)
            return .init(budget.metric, budget.scope, most: most)
          })
      case is CapacityRule: return CapacityRule(overtime: Share(millionths: Int64(dice.below(5)) * 100_000))
      default: return rule
      }
    }
    if dice.chance(0.3), varied.count > 2 { varied.remove(at: 1 + dice.below(varied.count - 1)) }
    return varied
  }

  @Test(arguments: 1...120)
  func whatIsShownHoldsForEveryPlan(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed, mostItems: 4) else { return }
    var dice = Dice(seed: UInt64(seed + 7000))
    let other = try TerritoryPlanner(context: firm.context, rules: Self.varied(firm.rules, &dice))
    for (tighter, looser) in [(firm.planner, other), (other, firm.planner)] where looser.contains(tighter) {
      for legal in EveryPlan.legal(tighter) {
        let there = looser.judge(legal.plan)
        #expect(there.isLegal)
        #expect(there.objective >= legal.worth)
      }
    }
  }

  /// A wider band, a larger budget, a lower price and a rule less are always shown; the reverse never is where it
  /// takes plans away.
  @Test(arguments: 1...60)
  func relaxationsAreShown(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed, mostItems: 4, rules: { _ in [] }) else { return }
    func planner(_ percent: Int64, price: Int64?, moves: Int64?) throws -> TerritoryPlanner {
      let band = BalanceRule.Band(.metric(.standardMinutes), tolerance: Share(percent: percent), price: price)
      let budget = moves.map { DisruptionRule.Budget(.items, most: PricedAllowance(.amount($0), price: nil)) }
      let rules: [any Rule] =
        [BalanceRule(peers: .all, bands: [band])] + (budget.map { [DisruptionRule(budgets: [$0])] } ?? [])
      return try TerritoryPlanner(context: firm.context, rules: rules)
    }
    let tight = try planner(30, price: nil, moves: 1)
    for looser in [
      try planner(40, price: nil, moves: 1), try planner(30, price: 500, moves: 1),
      try planner(30, price: nil, moves: 2), try planner(60, price: 200, moves: nil),
    ] {
      #expect(looser.contains(tight))
      let more = EveryPlan.legal(looser).contains { !tight.judge($0.plan).isLegal }
      if more { #expect(!tight.contains(looser)) }
    }
    #expect(try planner(30, price: 200, moves: nil).contains(planner(30, price: 500, moves: nil)))
    #expect(tight.contains(tight))
  }

  @Test(arguments: 1...30)
  func contentsMayCountMorePositions(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed + 300))
    guard let context = HeadcountOracleTests.firm(&dice), context.items.count <= 4 else { return }
    let rules = RandomFirm.rules(&dice)
    let people = context.data.representatives
    let open = people.indices.filter { people[$0].isOpenPost }
    let planners = try (0...open.count).map { most in
      try TerritoryPlanner(
        context: context,
        rules: rules + [HeadcountRule(openable: open, openingCost: 0, opened: [.init(most: most)])])
    }
    for (smaller, larger) in zip(planners, planners.dropFirst()) where larger.contains(smaller) {
      for legal in EveryPlan.legal(smaller) {
        #expect(larger.judge(legal.plan).isLegal)
        #expect(larger.judge(legal.plan).objective >= legal.worth)
      }
    }
  }

  /// A planner made from its neighbour has the very problem that it would have had by itself.
  @Test(arguments: 1...80)
  func reboundedIsTheSame(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed) else { return }
    var dice = Dice(seed: UInt64(seed + 900))
    let rules = Self.varied(firm.rules, &dice)
    guard let rebounded = try firm.planner.rebounded(from: firm.rules, to: rules) else { return }
    let fresh = try TerritoryPlanner(context: firm.context, rules: rules)
    #expect(rebounded.translation.problem.fingerprint == fresh.translation.problem.fingerprint)
    #expect(rebounded.translation.problem.rows == fresh.translation.problem.rows)
    #expect(rebounded.contains(fresh) && fresh.contains(rebounded))
  }

  /// Prices of one problem prove a bound of another.
  @Test(arguments: 1...60)
  func pricesProveABoundElsewhere(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed) else { return }
    var dice = Dice(seed: UInt64(seed + 40))
    let other = try TerritoryPlanner(context: firm.context, rules: Self.varied(firm.rules, &dice))
    let result = try firm.planner.solve(HeadcountOracleTests.options, stop: StopSignal())
    guard let plan = result.outcome.plan, let best = PlannerOracleTests.best(other) else { return }
    guard let certificate = other.certificate(pricedAs: PriorAnswer(plan, of: firm.planner)) else { return }
    #expect(certificate.claimedBound >= Int128(best.minorUnits))
    let verdict = CertificateVerifier.verify(certificate, of: other.translation.problem)
    guard case .confirmed = verdict else {
      Issue.record("refused: \(verdict)")
      return
    }
  }
}
