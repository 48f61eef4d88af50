import Testing

@testable import TerritoryPlanning

@Suite struct ForcedReasonTests {
  private func reason(
    incumbent: Int? = 0, _ change: (inout Representative) -> Void = { _ in },
    account: (inout Account) -> Void = { _ in }
  ) -> Objection? {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, incumbent, nil], account)
    firm.addRepresentative("R", change)
    let context = firm.context
    return context.forcedReason(item: context.item(0, TinyFirm.maintenance))
  }

  @Test func factsOfTheDataForceAMove() {
    #expect(reason() == nil)
    #expect(reason(incumbent: nil) { $0.presence = 0 } == nil)
    #expect(
      reason { $0.status = .leaving(on: TinyFirm.day("2026-11-01")) }
        == Objection(key: "leaver", detail: "R"))
    #expect(reason { $0.presence = 0 } == Objection(key: "no_capacity", detail: "R"))
    #expect(
      reason { $0.status = .open(from: TinyFirm.day("2027-02-01")) }
        == Objection(key: "no_capacity", detail: "R"))
    #expect(reason { $0.duties[1] = false } == Objection(key: "duty", detail: "maintenance"))
    #expect(reason { $0.role = .hunter } == Objection(key: "role", detail: "hunter"))
  }

  @Test func wishesDoNot() {
    #expect(reason(account: { $0.forbidden = [0] }) == nil)
    #expect(reason(account: { $0.requiredQualifications = ["q"] }) == nil)
  }
}
