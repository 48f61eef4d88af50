import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What opens under the name of each representative: before and after by duty, what leaves them no room, and what
/// comes and goes with its reason. Without reasons only those who take over or hand off something open.
struct RepresentativeDetails {
  let result: ScenarioResult
  let evaluation: Evaluation
  let wording: PlanWording
  private let anchor: String
  /// By holder.
  private let taken: [Holder: [MoveList.Row]]
  private let handed: [Holder: [MoveList.Row]]
  private let marking: NearTieMarking
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }
  private var before: Evaluation? { result.newPlan == nil ? nil : result.today }

  init(_ result: ScenarioResult, _ evaluation: Evaluation, _ wording: PlanWording, anchor: String) {
    self.result = result
    self.evaluation = evaluation
    self.wording = wording
    self.anchor = anchor
    let list = MoveList(result, language: wording.language)
    marking = NearTieMarking(list)
    handed = Dictionary(grouping: list.rows) { $0.move.from }
    taken = list.rows.reduce(into: [:]) { taken, row in
      if let to = row.move.to { taken[to, default: []].append(row) }
    }
  }

  var markup: Markup {
    .group(evaluation.representatives.compactMap(person))
  }

  private func person(_ person: RepresentativeEvaluation) -> Markup? {
    let holder = Holder(person.representative)
    let taken = taken[holder] ?? []
    let handed = handed[holder] ?? []
    let reasons = result.reasons?.representatives.first { $0.representative == person.representative }
    guard reasons != nil || !taken.isEmpty || !handed.isEmpty else { return nil }
    let name = result.context.data.representatives[person.representative].name
    return tag(
      "details", [], tag("summary", [], phrases.labelled(name, summary(person, taken.count, handed.count))),
      reasons == nil ? .empty : comparison(person),
      list(phrases.label(ReasonTerm.pressing), reasons?.binding.map { wording.text($0) } ?? []),
      list(
        phrases.label(Term.takenOver), taken.prefix(Self.mostLines).map { line($0, .from, $0.from) }),
      list(phrases.label(Term.handedOff), handed.prefix(Self.mostLines).map { line($0, .to, $0.to) }),
      max(taken.count, handed.count) > Self.mostLines
        ? link(person.representative, count: taken.count + handed.count) : .empty)
  }

  /// Further ones are in the list of handovers.
  private static let mostLines = 12

  private func link(_ representative: Int, count: Int) -> Markup {
    let id = result.context.data.representatives[representative].id
    return tag(
      "p", [],
      tag(
        "a", [("href", "#" + anchor + "?who=" + FragmentText.encoded(id))],
        phrases.allInList(figures.count(count))))
  }

  private func summary(_ person: RepresentativeEvaluation, _ taken: Int, _ handed: Int) -> String {
    guard taken + handed > 0 else { return phrases.label(ReasonTerm.nothingChanges) }
    return phrases.label(Term.takenOver) + " " + figures.count(taken) + " · "
      + phrases.label(Term.handedOff) + " " + figures.count(handed)
  }

  private func list(_ title: String, _ lines: [String]) -> Markup {
    guard !lines.isEmpty else { return .empty }
    return .group([
      tag("h4", [], title), tag("ul", [], all: lines.map { tag("li", [], unbroken($0)) }),
    ])
  }

  /// One handover from this person's side, with what it would cost to leave it out.
  private func line(_ row: MoveList.Row, _ side: Term, _ other: String) -> String {
    let head = [row.account + " · " + row.duty, phrases.labelled(phrases.label(side), other), row.reason]
    let keeping = row.explanation.map {
      [phrases.labelled(phrases.label(ReasonTerm.ifKept), wording.text($0.keeping))]
    }
    let tie = marking.mark(of: row).map { [phrases.label($0)] } ?? []
    return (head + (keeping ?? []) + tie).joined(separator: " · ")
  }

  // MARK: Before and after

  private func comparison(_ after: RepresentativeEvaluation) -> Markup {
    let past = before?.of(after.representative)
    let duties = after.standardMinutesByDuty.indices.filter {
      after.standardMinutesByDuty[$0] > .zero || (past?.standardMinutesByDuty[$0] ?? .zero) > .zero
    }
    let rows =
      duties.map { duty in
        cells(
          wording.name(ofDuty: duty), past.map { $0.standardMinutesByDuty[duty] },
          after.standardMinutesByDuty[duty], past.map { $0.revenueByDuty[duty] }, after.revenueByDuty[duty])
      } + [
        cells(
          phrases.label(Term.everything), past?.standardMinutes, after.standardMinutes, past?.revenue,
          after.revenue)
      ]
    let columns = [Term.workload, .revenue].flatMap { term in
      past == nil
        ? [phrases.label(term)]
        : [Term.before, .after].map { phrases.bracketed(phrases.label(term), phrases.label($0)) }
    }
    let head =
      [tag("td", [])] + columns.map { tag("th", [("scope", "col"), ("class", "num")], $0) }
    return .group([
      tag("h4", [], phrases.label(ReasonTerm.beforeAndAfter)),
      Markup.scrollable(
        tag(
          "table", [("class", "small")], tag("thead", [], tag("tr", [], all: head)),
          tag("tbody", [], all: rows))), tag("p", [("class", "sub")], shares(after, past)),
    ])
  }

  private func cells(
    _ name: String, _ pastMinutes: Minutes?, _ minutes: Minutes, _ pastRevenue: Money?, _ revenue: Money
  ) -> Markup {
    let texts =
      [pastMinutes.map { figures.hours($0) }, figures.hours(minutes)]
      + [pastRevenue.map { figures.money.whole($0) }, figures.money.whole(revenue)]
    return tag(
      "tr", [],
      all: [tag("th", [("scope", "row")], name)]
        + texts.compactMap { $0 }.map { tag("td", [("class", "num")], $0) })
  }

  private func shares(_ after: RepresentativeEvaluation, _ past: RepresentativeEvaluation?) -> String {
    let parts: [(Term, (RepresentativeEvaluation) -> String)] = [
      (.fairShare, { figures.percent($0.fairShare) }), (.utilisation, { figures.percent($0.utilisation) }),
      (.travel, { figures.hours($0.travelMinutes) }),
    ]
    return unbroken(
      parts.map { term, text in
        let (then, now) = (past.map(text), text(after))
        let change = then.map { $0 == now ? now : $0 + " → " + now } ?? now
        return phrases.labelled(phrases.label(term), change)
      }.joined(separator: " · "))
  }
}
