import AssignmentEngine
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@Suite struct SweepRunnerTests {
  /// Large enough that points are solved under a gap and neighbours settled.
  static func grid() -> SweepGrid {
    SweepOracleTests.grid(
      StudyFirm(seed: 11, accounts: 10, representatives: 3),
      percents: [10, 20, 40, 60, 80, 100], moves: [2, 6])
  }
  static let effort = Effort(gap: 0.01, workLimit: 20_000, seed: 1)

  static func same(_ one: SweepStudy, _ other: SweepStudy) {
    #expect(one.points.map(\.plan) == other.points.map(\.plan))
    #expect(one.points.map(\.bound) == other.points.map(\.bound))
    #expect(one.points.map(\.certificate) == other.points.map(\.certificate))
    #expect(one.points.map(\.origin) == other.points.map(\.origin))
    #expect(one.points.map(\.key) == other.points.map(\.key))
  }

  @Test func threadsChangeNothing() throws {
    let one = try SweepRunner(effort: Self.effort, threads: 1).study(Self.grid(), stop: StopSignal())
    let two = try SweepRunner(effort: Self.effort, threads: 2).study(Self.grid(), stop: StopSignal())
    let five = try SweepRunner(effort: Self.effort, threads: 5).study(Self.grid(), stop: StopSignal())
    Self.same(one, two)
    Self.same(one, five)
    #expect(one.counters == two.counters)
    SweepOracleTests.checkMonotone(one)
  }

  /// Every bound is rechecked by the verifier, in the problem of the point that it speaks of.
  @Test func certificatesHold() throws {
    let study = try SweepRunner(effort: Self.effort).study(Self.grid(), stop: StopSignal())
    var checked = 0
    for point in study.points {
      guard let source = point.boundFrom, let certificate = point.certificate else { continue }
      let scenario = study.points[source].scenario
      let planner = try TerritoryPlanner(context: study.points[source].context, rules: scenario.rules)
      guard
        case .confirmed = CertificateVerifier.verify(certificate, of: planner.translation.problem)
      else {
        Issue.record("a certificate was refused")
        continue
      }
      #expect(Int64(certificate.claimedBound) == point.bound?.minorUnits)
      checked += 1
    }
    #expect(checked > 0)
  }

  @Test func keptAnswersAreUsedAndChecked() throws {
    let store = DictionaryStore()
    var runner = SweepRunner(effort: Self.effort)
    runner.store = store
    let first = try runner.study(Self.grid(), stop: StopSignal())
    let second = try runner.study(Self.grid(), stop: StopSignal())
    Self.same(first, second)
    #expect(store.keys.count == first.solvedCount)
    #expect(first.points.allSatisfy { !$0.isKept })
    #expect(second.points.count(where: \.isKept) == first.solvedCount)
    #expect(second.counters.movesTried == 0)
    store.changeAll { _ in Array("{}".utf8) }
    let third = try runner.study(Self.grid(), stop: StopSignal())
    Self.same(first, third)
    #expect(third.points.allSatisfy { !$0.isKept })
  }

  @Test func anEndedRunIsNotKept() throws {
    let stop = StopSignal()
    let store = DictionaryStore()
    var runner = SweepRunner(effort: Self.effort)
    runner.store = store
    stop.raise()
    let study = try runner.study(Self.grid(), stop: stop)
    #expect(store.keys.isEmpty)
    #expect(study.points.allSatisfy { $0.plan == nil })
  }

  /// Entries of the front are weighed right, and no plan of any point beats what is said to be efficient.
  @Test func frontOfPlans() throws {
    let firm = StudyFirm(seed: 21, accounts: 6, representatives: 3)
    let grid = SweepOracleTests.grid(firm, percents: [10, 30, 60, 100], moves: [0, 1, 3, 6])
    var scaled = grid.axes
    scaled[0].values = scaled[0].values.map { SweepValue(text: $0.text + " %", number: $0.number! / 100) }
    let scenarios = grid.scenarios
    var next = 0
    let shares = SweepGrid(base: grid.base, axes: scaled) { _ in
      defer { next += 1 }
      return scenarios[next]
    }
    let study = try SweepOracleTests.study(shares)
    let front = try #require(SweepFront(study))
    #expect(front.criteria == [.largestDeviation, .moves])
    #expect(!front.entries.isEmpty)
    for (index, entry) in front.entries.enumerated() {
      let better = front.entries.indices.contains { other in
        let rival = front.entries[other]
        return other != index && rival.worth >= entry.worth
          && zip(rival.amounts, entry.amounts).allSatisfy { $0 <= $1 }
      }
      if case .dominated = entry.standing { #expect(better) } else { #expect(!better) }
      if let most = entry.most { #expect(most >= entry.worth || entry.standing != .efficient) }
    }
  }
}
