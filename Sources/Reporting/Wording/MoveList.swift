import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The handovers of a plan in words, largest worth first; equal worth in the order of the items.
struct MoveList {
  struct Row {
    var move: Move
    var account: String
    var duty: String
    var from: String
    var to: String
    var worth: String
    var hours: String
    var kind: String
    var reason: String
    /// nil where the plan was not explained.
    var explanation: MoveExplanation?
    /// Position among the steps of the order of moves, from 0; nil where there is no order.
    var step: Int?
  }
  let rows: [Row]
  /// Whether any handover comes with its reasons.
  let isExplained: Bool
  /// In which order to carry the moves out; nil where none was asked for.
  let order: MoveOrder?

  init(_ result: ScenarioResult, language: Language) {
    let wording = PlanWording(language: language, context: result.context)
    let moves = (result.newPlan?.evaluation.moves ?? []).sorted {
      ($1.worthDifference, $0.item) < ($0.worthDifference, $1.item)
    }
    order = result.reasons?.order
    let explanations = Dictionary(
      (result.reasons?.moves ?? []).map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    let steps = Dictionary(
      (order?.steps ?? []).enumerated().flatMap { step in step.element.items.map { ($0, step.offset) } },
      uniquingKeysWith: { first, _ in first })
    rows = moves.map { move in
      let work = result.context.items[move.item]
      return Row(
        move: move, account: result.context.data.accounts[work.account].name,
        duty: wording.name(ofDuty: work.duty), from: wording.name(of: move.from),
        to: wording.name(of: move.to), worth: wording.figures.money.signedWhole(move.worthDifference),
        hours: wording.figures.hours(move.minutes),
        kind: wording.phrases.label(move.forced == nil ? Term.voluntary : .forced),
        reason: wording.text(move.reason), explanation: explanations[move.item], step: steps[move.item])
    }
    isExplained = rows.contains { $0.explanation != nil }
  }

  /// Those that cost most to leave out, as far as is proven; without reasons none.
  func weightiest(_ count: Int) -> [Row] {
    let weighed = rows.enumerated().compactMap { index, row in
      row.explanation?.keeping.provenCost.map { (cost: $0, index: index, row: row) }
    }
    return weighed.sorted { ($1.cost, $0.index) < ($0.cost, $1.index) }.prefix(count).map(\.row)
  }
}

extension CostOfChange {
  /// What the change costs at least; nil for one that no plan has.
  fileprivate var provenCost: Money? {
    switch self {
    case .between(let least, _), .atLeast(let least): least
    case .impossible: nil
    }
  }
}
