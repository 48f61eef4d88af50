import ScenarioRunning
import TerritoryPlanning

/// "Your accounts, what changed for you and why": the page of one representative, for a phone first and for paper.
struct PersonPage {
  private let view: PersonView
  private let handout: Handout
  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }
  private var context: PlanningContext { wording.context }

  init(_ view: PersonView, _ handout: Handout, language: Language) {
    self.view = view
    self.handout = handout
    wording = PlanWording(language: language, context: handout.result.context)
  }

  /// The whole page, ending in a newline.
  var text: String {
    let person = context.data.representatives[view.person]
    let period = context.data.parameters.period
    let over = [handout.caseName, period, figures.day(handout.date)].filter { !$0.isEmpty }
    let main: [Markup] = [
      tag("p", [("class", "over")], over.joined(separator: " · ")), tag("h1", [], person.name),
      tag("p", [("class", "lead")], unbroken(headline)), tiles, balance,
      exchanges(view.coming, .coming, none: .noneComing, side: .from),
      exchanges(view.leaving, .leaving, none: .noneLeaving, side: .to),
      PersonMap(view, wording)?.markup ?? .empty, kept,
      tag("p", [("class", "sub")], phrases.label(PersonTerm.privacy)),
    ]
    return PageFrame.scripted(
      title: phrases.labelled(person.name, period), language: wording.language, main: main)
  }

  private var headline: String {
    guard handout.before != nil else { return phrases.accountsGiven(view.after.accounts) }
    return phrases.yourAccounts(
      kept: view.kept.count, coming: Set(view.coming.map(\.account)).count,
      leaving: Set(view.leaving.map(\.account)).count)
  }

  // MARK: Figures

  private var tiles: Markup {
    let before = view.before
    let after = view.after
    let entries: [(PersonTerm, String, String?)] = [
      (.hoursPlanned, figures.hours(after.minutes), before.map { figures.hours($0.minutes) }),
      (.timeUsed, figures.shortPercent(after.used), before.map { figures.shortPercent($0.used) }),
      (.travel, figures.hours(after.travel), before.map { figures.hours($0.travel) }),
      (
        .revenue, figures.money.compact(after.revenue), before.map { figures.money.compact($0.revenue) }
      ),
    ]
    return tag(
      "div", [("class", "tiles four")],
      all: entries.map { term, now, then in
        let label = phrases.label(term)
        let text = then.map { $0 == now ? label : phrases.tileBefore(label, before: $0) } ?? label
        return tag("div", [("class", "tile")], tag("b", [], unbroken(now)), tag("span", [], unbroken(text)))
      })
  }

  private var balance: Markup {
    let chart = PersonBalance(view, wording)
    guard chart != nil || !view.limits.isEmpty else { return .empty }
    return tag(
      "section", [("class", "card narrow")], tag("h2", [], phrases.label(PersonTerm.balance)),
      chart.map { .group([tag("p", [], unbroken($0.description)), $0.markup]) } ?? .empty,
      view.limits.isEmpty
        ? .empty
        : .group([
          tag("h3", [], phrases.label(PersonTerm.limits)),
          tag("ul", [], all: view.limits.map { tag("li", [], unbroken($0)) }),
        ]))
  }

  // MARK: What changes

  private func exchanges(
    _ exchanges: [PersonView.Exchange], _ title: PersonTerm, none: PersonTerm, side: PersonTerm
  ) -> Markup {
    guard handout.before != nil else { return .empty }
    let heading = phrases.label(title) + (exchanges.isEmpty ? "" : " (\(figures.count(exchanges.count)))")
    return tag(
      "section", [("class", "card")], tag("h2", [], heading),
      exchanges.isEmpty
        ? tag("p", [("class", "sub")], phrases.label(none))
        : tag("ul", [("class", "exchanges")], all: exchanges.map { card($0, side: side) }))
  }

  private func card(_ exchange: PersonView.Exchange, side: PersonTerm) -> Markup {
    let account = context.data.accounts[exchange.account]
    let duties = phrases.list(exchange.duties.map(wording.name(ofDuty:)))
    let entries: [(PersonTerm, [String])] = [
      (.duties, [duties]), (side, [wording.name(of: exchange.other)]),
      (.by, [figures.day(exchange.byWhen)]), (.introduction, [introduction(exchange, side: side)]),
      (.hours, [figures.hours(exchange.minutes)]), (.deals, exchange.deals), (.reason, exchange.reasons),
    ]
    return tag(
      "li", [], tag("h3", [], account.name),
      tag("p", [("class", "sub")], context.data.regions[account.region].name),
      tag(
        "dl", [],
        all: entries.filter { !$0.1.isEmpty }.flatMap { term, texts in
          [tag("dt", [], phrases.label(term))] + texts.map { tag("dd", [], unbroken($0)) }
        }))
  }

  private func introduction(_ exchange: PersonView.Exchange, side: PersonTerm) -> String {
    switch exchange.introduction {
    case .formerHolder(let person):
      person == view.person
        ? phrases.introducesYourself : phrases.introduces(wording.name(of: Holder(person)))
    case .manager, .nobodyNamed: phrases.managerIntroduces
    case .notNeeded: phrases.introductionNotNeeded
    }
  }

  // MARK: What stays

  private var kept: Markup {
    guard !view.kept.isEmpty else { return .empty }
    let head = [
      (phrases.label(Term.account), "text"), (phrases.label(Term.region), "text"),
      (phrases.label(PersonTerm.duties), "text"), (phrases.label(PersonTerm.hours), "number"),
    ]
    let rows = view.kept.map { kept in
      let account = context.data.accounts[kept.account]
      return tag(
        "tr", [], tag("th", [("scope", "row")], account.name),
        tag("td", [("data-label", head[1].0)], context.data.regions[account.region].name),
        tag("td", [("data-label", head[2].0)], phrases.list(kept.duties.map(wording.name(ofDuty:)))),
        tag(
          "td",
          [("class", "num"), ("data-value", String(kept.minutes.count)), ("data-label", head[3].0)],
          figures.hours(kept.minutes)))
    }
    let title = handout.before == nil ? phrases.label(Heading.accountList) : phrases.label(PersonTerm.yours)
    return tag(
      "section", [("class", "card")], tag("h2", [], "\(title) (\(figures.count(view.kept.count)))"),
      Markup.scrollable(
        tag(
          "table",
          [
            ("class", "sortable stacks"), ("data-hint", phrases.label(Control.sortHint)),
            ("aria-label", title),
          ],
          tag(
            "thead", [],
            tag(
              "tr", [],
              all: head.map { label, kind in
                tag(
                  "th",
                  [("scope", "col"), ("class", kind == "number" ? "num" : ""), ("data-sort", kind)], label)
              })), tag("tbody", [], all: rows))))
  }
}
