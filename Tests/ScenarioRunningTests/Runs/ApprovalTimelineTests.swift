import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

/// Which plan is in force when.
@Suite struct ApprovalTimelineTests {
  private func decision(_ number: Int64, _ run: Int64, _ step: RunStep, _ day: Int?) -> RunDecision {
    RunDecision(
      number: number, run: RunNumber(run), step: step, at: Date(timeIntervalSince1970: 0), who: "", note: "",
      effectiveFrom: day.map { CalendarDay(daysSince1970: $0) })
  }

  private func spans(_ decisions: [RunDecision]) -> [[Int?]] {
    ApprovalTimeline(decisions).spans.map {
      [Int($0.run.value), $0.from.daysSince1970, $0.until?.daysSince1970]
    }
  }

  @Test func nothingDecidedNothingInForce() {
    #expect(spans([]) == [])
    #expect(spans([decision(1, 1, .propose, nil)]) == [])
  }

  @Test func theNextApprovedPlanTakesOver() {
    let first = [decision(1, 1, .approve, 10), decision(2, 2, .approve, 20)]
    #expect(spans(first) == [[1, 10, 20], [2, 20, nil]])
    // Decided later, but for earlier days: the plan that was to begin on day 20 still does.
    #expect(spans(first + [decision(3, 3, .approve, 15)]) == [[1, 10, 15], [3, 15, 20], [2, 20, nil]])
    // On the same day the later decision counts.
    #expect(spans(first + [decision(3, 3, .approve, 20)]) == [[1, 10, 20], [3, 20, nil]])
  }

  @Test func whereAPlanIsWithdrawnTheEarlierOneIsInForceAgain() {
    let both = [decision(1, 1, .approve, 10), decision(2, 2, .approve, 20)]
    #expect(spans(both + [decision(3, 2, .withdraw, 30)]) == [[1, 10, 20], [2, 20, 30], [1, 30, nil]])
    // From its own first day: as if it had never been approved.
    #expect(spans(both + [decision(3, 2, .withdraw, 20)]) == [[1, 10, nil]])
    #expect(spans(both + [decision(3, 1, .withdraw, 15)]) == [[1, 10, 15], [2, 20, nil]])
    #expect(
      spans(both + [decision(3, 2, .withdraw, 20), decision(4, 2, .reinstate, 40)]) == [
        [1, 10, 40], [2, 40, nil],
      ])
  }

  @Test func anEarlierPlanIsReinstated() {
    let decisions = [
      decision(1, 1, .approve, 10), decision(2, 2, .approve, 20), decision(3, 1, .reinstate, 50),
    ]
    #expect(spans(decisions) == [[1, 10, 20], [2, 20, 50], [1, 50, nil]])
    let timeline = ApprovalTimeline(decisions)
    func standing(_ run: Int64, _ day: Int) -> RunStanding {
      RunStanding(
        of: RunNumber(run), decisions.filter { $0.run.value == run }, in: timeline,
        on: CalendarDay(daysSince1970: day))
    }
    #expect(standing(1, 5) == .upcoming(from: CalendarDay(daysSince1970: 10)))
    #expect(standing(1, 15) == .inForce(since: CalendarDay(daysSince1970: 10)))
    #expect(standing(1, 30) == .upcoming(from: CalendarDay(daysSince1970: 50)))
    #expect(standing(2, 30) == .inForce(since: CalendarDay(daysSince1970: 20)))
    #expect(standing(2, 60) == .superseded(by: RunNumber(1)))
    #expect(standing(3, 60) == .draft)
  }

  /// Against asking day by day, straight from the definition.
  @Test(arguments: 0..<200)
  func agreesWithAskingDayByDay(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let decisions = (0..<draw(9)).map { number in
      let step: RunStep = [.approve, .withdraw, .reinstate, .propose][draw(4)]
      return decision(Int64(number), Int64(1 + draw(4)), step, step == .propose ? nil : draw(12))
    }
    let timeline = ApprovalTimeline(decisions)
    for day in -1...13 {
      var best: (from: Int, number: Int64, run: RunNumber)?
      for run in 1...4 {
        let dated = decisions.filter { $0.run.value == run && ($0.effectiveFrom?.daysSince1970 ?? 99) <= day }
        guard let last = dated.last, last.state == .approved, let from = last.effectiveFrom else { continue }
        let rank = (from.daysSince1970, last.number)
        if best.map({ rank > ($0.from, $0.number) }) ?? true { best = (rank.0, rank.1, last.run) }
      }
      #expect(timeline.run(on: CalendarDay(daysSince1970: day)) == best?.run)
    }
    for (span, next) in zip(timeline.spans, timeline.spans.dropFirst()) {
      #expect(span.until.map { $0 <= next.from } ?? false)
      #expect(span.until != next.from || span.run != next.run)
    }
  }
}
