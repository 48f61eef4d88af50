public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Plans as two tidy tables for Tableau and other programs that draw: one figure or one duty of an account a row.
///
/// Money is in whole units of the currency beside it, time in minutes, ratios are shares; what is undefined is an
/// empty field. Heads and codes are the same in every language. docs/tableau.md describes each column.
public struct TableauCSV {
  let results: [ScenarioResult]
  let language: Language
  let dialect: CSVDialect

  /// - Parameter language: of the names of duties, segments and the pool.
  public init(_ results: [ScenarioResult], language: Language, dialect: CSVDialect = .excel) {
    self.results = results
    self.language = language
    self.dialect = dialect
  }

  /// One row a scenario, plan (`today` or `plan`), representative, metric and, where it is split, duty.
  public var representatives: [UInt8] {
    var csv = CSVText(
      head: [
        "scenario", "scenario_title", "plan", "representative_id", "representative", "team", "role", "metric",
        "duty_id", "duty", "unit", "value", "currency",
      ], dialect: dialect)
    for result in results {
      let wording = PlanWording(language: language, context: result.context)
      let data = result.context.data
      for (plan, evaluation) in result.plans {
        for row in evaluation.representatives {
          let person = data.representatives[row.representative]
          for figure in RepresentativeFigure.all(of: row, data.parameters) {
            csv.append([
              .text(result.scenario.name), .text(result.title(language)), .text(plan), .text(person.id),
              .text(person.name), .text(person.team), .text(person.role.rawValue), .text(figure.metric),
              figure.duty.map { .text(data.parameters.duties[$0].id) } ?? .empty,
              figure.duty.map { .text(wording.name(ofDuty: $0)) } ?? .empty, .text(figure.unit), figure.value,
              .text(data.parameters.currency),
            ])
          }
        }
      }
    }
    return csv.bytes
  }

  /// One row a scenario, account and duty, with its owner before and after. Without a new plan `after` is today.
  public var accounts: [UInt8] {
    var csv = CSVText(
      head: [
        "scenario", "scenario_title", "account_id", "account", "duty_id", "duty", "region_id", "region",
        "segment_id", "segment", "owner_before_id", "owner_before", "team_before", "owner_after_id",
        "owner_after",
        "team_after", "changes_hands", "standard_minutes", "revenue_today", "potential", "currency",
        "latitude",
        "longitude",
      ], dialect: dialect)
    for result in results { append(result, to: &csv) }
    return csv.bytes
  }

  private func append(_ result: ScenarioResult, to csv: inout CSVText) {
    let owners = OwnerFields(result.context, language: language)
    let (context, data) = (result.context, result.context.data)
    let plan = result.newPlan?.plan ?? context.today
    let title = result.title(language)
    let duties = data.parameters.duties.indices.map {
      (id: data.parameters.duties[$0].id, name: owners.wording.name(ofDuty: $0))
    }
    let segments = data.parameters.segments.map {
      language == .chinese && !$0.chineseName.isEmpty ? $0.chineseName : $0.name
    }
    for (index, item) in context.items.enumerated() {
      let account = data.accounts[item.account]
      let region = data.regions[account.region]
      let segment = data.parameters.segments[account.segment]
      let (before, after) = (context.today.holders[index], plan.holders[index])
      var row: [CSVText.Field] = [
        .text(result.scenario.name), .text(title), .text(account.id), .text(account.name),
        .text(duties[item.duty].id), .text(duties[item.duty].name), .text(region.id), .text(region.name),
        .text(segment.id), .text(segments[account.segment]),
      ]
      row += owners.fields(before)
      row += owners.fields(after)
      row += [
        .text(before != nil && before != after ? "yes" : "no"),
        .integer(context.standardMinutes[index].count),
        .figure(MoneyText.written(account.current, digits: data.parameters.currencyDigits)),
        .figure(MoneyText.written(account.potential, digits: data.parameters.currencyDigits)),
        .text(data.parameters.currency),
      ]
      row += [
        account.coordinates.map { .figure(Degrees.text($0.latitude)) } ?? .empty,
        account.coordinates.map { .figure(Degrees.text($0.longitude)) } ?? .empty,
      ]
      csv.append(row)
    }
  }
}

/// Id, name and team of every holder as fields, made once.
private struct OwnerFields {
  let wording: PlanWording
  /// By holder, the pool last.
  private let holders: [[CSVText.Field]]

  init(_ context: PlanningContext, language: Language) {
    wording = PlanWording(language: language, context: context)
    var holders: [[CSVText.Field]] = context.data.representatives.map {
      [.text($0.id), .text($0.name), .text($0.team)]
    }
    holders.append([.text(Holder.poolID), .text(wording.name(of: context.pool)), .empty])
    self.holders = holders
  }

  func fields(_ holder: Holder?) -> [CSVText.Field] {
    holder.map { holders[$0.index] } ?? [.empty, .empty, .empty]
  }
}

/// A figure of a representative; the names are those of the JSON report.
private struct RepresentativeFigure {
  let metric: String
  let unit: String
  let duty: Int?
  let value: CSVText.Field

  static func all(
    of row: RepresentativeEvaluation, _ parameters: PlanParameters
  ) -> [RepresentativeFigure] {
    func count(_ metric: String, _ value: Int, duty: Int? = nil) -> RepresentativeFigure {
      RepresentativeFigure(metric: metric, unit: "count", duty: duty, value: .count(value))
    }
    func minutes(_ metric: String, _ value: Minutes?, duty: Int? = nil) -> RepresentativeFigure {
      RepresentativeFigure(
        metric: metric, unit: "minutes", duty: duty, value: value.map { .integer($0.count) } ?? .empty)
    }
    func money(_ metric: String, _ value: Money, duty: Int? = nil) -> RepresentativeFigure {
      let text = MoneyText.written(value, digits: parameters.currencyDigits)
      return RepresentativeFigure(metric: metric, unit: parameters.currency, duty: duty, value: .figure(text))
    }
    func share(_ metric: String, _ value: Double?) -> RepresentativeFigure {
      RepresentativeFigure(metric: metric, unit: "share", duty: nil, value: .share(value))
    }
    var figures = [
      count("items", row.items), count("accounts", row.accounts),
      minutes("standard_minutes", row.standardMinutes), minutes("target_minutes", row.targetMinutes),
      share("fair_share", row.fairShare), minutes("actual_minutes", row.actualMinutes),
      minutes("travel_minutes", row.travelMinutes), minutes("capacity_minutes", row.capacity),
      share("utilisation", row.utilisation), money("revenue", row.revenue), money("potential", row.potential),
      count("items_in", row.itemsIn), count("items_out", row.itemsOut), money("revenue_in", row.revenueIn),
      money("revenue_out", row.revenueOut),
    ]
    for duty in parameters.duties.indices {
      figures += [
        count("items_by_duty", row.itemsByDuty[duty], duty: duty),
        minutes("standard_minutes_by_duty", row.standardMinutesByDuty[duty], duty: duty),
        money("revenue_by_duty", row.revenueByDuty[duty], duty: duty),
      ]
    }
    return figures
  }
}

extension ScenarioResult {
  /// Today and the new plan, as far as there are.
  fileprivate var plans: [(name: String, evaluation: Evaluation)] {
    [("today", today), ("plan", newPlan == nil ? nil : evaluation)].compactMap { name, evaluation in
      evaluation.map { (name, $0) }
    }
  }
}
