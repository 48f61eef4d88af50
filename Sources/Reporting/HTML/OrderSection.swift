import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// In which order to carry the moves out: the curve of the benefit, and the first steps by name.
struct OrderSection {
  let order: MoveOrder
  let moves: [Int: MoveList.Row]
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }

  /// Steps listed by name; the curve and the list of handovers have all.
  static let mostSteps = 8
  /// Items named of a step that has many.
  private static let mostItems = 3

  init?(_ result: ScenarioResult, _ wording: PlanWording) {
    let list = MoveList(result, language: wording.language)
    guard let order = list.order, !order.steps.isEmpty else { return nil }
    self.order = order
    self.wording = wording
    moves = Dictionary(list.rows.map { ($0.move.item, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var markup: Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(ReasonTerm.orderOfMoves)),
      tag("p", [("class", "lead")], unbroken(wording.summary(of: order))),
      tag("p", [("class", "sub")], caption),
      tag(
        "div", [("class", "split")],
        tag(
          "div", [], Markup.scrollable(OrderCurve(order, wording).markup),
          tag("ul", [], all: remarks.map { tag("li", [], unbroken($0)) })),
        tag("div", [], firstSteps)))
  }

  private var caption: String {
    phrases.sentences([
      phrases.moveOrderCaption(rulesFirst: order.priority == .rules), phrases.text(ReasonCaption.order),
    ])
  }

  /// What is reached when, and what no other order could do better.
  private var remarks: [String] {
    let bundles = order.steps.count { $0.items.count > 1 }
    return wording.milestones(of: order) + (bundles > 0 ? [phrases.heldBack(steps: bundles)] : [])
  }

  // MARK: The first steps

  private var firstSteps: Markup {
    let showsRules = order.brokenAtStart > 0
    let shareTerm: ReasonTerm? =
      order.benefit > .zero ? .shareOfBenefit : showsRules ? .shareMended : nil
    let terms: [(ReasonTerm, Bool)] =
      [(.step, true), (.handovers, false), (.worthOfStep, true)]
      + (shareTerm.map { [($0, true)] } ?? [])
      + (showsRules ? [(.stillBroken, true)] : [])
    let head = terms.map { term, isFigure in
      tag("th", [("scope", "col"), ("class", isFigure ? "num" : "")], phrases.label(term))
    }
    let shown = order.steps.prefix(Self.mostSteps).indices
    let left = order.steps.count - shown.count
    return .group([
      Markup.scrollable(
        tag(
          "table", [("class", "steps")], tag("thead", [], tag("tr", [], all: head)),
          tag("tbody", [], all: shown.map { line($0, showsShare: shareTerm != nil, showsRules: showsRules) }))
      ),
      left > 0 ? tag("p", [("class", "sub")], phrases.furtherSteps(left)) : .empty,
    ])
  }

  private func line(_ index: Int, showsShare: Bool, showsRules: Bool) -> Markup {
    let step = order.steps[index]
    let before = index > 0 ? order.steps[index - 1].objective : order.start
    let share = order.share(after: index) ?? step.mended
    return tag(
      "tr", [],
      all: [
        tag("td", [("class", "num")], figures.count(index + 1)), tag("td", [], all: handovers(step)),
        tag("td", [("class", "num")], figures.money.signedWhole(step.objective - before)),
      ] + (showsShare ? [tag("td", [("class", "num")], unbroken(figures.shortPercent(share)))] : [])
        + (showsRules ? [tag("td", [("class", "num")], figures.count(step.brokenRules))] : []))
  }

  private func handovers(_ step: MoveOrder.Step) -> [Markup] {
    let shown = step.items.count > Self.mostItems ? Self.mostItems - 1 : step.items.count
    let lines = step.items.prefix(shown).map { item in
      let row = moves[item]
      return tag(
        "div", [], .text(wording.place(of: item)),
        tag("small", [], row.map { $0.from + " → " + $0.to } ?? ""))
    }
    let left = step.items.count - shown
    return lines + (left > 0 ? [tag("div", [], phrases.more(left))] : [])
  }
}
