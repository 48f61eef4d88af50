import ScenarioRunning
import TerritoryPlanning

/// A replayed plan in words and tables.
struct ReplayGrid {
  let replay: PlanReplay
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }
  private var context: PlanningContext { replay.now.context }
  private static let mostNames = 6

  init(_ replay: PlanReplay, language: Language) {
    self.replay = replay
    wording = PlanWording(language: language, context: replay.now.context)
  }

  var sheet: Sheet {
    var parts: [Sheet.Part] = []
    if !replay.alerts.isEmpty {
      parts += [.heading(phrases.replayHeading(.alerts)), .list(replay.alerts.map(text))]
      parts += [.paragraph(phrases.replayHint)]
    }
    parts += [.heading(phrases.replayHeading(.facts))]
    parts += facts.isEmpty ? [.paragraph(phrases.nothingChanged)] : [.list(facts)]
    if let drift = replay.drift {
      parts += [.heading(phrases.replayHeading(.drift)), .table(figures(of: drift))]
      let apart = drift.figures.filter { $0.comparability != .comparable }
      parts += [
        .list(apart.map { phrases.labelled(phrases.label($0.measure), phrases.text($0.comparability)) })
      ]
      parts += [.heading(phrases.replayHeading(.loads)), .table(loads(drift))]
    } else {
      parts += [.heading(phrases.replayHeading(.people)), .table(people)]
    }
    let broken = replay.now.evaluation.violations.map { wording.text($0) }
    if !broken.isEmpty {
      parts += [.heading(phrases.label(Heading.brokenRules)), .list(cut(broken))]
    }
    return Sheet(over: over, headline: headline, parts: parts)
  }

  /// The sentence that matters.
  var headline: String {
    replay.alerts.first.map { phrases.alertCount(replay.alerts.count, first: text($0)) }
      ?? phrases.noAlerts(replay.name)
  }

  private var over: String {
    let scenario = replay.now.scenario
    let title = wording.language == .chinese ? scenario.chineseTitle : scenario.title
    return [
      phrases.replayTitle(replay.name, under: title.isEmpty ? scenario.name : title),
      context.data.parameters.period,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// A threshold passed, by how much.
  func text(_ alert: DriftAlert) -> String {
    let who = alert.representative.map { wording.name(of: Holder($0)) }
    func figure(_ value: Double) -> String {
      alert.kind.isCount ? figures.count(Int(value)) : NumberText.percent(value, decimals: 1)
    }
    let isSigned = alert.kind == .load || alert.kind == .drift
    let measured =
      isSigned ? NumberText.signedPercent(alert.measured, decimals: 1) : figure(alert.measured)
    return phrases.alertText(alert.kind, who: who, measured: measured, threshold: figure(alert.threshold))
  }

  // MARK: Facts

  private var facts: [String] {
    let facts = replay.facts
    func items(_ count: Int) -> String { phrases.items(Int64(count)) }
    func name(_ gone: ReplayFacts.Gone) -> String {
      gone.name.isEmpty ? gone.id : phrases.bracketed(gone.name, gone.id)
    }
    var lines: [String] = []
    if !facts.goneAccounts.isEmpty {
      lines.append(
        phrases.goneAccounts(facts.goneAccounts.count, names: listed(facts.goneAccounts.map(name))))
    }
    if facts.goneDuties > 0 { lines.append(phrases.goneDuties(facts.goneDuties)) }
    lines += facts.goneHolders.map { phrases.goneHolder(name($0), items: items($0.items)) }
    lines += facts.unable.map { unable in
      phrases.unable(
        wording.name(of: Holder(unable.representative)), items: items(unable.items.count),
        why: wording.text(unable.objection))
    }
    if !facts.newAccounts.isEmpty {
      lines.append(
        phrases.newAccounts(
          facts.newAccounts.count, names: listed(facts.newAccounts.map { context.data.accounts[$0].name })))
    }
    if !facts.newItems.isEmpty {
      lines.append(
        phrases.newItems(facts.newItems.count, names: listed(facts.newItems.map { wording.place(of: $0) })))
    }
    return lines + cut(facts.barred.map { wording.text($0) })
  }

  private func cut(_ lines: [String]) -> [String] {
    let most = 12
    return lines.count > most ? lines.prefix(most) + [phrases.andMore(lines.count - most)] : lines
  }

  private func listed(_ names: [String]) -> String {
    let shown = Array(names.prefix(Self.mostNames))
    return phrases.list(
      names.count > shown.count ? shown + [phrases.andMore(names.count - shown.count)] : shown)
  }

  // MARK: Drift

  private func figures(of drift: ReplayDrift) -> SheetTable {
    SheetTable(
      head: [
        phrases.label(Term.measure), phrases.columnThen, phrases.columnNow, phrases.label(Term.change),
      ], alignments: [.left, .right, .right, .right],
      rows: drift.figures.map { figure in
        [.init(phrases.label(figure.measure))]
          + [figure.before, figure.after].map {
            .init(text($0, figure.measure))
          } + [change(figure)]
      })
  }

  private func text(_ value: Double?, _ measure: ReplayDrift.Measure) -> String {
    guard let value else { return phrases.undefined }
    switch measure {
    case .revenue: return figures.money.whole(Money(minorUnits: Int64(value)))
    case .workload, .travel: return figures.hours(Minutes(Int64(value)))
    case .spread: return figures.percent(value)
    case .uncovered, .brokenRules: return figures.count(Int(value))
    }
  }

  private func change(_ figure: ReplayDrift.Figure) -> SheetTable.Cell {
    guard figure.comparability == .comparable, let before = figure.before, let after = figure.after else {
      return .init(text: phrases.notComparable, tone: .quiet)
    }
    let change = after - before
    switch figure.measure {
    case .revenue: return .init(figures.money.signedWhole(Money(minorUnits: Int64(change))))
    case .workload, .travel: return .init(figures.signedHours(Minutes(Int64(change))))
    case .spread: return .init(NumberText.signedPercent(change, decimals: 1))
    case .uncovered, .brokenRules: return .init(NumberText.signedGrouped(Int64(change)))
    }
  }

  private func loads(_ drift: ReplayDrift) -> SheetTable {
    SheetTable(
      head: [
        phrases.label(Term.representative), phrases.columnThen, phrases.columnNow, phrases.label(Term.change),
      ], alignments: [.left, .right, .right, .right],
      rows: drift.loads.map { load in
        let change = load.before.flatMap { before in load.after.map { $0 - before } }
        let isFar = (change.map { abs($0) } ?? 0) > replay.thresholds.drift
        return [
          .init(wording.name(of: Holder(load.representative))), .init(figures.percent(load.before)),
          .init(figures.percent(load.after)),
          .init(
            text: change.map { NumberText.signedPercent($0, decimals: 1) } ?? phrases.undefined,
            tone: isFar ? .bad : .plain),
        ]
      })
  }

  private var people: SheetTable {
    SheetTable(
      head: [phrases.label(Term.representative), phrases.label(Term.workload), phrases.ofFairShare],
      alignments: [.left, .right, .right],
      rows: replay.now.evaluation.representatives.map { row in
        let isFar = (row.fairShare.map { abs($0 - 1) } ?? 0) > replay.thresholds.load
        return [
          .init(wording.name(of: Holder(row.representative))), .init(figures.hours(row.standardMinutes)),
          .init(text: figures.percent(row.fairShare), tone: isFar ? .bad : .plain),
        ]
      })
  }
}
