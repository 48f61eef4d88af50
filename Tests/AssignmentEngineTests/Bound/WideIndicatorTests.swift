import GLPK
import Testing

@testable import AssignmentEngine

/// The bound where indicators tie many items, against brute force and against GLPK's linear program of the
/// whole formulation.
@Suite("Bound with wide indicators")
struct WideIndicatorTests {
  /// Agents serve items in regions; being in a region costs, and an agent may have so many regions at most.
  static func regions(
    items: Int, agents: Int, regions: Int, cost: Int, limit: Int?, seed: UInt64
  ) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    for _ in 0..<agents { builder.addAgent() }
    let share = items / agents
    for _ in 0..<agents {
      builder.addRow(SideRow(lower: Int64(8 * share), upper: Int64(12 * share)))
    }
    if let limit { for _ in 0..<agents { builder.addRow(SideRow(lower: nil, upper: Int64(limit))) } }
    var marked = [[Int]](repeating: [], count: agents * regions)
    for item in 0..<items {
      builder.addItem()
      for agent in 0..<agents {
        let near = item * agents / items == agent ? 40 : 0
        let column = builder.addColumn(
          item: item, agent: agent, value: Int64(near + random.integer(0...60)),
          entries: [.init(row: Int32(agent), coefficient: Int64(random.integer(8...12)))])
        marked[agent * regions + item * regions / items].append(column)
      }
    }
    for (index, columns) in marked.enumerated() {
      builder.addIndicator(
        marked: columns, value: -Int64(cost),
        entries: limit == nil ? [] : [.init(row: Int32(agents + index / regions), coefficient: 1)])
    }
    return try builder.build()
  }

  /// Positions that cost and bring capacity: activity of an agent's row is at most 0 with its capacity in it.
  static func positions(items: Int, agents: Int, cost: Int, seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    for _ in 0..<agents { builder.addAgent() }
    for _ in 0..<agents { builder.addRow(SideRow(lower: nil, upper: 0)) }
    var marked = [[Int]](repeating: [], count: agents)
    for item in 0..<items {
      builder.addItem()
      for agent in 0..<agents {
        marked[agent].append(
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(0...100)),
            entries: [.init(row: Int32(agent), coefficient: Int64(random.integer(8...12)))]))
      }
    }
    for (agent, columns) in marked.enumerated() {
      builder.addIndicator(
        marked: columns, value: -Int64(cost),
        entries: [.init(row: Int32(agent), coefficient: -Int64(20 * items / agents))])
    }
    return try builder.build()
  }

  /// Distance of the bound from the linear program's optimum, as a share of the latter.
  private func excess(_ problem: AssignmentProblem, accuracy: Double = 0) throws -> Double? {
    let scaled = ScaledProblem(problem)
    let found = MultiplierSearch(scaled, accuracy: accuracy) { false }
    let complete = try #require(
      ReducedModel(
        scaled, multipliers: [Double](repeating: 0, count: problem.rowCount), gap: .infinity, step: 1))
    let outcome = try Session.run { session in try session.makeProblem(complete.model).solve() }
    guard case .optimal(let solution) = outcome else {
      return nil
    }
    let certificate = Certificate.rounding(
      scaled.scaling.unscaled(found.multipliers),
      shares: scaled.shares.list(found.shares, unit: scaled.scaling.value), of: problem)
    guard case .confirmed = CertificateVerifier.verify(certificate, of: problem) else {
      Issue.record("the certificate is refused")
      return nil
    }
    let optimum = solution.objective / complete.unit
    return (Double(certificate.bound) - optimum) / abs(optimum)
  }

  /// Multipliers without shares are a cold start: the bound is no worse for them. With shares the start is warm.
  @Test func aStartIsNeverTheWorse() throws {
    for seed in UInt64(0)..<4 {
      for problem in [
        try Self.regions(items: 80, agents: 4, regions: 8, cost: 100, limit: nil, seed: seed),
        try Self.positions(items: 80, agents: 8, cost: 300, seed: seed),
      ] {
        let scaled = ScaledProblem(problem)
        let cold = MultiplierSearch(scaled) { false }
        let listed = try #require(scaled.shares.list(cold.shares, unit: scaled.scaling.value))
        let shares = scaled.scaled(listed)
        #expect(zip(shares, cold.shares).allSatisfy { abs($0 - max(0, $1)) < 1e-9 })
        let rows = MultiplierSearch(scaled, start: cold.multipliers) { false }
        #expect(rows.bound <= cold.bound + 1e-3 * abs(cold.bound))
        let both = MultiplierSearch(scaled, start: cold.multipliers + shares) { false }
        #expect(both.bound <= cold.bound + 1e-9 * abs(cold.bound))
      }
    }
  }

  @Test func presenceInRegionsIsAsStrongAsTheLinearProgram() throws {
    for seed in UInt64(0)..<3 {
      for cost in [20, 100, 400] {
        let excess = try #require(
          try excess(Self.regions(items: 80, agents: 4, regions: 8, cost: cost, limit: nil, seed: seed)))
        #expect(excess > -1e-6 && excess < 0.002, "seed \(seed), cost \(cost)")
      }
    }
  }

  @Test func fewRegionsAnAgentAreAsStrongAsTheLinearProgram() throws {
    for seed in UInt64(0)..<3 {
      let excess = try #require(
        try excess(Self.regions(items: 80, agents: 4, regions: 8, cost: 0, limit: 3, seed: seed)))
      #expect(excess > -1e-6 && excess < 0.002, "seed \(seed)")
    }
  }

  @Test func positionsToOpenAreAsStrongAsTheLinearProgram() throws {
    for seed in UInt64(0)..<3 {
      for cost in [100, 500] {
        let excess = try #require(try excess(Self.positions(items: 80, agents: 8, cost: cost, seed: seed)))
        #expect(excess > -1e-6 && excess < 0.002, "seed \(seed), cost \(cost)")
      }
    }
  }

  /// Levels end sooner where less is asked for, and the bound is then about as close as that.
  @Test func accuracyIsKept() throws {
    let problem = try Self.regions(items: 400, agents: 10, regions: 20, cost: 60, limit: nil, seed: 1)
    let scaled = ScaledProblem(problem)
    let passes = [0, 0.002].map { MultiplierSearch(scaled, accuracy: $0) { false }.iterations }
    #expect(passes[1] < passes[0])
    let close = try #require(try excess(problem))
    let rough = try #require(try excess(problem, accuracy: 0.002))
    #expect(close > -1e-6 && close < 0.001)
    #expect(rough > -1e-6 && rough < 0.003)
  }

  /// With couplings a start with shares goes to the volume method alone: the bound is no worse, holds, and comes
  /// with a point of the relaxation.
  @Test func warmStartsWithCouplingsAreNoWorse() throws {
    var tied = 0
    for seed in UInt64(0)..<60 {
      let problem = try shapes[1].make(seed: seed)
      let scaled = ScaledProblem(problem)
      guard !scaled.shares.isEmpty, scaled.hasTiedCells, let best = bruteForce(problem) else { continue }
      tied += 1
      let cold = MultiplierSearch(scaled) { false }
      let warm = MultiplierSearch(scaled, start: cold.multipliers + cold.shares) { false }
      #expect(warm.bound <= cold.bound + 1e-9 * abs(cold.bound), "seed \(seed)")
      let certificate = Certificate.rounding(
        scaled.scaling.unscaled(warm.multipliers),
        shares: scaled.shares.list(warm.shares, unit: scaled.scaling.value), of: problem)
      #expect(certificate.bound >= best.objective, "seed \(seed)")
      let point = try #require(warm.point)
      var share = [Double](repeating: 0, count: problem.itemCount)
      let owner = problem.columnItems()
      for (column, part) in zip(point.columns, point.shares) { share[Int(owner[Int(column)])] += part }
      #expect(share.allSatisfy { abs($0 - 1) < 1e-9 }, "seed \(seed)")
      #expect(warm.rounded.count == problem.itemCount)
    }
    #expect(tied > 10)
  }

  /// The items of a position that holds by less than a half go elsewhere; indicators that only cost stay.
  @Test func positionsThatHoldALittleAreRoundedToClosed() throws {
    for (problem, agents, isPosition) in [
      (try Self.positions(items: 12, agents: 3, cost: 100, seed: 1), 3, true),
      (try Self.regions(items: 16, agents: 2, regions: 2, cost: 10, limit: nil, seed: 1), 2, false),
    ] {
      let scaled = ScaledProblem(problem)
      func column(_ item: Int, _ agent: Int) -> Int { problem.columns(of: item).lowerBound + agent }
      // The last agent has 0.4 of the first item and nothing else.
      var share = [Double](repeating: 0, count: problem.columnCount)
      for item in 0..<problem.itemCount { share[column(item, 0)] = item == 0 ? 0.6 : 1 }
      share[column(0, agents - 1)] = 0.4
      var assignment = (0..<problem.itemCount).map { Int32(column($0, 0)) }
      assignment[0] = Int32(column(0, agents - 1))
      let rounded = scaled.roundingIndicators(
        assignment, share: share, multipliers: [Double](repeating: 0, count: scaled.boundRows.count))
      #expect(rounded[0] == Int32(column(0, isPosition ? 0 : agents - 1)))
      #expect(rounded.dropFirst() == assignment.dropFirst())
    }
  }

  @Test func averagedChoicesFade() {
    var choices = AveragedChoices(columnCount: 4)
    choices.add([0, 2], share: 1)
    choices.add([1, 2], share: 0.25)
    #expect(choices.shares == [0.75, 0.25, 1, 0])
    choices.add([1, 3], share: 0.5)
    #expect(choices.shares == [0.375, 0.625, 0.5, 0.5])
    for _ in 0..<20_000 { choices.add([0, 3], share: 0.05) }
    #expect(zip(choices.shares, [1.0, 0, 0, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  private let shapes = [
    RandomProblem(items: 8, columnsPerItem: 2, couplings: 0, indicators: 2, markedColumns: 14),
    RandomProblem(items: 8, columnsPerItem: 2, rows: 3, couplings: 2, indicators: 4, markedColumns: 9),
    RandomProblem(items: 8, columnsPerItem: 2, rows: 1, couplings: 1, indicators: 3, markedColumns: 8),
  ]

  @Test func boundsHoldForTheBestPlan() throws {
    var (wide, tied) = (0, 0)
    for (number, shape) in shapes.enumerated() {
      for seed in UInt64(0)..<60 {
        let problem = try shape.make(seed: seed)
        let scaled = ScaledProblem(problem)
        guard !scaled.shares.isEmpty, let best = bruteForce(problem) else { continue }
        wide += 1
        if !scaled.cells.groups.tied.isEmpty { tied += 1 }
        let found = MultiplierSearch(scaled) { false }
        let certificate = Certificate.rounding(
          scaled.scaling.unscaled(found.multipliers),
          shares: scaled.shares.list(found.shares, unit: scaled.scaling.value), of: problem)
        #expect(certificate.bound >= best.objective, "shape \(number), seed \(seed)")
        #expect(
          abs(Double(certificate.bound) * scaled.scaling.value - found.bound) < 1.01 * scaled.scaling.value,
          "shape \(number), seed \(seed)")
      }
    }
    #expect(wide > 60)
    #expect(tied > 20)
  }

  /// The ascent at fixed multipliers never makes the bound worse.
  @Test func shareAscentImproves() throws {
    for seed in UInt64(0)..<20 {
      let problem = try Self.regions(items: 40, agents: 4, regions: 4, cost: 60, limit: 3, seed: seed)
      let scaled = ScaledProblem(problem)
      var random = RandomSource(seed: seed)
      var point = scaled.firstMultipliers((0..<problem.rowCount).map { _ in 0.1 * random.signedUnit() })
      for share in problem.rowCount..<point.count { point[share] *= 3 * abs(random.signedUnit()) }
      var dual = DualFunction(scaled)
      let before = dual.overAll(point)
      #expect(dual.overAll(ShareAscent(scaled, point).point) <= before + 1e-9 * abs(before))
    }
  }

  @Test func multipliersDoNotDependOnThreads() throws {
    let problem = try Self.regions(items: 9_000, agents: 3, regions: 30, cost: 200, limit: 20, seed: 1)
    let scaled = ScaledProblem(problem)
    let runs = [1, 2].map { SmoothingMethod(scaled, threads: $0) }.map { method in
      var method = method
      method.run(iterationLimit: 60) { false }
      return method.best
    }
    #expect(runs[0] == runs[1])
  }
}
