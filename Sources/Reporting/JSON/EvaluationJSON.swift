import TerritoryPlanning

/// An evaluation as JSON: people, accounts and duties by id.
struct EvaluationJSON {
  let wording: PlanWording
  var context: PlanningContext { wording.context }

  func value(_ evaluation: Evaluation) -> JSONValue {
    guard case .object(let fields) = figures(evaluation) else { preconditionFailure("figures are an object") }
    return .object(fields + itemsByLevel(evaluation))
  }

  private func figures(_ evaluation: Evaluation) -> JSONValue {
    [
      "legal": .bool(evaluation.isLegal), "objective": money(evaluation.objective),
      "revenue": money(evaluation.revenue), "unattended_revenue": money(evaluation.unattendedRevenue),
      "travel_cost": money(evaluation.travelCost), "travel_minutes": minutes(evaluation.travelMinutes),
      "price_of_broken_wishes": money(evaluation.priceOfBrokenWishes),
      "charged_cost": money(evaluation.chargedCost),
      "charges": .array(evaluation.charges.map(value)),
      "pooled_items": count(evaluation.pooledItems), "uncovered_items": count(evaluation.uncoveredItems),
      "disruption": disruption(evaluation.disruption),
      "fairness": .array(evaluation.fairness.map(fairness)),
      "representatives": .array(evaluation.representatives.map(representative)),
      "moves": .array(evaluation.moves.map(move)),
      "violations": .array(evaluation.violations.map(value)),
      "broken_wishes": .array(evaluation.brokenWishes.map(value)),
    ]
  }

  /// Who holds each item.
  func assignments(_ plan: Plan) -> JSONValue {
    .array(
      zip(context.items, plan.holders).enumerated().map { index, pair in
        .object(
          [
            ("account", account(pair.0.account)), ("duty", duty(pair.0.duty)), ("holder", id(pair.1)),
          ] + visits(item: index, in: plan))
      })
  }

  /// How often an item is visited, where plans choose it.
  private func visits(item: Int, in plan: Plan) -> [(key: String, value: JSONValue)] {
    guard context.hasVisitLevels else { return [] }
    let level = context.level(item: item, in: plan)
    return [
      ("level", .string(context.data.parameters.visits.levels[level].id)),
      ("visits", .number(context.visits(item: item, level: level))),
    ]
  }

  /// Items of representatives at each level of visits.
  private func itemsByLevel(_ evaluation: Evaluation) -> [(key: String, value: JSONValue)] {
    guard context.hasVisitLevels else { return [] }
    let levels = context.data.parameters.visits.levels
    return [
      ("items_by_level", .object(zip(levels, evaluation.itemsByLevel).map { ($0.id, count($1)) }))
    ]
  }

  func owners(_ plan: Plan) -> JSONValue {
    .array(
      plan.regionOwners.enumerated().flatMap { region, owners in
        owners.enumerated().map { index, owner in
          [
            "region": .string(context.data.regions[region].id), "duty": duty(index), "owner": id(owner),
          ]
        }
      })
  }

  func value(_ violation: Violation) -> JSONValue {
    let head: [(key: String, value: JSONValue)] = [("rule", .string(violation.rule))]
    let tail: [(key: String, value: JSONValue)] = [
      ("price", .optional(violation.price, money)), ("text", .string(wording.text(violation))),
    ]
    return .object(head + fields(of: violation.kind) + tail)
  }

  private func fields(of kind: Violation.Kind) -> [(key: String, value: JSONValue)] {
    switch kind {
    case .barrier(let item, let holder, let objection):
      return [
        ("kind", "barrier"), ("item", place(item)), ("holder", id(holder)), ("objection", value(objection)),
      ]
    case .limit(let aspect, let subject, let unit, let activity, let lower, let upper, let amount):
      return [
        ("kind", "limit"), ("aspect", .string(aspect)), ("subject", value(subject)),
        ("unit", .string(unit.rawValue)), ("activity", .integer(activity)),
        ("lower", .optional(lower) { .integer($0) }), ("upper", .optional(upper) { .integer($0) }),
        ("amount", .integer(amount)),
      ]
    case .coupling(let kind, let subject, let holders):
      let subject: JSONValue =
        switch subject {
        case .account(let index): ["account": account(index)]
        case .family(let index): ["family": account(index)]
        case .wholeRegion(let index): ["region": .string(context.data.regions[index].id)]
        case .region(let region, let duty): self.region(region, duty)
        }
      return [
        ("kind", .string("coupling_" + name(of: kind))), ("subject", subject),
        ("holders", .array(holders.map { id($0) })),
      ]
    case .disconnected(let representative, let duty, let parts):
      return [
        ("kind", "disconnected"), ("representative", id(Holder(representative))),
        ("duty", .optional(duty) { self.duty($0) }),
        ("parts", .array(parts.map { .array($0.map { .string(context.data.regions[$0].id) }) })),
      ]
    case .spread(let aspect, let measure, let measured, let atMost, let whole):
      let name = measure == .gini ? "gini" : "largest_deviations"
      return [
        ("kind", "spread"), ("aspect", .string(aspect)), ("measure", .string(name)),
        ("measured", .integer(measured)), ("at_most", .integer(atMost)), ("whole", .integer(whole)),
      ]
    case .uncovered(let item): return [("kind", "uncovered"), ("item", place(item))]
    case .regionOwner(let region, let duty):
      return [("kind", "region_owner"), ("subject", self.region(region, duty))]
    }
  }

  private func value(_ charge: ChargedCost) -> JSONValue {
    [
      "rule": .string(charge.rule), "aspect": .string(charge.aspect), "subject": value(charge.subject),
      "cost": money(charge.cost),
    ]
  }

