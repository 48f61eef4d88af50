import Testing

@testable import TerritoryPlanning

/// What the rule asks of the regions of a representative: how many, opened at which cost, joined how.
@Suite struct RegionTerritoryTests {
  /// One prospect in each region of the graph, two representatives; item i lies in region i.
  private func plan(_ edges: [(Int, Int)], regions: Int) -> SmallPlan {
    var plan = SmallPlan()
    plan.regions = (0..<regions).map { region in
      let neighbours = edges.flatMap { a, b in a == region ? [b] : b == region ? [a] : [] }
      return Region(
        id: "g\(region)", name: "G\(region)", parent: nil, centroid: nil, neighbours: neighbours.sorted())
    }
    plan.representative("ann")
    plan.representative("bob")
    for region in 0..<regions { plan.account("a\(region)", region: region) }
    return plan
  }

  private var row: SmallPlan { plan([(0, 1), (1, 2), (2, 3)], regions: 4) }
  private let free = [RegionsRule.Policy](repeating: .free, count: 3)

  private func settings(_ yaml: SettingsOf.Text, _ plan: SmallPlan) -> RegionsRule? {
    SettingsOf.read(RegionsRule.self, yaml, data: plan.data).rule
  }

  // MARK: Regions a representative

  @Test func atMostSoManyRegions() {
    let rule = RegionsRule(policies: free, perRepresentative: .init(most: 2))
    let judge = RuleJudge(rule, row.context)
    #expect(judge.broken([0, 0, 0, 1]) == ["over regions_held by 1"])
    #expect(judge.broken([0, 0, 1, 1]) == [])
    // The pool is nobody.
    #expect(judge.broken([2, 2, 2, 2]) == [])
  }

  @Test func aRegionCountsOnceForAllDuties() {
    var plan = row
    for region in 0..<2 { plan.account("c\(region)", .customer, region: region) }
    let judge = RuleJudge(RegionsRule(policies: free, perRepresentative: .init(most: 2)), plan.context)
    #expect(judge.broken([0, 0, 1, 1, 0, 0, 0, 0]) == [])
    #expect(judge.broken([0, 1, 0, 1, 0, 1, 0, 1]) == ["over regions_held by 1", "over regions_held by 1"])
  }

  @Test func moreRegionsMayBeBought() {
    let judge = RuleJudge(
      RegionsRule(policies: free, perRepresentative: .init(most: 1, price: 700)), row.context)
    #expect(judge.price([0, 0, 0, 1]) == 1400)
    #expect(judge.price([0, 1, 2, 2]) == 0)
  }

  @Test func namedAccountsAreExempt() {
    var plan = row
    plan.accounts[2].isNamed = true
    let bound = RegionsRule.PerRepresentative(most: 2)
    let exempt = RuleJudge(RegionsRule(policies: free, perRepresentative: bound), plan.context)
    #expect(exempt.broken([0, 0, 0, 1]) == [])
    let included = RuleJudge(
      RegionsRule(policies: free, namedAccounts: .included, perRepresentative: bound), plan.context)
    #expect(included.broken([0, 0, 0, 1]) == ["over regions_held by 1"])
  }

  @Test func onlyNewRegionsCost() {
    var plan = row
    plan.accounts[1].incumbents = [0, nil, nil]
    let judge = RuleJudge(
      RegionsRule(policies: free, openingCost: Money(minorUnits: 500)), plan.context)
    #expect(judge.charged([0, 0, 0, 1]) == 1500)
    #expect(judge.charged([2, 0, 2, 2]) == 0)
    #expect(judge.charged([1, 1, 1, 1]) == 2000)
  }

  // MARK: Representatives a region at a price

  @Test func moreRepresentativesMayBeBought() {
    var plan = row
    plan.account("b", region: 0)
    let judge = RuleJudge(RegionsRule(policies: [.atMost(1, price: 300), .free, .free]), plan.context)
    #expect(judge.broken([0, 1, 1, 1, 1]) == ["over representatives_in_region by 1"])
    #expect(judge.price([0, 1, 1, 1, 1]) == 300)
    #expect(judge.price([0, 1, 1, 1, 2]) == 0)
  }

  // MARK: Contiguity

  @Test func regionsHangTogether() {
    let judge = RuleJudge(RegionsRule(policies: free, contiguous: .each([0])), row.context)
    #expect(judge.broken([0, 1, 0, 1]) == ["disconnected 0", "disconnected 1"])
    #expect(judge.broken([0, 0, 1, 1]) == [])
    #expect(judge.broken([0, 2, 2, 1]) == [])
    #expect(judge.broken([0, 2, 0, 1]) == ["disconnected 0"])
  }

  @Test func aRegionWithNothingToHoldIsPassedThrough() {
    // Regions 1 and 2 have no accounts of their own: 0 and 3 meet across both.
    var plan = row
    plan.accounts.removeSubrange(1...2)
    let rule = RegionsRule(policies: free, contiguous: .each([0]))
    #expect(RuleJudge(rule, plan.context).broken([0, 0]) == [])
    // A named account does not make it anybody's.
    plan = row
    for account in 1...2 { plan.accounts[account].isNamed = true }
    #expect(RuleJudge(rule, plan.context).broken([0, 1, 1, 0]) == [])
  }

  @Test func dutiesAreApartUnlessTogether() {
    var plan = row
    plan.account("c", .customer, region: 2)
    plan.account("d", .customer, region: 3)
    // Items: 0...3 acquisition by region, 4 and 6 maintenance, 5 and 7 after-sales of regions 2 and 3.
    let holders = [0, 1, 1, 1, 0, 1, 0, 1]
    let each = RuleJudge(RegionsRule(policies: free, contiguous: .each([0, 1, 2])), plan.context)
    #expect(each.broken(holders) == [])
    let together = RuleJudge(RegionsRule(policies: free, contiguous: .together), plan.context)
    #expect(together.broken(holders) == ["disconnected 0"])
  }

