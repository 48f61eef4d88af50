import ScenarioRunning
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

  func value(_ reasons: PlanReasons, of plan: ScenarioResult.JudgedPlan) -> JSONValue {
    let evaluation = plan.evaluation
    return [
      "moves": .array(
        reasons.moves.map { explanation in
          move(explanation, evaluation.moves.first { $0.item == explanation.item }, reasons.order)
        }),
      "representatives": .array(reasons.representatives.map { representative($0, of: evaluation) }),
      "order": .optional(reasons.order) {
        MoveOrderJSON.value($0, plan: plan.plan, context: wording.context)
      },
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
}
