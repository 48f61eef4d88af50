import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Contests against every plan of tiny firms.
@Suite struct ContestOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 300_000, relativeGap: 0, seed: 1)

  struct Case {
    let context: PlanningContext
    let contest: ContestPlanner
    let present: CertifiedTerritoryPlan
    let legal: [EveryPlan.Legal]

    /// The best worth of a plan with the pairs; nil where none is legal.
    func best(with pairs: [DemandedPair]) -> Money? {
      legal.filter { plan in pairs.allSatisfy { plan.plan.holders[$0.item] == $0.holder } }.map(\.worth).max()
    }
  }

  static func prepared(seed: Int, mayLose: Share = .zero) throws -> Case? {
    guard let firm = try EveryPlan.firm(seed: seed),
      let present = try AlternativeOracleTests.best(firm.planner)
    else { return nil }
    return Case(
      context: firm.context,
      contest: try ContestPlanner(context: firm.context, rules: firm.rules, mayLose: mayLose),
      present: present, legal: EveryPlan.legal(firm.planner))
  }

  static func objections(_ dice: inout Dice, _ context: PlanningContext) -> [ManagerObjection] {
    (0..<3).map { _ in
      let account = dice.below(context.data.accounts.count)
      let duties = dice.chance(0.5) ? [dice.below(3)] : nil
      switch dice.below(4) {
      case 0: return ManagerObjection(.keep(account: account, with: nil), duties: duties)
      case 1: return ManagerObjection(.swap(0, 1), duties: duties)
      default:
        let holder = Holder(dice.below(context.data.representatives.count + 1))
        return ManagerObjection(.give(account: account, to: holder), duties: duties)
      }
    }
  }

  @Test(arguments: 1...40)
  func costsContainTheTruth(seed: Int) throws {
    guard let firm = try Self.prepared(seed: seed) else { return }
    var dice = Dice(seed: UInt64(7_000 + seed))
    let asked = Self.objections(&dice, firm.context)
    let answer = try firm.contest.answer(asked, to: firm.present, Self.options, stop: StopSignal())
    let before = firm.present.evaluation.objective
    for objection in answer.objections {
      guard let cost = objection.cost else { continue }
      let best = firm.best(with: objection.pairs)
      switch cost {
      case .between(let least, let most):
        let truth = before - (try #require(best))
        #expect(least <= truth && truth <= most)
      case .atLeast(let least): #expect(best.map { before - $0 >= least } ?? true)
      case .impossible: #expect(best == nil)
      }
      if case .refused(.impossibleBeside(let others)) = objection.verdict {
        let pairs = others.flatMap { answer.objections[$0].pairs } + objection.pairs
        #expect(firm.best(with: pairs) == nil)
      }
    }
    try expectTogether(answer, firm)
  }

  private func expectTogether(_ answer: ContestAnswer, _ firm: Case) throws {
    let before = firm.present.evaluation.objective
    let pairs = answer.objections.filter(\.isGranted).flatMap(\.pairs)
    guard let granted = answer.granted else {
      #expect(!answer.objections.contains { $0.verdict == .granted } || answer.stopReason != nil)
      return
    }
    let plan = granted.plan
    #expect(plan.evaluation.isLegal)
    #expect(pairs.allSatisfy { plan.plan.holders[$0.item] == $0.holder })
    let best = try #require(firm.best(with: pairs))
    #expect(plan.bound >= best)
    guard case .between(let least, let most) = granted.cost else {
      Issue.record("a plan was found, so its cost is an interval")
      return
    }
    #expect(least <= before - best && before - best <= most)
    // Nothing may be lost: the plan is among the best found.
    #expect(before - plan.evaluation.objective == most)
    #expect(granted.changed.count >= granted.fewest)
  }

  /// Of the best plans that grant a demand the one with the fewest changes, where no wish has a price.
  @Test(arguments: 1...40)
  func asFewChangesAsPossible(seed: Int) throws {
    let mayLose = Share(percent: Int64([0, 5, 30][seed % 3]))
    guard let firm = try Self.prepared(seed: seed, mayLose: mayLose) else { return }
    let isPriced = firm.contest.planner.requirements.contains {
      if case .limit(let limit) = $0 { limit.price != nil } else { false }
    }
    guard !isPriced else { return }
    for holder in 0...firm.context.data.representatives.count {
      let asked = ManagerObjection(.give(account: 0, to: Holder(holder)))
      let answer = try firm.contest.answer([asked], to: firm.present, Self.options, stop: StopSignal())
      guard let granted = answer.granted, let best = firm.best(with: answer.objections[0].pairs) else {
        continue
      }
      let floor = best - Money(minorUnits: mayLose.floor(of: abs(best.minorUnits)))
      let fewest = firm.legal.lazy.filter { plan in
        plan.worth >= floor
          && answer.objections[0].pairs.allSatisfy { plan.plan.holders[$0.item] == $0.holder }
      }.map { PlanDistance.items.between(firm.present.plan, $0.plan, in: firm.context) }.min()
      #expect(Int64(granted.changed.count) == fewest && granted.fewest == fewest)
    }
  }
}
