import AssignmentEngine
import Testing

@Suite("Group oracle")
struct GroupOracleTests {
  /// Sums of whole numbers, so that doubles are exact and results can be compared with ==.
  private func values(_ count: Int, _ random: inout RandomSource) -> [Double] {
    (0..<count).map { _ in Double(random.integer(-100...100)) }
  }

  private func maximise(
    _ oracle: inout GroupOracle, _ columns: [Double], _ indicators: [Double]
  ) -> GroupOracle.Maximum {
    columns.withUnsafeBufferPointer { columns in
      indicators.withUnsafeBufferPointer { oracle.maximise(columnValue: columns, indicatorValue: $0) }
    }
  }

  /// The worth of the oracle's own choice, and whether it is legal.
  private func worth(
    _ oracle: GroupOracle, _ problem: AssignmentProblem, _ columns: [Double], _ indicators: [Double]
  ) -> (value: Double, isLegal: Bool) {
    var total = oracle.choice.reduce(0) { $0 + columns[Int($1)] }
    for index in oracle.group.indicators {
      let marked = problem.indicators[Int(index)].marked
      if oracle.choice.contains(where: marked.contains) { total += indicators[Int(index)] }
    }
    let isLegal = oracle.group.couplings.allSatisfy { index in
      let coupling = problem.couplings[Int(index)]
      let agents = zip(oracle.group.items, oracle.choice).filter { coupling.items.contains($0.0) }
        .map { problem.columnAgent[Int($0.1)] }.filter { $0 != coupling.exempt }
      return switch coupling {
      case .differ: Set(agents).count == agents.count
      case .atMost(let limit, _, _): Set(agents).count <= limit
      case .sameClass(_, let classOfAgent, _): Set(agents.map { classOfAgent[Int($0)] }).count <= 1
      }
    }
    return (total, isLegal)
  }

  /// Compares every group of a problem with brute force, on several value vectors with one oracle.
  private func compare(_ problem: AssignmentProblem, seed: UInt64, methods: inout [GroupOracle.Method: Int])
    throws
  {
    var random = RandomSource(seed: seed ^ 0xABCD)
    for group in problem.groups().tied {
      var oracle = GroupOracle(problem: problem, group: group)
      for _ in 0..<3 {
        let columns = values(problem.columnCount, &random)
        let indicators = values(problem.indicators.count, &random)
        let truth = bruteForce(group, of: problem, columnValue: columns, indicatorValue: indicators)
        let maximum = maximise(&oracle, columns, indicators)
        methods[oracle.method, default: 0] += 1
        if oracle.method == .relaxed {
          #expect(maximum.value >= (truth ?? -.infinity) - 1e-9, "seed \(seed)")
        } else {
          #expect(maximum.value == truth ?? -.infinity, "seed \(seed)")
          #expect(maximum.isExact == (truth != nil), "seed \(seed)")
        }
        for (item, column) in zip(group.items, oracle.choice) {
          #expect(problem.columns(of: Int(item)).contains(Int(column)))
        }
        if maximum.isExact {
          let own = worth(oracle, problem, columns, indicators)
          #expect(own.isLegal && own.value == maximum.value, "seed \(seed)")
        }
      }
    }
  }

  @Test func smallGroupsMatchBruteForce() throws {
    var methods: [GroupOracle.Method: Int] = [:]
    for seed in 0..<1_000 as Range<UInt64> {
      let shape = RandomProblem(
        items: 2 + Int(seed % 5), agents: 4, columnsPerItem: 4, rows: 0, couplings: Int(seed % 4),
        couplingItems: 5, indicators: Int(seed % 3), markedColumns: 6, classPercent: seed < 500 ? 0 : 50,
        parallelColumns: seed < 750 ? 1 : 2)
      try compare(shape.make(seed: seed), seed: seed, methods: &methods)
    }
    #expect(methods[.jointSearch, default: 0] > 1_500)
  }

