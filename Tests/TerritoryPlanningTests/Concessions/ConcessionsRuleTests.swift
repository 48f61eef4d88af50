import Testing

@testable import TerritoryPlanning

@Suite struct ConcessionsRuleTests {
  private func firm() -> SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann", minutes: 100)
    plan.representative("bob", minutes: 100)
    plan.account("a", .customer, current: 1_000)
    plan.account("b")
    plan.accounts[0].pinned = [nil, 0, 1]
    plan.accounts[1].forbidden = [1]
    return plan
  }

  private func read(_ text: SettingsOf.Text) -> (concessions: [Concession]?, faults: [String]) {
    let (rule, faults) = SettingsOf.read(ConcessionsRule.self, text, data: firm().data)
    return (rule?.concessions, faults)
  }

  @Test func readsEveryKind() {
    let (concessions, faults) = read([
      ["rule": "capacity", "limit": "actual_minutes", "representative": "ann", "above": "840"],
      ["rule": "balance", "limit": "potential", "representative": "bob", "below": "12.50"],
      ["rule": "pinned", "account": "a", "duty": "maintenance"],
      ["rule": "eligibility", "check": "qualification", "account": "a"],
      ["rule": "coverage", "region": "west", "duty": "after_sales"],
      ["rule": "coupling", "coupling": "same", "account": "a"],
      ["rule": "regions", "contiguous": "no", "duty": "acquisition"],
      ["rule": "fairness", "spread": "gini", "limit": "standard_minutes", "above": "1.25 %"],
      ["rule": "disruption", "limit": "moved_items", "above": "any"],
    ])
    #expect(faults == [])
    let demand = { Demand(rule: $0, part: $1, place: $2) }
    #expect(
      concessions == [
        Concession(
          demand("capacity", .limit(aspect: "actual_minutes", .upper), .init(representative: 0)), amount: 840),
        Concession(
          demand("balance", .limit(aspect: "potential", .lower), .init(representative: 1)), amount: 1_250),
        Concession(demand("pinned", .exclusion("pinned_elsewhere"), .init(account: 0, duty: 1))),
        Concession(demand("eligibility", .exclusion("qualification"), .init(account: 0))),
        Concession(demand("coverage", .exclusion("pool_not_allowed"), .init(region: 0, duty: 2))),
        Concession(demand("coupling", .coupling(.same), .init(account: 0))),
        Concession(demand("regions", .contiguity, .init(duty: 0))),
        Concession(demand("fairness", .spread(aspect: "standard_minutes", .gini), .init()), amount: 12_500),
        Concession(demand("disruption", .limit(aspect: "moved_items", .upper), .init())),
      ])
  }

  @Test func whatIsWrittenReadsBack() {
    var plan = firm()
    plan.accounts[0].id = "0815: \"x\""
    let data = plan.data
    let text = Concession(
      Demand(rule: "pinned", part: .exclusion("pinned_elsewhere"), place: .init(account: 0, duty: 1))
    ).settingText(in: data)
    #expect(text == #"{rule: pinned, account: "0815: \"x\"", duty: maintenance}"#)
    let amount = Concession(
      Demand(rule: "balance", part: .limit(aspect: "potential", .lower), place: .init(representative: 1)),
      amount: 5)
    #expect(
      amount.settingText(in: data)
        == "{rule: balance, limit: potential, representative: bob, below: 0.05}")
    let spread = Concession(
      Demand(rule: "fairness", part: .spread(aspect: "accounts", .deviations), place: .init()), amount: 12_345
    )
    #expect(
      spread.settingText(in: data)
        == "{rule: fairness, spread: deviations, limit: accounts, above: 1.2345 %}")
  }

  @Test func everyFaultComesAtOnce() {
    let (concessions, faults) = read([
      ["rule": "capcity", "limit": "actual_minutes", "above": "1"],
      ["limit": "actual_minutes"],
      ["rule": "capacity", "representative": "ann"],
      ["rule": "capacity", "limit": "actual_minutes", "representative": "zoe", "above": "1"],
      ["rule": "capacity", "limit": "actual_minutes", "representative": "ann"],
      ["rule": "pinned", "account": "a", "duty": "maintenance", "above": "3"],
      ["rule": "coupling", "coupling": "same", "check": "role"],
    ])
    #expect(concessions == nil)
    #expect(
      faults.map { String($0.drop { $0 != " " }) } == [
        " capcity is not a rule (did you mean capacity?)", "  names no rule (write {rule: capacity, ...})",
        "  does not say what of the rule capacity is conceded (name a limit, a coupling, a spread or a check)",
        " zoe is not a representative of this plan (known: ann, bob)",
        "  needs either above or below (write above: 840, below: 840 or above: any)",
        " 3 is an amount of what can only be given up as a whole (leave it out)",
        "  concedes several things at once (write one concession for each)",
      ])
    #expect(
      read([["rule": "pinned", "account": "a"], ["rule": "pinned", "account": "a"]]).faults.count == 1)
  }

  @Test func aBoundMovesByTheAmountAndNoFurther() {
    let context = firm().context
    let held = { (rules: [any Rule], holders: [Int?]) in
      context.evaluate(context.plan(holders), requirements: rules.requirements(in: context)).isLegal
    }
    let capacity = Demand(
      rule: "capacity", part: .limit(aspect: "actual_minutes", .upper), place: .init(representative: 0))
    let rules: [any Rule] = [CapacityRule()]
    // Ann has 100 minutes and three items of 60 each.
    #expect(!held(rules, [0, 0, 0]))
    #expect(!held(rules + [ConcessionsRule([Concession(capacity, amount: 79)])], [0, 0, 0]))
    #expect(held(rules + [ConcessionsRule([Concession(capacity, amount: 80)])], [0, 0, 0]))
    #expect(held(rules + [ConcessionsRule([Concession(capacity)])], [0, 0, 0]))
    #expect(!held(rules + [ConcessionsRule([Concession(capacity)])], [1, 1, 1]))
  }

  @Test func onlyTheExclusionNamedGoes() {
    let context = firm().context
    let pin = Demand(rule: "pinned", part: .exclusion("pinned_elsewhere"), place: .init(account: 0, duty: 1))
    let rules: [any Rule] = [PinnedRule(), ForbiddenRule(), ConcessionsRule([Concession(pin)])]
    let broken = { (holders: [Int?]) in
      context.evaluate(context.plan(holders), requirements: rules.requirements(in: context)).violations.map(
        \.rule)
    }
    // Items: maintenance and after-sales of a, acquisition of b.
    #expect(broken([1, 1, 0]) == [])
    #expect(broken([1, 0, 0]) == ["pinned"])
    #expect(broken([1, 1, 1]) == ["forbidden"])
  }

  @Test func everyObjectionToAPairCanBeMetByItself() {
    var plan = SmallPlan()
    plan.representative("ann", role: .service)
    plan.account("a", region: 1)
    plan.accounts[0].requiredQualifications = ["medical"]
    plan.representatives[0].regions = [0]
    let context = plan.context
    let demand = { Demand(rule: "eligibility", part: .exclusion($0), place: $1) }
    let all = [
      demand("role", .init(representative: 0, duty: 0)), demand("qualification", .init(account: 0)),
      demand("region", .init(representative: 0)),
    ]
    for left in all.indices {
      let conceded = all.indices.filter { $0 != left }.map { Concession(all[$0]) }
      let rules: [any Rule] = [EligibilityRule.complete, ConcessionsRule(conceded)]
      let judged = context.evaluate(context.plan([0]), requirements: rules.requirements(in: context))
      #expect(judged.violations.count == 1)
    }
    let rules: [any Rule] = [EligibilityRule.complete, ConcessionsRule(all.map { Concession($0) })]
    #expect(context.evaluate(context.plan([0]), requirements: rules.requirements(in: context)).isLegal)
  }

  @Test func factsCannotBeConceded() {
    var plan = firm()
    plan.representatives[0].status = .leaving(on: SmallPlan.periodStart)
    let context = plan.context
    let objection = EligibilityRule.complete.requirements(in: context)
    guard case .barrier(let barrier) = objection[0] else { return }
    let first = barrier.everyObjection(0, Holder(0))[0]
    #expect(
      Demand.exclusion(rule: "eligibility", first, item: 0, holder: Holder(0), in: context) == nil)
  }

  @Test func aConcessionOfNothingIsAFault() {
    let context = firm().context
    let idle = Concession(
      Demand(rule: "pinned", part: .exclusion("pinned_elsewhere"), place: .init(account: 1, duty: 0)))
    let met = Concession(
      Demand(rule: "pinned", part: .exclusion("pinned_elsewhere"), place: .init(account: 0, duty: 2)))
    let typo = Concession(
      Demand(rule: "capacity", part: .limit(aspect: "minutes", .upper), place: .init(representative: 0)))
    let rules: [any Rule] = [PinnedRule(), CapacityRule(), ConcessionsRule([idle, met, typo])]
    #expect(
      rules.idleConcessions(in: context).map(\.value)
        == [idle, typo].map { $0.settingText(in: context.data) })
  }
}
