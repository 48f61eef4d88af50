public import TerritoryPlanning

/// A cleaning in words: the summary for a terminal, and the words of the repairs file.
public struct CleaningText: Sendable {
  private let study: CleaningStudy
  private let settled: [Finding]
  private let phrases: any Phrases

  /// Findings of one kind that the summary shows.
  private static let examples = 3

  /// - Parameter settled: findings that the map settles by itself.
  public init(_ study: CleaningStudy, settled: [Finding], language: Language) {
    self.study = study
    self.settled = settled
    phrases = language.phrases
  }

  public func label(_ kind: Finding.Kind) -> String { phrases.label(kind) }
  public func label(_ confidence: Finding.Confidence) -> String { phrases.label(confidence) }
  public func reason(_ finding: Finding) -> String { phrases.findingReason(finding.reason) }

  /// The summary: what was read as what, a line a kind, the first findings of each.
  ///
  /// - Parameters:
  ///   - export: what the export is called.
  ///   - file: where the repairs were written; nil: nowhere.
  public func summary(export: String, file: String?, usesColours: Bool) -> String {
    let style = TerminalStyle(colours: usesColours)
    let count = NumberText.grouped(Int64(study.findings.count))
    let civil = study.data.asOf.civil
    let day = phrases.date(year: civil.year, month: civil.month, day: civil.day)
    var text = style.strong(phrases.cleaned(export.withoutControls, day: day)) + "\n\n"
    text += study.data.tables.map { line($0.table) + "\n" }.joined() + "\n"
    text += study.findings.isEmpty ? phrases.nothingLooksWrong + "\n" : table(style) + "\n" + examples(style)
    if !settled.isEmpty {
      let shown = settled.map { "\($0.value) → \($0.proposal)".withoutControls }
      text += "\n" + phrases.settledByMap(NumberText.grouped(Int64(settled.count)), shown) + "\n"
    }
    if let file, !study.findings.isEmpty { text += "\n" + phrases.repairSteps(file, lines: count) + "\n" }
    return text
  }

  private func line(_ table: CleaningTable) -> String {
    let columns = table.columns.filter { $0.meaning != .other }.map {
      "\($0.header.withoutControls) = \(phrases.label($0.meaning))"
    }
    return phrases.columnsRead(table.file, rows: NumberText.grouped(Int64(table.rowCount)), columns: columns)
  }

  private func table(_ style: TerminalStyle) -> String {
    var table = TextTable(
      head: CleaningColumn.allCases.map(phrases.label),
      alignments: [.left, .right, .right, .right, .right])
    for kind in Finding.Kind.allCases {
      let found = study.findings.filter { $0.kind == kind }
      guard !found.isEmpty else { continue }
      let counts = Finding.Confidence.allCases.map { level in found.count { $0.confidence == level } }
      let rows = found.reduce(0) { $0 + $1.rows }
      table.rows.append(
        [TextTable.Cell(text: phrases.label(kind))]
          + counts.map { TextTable.Cell(text: $0 == 0 ? "" : NumberText.grouped(Int64($0))) }
          + [TextTable.Cell(text: NumberText.grouped(Int64(rows)))])
    }
    return table.text(style: style)
  }

  private func examples(_ style: TerminalStyle) -> String {
    var text = ""
    for kind in Finding.Kind.allCases {
      let found = study.findings.filter { $0.kind == kind }
      guard !found.isEmpty else { continue }
      text += style.strong(phrases.label(kind)) + "\n"
      for finding in found.prefix(Self.examples) { text += "  " + line(finding) + "\n" }
      let more = found.count - Self.examples
      if more > 0 { text += "  " + phrases.moreFindings(more) + "\n" }
    }
    return text
  }

  private func line(_ finding: Finding) -> String {
    guard let table = study.data[finding.table] else { return "" }
    let rows = finding.rows > 1 ? " (\(phrases.tableRows(finding.rows)))" : ""
    let place = "\(table.file):\(table.lines[finding.firstRow]) \(table.columns[finding.column].header)"
    let value = finding.value.isEmpty ? "" : " `\(finding.value)`"
    let proposed = phrases.proposed(finding.action, finding.proposal)
    return (place + value + rows + ": " + proposed + " (" + reason(finding) + ")").withoutControls
  }
}
