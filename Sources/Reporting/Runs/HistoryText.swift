public import Foundation
public import ScenarioRunning
import TerritoryPlanning

/// The history of runs for a terminal.
public struct HistoryText {
  let history: RunHistory
  let wording: RunWording
  let style: TerminalStyle
  let width: Int

  /// - Parameter width: columns of the terminal; notes are cut to it.
  public init(
    _ history: RunHistory, language: Language, timeZone: TimeZone, colours: Bool = false, width: Int = 120
  ) {
    self.history = history
    wording = RunWording(language: language, timeZone: timeZone)
    style = TerminalStyle(colours: colours)
    self.width = width
  }

  /// The table, what is left out of it, and which plans are in force; ends in a newline.
  public var text: String {
    let phrases = wording.phrases
    guard !history.runs.isEmpty else { return phrases.noRuns + "\n" }
    var parts = [table]
    if history.runs.count < history.total {
      func count(_ number: Int) -> String { NumberText.grouped(Int64(number)) }
      parts.append(phrases.newest(count(history.runs.count), of: count(history.total)) + "\n")
    }
    for name in history.cases {
      guard let timeline = history.timelines[name], !timeline.spans.isEmpty else { continue }
      let lines = wording.timeline(timeline, of: name, scenarios: history.scenarios)
      parts.append(lines.map { $0.withoutControls + "\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }

  private var table: String {
    // One case needs no column that says so.
    let columns = RunColumn.allCases.filter { $0 != .caseName || history.cases.count > 1 }
    let right: Set<RunColumn> = [.number, .revenue, .gap, .moves]
    var table = TextTable(
      head: columns.map { wording.phrases.label($0) },
      alignments: columns.map { right.contains($0) ? .right : .left })
    let rows = history.runs.map { run in columns.map { cell($0, run).withoutControls } }
    let room = max(12, width - taken(by: rows, table.head))
    table.rows = rows.map { row in
      zip(columns, row).map { column, text in
        TextTable.Cell(text: column == .note ? DisplayWidth.cut(text, to: room) : text)
      }
    }
    return table.text(style: style)
  }

  /// Columns of the terminal that stand before the note.
  private func taken(by rows: [[String]], _ head: [String]) -> Int {
    head.indices.dropLast().reduce(0) { sum, column in
      sum + 2 + rows.reduce(DisplayWidth.of(head[column])) { max($0, DisplayWidth.of($1[column])) }
    }
  }

  private func cell(_ column: RunColumn, _ stored: StoredRun) -> String {
    let run = stored.run
    switch column {
    case .number: return stored.number.description
    case .time: return wording.time(run.madeAt)
    case .who: return run.who
    case .caseName: return run.caseName
    case .scenario: return run.scenario
    case .revenue:
      let outcome = wording.phrases.outcome(OutcomeKind(run.outcome))
      return run.figures.map { wording.money($0.revenue, of: run) } ?? outcome
    case .gap: return wording.gap(run) ?? ""
    case .moves: return run.figures.map { NumberText.grouped(Int64($0.moves)) } ?? ""
    case .state: return wording.standing(history.standing(of: stored))
    case .note: return run.note(wording.language).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
}
