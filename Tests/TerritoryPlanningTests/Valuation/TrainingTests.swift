import Testing

@testable import TerritoryPlanning

/// Training: 24,000 minutes over the 92 days from 1 October to 31 December 2026.
@Suite struct TrainingTests {
  private func firm(_ training: Training?, _ change: (inout Representative) -> Void = { _ in }) -> TinyFirm {
    var firm = TinyFirm()
    firm.addCustomer("A")
    firm.addProspect("B")
    firm.addRepresentative("R") {
      $0.training = training
      change(&$0)
    }
    return firm
  }

  private func training(_ minutes: Int64, from day: String, _ gain: [Double]) -> Training {
    Training(minutes: Minutes(minutes), from: TinyFirm.day(day), gain: gain)
  }

  @Test func hoursComeOffWhateverTheContract() {
    let taught = training(960, from: "2026-10-01", [0, 0, 0])
    #expect(firm(taught).context.capacity[0] == Minutes(24_000 - 960))
    #expect(firm(taught) { $0.fullTimeEquivalent = 0.5 }.context.capacity[0] == Minutes(12_000 - 960))
    #expect(firm(taught) { $0.presence = 0.01 }.context.capacity[0] == .zero, "never below 0")
  }

  @Test func theGainCountsFromItsDay() {
    // From 16 November on: 46 of 92 days, half of the gain.
    let whole = firm(nil) { $0.skill = [1.1, 1.1, 1.1] }.context
    let half = firm(training(0, from: "2026-11-16", [0.2, 0.2, 0.2])).context
    for item in whole.items.indices {
      #expect(half.revenue(item: item, holder: Holder(0)) == whole.revenue(item: item, holder: Holder(0)))
      #expect(
        half.actualMinutes(item: item, holder: Holder(0))
          == whole.actualMinutes(item: item, holder: Holder(0)))
    }
  }

  @Test func beforeAndAfterThePeriodAreAllAndNothing() {
    let plain = firm(nil).context
    let later = firm(training(0, from: "2027-01-01", [0.5, 0.5, 0.5])).context
    let earlier = firm(training(0, from: "2026-01-01", [0.5, 0, 0])).context
    let skilled = firm(nil) { $0.skill = [1.5, 1, 1] }.context
    for item in plain.items.indices {
      #expect(later.revenue(item: item, holder: Holder(0)) == plain.revenue(item: item, holder: Holder(0)))
      #expect(
        earlier.revenue(item: item, holder: Holder(0)) == skilled.revenue(item: item, holder: Holder(0)))
    }
  }

  @Test func daysAwayTeachNothing() {
    // At work from 1 December on only: every day of it is after the training.
    let away = TinyFirm.day("2026-10-01")...TinyFirm.day("2026-11-30")
    let taught = firm(training(0, from: "2026-11-16", [0.3, 0, 0])) { $0.leave = [away] }.context
    let skilled = firm(nil) {
      $0.leave = [away]
      $0.skill = [1.3, 1, 1]
    }.context
    for item in taught.items.indices {
      #expect(taught.revenue(item: item, holder: Holder(0)) == skilled.revenue(item: item, holder: Holder(0)))
    }
  }

  @Test func standardMinutesDoNotDependOnIt() {
    let taught = firm(training(960, from: "2026-10-01", [1, 1, 1])).context
    #expect(taught.standardMinutes == firm(nil).context.standardMinutes)
  }
}
