import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The scenarios of a comparison as points of revenue against a burden: those of the same facts together, the
/// others by what they change against today.
struct Tradeoffs {
  enum Burden: String, CaseIterable { case spread, handovers }

  struct Point {
    /// Position in the comparison.
    var number: Int
    var title: String
    var burden: Double
    /// Minor units: revenue less travel and charges, or its change against today.
    var worth: Int64
    /// What the scenario may be worth at most, in the same sense; nil of a plan that was only judged.
    var most: Int64?
    /// nil of a plan that is not ranked.
    var standing: ParetoFront.Standing?
    var beatenBy: Int?
  }

  /// Scenarios of the same facts, ranked among each other.
  struct Group {
    var burden: Burden
    var points: [Point]
    /// Today's plan under the same facts; it may break rules, so that it is not ranked.
    var today: Point?
  }

  let groups: [Group]
  /// Scenarios that share their facts with no other, as changes against today.
  let apart: [Group]

  init(_ comparison: Comparison, language: Language) {
    var groups: [Group] = []
    var alone: [Int] = []
    for facts in FactGroups(comparison).groups {
      let planned = facts.filter { comparison.results[$0].certified != nil }
      guard planned.count > 1 else {
        alone += planned
        continue
      }
      groups += Burden.allCases.compactMap { Self.group($0, planned, comparison, language) }
    }
    self.groups = groups
    apart = Burden.allCases.compactMap { Self.changes($0, alone.sorted(), comparison, language) }
  }

  private static func group(
    _ burden: Burden, _ numbers: [Int], _ comparison: Comparison, _ language: Language
  ) -> Group? {
    var points = numbers.compactMap { number -> Point? in
      let result = comparison.results[number]
      guard let plan = result.certified, let measured = burden.measured(plan.evaluation) else { return nil }
      let worth = plan.evaluation.netWorth.minorUnits
      return Point(
        number: number, title: result.title(language), burden: measured, worth: worth,
        most: worth + max(0, plan.gap.minorUnits))
    }
    guard points.count > 1 else { return nil }
    let front = ParetoFront(
      points.map { ParetoFront.Point(worth: $0.worth, most: $0.most ?? $0.worth, burden: $0.burden) })
    for index in points.indices {
      points[index].standing = front.standings[index]
      points[index].beatenBy = front.beatenBy[index].map { points[$0].number }
    }
    let result = comparison.results[numbers[0]]
    let today = result.today.flatMap { evaluation in
      burden.measured(evaluation).map {
        Point(
          number: -1, title: language.phrases.label(Term.today), burden: $0,
          worth: evaluation.netWorth.minorUnits)
      }
    }
    return Group(burden: burden, points: points, today: today)
  }

  private static func changes(
    _ burden: Burden, _ numbers: [Int], _ comparison: Comparison, _ language: Language
  ) -> Group? {
    let points = numbers.compactMap { number -> Point? in
      let result = comparison.results[number]
      guard let plan = result.certified, let today = result.today,
        let measured = burden.measured(plan.evaluation)
      else { return nil }
      let change = (plan.evaluation.netWorth - today.netWorth).minorUnits
      return Point(
        number: number, title: result.title(language), burden: measured, worth: change,
        most: change + max(0, plan.gap.minorUnits))
    }
    return points.isEmpty ? nil : Group(burden: burden, points: points)
  }
}

extension Tradeoffs.Burden {
  func measured(_ evaluation: Evaluation) -> Double? {
    switch self {
    case .spread: evaluation.workload?.range
    case .handovers: Double(evaluation.disruption.voluntaryItems + evaluation.disruption.forcedItems)
    }
  }
}

extension Evaluation {
  /// Revenue less travel cost and charges: the same sense in every scenario, whatever its wishes cost.
  var netWorth: Money { revenue - travelCost - chargedCost }
}
