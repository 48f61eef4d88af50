import TerritoryPlanning
import Testing

@Suite struct FixedTargetsTests {
  /// Hunters do acquisition, service engineers after-sales, all-rounders everything.
  private func plan(_ roles: [Representative.Role]) -> SmallPlan {
    var plan = SmallPlan()
    for (index, role) in roles.enumerated() { plan.representative("r\(index)", role: role) }
    return plan
  }

  private func minutes(_ plan: SmallPlan, _ division: PeerGroups.Division = .roleAndTeam) -> [Double?] {
    let targets = FixedTargets(context: plan.context, division: division)
    return plan.representatives.indices.map { targets.target(.standardMinutes, representative: $0)?.value }
  }

  @Test func equalPeersShareEqually() {
    var plan = plan([.allRound, .allRound, .allRound])
    for index in 0..<4 { plan.account("a\(index)") }
    #expect(minutes(plan) == [80, 80, 80])
  }

  @Test func thoseWhoDoEverythingAreNotGivenAPartOfEverythingOnTop() {
    var plan = plan([.hunter, .allRound, .service])
    // Six hours of acquisition, and a customer's maintenance that only the all-rounder does.
    for index in 0..<5 { plan.account("a\(index)") }
    plan.account("c", .customer)
    let targets = minutes(plan).map { $0 ?? -1 }
    // 5 hours of acquisition, 1 of maintenance, 1 of after-sales: 140 minutes each is even, but the service
    // engineer has at most the 60 minutes of after-sales.
    #expect(abs(targets[2] - 60) < 1)
    #expect(abs(targets[0] - 180) < 1)
    #expect(abs(targets[1] - 180) < 1)
    #expect(abs(targets.reduce(0, +) - 420) < 0.001)
  }

  @Test func groupsThatShareNothingKeepTheirOwn() {
    var plan = plan([.hunter, .service, .farmer])
    plan.account("a")
    plan.account("b")
    plan.account("c", .customer)
    #expect(minutes(plan) == [120, 60, 60])
  }

  @Test func targetsAddUpToWhatSomebodyCanTake() {
    var plan = plan([.hunter, .hunter, .allRound, .service, .farmer, .farmer])
    plan.representatives[1].team = "two"
    plan.representatives[2].fullTimeEquivalent = 0.7
    plan.representatives[5].team = "two"
    for index in 0..<7 {
      plan.account("p\(index)", segment: index % 2, potential: Int64(1000 + 137 * index))
      plan.account("c\(index)", .customer, potential: Int64(2000 + 91 * index), current: 700)
    }
    plan.accounts[3].requiredQualifications = ["gas"]
    let context = plan.context
    let unable = context.items.indices.filter { context.items[$0].account == 3 }
    for division in PeerGroups.Division.allCases {
      let targets = FixedTargets(context: context, division: division)
      #expect(targets.itemsOfNobody == unable)
      for metric in [BalanceMetric.standardMinutes, .potential, .standardRevenue] {
        let amounts = targets.itemAmounts(metric) ?? []
        let whole = amounts.indices.filter { !unable.contains($0) }.reduce(0.0) { $0 + Double(amounts[$1]) }
        let sum = plan.representatives.indices.reduce(0.0) {
          $0 + (targets.target(metric, representative: $1)?.value ?? 0)
        }
        #expect(abs(sum - whole) < 0.01, "\(division) \(metric)")
      }
    }
  }

  @Test func potentialOfItemsAddsUpToTheAccounts() {
    var plan = plan([.allRound])
    plan.account("p", potential: 1001)
    plan.account("c", .customer, potential: 900, current: 400)
    plan.account("grown", .customer, potential: 5_000_000, current: 300)
    let context = plan.context
    let amounts = FixedTargets(context: context).itemAmounts(.potential) ?? []
    // A customer without an acquisition item carries its headroom at maintenance; after-sales carries none.
    #expect(amounts == [1001, 900, 0, 4_999_700, 300, 0])
  }

  @Test func anAccountCountsOnceInEachGroupThatFacesIt() {
    var plan = plan([.farmer, .service])
    plan.account("c", .customer)
    let targets = FixedTargets(context: plan.context)
    #expect(targets.target(.accounts, representative: 0)?.value == 1)
    #expect(targets.target(.accounts, representative: 1)?.value == 1)
    let all = FixedTargets(context: plan.context, division: .all)
    #expect(all.target(.accounts, representative: 0)?.value == 0.5)
  }

  @Test func noCapacityNoTarget() {
    var plan = plan([.allRound, .allRound])
    plan.account("a")
    plan.representatives[0].presence = 0
    #expect(minutes(plan) == [nil, 60])
    let peers = PeerGroups(.all, in: plan.context)
    #expect(peers.groups.map(\.members) == [[1]])
    #expect(peers.groupOfRepresentative == [nil, 0])
  }

  @Test func orderOfAccountsDoesNotMatter() {
    var plan = plan([.hunter, .allRound, .service])
    for index in 0..<5 { plan.account("p\(index)") }
    for index in 0..<4 { plan.account("c\(index)", .customer) }
    let forwards = minutes(plan)
    plan.accounts.reverse()
    for (a, b) in zip(forwards, minutes(plan)) {
      #expect(abs((a ?? -1) - (b ?? -1)) < 1e-5)
    }
  }

  @Test func boundsAreRoundedOutward() {
    let target = FixedTarget(millionths: 2_500_000)
    #expect(target.lowerBound(tolerance: .zero) == 2)
    #expect(target.upperBound(tolerance: .zero) == 3)
    #expect(target.upperBound(tolerance: Share(percent: 20)) == 3)
    #expect(target.upperBound(tolerance: Share(percent: 21)) == 4)
    #expect(target.lowerBound(tolerance: .whole) == 0)
    #expect(target.rounded == 3)
  }

  @Test(arguments: [2_999_999, 3_000_000, 3_000_001] as [Int128])
  func aTargetThatRoundingMovedIsTakenAsWhole(_ millionths: Int128) {
    let target = FixedTarget(millionths: millionths)
    #expect(target.lowerBound(tolerance: .zero) == 3)
    #expect(target.upperBound(tolerance: .zero) == 3)
  }
}
