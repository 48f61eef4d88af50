import ScenarioRunning
import TerritoryPlanning

/// A diff of two plans in words and tables.
struct DiffGrid {
  let diff: PlanDiff
  let totals: DiffTotals
  let wording: PlanWording
  /// Most rows of changes that a terminal and Markdown show.
  let mostChanges: Int
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }
  private var context: PlanningContext { diff.context }
  /// Most broken rules of a plan that are listed.
  private static let mostViolations = 12

  init(_ diff: PlanDiff, language: Language, mostChanges: Int = 40) {
    self.diff = diff
    totals = DiffTotals(diff)
    wording = PlanWording(language: language, context: diff.context)
    self.mostChanges = mostChanges
  }

  var sheet: Sheet {
    var parts: [Sheet.Part] = []
    parts += [.paragraph(legality(diff.before)), .list(violations(diff.before))]
    parts += [.paragraph(legality(diff.after)), .list(violations(diff.after))]
    parts += [diff.before, diff.after].flatMap(misfits)
    if !diff.changes.isEmpty {
      parts += [
        .heading(phrases.diffHeading(.reasons)), .list(reasonCounts), .paragraph(phrases.diffReasonCaption),
      ]
      parts += [.heading(phrases.diffHeading(.people)), .table(people)]
      if let matrix { parts += [.drawing(matrix)] }
      parts += [.heading(phrases.diffHeading(.regions)), .table(table(of: totals.regions, .region))]
      parts += [.heading(phrases.diffHeading(.duties)), .table(table(of: totals.duties, .duty))]
      parts += [.heading(phrases.diffHeading(.changes)), .table(changes)]
    }
    return Sheet(over: over, headline: headline, parts: parts)
  }

  private var over: String {
    let scenario = diff.scenario
    let title = wording.language == .chinese ? scenario.chineseTitle : scenario.title
    return [
      phrases.diffTitle(diff.after.name, against: diff.before.name), title.isEmpty ? scenario.name : title,
      context.data.parameters.period,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The sentence that matters.
  var headline: String {
    guard !diff.changes.isEmpty else {
      return diff.isSame ? phrases.plansAreSame : phrases.plansDifferInMisfits
    }
    let (before, after) = (diff.before.evaluation, diff.after.evaluation)
    let accounts = Set(diff.changes.map { context.items[$0.item].account }).count
    return phrases.sentence([
      phrases.itemsDiffer(
        figures.count(diff.changes.count), of: figures.count(diff.items),
        accounts: phrases.accounts(Int64(accounts))),
      phrases.spread(
        from: figures.shortPercent(before.workload?.range), to: figures.shortPercent(after.workload?.range)),
      phrases.revenue(
        change: before.revenueChange(to: after).map {
          phrases.bracketed(
            figures.money.signedCompact(after.revenue - before.revenue), NumberText.signedPercent($0))
        } ?? figures.money.signedCompact(after.revenue - before.revenue)),
      phrases.worthChange(figures.money.signedCompact(after.objective - before.objective)),
    ])
  }

  // MARK: Legality

  private func legality(_ side: PlanDiff.Side) -> String {
    let count = side.evaluation.violations.count
    return phrases.labelled(
      side.name, count == 0 ? phrases.noRuleBroken : phrases.rulesBroken(count))
  }

  private func violations(_ side: PlanDiff.Side) -> [String] {
    let all = side.evaluation.violations
    let shown = all.prefix(Self.mostViolations).map { wording.text($0) }
    return all.count > shown.count ? shown + [phrases.andMore(all.count - shown.count)] : shown
  }

  private func misfits(_ side: PlanDiff.Side) -> [Sheet.Part] {
    let lines = MisfitLines(side.carried, wording: wording).lines
    return lines.isEmpty ? [] : [.warning(phrases.doesNotFit(side.name)), .list(lines)]
  }

  // MARK: Reasons

  private var reasonCounts: [String] {
    let groups = Dictionary(grouping: diff.changes, by: \.reason.kind)
    return DiffReasonKind.allCases.compactMap { kind in
      groups[kind].map { changes in
        phrases.labelled(phrases.label(kind), phrases.items(Int64(changes.count)))
      }
    }
  }

  /// Why an item is in other hands.
  func reason(_ change: PlanDiff.Change) -> String {
    switch change.reason {
    case .unheld: return phrases.wasUnheld
    case .forced(let objection): return phrases.forced(wording.text(objection))
    case .barred(_, let objection):
      return phrases.barredFrom(wording.name(of: change.from), why: wording.text(objection))
    case .needed:
      let breaks = change.putBack.breaks
      let first = breaks.first.map { wording.text($0) } ?? ""
      return phrases.neededFor(first, more: breaks.count - 1)
    case .pays: return phrases.label(DiffReasonKind.pays)
    case .equal: return phrases.label(DiffReasonKind.equal)
    case .costs: return phrases.label(DiffReasonKind.costs)
    }
  }

  /// What putting the item back alone would do to the objective, as a signed amount.
  func putBack(_ change: PlanDiff.Change) -> String {
    figures.money.signedWhole(change.putBack.objective)
  }

  /// A holder, with the level of visits where plans choose it and it differs.
  func holder(_ holder: Holder?, level: Int, of change: PlanDiff.Change) -> String {
    let name = wording.name(of: holder)
    guard change.levelBefore != change.levelAfter else { return name }
    return phrases.bracketed(name, context.data.parameters.visits.levels[level].id)
  }

  // MARK: Tables

  private var changes: SheetTable {
    let ordered = diff.changes.sorted { ($0.putBack.objective, $0.item) < ($1.putBack.objective, $1.item) }
    return SheetTable(
      head: DiffColumn.allCases.map { phrases.label($0) },
      alignments: [.left, .left, .left, .right, .right, .left],
      rows: ordered.map { change in
        [
          .init(wording.place(of: change.item)),
          .init(holder(change.from, level: change.levelBefore, of: change)),
          .init(holder(change.to, level: change.levelAfter, of: change)),
          .init(figures.money.signedWhole(change.worth(in: context))), .init(putBack(change)),
          .init(reason(change)),
        ]
      }, most: mostChanges,
      sortValues: ordered.map {
        [nil, nil, nil, $0.worth(in: context).minorUnits, $0.putBack.objective.minorUnits, nil]
      }, leftOut: { phrases.rowsShown(NumberText.grouped(Int64($0)), of: NumberText.grouped(Int64($1))) },
      stacks: true)
  }

  private var people: SheetTable {
    SheetTable(
      head: DiffPersonColumn.allCases.map { phrases.label($0) },
      alignments: [.left] + Array(repeating: .right, count: DiffPersonColumn.allCases.count - 1),
      rows: totals.people.map { person in
        let work = person.after.standardMinutes - person.before.standardMinutes
        let revenue = person.after.revenue - person.before.revenue
        return [
          .init(wording.name(of: Holder(person.representative))), .init(figures.count(person.itemsIn)),
          .init(figures.count(person.itemsOut)), .init(figures.hours(person.before.standardMinutes)),
          .init(figures.hours(person.after.standardMinutes)), .init(figures.signedHours(work)),
          .init(figures.percent(person.before.fairShare)), .init(figures.percent(person.after.fairShare)),
          .init(figures.money.signedWhole(revenue)),
        ]
      }, stacks: true)
  }

  private func table(of parts: [DiffTotals.Part], _ first: Term) -> SheetTable {
    SheetTable(
      head: [first, .items, .accounts, .workload, .worth].map { phrases.label($0) },
      alignments: [.left, .right, .right, .right, .right],
      rows: parts.map { part in
        [
          .init(
            first == .region ? context.data.regions[part.index].name : wording.name(ofDuty: part.index)),
          .init(figures.count(part.items)), .init(figures.count(part.accounts)),
          .init(figures.hours(part.minutes)), .init(figures.money.signedWhole(part.worth)),
        ]
      })
  }

  private var matrix: Markup? {
    let moves = diff.changes.filter { $0.from != $0.to }.map { (from: $0.from, to: $0.to) }
    guard !moves.isEmpty else { return nil }
    return .group([
      tag("h3", [], phrases.heatMapTitle(diff.after.name)),
      tag("p", [("class", "sub")], phrases.heatMapCaption),
      MoveMatrixMarkup(matrix: MoveMatrix(moves, in: context), wording: wording).markup,
    ])
  }
}

extension ChangeReason {
  var kind: DiffReasonKind {
    switch self {
    case .unheld: .unheld
    case .forced: .forced
    case .barred: .barred
    case .needed: .needed
    case .pays: .pays
    case .equal: .equal
    case .costs: .costs
    }
  }
}

/// What of a plan does not fit the data, a line a kind, with the first names.
struct MisfitLines {
  private static let mostNames = 5
  let carried: CarriedPlan
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  init(_ carried: CarriedPlan, wording: PlanWording) {
    self.carried = carried
    self.wording = wording
  }

  var lines: [String] {
    var lines = MisfitKind.allCases.compactMap { kind -> String? in
      let names = distinct(carried.leftovers.filter { MisfitKind($0.misfit) == kind }.map { name($0, kind) })
      return names.isEmpty ? nil : phrases.misfit(kind, count: names.count, names: listed(names))
    }
    if !carried.unlisted.isEmpty {
      lines.append(
        phrases.unlisted(
          carried.unlisted.count, names: listed(carried.unlisted.map { wording.place(of: $0) })))
    }
    return lines
  }

  private func name(_ leftover: CarriedPlan.Leftover, _ kind: MisfitKind) -> String {
    let row = leftover.row
    func named(_ id: String, _ name: String) -> String { name.isEmpty ? id : phrases.bracketed(id, name) }
    switch kind {
    case .account: return named(row.account, row.accountName)
    case .duty: return row.duty
    case .dutyOfAccount: return named(row.account, row.accountName) + " · " + row.duty
    case .representative:
      guard case .representative(let id) = row.holder else { return "" }
      return named(id, row.holderName)
    case .level: return named(row.account, row.accountName) + " · " + row.level
    }
  }

  private func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func listed(_ names: [String]) -> String {
    let shown = phrases.list(Array(names.prefix(Self.mostNames)))
    return names.count > Self.mostNames
      ? phrases.list([shown, phrases.andMore(names.count - Self.mostNames)]) : shown
  }
}

extension MisfitKind {
  init(_ misfit: CarriedPlan.Misfit) {
    self =
      switch misfit {
      case .account: .account
      case .duty: .duty
      case .dutyOfAccount: .dutyOfAccount
      case .representative: .representative
      case .level: .level
      }
  }
}
