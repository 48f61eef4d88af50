import Testing

@testable import TerritoryPlanning

@Suite struct StandardParametersTests {
  let parameters = TinyFirm().parameters

  @Test(arguments: [
    (50_000_000, 20_000_000, TinyFirm.highValue), (50_000_000, 19_999_999, TinyFirm.potential),
    (49_999_999, 20_000_000, TinyFirm.potential), (20_000_000, 0, TinyFirm.potential),
    (19_999_999, 19_999_999, TinyFirm.ordinary), (0, 0, TinyFirm.ordinary),
  ])
  func classifiesByBothThresholds(potential: Int64, current: Int64, segment: Int) {
    let found = parameters.segment(
      potential: Money(minorUnits: potential), current: Money(minorUnits: current))
    #expect(found == segment)
  }

  @Test func theLastSegmentTakesTheRestWhateverItsThreshold() {
    var parameters = parameters
    parameters.segments[2].minimumPotential = Money(minorUnits: 1)
    #expect(parameters.segment(potential: .zero, current: .zero) == 2)
  }

  @Test func standardParametersAreConsistent() {
    for duty in parameters.duties { #expect(!duty.roles.isEmpty && duty.roles.contains(.allRound)) }
    for segment in parameters.segments {
      #expect(segment.visits.count == parameters.duties.count)
      #expect(segment.minutesPerVisit.count == parameters.duties.count)
    }
    let earning = parameters.earning
    #expect(earning.baselineRetention < earning.attendedRetention)
    #expect(earning.attendedRetention + earning.atRiskShare * earning.satisfactionEffect <= 1)
  }

  @Test func moneyFollowsTheDigitsOfTheCurrency() {
    let day = TinyFirm.day("2026-01-01")
    let yen = PlanParameters.standard(
      period: "", periodStart: day, periodEnd: day, currency: "JPY", currencyDigits: 0)
    #expect(yen.earning.travelCostPerHour == Money(minorUnits: 60))
    #expect(parameters.earning.travelCostPerHour == Money(minorUnits: 6000))
  }

  @Test func listsEveryParameterOnceAndSaysWhichWereGiven() throws {
    var parameters = parameters
    parameters.given = ["travel.speed", "segments.potential"]
    let listing = parameters.listing()
    #expect(Set(listing.map(\.name)).count == listing.count)
    // 5 of the period, 2 a duty, 6 and 2 a duty a segment, 6 of earning, 2 of travel, 3 of handover, 2 of ramp, 1 of
    // estimates.
    #expect(listing.count == 5 + 3 * 2 + 3 * (6 + 3 * 2) + 6 + 2 + 3 + 2 + 1)
    func row(_ name: String) throws -> ListedParameter {
      try #require(listing.first { $0.name == name })
    }
    #expect(try row("travel.speed").isGiven)
    #expect(try row("travel.speed").value == "40")
    #expect(try !row("travel.detour").isGiven)
    #expect(try row("segments.potential.win_rate").isGiven)
    #expect(try !row("segments.ordinary.win_rate").isGiven)
    #expect(try row("earning.headroom_margin").value == "20000.00")
    #expect(try row("earning.headroom_margin").unit == "CNY")
    #expect(try row("segments.high_value.visits.maintenance").value == "6")
    #expect(try row("handover.loss").value == "0.03")
    #expect(try row("ramp.months").value == "0.25, 0.5, 0.75")
  }
}
