import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// One smallest case for each kind of infeasibility: the conflict is one of the minimal ones that brute force
/// finds, and every way out leads to a legal plan.
@Suite struct ConflictKindTests {
  private let limits = ConflictFinder.Limits(seconds: nil)

  /// Explains, holds the conflict against brute force, and solves again with each way out.
  private func explained(_ firm: ConflictFirm, _ rules: [any Rule]) throws -> (Conflict, [WayOut]) {
    let planner = try TerritoryPlanner(context: firm.context, rules: rules)
    let impasse = try #require(try ConflictFinder(planner).explain(limits))
    let conflict = try #require(impasse.conflict)
    #expect(conflict.minimality == .proven)
    let oracle = ConflictOracle(planner)
    #expect(oracle.minimalConflicts().contains(Set(conflict.demands)))
    #expect(!impasse.waysOut.isEmpty)
    for way in impasse.waysOut {
      #expect(way.leastWeight <= way.weight)
      let eased = try TerritoryPlanner(
        context: firm.context, rules: rules + [ConcessionsRule(way.concessions)])
      let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)
      let plan = try #require(try eased.solve(options, stop: StopSignal()).outcome.plan)
      #expect(plan.evaluation.isLegal)
    }
    return (conflict, impasse.waysOut)
  }

  private func limit(
    _ rule: String, _ aspect: String, _ side: Demand.Side, _ representative: Int? = nil
  ) -> Demand {
    Demand(rule: rule, part: .limit(aspect: aspect, side), place: .init(representative: representative))
  }
  private func exclusion(_ rule: String, _ check: String, _ place: Demand.Place) -> Demand {
    Demand(rule: rule, part: .exclusion(check), place: place)
  }

  @Test func capacityShort() throws {
    var firm = ConflictFirm()
    firm.person(200)
    firm.person(260)
    for _ in 0..<3 { firm.prospect() }
    let (conflict, ways) = try explained(firm, firm.rules())
    #expect(
      Set(conflict.demands) == [
        limit("capacity", "actual_minutes", .upper, 0), limit("capacity", "actual_minutes", .upper, 1),
        exclusion("coverage", "pool_not_allowed", .init(region: 0, duty: 0)),
      ])
    #expect(conflict.proof == .multipliers)
    let shortfall = try #require(conflict.shortfall)
    #expect(shortfall.bounds == 460)
    #expect(shortfall.activity == 540)
    #expect(shortfall.items == [0, 1, 2])
    // The second has 260 minutes: with 100 more, two items fit there and one with the first.
    #expect(
      ways[0].concessions == [Concession(limit("capacity", "actual_minutes", .upper, 1), amount: 100)])
    #expect(ways[0].weight == 100)
    #expect(ways[0].isLightest)
    #expect(ways.count == 2)
    #expect(
      ways[1].concessions == [
        Concession(exclusion("coverage", "pool_not_allowed", .init(region: 0, duty: 0)))
      ])
  }

  @Test func enoughTimeIsNoConflict() throws {
    var firm = ConflictFirm()
    firm.person(180)
    firm.person(360)
    for _ in 0..<3 { firm.prospect() }
    #expect(try ConflictFinder(context: firm.context, rules: firm.rules()).explain(limits) == nil)
  }

  @Test func bandTooTight() throws {
    var firm = ConflictFirm()
    firm.person(1_000)
    firm.person(1_000)
    for _ in 0..<3 { firm.prospect() }
    let balance = BalanceRule(
      peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: Share(percent: 10))])
    // Shares of 270 minutes: nobody can come to between 243 and 297 with items of 180.
    let (conflict, ways) = try explained(firm, firm.rules([balance]))
    #expect(conflict.demands.allSatisfy { $0.rule == "balance" || $0.rule == "coverage" })
    #expect(ways[0].concessions.allSatisfy { $0.demand.rule == "balance" })
    // One carries 360 and the other 180: 63 above and 63 below.
    #expect(ways[0].weight == 126)
  }

  @Test func pinsAgainstEachOther() throws {
    var firm = ConflictFirm()
    firm.person(1_000)
    firm.person(1_000)
    firm.customer { $0.pinned = [nil, 0, 1] }
    firm.customer()
    let rules = firm.rules([CouplingRule(demands: [.init(same: [1, 2])])])
    let (conflict, ways) = try explained(firm, rules)
    #expect(
      Set(conflict.demands) == [
        exclusion("pinned", "pinned_elsewhere", .init(account: 0, duty: 1)),
        exclusion("pinned", "pinned_elsewhere", .init(account: 0, duty: 2)),
        Demand(rule: "coupling", part: .coupling(.same), place: .init(account: 0)),
      ])
    #expect(ways.count == 2)
    #expect(ways.map(\.concessions.count) == [1, 1])
    #expect(Set(ways.map { $0.concessions[0].demand.rule }) == ["pinned", "coupling"])
  }

  @Test func couplingAgainstQualification() throws {
    var firm = ConflictFirm()
    firm.person(1_000) { $0.duties = [true, true, false] }
    firm.person(1_000) {
      $0.duties = [true, false, true]
      $0.qualifications = ["medical"]
    }
    firm.customer()
    firm.customer { $0.requiredQualifications = ["medical"] }
    let coupling = CouplingRule(demands: [
      .init(same: [1, 2], selection: AccountSelection(except: [0]), price: nil)
    ])
    let (conflict, ways) = try explained(firm, firm.rules([coupling]))
    #expect(conflict.demands.contains { $0.rule == "eligibility" })
    #expect(!ways.isEmpty)
  }

  @Test func contiguityImpossible() throws {
    var firm = ConflictFirm()
    firm.regions = (0..<3).map { ConflictFirm.region($0) }
    firm.person(1_000)
    firm.person(1_000)
    firm.prospect(region: 0) { $0.pinned = [0, nil, nil] }
    firm.prospect(region: 2) { $0.pinned = [0, nil, nil] }
    let rules = firm.rules([RegionsRule(policies: [.free, .free, .free], contiguous: .each([0]))])
    let (conflict, ways) = try explained(firm, rules)
    #expect(
      Set(conflict.demands) == [
        exclusion("pinned", "pinned_elsewhere", .init(account: 0, duty: 0)),
        exclusion("pinned", "pinned_elsewhere", .init(account: 1, duty: 0)),
        Demand(rule: "regions", part: .contiguity, place: .init(duty: 0)),
      ])
    #expect(ways[0].concessions.map(\.demand.rule) == ["pinned"])
    #expect(ways.contains { $0.concessions.map(\.demand.part) == [.contiguity] })
  }

  @Test func budgetTooSmall() throws {
    var firm = ConflictFirm()
    firm.person(400)
    firm.person(1_000)
    for _ in 0..<4 { firm.prospect { $0.incumbents = [0, nil, nil] } }
    let budget = DisruptionRule(budgets: [.init(.items, most: PricedAllowance(.amount(1)))])
    let (conflict, ways) = try explained(firm, firm.rules([budget]))
    #expect(
      Set(conflict.demands) == [
        limit("capacity", "actual_minutes", .upper, 0), limit("disruption", "moved_items", .upper),
      ])
    // Two have to move where one may: one move more, or three hours more for the incumbent less what is free.
    #expect(
      Set(ways.map(\.concessions)) == [
        [Concession(limit("disruption", "moved_items", .upper), amount: 1)],
        [Concession(limit("capacity", "actual_minutes", .upper, 0), amount: 140)],
      ])
  }

  @Test func accountsAndTheirRevenueCountOnce() throws {
    var firm = ConflictFirm()
    firm.person(300)
    firm.person(2_000)
    for _ in 0..<2 { firm.customer { $0.incumbents = [nil, 0, 0] } }
    // 720 minutes with the first, who has 300: three items move, so both accounts do, where one may.
    let budget = DisruptionRule(budgets: [.init(.accounts, most: PricedAllowance(.amount(1)))])
    let (conflict, ways) = try explained(firm, firm.rules([budget]))
    #expect(
      Set(conflict.demands) == [
        limit("capacity", "actual_minutes", .upper, 0), limit("disruption", "moved_accounts", .upper),
      ])
    #expect(
      ways.contains {
        $0.concessions == [Concession(limit("capacity", "actual_minutes", .upper, 0), amount: 60)]
      })
  }

  @Test func nobodyMayTakeAnItem() throws {
    var firm = ConflictFirm()
    firm.person(1_000) { $0.duties = [false, true, true] }
    firm.prospect()
    firm.customer()
    let (conflict, ways) = try explained(firm, firm.rules())
    #expect(conflict.proof == .nobody)
    #expect(
      Set(conflict.demands) == [
        exclusion("eligibility", "duty", .init(representative: 0, duty: 0)),
        exclusion("coverage", "pool_not_allowed", .init(region: 0, duty: 0)),
      ])
    #expect(ways.count == 2)
  }

  @Test func unequalSharesTooFar() throws {
    var firm = ConflictFirm()
    firm.person(1_000)
    firm.person(1_000)
    for _ in 0..<3 { firm.prospect() }
    let cap = FairnessRule(
      peers: .all, caps: [.init(.standardMinutes, .gini, atMost: Share(percent: 5))])
    let (conflict, ways) = try explained(firm, firm.rules([cap]))
    #expect(conflict.demands.contains { $0.isShape })
    #expect(!ways.isEmpty)
  }
}
