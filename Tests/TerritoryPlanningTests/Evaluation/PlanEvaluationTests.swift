import Testing

@testable import TerritoryPlanning

@Suite struct PlanEvaluationTests {
  /// Two customers, maintained and serviced by representative 0; a second representative and a leaver.
  private var firm: TinyFirm {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, 0])
    firm.addCustomer("B", incumbents: [nil, 0, 2]) {
      $0.current = Money(minorUnits: 50_000_000)
      $0.potential = Money(minorUnits: 50_000_000)
    }
    firm.addRepresentative("R")
    firm.addRepresentative("S")
    firm.addRepresentative("leaver") { $0.status = .leaving(on: TinyFirm.day("2026-10-05")) }
    return firm
  }

  @Test func todayIsJudgedByTheSameFunction() throws {
    let context = firm.context
    let today = context.evaluate(context.today, requirements: [])
    // 10 m + 3 m of A, 5 m of B; the leaver yields nothing.
    #expect(today.revenue == Money(minorUnits: 18_000_000))
    #expect(today.unattendedRevenue == Money(minorUnits: 120_000_000))
    #expect(today.objective == today.revenue)
    #expect(today.moves.isEmpty)
    #expect(today.isLegal)
    let first = today.representatives[0]
    #expect(first.items == 3 && first.accounts == 2)
    #expect(first.itemsByDuty == [0, 2, 1])
    #expect(first.standardMinutesByDuty == [.zero, Minutes(900), Minutes(180)])
    #expect(first.standardMinutes == Minutes(1080) && first.actualMinutes == Minutes(1080))
    #expect(first.utilisation == 0.045)
    // All work of 1,260 minutes divided between two with equal capacity.
    #expect(first.targetMinutes == Minutes(630))
    #expect(today.representatives[2].targetMinutes == nil)
    #expect(today.representatives[2].utilisation == nil && today.representatives[2].fairShare == nil)
  }

  @Test func movesAreCountedByWhoGivesAndWhoTakes() throws {
    let context = firm.context
    let plan = context.plan([0, 1, 3, 1])
    let judged = context.evaluate(plan, requirements: [])
    // 10 m; 3 m less 90,000; nothing; 1.5 m less 45,000
    #expect(judged.revenue == Money(minorUnits: 10_000_000 + 2_910_000 + 1_455_000))
    #expect(judged.moves.map(\.item) == [1, 2, 3])
    #expect(judged.moves.map(\.from) == [Holder(0), Holder(0), Holder(2)])
    #expect(judged.moves.map(\.to) == [Holder(1), context.pool, Holder(1)])
    #expect(judged.moves.map(\.worthDifference.minorUnits) == [-90_000, -5_000_000, 1_455_000])
    #expect(judged.moves[0].forced == nil && judged.moves[1].forced == nil)
    #expect(judged.moves[2].reason == .forced(Objection(key: "leaver", detail: "leaver")))
    #expect(judged.pooledItems == 1 && judged.uncoveredItems == 0)
    #expect(judged.representatives[0].itemsOut == 2)
    #expect(judged.representatives[0].revenueOut == Money(minorUnits: 3_000_000 + 5_000_000))
    #expect(judged.representatives[1].itemsIn == 2)
    #expect(judged.representatives[1].revenueIn == Money(minorUnits: 2_910_000 + 1_455_000))
    #expect(judged.representatives[2].itemsOut == 1 && judged.representatives[2].revenueOut == .zero)
    #expect(
      judged.disruption
        == Disruption(
          voluntaryItems: 2, forcedItems: 1, voluntaryAccounts: 2, forcedAccounts: 1,
          voluntaryRevenue: Money(minorUnits: 150_000_000), forcedRevenue: Money(minorUnits: 50_000_000),
          newItems: 0))
  }

  @Test func newItemsAreNoMoves() {
    var firm = firm
    firm.accounts[0].incumbents = [nil, nil, nil]
    let context = firm.context
    let judged = context.evaluate(context.plan([0, 3, 0, 0]), requirements: [])
    #expect(judged.disruption.newItems == 1)
    #expect(judged.moves.map(\.item) == [3])
  }

  @Test func whatNobodyHoldsIsAViolation() {
    let context = firm.context
    let judged = context.evaluate(context.plan([nil, 0, 0, 0]), requirements: [])
    #expect(judged.uncoveredItems == 1)
    #expect(
      judged.violations == [Violation(rule: "coverage", kind: .uncovered(item: 0), price: nil)])
    #expect(judged.moves.first?.to == nil && judged.moves.first?.item == 0)
  }

  @Test func ownersOfRegionsMustBeAble() {
    let context = firm.context
    var plan = context.plan([0, 0, 0, 0])
    plan.regionOwners[0][TinyFirm.afterSales] = Holder(2)
    plan.regionOwners[0][TinyFirm.acquisition] = nil
    let judged = context.evaluate(plan, requirements: [])
    #expect(
      judged.violations.map(\.kind)
        == [
          .regionOwner(region: 0, duty: TinyFirm.acquisition),
          .regionOwner(region: 0, duty: TinyFirm.afterSales),
        ])
  }

  @Test func fairnessIsWithinPeerGroupsAndOverAll() throws {
    var firm = firm
    firm.addRepresentative("hunter") { $0.role = .hunter }
    let context = firm.context
    let judged = context.evaluate(context.plan([0, 0, 0, 1]), requirements: [])
    let group = try #require(context.peerGroup(of: 0))
    let within = try #require(judged.fairness(.standardMinutes, group: group.name))
    // 1,080 and 180 of 630 each
    #expect(within.members == [0, 1])
    #expect(abs(try #require(within.largestDeviation) - 450.0 / 630) < 1e-9)
    #expect(within.worstRepresentative == 1)
    let overAll = try #require(judged.fairness(.standardMinutes, group: nil))
    // The hunter's group has no work, so the hunter has no fair share; the others keep theirs of 630.
    #expect(overAll.members == [0, 1])
    #expect(abs(try #require(overAll.largestDeviation) - 450.0 / 630) < 1e-9)
    #expect(overAll.worstRepresentative == 1)
    // A hunter's group has no work, so that nothing is defined for it.
    let hunters = try #require(judged.fairness(.standardMinutes, group: context.peerGroup(of: 3)?.name))
    #expect(hunters.members.isEmpty && hunters.largestDeviation == nil)
    #expect(context.peerGroup(of: 2) == nil)
  }
}
