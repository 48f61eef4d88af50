import Foundation
import Testing

@testable import AssignmentEngine

/// Rows of forests of blocks: the blocks, the choice of tails, the rows found, and what the verifier refuses.
@Suite("Rows of forests of blocks")
struct ForestCutTests {
  // MARK: Parts

  @Test func blocksOfRandomGraphsAreTheirTwoConnectedParts() {
    for seed in UInt64(0)..<200 {
      var random = RandomSource(seed: seed)
      let graph = randomGraph(&random, nodes: random.integer(1...9), percent: random.integer(10...70))
      let forest = BlockForest(graph)
      var blockOfEdge: [[Int32]: Int] = [:]
      for (number, block) in forest.blocks.enumerated() {
        #expect(Set(block).count == block.count && block.count > 1)
        for one in block {
          for other in block where one < other && graph[Int(one)].contains(other) {
            #expect(blockOfEdge.updateValue(number, forKey: [one, other]) == nil)
          }
          // No one vertex disconnects a block.
          #expect(isConnected(Set(block).subtracting([one]), graph))
        }
      }
      let edges = graph.indices.reduce(0) { $0 + graph[$1].count } / 2
      #expect(blockOfEdge.count == edges)
      // Blocks and vertices make a forest of as many trees as there are components.
      let incidences = forest.blocks.reduce(0) { $0 + $1.count }
      #expect(graph.count + forest.blocks.count - incidences == forest.roots.count)
      #expect(forest.roots.count == components(graph).count)
      // The last vertex of a block lies above it: what is below was finished before.
      for (number, block) in forest.blocks.enumerated() {
        for later in forest.blocks[(number + 1)...] {
          #expect(!block.dropLast().contains(later[later.count - 1]))
        }
      }
    }
  }

  @Test func tailsAreTheBestOfAll() {
    var checked = 0
    for seed in UInt64(0)..<300 {
      var random = RandomSource(seed: seed)
      let graph = randomGraph(&random, nodes: random.integer(1...7), percent: random.integer(10...45))
      let forest = BlockForest(graph)
      let single = graph.indices.map { _ in Double(random.integer(0...10)) / 10 }
      let all = single.map { $0 + ($0 > 0 ? Double(random.integer(0...10)) / 10 : 0) }
      func value(_ tails: [Int32]) -> Double {
        var coefficient = [Int](repeating: 1, count: graph.count)
        for (block, tail) in zip(forest.blocks, tails) {
          for vertex in block where vertex != tail { coefficient[Int(vertex)] -= 1 }
        }
        return graph.indices.reduce(0) {
          $0 + (coefficient[$1] > 0 ? single[$1] : Double(coefficient[$1]) * all[$1])
        }
      }
      var best = -Double.infinity
      func choose(_ tails: [Int32]) {
        if tails.count == forest.blocks.count {
          best = max(best, value(tails))
          return
        }
        for tail in forest.blocks[tails.count] { choose(tails + [tail]) }
      }
      choose([])
      let found = BlockTails(forest, single: single, all: all)
      #expect(abs(found.value - best) < 1e-9)
      #expect(abs(value(found.tails) - best) < 1e-9)
      if forest.blocks.count > 2 { checked += 1 }
    }
    #expect(checked > 50)
  }

  // MARK: Rows

