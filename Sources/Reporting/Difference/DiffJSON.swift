public import ScenarioRunning
import TerritoryPlanning

/// The difference of two plans for programs; docs/diff.md describes each field.
public struct DiffJSON {
  let grid: DiffGrid
  let language: Language
  private var diff: PlanDiff { grid.diff }
  private var context: PlanningContext { diff.context }
  private var plans: EvaluationJSON { EvaluationJSON(wording: grid.wording) }

  /// - Parameter language: Of the sentences beside the codes.
  public init(_ diff: PlanDiff, language: Language) {
    grid = DiffGrid(diff, language: language)
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let parameters = context.data.parameters
    let document: JSONValue = [
      "format": "evenfield.diff", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "language": .string(language.rawValue), "headline": .string(grid.headline),
      "same": .bool(diff.isSame), "scenario": .string(diff.scenario.name),
      "source_hash": .string(diff.scenario.sourceHash), "content_hash": .string(diff.scenario.contentHash),
      "currency": .string(parameters.currency),
      "currency_digits": .integer(Int64(parameters.currencyDigits)),
      "before": side(diff.before), "after": side(diff.after),
      "changes": .array(diff.changes.map(change)),
      "representatives": .array(grid.totals.people.map(person)),
      "regions": .array(
        grid.totals.regions.map { part($0, "region", context.data.regions[$0.index].id) }),
      "duties": .array(
        grid.totals.duties.map { part($0, "duty", parameters.duties[$0.index].id) }),
    ]
    return document.text(indent: true) + "\n"
  }

  private func side(_ side: PlanDiff.Side) -> JSONValue {
    let evaluation = side.evaluation
    return [
      "name": .string(side.name), "legal": .bool(evaluation.isLegal),
      "objective": .integer(evaluation.objective.minorUnits),
      "revenue": .integer(evaluation.revenue.minorUnits),
      "travel_cost": .integer(evaluation.travelCost.minorUnits),
      "workload_spread": .optional(evaluation.workload?.range) { .number($0) },
      "violations": .array(evaluation.violations.map(plans.value)),
      "broken_wishes": .array(evaluation.brokenWishes.map(plans.value)),
      "misfits": CarriedJSON(side.carried, plans: plans).misfits,
      "unlisted": .array(side.carried.unlisted.map { plans.place($0) }),
    ]
  }

  private func change(_ change: PlanDiff.Change) -> JSONValue {
    let work = context.items[change.item]
    var fields: [(key: String, value: JSONValue)] = [
      ("account", .string(context.data.accounts[work.account].id)),
      ("duty", .string(context.data.parameters.duties[work.duty].id)), ("from", plans.id(change.from)),
      ("to", plans.id(change.to)),
    ]
    if change.levelBefore != change.levelAfter {
      let levels = context.data.parameters.visits.levels
      fields += [
        ("level_from", .string(levels[change.levelBefore].id)),
        ("level_to", .string(levels[change.levelAfter].id)),
      ]
    }
    fields += [
      ("minutes", .integer(context.standardMinutes[change.item].count)),
      ("worth", .integer(change.worth(in: context).minorUnits)),
      ("reason", .string(change.reason.kind.rawValue)), ("text", .string(grid.reason(change))),
      (
        "put_back",
        [
          "objective": .integer(change.putBack.objective.minorUnits),
          "revenue": .integer(change.putBack.revenue.minorUnits),
          "travel_cost": .integer(change.putBack.travelCost.minorUnits),
          "breaks": .array(change.putBack.breaks.map(plans.value)),
          "mends": .array(change.putBack.mends.map(plans.value)),
        ]
      ),
    ]
    return .object(fields)
  }

  private func person(_ person: DiffTotals.Person) -> JSONValue {
    func side(_ row: RepresentativeEvaluation) -> JSONValue {
      [
        "items": .integer(Int64(row.items)), "standard_minutes": .integer(row.standardMinutes.count),
        "actual_minutes": .integer(row.actualMinutes.count),
        "fair_share": .optional(row.fairShare) { .number($0) },
        "revenue": .integer(row.revenue.minorUnits),
      ]
    }
    return [
      "representative": plans.id(Holder(person.representative)),
      "items_in": .integer(Int64(person.itemsIn)), "items_out": .integer(Int64(person.itemsOut)),
      "before": side(person.before), "after": side(person.after),
    ]
  }

  private func part(_ part: DiffTotals.Part, _ key: String, _ id: String) -> JSONValue {
    .object([
      (key, .string(id)), ("items", .integer(Int64(part.items))),
      ("accounts", .integer(Int64(part.accounts))), ("minutes", .integer(part.minutes.count)),
      ("worth", .integer(part.worth.minorUnits)),
    ])
  }
}

/// What of a plan does not fit the data, for programs.
struct CarriedJSON {
  let carried: CarriedPlan
  let plans: EvaluationJSON

  init(_ carried: CarriedPlan, plans: EvaluationJSON) {
    self.carried = carried
    self.plans = plans
  }

  var misfits: JSONValue {
    .array(
      carried.leftovers.map { leftover in
        let row = leftover.row
        let holder: JSONValue =
          switch row.holder {
          case .representative(let id): .string(id)
          case .pool: .string(Holder.poolID)
          case .nobody: nil
          }
        return [
          "misfit": .string(MisfitKind(leftover.misfit).rawValue), "account": .string(row.account),
          "duty": .string(row.duty), "holder": holder,
        ]
      })
  }
}
