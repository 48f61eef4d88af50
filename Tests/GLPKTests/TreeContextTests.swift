import GLPK
import Synchronization
import Testing

@Suite struct TreeContextTests {
  private static let hard = BranchAndCutTests.hard
  private static let search = BranchAndCutTests.search

  @Test func `what the callback throws ends the search and comes through`() throws {
    struct Own: Error {}
    for event in [TreeEvent.select, .preprocess, .rowGeneration, .heuristic, .cutGeneration, .branching] {
      try Session.run { session in
        let problem = try session.makeProblem(Self.hard)
        #expect(throws: Own.self) {
          _ = try problem.branchAndCut { tree in
            if tree.event == event { throw Own() }
          }
        }
        #expect(try problem.simplex() == .optimal)
      }
    }
  }

  @Test func `the callback may end the search`() throws {
    let result = try Self.search(Self.hard, BranchAndCutOptions()) { tree in
      if tree.incumbentObjective != nil { try tree.terminate() }
    }
    guard case .stoppedWithPoint(.callback, let point, let bound) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(point.objective >= bound)
  }

  @Test func `iterations and relaxations are counted as the search goes on`() throws {
    let seen = Smuggled<[(iterations: Int, relaxations: Int)]>()
    seen.value = []
    let result = try Self.search(Self.hard, BranchAndCutOptions(cuts: .all)) { tree in
      seen.value?.append((tree.iterations, tree.solvedRelaxations))
    }
    let counts = try #require(seen.value)
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0.0 <= $1.0 && $0.1 <= $1.1 })
    let last = try #require(counts.last)
    #expect(counts[0].iterations > 0 && last.iterations <= result.effort.iterations)
    #expect(
      last.relaxations + 1 == result.effort.relaxations && result.effort.relaxations > result.effort.nodes)
  }

  @Test func `a context is refused after its callback and the problem during it`() throws {
    let smuggled = Smuggled<TreeContext>()
    try Session.run { session in
      let problem = try session.makeProblem(Self.hard)
      _ = try problem.branchAndCut { tree in
        smuggled.value = tree
        #expect(throws: GLPKError.busy) { try problem.simplex() }
        #expect(throws: GLPKError.busy) { try problem.setCost(1, column: 0) }
        #expect(throws: GLPKError.busy) { _ = try problem.branchAndCut() }
        try tree.terminate()
      }
      #expect(throws: GLPKError.self) { try smuggled.value?.terminate() }
      #expect(throws: GLPKError.self) { _ = try smuggled.value?.columnBounds() }
    }
    #expect(throws: GLPKError.outsideSession) { try smuggled.value?.terminate() }
  }

  @Test func `an error of GLPK inside the callback ends the session, not the process`() throws {
    var wide = LinearModel()
    for _ in 0..<20_000 { wide.add(.init(cost: -1, bounds: .unit, kind: .integer)) }
    wide.add(.init(bounds: .atMost(3.5)), [(0, 2), (1, 2), (2, 2), (3, 2)])
    let model = wide
    let error = #expect(throws: GLPKError.self) {
      try Session.run(SessionOptions(memoryMegabytes: 24)) { session in
        let problem = try session.makeProblem(model)
        let columns = Array(0..<20_000)
        let ones = [Double](repeating: 1, count: 20_000)
        _ = try problem.branchAndCut(BranchAndCutOptions(hasLazyRows: true)) { tree in
          guard tree.event == .rowGeneration else { return }
          while true { try tree.addLazyRow(bounds: .atMost(20_000), columns: columns, values: ones) }
        }
      }
    }
    guard case .library(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("memory"))
  }

  @Test func `an error of GLPK that the callback hides is thrown all the same`() throws {
    var wide = LinearModel()
    for _ in 0..<20_000 { wide.add(.init(cost: -1, bounds: .unit, kind: .integer)) }
    wide.add(.init(bounds: .atMost(3.5)), [(0, 2), (1, 2), (2, 2), (3, 2)])
    let model = wide
    let error = #expect(throws: GLPKError.self) {
      try Session.run(SessionOptions(memoryMegabytes: 24)) { session in
        let columns = Array(0..<20_000)
        let ones = [Double](repeating: 1, count: 20_000)
        _ = try session.makeProblem(model).branchAndCut(BranchAndCutOptions(hasLazyRows: true)) { tree in
          guard tree.event == .rowGeneration else { return }
          for _ in 0..<100 {
            try? tree.addLazyRow(bounds: .atMost(20_000), columns: columns, values: ones)
          }
        }
      }
    }
    guard case .library = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: 0..<30)
  func `lazy rows agree with a brute force that knows them`(seed: UInt64) throws {
    let model = RandomModels.integerProgram(seed: seed)
    var random = SplitMix(seed: seed + 1000)
    let weights = model.columns.map { _ in Double(Int.random(in: -3...5, using: &random)) }
    let limit = Double(Int.random(in: 0...6, using: &random))
    func holds(_ point: [Double]) -> Bool {
      zip(weights, point).reduce(0) { $0 + $1.0 * $1.1 } <= limit + 1e-6
    }
    let result = try Self.search(model, BranchAndCutOptions(hasLazyRows: true)) { tree in
      guard tree.event == .rowGeneration else { return }
      var point: [Double] = []
      try tree.copyColumnPrimals(into: &point)
      let value = zip(weights, point).reduce(0) { $0 + $1.0 * $1.1 }
      if value > limit + 1e-6 {
        try tree.addLazyRow(bounds: .atMost(limit), columns: Array(weights.indices), values: weights)
      }
    }
    #expect(result.outcome.objective == model.bruteForce(where: holds))
  }

  @Test func `a tour is found by adding subtour rows only when they are broken`() throws {
    let cities = 6
    var random = SplitMix(seed: 42)
    // Two clusters far apart, so that without the rows each has a tour of its own.
    let places = (0..<cities).map { city in
      (
        Double(city % 2 * 1000 + Int.random(in: 0...99, using: &random)),
        Double(Int.random(in: 0...99, using: &random))
      )
    }
    var model = LinearModel()
    var edges: [(Int, Int)] = []
    for a in 0..<cities {
      for b in a + 1..<cities {
        let (dx, dy) = (places[a].0 - places[b].0, places[a].1 - places[b].1)
        model.add(.init(cost: (dx * dx + dy * dy).squareRoot(), kind: .binary))
        edges.append((a, b))
      }
    }
    for city in 0..<cities {
      model.add(
        .init(bounds: .equal(to: 2)),
        edges.indices.filter { edges[$0].0 == city || edges[$0].1 == city }.map { ($0, 1) })
    }
    let (graph, subsets) = (edges, 1..<(1 << cities) - 1)
    @Sendable func inside(_ subset: Int) -> [Int] {
      graph.indices.filter { subset >> graph[$0].0 & 1 == 1 && subset >> graph[$0].1 & 1 == 1 }
    }
    @Sendable func size(_ subset: Int) -> Double { Double(subset.nonzeroBitCount - 1) }
    let oracle = model.bruteForce { point in
      subsets.allSatisfy { subset in inside(subset).reduce(0) { $0 + point[$1] } <= size(subset) }
    }
    let plain = try #require(try Self.search(model, BranchAndCutOptions(), nil).outcome.objective)
    let result = try Self.search(model, BranchAndCutOptions(hasLazyRows: true)) { tree in
      guard tree.event == .rowGeneration else { return }
      var point: [Double] = []
      try tree.copyColumnPrimals(into: &point)
      for subset in subsets where subset.nonzeroBitCount >= 2 {
        let columns = inside(subset)
        if columns.reduce(0, { $0 + point[$1] }) > size(subset) + 1e-6 {
          try tree.addLazyRow(
            bounds: .atMost(size(subset)), columns: columns,
            values: columns.map { _ in 1 })
          return
        }
      }
    }
    let tour = try #require(result.outcome.objective)
    #expect(abs(tour - (try #require(oracle))) < 1e-9)
    #expect(plain < tour - 1)
    #expect(result.effort.lazyRows > 0)
  }

  @Test func `lazy rows need to be announced and have their event`() throws {
    _ = try Self.search(Self.hard, BranchAndCutOptions()) { tree in
      #expect(throws: GLPKError.self) {
        try tree.addLazyRow(bounds: .atMost(1), columns: [0], values: [1])
      }
      if tree.event == .rowGeneration { try tree.terminate() }
    }
    _ = try Self.search(Self.hard, BranchAndCutOptions(hasLazyRows: true)) { tree in
      guard tree.event == .rowGeneration else {
        #expect(throws: GLPKError.self) {
          try tree.addLazyRow(bounds: .atMost(1), columns: [0], values: [1])
        }
        return
      }
      #expect(throws: ModelFaults.self) {
        try tree.addLazyRow(bounds: .atMost(.nan), columns: [0, 0, 999], values: [1, 1, 1])
      }
      try tree.terminate()
    }
  }

  @Test func `an illegal point is refused, a legal one becomes the incumbent without a bingo`() throws {
    let best = try Self.search(Self.hard, BranchAndCutOptions(), nil)
    guard case .optimal(let optimum) = best.outcome else {
      Issue.record("\(best.outcome)")
      return
    }
    let offered = Mutex(false)
    let result = try Self.search(Self.hard, BranchAndCutOptions(roundingHeuristic: false)) { tree in
      #expect(tree.event != .newIncumbent)
      if offered.withLock({ $0 }) {
        #expect(tree.incumbentObjective == optimum.objective)
        var point: [Double] = []
        let isThere = try tree.copyIncumbent(into: &point)
        #expect(isThere)
        #expect(point == optimum.columns)
        return
      }
      #expect(tree.incumbentObjective == nil)
      var illegal = optimum.columns
      illegal[0] = 1 - illegal[0]
      #expect(throws: IllegalPoint.self) { try tree.offer(illegal) }
      illegal = optimum.columns
      illegal[0] += 0.25
      let error = #expect(throws: IllegalPoint.self) { try tree.offer(illegal) }
      #expect(error?.violations.contains { $0.rule == .integrality(column: 0) } == true)
      #expect(throws: IllegalPoint.self) { try tree.offer(optimum.columns.map { _ in .nan }) }
      #expect(throws: ModelFaults.self) { try tree.offer([1]) }
      let first = try tree.offer(optimum.columns)
      let again = try tree.offer(optimum.columns)
      #expect(first && !again)
      offered.withLock { $0 = true }
    }
    #expect(result.outcome.objective == optimum.objective)
    #expect(result.effort.nodes <= best.effort.nodes)
  }

  @Test func `a point that breaks a lazy row is refused even where the row is unknown to GLPK`() throws {
    var model = LinearModel(sense: .maximize)
    for _ in 0..<4 { model.add(.init(cost: 1, kind: .binary)) }
    model.add(.init(bounds: .atMost(3)), (0..<4).map { ($0, 1) })
    let knows = Mutex(false)
    let result = try Self.search(model, BranchAndCutOptions(hasLazyRows: true)) { tree in
      if knows.withLock({ $0 }) {
        let error = #expect(throws: IllegalPoint.self) { try tree.offer([1, 1, 0, 0]) }
        #expect(error?.violations.map(\.rule) == [.lazyRow(0)])
      }
      guard tree.event == .rowGeneration else { return }
      var point: [Double] = []
      try tree.copyColumnPrimals(into: &point)
      if point[0] + point[1] > 1 + 1e-6 {
        try tree.addLazyRow(bounds: .atMost(1), columns: [0, 1], values: [1, 1])
        knows.withLock { $0 = true }
      }
    }
    #expect(knows.withLock { $0 })
    #expect(result.outcome.objective == 3)
  }

  @Test func `branches, nodes and bounds can be chosen`() throws {
    let optimum = try #require(try Self.search(Self.hard, BranchAndCutOptions(), nil).outcome.objective)
    let events = Mutex<Set<TreeEvent>>([])
    let result = try Self.search(Self.hard, BranchAndCutOptions(cuts: .cover)) { tree in
      events.withLock { _ = $0.insert(tree.event) }
      #expect(tree.bestBound <= optimum + 1e-6)
      var point: [Double] = []
      switch tree.event {
      case .select:
        #expect(tree.node == nil && tree.relaxationObjective == nil)
        #expect(throws: GLPKError.self) { try tree.copyColumnPrimals(into: &point) }
        #expect(throws: GLPKError.self) { try tree.selectNode(-1) }
        let nodes = try tree.openNodeBounds()
        #expect(nodes.count == tree.openNodes)
        try tree.selectNode(nodes.map(\.node).max()!)
      case .preprocess:
        let bounds = try tree.columnBounds()
        #expect(throws: GLPKError.self) { try tree.tighten(.between(-1, 2), column: 0) }
        try tree.tighten(bounds[0], column: 0)
      case .branching:
        try tree.copyColumnPrimals(into: &point)
        let column = point.lastIndex { abs($0 - $0.rounded()) > 1e-3 }!
        #expect(throws: GLPKError.self) {
          try tree.branch(on: point.firstIndex { $0 == $0.rounded() }!)
        }
        try tree.branch(on: column, first: .up)
      default:
        #expect(throws: GLPKError.self) { try tree.branch(on: 0) }
      }
    }
    #expect(result.outcome.objective == optimum)
    #expect(
      events.withLock { $0 }.isSuperset(
        of: [.select, .preprocess, .rowGeneration, .heuristic, .cutGeneration, .branching]))
  }

  @Test func `bounds tightened in a subtree hold in it and are gone afterwards`() throws {
    var model = LinearModel(sense: .maximize)
    for cost in [5.0, 4, 3] { model.add(.init(cost: cost, kind: .binary)) }
    model.add(.init(bounds: .atMost(2)), (0..<3).map { ($0, 1) })
    let sent = model
    try Session.run { session in
      let problem = try session.makeProblem(sent)
      let result = try problem.branchAndCut { tree in
        if tree.event == .preprocess { try tree.tighten(.equal(to: 0), column: 0) }
      }
      #expect(result.outcome.objective == 7)
      #expect(try problem.branchAndCut().outcome.objective == 9)
    }
  }

  @Test func `cuts of the callback are used and checked for their form`() throws {
    // Odd cycle: at most 2 of 5 pairwise neighbours, the relaxation takes a half of each.
    var model = LinearModel(sense: .maximize)
    for _ in 0..<5 { model.add(.init(cost: 1, kind: .binary)) }
    for edge in 0..<5 { model.add(.init(bounds: .atMost(1)), [(edge, 1), ((edge + 1) % 5, 1)]) }
    let added = Mutex(false)
    let result = try Self.search(
      model, BranchAndCutOptions(preprocessing: .off, roundingHeuristic: false)
    ) { tree in
      guard tree.event == .cutGeneration, !added.withLock({ $0 }) else { return }
      #expect(abs(try #require(tree.relaxationObjective) - 2.5) < 1e-9)
      #expect(throws: GLPKError.self) {
        try tree.addCut(bounds: .between(0, 2), columns: [0], values: [1])
      }
      #expect(throws: ModelFaults.self) {
        try tree.addCut(bounds: .atMost(2), columns: [0, 9], values: [1, .nan])
      }
      try tree.addCut(bounds: .atMost(2), columns: Array(0..<5), values: [1, 1, 1, 1, 1])
      added.withLock { $0 = true }
    }
    #expect(result.outcome.objective == 2)
    #expect(result.effort.nodes == 1)
  }
}
