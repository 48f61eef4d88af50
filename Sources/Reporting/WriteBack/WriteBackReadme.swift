import TerritoryPlanning

/// What the administrator of a CRM reads first: which files there are, which button to press in which order, how to
/// undo it, and what is left to be done by hand.
public struct WriteBackReadme {
  let facts: WriteBackFacts
  let language: Language
  private var phrases: any Phrases { language.phrases }

  public init(_ facts: WriteBackFacts, language: Language) {
    self.facts = facts
    self.language = language
  }

  /// README.txt: UTF-8 with a mark and CR LF, so that every editor of Windows shows it.
  public var text: String {
    var lines = [headline, String(repeating: "=", count: DisplayWidth.of(headline)), ""] + remarks
    let steps =
      facts.changes.isEmpty
      ? [] : phrases.steps(facts.system, idColumn: facts.idColumn)
    if !facts.changes.isEmpty {
      lines += section(.files, facts.files.filter { !$0.isUndo }.map(line), numbered: false)
      lines += section(.steps, steps, numbered: true)
      lines += section(
        .undo,
        facts.files.filter(\.isUndo).map(line) + phrases.undoSteps(facts.system)
          + (facts.notUndone > 0 ? [phrases.notUndone(facts.notUndone)] : []), numbered: false)
    }
    lines += section(.staysAsItIs, left, numbered: false)
    if !facts.changes.isEmpty { lines += section(.check, phrases.checkSteps, numbered: false) }
    return "\u{FEFF}" + lines.map { $0.withoutControls + "\r\n" }.joined()
  }

  /// For a terminal: the headline and what must not be missed; ends in a newline.
  public var summary: String {
    ([headline] + remarks + facts.files.map(line).map { "  " + $0 }
      + (facts.notUndone > 0 ? [phrases.notUndone(facts.notUndone)] : []) + left)
      .map { $0.withoutControls + "\n" }.joined()
  }

  private var headline: String {
    let title = phrases.writeBackTitle(phrases.name(facts.system))
    guard !facts.changes.isEmpty else { return phrases.labelled(title, phrases.noOwnerChanges) }
    let accounts = Set(facts.changes.map { facts.context.items[$0.item].account }).count
    return phrases.labelled(
      title,
      phrases.ownersChange(
        phrases.accounts(Int64(accounts)),
        files: phrases.list(facts.files.filter { !$0.isUndo }.map(\.name))))
  }

  private var remarks: [String] {
    var lines = [phrases.planOf(facts.plan, scenario: facts.scenario, caseName: facts.caseName)]
    switch facts.check {
    case .unchecked: lines.append(phrases.unchecked)
    case .compared(let fresh, let otherwise, let added, let gone):
      lines.append(phrases.compared(fresh, with: facts.accountsFile))
      if otherwise > 0 { lines.append(phrases.otherwiseChanged(otherwise)) }
      if !added.isEmpty || !gone.isEmpty {
        let none = phrases.label(Term.none)
        lines.append(
          phrases.columnsChanged(
            added: added.isEmpty ? none : phrases.list(added), gone: gone.isEmpty ? none : phrases.list(gone))
        )
      }
    }
    if facts.breaksRules { lines.append(phrases.writtenDespiteRules) }
    return lines
  }

  private var left: [String] {
    var lines: [String] = []
    if facts.asPlanned > 0 { lines.append(phrases.asPlanned(facts.asPlanned)) }
    if !facts.manual.isEmpty { lines.append(phrases.manualChanges(facts.manual.count)) }
    if facts.itemsWithoutColumn > 0 { lines.append(phrases.itemsWithoutColumn(facts.itemsWithoutColumn)) }
    if facts.notInCRM > 0 { lines.append(phrases.notInCRM(facts.notInCRM)) }
    if facts.outsidePlan > 0 { lines.append(phrases.outsidePlan(facts.outsidePlan)) }
    if !facts.newAccounts.isEmpty { lines.append(phrases.newAccounts(facts.newAccounts.count)) }
    return lines + [phrases.relatedRecordsStay]
  }

  private func section(_ heading: WriteBackHeading, _ lines: [String], numbered: Bool) -> [String] {
    guard !lines.isEmpty else { return [] }
    let title = phrases.label(heading)
    return ["", title, String(repeating: "-", count: DisplayWidth.of(title))]
      + lines.enumerated().map { (numbered ? "\($0 + 1). " : "- ") + $1 }
  }

  private func line(_ file: WriteBackFacts.File) -> String {
    let rows = phrases.accounts(Int64(file.rows))
    return file.requests.map {
      phrases.requestLine(file.name, rows: rows, requests: NumberText.grouped(Int64($0)))
    } ?? phrases.fileLine(file.name, rows: rows)
  }
}
