import Testing

@testable import ScenarioRunning

@Suite struct StudyGraphTests {
  private let firm = StudyFirm(seed: 1, accounts: 3, representatives: 2)

  private func parents(_ scenarios: [Scenario]) -> [String: String] {
    let graph = StudyGraph(scenarios)
    var named: [String: String] = [:]
    for (place, parent) in graph.parents.enumerated() {
      named[scenarios[place].name] = parent.map { scenarios[$0].name }
    }
    return named
  }

  @Test func parentIsTheNearestAncestorOfTheStudy() {
    #expect(
      parents(firm.study()) == [
        "tight": "rebalance", "few-moves": "rebalance", "tight-few": "tight", "staged": "rebalance",
        "impossible": "rebalance",
      ])
  }

  @Test(arguments: 1...20)
  func theOrderAskedForDoesNotMatter(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    #expect(parents(firm.study().shuffled(&dice)) == parents(firm.study()))
  }

  @Test func anAncestorOutsideTheStudyIsPassedOver() {
    let study = firm.study().filter { $0.name != "tight" }
    #expect(parents(study)["tight-few"] == "rebalance")
    #expect(parents(study.filter { $0.name != "rebalance" }).isEmpty)
  }

  @Test func whoJudgesTodayIsNobodysParent() {
    let judged = firm.scenario("base", question: .judgeToday)
    #expect(parents([judged, firm.scenario("child", extends: ["base"])]).isEmpty)
  }

  @Test func otherDataHandNothingOn() {
    var other = firm.scenario("base")
    other.sourceHash = "elsewhere"
    #expect(parents([other, firm.scenario("child", extends: ["base"])]).isEmpty)
  }

  @Test func aScenarioNamedLikeItsAncestorIsNotItsOwnParent() {
    let child = firm.scenario("base", extends: ["base"], percent: 30)
    let graph = StudyGraph([child, firm.scenario("base")])
    #expect(graph.parents == [1, nil])
  }
}

@Suite struct AnswerKeyTests {
  private func key(
    content: String = "c", gap: Double = 0.1, work: Int64? = 5, seed: UInt64 = 1, time: Double? = nil,
    asked: [String] = [], parent: AnswerKey? = nil
  ) -> AnswerKey {
    AnswerKey(
      contentHash: content, effort: Effort(gap: gap, timeLimitSeconds: time, workLimit: work, seed: seed),
      asked: asked, parent: parent)
  }

  @Test func everythingThatAnAnswerDependsOnCounts() {
    let others = [
      key(content: "d"), key(gap: 0.2), key(work: 6), key(seed: 2), key(asked: ["x"]), key(parent: key()),
      key(parent: key(seed: 2)),
    ]
    #expect(Set(others + [key()]).count == others.count + 1)
  }

  @Test func timeDoesNotCount() {
    #expect(key(time: 60) == key())
  }
}
