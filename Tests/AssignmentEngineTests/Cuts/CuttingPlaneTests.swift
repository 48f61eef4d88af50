import Testing

@testable import AssignmentEngine

/// Rows of cuts hold for every legal plan, cut off the plan that called for them, and are the same to the verifier.
@Suite("Cutting planes")
struct CuttingPlaneTests {
  static let shapes = LazyRowsOracleTests.shapes.map(\.problem)

  @Test(arguments: 0..<10)
  func brokenPlansAreCutOffAndLegalOnesKept(_ shape: Int) throws {
    for seed in UInt64(0)..<12 {
      let problem = try Self.shapes[shape].make(seed: seed)
      let search = try #require(CutSearch(problem))
      var cuts = Set(search.first)
      var random = RandomSource(seed: seed)
      forEachAssignment(of: problem) { assignment in
        let judgement = problem.judge(assignment)
        guard !judgement.isLegal, random.chance(10) else { return }
        let found = search.broken(by: assignment, judgement)
        #expect(found.contains { violation(problem.row(of: $0), problem, assignment) > 0 })
        cuts.formUnion(found)
      }
      let verifier = CutVerifier(problem)
      for cut in cuts { #expect(verifier.refusal(of: cut) == nil) }
      let rows = cuts.map { problem.row(of: $0) }
      forEachAssignment(of: problem) { assignment in
        guard problem.judge(assignment).isLegal else { return }
        for row in rows { #expect(violation(row, problem, assignment) <= 0) }
      }
    }
  }

  /// A separator may lose no node: without any of its nodes it no longer separates.
  @Test func separatorsAreMinimal() throws {
    var checked = 0
    for seed in UInt64(0)..<40 {
      let problem = try RandomLazyRules(nodes: 7, agents: 2, edgePercent: 45, exemptPercent: 0).make(
        seed: seed)
      let search = try #require(CutSearch(problem))
      let verifier = CutVerifier(problem)
      var random = RandomSource(seed: seed)
      forEachAssignment(of: problem) { assignment in
        guard random.chance(10) else { return }
        for case .separator(let cut) in search.broken(by: assignment, problem.judge(assignment)) {
          for node in cut.nodes {
            var smaller = cut
            smaller.nodes.removeAll { $0 == node }
            #expect(
              verifier.refusal(of: .separator(smaller))
                == .notSeparated(first: Int(cut.first), second: Int(cut.second)))
            checked += 1
          }
        }
      }
    }
    #expect(checked > 100)
  }

  @Test(arguments: 0..<10)
  func bothDerivationsOfARowAgree(_ shape: Int) throws {
    let problem = try Self.shapes[shape].make(seed: 3)
    let search = try #require(CutSearch(problem))
    var cuts = search.first
    forEachAssignment(of: problem) { assignment in
      for cut in search.broken(by: assignment, problem.judge(assignment)) where !cuts.contains(cut) {
        cuts.append(cut)
      }
    }
    let derived = try #require(CutVerifier(problem).extended(by: cuts))
    let appended = problem.appending(cuts)
    #expect(derived.fingerprint != problem.fingerprint || cuts.isEmpty)
    #expect(derived.entryStart == appended.entryStart)
    #expect(derived.entryRow == appended.entryRow)
    #expect(derived.entryCoefficient == appended.entryCoefficient)
    #expect(derived.rows == appended.rows)
    #expect(derived.indicators == appended.indicators)
  }

  @Test func fractionalPointsAreCutBySmallestVertexCuts() throws {
    // A path of three nodes: both ends at 0.9, the middle at 0.5.
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for item in 0..<3 {
      builder.addItem()
      for agent in 0..<2 { builder.addColumn(item: item, agent: agent, value: 1) }
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: 3, edges: [.init(0, 1), .init(1, 2)], places: (0..<3).map { .init(item: $0, node: $0) },
        exempt: 1))
    let problem = try builder.build()
    let search = try #require(CutSearch(problem))
    var point = FractionalPoint()
    point.columns = [0, 1, 2, 3, 4, 5]
    point.shares = [0.9, 0.1, 0.5, 0.5, 0.9, 0.1]
    #expect(
      search.broken(at: point) == [
        .separator(.init(connectivity: 0, agent: 0, first: 0, second: 2, nodes: [1]))
      ])
    point.shares = [0.9, 0.1, 0.9, 0.1, 0.9, 0.1]
    #expect(search.broken(at: point).isEmpty)
  }

  private func violation(_ row: CutRow, _ problem: AssignmentProblem, _ assignment: Assignment) -> Int128 {
    var sum = -Int128(row.upper)
    for (column, coefficient) in row.columns where assignment.columns.contains(column) {
      sum += Int128(coefficient)
    }
    for (indicator, coefficient) in row.indicators
    where problem.indicators[Int(indicator)].marked.contains(where: assignment.columns.contains) {
      sum += Int128(coefficient)
    }
    return sum
  }
}
