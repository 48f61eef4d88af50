import Testing

@testable import AssignmentEngine

/// Prices of the members of spreads: the smoothed term and the bound that they give.
@Suite("Prices of spreads")
struct SpreadPriceTests {
  private static func problem(
    _ measure: (Int) -> Spread.Measure, atMost: Int64, items: Int, agents: Int, seed: UInt64,
    levels: Bool = false, banded: Bool = false, unit: Int64 = 1
  ) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    let mean = Int64(5 * items / agents)
    for _ in 0..<agents {
      builder.addAgent()
      builder.addRow(
        banded
          ? SideRow(lower: unit * mean * 6 / 10, upper: unit * mean * (levels ? 24 : 14) / 10)
          : SideRow(lower: nil, upper: nil))
    }
    var total: Int64 = 0
    for item in 0..<items {
      builder.addItem()
      let size = Int64(random.integer(1...9))
      total += size
      for agent in random.sample(max(2, agents - 1), of: 0..<agents) {
        for level in 1...(levels ? 2 : 1) {
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(0...60) + 10 * level),
            entries: [.init(row: Int32(agent), coefficient: unit * size * Int64(level))])
        }
      }
    }
    let target = unit * total * (levels ? 3 : 2) / Int64(2 * agents)
    let members = (0..<agents).map { Spread.Member(row: Int32($0), target: target) }
    builder.addSpread(Spread(members: members, measure: measure(agents), atMost: atMost))
    return try builder.build()
  }

  /// Slope and response of the smoothed term agree with differences of its values and activities.
  @Test(arguments: [0.3, 0.01])
  func derivativesOfTheBarrier(_ temperature: Double) throws {
    var random = RandomSource(seed: 4)
    for measure: Spread.Measure in [.gini, .largestDeviations(count: 5)] {
      let problem = try Self.problem({ _ in measure }, atMost: 40, items: 40, agents: 5, seed: 1)
      let spread = try #require(ScaledProblem(problem, pricesSpreads: true).spreads.first)
      for _ in 0..<10 {
        let price = spread.rows.map { _ in 0.2 * random.signedUnit() }
        let direction = spread.rows.map { _ in random.signedUnit() }
        let step = 1e-3 * temperature
        func maximum(_ length: Double) -> (value: Double, barrier: SpreadBarrier) {
          var barrier = SpreadBarrier(spread, temperature: temperature)
          let value = barrier.maximise(zip(price, direction).map { $0 + length * $1 }[...])
          return (value, barrier)
        }
        let (middle, before, after) = (maximum(0).barrier, maximum(-step), maximum(step))
        let slope = zip(middle.activity, direction).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs((after.value - before.value) / (2 * step) - slope) <= 1e-2 * (1 + abs(slope)))
        let response = middle.response(to: direction)
        let size = response.map(abs).max() ?? 0
        for member in response.indices {
          let difference =
            (after.barrier.activity[member] - before.barrier.activity[member]) / (2 * step)
          #expect(abs(difference - response[member]) <= 2e-2 * (1 + size))
        }
      }
    }
  }

  /// Prices taken from the barrier are combinations of the spread's rows, and cost what those rows cost.
  @Test func pricesAreRows() throws {
    var random = RandomSource(seed: 9)
    for measure: Spread.Measure in [.gini, .largestDeviations(count: 5)] {
      let problem = try Self.problem({ _ in measure }, atMost: 40, items: 40, agents: 5, seed: 2)
      let scaled = ScaledProblem(problem, pricesSpreads: true)
      let spread = try #require(scaled.spreads.first)
      for settled in [1.0, 0.9, 0.5] {
        var barrier = SpreadBarrier(spread, temperature: 0.01)
        _ = barrier.maximise(spread.rows.map { _ in 0.2 * random.signedUnit() }[...])
        let price = barrier.legalPrices(settled: settled)
        let plain = zip(spread.rows, price).map { $1 * scaled.scaling.row[Int($0)] }
        let rows = SpreadDecomposition(spread.spread, index: 0, price: plain).rows
        let extended = problem.appending(rows.map(\.cut))
        var (term, charged) = (0.0, [Double](repeating: 0, count: problem.rowCount))
        for (offset, row) in rows.enumerated() {
          term += row.multiplier * Double(extended.rows[problem.rowCount + offset].upper ?? 0)
          for (member, factor) in problem.memberFactors(of: row.cut) {
            charged[Int(member)] += row.multiplier * Double(factor)
          }
        }
        for (row, price) in zip(spread.rows, plain) {
          #expect(abs(charged[Int(row)] - price) <= 1e-6 * plain.map(abs).max()!)
        }
        #expect(abs(term - spread.dualTerm(price[...])) <= 1e-6 * (1 + abs(term)))
      }
    }
  }

  /// The bound by prices is close to the linear optimum that rounds of rows lead to, and never below.
  @Test(arguments: [false, true], [false, true])
  func boundMeetsTheLinearOptimum(_ levels: Bool, _ banded: Bool) throws {
    for seed in UInt64(0)..<6 {
      for (measure, atMost): ((Int) -> Spread.Measure, Int64) in [
        ({ _ in .gini }, 400), ({ .largestDeviations(count: $0) }, 30),
      ] {
        let problem = try Self.problem(
          measure, atMost: atMost, items: 80, agents: 5, seed: seed, levels: levels, banded: banded)
        let scaled = ScaledProblem(problem, pricesSpreads: true)
        let found = MultiplierSearch(scaled) { false }
        let exact = try Self.linearOptimum(problem)
        #expect(found.bound >= exact - 1e-6)
        #expect(found.bound <= exact + 2e-3 * abs(exact), "seed \(seed), \(atMost)")
      }
    }
  }

  /// Scaled; all rows that its points break are added.
  private static func linearOptimum(_ problem: AssignmentProblem) throws -> Double {
    let search = try #require(CutSearch(problem))
    var extended = ExtendedProblem(problem)
    while true {
      let scaled = ScaledProblem(extended.problem)
      let start = [Double](repeating: 0, count: scaled.rows.count)
      let result = try LinearRelaxation.solve(
        scaled, from: start, bound: .infinity, stop: StopSignal(), deadline: nil)
      guard extended.add(search.broken(at: result.point)) > 0 else { return result.bound }
    }
  }

  /// Data of 15 decimals: rows are divided, and the certificate of the engine is confirmed.
  @Test func fineUnits() throws {
    for seed in UInt64(0)..<4 {
      let problem = try Self.problem(
        { _ in .gini }, atMost: 400, items: 30, agents: 3, seed: seed, unit: 1_000_000_000_000_000)
      let options = SolveOptions(timeLimitSeconds: nil, workLimit: 1_000_000, relativeGap: 0.02)
      let plan: CertifiedPlan
      switch try Engine.solve(problem, options: options).outcome {
      case .optimal(let found), .gapReached(let found), .limitReached(let found, _): plan = found
      case let outcome:
        Issue.record("seed \(seed): \(outcome)")
        continue
      }
      let verdict = CertificateVerifier.verify(
        plan.certificate, of: problem, plan: plan.assignment, claimedObjective: plan.objective)
      guard case .confirmed = verdict else {
        Issue.record("seed \(seed): \(verdict)")
        continue
      }
      #expect(!plan.certificate.cuts.isEmpty)
    }
  }
}
