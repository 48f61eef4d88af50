import ArgumentParser
import Foundation
import Reporting
import RunStore
import ScenarioRunning

/// Which runs were made, and what became of them.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List the runs that were kept, newest first, and the plans in force.",
    discussion: """
      solve and compare keep each answered scenario as a run. States: draft, proposed, approved (from a later day), \
      in_force, superseded, withdrawn; they are those of today, or of the day given with --on.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "Only runs of this case: its name, or its folder.")
  var caseName: String?

  @Option(help: "Only runs of this scenario.")
  var scenario: String?

  @Option(help: "Only runs in this state.")
  var state: State?

  @Option(help: "At most so many; 0: all.")
  var limit = 20

  @Option(help: "States and plans in force on this day, such as 2026-10-01; else today.")
  var on: Day?

  @Option(help: "What standard output gets: text, json or csv.")
  var format: Format = .text

  @Flag(help: "Read the whole store and recompute its checksums first: code 2 when it is damaged.")
  var verify = false

  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  struct State: ExpressibleByArgument {
    var code: String
    init?(argument: String) {
      let code = argument.replacingOccurrences(of: "-", with: "_")
      guard RunStanding.codes.contains(code) else { return nil }
      self.code = code
    }
    static var allValueStrings: [String] { RunStanding.codes }
  }

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is \(limit); give 0 or more.") }
  }

  func run() throws {
    let store = try place.open(.reading)
    if verify { try Self.verify(store) }
    let name = caseName.map { URL(fileURLWithPath: $0).lastPathComponent }
    if let name {
      let known = try store.cases()
      guard known.contains(name) else {
        let cases = known.isEmpty ? "it holds no run yet" : "known: \(known.joined(separator: ", "))"
        throw ValidationError("There is no run of the case `\(name)` in \(store.path); \(cases).")
      }
    }
    let runs = try store.runs(RunFilter(caseName: name, scenario: scenario))
    let history = RunHistory(
      runs, timelines: try store.timelines(ofCases: Set(runs.map(\.run.caseName))),
      on: on?.value ?? Day.today, standing: state?.code, limit: limit == 0 ? nil : limit)
    let text =
      switch format {
      case .text:
        HistoryText(
          history, language: presentation.languages[0], timeZone: .current,
          colours: presentation.usesColours, width: Terminal.width
        ).text
      case .json: HistoryJSON(history).text
      case .csv: HistoryCSV(history).text
      }
    print(text, terminator: "")
  }

  private static func verify(_ store: RunStore) throws {
    let faults = try store.faults()
    guard !faults.isEmpty else { return }
    StandardError.write(
      (["\(store.path) is damaged; put a backup in its place:"] + faults.map { "- " + $0 })
        .joined(separator: "\n"))
    throw EndWith(status: ExitStatus.checkFailed)
  }
}
