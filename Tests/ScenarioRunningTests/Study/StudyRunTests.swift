import AssignmentEngine
import Foundation
import Synchronization
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import ScenarioRunning

/// The same study gives the same results: in any order, on any number of threads, solved or kept.
@Suite struct StudyRunTests {
  static func run(
    _ scenarios: [Scenario], threads: Int = 1, store: (any AnswerStore)? = nil,
    _ change: (inout ScenarioRunner) -> Void = { _ in }
  ) throws -> [ScenarioResult] {
    var runner = ScenarioRunner(concurrentScenarios: threads)
    runner.store = store
    change(&runner)
    return try runner.compare(name: "study", scenarios, stop: StopSignal()).results
  }

  static func written(_ results: [ScenarioResult]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: results.map { ($0.scenario.name, $0.everythingButTimes) })
  }

  @Test(arguments: 1...6)
  func neitherOrderNorThreadsNorKeptAnswersChangeAnything(seed: Int) throws {
    let study = StudyFirm(seed: seed).study()
    let expected = Self.written(try Self.run(study))
    #expect(expected.count == study.count)
    var dice = Dice(seed: UInt64(seed))
    let store = DictionaryStore()
    for threads in [2, 1, 4] {
      let shuffled = study.shuffled(&dice)
      let results = try Self.run(shuffled, threads: threads, store: store)
      #expect(results.map(\.scenario.name) == shuffled.map(\.name))
      #expect(Self.written(results) == expected)
      // Some answers are forgotten, others not.
      for key in store.keys.sorted(by: { $0.text < $1.text }) where dice.next() % 2 == 0 { store.remove(key) }
    }
  }

  @Test func theStudyHasAnswersOfEveryKind() throws {
    let results = try Self.run(StudyFirm(seed: 1).study())
    let named = Dictionary(uniqueKeysWithValues: results.map { ($0.scenario.name, $0) })
    guard case .planned(.infeasible) = named["impossible"]?.answer else {
      Issue.record("the impossible was done: \(named["impossible"]?.answer as Any)")
      return
    }
    #expect(named["impossible"]?.impasse?.conflict != nil)
    #expect(named["staged"]?.stages.count == 2)
    #expect(named["tight-few"]?.origin?.parent == "tight")
    #expect(named["alone"]?.origin?.parent == nil)
    #expect(results.allSatisfy { $0.origin?.key != nil && $0.origin?.keptSince == nil })
  }

  @Test func whatIsKeptIsNotSolvedAgain() throws {
    let study = StudyFirm(seed: 2).study()
    let store = DictionaryStore()
    _ = try Self.run(study, store: store)
    #expect(store.keys.count == study.count - 1)
    let events = Mutex(0)
    var runner = ScenarioRunner()
    runner.store = store
    let again = try runner.compare(name: "study", study, stop: StopSignal()) { _, _ in
      events.withLock { $0 += 1 }
    }
    #expect(events.withLock { $0 } == 0)
    #expect(again.results.allSatisfy { ($0.origin?.keptSince != nil) == ($0.scenario.name != "today") })
  }

  @Test func freshSolvesAnew() throws {
    let study = [StudyFirm(seed: 2).scenario("one")]
    let store = DictionaryStore()
    _ = try Self.run(study, store: store)
    let again = try Self.run(study, store: store) { $0.isFresh = true }
    #expect(again[0].origin?.keptSince == nil)
  }

  /// A budget below any scenario's need lets them run one by one, with the same results.
  @Test func memoryChangesTheScheduleAlone() throws {
    let study = StudyFirm(seed: 3).study()
    let seen = Mutex(Set<String>())
    var runner = ScenarioRunner(concurrentScenarios: 4)
    runner.memoryBudget = 1
    let results = try runner.compare(name: "study", study, stop: StopSignal()) { scenario, _ in
      seen.withLock { _ = $0.insert(scenario) }
    }
    #expect(Self.written(results.results) == Self.written(try Self.run(study)))
    #expect(seen.withLock { $0.count } == study.count - 1)
  }

  @Test func scenariosOfOneContentShareTheirAnswer() throws {
    let firm = StudyFirm(seed: 4)
    let store = DictionaryStore()
    _ = try Self.run([firm.scenario("one")], store: store)
    let other = try Self.run([firm.scenario("other")], store: store)
    #expect(other[0].origin?.keptSince != nil)
    #expect(other[0].scenario.name == "other")
  }
}

/// What may not be kept, and what is done with what was tampered with.
@Suite struct KeptAnswerTests {
  private let firm = StudyFirm(seed: 5)

  @Test func whatTheClockLimitsIsNotKept() throws {
    let store = DictionaryStore()
    let byTime = firm.scenario("one", effort: Effort(gap: 0, timeLimitSeconds: 60, seed: 1))
    let child = firm.scenario("two", extends: ["one"], percent: 50)
    let results = try StudyRunTests.run([byTime, child], store: store)
    #expect(results[0].origin == AnswerOrigin())
    // What cannot be repeated hands nothing on, so that its child can be.
    #expect(results[1].origin?.parent == nil)
    #expect(results[1].origin?.key != nil)
    #expect(store.keys.count == 1)
  }

  @Test func whatIsInterruptedIsNotKept() throws {
    let store = DictionaryStore()
    var runner = ScenarioRunner()
    runner.store = store
    let stop = StopSignal()
    stop.raise()
    let results = try runner.compare(name: "study", firm.study(), stop: stop).results
    #expect(results.count == firm.study().count)
    #expect(store.keys.isEmpty)
  }

