import TerritoryAssignment
import TerritoryPlanning

/// Reasons of a plan as JSON: codes and figures, with the sentence of each beside them.
struct ReasonsJSON {
  let wording: PlanWording
  private let plans: EvaluationJSON

  init(_ wording: PlanWording) {
    self.wording = wording
    plans = EvaluationJSON(wording: wording)
  }

  func value(_ reasons: PlanReasons, of evaluation: Evaluation) -> JSONValue {
    [
      "moves": .array(
        reasons.moves.map { explanation in
          move(explanation, evaluation.moves.first { $0.item == explanation.item }, reasons.order)
        }),
      "representatives": .array(reasons.representatives.map { representative($0, of: evaluation) }),
      "order": .optional(reasons.order, value),
    ]
  }

  private func move(_ explanation: MoveExplanation, _ move: Move?, _ order: MoveOrder?) -> JSONValue {
    let lines = move.map { wording.lines(of: explanation, move: $0, order: order) } ?? []
    return [
      "item": plans.place(explanation.item), "binding": .array(explanation.binding.map(value)),
      "keeping": value(explanation.keeping),
      "next_best": .optional(explanation.nextBest) { next in
        ["holder": plans.id(next.holder), "cost": value(next.cost)]
      },
      "near_tie": .bool(explanation.isNearTie),
      "step": .optional(order?.step(of: explanation.item)) { .integer(Int64($0) + 1) },
      "text": .array(
        lines.map { line in
          ["label": .string(line.label), "texts": .array(line.texts.map { .string($0) })]
        }),
    ]
  }

  private func representative(
    _ explanation: RepresentativeExplanation, of evaluation: Evaluation
  ) -> JSONValue {
    let items = { (moves: [Int]) -> JSONValue in
      .array(moves.filter(evaluation.moves.indices.contains).map { plans.place(evaluation.moves[$0].item) })
    }
    return [
      "representative": plans.id(Holder(explanation.representative)),
      "binding": .array(explanation.binding.map(value)), "received": items(explanation.received),
      "handed_off": items(explanation.handedOff),
    ]
  }

  /// A change's cost; `least` and `most` are null where nothing is known or the change is impossible.
  func value(_ cost: CostOfChange) -> JSONValue {
    var kind = "impossible"
    var (least, most): (Money?, Money?)
    var (rule, objection): (String?, Objection?)
    switch cost {
    case .between(let from, let to): (kind, least, most) = ("between", from, to)
    case .atLeast(let from): (kind, least) = ("at_least", from)
    case .impossible(.objection(let name, let why)): (rule, objection) = (name, why)
    case .impossible(.rule(let name)): rule = name
    case .impossible(nil): break
    }
    return [
      "kind": .string(kind), "least": .optional(least, plans.money), "most": .optional(most, plans.money),
      "determined": .bool(cost.isDetermined), "rule": .optional(rule) { .string($0) },
      "objection": .optional(objection, plans.value), "text": .string(wording.text(cost)),
    ]
  }

  func value(_ limit: MarginalValue) -> JSONValue {
    [
      "rule": .string(limit.rule), "aspect": .string(limit.aspect), "subject": plans.value(limit.subject),
      "unit": .string(limit.unit.rawValue), "side": limit.side == .upper ? "upper" : "lower",
      "activity": .integer(limit.activity), "bound": .integer(limit.bound),
      "per_unit": .number(limit.perUnit),
      "checked": .optional(limit.checked) { checked in
        [
          "step": .integer(checked.step), "least": plans.money(checked.least),
          "most": plans.money(checked.most),
        ]
      }, "text": .string(wording.text(limit)),
    ]
  }

  private func value(_ order: MoveOrder) -> JSONValue {
    [
      "priority": .string(order.priority.rawValue), "start": plans.money(order.start),
      "broken_at_start": .integer(Int64(order.brokenAtStart)), "benefit": plans.money(order.benefit),
      "moves": .integer(Int64(order.moves)), "moves_until_legal": .integer(Int64(order.movesUntilLegal)),
      "reaching": .array(OrderCurve.marked.map { reaching($0, in: order) }),
      "steps": .array(order.steps.indices.map { step($0, of: order) }),
      "ceilings": .array(
        order.ceilings.map { ceiling in
          ["moves": .integer(Int64(ceiling.moves)), "objective": plans.money(ceiling.objective)]
        }), "text": .string(wording.headline(of: order)),
    ]
  }

  /// How many moves bring a share of the benefit, and how few could in any order.
  private func reaching(_ percent: Int, in order: MoveOrder) -> JSONValue {
    [
      "percent": .integer(Int64(percent)),
      "moves": .optional(order.moves(reaching: percent)) { .integer(Int64($0)) },
      "fewest": .optional(order.fewestMoves(reaching: percent)) { .integer(Int64($0)) },
    ]
  }

  private func step(_ index: Int, of order: MoveOrder) -> JSONValue {
    let step = order.steps[index]
    return [
      "items": .array(step.items.map(plans.place)), "objective": plans.money(step.objective),
      "share": .optional(order.share(after: index)) { .number($0) },
      "broken_rules": .integer(Int64(step.brokenRules)),
    ]
  }
}
