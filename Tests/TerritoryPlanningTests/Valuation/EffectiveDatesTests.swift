import Testing

@testable import TerritoryPlanning

/// Capacity by days: 24,000 minutes over the 92 days from 1 October to 31 December 2026.
@Suite struct EffectiveDatesTests {
  private func capacity(
    target: RampParameters.Target = .capacity, _ change: (inout Representative) -> Void
  ) -> Int64 {
    var firm = TinyFirm()
    firm.parameters.ramp = RampParameters(target: target, months: [0.25, 0.5, 0.75])
    firm.addRepresentative("R", change)
    return firm.context.capacity[0].count
  }

  private func span(_ first: String, _ last: String) -> ClosedRange<CalendarDay> {
    TinyFirm.day(first)...TinyFirm.day(last)
  }

  @Test func leaveLowersCapacityByDays() {
    // 61 of 92 days: 15,913.04
    #expect(capacity { $0.leave = [span("2026-10-01", "2026-10-31")] } == 15_913)
    // Only the 23 days inside the period count: 69 of 92 are three quarters.
    #expect(capacity { $0.leave = [span("2026-06-01", "2026-10-23")] } == 18_000)
    #expect(capacity { $0.leave = [span("2026-12-09", "2027-06-30")] } == 18_000)
    #expect(capacity { $0.leave = [span("2027-01-01", "2027-06-30")] } == 24_000)
    #expect(capacity { $0.leave = [span("2026-12-31", "2026-12-31")] } == 23_739)
  }

  @Test func leavesAddUpAndPresenceMultiplies() {
    let both = [span("2026-10-01", "2026-10-23"), span("2026-12-09", "2026-12-31")]
    #expect(capacity { $0.leave = both } == 12_000)
    #expect(
      capacity {
        $0.leave = both
        $0.presence = 0.5
      } == 6_000)
  }

  @Test func leaveOverTheWholePeriodLeavesNoCapacity() {
    #expect(capacity { $0.leave = [span("2026-10-01", "2026-12-31")] } == 0)
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, nil])
    firm.addRepresentative("R") { $0.leave = [span("2026-09-01", "2027-09-01")] }
    let context = firm.context
    #expect(
      context.forcedReason(item: context.item(0, TinyFirm.maintenance))
        == Objection(key: "no_capacity", detail: "R"))
  }

  @Test func theRampGoesOnDuringLeave() {
    // 31 days at a quarter and 31 at three quarters, November away: 31 full days of 92.
    let change = { (person: inout Representative) in
      person.status = .ramping(from: TinyFirm.day("2026-10-01"))
      person.leave = [self.span("2026-11-01", "2026-11-30")]
    }
    #expect(capacity(change) == 8_087)
    // On skill: 62 of 92 days at work, half the skill on average.
    #expect(capacity(target: .skill, change) == 16_174)
    var firm = TinyFirm()
    firm.parameters.ramp = RampParameters(target: .skill, months: [0.25, 0.5, 0.75])
    firm.addCustomer("A")
    firm.addRepresentative("R", change)
    let context = firm.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.actualMinutes(item: item, holder: Holder(0)) == Minutes(900))
  }

  @Test func aLeaverAfterThePeriodIsActive() {
    #expect(capacity { $0.status = .leaving(on: TinyFirm.day("2027-01-01")) } == 24_000)
    #expect(capacity { $0.status = .leaving(on: TinyFirm.day("2026-12-31")) } == 0)
    #expect(capacity { $0.lastDay = TinyFirm.day("2027-01-01") } == 24_000)
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, nil])
    firm.addRepresentative("R") { $0.status = .leaving(on: TinyFirm.day("2027-01-01")) }
    let context = firm.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.forcedReason(item: item) == nil)
    #expect(EligibilityRule.complete.objection(item: item, holder: Holder(0), in: context) == nil)
    #expect(context.fixedTargets.target(.standardMinutes, representative: 0) != nil)
  }

  @Test func joiningAndLeavingInOnePeriodTakesNothing() {
    #expect(
      capacity {
        $0.status = .open(from: TinyFirm.day("2026-10-10"))
        $0.lastDay = TinyFirm.day("2026-12-20")
      } == 0)
    // The fixed term ends later: the ramp alone counts.
    #expect(
      capacity {
        $0.status = .ramping(from: TinyFirm.day("2026-10-01"))
        $0.lastDay = TinyFirm.day("2027-02-01")
      } == 12_000)
  }

  /// A customer whose maintenance a leaver holds until 23 October: 69 of 92 days are left, three quarters.
  private func firm(keeps: Bool) -> PlanningContext {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, nil])
    firm.addRepresentative("leaver") {
      $0.status = .leaving(on: TinyFirm.day("2026-10-23"))
      $0.keepsUntilLeaving = keeps
    }
    firm.addRepresentative("successor")
    return firm.context
  }

  @Test func successorsOfALeaverWhoKeepsItemsDoTheRestOnly() {
    let whole = firm(keeps: false)
    let rest = firm(keeps: true)
    let item = whole.item(0, TinyFirm.maintenance)
    let successor = Holder(1)
    #expect(whole.standardMinutes[item] == Minutes(450))
    #expect(whole.revenue(item: item, holder: successor) == Money(minorUnits: 10_000_000 - 2_700_000))
    // 337.5 minutes; 7.5 m earned, less 3 % of 7.5 m + 60 m.
    #expect(rest.standardMinutes[item] == Minutes(338))
    #expect(rest.actualMinutes(item: item, holder: successor) == Minutes(338))
    #expect(rest.revenue(item: item, holder: successor) == Money(minorUnits: 7_500_000 - 2_025_000))
    // The leaver takes nothing in either case, and the move is forced.
    #expect(rest.capacity[0] == .zero)
    #expect(rest.forcedReason(item: item) == Objection(key: "leaver", detail: "leaver"))
    // Items of others are whole.
    #expect(
      rest.standardMinutes[rest.item(0, TinyFirm.afterSales)]
        == whole.standardMinutes[whole.item(0, TinyFirm.afterSales)])
  }

  @Test func daysOnLeaveBeforeLeavingAreLeftToTheSuccessor() {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, nil])
    firm.addRepresentative("leaver") {
      $0.status = .leaving(on: TinyFirm.day("2026-11-15"))
      $0.leave = [span("2026-10-24", "2026-11-15")]
      $0.keepsUntilLeaving = true
    }
    firm.addRepresentative("successor")
    let context = firm.context
    // At work on 23 of 92 days.
    #expect(context.standardMinutes[context.item(0, TinyFirm.maintenance)] == Minutes(338))
  }

  /// More leave never means more capacity, and capacity is never below 0.
  @Test func moreLeaveNeverAddsCapacity() {
    let start = TinyFirm.day("2026-09-20").daysSince1970
    for first in stride(from: 0, to: 110, by: 9) {
      var last = Int64.max
      for length in stride(from: 1, to: 120, by: 13) {
        let from = CalendarDay(daysSince1970: start + first)
        let to = CalendarDay(daysSince1970: start + first + length)
        let minutes = capacity { $0.leave = [from...to] }
        #expect((0...last).contains(minutes))
        last = minutes
      }
    }
  }
}
