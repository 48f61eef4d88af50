internal import AssignmentEngine
public import TerritoryPlanning

/// The evidence for the bound on a robust plan as a file: the certificate, and what the joint problem is made from
/// again beside data and rules. Regret is counted from a plan of each scenario, which the file carries; people are named
/// by their place in the data, which the certificate's fingerprint guards.
public struct RobustRecord: Sendable, Codable {
  public static let format = "evenfield.robust_certificate"
  public static let formatVersion = 1

  private var format = Self.format
  private var formatVersion = Self.formatVersion
  /// Names, the base first.
  public let scenarios: [String]
  public let criterion: RobustCriterion
  public let legality: JointScenarios.Legality
  /// Thousandths, a scenario each.
  public let weights: [Int64]
  /// Decimal strings, a scenario each; nil where the certificate bounds the weighted worth.
  private let floors: [String]?
  /// A plan of each scenario by itself; nil but for regret.
  private let ownPlans: [StageRecord.PlanRecord]?
  private let certificate: Certificate

  private enum CodingKeys: String, CodingKey {
    case format, scenarios, criterion, weights, floors, certificate
    case formatVersion = "format_version"
    case legality = "legal_in"
    case ownPlans = "own_plans"
  }

  /// nil where no certificate shows anything.
  ///
  /// - Parameters:
  ///   - scenarios: names, in the order of the answer.
  ///   - ownBests: those that the answer was sought with.
  public init?(_ answer: RobustAnswer, scenarios: [String], ownBests: [OwnBest]) {
    guard let certified = answer.certified else { return nil }
    self.scenarios = scenarios
    criterion = answer.criterion
    legality = answer.legality
    weights = certified.weights
    floors = certified.floors?.map { String($0) }
    ownPlans = criterion == .regret ? ownBests.map { StageRecord.PlanRecord($0.plan) } : nil
    certificate = certified.certificate
  }

  /// What rechecking showed.
  public enum Verdict: Sendable, Equatable {
    /// No plan makes the criterion better. `unchecked` is a tighter figure that rests on branch and bound and cannot be
    /// rechecked.
    case holds(Money, unchecked: Money?)
    case refused([String])
  }

  /// Makes the joint problem again and rechecks the certificate in integers, by code that shares nothing with the
  /// engine; judges the plans that regret is counted from.
  ///
  /// - Parameter planners: of the scenarios that are named, in that order.
  /// - Throws: `ProblemFaults` where figures exceed what the engine accepts.
  public func verdict(by planners: [TerritoryPlanner]) throws -> Verdict {
    guard format == Self.format, formatVersion == Self.formatVersion else {
      return .refused(["format \(format) \(formatVersion); this version reads \(Self.format) 1"])
    }
    guard planners.count == scenarios.count, let floors = checkedFloors,
      weights.count == scenarios.count, weights.allSatisfy({ (0...1_000).contains($0) }),
      weights.reduce(0, +) == 1_000
    else { return .refused(["weights or floors are not one a scenario, weights of 1,000 in all"]) }
    let ownWorths: [Int64]
    switch try judgedOwnPlans(planners) {
    case .success(let worths): ownWorths = worths
    case .failure(let fault): return .refused([fault.text])
    }
    let joint: JointScenarios
    do throws(JointScenarios.Difference) {
      joint = try JointScenarios(planners, legality: legality)
    } catch {
      return .refused(["the scenarios differ in accounts, duties or representatives"])
    }
    let asked = floors.isEmpty ? nil : floors
    let problem = try JointProblem(joint, weights: weights, floors: asked).translation.problem
    switch CertificateVerifier.verify(certificate, of: problem) {
    case .refused(let refusals): return .refused(refusals.map { "\($0)" })
    case .confirmed(let confirmed):
      return asked == nil ? bounded(confirmed, ownWorths) : excluded(confirmed, floors, ownWorths)
    }
  }

  /// What a bound on the weighted worth says.
  private func bounded(_ confirmed: ConfirmedCertificate, _ ownWorths: [Int64]) -> Verdict {
    guard certificate.claim == .bound, let bound = confirmed.provenBound.flatMap(Int64.init(exactly:)) else {
      return .refused(["it claims that there is no plan"])
    }
    func amount(_ bound: Int64) -> Money {
      let score = criterion.score(weightedWorth: bound, weights, ownWorths: ownWorths)
      return criterion.amount(ofScore: score, up: true)
    }
    let tighter = confirmed.uncheckedBound.flatMap(Int64.init(exactly:)).map(amount)
    return .holds(amount(bound), unchecked: tighter)
  }

  /// What follows where no plan reaches the floors in every scenario.
  private func excluded(_ confirmed: ConfirmedCertificate, _ floors: [Int64], _ ownWorths: [Int64]) -> Verdict
  {
    guard certificate.claim == .infeasibility, confirmed.provenBound.map({ $0 < 0 }) ?? true else {
      return .refused(["it leaves room for a plan that is worth its floors"])
    }
    let score = criterion.score(below: floors, ownWorths: ownWorths)
    return .holds(criterion.amount(ofScore: score, up: true), unchecked: nil)
  }

  /// nil where they cannot be; empty without floors.
  private var checkedFloors: [Int64]? {
    guard let floors else { return [] }
    // Sums of figures within this range stay within 64 bits.
    let numbers = floors.compactMap { Int64($0) }.filter { $0.magnitude < 1 << 50 }
    return criterion != .expected && numbers.count == scenarios.count ? numbers : nil
  }

  /// Worth of each scenario's own plan, which must keep its rules; of other criteria 0.
  private func judgedOwnPlans(_ planners: [TerritoryPlanner]) throws -> Result<[Int64], StageRecordFault> {
    guard criterion == .regret else { return .success(planners.map { _ in 0 }) }
    guard let ownPlans, ownPlans.count == planners.count else {
      return .failure(StageRecordFault(text: "the plans that regret is counted from are missing"))
    }
    var worths: [Int64] = []
    for (number, planner) in planners.enumerated() {
      let plan: Plan
      do throws(StageRecordFault) { plan = try ownPlans[number].plan(in: planner.context) } catch {
        return .failure(error)
      }
      let unused = planner.staffing?.unused(under: plan.holders) ?? []
      let evaluation = planner.judge(planner.context.plan(holders: plan.holders, unused: unused))
      guard evaluation.isLegal else {
        let text = "the plan of \(scenarios[number]) that regret is counted from breaks its rules"
        return .failure(StageRecordFault(text: text))
      }
      worths.append(evaluation.objective.minorUnits)
    }
    return .success(worths)
  }
}
