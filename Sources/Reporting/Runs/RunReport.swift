public import Foundation
public import ScenarioRunning
import TerritoryPlanning

/// One run whole: what was asked, what came out, what was decided.
public struct RunReport {
  let stored: StoredRun
  let history: RunHistory
  let files: [(name: String, size: Int)]
  let wording: RunWording
  private var phrases: any Phrases { wording.phrases }
  private var run: KeptRun { stored.run }

  /// - Parameters:
  ///   - history: holds the run and its case's timeline.
  ///   - files: names and bytes of the files that the store keeps for the run.
  public init(
    _ stored: StoredRun, in history: RunHistory, files: [(name: String, size: Int)], language: Language,
    timeZone: TimeZone
  ) {
    self.stored = stored
    self.history = history
    self.files = files
    wording = RunWording(language: language, timeZone: timeZone)
  }

  /// For a terminal, ending in a newline.
  public func text(colours: Bool) -> String {
    let title = phrases.runTitle(
      stored.number.description, scenario: run.scenario, caseName: run.caseName)
    let style = TerminalStyle(colours: colours)
    var lines = [
      style.strong(title.withoutControls), wording.standing(history.standing(of: stored)), "",
    ]
    let labels = fields.map { phrases.label($0.field) }
    let width = labels.reduce(0) { max($0, DisplayWidth.of($1)) }
    for (label, field) in zip(labels, fields) {
      let padding = String(repeating: " ", count: width - DisplayWidth.of(label))
      lines.append(label + padding + "  " + field.text.withoutControls)
    }
    if !stored.decisions.isEmpty {
      lines += ["", phrases.label(RunField.decisions)] + stored.decisions.map(line)
    }
    if !files.isEmpty { lines += ["", phrases.label(RunField.files)] + files.map { "  " + $0.name } }
    return lines.map { $0 + "\n" }.joined()
  }

  private var fields: [(field: RunField, text: String)] {
    let named = run.title.isEmpty ? [] : [run.title(wording.language)]
    let notes = (named + [run.note(wording.language)]).filter { !$0.isEmpty }
    let note = notes.map(Self.oneLine).joined(separator: " — ")
    var fields: [(RunField, String)] = [
      (.asked, phrases.asked(at: wording.time(run.madeAt), by: run.who, with: run.verb))
    ]
    if !note.isEmpty { fields.append((.note, note)) }
    fields += [
      (.period, phrases.span(wording.day(run.periodStart), wording.day(run.periodEnd))),
      (.data, phrases.hashes(source: run.sourceHash, content: run.contentHash)),
    ]
    if run.outcome != .judged { fields.append((.options, options)) }
    fields.append((.outcome, phrases.outcome(OutcomeKind(run.outcome))))
    if let figures = run.figures { fields += self.figures(figures) }
    let seconds = FigureText(run, language: wording.language).seconds(run.seconds)
    fields.append((.took, phrases.took(seconds, program: run.program)))
    return fields
  }

  private func figures(_ figures: KeptRun.Figures) -> [(RunField, String)] {
    var fields: [(RunField, String)] = [
      (.revenue, wording.money(figures.revenue, of: run)),
      (.objective, wording.money(figures.objective, of: run)),
    ]
    if let bound = figures.bound { fields.append((.bound, wording.money(bound, of: run))) }
    if let gap = wording.gap(run) { fields.append((.gap, gap)) }
    fields.append((.moves, NumberText.grouped(Int64(figures.moves))))
    if figures.brokenRules > 0 {
      fields.append((.brokenRules, NumberText.grouped(Int64(figures.brokenRules))))
    }
    return fields
  }

  private var options: String {
    let options = run.options
    let figures = FigureText(run, language: wording.language)
    return phrases.options(
      gap: figures.percentAtMost(options.gap), time: options.timeLimitSeconds.map(figures.seconds),
      work: options.workLimit.map { NumberText.grouped($0) }, seed: String(options.seed),
      threads: String(options.threads))
  }

  private func line(_ decision: RunDecision) -> String {
    let step = phrases.label(decision.step)
    let from = decision.effectiveFrom.map { " " + phrases.label(RunField.from) + " " + wording.day($0) } ?? ""
    let note = decision.note.isEmpty ? "" : ": " + Self.oneLine(decision.note)
    return ("  \(wording.time(decision.at))  \(decision.who)  " + step + from + note).withoutControls
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// For programs, ending in a newline: the run as in `HistoryJSON`, with its files.
  public var json: String {
    guard case .object(let fields) = RunJSON.value(stored, standing: history.standing(of: stored)) else {
      preconditionFailure("a run is an object")
    }
    let files = files.map { file -> JSONValue in
      ["name": .string(file.name), "bytes": .integer(Int64(file.size))]
    }
    let head: [(key: String, value: JSONValue)] = [
      ("format", "evenfield.run"), ("format_version", .integer(Int64(HistoryJSON.formatVersion))),
    ]
    return JSONValue.object(head + fields + [("files", .array(files))]).text(indent: true) + "\n"
  }
}

extension KeptRun {
  func note(_ language: Language) -> String {
    language == .chinese && !chineseNote.isEmpty ? chineseNote : note
  }

  fileprivate func title(_ language: Language) -> String {
    language == .chinese && !chineseTitle.isEmpty ? chineseTitle : title
  }
}

/// What a step did to a run, and which plans of its case are in force then.
public struct StepReport {
  let wording: RunWording

  public init(language: Language, timeZone: TimeZone) {
    wording = RunWording(language: language, timeZone: timeZone)
  }

  /// - Parameter runs: of the case, for their names.
  public func taken(_ run: StoredRun, timeline: ApprovalTimeline, runs: [StoredRun]) -> String {
    guard let last = run.decisions.last else { return "" }
    let phrases = wording.phrases
    var lines = [
      phrases.taken(last.step, run: run.number.description, from: last.effectiveFrom.map(wording.day))
    ]
    if last.effectiveFrom != nil {
      let names = Dictionary(uniqueKeysWithValues: runs.map { ($0.number, $0.run.scenario) })
      lines += wording.timeline(timeline, of: run.run.caseName, scenarios: names)
    }
    return lines.map { $0.withoutControls + "\n" }.joined()
  }

  public func refused(_ step: RunStep, _ run: StoredRun, _ reason: StepRefusal) -> String {
    wording.phrases.refused(
      step, run: run.number.description, reason, periodEnd: wording.day(run.run.periodEnd))
  }
}
