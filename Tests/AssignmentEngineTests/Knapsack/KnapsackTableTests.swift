import Testing

@testable import AssignmentEngine

/// Largest profit of the pairs that `mask` may hold and must hold, by trying every selection.
private func bruteForce(_ profit: [Int64], _ weight: [Int32], capacity: Int, forced: Int?, out: Int?)
  -> Int64?
{
  var best: Int64?
  for mask in 0..<(1 << profit.count) {
    if let forced, mask & (1 << forced) == 0 { continue }
    if let out, mask & (1 << out) != 0 { continue }
    var (total, load): (Int64, Int) = (0, 0)
    for entry in profit.indices where mask & (1 << entry) != 0 {
      total += profit[entry]
      load += Int(weight[entry])
    }
    if load <= capacity { best = max(best ?? .min, total) }
  }
  return best
}

@Suite struct KnapsackTableTests {
  struct Case {
    var profit: [Int64]
    var weight: [Int32]
    var capacity: Int

    init(seed: UInt64, largestProfit: Int) {
      var random = RandomSource(seed: seed)
      capacity = random.integer(5...30)
      let count = random.integer(1...8)
      profit = (0..<count).map { _ in Int64(random.integer(-largestProfit / 3...largestProfit)) }
      weight = (0..<count).map { [capacity] _ in Int32(random.integer(0...min(12, capacity))) }
    }

    /// Calls `body` with the solved table, its largest profit and its entries' pairs.
    func solve(margin: Int, _ body: (inout KnapsackTable, Int64) -> Void) {
      var table = KnapsackTable(mostEntries: profit.count, largestCapacity: 30)
      let pairs = profit.indices.map(Int32.init)
      let figures = profit.indices.map {
        KnapsackTable.PairFigures(item: Int32($0), weight: weight[$0], loss: 0)
      }
      let best = pairs.withUnsafeBufferPointer { pairs in
        table.gather(pairs, figures, multipliers: profit, capacity: capacity)
        return table.solve(margin: margin)
      }
      body(&table, best)
    }
  }

  @Test(arguments: 1...300)
  func solvesAndPenalisesLikeBruteForce(seed: Int) {
    let random = Case(seed: UInt64(seed), largestProfit: 40)
    random.solve(margin: 12) { table, best in
      let positive = random.profit.map { max(0, $0) }
      #expect(
        best
          == bruteForce(positive, random.weight, capacity: random.capacity, forced: nil, out: nil))
      var (load, total): (Int, Int64) = (0, 0)
      for entry in 0..<table.count where table.isTaken[entry] {
        load += Int(table.weight[entry])
        total += random.profit[Int(table.pair[entry])]
      }
      #expect(load <= random.capacity && total == best)
      var lost = [Int64](repeating: 0, count: table.count + 1)
      table.fillPenalties(&lost, best: best)
      for entry in 0..<table.count {
        let pair = Int(table.pair[entry])
        let other = bruteForce(
          positive, random.weight, capacity: random.capacity, forced: table.isTaken[entry] ? nil : pair,
          out: table.isTaken[entry] ? pair : nil)
        #expect(best - lost[entry] == other)
      }
      for pair in random.profit.indices where random.profit[pair] <= 0 {
        let other = bruteForce(positive, random.weight, capacity: random.capacity, forced: pair, out: nil)
        #expect(table.largest(besides: Int(random.weight[pair])) == other)
      }
    }
  }

  @Test(arguments: 1...100)
  func largeProfitsAreRoundedUpALittle(seed: Int) {
    let random = Case(seed: UInt64(seed), largestProfit: 1 << 40)
    random.solve(margin: 0) { _, best in
      let exact = bruteForce(random.profit, random.weight, capacity: random.capacity, forced: nil, out: nil)!
      #expect(best >= exact)
      #expect(Double(best - exact) <= 1e-5 * Double(1 << 40))
    }
  }
}
