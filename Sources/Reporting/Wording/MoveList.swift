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
  }
  let rows: [Row]

  init(_ result: ScenarioResult, language: Language) {
    let wording = PlanWording(language: language, context: result.context)
    let moves = (result.certified?.evaluation.moves ?? []).sorted {
      ($1.worthDifference, $0.item) < ($0.worthDifference, $1.item)
    }
    rows = moves.map { move in
      let work = result.context.items[move.item]
      return Row(
        move: move, account: result.context.data.accounts[work.account].name,
        duty: wording.name(ofDuty: work.duty), from: wording.name(of: move.from),
        to: wording.name(of: move.to), worth: wording.figures.money.signedWhole(move.worthDifference),
        hours: wording.figures.hours(move.minutes),
        kind: wording.phrases.label(move.forced == nil ? Term.voluntary : .forced),
        reason: wording.text(move.reason))
    }
  }
}
