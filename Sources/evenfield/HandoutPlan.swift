import ArgumentParser
import AssignmentEngine
import PlanFiles
import Reporting
import RunStore
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The plan that is handed out: a file, one that was kept, or today's; with what proves how far it is from the best.
struct HandoutPlan: ParsableArguments {
  @Option(help: "The plan: a CSV file as written by solve, compare or contest, run:12, or today.")
  var plan: String

  @Option(
    name: .customLong("certificate"), parsing: .singleValue,
    help:
      "The plan's certificate, as written beside it; of stages each one. A run brings its own. Without it a bound is sought."
  )
  var certificates: [String] = []

  @Flag(help: "Seek no bound: every file says that none is known.")
  var noBound = false

  @Flag(help: "Say why: for each move what keeping it would cost, in which order the moves pay.")
  var explain = false

  @OptionGroup var place: StorePlace

  func validate() throws {
    if noBound, !certificates.isEmpty {
      throw ValidationError("--certificate proves a bound, --no-bound seeks none; give one of them.")
    }
    if plan == "today", !certificates.isEmpty || explain {
      throw ValidationError("Today's plan has neither a certificate nor reasons; leave them out.")
    }
  }

  /// The plan as a result; solves nothing where there is a certificate, except for reasons.
  func result(
    _ scenario: Scenario, _ effort: EffortOptions, _ language: Language, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> ScenarioResult {
    let argument = PlanArgument(plan, in: place)
    if plan == "today" {
      _ = try argument.load(in: PlanningContext(data: scenario.data))
      return try scenario.judgedToday()
    }
    let given = try read(argument, PlanningContext(data: scenario.data))
    do {
      if noBound { return try GivenPlan(given, of: scenario).result(order: explain, stop: stop) }
      let proofs = try contents(argument)
      if case .stages = scenario.objective {
        return try staged(given, scenario, proofs, stop)
      }
      let effortForBound = effort.runner().effort(for: scenario)
      let inHand = try PlanInHand(
        scenario, given: given, certificate: try proofs.first.map(Self.plain), effort: effortForBound,
        threads: effort.threads ?? 1, stop: stop, progress: progress)
      guard explain else { return inHand.result() }
      return try inHand.explained(
        threads: effort.threads ?? 1, seed: effortForBound.seed ?? 1, stop: stop)
    } catch let fault as PlanInHand.Fault {
      throw fault.reported(plan: plan, certificate: certificates.joined(separator: ", "), language)
    }
  }

  /// A plan that fits the data in every row.
  private func read(_ argument: PlanArgument, _ context: PlanningContext) throws -> Plan {
    guard plan.hasPrefix("run:") else { return try PlanTable.read(path: plan, context: context) }
    let (name, carried) = try argument.load(in: context)
    guard carried.leftovers.isEmpty else {
      throw ValidationError(
        "The plan of \(name) was made for other data: \(carried.leftovers.count) rows name what these do not have; evenfield replay shows them."
      )
    }
    return carried.plan
  }

  private typealias Proof = (file: String, content: CertificateFile.Content)

  private func contents(_ argument: PlanArgument) throws -> [Proof] {
    if certificates.isEmpty {
      let kept = try argument.keptCertificates().map { file in
        (file: file.name, content: try CertificateFile.content(file.bytes, file: file.name))
      }
      // Of a robust plan it says what holds over all its scenarios, not in this one.
      return kept.filter { if case .robust = $0.content { false } else { true } }
    }
    return try certificates.map { ($0, try CertificateFile.content($0)) }
  }

  /// The certificate of a plan without stages.
  private static func plain(_ proof: Proof) throws -> Certificate {
    guard case .plan(let certificate) = proof.content else { throw CertificateFile.isNoPlans(proof.file) }
    return certificate
  }

  private func staged(
    _ given: Plan, _ scenario: Scenario, _ proofs: [Proof], _ stop: StopSignal
  ) throws -> ScenarioResult {
    guard !proofs.isEmpty else {
      throw ValidationError(
        "The objective of \(scenario.name) is a sequence of stages: give the certificate of each stage with --certificate, or --no-bound."
      )
    }
    let records = try proofs.map { proof in
      guard case .stage(let record) = proof.content else {
        throw ValidationError(
          "\(proof.file) is not the certificate of a stage; give certificates/NAME.stage-1.json and so on.")
      }
      return record
    }
    return try GivenPlan(given, of: scenario).result(order: explain, stages: records, stop: stop)
  }
}
