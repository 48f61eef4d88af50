import AssignmentEngine
public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Results for programs: every figure as a number, money in minor units, keys in a fixed order. `docs/reports.md`
/// describes each field.
public struct JSONReport {
  /// Raised when a field changes its meaning or goes away; new fields do not raise it.
  public static let formatVersion = 1

  let comparison: Comparison
  let language: Language
  /// Whether to leave out what differs between two runs of the same study: how long they took, and which answers
  /// were kept. Under work limits everything else is the same.
  public var leavesOutTimes = false

  /// - Parameter language: Of the sentences beside the codes (`headline`, `text`).
  public init(_ comparison: Comparison, language: Language) {
    self.comparison = comparison
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let document = leavesOutTimes ? document.without(Self.timeFields) : document
    return document.text(indent: true) + "\n"
  }

  /// Names of the fields that differ between two runs of the same study.
  public static let timeFields: Set<String> = ["seconds", "seconds_to_first_plan", "kept_since"]

  var document: JSONValue {
    let sentences = ScenarioSentences(comparison, language: language)
    let name = { (number: Int) in JSONValue.string(comparison.results[number].scenario.name) }
    return [
      "format": "evenfield.comparison", "format_version": .integer(Int64(Self.formatVersion)),
      "name": .string(comparison.name), "language": .string(language.rawValue),
      "reference": .optional(comparison.referenceIndex, name),
      "no_plan": .optional(comparison.partly(language)) { .string($0) },
      "same_facts": .array(FactGroups(comparison).groups.map { .array($0.map(name)) }),
      "trade_offs": TradeoffJSON(comparison, language: language).value,
      "scenarios": .array(
        zip(comparison.results, sentences.rows).map { result, sentences in
          ScenarioJSON(result, language: language).value(sentences)
        }),
    ]
  }
}

/// One scenario of the document.
struct ScenarioJSON {
  let result: ScenarioResult
  let wording: PlanWording
  let plans: EvaluationJSON

  init(_ result: ScenarioResult, language: Language) {
    self.result = result
    wording = PlanWording(language: language, context: result.context)
    plans = EvaluationJSON(wording: wording)
  }

  /// - Parameter sentences: on this scenario beside the others.
  func value(_ sentences: ScenarioSentences.Row) -> JSONValue {
    let parameters = result.context.data.parameters
    return [
      "name": .string(result.scenario.name), "title": .string(result.title(wording.language)),
      "note": .string(result.note(wording.language)),
      "tags": .array(result.scenario.tags.map { .string($0) }),
      "against_today": .optional(sentences.againstToday) { .string($0) },
      "against_reference": .optional(sentences.againstReference) { .string($0) },
      "headline": .string(Headline(result, language: wording.language).text),
      "data": [
        "source_hash": .string(result.scenario.sourceHash),
        "content_hash": .string(result.scenario.contentHash),
        "period": .string(parameters.period), "period_start": .string(parameters.periodStart.iso),
        "period_end": .string(parameters.periodEnd.iso), "currency": .string(parameters.currency),
        "currency_digits": .integer(Int64(parameters.currencyDigits)),
        "accounts": .integer(Int64(result.context.data.accounts.count)),
        "representatives": .integer(Int64(result.context.data.representatives.count)),
        "items": .integer(Int64(result.context.items.count)),
        "neighbours": .string(result.context.data.neighbourSource.rawValue),
      ],
      "options": options, "outcome": .string(result.outcomeKind.rawValue),
      "stop_reason": .optional(result.stopReason) { .string($0.rawValue) },
      "objective": .optional(result.evaluation) { .integer($0.objective.minorUnits) },
      "bound": .optional(result.certified) { .integer($0.bound.minorUnits) }, "gap": gap,
      "certificate": certificate, "stages": .array(result.stages.map(stage)), "effort": effort,
      "origin": .optional(result.origin) { origin($0) },
      "near_ties": .optional(result.nearTies) { nearTies($0) },
      "no_plan": result.evaluation == nil ? noPlan : nil,
      "today": .optional(result.today) { plans.value($0) },
      "plan": .optional(result.newPlan) { plans.value($0.evaluation) },
      "reasons": reasons,
      "handovers": handovers, "region_owners": .optional(result.newPlan) { plans.owners($0.plan) },
      "assignments": .optional(result.newPlan) { plans.assignments($0.plan) },
      "parameters": .array(parameters.listing().map(parameter)),
    ]
  }

  /// From whom to whom, each pair once, in the order of the items.
  private var handovers: JSONValue {
    .array(
      HandoverPairs(result.newPlan?.evaluation.moves ?? []).pairs.map { pair in
        [
          "from": plans.id(pair.from), "to": plans.id(pair.to), "items": .integer(Int64(pair.items)),
          "minutes": .integer(pair.minutes.count),
        ]
      })
  }

