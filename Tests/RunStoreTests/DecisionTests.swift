import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import RunStore
@testable import RunStoreWriter

@Suite struct DecisionTests {
  private let folder: StoreFolder
  private let store: RunStore

  init() throws {
    folder = try StoreFolder()
    store = try RunStore(path: folder.store, access: .writing)
  }

  private func add(_ label: String, caseName: String = "case") throws -> RunNumber {
    try store.record([(SampleRun.run(label, 1, caseName: caseName), [])])[0]
  }

  @discardableResult
  private func take(_ step: RunStep, _ run: RunNumber, from day: String? = nil) throws -> StoredRun {
    let answer = try store.decide(
      NewDecision(
        run: run, step: step, at: Date(timeIntervalSince1970: 1_790_000_000), who: "陈", note: "因为",
        from: day.map { CalendarDay(iso: $0)! }))
    return try #require(answer).run
  }

  private func inForce(_ day: String, caseName: String = "case") throws -> Int64? {
    try store.runInForce(ofCase: caseName, on: CalendarDay(iso: day)!)?.value
  }

  @Test func aPlanIsInForceFromItsDayUntilTheNext() throws {
    let (first, second) = (try add("a"), try add("b"))
    let elsewhere = try add("c", caseName: "other")
    for run in [first, second, elsewhere] { try take(.propose, run) }
    try take(.approve, first, from: "2026-10-01")
    try take(.approve, second, from: "2026-11-15")
    try take(.approve, elsewhere, from: "2026-01-01")
    #expect(try inForce("2026-09-30") == nil)
    #expect(try inForce("2026-10-01") == 1)
    #expect(try inForce("2026-11-14") == 1)
    #expect(try inForce("2026-11-15") == 2)
    #expect(try inForce("2030-01-01") == 2)
    #expect(try inForce("2026-10-01", caseName: "other") == 3)
    // Withdrawn from a day on, it was in force until then, and the earlier one is again.
    try take(.withdraw, second, from: "2026-12-01")
    #expect(try inForce("2026-11-30") == 2)
    #expect(try inForce("2026-12-01") == 1)
    try take(.reinstate, second, from: "2026-12-20")
    #expect(try inForce("2026-12-20") == 2)
    let decisions = try #require(try store.run(second)).decisions
    #expect(decisions.map(\.step) == [.propose, .approve, .withdraw, .reinstate])
    #expect(decisions.allSatisfy { $0.who == "陈" && $0.note == "因为" })
  }

  @Test func refusesWithTheReason() throws {
    let run = try add("a")
    func refusal(_ step: RunStep, _ run: RunNumber, _ day: String?) -> StepRefusal? {
      do {
        try take(step, run, from: day)
        return nil
      } catch {
        return (error as? RefusedDecision)?.reason
      }
    }
    #expect(refusal(.approve, run, "2026-10-01") == .notFrom(.draft))
    #expect(refusal(.withdraw, run, nil) == .notFrom(.draft))
    #expect(refusal(.reinstate, run, "2026-10-01") == .neverApproved)
    try take(.propose, run)
    #expect(refusal(.propose, run, nil) == .notFrom(.proposed))
    #expect(refusal(.approve, run, nil) == .dateMissing)
    #expect(refusal(.approve, run, "2027-01-01") == .afterPeriod(end: CalendarDay(iso: "2026-12-31")!))
    try take(.approve, run, from: "2026-12-31")
    #expect(refusal(.withdraw, run, nil) == .dateMissing)

    let broken = try store.record([(SampleRun.run("b", 2, brokenRules: 3), [])])[0]
    try take(.propose, broken)
    #expect(refusal(.approve, broken, "2026-10-01") == .breaksRules(3))
    let empty = try store.record([(SampleRun.run("c", 3, hasPlan: false), [])])[0]
    #expect(refusal(.propose, empty, nil) == .noPlan)
    // A refused step leaves nothing behind.
    #expect(try store.run(empty)?.decisions == [])
    #expect(try store.run(broken)?.state == .proposed)
  }

  @Test func aNumberWithoutRunIsNone() throws {
    let answer = try store.decide(
      NewDecision(run: RunNumber(9), step: .propose, at: Date(), who: "", note: "", from: nil))
    #expect(answer == nil)
  }
}
