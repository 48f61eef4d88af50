import TerritoryPlanning
import Testing

@Suite struct ObjectiveReadingTests {
  private var data: PlanData {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.account("a")
    return plan.data
  }

  private func read(_ text: SettingsOf.Text) -> (objective: Objective?, faults: [String]) {
    var faults: [InputFault] = []
    let objective = Objective.read(SettingsOf.node(text), data: data, faults: &faults)
    return (objective, faults.map(SettingsOf.shown))
  }

  @Test func moneyIsTheObjectiveUnlessSaidOtherwise() {
    #expect(read("expected_revenue").objective == .netRevenue)
  }

  @Test func readsAFullSequence() {
    let read = read([
      ["coverage": ["count": "minutes", "may_lose": "90"]], ["revenue": ["may_lose": "0.5 %"]],
      [
        "fairness": [
          "measure": "lexicographic", "levels": "4", "metric": "potential", "peers": "role",
          "over": "everybody", "precision": "0.2 %", "may_lose": "1 %",
        ]
      ], "moves",
    ])
    #expect(read.faults == [])
    let scope = FairnessScope(.potential, peers: .role, reach: .everybody)
    let aim = FairnessAim(.lexicographic(levels: 4), scope, precision: Share(millionths: 2_000))
    #expect(
      read.objective
        == .stages([
          Stage(.coverage(.minutes), mayLose: .amount(90)),
          Stage(.revenue, mayLose: .share(Share(millionths: 5_000))),
          Stage(.fairness(aim), mayLose: .share(Share(percent: 1))), Stage(.moves(.items)),
        ]))
  }

  @Test func fairnessHasDefaults() {
    let aim = FairnessAim(.largestDeviation, FairnessScope(.standardMinutes))
    #expect(read(["revenue", "fairness"]).objective == .stages([Stage(.revenue), Stage(.fairness(aim))]))
  }

  @Test func readsWeights() {
    let read = read([
      "weights": ["moved_items": "2.50", "deviation": ["peers": "team", "standard_minutes": "0.10"]]
    ])
    #expect(read.faults == [])
    #expect(
      read.objective
        == .weighted([
          WeightedAim(.moves(.items), price: 250),
          WeightedAim(.deviation(FairnessScope(.standardMinutes, peers: .team)), price: 10),
        ]))
  }

  @Test func revenueIsNamedOnce() {
    let without = read(["coverage", "moves"])
    #expect(without.objective == nil && without.faults.count == 1)
    #expect(without.faults.allSatisfy { $0.contains("lacks the stage revenue") })
    let twice = read(["revenue", "revenue"])
    #expect(twice.faults.count == 1 && twice.faults[0].contains("more than once"))
  }

  @Test func reportsEveryFault() {
    let read = read([
      "revenu", ["fairness": ["measure": "ginni", "levels": "3"]], ["moves": ["count": "people"]],
    ])
    #expect(read.objective == nil)
    #expect(read.faults.count == 4)
    #expect(self.read(["weights": ["moved_item": "3"]]).faults.count == 1)
    #expect(self.read("fairness").faults.count == 1)
  }
}
