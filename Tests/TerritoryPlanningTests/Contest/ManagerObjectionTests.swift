import Testing

@testable import TerritoryPlanning

@Suite struct ManagerObjectionTests {
  /// A: maintenance with 0 and after-sales with 1 today; B: maintenance with 1; C: a prospect that nobody has.
  private func firm() -> TinyFirm {
    var firm = TinyFirm()
    for name in ["P", "Q", "R"] { firm.addRepresentative(name) }
    firm.addCustomer("A", incumbents: [nil, 0, 1])
    firm.addCustomer("B", incumbents: [nil, 1, nil])
    firm.addProspect("C")
    return firm
  }

  private func pairs(_ objection: ManagerObjection) throws(EmptyObjection) -> [[Int]] {
    let context = firm().context
    // Everything with the last one.
    let plan = context.plan(holders: context.items.indices.map { Holder($0 == 0 ? 0 : 2) })
    return try objection.pairs(against: plan, in: context).map { [$0.item, $0.holder.index] }
  }

  /// Items: A maintenance, A after-sales, B maintenance, B after-sales, C acquisition.
  @Test func keepIsWhatTodayHas() throws {
    #expect(try pairs(ManagerObjection(.keep(account: 0, with: nil))) == [[0, 0], [1, 1]])
    #expect(try pairs(ManagerObjection(.keep(account: 0, with: 1))) == [[1, 1]])
    #expect(try pairs(ManagerObjection(.keep(account: 0, with: nil), duties: [1])) == [[0, 0]])
    #expect(try pairs(ManagerObjection(.keep(account: 1, with: nil))) == [[2, 1]])
  }

  @Test func giveIsEveryDutyNamed() throws {
    #expect(try pairs(ManagerObjection(.give(account: 0, to: Holder(1)))) == [[0, 1], [1, 1]])
    #expect(try pairs(ManagerObjection(.give(account: 0, to: Holder(3)), duties: [2])) == [[1, 3]])
  }

  @Test func swapExchangesThePlansHolders() throws {
    #expect(try pairs(ManagerObjection(.swap(0, 1))) == [[0, 2], [1, 2], [2, 0], [3, 2]])
    #expect(try pairs(ManagerObjection(.swap(0, 1), duties: [1])) == [[0, 2], [2, 0]])
  }

  @Test func whatAsksForNothingSaysWhy() {
    func reason(_ objection: ManagerObjection) -> EmptyObjection? {
      do throws(EmptyObjection) { _ = try pairs(objection) } catch { return error }
      return nil
    }
    #expect(reason(ManagerObjection(.keep(account: 2, with: nil))) == .nobodyToday)
    #expect(reason(ManagerObjection(.keep(account: 0, with: 2))) == .notWithThemToday)
    #expect(reason(ManagerObjection(.give(account: 0, to: Holder(1)), duties: [0])) == .noSuchDuty)
    #expect(reason(ManagerObjection(.swap(0, 2))) == .noDutyInCommon)
    #expect(reason(ManagerObjection(.swap(0, 0))) == .noDutyInCommon)
  }

  @Test func theRuleKeepsEverybodyElseOut() {
    let context = firm().context
    let rule = ObjectionsRule([
      DemandedPair(item: 0, holder: Holder(1)), DemandedPair(item: 4, holder: context.pool),
    ])
    let requirements = rule.requirements(in: context)
    func objections(_ holders: [Int]) -> [Violation] {
      context.evaluate(context.plan(holders: holders.map { Holder($0) }), requirements: requirements)
        .violations
    }
    #expect(objections([1, 0, 0, 0, 3]).isEmpty)
    let broken = objections([0, 0, 0, 0, 1])
    #expect(broken.count == 2 && broken.allSatisfy { $0.rule == "objections" })
    guard case .barrier(0, Holder(0), let first)? = broken.first?.kind else {
      Issue.record("a pair is kept out")
      return
    }
    #expect(first == Objection(key: "demanded_elsewhere", detail: "Q"))
  }
}
