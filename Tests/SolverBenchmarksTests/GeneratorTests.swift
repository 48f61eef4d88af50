import AssignmentEngine
import Testing

@testable import SolverBenchmarks

@Suite("Generated problems")
struct GeneratorTests {
  @Test("the exponential agrees with known values")
  func exponential() {
    for (x, expected) in [
      (0.0, 1.0), (1.0, 2.718281828459045), (-1.0, 0.36787944117144233), (4.5, 90.01713130052181),
    ] {
      #expect(abs(portableExponential(x) / expected - 1) < 1e-13)
    }
  }

  @Test("the stream is SplitMix64: its published first numbers for the seed 1234567")
  func publishedNumbers() {
    var stream = RandomStream(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in stream.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test(
    "the reference plan is legal", arguments: [.extraSmall, .small] as [TerritoryProblem.Size],
    [1, 2, 7, 8] as [UInt64])
  func referenceIsLegal(size: TerritoryProblem.Size, seed: UInt64) throws {
    let generated = try TerritoryProblem.generate(size, seed: seed)
    #expect(generated.problem.judge(generated.reference).isLegal)
  }

  @Test(
    "sizes are as specified and the reference plan is legal",
    arguments: [.extraSmall, .small, .medium, .large] as [TerritoryProblem.Size])
  func sizes(size: TerritoryProblem.Size) throws {
    let generated = try TerritoryProblem.generate(size, seed: 1)
    let problem = generated.problem
    #expect(problem.judge(generated.reference).isLegal)
    #expect(problem.agentCount == size.shape.agents)
    #expect(problem.itemCount == size.shape.items)
    #expect(problem.columnCount == size.shape.items * size.shape.candidates)
    #expect(problem.rowCount == 2 * size.shape.agents + 1)
  }

  @Test("the nearest places are those that sorting all of them gives, equal distances included")
  func nearest() {
    var stream = RandomStream(seed: 3)
    // A coarse grid, so that many distances are equal.
    func place() -> Place { Place(x: Double(stream.below(6)), y: Double(stream.below(6))) }
    let places = (0..<60).map { _ in place() }
    for count in [1, 7, 60] {
      var nearest = NearestPlaces(places, count: count)
      for _ in 0..<50 {
        let centre = place()
        let sorted = places.indices.sorted {
          (places[$0].distance(to: centre), $0) < (places[$1].distance(to: centre), $1)
        }
        #expect(nearest.indices(around: centre) == sorted.prefix(count).map(Int32.init))
      }
    }
  }

  /// The fingerprint covers every number of the problem; thresholds and published figures rely on it.
  @Test("the generator still gives the problem that was specified")
  func unchanged() throws {
    #expect(
      try TerritoryProblem.generate(.small, seed: 1).problem.fingerprint == "e1bc6bad0a717b42cfe6e6bc46971e2e"
    )
  }

  @Test("a seed gives one problem, another seed another")
  func seeds() throws {
    let first = try TerritoryProblem.generate(.extraSmall, seed: 1).problem.fingerprint
    #expect(try TerritoryProblem.generate(.extraSmall, seed: 1).problem.fingerprint == first)
    #expect(try TerritoryProblem.generate(.extraSmall, seed: 2).problem.fingerprint != first)
  }

  @Test("today differs from the reference in at most a fifth of the items, and somewhere")
  func movesOfReference() throws {
    let generated = try TerritoryProblem.generate(.small, seed: 1)
    let moves = generated.problem.judge(generated.reference).activity[40]
    #expect(moves > 100 && moves <= 180)
  }

  @Test("capacities are 80 % of the mean load, and costs of class D follow resources")
  func classes() throws {
    let problem = try GeneralizedAssignment.generate(.correlated, agents: 3, jobs: 20, seed: 5)
    var load = [Int64](repeating: 0, count: 3)
    for column in 0..<problem.columnCount {
      let entry = problem.entries(of: column).lowerBound
      let used = problem.entryCoefficient[entry]
      #expect(abs(111 - used + problem.columnValue[column]) <= 10)
      #expect((1...100).contains(used))
      load[Int(problem.columnAgent[column])] += used
    }
    for agent in 0..<3 { #expect(problem.rows[agent].upper == load[agent] * 8 / 30) }
  }
}
