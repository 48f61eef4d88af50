import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The five figures at the head of a scenario.
struct Tiles {
  let result: ScenarioResult
  let evaluation: Evaluation
  let wording: PlanWording

  init(_ result: ScenarioResult, _ evaluation: Evaluation, _ wording: PlanWording) {
    self.result = result
    self.evaluation = evaluation
    self.wording = wording
  }

  var markup: Markup {
    tag(
      "div", [("class", "tiles")],
      all: [revenue, spread, handovers, travel, distance].map { figure, caption in
        tag("div", [("class", "tile")], tag("b", [], unbroken(figure)), tag("span", [], unbroken(caption)))
      })
  }

  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }
  private var before: Evaluation? { result.newPlan == nil ? nil : result.today }

  private var revenue: (String, String) {
    let label = phrases.label(TileLabel.expectedRevenue)
    let change = before.map { figures.money.signedCompact(evaluation.revenue - $0.revenue) }
    return (
      figures.money.compact(evaluation.revenue),
      change.map { phrases.tileChange(label, change: $0) } ?? label
    )
  }

  private var spread: (String, String) {
    let label = phrases.label(TileLabel.workloadSpread)
    return (
      figures.shortPercent(evaluation.workload?.range),
      before.map { phrases.tileBefore(label, before: figures.shortPercent($0.workload?.range)) } ?? label
    )
  }

  private var handovers: (String, String) {
    let disruption = evaluation.disruption
    let text =
      before == nil
      ? "–" : figures.count(disruption.voluntaryItems) + " + " + figures.count(disruption.forcedItems)
    return (text, phrases.label(TileLabel.handovers))
  }

  private var travel: (String, String) {
    let label = phrases.label(TileLabel.travelTime)
    guard let before else { return (figures.hours(evaluation.travelMinutes), label) }
    return (
      figures.signedHours(evaluation.travelMinutes - before.travelMinutes),
      phrases.tileBefore(label, before: figures.hours(before.travelMinutes))
    )
  }

  private var distance: (String, String) {
    guard let plan = result.certified else {
      return (
        "–", result.newPlan == nil ? phrases.label(TileLabel.gapPercent) : phrases.noBoundSought
      )
    }
    guard let share = plan.gapShareOfImprovement else {
      return (figures.percentAtMost(plan.relativeGap), phrases.label(TileLabel.gapPercent))
    }
    return (figures.percentAtMost(share), phrases.label(TileLabel.gapShare))
  }
}
