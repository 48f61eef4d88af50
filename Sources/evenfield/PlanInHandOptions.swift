import ArgumentParser
import AssignmentEngine
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// The plan that a question is about: a file, or the best that is found.
struct PlanInHandOptions: ParsableArguments {
  @Option(
    help: "The plan in hand: a CSV file as written by solve or compare; without it the best is sought first.")
  var plan: String?

  @Option(help: "The plan's certificate, as written beside it; without it a bound is sought first.")
  var certificate: String?

  func validate() throws {
    if certificate != nil, plan == nil {
      throw ValidationError("--certificate belongs to a plan: name it with --plan.")
    }
  }

  /// Share of the limits that finding the plan or its bound may spend.
  private static let share = 1.0 / 3

  /// The plan, and the limits that are left for what is asked about it.
  func load(
    _ scenario: Scenario, _ effort: EffortOptions, _ presentation: PresentationOptions, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> (plan: PlanInHand, left: Effort) {
    try Self.refuseStages(of: scenario)
    let whole = effort.runner().effort(for: scenario)
    let given = try plan.map { try PlanTable.read(path: $0, context: PlanningContext(data: scenario.data)) }
    let proof = try certificate.map { path throws in try CertificateFile.readPlan(path) }
    do {
      let inHand = try PlanInHand(
        scenario, given: given, certificate: proof, effort: whole.part(Self.share),
        threads: effort.threads ?? 1, stop: stop, progress: progress)
      return (inHand, proof == nil ? whole.part(1 - Self.share) : whole)
    } catch let fault as PlanInHand.Fault {
      throw fault.reported(
        plan: self.plan ?? "", certificate: certificate ?? "", presentation.languages[0])
    }
  }

  /// A sequence of stages has no single sum of money in which a difference could be said.
  private static func refuseStages(of scenario: Scenario) throws {
    guard case .stages = scenario.objective else { return }
    throw ValidationError(
      "The objective of \(scenario.name) is a sequence of stages; this verb weighs one sum of money: leave out objective, or weigh its parts."
    )
  }
}

extension PlanInHand.Fault {
  /// Says on standard error why there is no plan in hand.
  ///
  /// - Parameters:
  ///   - plan: as the user named it.
  ///   - certificate: likewise.
  func reported(plan: String, certificate: String, _ language: Language) -> EndWith {
    switch self {
    case .illegal(let violations, let context):
      let wording = PlanWording(language: language, context: context)
      let lines = violations.map { "- " + wording.text($0) }
      StandardError.write(
        (["The plan \(plan) breaks rules of the scenario:"] + lines).joined(separator: "\n"))
      return EndWith(status: ExitStatus.checkFailed)
    case .certificate(let refusals):
      let lines =
        ["The certificate \(certificate) does not hold for the plan:"] + refusals.map { "- " + $0 }
      StandardError.write(lines.joined(separator: "\n"))
      return EndWith(status: ExitStatus.checkFailed)
    case .noPlan(let outcome):
      StandardError.write("There is no plan to start from; solve says why.")
      return EndWith(status: OutcomeStatus.of(outcome, requireOptimal: false))
    }
  }
}
