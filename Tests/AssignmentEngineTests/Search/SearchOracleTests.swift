import Testing

@testable import AssignmentEngine

/// The search alone against brute force, with each of the features that span agents.
@Suite("Search against brute force")
struct SearchOracleTests {
  static let shapes: [(name: String, problem: ConnectedProblem)] = [
    ("connected", ConnectedProblem(width: 4, height: 2, agents: 3)),
    ("connected, two items a node", ConnectedProblem(width: 2, height: 2, agents: 3, itemsPerNode: 2)),
    ("connected and coupled", ConnectedProblem(width: 4, height: 2, agents: 3, couplings: 2)),
    ("connected, few pairs", ConnectedProblem(width: 4, height: 2, agents: 3, eligiblePercent: 60)),
    (
      "wide indicators",
      ConnectedProblem(width: 4, height: 2, agents: 3, openingCost: 30, isConnected: false)
    ),
    (
      "wide indicators, loose bounds",
      ConnectedProblem(
        width: 4, height: 2, agents: 3, bandPercent: 100, openingCost: 100, isConnected: false)
    ),
    ("connected with wide indicators", ConnectedProblem(width: 4, height: 2, agents: 3, openingCost: 30)),
    (
      "levels",
      ConnectedProblem(width: 3, height: 2, agents: 2, bandPercent: 10, levels: 2, isConnected: false)
    ),
    ("connected with levels", ConnectedProblem(width: 3, height: 2, agents: 2, levels: 2)),
    ("Gini", ConnectedProblem(width: 4, height: 2, agents: 3, isConnected: false, spread: .gini)),
    (
      "sum of deviations",
      ConnectedProblem(
        width: 4, height: 2, agents: 3, isConnected: false, spread: .largestDeviations(count: 3))
    ),
    (
      "connected, two largest deviations",
      ConnectedProblem(width: 4, height: 2, agents: 3, spread: .largestDeviations(count: 2))
    ),
  ]

  private func start(_ scaled: ScaledProblem, _ multipliers: [Double]) -> Assignment? {
    guard
      case .assignment(let columns) = LegalStart.find(
        scaled, candidates: [], priced: scaled.prices(multipliers))
    else { return nil }
    return Assignment(columns: columns)
  }

  /// What is found is legal and, in all but a few cases, the best. Spreads are no rows here, as they are in a
  /// run once plans have broken them: a penalty alone finds legal plans of a third of such narrow problems.
  @Test(arguments: 0..<12)
  func findsTheOptimumOfTinyProblems(_ shape: Int) throws {
    var (solved, best, legal) = (0, 0, 0)
    for seed in UInt64(0)..<12 {
      let problem = try Self.shapes[shape].problem.make(seed: seed)
      guard let optimum = bruteForce(problem) else { continue }
      solved += 1
      let scaled = ScaledProblem(problem)
      let multipliers = MultiplierSearch(scaled, threads: 1) { false }.multipliers
      let model = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
      let first = try #require(start(scaled, multipliers))
      let search = PlanSearch(model, start: model.cores(of: first), seed: seed)
      for _ in 0..<3 {
        _ = search.run(Stretch(work: 60_000))
        _ = search.mend(Stretch(work: 20_000))
      }
      guard let plan = search.best else { continue }
      let judged = problem.judge(plan)
      #expect(judged.isLegal)
      #expect(judged.objective <= optimum.objective)
      legal += 1
      best += judged.objective == optimum.objective ? 1 : 0
    }
    let label = Comment(rawValue: "\(Self.shapes[shape].name): \(best) of \(solved), \(legal) legal")
    #expect(solved >= 3, label)
    if Self.shapes[shape].problem.spread == nil {
      #expect(legal >= solved - 1, label)
      #expect(10 * best >= 8 * solved, label)
    } else {
      #expect(3 * legal >= solved, label)
    }
  }

  /// Blocks know nothing of spreads; what they put together keeps the rows.
  @Test func blocksOfProblemsWithSpreadsKeepTheirRows() throws {
    var legal = 0
    for seed in UInt64(0)..<6 {
      let problem = try ConnectedProblem(
        width: 4, height: 3, agents: 4, itemsPerNode: 2, isConnected: false, spread: .gini
      ).make(seed: seed)
      let scaled = ScaledProblem(problem)
      let multipliers = MultiplierSearch(scaled, threads: 1) { false }.multipliers
      let model = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
      let first = try #require(start(scaled, multipliers))
      let search = PlanSearch(model, start: model.cores(of: first), seed: seed, blockItems: 8)
      for _ in 0..<3 {
        _ = search.run(Stretch(work: 40_000))
        _ = search.mend(Stretch(work: 20_000))
      }
      guard let plan = search.best else { continue }
      #expect(problem.judge(plan).brokenRows.isEmpty)
      legal += 1
    }
    #expect(legal >= 4)
  }

  /// Problems that span blocks are not cut, however small blocks are.
  @Test func featuresThatSpanBlocksKeepProblemsWhole() throws {
    let connected = try ConnectedProblem().make(seed: 1)
    let wide = try ConnectedProblem(width: 4, openingCost: 5, isConnected: false).make(seed: 1)
    let plain = try ConnectedProblem(isConnected: false).make(seed: 1)
    func isDivisible(_ problem: AssignmentProblem) -> Bool {
      let scaled = ScaledProblem(problem)
      return SearchModel(
        scaled, multipliers: [Double](repeating: 0, count: problem.rowCount), width: .infinity, least: 1
      ).isDivisible
    }
    #expect(!isDivisible(connected))
    #expect(!isDivisible(wide))
    #expect(isDivisible(plain))
  }
}