  @Test func islandsAreNamed() {
    let plan = plan([(0, 1), (2, 3)], regions: 5)
    let rule = RegionsRule(policies: free, contiguous: .each([0]))
    #expect(rule.islands(in: plan.context) == [[0, 1], [2, 3], [4]])
    #expect(rule.islands(in: row.context) == [[0, 1, 2, 3]])
    #expect(RegionsRule(policies: free).islands(in: plan.context) == [])
  }

  /// The rule says what the definition says, for every plan of a ring with a tail: every two regions of a
  /// representative are joined by regions of theirs.
  @Test func everyPlanOfARing() {
    let edges = [(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)]
    let judge = RuleJudge(
      RegionsRule(policies: free, contiguous: .each([0])), plan(edges, regions: 5).context)
    for holders in everyAssignment(items: 5, holders: 3) {
      let expected = (0..<2).filter { representative in
        var label = (0..<5).map { holders[$0] == representative ? $0 : -1 }
        for _ in 0..<5 {
          for (a, b) in edges where label[a] >= 0 && label[b] >= 0 {
            let least = min(label[a], label[b])
            (label[a], label[b]) = (least, least)
          }
        }
        return Set(label.filter { $0 >= 0 }).count > 1
      }
      #expect(judge.broken(holders) == expected.map { "disconnected \($0)" }, "\(holders)")
    }
  }

  // MARK: Borders

  @Test func bordersBetweenRepresentativesCost() {
    let judge = RuleJudge(
      RegionsRule(policies: free, cutEdges: .init(price: 90, duties: [0])), row.context)
    #expect(judge.charged([0, 0, 1, 1]) == 90)
    #expect(judge.charged([0, 1, 0, 1]) == 270)
    #expect(judge.charged([0, 0, 0, 0]) == 0)
    // The pool is nobody: no border with it, and none inside it.
    #expect(judge.charged([0, 2, 1, 2]) == 0)
    #expect(judge.charged([2, 2, 2, 2]) == 0)
  }

  @Test func everyFurtherRepresentativeOfANeighbourhoodCosts() {
    var plan = plan([(0, 1)], regions: 2)
    plan.representative("cid")
    plan.account("b", region: 0)
    let judge = RuleJudge(
      RegionsRule(policies: free, cutEdges: .init(price: 90, duties: [0])), plan.context)
    #expect(judge.charged([0, 1, 2]) == 180)
    #expect(judge.charged([0, 1, 0]) == 90)
    #expect(judge.charged([0, 0, 1]) == 90)
  }

  /// Against the definition, for every plan.
  @Test func bordersAreCountedAsDefined() {
    let edges = [(0, 1), (1, 2), (0, 2), (2, 3)]
    let judge = RuleJudge(
      RegionsRule(policies: free, cutEdges: .init(price: 7, duties: [0])), plan(edges, regions: 4).context)
    for holders in everyAssignment(items: 4, holders: 3) {
      let cost = edges.reduce(0) { sum, edge in
        sum + 7 * max(0, Set([holders[edge.0], holders[edge.1]].filter { $0 < 2 }).count - 1)
      }
      #expect(judge.charged(holders) == Int64(cost), "\(holders)")
    }
  }

  // MARK: Settings

  @Test func readsSettings() {
    #expect(
      settings(
        [
          "per_representative": ["at_most": "3", "price": "20"], "opening_cost": "8000",
          "contiguous": ["maintenance"], "compact": ["cut_edges": "2.50"],
        ], row)
        == RegionsRule(
          policies: free, perRepresentative: .init(most: 3, price: 2000),
          openingCost: Money(minorUnits: 800_000), contiguous: .each([1]),
          cutEdges: .init(price: 250, duties: [0, 1, 2])))
    #expect(
      settings(
        [
          "per_representative": "4", "contiguous": "together",
          "compact": ["cut_edges": ["price": "1", "duties": ["after_sales"]]],
          "at_most": ["acquisition": ["at_most": "2", "price": "3"]],
        ], row)
        == RegionsRule(
          policies: [.atMost(2, price: 300), .free, .free], perRepresentative: .init(most: 4),
          contiguous: .together, cutEdges: .init(price: 100, duties: [2])))
    #expect(
      settings(["contiguous": "all"], row) == RegionsRule(policies: free, contiguous: .each([0, 1, 2])))
  }

  @Test func reportsFaults() {
    func faults(_ yaml: SettingsOf.Text, _ plan: SmallPlan) -> [String] {
      SettingsOf.read(RegionsRule.self, yaml, data: plan.data).faults
    }
    #expect(
      faults(
        [
          "per_representative": "0", "opening_cost": "-1", "contiguous": "some",
          "compact": ["cut_edges": ["duties": "all"]],
        ], row) == [
          "2: 0 is out of range (write a whole number, 1 to 1000000)",
          "3: -1 is out of range (write 0 to 10000000000000 CNY)",
          "4: some is not a list of duties (write all, none or [duty, duty])",
          "6:  lacks price (write {price: 500, duties: [duty]})",
        ])
    #expect(
      faults(["contiguous": "all"], SmallPlan()) == [
        "2: all needs neighbours of regions, and the plan knows none (add neighbours.csv, boundaries.geojson, or coordinates of the regions in regions.csv)"
      ])
  }
}
