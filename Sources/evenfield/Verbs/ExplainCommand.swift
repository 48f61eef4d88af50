import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Why the plan is as it is, and what another choice would cost.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why an account, a representative, a region, a move or a rule is as it is, and what else would cost.",
    usage: """
      evenfield explain <folder> account <id> [--duty <duty>] [options]
      evenfield explain <folder> rep <id> [options]
      evenfield explain <folder> region <id> [options]
      evenfield explain <folder> move <account> [--duty <duty>] [--to <rep>] [options]
      evenfield explain <folder> rule <name> [options]
      """,
    discussion: """
      Ids and names are accepted. What a change costs is an interval from solving again with it: proven below, and a \
      plan above. Give the plan in hand with --plan and --certificate, as solve -o writes them; without them the plan \
      is sought first.
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case account, rep, region, move, rule }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A folder with a plan and its scenarios, or a scenario file (.yaml).")
  var path: String

  @Argument(help: "What is asked about: account, rep, region, move or rule.")
  var subject: Subject

  @Argument(help: "Its id or name.")
  var name: String

  @Option(
    name: .customLong("scenario"), help: "The scenario of the folder, where it has several.",
    completion: ScenarioNames.completion)
  var scenario: String?

  @Option(help: "Of an account or a move: this duty alone.")
  var duty: String?

  @Option(help: "Of a move: who would get the account; `pool` for nobody.")
  var to: String?

  @OptionGroup var start: PlanInHandOptions
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "What standard output gets: text or json.")
  var format: Format = .text

  func validate() throws {
    if to != nil, subject != .move { throw ValidationError("--to belongs to a move.") }
    if duty != nil, subject != .account, subject != .move {
      throw ValidationError("--duty belongs to an account or a move.")
    }
  }

  func run() throws {
    let scenario = try ScenarioSource.one(path, name: self.scenario)
    let question = try question(in: scenario)
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    let (inHand, left) = try start.load(scenario, effort, presentation, stop: interrupt.stop) {
      printer.show($0)
    }
    printer.finish()
    let explainer = try PlanExplainer(planner: inHand.planner, plan: inHand.plan, seed: left.seed ?? 1)
    do {
      show(try explainer.answer(question, stop: interrupt.stop), inHand.planner.context)
    } catch let fault as ExplanationFault {
      throw ValidationError("\(fault)")
    }
    if interrupt.wasInterrupted { throw EndWith(status: ExitStatus.interrupted) }
  }

  private func show(_ explanation: Explanation, _ context: PlanningContext) {
    let wording = PlanWording(language: presentation.languages[0], context: context)
    switch format {
    case .text:
      let text = ExplanationText(explanation, wording: wording, colours: presentation.usesColours)
      print(text.text, terminator: "")
    case .json: print(ExplanationJSON(explanation, wording: wording).text, terminator: "")
    }
  }

  // MARK: What is meant

  private func question(in scenario: Scenario) throws -> ExplanationQuestion {
    let data = scenario.data
    switch subject {
    case .account:
      return .account(try account(data), duty: try duty(data))
    case .move:
      let to = try self.to.map { name in
        name == Holder.poolID
          ? Holder(data.representatives.count)
          : Holder(try Meant.one(name, of: "representative", data.representatives.map { ($0.id, $0.name) }))
      }
      return .move(account: try account(data), duty: try duty(data), to: to)
    case .rep:
      return .representative(
        try Meant.one(name, of: "representative", data.representatives.map { ($0.id, $0.name) }))
    case .region: return .region(try Meant.one(name, of: "region", data.regions.map { ($0.id, $0.name) }))
    case .rule:
      let wording = PlanWording(
        language: presentation.languages[0], context: PlanningContext(data: scenario.data))
      let known = RuleBook.types.map { $0.name }
      return .rule(known[try Meant.one(name, of: "rule", known.map { ($0, wording.name(ofRule: $0)) })])
    }
  }

  private func account(_ data: PlanData) throws -> Int {
    try Meant.one(name, of: "account", data.accounts.map { ($0.id, $0.name) })
  }

  private func duty(_ data: PlanData) throws -> Int? {
    let duties = data.parameters.duties
    return try duty.map { name in
      if let chinese = duties.firstIndex(where: { $0.chineseName == name }) { return chinese }
      return try Meant.one(name, of: "duty", duties.map { ($0.id, $0.name) })
    }
  }
}

/// Which of many things somebody means by an id or a name.
enum Meant {
  /// Things that are listed where several have the name.
  private static let mostListed = 10
  /// Things that are listed where nothing is near the name.
  private static let fewEnoughToList = 20

  /// - Throws: `ValidationError` where nothing has the id or name, or several have the name.
  static func one(_ asked: String, of kind: String, _ known: [(id: String, name: String)]) throws -> Int {
    if let exact = known.firstIndex(where: { $0.id == asked }) { return exact }
    let named = known.indices.filter { known[$0].name.lowercased() == asked.lowercased() }
    if let only = named.first, named.count == 1 { return only }
    guard named.isEmpty else {
      let ids = named.prefix(mostListed).map { known[$0].id }.joined(separator: ", ")
      throw ValidationError(
        "\(named.count) of kind \(kind) are called `\(asked)`: give one of the ids \(ids).")
    }
    let all = known.flatMap { $0.id == $0.name ? [$0.id] : [$0.id, $0.name] }
    let hint =
      Suggestion.closest(to: asked, in: all).map { "did you mean \($0)?" }
      ?? (known.count <= fewEnoughToList
        ? "known: \(known.map(\.id).joined(separator: ", "))" : "give an id or a name of the plan folder")
    throw ValidationError("There is no \(kind) `\(asked)`; \(hint)")
  }
}
