import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The short answer to "why this plan" for reports without room: the order of the moves in a sentence, and the
/// moves that cost most to leave out.
struct WhyLines {
  struct Entry {
    /// Who gives what to whom.
    var move: String
    var lines: [ReasonLine]
  }
  let headline: String?
  let entries: [Entry]

  var isEmpty: Bool { headline == nil && entries.isEmpty }

  init(_ result: ScenarioResult, wording: PlanWording, most: Int = 5) {
    let list = MoveList(result, language: wording.language)
    headline = list.order.map { wording.summary(of: $0) }
    entries = list.weightiest(most).compactMap { row in
      row.explanation.map { explanation in
        Entry(
          move: wording.phrases.handover(row.account + " · " + row.duty, from: row.from, to: row.to),
          lines: wording.lines(of: explanation, move: row.move, order: list.order))
      }
    }
  }
}
