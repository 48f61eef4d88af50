import Testing

@testable import AssignmentEngine

@Suite("Subsets of an agent")
struct SubsetSearchTests {
  private struct Instance {
    var deviations: [SubsetDeviation] = []
    var exact = SubsetProblem(relaxed: 0, rows: [], deviations: [])
    var window: LaneWindow

    init(seed: UInt64, count: Int) {
      var random = RandomSource(seed: seed)
      let multipliers = [random.integer(-3...3), random.integer(-3...3)]
      var start = AgentModel.Lanes.zero
      window = LaneWindow(
        lower: AgentModel.Lanes(repeating: -AgentModel.absent),
        upper: AgentModel.Lanes(repeating: AgentModel.absent), upperPrice: .zero, lowerPrice: .zero,
        key: random.integer(0...1))
      for lane in 0..<2 {
        let lower = random.integer(-6...0)
        let upper = lower + random.integer(0...4)
        let activity = random.integer(-12...12)
        window.lower[lane] = Double(lower)
        window.upper[lane] = Double(upper)
        window.upperPrice[lane] = Double(max(0, multipliers[lane]))
        window.lowerPrice[lane] = Double(max(0, -multipliers[lane]))
        start[lane] = Double(activity)
        exact.rows.append(
          .init(
            lower: Int64(lower), upper: Int64(upper), multiplier: Int64(multipliers[lane]),
            activity: Int128(activity)))
      }
      self.start = start
      let losses = (0..<count).map { _ in random.integer(0...30) }.sorted()
      for (slot, loss) in losses.enumerated() {
        let use = [random.integer(-9...9), random.integer(-9...9)]
        var lanes = AgentModel.Lanes.zero
        (lanes[0], lanes[1]) = (Double(use[0]), Double(use[1]))
        deviations.append(SubsetDeviation(loss: Double(loss), use: lanes, slot: Int32(slot)))
        exact.deviations.append(.init(loss: Int128(loss), use: use.map { Int64($0) }))
      }
    }
    var start = AgentModel.Lanes.zero

    /// Every set with its loss, by trying all.
    var all: [Int128] {
      (0..<(1 << deviations.count)).compactMap { mask in
        exact.loss(of: deviations.indices.filter { mask >> $0 & 1 == 1 })
      }.sorted()
    }
  }

  @Test func theBestSetsAreFound() {
    for seed in 0..<200 as Range<UInt64> {
      let instance = Instance(seed: seed, count: 11)
      let all = instance.all
      for budget in [0.0, 10, 25, 60] {
        var search = SubsetSearch()
        let isComplete = search.run(
          instance.deviations, from: instance.start, window: instance.window, budget: budget,
          workLimit: 1_000_000)
        #expect(isComplete)
        let expected = all.filter { Double($0) <= budget }.prefix(SubsetSearch.kept)
        #expect(search.found.map { Int128($0.loss) } == Array(expected), "seed \(seed), budget \(budget)")
      }
    }
  }

  @Test func theVerifierFindsTheLeastLoss() {
    for seed in 0..<200 as Range<UInt64> {
      let instance = Instance(seed: seed, count: 11)
      let least = instance.all.first
      for limit in [0, 1, 7, 26, 61] as [Int128] {
        let expected: SubsetProblem.LeastLoss =
          if let least, least < limit { .found(least) } else { .none }
        #expect(
          instance.exact.leastLoss(below: limit, nodeLimit: 1_000_000) == expected,
          "seed \(seed), limit \(limit)")
      }
    }
  }

  @Test func aSearchThatIsCutShortSaysSo() {
    let instance = Instance(seed: 3, count: 18)
    var search = SubsetSearch()
    let isComplete = search.run(
      instance.deviations, from: instance.start, window: instance.window, budget: 200, workLimit: 20)
    #expect(!isComplete)
    #expect(instance.exact.leastLoss(below: 200, nodeLimit: 20) == .unfinished)
  }
}
