import ScenarioRunning
import TerritoryPlanning

/// The cells of a front: the settings, the criteria, the worth, the standing.
struct SweepFrontTable {
  let front: SweepFront
  let table: SweepTable
  private var phrases: any Phrases { table.phrases }

  var head: [String] {
    table.study.grid.axes.map { phrases.setting($0.name) } + front.criteria.map { phrases.label($0) }
      + [phrases.label(SweepColumn.worth), phrases.standingOfPlan]
  }
  var alignments: [TextTable.Alignment] {
    Array(repeating: .right, count: head.count - 1) + [.left]
  }

  var rows: [[String]] {
    front.entries.map { entry in
      table.study.grid.values(entry.points[0]).map(\.text)
        + zip(front.criteria, entry.amounts).map(text) + [table.money(entry.worth) ?? "", standing(entry)]
    }
  }

  func text(_ criterion: SweepFront.Criterion, _ amount: Double) -> String {
    switch criterion {
    case .largestDeviation: table.figures.percent(amount)
    case .moves: table.figures.count(Int(amount))
    }
  }

  private func standing(_ entry: SweepFront.Entry) -> String {
    switch entry.standing {
    case .efficient: phrases.efficient()
    case .open: phrases.open(upTo: table.money(entry.most.map { $0 - entry.worth }, rounding: .up))
    case .dominated(let other): phrases.dominated(by: table.name(front.entries[other].points[0]))
    }
  }

  var headline: String {
    func count(_ isCounted: (SweepFront.Standing) -> Bool) -> Int {
      front.entries.count { isCounted($0.standing) }
    }
    return phrases.paretoHeadline(
      efficient: count { $0 == .efficient }, open: count { $0 == .open },
      dominated: count { if case .dominated = $0 { true } else { false } })
  }
}
