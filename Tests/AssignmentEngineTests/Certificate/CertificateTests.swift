import AssignmentEngine
import Foundation
import Testing

@Suite("Certificates")
struct CertificateTests {
  private let shapes = [
    RandomProblem(),
    RandomProblem(items: 5, columnsPerItem: 2, rows: 3, couplings: 2, indicators: 2),
    RandomProblem(items: 8, columnsPerItem: 2, couplings: 3, couplingItems: 8, indicators: 2),
    RandomProblem(couplings: 0, indicators: 0),
  ]

  @Test func everyMultiplierProvesABound() throws {
    var withPlan = 0
    var tight = 0
    for (number, shape) in shapes.enumerated() {
      for seed in 0..<50 as Range<UInt64> {
        let problem = try shape.make(seed: seed + 1_000 * UInt64(number))
        let optimum = bruteForce(problem)
        var random = RandomSource(seed: seed)
        for spread in [0.0, 3, 40] {
          let multipliers = (0..<problem.rowCount).map { _ in spread * random.signedUnit() }
          let certificate = Certificate.rounding(multipliers, of: problem)
          guard let optimum else { continue }
          withPlan += 1
          #expect(certificate.bound >= optimum.objective, "shape \(number), seed \(seed)")
          if certificate.bound == optimum.objective { tight += 1 }
          let verdict = CertificateVerifier.verify(
            certificate, of: problem, plan: optimum.assignment, claimedObjective: optimum.objective)
          #expect(
            verdict
              == .confirmed(
                ConfirmedCertificate(
                  objective: optimum.objective, provenBound: certificate.bound, uncheckedBound: nil)))
        }
      }
    }
    #expect(withPlan > 200)
    #expect(tight > 5)
  }

  @Test func theExactBoundAgreesWithTheFormulaByBruteForce() throws {
    for seed in 0..<100 as Range<UInt64> {
      let problem = try RandomProblem(items: 5, couplings: 2, indicators: 2).make(seed: seed)
      var random = RandomSource(seed: seed)
      let certificate = Certificate.rounding(
        (0..<problem.rowCount).map { _ in 5 * random.signedUnit() }, of: problem)
      // The largest of the relaxed objective over all assignments that keep the couplings.
      var largest: Int128?
      forEachAssignment(of: problem) { assignment in
        let judgement = problem.judge(assignment)
        guard judgement.brokenCouplings.isEmpty else { return }
        var total = (judgement.objective + judgement.priceOfViolations) * Int128(certificate.scale)
        for (row, y) in certificate.multipliers.enumerated() where y != 0 {
          let side = problem.rows[row]
          total += Int128(y) * (Int128(y > 0 ? side.upper! : side.lower!) - judgement.activity[row])
        }
        largest = max(largest ?? total, total)
      }
      let floor = largest.map { Int128((Double($0) / Double(certificate.scale)).rounded(.down)) }
      #expect(certificate.bound == floor ?? Certificate.boundWithoutPlans, "seed \(seed)")
    }
  }

  private func refusals(
    _ certificate: Certificate, _ problem: AssignmentProblem, plan: Assignment? = nil, claimed: Int128? = nil
  ) -> [CertificateRefusal] {
    switch CertificateVerifier.verify(certificate, of: problem, plan: plan, claimedObjective: claimed) {
    case .confirmed: []
    case .refused(let reasons): reasons
    }
  }

  /// Two items, two agents: agent 0 is worth 10 an item, agent 1 nothing; agent 0 holds one item.
  private func knapsack(price: Int64? = nil, lower: Int64? = nil) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addAgent()
    builder.addRow(SideRow(lower: lower, upper: 1, excessPrice: price))
    for item in 0..<2 {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 10, entries: [.init(row: 0, coefficient: 1)])
      builder.addColumn(item: item, agent: 1, value: 0)
    }
    return try builder.build()
  }

  @Test func mutationsAreRefused() throws {
    let problem = try knapsack()
    let sound = Certificate.rounding([10], of: problem)
    #expect(sound.bound == 10)
    let best = Assignment(columns: [0, 3])
    #expect(refusals(sound, problem, plan: best, claimed: 10).isEmpty)

    var mutated = sound
    mutated.bound = 9
    #expect(
      refusals(mutated, problem, plan: best) == [
        .boundNotProven(claimed: 9, proven: 10), .planAboveBound(objective: 10, bound: 9),
      ])
    mutated = sound
    mutated.multipliers[0] += mutated.scale
    #expect(refusals(mutated, problem) == [.boundNotProven(claimed: 10, proven: 11)])
    mutated.multipliers[0] = -1
    #expect(refusals(mutated, problem) == [.missingBound(row: 0)])
    mutated.multipliers = []
    #expect(refusals(mutated, problem) == [.multiplierCount(found: 0, rows: 1)])
    mutated = sound
    mutated.scale *= 2
    #expect(refusals(mutated, problem) == [.boundNotProven(claimed: 10, proven: 15)])
    mutated.scale = 0
    #expect(refusals(mutated, problem) == [.scaleBelowOne(0)])
    mutated.scale = .max
    mutated.multipliers = [.max]
    #expect(refusals(mutated, problem) == [.boundNotProven(claimed: 10, proven: 19)])
    mutated = sound
    mutated.problem = "0"
    #expect(
      refusals(mutated, problem) == [.otherProblem(expected: problem.fingerprint, found: "0")])
    mutated = sound
    mutated.beyond = .branchAndCut(bound: 9)
    #expect(
      refusals(mutated, problem, plan: best) == [.planAboveBound(objective: 10, bound: 9)])
  }

  @Test func plansAreCheckedBesideTheBound() throws {
    let problem = try knapsack()
    let sound = Certificate.rounding([10], of: problem)
    #expect(
      refusals(sound, problem, plan: Assignment(columns: [0, 3]), claimed: 11)
        == [.objectiveDiffers(claimed: 11, recomputed: 10)])
    #expect(
      refusals(sound, problem, plan: Assignment(columns: [0, 2]), claimed: 20)
        == [.illegalPlan(rows: [.init(row: 0, violation: 1)], couplings: [])])
    #expect(
      refusals(sound, problem, plan: Assignment(columns: [0]))
        == [.malformedPlan(.wrongLength(found: 1, items: 2))])
  }

  @Test func multipliersStayInsideTheirPrice() throws {
    let problem = try knapsack(price: 3)
    let clipped = Certificate.rounding([10], of: problem)
    #expect(clipped.multipliers == [3 * clipped.scale])
    #expect(clipped.bound == 17)
    var beyond = clipped
    beyond.multipliers = [3 * clipped.scale + 1]
    #expect(
      refusals(beyond, problem) == [.beyondPrice(row: 0, multiplier: 3 * clipped.scale + 1)])
  }

  @Test func unsafeSumsAreRefused() throws {
    let largest = AssignmentProblem.largestMagnitude
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: largest))
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: largest, entries: [.init(row: 0, coefficient: largest)])
    let problem = try builder.build()
    let huge = Certificate(
      problem: problem.fingerprint, scale: 1, multipliers: [.max], bound: 0, beyond: .nothing)
    #expect(refusals(huge, problem) == [.sumsTooLarge])
    for multiplier in [Double.infinity, 1e300, .nan, -1] {
      let certificate = Certificate.rounding([multiplier], of: problem)
      #expect(refusals(certificate, problem, plan: Assignment(columns: [0])).isEmpty)
    }
  }

  @Test func infeasibilityIsShownByMultipliers() throws {
    // Two items, each on agent 0 with weight 1 or 2: at least 2, but the row admits 1.
    var builder = AssignmentProblem.Builder(constant: 50)
    builder.addAgent()
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: 1))
    builder.addRow(SideRow(lower: 5, upper: nil, shortfallPrice: 1))
    for item in 0..<2 {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 10, entries: [.init(row: 0, coefficient: 1)])
      builder.addColumn(item: item, agent: 1, value: 0, entries: [.init(row: 0, coefficient: 2)])
    }
    let problem = try builder.build()
    let certificate = Certificate.rounding([7, -9], of: problem, claim: .infeasibility)
    #expect(certificate.multipliers == [certificate.scale, 0])
    #expect(certificate.bound == -1)
    #expect(refusals(certificate, problem).isEmpty)

    var mutated = certificate
    mutated.multipliers = [0, 0]
    #expect(
      refusals(mutated, problem) == [
        .boundNotProven(claimed: -1, proven: 0), .infeasibilityNotProven(proven: 0),
      ])
    mutated.multipliers = [certificate.scale + 1, 0]
    #expect(refusals(mutated, problem) == [.beyondPrice(row: 0, multiplier: certificate.scale + 1)])
    mutated.multipliers = [certificate.scale, -1]
    #expect(refusals(mutated, problem) == [.beyondPrice(row: 1, multiplier: -1)])
  }

  @Test func infeasibilityIsNeverShownOfAProblemWithPlans() throws {
    var shown = 0
    for seed in 0..<200 as Range<UInt64> {
      let problem = try RandomProblem(pricedPercent: 10, bandPercent: 2).make(seed: seed)
      let optimum = bruteForce(problem)
      var random = RandomSource(seed: seed)
      for _ in 0..<4 {
        let certificate = Certificate.rounding(
          (0..<problem.rowCount).map { _ in random.signedUnit() }, of: problem, claim: .infeasibility)
        if refusals(certificate, problem).isEmpty {
          #expect(optimum == nil, "seed \(seed)")
          shown += 1
        }
        if let optimum {
          #expect(
            refusals(certificate, problem, plan: optimum.assignment).contains(.planDespiteInfeasibility))
        }
      }
    }
    #expect(shown > 15)
  }

  @Test func groupsWithoutChoiceNeedNoMultipliers() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    for item in 0..<2 {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 1)
    }
    builder.addCoupling(.differ(items: [0, 1], exempt: nil))
    let problem = try builder.build()
    for claim in [Certificate.Claim.bound, .infeasibility] {
      let certificate = Certificate.rounding([], of: problem, claim: claim)
      #expect(certificate.bound == Certificate.boundWithoutPlans)
      #expect(
        CertificateVerifier.verify(certificate, of: problem) == .confirmed(ConfirmedCertificate()))
    }
  }

  @Test func filesKeepEveryDigit() throws {
    let certificate = Certificate(
      problem: "ab", scale: 1 << 40, multipliers: [.min + 1, 0, .max], bound: Int128.max - 5,
      beyond: .branchAndCut(bound: Int128.min), claim: .infeasibility)
    let data = try JSONEncoder().encode(certificate)
    #expect(try JSONDecoder().decode(Certificate.self, from: data) == certificate)
  }

  @Test(arguments: [
    #"{"format_version":2,"claim":"bound","problem":"a","scale":"1","multipliers":[],"bound":"0"}"#,
    #"{"format_version":1,"claim":"hope","problem":"a","scale":"1","multipliers":[],"bound":"0"}"#,
    #"{"format_version":1,"claim":"bound","problem":"a","scale":"0","multipliers":[],"bound":"0"}"#,
    #"{"format_version":1,"claim":"bound","problem":"a","scale":"1","multipliers":["1.5"],"bound":"0"}"#,
    #"{"format_version":1,"claim":"bound","problem":"a","scale":"1","multipliers":[],"bound":"x"}"#,
    #"{"format_version":1,"claim":"bound","problem":"a","scale":"1","multipliers":[]}"#,
  ])
  func malformedFilesAreRefused(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Certificate.self, from: Data(text.utf8))
    }
  }
}