  private func name(of kind: ItemCoupling.Kind) -> String {
    switch kind {
    case .same: "same"
    case .differ: "differ"
    case .atMost(let most): "at_most_\(most)"
    case .sameGroup: "same_group"
    }
  }

  func value(_ subject: Limit.Subject) -> JSONValue {
    switch subject {
    case .wholePlan: "whole_plan"
    case .representative(let index): ["representative": id(Holder(index))]
    case .account(let index): ["account": account(index)]
    case .family(let index): ["family": account(index)]
    case .wholeRegion(let index): ["region": .string(context.data.regions[index].id)]
    case .region(let region, let duty): self.region(region, duty)
    }
  }

  private func representative(_ row: RepresentativeEvaluation) -> JSONValue {
    let person = context.data.representatives[row.representative]
    let duties = context.data.parameters.duties.map(\.id)
    return [
      "id": .string(person.id), "name": .string(person.name), "team": .string(person.team),
      "items": count(row.items), "accounts": count(row.accounts),
      "items_by_duty": .object(zip(duties, row.itemsByDuty).map { ($0, count($1)) }),
      "standard_minutes_by_duty": .object(zip(duties, row.standardMinutesByDuty).map { ($0, minutes($1)) }),
      "standard_minutes": minutes(row.standardMinutes),
      "target_minutes": .optional(row.targetMinutes, minutes),
      "fair_share": .optional(row.fairShare) { .number($0) }, "actual_minutes": minutes(row.actualMinutes),
      "travel_minutes": minutes(row.travelMinutes), "capacity_minutes": minutes(row.capacity),
      "utilisation": .optional(row.utilisation) { .number($0) }, "revenue": money(row.revenue),
      "revenue_by_duty": .object(zip(duties, row.revenueByDuty).map { ($0, money($1)) }),
      "potential": money(row.potential), "items_in": count(row.itemsIn), "items_out": count(row.itemsOut),
      "revenue_in": money(row.revenueIn), "revenue_out": money(row.revenueOut),
    ]
  }

  private func fairness(_ figures: FairnessFigures) -> JSONValue {
    let share = { (value: Double?) in JSONValue.optional(value) { .number($0) } }
    return [
      "metric": .string(figures.metric.rawValue), "peers": .string(figures.peers.rawValue),
      "group": .optional(figures.group) { .string($0) },
      "members": .array(figures.members.map { id(Holder($0)) }),
      "largest_deviation": share(figures.largestDeviation),
      "largest_target_deviation": share(figures.largestTargetDeviation),
      "mean_target_deviation": share(figures.meanTargetDeviation), "range": share(figures.range),
      "mean_absolute_deviation": share(figures.meanAbsoluteDeviation),
      "coefficient_of_variation": share(figures.coefficientOfVariation), "gini": share(figures.gini),
      "jain": share(figures.jain), "worst_share": share(figures.worstShare),
      "worst_representative": .optional(figures.worstRepresentative) { id(Holder($0)) },
    ]
  }

  private func move(_ move: Move) -> JSONValue {
    [
      "account": account(context.items[move.item].account), "duty": duty(context.items[move.item].duty),
      "from": id(move.from), "to": id(move.to), "forced": .optional(move.forced, value),
      "worth_difference": money(move.worthDifference), "minutes": minutes(move.minutes),
      "reason": reason(move.reason),
    ]
  }

  private func reason(_ reason: MoveReason) -> JSONValue {
    let text = JSONValue.string(wording.text(reason))
    switch reason {
    case .forced: return ["kind": "forced", "text": text]
    case .earnsMore: return ["kind": "earns_more", "text": text]
    case .relieves(let rule, let aspect, let person):
      return [
        "kind": "relieves", "rule": .string(rule), "aspect": .string(aspect),
        "representative": id(Holder(person)), "text": text,
      ]
    case .fills(let rule, let aspect, let person):
      return [
        "kind": "fills", "rule": .string(rule), "aspect": .string(aspect),
        "representative": id(Holder(person)), "text": text,
      ]
    case .follows(let rule): return ["kind": "follows", "rule": .string(rule), "text": text]
    case .chain: return ["kind": "chain", "text": text]
    }
  }

  func value(_ objection: Objection) -> JSONValue {
    [
      "key": .string(objection.key), "detail": .string(objection.detail),
      "text": .string(wording.text(objection)),
    ]
  }

  private func disruption(_ disruption: Disruption) -> JSONValue {
    [
      "voluntary_items": count(disruption.voluntaryItems), "forced_items": count(disruption.forcedItems),
      "voluntary_accounts": count(disruption.voluntaryAccounts),
      "forced_accounts": count(disruption.forcedAccounts),
      "voluntary_revenue": money(disruption.voluntaryRevenue),
      "forced_revenue": money(disruption.forcedRevenue), "new_items": count(disruption.newItems),
    ]
  }

  func money(_ money: Money) -> JSONValue { .integer(money.minorUnits) }
  private func minutes(_ minutes: Minutes) -> JSONValue { .integer(minutes.count) }
  private func count(_ count: Int) -> JSONValue { .integer(Int64(count)) }
  private func account(_ index: Int) -> JSONValue { .string(context.data.accounts[index].id) }
  private func duty(_ index: Int) -> JSONValue { .string(context.data.parameters.duties[index].id) }
  func place(_ item: Int) -> JSONValue {
    ["account": account(context.items[item].account), "duty": duty(context.items[item].duty)]
  }
  private func region(_ region: Int, _ duty: Int) -> JSONValue {
    ["region": .string(context.data.regions[region].id), "duty": self.duty(duty)]
  }
  /// A representative's id, `pool` for the house pool, null for nobody.
  func id(_ holder: Holder?) -> JSONValue {
    .optional(holder) { .string(context.data.id(of: $0)) }
  }
}
