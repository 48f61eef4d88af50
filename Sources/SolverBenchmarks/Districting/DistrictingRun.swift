import AssignmentEngine

/// One published problem, solved and rechecked.
struct DistrictingRun: Codable, Sendable {
  var suite: DistrictingSuite
  var name: String
  var seed: UInt64
  var units: Int
  var edges: Int
  var districts: Int
  var activities: Int
  var outcome: String
  var plan: Double?
  var bound: Double?
  /// The listed optimum, nil where the problem is listed as infeasible or nothing is known.
  var listed: Double?
  var isListedInfeasible: Bool
  var isProven: Bool
  /// The bound that the certificate was confirmed for; nil where there is none to confirm.
  var checkedBound: Double?
  var seconds: Double
  var processorSeconds: Double
  var checkSeconds: Double
  var peakMegabytes: Double?
  var counters: DistrictingCounters
  var faults: [String]

  static func measure(
    _ instance: DistrictingInstance, suite: DistrictingSuite, options: DistrictingOptions, stop: StopSignal
  ) throws -> DistrictingRun {
    let problem = instance.problem
    ProcessUsage.restartPeak()
    let start = ProcessUsage.processorSeconds
    let result = try DistrictingSolver.solve(problem, options: options, stop: stop)
    let end = ProcessUsage.processorSeconds
    let peak = ProcessUsage.peakMegabytes
    let evidence = Evidence(instance, result)
    let checked = ProcessUsage.processorSeconds
    let plan = result.outcome.plan.map { Double($0.cost) / instance.costUnits }
    return DistrictingRun(
      suite: suite, name: instance.name, seed: options.seed, units: problem.unitCount,
      edges: problem.edges.count, districts: problem.districtCount, activities: problem.activities.count,
      outcome: name(result.outcome), plan: plan, bound: result.bound.map { Double($0) / instance.costUnits },
      listed: { if case .optimum(let value)? = instance.listed { value } else { nil } }(),
      isListedInfeasible: instance.listed == .infeasible, isProven: evidence.isProven,
      checkedBound: evidence.checkedBound.map { Double($0) / instance.costUnits }, seconds: result.seconds,
      processorSeconds: end - start, checkSeconds: checked - end, peakMegabytes: peak,
      counters: result.counters, faults: evidence.faults)
  }

  private static func name(_ outcome: DistrictingOutcome) -> String {
    switch outcome {
    case .optimal: "optimal"
    case .limitReached: "limit reached"
    case .noPlanFound: "no plan found"
    case .infeasible: "infeasible"
    }
  }
}

/// What a result's evidence is worth when checked by other code.
private struct Evidence {
  var isProven = false
  var checkedBound: Int64?
  var faults: [String] = []

  init(_ instance: DistrictingInstance, _ result: DistrictingResult) {
    let verifier = DistrictingVerifier(instance.problem)
    if let plan = result.outcome.plan { faults += DistrictingAudit(problem: instance.problem).faults(plan) }
    if let certificate = result.certificate {
      switch verifier.verdict(on: certificate) {
      case .confirmed: checkedBound = certificate.checkableBound
      case .refused(let text): faults.append("the certificate is refused: \(text)")
      }
    }
    switch result.outcome {
    case .optimal(let plan): isProven = checkedBound == plan.cost
    case .infeasible(.unitWithoutDistrict(let unit)):
      if case .refused(let text) = verifier.verdict(onUnitWithoutDistrict: unit) {
        faults.append("unit \(unit) without a district: \(text)")
      } else {
        isProven = true
      }
    case .infeasible(.exhaustedTree):
      isProven = checkedBound.map { $0 >= verifier.costBeyondPlans } ?? false
    case .infeasible(.totalOutOfBounds): isProven = true
    case .limitReached, .noPlanFound: break
    }
    judge(result, instance)
  }

  /// Holds the result against what is listed. A legal plan below a listed optimum speaks against the list.
  private mutating func judge(_ result: DistrictingResult, _ instance: DistrictingInstance) {
    switch (result.outcome, instance.listed) {
    case (.infeasible, .optimum(let value)?):
      faults.append("called infeasible, but a plan of \(fixed(value, 2)) is listed")
    case (_, .optimum(let value)?):
      let bound = result.bound.map { Double($0) / instance.costUnits }
      if let bound, bound > value + DistrictingInstance.rounding {
        faults.append("the bound \(fixed(bound, 2)) excludes the listed plan of \(fixed(value, 2))")
      }
    case (.optimal, .infeasible?), (.limitReached, .infeasible?):
      faults.append("listed as infeasible, but a plan was found")
    case (_, nil), (_, .infeasible?): break
    }
  }
}