  /// Three leaves at 0.6 around a centre at 0.3: every pair keeps its separator, the three together do not.
  @Test func aStarIsBrokenWhereItsPairsAreNot() throws {
    let problem = try connected(edges: [(0, 1), (0, 2), (0, 3)], nodes: 4)
    let search = try #require(CutSearch(problem))
    let cuts = search.broken(at: point([0.3, 0.6, 0.6, 0.6]))
    #expect(cuts.count == 1)
    guard case .forest(let cut) = try #require(cuts.first) else {
      Issue.record("\(cuts)")
      return
    }
    #expect(cut.parts == [[0], [1], [2], [3]])
    #expect(cut.coefficients == [-2, 1, 1, 1])
    #expect(cut.items == [-1, 1, 2, 3])
    #expect(problem.row(of: .forest(cut)).columns.map(\.coefficient) == [-2, 1, 1, 1])
    #expect(CutVerifier(problem).refusal(of: .forest(cut)) == nil)
    #expect(search.broken(at: point([0.4, 0.6, 0.6, 0.6])).isEmpty)
  }

  /// Three arms between two nodes, which only together separate them: the two become one part.
  @Test func aSeparatorOfTwoNodesBecomesOnePart() throws {
    let problem = try connected(edges: [(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)], nodes: 5)
    let search = try #require(CutSearch(problem))
    let cuts = search.broken(at: point([0.15, 0.15, 0.6, 0.6, 0.6]))
    let forests = cuts.compactMap { cut in if case .forest(let forest) = cut { forest } else { nil } }
    #expect(forests.contains { $0.parts == [[0, 1], [2], [3], [4]] && $0.coefficients == [-2, 1, 1, 1] })
    for cut in cuts { #expect(CutVerifier(problem).refusal(of: cut) == nil) }
  }

  /// Rows found at random points hold for every connected plan; both derivations agree.
  @Test func rowsHoldForEveryConnectedPlan() throws {
    var found = 0
    for seed in UInt64(0)..<80 {
      var random = RandomSource(seed: seed)
      let problem = try RandomLazyRules(
        nodes: 7, itemsPerNode: 1, agents: 2, edgePercent: random.integer(15...50), exemptPercent: 0
      ).make(seed: seed)
      let search = try #require(CutSearch(problem))
      var cuts: [CuttingPlane] = []
      for _ in 0..<10 {
        let point = randomPoint(problem, &random)
        for cut in search.broken(at: point) {
          guard case .forest = cut else { continue }
          #expect(excess(of: problem.row(of: cut), at: point) > SeparatorSearch.leastViolation)
          if !cuts.contains(cut) { cuts.append(cut) }
        }
      }
      found += cuts.count
      let verifier = CutVerifier(problem)
      for cut in cuts { #expect(verifier.refusal(of: cut) == nil) }
      let rows = cuts.map { problem.row(of: $0) }
      forEachAssignment(of: problem) { assignment in
        guard problem.judge(assignment).brokenConnectivities.isEmpty else { return }
        let plan = FractionalPoint(assignment, activity: [])
        for row in rows { #expect(excess(of: row, at: plan) <= 0) }
      }
      let derived = try #require(verifier.extended(by: cuts))
      let appended = problem.appending(cuts)
      #expect(derived.entryCoefficient == appended.entryCoefficient)
      #expect(derived.entryRow == appended.entryRow)
      #expect(derived.rows == appended.rows)
    }
    #expect(found > 200)
  }

  // MARK: Certificates

  private let star = CuttingPlane.Forest(
    connectivity: 0, agent: 0, parts: [[0], [1], [2], [3]], items: [-1, 1, 2, 3],
    blocks: [[1, 0], [2, 0], [3, 0]])

  @Test func tamperedForestsAreRefused() throws {
    let problem = try connected(edges: [(0, 1), (0, 2), (0, 3)], nodes: 4)
    let verifier = CutVerifier(problem)
    func refusal(_ change: (inout CuttingPlane.Forest) -> Void) -> CutRefusal? {
      var changed = star
      change(&changed)
      return verifier.refusal(of: .forest(changed))
    }
    #expect(refusal { _ in } == nil)
    #expect(refusal { $0.connectivity = 1 } == .unknownRule(1))
    #expect(refusal { $0.agent = 1 } == .agent(1))
    #expect(refusal { $0.agent = 5 } == .agent(5))
    #expect(refusal { $0.items.removeLast() } == .malformedParts)
    #expect(refusal { $0.parts[1] = [0] } == .malformedParts)
    #expect(refusal { $0.parts[1] = [1, 1] } == .malformedParts)
    #expect(refusal { $0.parts[1] = [9] } == .malformedParts)
    #expect(refusal { $0.blocks.append([1, 2]) } == .malformedBlocks)
    #expect(refusal { $0.blocks[0] = [1] } == .malformedBlocks)
    #expect(refusal { $0.blocks[0] = [1, 7] } == .malformedBlocks)
    #expect(refusal { $0.blocks[0] = [1, 1] } == .malformedBlocks)
    #expect(refusal { $0.blocks.removeLast() } == .looseEdge(0, 3))
    #expect(
      refusal {
        $0.parts[3] = []
        $0.items[3] = -1
      } == .looseEdge(0, 3))
    #expect(refusal { $0.items[1] = 2 } == .itemOfPart(1))
    #expect(refusal { $0.items[0] = 0 } == .itemOfPart(0))
    #expect(refusal { $0.items[1] = 8 } == .itemOfPart(1))
  }

  @Test func aForestIsReadBackSealedAndTightensTheBound() throws {
    let problem = try connected(edges: [(0, 1), (0, 2), (0, 3)], nodes: 4, values: [-30, 10, 10, 10])
    var certificate = Certificate.rounding(
      [Double](repeating: 0, count: problem.rowCount) + [10], of: problem.appending([.forest(star)]),
      fingerprint: problem.fingerprint)
    certificate.cuts = [.forest(star)]
    // Without the row 30; one leaf alone is worth 10, as are all of them with the centre less 30.
    #expect(certificate.bound == 10)
    #expect(bruteForce(problem)?.objective == 10)
    guard case .confirmed = CertificateVerifier.verify(certificate, of: problem) else {
      Issue.record("refused")
      return
    }
    let read = try JSONDecoder().decode(Certificate.self, from: JSONEncoder().encode(certificate))
    #expect(read == certificate)
    var altered = read
    var other = star
    other.blocks[2] = [0, 3]
    altered.cuts = [.forest(other)]
    #expect(altered.seal != read.seal)
    guard case .refused = CertificateVerifier.verify(altered, of: problem) else {
      Issue.record("a certificate with an exchanged cut is confirmed")
      return
    }
  }

  // MARK: Problems

  /// One item a node for agent 0, which has to be connected; agent 1 is exempt.
  private func connected(edges: [(Int32, Int32)], nodes: Int, values: [Int64]? = nil) throws
    -> AssignmentProblem
  {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for item in 0..<nodes {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: values?[item] ?? 1)
      builder.addColumn(item: item, agent: 1, value: 0)
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: nodes, edges: edges.map { .init($0.0, $0.1) },
        places: (0..<nodes).map { .init(item: Int32($0), node: Int32($0)) }, exempt: 1))
    return try builder.build()
  }

  /// - Parameter shares: of agent 0.
  private func point(_ shares: [Double]) -> FractionalPoint {
    var point = FractionalPoint()
    for (item, share) in shares.enumerated() {
      point.columns += [Int32(2 * item), Int32(2 * item + 1)]
      point.shares += [share, 1 - share]
    }
    return point
  }

  private func randomPoint(_ problem: AssignmentProblem, _ random: inout RandomSource) -> FractionalPoint {
    var point = FractionalPoint()
    for item in 0..<problem.itemCount {
      let columns = problem.columns(of: item)
      let share = columns.count == 1 ? 1 : Double(random.integer(0...10)) / 10
      for (place, column) in columns.enumerated() {
        let taken = place == 0 ? share : (1 - share) / Double(columns.count - 1)
        guard taken > 0 else { continue }
        point.columns.append(Int32(column))
        point.shares.append(taken)
      }
    }
    return point
  }

  private func excess(of row: CutRow, at point: FractionalPoint) -> Double {
    let share = Dictionary(uniqueKeysWithValues: zip(point.columns, point.shares))
    return row.columns.reduce(-Double(row.upper)) {
      $0 + Double($1.coefficient) * (share[$1.index] ?? 0)
    }
  }

  private func randomGraph(_ random: inout RandomSource, nodes: Int, percent: Int) -> [[Int32]] {
    var graph = [[Int32]](repeating: [], count: nodes)
    for a in 0..<nodes {
      for b in 0..<a where random.chance(percent) {
        graph[a].append(Int32(b))
        graph[b].append(Int32(a))
      }
    }
    return graph
  }

  private func components(_ graph: [[Int32]]) -> [Set<Int32>] {
    var components: [Set<Int32>] = []
    for node in graph.indices.map(Int32.init) where !components.contains(where: { $0.contains(node) }) {
      components.append(reached(from: node, within: Set(graph.indices.map(Int32.init)), graph))
    }
    return components
  }

  private func isConnected(_ nodes: Set<Int32>, _ graph: [[Int32]]) -> Bool {
    nodes.first.map { reached(from: $0, within: nodes, graph) == nodes } ?? true
  }

  private func reached(from start: Int32, within nodes: Set<Int32>, _ graph: [[Int32]]) -> Set<Int32> {
    var found: Set<Int32> = [start]
    var open = [start]
    while let node = open.popLast() {
      for next in graph[Int(node)] where nodes.contains(next) && found.insert(next).inserted {
        open.append(next)
      }
    }
    return found
  }
}
