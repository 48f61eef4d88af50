import Testing

@testable import AssignmentEngine

@Suite("Districting")
struct DistrictingTests {
  /// A path of six units of weight 1 with distances along it.
  private func path(districts: Int, bounds: ClosedRange<Int64>, isContiguous: Bool = true) throws
    -> DistrictingProblem
  {
    try DistrictingProblem(
      districtCount: districts, activities: [.init(weights: [1, 1, 1, 1, 1, 1], bounds: bounds)],
      costs: (0..<6).flatMap { centre in (0..<6).map { Int64(abs($0 - centre)) } }, unitCount: 6,
      edges: (0..<5).map { .init($0, $0 + 1) }, isContiguous: isContiguous)
  }

  @Test("two threes of a path cost two each")
  func smallest() throws {
    let result = try DistrictingSolver.solve(try path(districts: 2, bounds: 3...3))
    let plan = try #require(result.outcome.plan)
    #expect(plan.cost == 4)
    #expect(plan.centres == [1, 4])
    #expect(plan.centreOf == [1, 1, 1, 4, 4, 4])
  }

  @Test("totals out of bounds, and a unit that no connected district can hold, are told apart")
  func infeasible() throws {
    let few = try DistrictingSolver.solve(try path(districts: 2, bounds: 4...5))
    guard case .infeasible(.totalOutOfBounds(activity: 0)) = few.outcome else {
      Issue.record("\(few.outcome)")
      return
    }
    // A star of weights 2, 1, 1, 1 around the 2: three leaves cannot be apart in two connected halves.
    let star = try DistrictingProblem(
      districtCount: 2, activities: [.init(weights: [2, 1, 1, 2], bounds: 3...3)],
      costs: [Int64](repeating: 1, count: 16), unitCount: 4, edges: [.init(0, 1), .init(0, 2), .init(2, 3)],
      isContiguous: true)
    let legal = try DistrictingSolver.solve(star)
    #expect(legal.outcome.plan?.cost == 4)
    let broken = try DistrictingProblem(
      districtCount: 2, activities: [.init(weights: [2, 1, 1, 2], bounds: 3...3)],
      costs: [Int64](repeating: 1, count: 16), unitCount: 4, edges: [.init(0, 1), .init(0, 2), .init(0, 3)],
      isContiguous: true)
    let result = try DistrictingSolver.solve(broken)
    guard case .infeasible(.unitWithoutDistrict(let unit)) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(DistrictingVerifier(broken).verdict(onUnitWithoutDistrict: unit) == .confirmed)
    #expect(DistrictingVerifier(star).verdict(onUnitWithoutDistrict: unit) != .confirmed)
  }

  @Test("everything wrong with the data is said at once")
  func faults() throws {
    let error = #expect(throws: DistrictingFaults.self) {
      try DistrictingProblem(
        districtCount: 3, activities: [.init(weights: [1, -1, 4], bounds: 0...2)], costs: [0, 1, 2, -3],
        unitCount: 2, edges: [.init(0, 0), .init(0, 1), .init(1, 0)], isContiguous: true)
    }
    #expect(error?.texts.count == 6, "\(error.map(\.description) ?? "")")
  }

  @Test("a stop before the start leaves a bound and no claim")
  func stopped() throws {
    let stop = StopSignal()
    stop.raise()
    let result = try DistrictingSolver.solve(try path(districts: 3, bounds: 1...3), stop: stop)
    guard case .noPlanFound(.interrupted) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(result.bound.map { $0 <= 3 } == true)
  }
}

@Suite("Evidence about districting")
struct DistrictingVerifierTests {
  /// A problem whose tree has branches and separators.
  private func solved() throws -> (DistrictingProblem, DistrictingCertificate) {
    for seed in 0..<400 as Range<UInt64> {
      let problem = try RandomDistricting.problem(seed: seed, isContiguous: true)
      let result = try DistrictingSolver.solve(problem, options: .init(timeLimitSeconds: nil))
      guard case .optimal = result.outcome, let certificate = result.certificate else { continue }
      if certificate.nodes.count > 2, !certificate.separators.isEmpty { return (problem, certificate) }
    }
    throw DistrictingFaults(texts: ["no seed gives a tree with separators"])
  }

  @Test("what is not proven is refused")
  func refusals() throws {
    let (problem, whole) = try solved()
    let verifier = DistrictingVerifier(problem)
    #expect(verifier.verdict(on: whole) == .confirmed)
    func refuses(_ change: (inout DistrictingCertificate) -> Void) -> Bool {
      var certificate = whole
      change(&certificate)
      return verifier.verdict(on: certificate) != .confirmed
    }
    #expect(refuses { $0.checkableBound += 1 }, "a bound above the cutoff")
    #expect(
      refuses {
        $0.checkableBound += 1
        $0.cutoff += 1
      }, "a bound above the optimum")
    #expect(refuses { $0.nodes[0].pair = nil }, "a tree without its branches")
    #expect(refuses { $0.nodes[0].taken = 1_000_000 }, "a branch that leads nowhere")
    #expect(
      refuses { certificate in
        let first = certificate.separators[0]
        certificate.separators[0] = DistrictSeparator(centre: first.centre, unit: first.unit, units: [])
      }, "a separator that parts nothing")
    #expect(refuses { $0.multipliers[0].unit.removeLast() }, "a vector of another problem")
  }
}

@Suite("Separators")
struct DistrictSeparatorTests {
  @Test("least cuts: found separators part, are minimal, and are broken by the point")
  func found() {
    for seed in 0..<200 as Range<UInt64> {
      guard let problem = try? RandomDistricting.problem(seed: seed, isContiguous: true) else { continue }
      let count = problem.unitCount
      var random = RandomSource(seed: seed)
      var point = (0..<count * count).map { _ in Double(random.integer(0...10)) / 10 }
      for centre in 0..<count { point[centre * count + centre] = 1 }
      let graph = UnitGraph(problem)
      var search = DistrictSeparatorSearch(graph)
      for separator in search.broken(by: point, deep: true) {
        let base = Int(separator.centre) * count
        let inside = separator.units.reduce(0) { $0 + point[base + Int($1)] }
        #expect(inside < point[base + Int(separator.unit)])
        #expect(parts(separator, separator.units, graph))
        for spared in separator.units {
          #expect(!parts(separator, separator.units.filter { $0 != spared }, graph), "each unit is needed")
        }
      }
    }
  }

  private func parts(_ separator: DistrictSeparator, _ units: [Int32], _ graph: UnitGraph) -> Bool {
    var label = [UInt8](repeating: 0, count: graph.unitCount)
    var queue: [Int32] = []
    graph.reach(from: Int(separator.centre), into: &label, queue: &queue) { !units.contains(Int32($0)) }
    return label[Int(separator.unit)] == 0
  }
}
