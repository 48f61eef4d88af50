public import TerritoryAssignment
import TerritoryPlanning

/// An answer of `explain` for a terminal.
public struct ExplanationText {
  private let lines: ExplanationLines
  private let style: TerminalStyle
  private let phrases: any Phrases

  public init(_ explanation: Explanation, wording: PlanWording, colours: Bool = false) {
    lines = ExplanationLines(explanation, wording)
    style = TerminalStyle(colours: colours)
    phrases = wording.phrases
  }

  /// Ends in a newline.
  public var text: String {
    var parts = [style.strong(lines.title.withoutControls) + "\n"]
    for paragraph in lines.paragraphs {
      var text = paragraph.heading.isEmpty ? "" : paragraph.heading.withoutControls + "\n"
      for line in paragraph.lines {
        if line.texts.count == 1 {
          text += "  " + phrases.labelled(line.label, line.texts[0]).withoutControls + "\n"
        } else {
          text += "  " + phrases.labelled(line.label, "").trimmed.withoutControls + "\n"
          text += line.texts.map { "  - " + $0.withoutControls + "\n" }.joined()
        }
      }
      parts.append(text)
    }
    parts.append(lines.remarks.map { $0.withoutControls + "\n" }.joined())
    return parts.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// An answer of `explain` as JSON: codes and figures, with the sentences beside them.
public struct ExplanationJSON {
  private let explanation: Explanation
  private let wording: PlanWording

  public init(_ explanation: Explanation, wording: PlanWording) {
    self.explanation = explanation
    self.wording = wording
  }

  public var text: String {
    let lines = ExplanationLines(explanation, wording)
    let (reasons, plans) = (ReasonsJSON(wording), EvaluationJSON(wording: wording))
    let value: JSONValue = [
      "format_version": .integer(1), "question": question(plans), "title": .string(lines.title),
      "placements": .array(explanation.placements.map { placement($0, reasons, plans) }),
      "binding": .array(explanation.binding.map(reasons.value)),
      "forced": .optional(explanation.forced) { forced in
        [
          "items": .array(forced.items.map(plans.place)), "to": plans.id(forced.to),
          "cost": reasons.value(forced.cost), "others": .integer(Int64(forced.others)),
        ]
      },
      "representative": .optional(explanation.representative) { one in
        [
          "representative": plans.id(Holder(one.representative)),
          "received": .integer(Int64(one.received.count)),
          "handed_off": .integer(Int64(one.handedOff.count)),
        ]
      },
      "rule": .optional(explanation.rule) { rule($0, plans) },
      "gap": plans.money(explanation.gap), "better": .optional(explanation.better, plans.money),
      "text": .array(
        lines.paragraphs.map { paragraph in
          [
            "heading": .string(paragraph.heading),
            "lines": .array(
              paragraph.lines.map { line in
                ["label": .string(line.label), "texts": .array(line.texts.map { .string($0) })]
              }),
          ]
        }),
      "remarks": .array(lines.remarks.map { .string($0) }),
    ]
    return value.text(indent: true) + "\n"
  }

  private func question(_ plans: EvaluationJSON) -> JSONValue {
    let data = wording.context.data
    func account(_ kind: String, _ number: Int, _ duty: Int?, _ to: Holder?) -> JSONValue {
      [
        "kind": .string(kind), "account": .string(data.accounts[number].id),
        "duty": .optional(duty) { .string(data.parameters.duties[$0].id) },
        "to": .optional(to, plans.id),
      ]
    }
    switch explanation.question {
    case .account(let number, let duty): return account("account", number, duty, nil)
    case .move(let number, let duty, let to): return account("move", number, duty, to)
    case .representative(let number): return ["kind": "rep", "representative": plans.id(Holder(number))]
    case .region(let region): return ["kind": "region", "region": .string(data.regions[region].id)]
    case .rule(let name): return ["kind": "rule", "rule": .string(name)]
    }
  }

  private func placement(
    _ placement: Explanation.Placement, _ reasons: ReasonsJSON, _ plans: EvaluationJSON
  ) -> JSONValue {
    [
      "items": .array(placement.items.map(plans.place)), "holder": plans.id(placement.holder),
      "incumbent": .optional(placement.incumbent, plans.id),
      "binding": .array(placement.binding.map(reasons.value)),
      "keeping": .optional(placement.keeping, reasons.value),
      "next_best": .optional(placement.nextBest) { next in
        ["holder": plans.id(next.holder), "cost": reasons.value(next.cost)]
      },
    ]
  }

  private func rule(_ rule: RuleExplanation, _ plans: EvaluationJSON) -> JSONValue {
    func worth(_ checked: MarginalValue.Checked?) -> JSONValue {
      .optional(checked) { ["least": plans.money($0.least), "most": plans.money($0.most)] }
    }
    return [
      "rule": .string(rule.rule), "limits": .integer(Int64(rule.limits)),
      "pressing": .integer(Int64(rule.pressing)), "forbidden_pairs": .integer(Int64(rule.forbiddenPairs)),
      "couplings": .integer(Int64(rule.couplings)), "one_step": worth(rule.oneStep),
      "without_limits": worth(rule.withoutLimits),
    ]
  }
}
