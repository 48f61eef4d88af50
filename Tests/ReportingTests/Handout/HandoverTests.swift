import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

/// By when something is handed over, and who introduces: one test a rule of the documentation.
@Suite struct HandoverTests {
  private static let start = CalendarDay(daysSince1970: 20_727)

  /// The first item of the tiny firm moves from the first person to the second.
  private func handover(
    from status: Representative.Status = .active, to: Representative.Status = .active, manager: String? = nil,
    frozenUntil: Int? = nil, deals: [Opportunity] = []
  ) -> Handover {
    let firm = TinyFirm().data
    var people = firm.representatives
    (people[0].status, people[0].manager, people[1].status) = (status, manager, to)
    var accounts = firm.accounts
    accounts[0].frozenUntil = frozenUntil.map { CalendarDay(daysSince1970: $0) }
    let data = PlanData(
      parameters: firm.parameters, accounts: accounts, representatives: people, regions: firm.regions,
      regionOwnersToday: firm.regionOwnersToday, travelMatrix: nil, opportunities: deals)
    let context = PlanningContext(data: data)
    var plan = context.today
    plan.holders[0] = Holder(1)
    let evaluation = context.evaluate(plan, requirements: [])
    return Handovers(evaluation, in: context).all[0]
  }

  @Test func usuallyByTheStartOfThePeriod() {
    let handover = handover()
    #expect(handover.byWhen == Self.start)
    #expect(handover.timing == .periodStart)
    #expect(handover.introduction == .formerHolder(0))
  }

  @Test func leaversHandOverByTheirLastDay() {
    let last = CalendarDay(daysSince1970: 20_740)
    let handover = handover(from: .leaving(on: last))
    #expect(handover.byWhen == last)
    #expect(handover.timing == .lastDay)
    #expect(handover.introduction == .formerHolder(0))
  }

  @Test func whoHasLeftIsStoodInForByTheManager() {
    let gone = Representative.Status.leaving(on: CalendarDay(daysSince1970: 20_700))
    #expect(handover(from: gone).byWhen == Self.start)
    #expect(handover(from: gone).timing == .hasLeft)
    #expect(handover(from: gone).introduction == .nobodyNamed)
    #expect(handover(from: gone, manager: "华东区经理").introduction == .manager("华东区经理"))
    // An id is shown as a name.
    #expect(handover(from: gone, manager: "R2").introduction == .manager("李强"))
  }

  @Test func frozenDealsAreHandedOverTheDayAfter() {
    let handover = handover(frozenUntil: 20_750)
    #expect(handover.byWhen.daysSince1970 == 20_751)
    #expect(handover.timing == .afterFreeze)
    // One that thawed before the period holds nobody up.
    #expect(self.handover(frozenUntil: 20_700).timing == .periodStart)
  }

  @Test func lateSuccessorsTakeOverWhenTheyStart() {
    let first = CalendarDay(daysSince1970: 20_757)
    #expect(handover(to: .open(from: first)).byWhen == first)
    #expect(handover(to: .ramping(from: first)).timing == .successorStarts)
    #expect(handover(to: .open(from: CalendarDay(daysSince1970: 20_000))).timing == .periodStart)
    // A leaver does not wait for the successor.
    let last = CalendarDay(daysSince1970: 20_730)
    #expect(handover(from: .leaving(on: last), to: .open(from: first)).byWhen == last)
  }

  @Test func openDealsOfTheAccountAreNamed() {
    func deal(_ account: Int, _ stage: Opportunity.Stage, _ value: Int64?) -> Opportunity {
      Opportunity(
        id: "D\(account)", account: account, representative: nil, product: "", stage: stage, opened: nil,
        closed: nil, value: value.map { Money(minorUnits: $0) })
    }
    let handover = handover(deals: [
      deal(0, .open, 100), deal(1, .open, 1_000), deal(0, .won, 10_000), deal(0, .negotiation, nil),
    ])
    #expect(handover.openDeals == [0, 3])
  }
}