  private var reasons: JSONValue {
    guard let reasons = result.reasons, let plan = result.newPlan else { return nil }
    return ReasonsJSON(wording).value(reasons, of: plan)
  }

  private func origin(_ origin: AnswerOrigin) -> JSONValue {
    [
      "key": .optional(origin.key) { .string($0.text) },
      "started_from": .optional(origin.parent) { .string($0) },
      "kept_since": .optional(origin.keptSince) { .string($0) },
    ]
  }

  private func nearTies(_ effect: NearTieEffect) -> JSONValue {
    [
      "kept_items": .integer(Int64(effect.keptItems.count)),
      "kept_accounts": .integer(Int64(effect.keptAccounts)), "cost_least": .integer(effect.least.minorUnits),
      "cost_most": .integer(effect.most.minorUnits),
    ]
  }

  private var options: JSONValue {
    let effort = result.effort
    return [
      "gap": .number(effort.gap), "time_limit_seconds": .optional(effort.timeLimitSeconds) { .number($0) },
      "work_limit": .optional(effort.workLimit) { .integer($0) },
      // A seed may exceed what readers of JSON keep exact.
      "seed": .string(String(effort.seed)), "threads": .integer(Int64(effort.threads)),
    ]
  }

  private var effort: JSONValue {
    let effort = result.effort
    return [
      "seconds": .number(result.seconds),
      "seconds_to_first_plan": .optional(effort.secondsToFirstPlan) { .number($0) },
      "multiplier_iterations": .integer(effort.multiplierIterations),
      "columns_priced": .integer(effort.columnsPriced),
      "simplex_iterations": .integer(effort.simplexIterations), "moves_tried": .integer(effort.movesTried),
      "nodes": .integer(effort.nodes),
    ]
  }

  private var gap: JSONValue {
    guard let plan = result.certified else { return nil }
    return [
      "relative": .optional(plan.relativeGap) { .number($0) }, "money": .integer(plan.gap.minorUnits),
      "share_of_improvement": .optional(plan.gapShareOfImprovement) { .number($0) },
    ]
  }

  private var certificate: JSONValue {
    guard let certificate = result.certified?.certificate else { return nil }
    let isComplete = certificate.beyond == .nothing
    return [
      "problem": .string(certificate.problem), "scale": .integer(certificate.scale),
      // As text: the bound is a 128-bit integer.
      "multiplier_bound": .string(String(certificate.bound)),
      "claimed_bound": .string(String(certificate.claimedBound)),
      "rechecked_by": .string(isComplete ? "multipliers" : "multipliers_and_branch_and_cut"),
    ]
  }

  private func stage(_ stage: StageOutcome) -> JSONValue {
    var reason: JSONValue = nil
    if case .limitReached(let why) = stage.standing { reason = .string(why.rawValue) }
    let kind: OutcomeKind =
      switch stage.standing {
      case .optimal: .optimal
      case .gapReached: .gapReached
      case .limitReached: .limitReached
      case .bounded: .given
      }
    return [
      "stage": .string(stage.key.rawValue), "metric": .optional(stage.metric) { .string($0.rawValue) },
      "level": .optional(stage.level) { .integer(Int64($0)) },
      "unit": .string(stage.unit?.rawValue ?? "share"), "whole": .optional(stage.whole) { .integer($0) },
      "reached": .integer(stage.reached), "bound": .integer(stage.bound), "kept": .integer(stage.kept),
      "final": .integer(stage.final), "outcome": .string(kind.rawValue), "stop_reason": reason,
      "certificate": .optional(stage.certificate) { .string($0.problem) },
      "problems": .integer(Int64(stage.problems)), "seconds": .number(stage.seconds),
      "work": .integer(stage.work), "text": .string(wording.name(of: stage)),
    ]
  }

  private var noPlan: JSONValue {
    [
      "reasons": .array(result.reasonsForNoPlan(wording).map { .string($0) }),
      "closest": .array(result.closest.map(plans.value)),
      "conflict": .optional(result.impasse?.conflict) { ConflictJSON(result, wording).value($0) },
      "ways_out": .array((result.impasse?.waysOut ?? []).map { ConflictJSON(result, wording).value($0) }),
    ]
  }

  private func parameter(_ parameter: ListedParameter) -> JSONValue {
    [
      "name": .string(parameter.name), "value": .string(parameter.value), "unit": .string(parameter.unit),
      "given": .bool(parameter.isGiven),
    ]
  }
}
