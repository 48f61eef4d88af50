import Testing

@testable import TerritoryPlanning

@Suite struct PlanDistanceTests {
  /// The limit counts what the distance says, for every measure and every pair of plans of three items.
  @Test func limitAndDistanceAgree() {
    var firm = TinyFirm()
    for name in ["P", "Q"] { firm.addRepresentative(name) }
    firm.addCustomer("A", incumbents: [nil, 0, 1])
    firm.addProspect("B")
    let context = firm.context
    let plans = (0..<27).map { code in
      context.plan(holders: [code % 3, code / 3 % 3, code / 9].map { Holder($0) })
    }
    for measure in PlanDistance.allCases {
      for a in plans {
        for b in plans {
          let distance = measure.between(a, b, in: context)
          #expect(distance == measure.between(b, a, in: context))
          #expect((distance == 0) == (a.holders == b.holders))
          #expect(distance <= measure.whole(in: context))
          // One unit more than there is misses by one.
          let limit = measure.limit(from: a, atLeast: distance + 1, price: 7, in: context)
          #expect(context.evaluate(b, requirements: [limit]).priceOfBrokenWishes.minorUnits == 7)
          let kept = measure.limit(from: a, atLeast: distance, atMost: distance, price: 7, in: context)
          #expect(context.evaluate(b, requirements: [kept]).brokenWishes.isEmpty)
        }
      }
    }
    #expect(PlanDistance.items.between(plans[0], plans[26], in: context) == 3)
    #expect(PlanDistance.accounts.between(plans[0], plans[4], in: context) == 1)
  }
}
