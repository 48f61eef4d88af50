import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Is the input sound, does a plan keep the rules, does a certificate hold?
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check plan data; judge today's or a given plan rule by rule; recheck a certificate.",
    discussion: """
      Without further options the data are validated and today's plan is judged for information. With --plan the \
      given plan is judged: code 2 when it breaks a hard rule. With --certificate the bound is recomputed in \
      integers, without a solver: code 2 when the certificate does not hold. That of a robust plan needs the folder \
      or files of all of its scenarios; they are found by name.
      """)

  @OptionGroup var source: ScenarioSource
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "A plan to judge: a CSV file as written by solve or compare.")
  var plan: String?

  @Option(
    help:
      "A certificate to recheck, as written by solve, compare, robust or design; needs the same scenarios.")
  var certificate: String?

  @Option(help: "Objections that were granted, as contest wrote them: they hold beside the scenario's rules.")
  var objections: String?

  func run() throws {
    let (name, scenarios) = try source.load()
    guard plan != nil || certificate != nil else {
      for scenario in scenarios { try showToday(scenario) }
      return
    }
    let content = try certificate.map { path throws in try CertificateFile.content(path) }
    if case .robust(let record) = content { return try recheck(record, scenarios) }
    guard scenarios.count == 1 else {
      let names = scenarios.map(\.name).joined(separator: ", ")
      throw ValidationError("Name the scenario whose rules hold, with --scenario; \(name) has: \(names).")
    }
    let planner = try TerritoryPlanner(
      context: PlanningContext(data: scenarios[0].data),
      rules: scenarios[0].rules + granted(scenarios[0].data),
      objective: scenarios[0].objective)
    let given = try plan.map { try PlanTable.read(path: $0, context: planner.context) }
    var sound = true
    if let given { sound = judge(given, scenarios[0], planner) && sound }
    switch content {
    case .plan(let certificate): sound = recheck(certificate, given, planner) && sound
    case .design(let certificate): sound = try recheck(certificate, planner.context) && sound
    case .stage(let record): sound = try recheck(record, scenarios[0], planner) && sound
    case .robust, nil: break
    }
    if !sound { throw EndWith(status: ExitStatus.checkFailed) }
  }

  /// The rule of the objections given; none without.
  private func granted(_ data: PlanData) throws -> [any Rule] {
    guard let objections else { return [] }
    let context = PlanningContext(data: data)
    var holders: [Int: Holder] = [:]
    for objection in try ObjectionFile.read(path: objections, data: data) {
      // What keep and swap mean depends on a plan; contest wrote it out.
      guard case .give = objection.demand,
        let pairs = try? objection.pairs(against: context.today, in: context),
        pairs.allSatisfy({ holders.updateValue($0.holder, forKey: $0.item) ?? $0.holder == $0.holder })
      else {
        throw ValidationError(
          "\(objections): line \(objection.place.line) is not an objection that was granted; give the granted.yaml that contest wrote."
        )
      }
    }
    return [ObjectionsRule(holders.map { DemandedPair(item: $0, holder: $1) })]
  }

  private func showToday(_ scenario: Scenario) throws {
    let planner = try TerritoryPlanner(context: PlanningContext(data: scenario.data), rules: scenario.rules)
    var judged = scenario
    judged.question = .judgeToday
    show(judged, planner.context, evaluation: planner.judgeToday())
  }

  private func judge(_ plan: Plan, _ scenario: Scenario, _ planner: TerritoryPlanner) -> Bool {
    let evaluation = planner.judge(plan)
    var judged = scenario
    judged.question = .judgeToday
    show(judged, planner.context, evaluation: evaluation)
    return evaluation.isLegal
  }

  private func show(_ scenario: Scenario, _ context: PlanningContext, evaluation: Evaluation?) {
    let result = ScenarioResult(
      scenario: scenario, context: context, today: evaluation, answer: .judged, seconds: 0, effort: .none)
    print(
      ResultText(result, language: presentation.languages[0], colours: presentation.usesColours).text,
      terminator: "")
  }

  /// Recomputes the bound; with a plan, checks its objective against the bound too.
  private func recheck(_ certificate: Certificate, _ plan: Plan?, _ planner: TerritoryPlanner) -> Bool {
    let problem = planner.translation.problem
    let assignment = plan.flatMap { planner.translation.assignment(of: $0) }
    let verdict = CertificateVerifier.verify(certificate, of: problem, plan: assignment)
    let digits = planner.context.data.parameters.currencyDigits
    print(
      CertificateText(verdict: verdict, digits: digits, currency: planner.context.data.parameters.currency)
        .text)
    if case .refused = verdict { return false }
    return true
  }

  /// Makes the problem of a stage again and recomputes its bound.
  private func recheck(
    _ record: StageRecord, _ scenario: Scenario, _ planner: TerritoryPlanner
  ) throws -> Bool {
    guard case .stages(let stages) = scenario.objective else {
      throw ValidationError("\(scenario.name) has no stages; name the scenario that the certificate is of.")
    }
    let evidence = try record.evidence(for: stages, in: planner.context)
    let verdict = try evidence.verdict(by: planner)
    print(
      StageVerdictText(
        verdict, of: evidence, parameters: scenario.data.parameters, language: presentation.languages[0]
      ).text, terminator: "")
    if case .refused = verdict { return false }
    return true
  }

  /// Makes the joint problem of several scenarios again and recomputes its bound.
  private func recheck(_ record: RobustRecord, _ loaded: [Scenario]) throws {
    guard plan == nil, objections == nil else {
      throw ValidationError(
        "The certificate of a robust plan is about several scenarios; check the plan of one by itself.")
    }
    var left = loaded
    let scenarios = try record.scenarios.map { name in
      guard let place = left.firstIndex(where: { $0.name == name }) else {
        throw ValidationError(
          "The certificate is about \(record.scenarios.joined(separator: ", ")); \(name) is not among the scenarios given."
        )
      }
      return left.remove(at: place)
    }
    let planners = try scenarios.map { scenario in
      try TerritoryPlanner(
        context: PlanningContext(data: scenario.data), rules: scenario.rules, objective: scenario.objective)
    }
    let verdict = try record.verdict(by: planners)
    print(
      RobustVerdictText(
        verdict, of: record, parameters: planners[0].context.data.parameters,
        language: presentation.languages[0]
      ).text, terminator: "")
    if case .refused = verdict { throw EndWith(status: ExitStatus.checkFailed) }
  }

  /// Recomputes the tree of a design and judges the design.
  private func recheck(_ certificate: DesignCertificate, _ context: PlanningContext) throws -> Bool {
    let verdict = try certificate.verdict(in: context)
    print(
      DesignVerdictText(verdict, of: certificate.question, language: presentation.languages[0]).text,
      terminator: "")
    if case .refused = verdict { return false }
    return true
  }
}
