import ArgumentParser
import Foundation
import Reporting
import RunStore
import ScenarioRunning
import TerritoryPlanning

/// What the verbs that decide about a run have in common.
struct DecisionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The run's number, or latest.", valueName: "run"))
  var reference: RunReference

  @Option(help: "Why; kept with the decision.")
  var note: String = ""

  @Option(help: "Who decides; else EVENFIELD_USER or the system's user. Recorded as stated, not proven.")
  var who: String?

  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  func take(_ step: RunStep, from day: CalendarDay?) throws {
    let store = try place.open(.writing)
    let number = try reference.run(in: store).number
    let report = StepReport(language: presentation.languages[0], timeZone: .current)
    do {
      let decision = NewDecision(
        run: number, step: step, at: Date(), who: who ?? User.name, note: note, from: day)
      guard let taken = try store.decide(decision) else { preconditionFailure("runs are never deleted") }
      let runs = try store.runs(RunFilter(caseName: taken.run.run.caseName))
      print(report.taken(taken.run, timeline: taken.timeline, runs: runs), terminator: "")
    } catch let refused as RefusedDecision {
      StandardError.write(report.refused(step, refused.run, refused.reason))
      if case .breaksRules = refused.reason { throw EndWith(status: ExitStatus.checkFailed) }
      throw EndWith(status: ExitStatus.wrongUsage)
    }
  }
}

struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose the plan of a run for approval.")
  @OptionGroup var options: DecisionOptions
  func run() throws { try options.take(.propose, from: nil) }
}

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve a proposed plan from a day on.",
    discussion: """
      A plan is in force from its day until the next approved plan of the case begins, or it is withdrawn. A plan \
      that breaks a rule cannot be approved.
      """)
  @OptionGroup var options: DecisionOptions
  @Option(help: "The first day on which the plan is in force, such as 2026-10-01.")
  var from: Day?
  func run() throws { try options.take(.approve, from: from?.value) }
}

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back a proposal, or end an approval from a day on.",
    discussion: "Where an approval ends, the approved plan before it is in force again.")
  @OptionGroup var options: DecisionOptions
  @Option(help: "The first day on which the approval holds no more; its own first day undoes it.")
  var from: Day?
  func run() throws { try options.take(.withdraw, from: from?.value) }
}

struct ReinstateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate",
    abstract: "Make a plan that was approved before the approved one again, from a day on.",
    discussion: "restore, in contrast, only writes the files of a run.")
  @OptionGroup var options: DecisionOptions
  @Option(help: "The first day on which the plan is in force again, such as 2026-10-01.")
  var from: Day?
  func run() throws { try options.take(.reinstate, from: from?.value) }
}
