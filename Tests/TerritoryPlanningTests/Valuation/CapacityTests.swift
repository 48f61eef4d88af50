import Testing

@testable import TerritoryPlanning

@Suite struct CapacityTests {
  /// Working minutes 30,000, non-selling 6,000 unless changed.
  private func capacity(
    target: RampParameters.Target = .capacity, months: [Double] = [0.25, 0.5, 0.75],
    _ change: (inout Representative) -> Void
  ) -> Int64 {
    var firm = TinyFirm()
    firm.parameters.ramp = RampParameters(target: target, months: months)
    firm.addRepresentative("R", change)
    return firm.context.capacity[0].count
  }

  @Test func isSellingTimeByFTEAndPresence() {
    #expect(capacity { _ in } == 24_000)
    #expect(
      capacity {
        $0.fullTimeEquivalent = 0.8
        $0.presence = 0.5
      } == 9600)
    #expect(capacity { $0.presence = 0 } == 0)
    #expect(capacity { $0.nonSellingMinutes = Minutes(30_001) } == 0)
    // 1 x 24,001 x 0.5 = 12,000.5 is rounded away from zero.
    #expect(
      capacity {
        $0.nonSellingMinutes = Minutes(5999)
        $0.presence = 0.5
      } == 12_001)
  }

  @Test func leaversHaveNone() {
    #expect(capacity { $0.status = .leaving(on: TinyFirm.day("2026-12-31")) } == 0)
  }

  @Test func rampsDayByDay() {
    // 31 days at 0.25, 30 at 0.5, 31 at 0.75: 46 full days of 92.
    #expect(capacity { $0.status = .ramping(from: TinyFirm.day("2026-10-01")) } == 12_000)
    // In the third month on the first day, full from 1 November: 31 x 0.75 + 61 of 92 days.
    #expect(capacity { $0.status = .ramping(from: TinyFirm.day("2026-08-01")) } == 21_978)
    #expect(capacity { $0.status = .ramping(from: TinyFirm.day("2025-01-01")) } == 24_000)
  }

  @Test func openPositionsCountFromTheDayTheyAreFilled() {
    // 31 days at 0.25 of 92: 2021.7
    #expect(capacity { $0.status = .open(from: TinyFirm.day("2026-12-01")) } == 2022)
    #expect(capacity { $0.status = .open(from: TinyFirm.day("2027-01-01")) } == 0)
  }

  @Test func rampActsOnSkillOnlyWhereTheProfileSaysSo() {
    let start = TinyFirm.day("2026-10-01")
    #expect(capacity(target: .skill) { $0.status = .ramping(from: start) } == 24_000)
    // Presence for 31 of 92 days stays.
    #expect(capacity(target: .skill) { $0.status = .open(from: TinyFirm.day("2026-12-01")) } == 8087)
    // Without any skill in the period there is nothing to plan with.
    #expect(capacity(target: .skill, months: [0, 0, 0]) { $0.status = .ramping(from: start) } == 0)

    var firm = TinyFirm()
    firm.addCustomer("A")
    firm.addRepresentative("R") { $0.status = .ramping(from: start) }
    let onCapacity = firm.context
    firm.parameters.ramp.target = .skill
    let onSkill = firm.context
    let item = onSkill.item(0, TinyFirm.maintenance)
    // Half the skill: 450 minutes take 900, 10 % saved become 5 %.
    #expect(onCapacity.actualMinutes(item: item, holder: Holder(0)) == Minutes(450))
    #expect(onSkill.actualMinutes(item: item, holder: Holder(0)) == Minutes(900))
    #expect(onCapacity.revenue(item: item, holder: Holder(0)) == Money(minorUnits: 10_000_000))
    #expect(onSkill.revenue(item: item, holder: Holder(0)) == Money(minorUnits: 5_000_000))
  }
}
