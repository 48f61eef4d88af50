import Testing

@testable import AssignmentEngine

@Suite("Districting against all divisions")
struct DistrictingOracleTests {
  @Test(
    "the optimum, or infeasibility, is that of all divisions; certificates hold", arguments: [true, false])
  func optimum(isContiguous: Bool) throws {
    var feasible = 0
    var infeasible = 0
    for seed in 0..<150 as Range<UInt64> {
      let problem = try RandomDistricting.problem(seed: seed, isContiguous: isContiguous)
      let truth = DistrictingBruteForce(problem: problem).optimum()
      let result = try DistrictingSolver.solve(problem, options: .init(timeLimitSeconds: nil, seed: seed))
      switch result.outcome {
      case .optimal(let plan):
        #expect(truth == plan.cost, "seed \(seed)")
        #expect(result.bound == plan.cost)
        feasible += 1
      case .infeasible(let reason):
        #expect(truth == nil, "seed \(seed)")
        if case .unitWithoutDistrict(let unit) = reason {
          #expect(DistrictingVerifier(problem).verdict(onUnitWithoutDistrict: unit) == .confirmed)
        }
        infeasible += 1
      case .limitReached, .noPlanFound: Issue.record("seed \(seed): stopped without a limit")
      }
      if let certificate = result.certificate {
        #expect(DistrictingVerifier(problem).verdict(on: certificate) == .confirmed, "seed \(seed)")
        #expect(certificate.checkableBound == certificate.bound)
      }
    }
    #expect(feasible > 25 && infeasible > 25, "both kinds occur: \(feasible), \(infeasible)")
  }

  @Test("bounds under a work limit lie below the truth and hold; the same limit gives the same result")
  func limited() throws {
    for seed in 0..<60 as Range<UInt64> {
      let problem = try RandomDistricting.problem(seed: seed, isContiguous: seed % 2 == 0)
      let options = DistrictingOptions(timeLimitSeconds: nil, workLimit: Int64(seed % 20), seed: seed)
      let first = try DistrictingSolver.solve(problem, options: options)
      let second = try DistrictingSolver.solve(problem, options: options)
      #expect(first.outcome.plan == second.outcome.plan && first.counters == second.counters)
      guard let truth = DistrictingBruteForce(problem: problem).optimum() else {
        #expect(first.outcome.plan == nil)
        continue
      }
      #expect(first.bound.map { $0 <= truth } ?? false, "seed \(seed)")
      #expect(first.outcome.plan.map { $0.cost >= truth } ?? true)
      let certificate = try #require(first.certificate)
      #expect(DistrictingVerifier(problem).verdict(on: certificate) == .confirmed, "seed \(seed)")
    }
  }

  @Test("any multipliers bound every division, and never remove the best")
  func multipliers() throws {
    for seed in 0..<200 as Range<UInt64> {
      let problem = try RandomDistricting.problem(seed: seed, isContiguous: false)
      guard let truth = DistrictingBruteForce(problem: problem).optimum() else { continue }
      var random = RandomSource(seed: seed)
      let vector = DistrictMultipliers(
        scale: 8, unit: (0..<problem.unitCount).map { _ in Int64(random.integer(-500...20_000)) },
        balance: (0..<problem.unitCount * problem.activities.count).map { _ in
          Int64(random.integer(-300...300))
        })
      var pairs = PairStates(unitCount: problem.unitCount)
      var bound = LagrangianBound(problem)
      bound.evaluate(vector, separators: [], pairs)
      let least = try #require(bound.bound)
      #expect(least <= truth)
      bound.remove(&pairs, cutoff: truth + 1)
      var propagation = PairPropagation(problem, UnitGraph(problem))
      let isLeft = propagation.run(&pairs)
      #expect(isLeft, "the best plan is left")
    }
  }
}
