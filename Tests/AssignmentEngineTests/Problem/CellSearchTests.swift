import Testing

@testable import AssignmentEngine

/// Lists of joint choices of small cells against enumeration.
@Suite("Cell search")
struct CellSearchTests {
  /// All legal joint choices of a group with what they are worth.
  private func legalChoices(
    _ group: ItemGroup, _ problem: AssignmentProblem, _ columnValue: [Double], _ indicatorValue: [Double]
  ) -> [(columns: [Int32], value: Double)] {
    var found: [(columns: [Int32], value: Double)] = []
    func isKept(_ coupling: Coupling, _ chosen: [Int32]) -> Bool {
      let agents = zip(group.items, chosen).filter { coupling.items.contains($0.0) }
        .map { problem.columnAgent[Int($0.1)] }.filter { $0 != coupling.exempt }
      return switch coupling {
      case .differ: Set(agents).count == agents.count
      case .atMost(let limit, _, _): Set(agents).count <= limit
      case .sameClass(_, let classOfAgent, _): Set(agents.map { classOfAgent[Int($0)] }).count <= 1
      }
    }
    func extend(_ chosen: [Int32]) {
      guard chosen.count == group.items.count else {
        for column in problem.columns(of: Int(group.items[chosen.count])) { extend(chosen + [Int32(column)]) }
        return
      }
      guard group.couplings.allSatisfy({ isKept(problem.couplings[Int($0)], chosen) }) else { return }
      var value = chosen.reduce(0) { $0 + columnValue[Int($1)] }
      for index in group.indicators
      where problem.indicators[Int(index)].marked.contains(where: { chosen.contains($0) }) {
        value += indicatorValue[Int(index)]
      }
      found.append((chosen, value))
    }
    extend([])
    return found
  }

  /// A list has the best legal choices within the width, best first, each once; one search serves many cells and
  /// calls.
  @Test func listsMatchBruteForce() throws {
    var (cut, narrowed, empty) = (0, 0, 0)
    for seed in UInt64(0)..<150 {
      let problem = try RandomProblem(
        items: 6, agents: 4, columnsPerItem: 4, rows: 0, couplings: 2, couplingItems: 4, indicators: 2,
        classPercent: 30, parallelColumns: 1 + Int(seed % 2)
      ).make(seed: seed)
      let scaled = ScaledProblem(problem)
      var pricing = GroupPricing(scaled)
      var random = RandomSource(seed: seed ^ 0x5EED)
      guard pricing.count > 0 else { continue }
      for _ in 0..<3 {
        pricing.setPrices([])
        let worth = (0..<problem.columnCount).map { scaled.value($0) }
        for (number, group) in scaled.cells.groups.tied.enumerated() {
          let truth = legalChoices(group, problem, worth, scaled.indicatorValue).map(\.value).sorted(by: >)
          let (most, width) = (random.integer(1...12), Double(random.integer(1...30)) / 10)
          let maximum = pricing.list(number, most: most, within: width)
          guard let best = truth.first else {
            #expect(maximum.value == -.infinity && pricing.listedCount(number) == 0)
            empty += 1
            continue
          }
          #expect(abs(maximum.value - best) < 1e-9 && maximum.isExact, "seed \(seed)")
          let within = truth.prefix { $0 >= best - width - 1e-9 }
          let expected = within.prefix(most)
          #expect(pricing.listedCount(number) == expected.count, "seed \(seed)")
          if expected.count < within.count { cut += 1 }
          if within.count < truth.count { narrowed += 1 }
          var seen: Set<[Int32]> = []
          for (place, value) in expected.enumerated() where place < pricing.listedCount(number) {
            let listed = pricing.listed(place, of: number)
            #expect(abs(best - listed.distance - value) < 1e-9, "seed \(seed)")
            #expect(abs(pricing.value(of: listed.columns) - value) < 1e-9, "seed \(seed)")
            #expect(seen.insert(Array(listed.columns)).inserted)
          }
        }
      }
    }
    #expect(cut > 100 && narrowed > 100 && empty > 0)
  }

  /// What a joint choice uses of each row is the sum over its columns and the indicators that hold.
  @Test func usesAddUp() throws {
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(items: 6, rows: 3, couplings: 2, indicators: 2).make(seed: seed)
      let scaled = ScaledProblem(problem)
      var pricing = GroupPricing(scaled)
      pricing.setPrices([Double](repeating: 0, count: problem.rowCount))
      for group in 0..<pricing.count {
        _ = pricing.maximise(group)
        let choice = pricing.choice(of: group)
        var expected = [Double](repeating: 0, count: problem.rowCount)
        for column in choice {
          for entry in problem.entries(of: Int(column)) {
            expected[Int(problem.entryRow[entry])] += scaled.coefficient(entry)
          }
        }
        for index in scaled.cells.groups.tied[group].indicators
        where problem.indicators[Int(index)].marked.contains(where: { choice.contains($0) }) {
          for entry in problem.indicators[Int(index)].entries {
            expected[Int(entry.row)] += Double(entry.coefficient) * scaled.scaling.row[Int(entry.row)]
          }
        }
        let use = pricing.use(of: choice)
        #expect(Set(use.map(\.row)).count == use.count)
        for (row, amount) in use { expected[row] -= amount }
        #expect(expected.allSatisfy { abs($0) < 1e-9 })
      }
    }
  }
}