  @Test func aTimeThatIsOverIsNotKept() throws {
    let store = DictionaryStore()
    let hurried = firm.scenario("one", effort: Effort(gap: 0, timeLimitSeconds: 0, workLimit: 3_000, seed: 1))
    let results = try StudyRunTests.run([hurried], store: store)
    #expect(results[0].origin?.key == nil)
    #expect(store.keys.isEmpty)
  }

  @Test func aStoreThatCannotBeWrittenIsAnError() {
    #expect(throws: FullStore.NoSpace.self) {
      try StudyRunTests.run(firm.study(), threads: 2, store: FullStore())
    }
  }

  /// - Returns: the results after the change, and how many answers were dropped.
  private func afterChange(
    _ study: [Scenario], _ change: ([UInt8]) -> [UInt8]
  ) throws -> (results: [ScenarioResult], dropped: Int) {
    let store = DictionaryStore()
    _ = try StudyRunTests.run(study, store: store)
    store.changeAll(change)
    let dropped = Mutex(0)
    let results = try StudyRunTests.run(study, store: store) { runner in
      runner.notice = { _ in dropped.withLock { $0 += 1 } }
    }
    return (results, dropped.withLock { $0 })
  }

  private static func sealed(_ body: [UInt8]) -> [UInt8] {
    var hash = ContentHash()
    hash.add("body", body)
    return Array("evenfield.answer 1 \(hash.text)\n".utf8) + body
  }

  private static func changed(_ bytes: [UInt8], _ change: (inout [String: Any]) -> Void) -> [UInt8] {
    let body = bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    guard var object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
      return bytes
    }
    change(&object)
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]) else {
      return bytes
    }
    return sealed(Array(data))
  }

  @Test(arguments: ["cut", "flipped", "empty", "other"])
  func damagedAnswersAreSolvedAnew(kind: String) throws {
    let study = firm.study()
    let expected = StudyRunTests.written(try StudyRunTests.run(study))
    let (results, dropped) = try afterChange(study) { bytes in
      switch kind {
      case "cut": return Array(bytes.dropLast(5))
      case "flipped":
        var bytes = bytes
        bytes[bytes.count / 2] ^= 1
        return bytes
      case "empty": return []
      default: return Array("evenfield.answer 99 0\n{}".utf8)
      }
    }
    #expect(dropped == study.count - 1)
    #expect(StudyRunTests.written(results) == expected)
  }

  /// Whoever writes a new seal still cannot claim what does not hold.
  @Test(arguments: ["key", "plan", "bound", "multipliers", "kind"])
  func falseAnswersAreSolvedAnew(kind: String) throws {
    let study = [firm.scenario("one", moves: 3)]
    let expected = StudyRunTests.written(try StudyRunTests.run(study))
    let (results, dropped) = try afterChange(study) { bytes in
      Self.changed(bytes) { object in
        var outcome = object["outcome"] as? [String: Any] ?? [:]
        switch kind {
        case "key": object["key"] = ["text": "0"]
        case "plan":
          // Everybody's work to one representative breaks the budget of moves.
          var plan = outcome["plan"] as? [String: Any] ?? [:]
          plan["held"] = (plan["held"] as? [[String: Any]] ?? []).map { held in
            var held = held
            held["representative"] = "r0"
            return held
          }
          outcome["plan"] = plan
        case "bound":
          var certificate = outcome["certificate"] as? [String: Any] ?? [:]
          certificate["bound"] = "0"
          outcome["certificate"] = certificate
        case "multipliers":
          var certificate = outcome["certificate"] as? [String: Any] ?? [:]
          certificate["multipliers"] = (certificate["multipliers"] as? [String] ?? []).map { _ in "0" }
          certificate["seal"] = nil
          outcome["certificate"] = certificate
        default: outcome["kind"] = "nobody_may_take"
        }
        object["outcome"] = outcome
      }
    }
    #expect(dropped == 1, "\(kind)")
    #expect(StudyRunTests.written(results) == expected)
  }

  /// The figures of a kept answer are those of the run that found it.
  @Test func effortIsThatOfTheRunThatFoundIt() throws {
    let store = DictionaryStore()
    let study = [firm.scenario("one")]
    let first = try StudyRunTests.run(study, store: store)[0]
    let second = try StudyRunTests.run(study, store: store)[0]
    #expect(second.seconds == first.seconds)
    #expect(second.effort == first.effort)
  }
}

/// What relaxes a scenario never lowers its bound below the plans of the tighter one.
@Suite struct RelaxationTests {
  @Test(arguments: 1...12)
  func boundsOfRelaxedScenariosContainPlansOfTighterOnes(seed: Int) throws {
    let firm = StudyFirm(seed: 100 + seed, accounts: 12, representatives: 3)
    let effort = Effort(gap: 0.01, workLimit: 400_000, seed: UInt64(seed))
    let percents: [Int64] = [90, 60, 45, 30]
    let moves: [Int64?] = [nil, 8, 5, 3]
    // Each one extends the looser one: the tightest starts from the chain of all.
    let scenarios = percents.indices.map { place in
      firm.scenario(
        "\(place)", extends: (0..<place).reversed().map { "\($0)" }, percent: percents[place],
        moves: moves[place], effort: effort)
    }
    for reuses in [true, false] {
      let results = try StudyRunTests.run(scenarios) { $0.reuses = reuses }
      let plans = results.map { result -> CertifiedTerritoryPlan? in
        if case .planned(let outcome) = result.answer { outcome.plan } else { nil }
      }
      #expect(plans[0] != nil)
      for loose in plans.indices {
        for tight in plans.indices[(loose + 1)...] {
          guard let bound = plans[loose]?.bound, let plan = plans[tight] else { continue }
          #expect(bound >= plan.evaluation.objective, "\(loose) \(tight) \(reuses)")
        }
      }
    }
  }
}