  @Test func agentSetsMatchBruteForce() throws {
    var methods: [GroupOracle.Method: Int] = [:]
    for seed in 0..<150 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      var builder = AssignmentProblem.Builder()
      for _ in 0..<6 { builder.addAgent() }
      for item in 0..<8 {
        builder.addItem()
        for agent in random.sample(random.integer(1...4), of: 0..<6) {
          builder.addColumn(item: item, agent: agent, value: 0)
        }
      }
      builder.addCoupling(
        .atMost(
          limit: random.integer(1...4), items: (0..<8).map(Int32.init),
          exempt: random.chance(40) ? Int32(random.integer(0...5)) : nil))
      try compare(builder.build(), seed: seed, methods: &methods)
    }
    #expect(methods == [.agentSets: 450])
  }

  /// Groups whose only rule is one class, with parallel columns and an exempt agent.
  @Test func classesMatchBruteForce() throws {
    var methods: [GroupOracle.Method: Int] = [:]
    for seed in 0..<150 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      var builder = AssignmentProblem.Builder()
      for _ in 0..<6 { builder.addAgent() }
      for item in 0..<7 {
        builder.addItem()
        for agent in random.sample(random.integer(1...3), of: 0..<6) {
          for _ in 0..<random.integer(1...2) { builder.addColumn(item: item, agent: agent, value: 0) }
        }
      }
      builder.addCoupling(
        .sameClass(
          items: (0..<7).map(Int32.init), classOfAgent: (0..<6).map { _ in Int32(random.integer(0...2)) },
          exempt: random.chance(40) ? Int32(random.integer(0...5)) : nil))
      try compare(builder.build(), seed: seed, methods: &methods)
    }
    #expect(methods == [.classes: 450])
  }

  @Test func parallelColumnsMatchBruteForce() throws {
    var methods: [GroupOracle.Method: Int] = [:]
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      var builder = AssignmentProblem.Builder()
      for _ in 0..<4 { builder.addAgent() }
      for item in 0..<7 {
        builder.addItem()
        for agent in random.sample(random.integer(1...2), of: 0..<4) {
          for _ in 0..<2 { builder.addColumn(item: item, agent: agent, value: 0) }
        }
      }
      builder.addCoupling(
        .atMost(
          limit: random.integer(1...3), items: (0..<7).map(Int32.init),
          exempt: random.chance(40) ? Int32(random.integer(0...3)) : nil))
      try compare(builder.build(), seed: seed, methods: &methods)
    }
    #expect(methods == [.agentSets: 300])
  }

  @Test func relaxedGroupsAreBounded() throws {
    var methods: [GroupOracle.Method: Int] = [:]
    for seed in 0..<100 as Range<UInt64> {
      let shape = RandomProblem(
        items: 9, agents: 4, columnsPerItem: 3, rows: 0, couplings: 4, couplingItems: 7, indicators: 3,
        markedColumns: 8)
      try compare(shape.make(seed: seed), seed: seed, methods: &methods)
    }
    #expect(methods[.relaxed, default: 0] > 100)
  }

  @Test func nodeLimitsLeaveAValidBound() throws {
    var cut = 0
    for seed in 0..<80 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      let shape = RandomProblem(
        items: 6, agents: 4, columnsPerItem: 4, rows: 0, couplings: 2, couplingItems: 6, indicators: 1)
      let small = try shape.make(seed: seed)
      var builder = AssignmentProblem.Builder()
      for _ in 0..<5 { builder.addAgent() }
      for item in 0..<8 {
        builder.addItem()
        for agent in random.sample(3, of: 0..<5) { builder.addColumn(item: item, agent: agent, value: 0) }
      }
      builder.addCoupling(.atMost(limit: 2, items: (0..<8).map(Int32.init), exempt: nil))
      for problem in try [small, builder.build()] {
        let columns = values(problem.columnCount, &random)
        let indicators = values(problem.indicators.count, &random)
        for group in problem.groups().tied {
          var oracle = GroupOracle(problem: problem, group: group, columnNodes: 3, agentSetNodes: 2)
          let maximum = maximise(&oracle, columns, indicators)
          let truth = bruteForce(group, of: problem, columnValue: columns, indicatorValue: indicators)
          #expect(maximum.value >= truth ?? -.infinity, "seed \(seed)")
          if maximum.isExact { #expect(maximum.value == truth, "seed \(seed)") } else { cut += 1 }
        }
      }
    }
    #expect(cut > 20)
  }

  @Test func relaxationIsReported() throws {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<3 { builder.addAgent() }
    for item in 0..<8 {
      builder.addItem()
      for agent in 0..<3 { builder.addColumn(item: item, agent: agent, value: 0) }
    }
    builder.addCoupling(.atMost(limit: 1, items: [0, 1, 2, 3], exempt: nil))
    builder.addCoupling(.differ(items: [3, 4], exempt: nil))
    builder.addCoupling(.atMost(limit: 1, items: [4, 5, 6, 7], exempt: nil))
    builder.addIndicator(marked: [0, 3], value: -6)
    let problem = try builder.build()
    var oracle = GroupOracle(problem: problem, group: problem.groups().tied[0])
    #expect(oracle.method == .relaxed)
    #expect(oracle.droppedCouplings == [1])
    #expect(oracle.sharedIndicators == [0])
    // The indicator marks agent 0 of two of the four items that must agree; agent 0 gains 1 an item.
    let gains = (0..<24).map { $0 % 3 == 0 ? 1.0 : 0.0 }
    #expect(maximise(&oracle, gains, [-6]) == .init(value: 4, isExact: false))
    #expect(maximise(&oracle, gains, [-2]) == .init(value: 6, isExact: false))
    #expect(maximise(&oracle, gains, [5]) == .init(value: 13, isExact: false))
  }
}
