import AssignmentEngine
import Testing

@testable import evenfield

@Suite("Which progress is worth a line")
struct ProgressNewsTests {
  /// Which of the plans, found at these seconds under a bound of 1,000, are shown.
  private func shown(_ plans: [(seconds: Double, plan: Int128?)]) -> [Bool] {
    var news = ProgressNews()
    return plans.map { news.takes(Self.event($0.seconds, plan: $0.plan), scenario: nil) }
  }

  private static func event(
    _ seconds: Double, plan: Int128?, source: ProgressEvent.Source = .search
  ) -> ProgressEvent {
    ProgressEvent(seconds: seconds, objective: plan, bound: 1_000, movesTried: 0, source: source)
  }

  @Test func smallStepsWaitForTheSecond() {
    #expect(
      shown([(0, nil), (0.1, 800), (0.2, 810), (0.9, 819), (1.1, 819)]) == [true, true, false, false, true])
  }

  @Test func aGapThatFellByATenthIsShownAtOnce() {
    #expect(shown([(0, 800), (0.01, 821), (0.02, 830)]) == [true, true, false])
  }

  @Test func boundsAreAlwaysShownAndScenariosDoNotMix() {
    var news = ProgressNews()
    let events: [(ProgressEvent, String)] = [
      (Self.event(0, plan: 800), "a"), (Self.event(0, plan: 800), "b"), (Self.event(0.1, plan: 801), "a"),
      (Self.event(0.2, plan: 801, source: .agents), "a"),
    ]
    let shown = events.map { news.takes($0.0, scenario: $0.1) }
    #expect(shown == [true, true, false, true])
  }
}
