import ScenarioRunning
import TerritoryPlanning

/// The trade-offs of a comparison for programs.
struct TradeoffJSON {
  let comparison: Comparison
  let tradeoffs: Tradeoffs

  init(_ comparison: Comparison, language: Language) {
    self.comparison = comparison
    tradeoffs = Tradeoffs(comparison, language: language)
  }

  /// Groups of the same facts, whose points are ranked; then the others, as changes against today.
  var value: JSONValue {
    .array(
      tradeoffs.groups.map { group($0, worth: "revenue_less_travel") }
        + tradeoffs.apart.map { group($0, worth: "change_against_today") })
  }

  private func group(_ group: Tradeoffs.Group, worth: String) -> JSONValue {
    [
      "burden": .string(group.burden.rawValue), "worth": .string(worth),
      "points": .array(group.points.map(point)),
      "today": .optional(group.today) { ["burden": .number($0.burden), "worth": .integer($0.worth)] },
    ]
  }

  private func point(_ point: Tradeoffs.Point) -> JSONValue {
    let name = { (number: Int) in JSONValue.string(comparison.results[number].scenario.name) }
    return [
      "scenario": name(point.number), "burden": .number(point.burden), "worth": .integer(point.worth),
      "worth_at_most": .optional(point.most) { .integer($0) },
      "standing": .optional(point.standing) { .string($0.rawValue) },
      "beaten_by": .optional(point.beatenBy, name),
    ]
  }
}
