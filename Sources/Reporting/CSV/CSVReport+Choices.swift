import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What a choice between scenarios rests on.
extension CSVReport {
  /// One row a scenario and pair of people between whom items change hands.
  public var handovers: String {
    var csv = CSVText(
      head: ["scenario", "from", "from_name", "to", "to_name", "items", "minutes"], dialect: dialect)
    for result in comparison.results {
      let wording = PlanWording(language: language, context: result.context)
      let ids = EvaluationIDs(result.context)
      for pair in HandoverPairs(result.newPlan?.evaluation.moves ?? []).pairs {
        csv.append([
          .text(result.scenario.name), ids.field(pair.from), .text(wording.name(of: pair.from)),
          ids.field(pair.to), .text(wording.name(of: pair.to)), .count(pair.items),
          .integer(pair.minutes.count),
        ])
      }
    }
    return csv.text
  }

  /// One row a scenario and burden: its place among the scenarios of the same facts, whose number is that of the
  /// first of them.
  public var tradeoffs: String {
    var csv = CSVText(
      head: [
        "facts", "burden", "scenario", "sense", "burden_value", "worth", "worth_at_most", "standing",
        "beaten_by", "currency",
      ], dialect: dialect)
    let tradeoffs = Tradeoffs(comparison, language: language)
    let facts = FactGroups(comparison)
    let name = { (number: Int) in comparison.results[number].scenario.name }
    let groups =
      tradeoffs.groups.map { ($0, "revenue_less_travel") }
      + tradeoffs.apart.map { ($0, "change_against_today") }
    for (group, sense) in groups {
      for point in group.points {
        let number = (facts.groups.firstIndex { $0.contains(point.number) } ?? 0) + 1
        csv.append([
          .count(number), .text(group.burden.rawValue), .text(name(point.number)), .text(sense),
          .share(point.burden), .integer(point.worth), point.most.map { .integer($0) } ?? .empty,
          point.standing.map { .text($0.rawValue) } ?? .empty,
          point.beatenBy.map { .text(name($0)) } ?? .empty,
          .text(comparison.results[point.number].context.data.parameters.currency),
        ])
      }
    }
    return csv.text
  }

  /// One row a scenario and whom it is held against, with the sentence.
  public var sentences: String {
    var csv = CSVText(head: ["scenario", "against", "text"], dialect: dialect)
    for row in ScenarioSentences(comparison, language: language).rows {
      let name = comparison.results[row.number].scenario.name
      let reference = comparison.referenceIndex.map { comparison.results[$0].scenario.name } ?? ""
      for (against, text) in [
        ("today", row.againstToday), (reference, row.againstReference), ("", row.noPlan),
      ] {
        guard let text else { continue }
        csv.append([.text(name), .text(against), .text(text)])
      }
    }
    return csv.text
  }
}
