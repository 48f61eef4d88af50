import Testing

@testable import AssignmentEngine

/// Blocks against the judge and against trying every plan.
@Suite("Blocks")
struct BlockTests {
  /// Two agents a block, in the order of their numbers: the cut that tests use.
  private func pairs(_ agents: Int) -> [[Int32]] {
    stride(from: 0, to: agents, by: 2).map { first in (first..<min(first + 2, agents)).map(Int32.init) }
  }

  private func model(_ problem: AssignmentProblem) -> SearchModel {
    let scaled = ScaledProblem(problem)
    return SearchModel(
      scaled, multipliers: scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) },
      width: .infinity, least: 1)
  }

  /// A plan whose couplings hold, or nil if the problem has none.
  private func start(_ problem: AssignmentProblem, _ model: SearchModel) -> [Int32]? {
    let scaled = ScaledProblem(problem)
    guard
      case .assignment(let columns) = LegalStart.find(
        scaled, candidates: [], priced: scaled.prices(model.multipliers))
    else { return nil }
    return model.cores(of: Assignment(columns: columns))
  }

  /// Every plan of a block that keeps its bounds and couplings, with its search cost.
  private func plans(of block: Block) -> [(cores: [Int32], cost: Double)] {
    var result: [(cores: [Int32], cost: Double)] = []
    var cores = block.start
    func extend(_ item: Int) {
      guard item < block.items.count else {
        let state = SearchState(block.model, start: cores)
        if state.brokenRows == 0 && state.ties.broken == 0 { result.append((cores, state.cost)) }
        return
      }
      for core in block.model.core(of: item) {
        cores[item] = Int32(core)
        extend(item + 1)
      }
    }
    extend(0)
    return result
  }

  private func assignment(_ cores: [Int32], _ model: SearchModel) -> Assignment {
    Assignment(columns: cores.map { model.column[Int($0)] })
  }

  private func put(_ cores: [Int32], of block: Block, into whole: inout [Int32]) {
    for (item, core) in zip(block.items, cores) { whole[Int(item)] = block.cores[Int(core)] }
  }

  @Test func startOfABlockIsThePlanItWasCutFrom() throws {
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(items: 8, agents: 5, rows: 3, couplings: 2, indicators: 2)
        .make(seed: seed)
      let model = model(problem)
      guard let start = start(problem, model) else { continue }
      let cut = Cut(pairs(5), of: model, plan: WholePlan(model, chosen: start))
      var seen = Set<Int32>()
      for index in pairs(5).indices {
        guard let block = cut.block(index) else { continue }
        var copy = start
        put(block.start, of: block, into: &copy)
        #expect(copy == start)
        for item in block.items {
          #expect(seen.insert(item).inserted)
          #expect(pairs(5)[index].contains(model.agent[Int(start[Int(item)])]))
        }
        for core in block.cores { #expect(pairs(5)[index].contains(model.agent[Int(core)])) }
      }
    }
  }

  /// Whatever legal plans the blocks choose, together they are legal and gain what each gains.
  @Test func legalPlansOfBlocksAddUp() throws {
    var combinations = 0
    for seed in UInt64(0)..<120 {
      let problem = try RandomProblem(
        items: 7, agents: 4, columnsPerItem: 4, rows: 3, pricedPercent: 0, bandPercent: 60, couplings: 1,
        indicators: 1
      ).make(seed: seed)
      let model = model(problem)
      guard let best = bruteForce(problem) else { continue }
      let start = model.cores(of: best.assignment)
      let plan = WholePlan(model, chosen: start)
      #expect(plan.brokenRows.isEmpty)
      let cut = Cut(pairs(4), of: model, plan: plan)
      let blocks = [0, 1].compactMap { cut.block($0) }
      let choices = blocks.map(plans)
      for (block, choice) in zip(blocks, choices) { #expect(choice.contains { $0.cores == block.start }) }
      let startCosts = blocks.map { SearchState($0.model, start: $0.start).cost }
      var random = RandomSource(seed: seed)
      for _ in 0..<20 where !blocks.isEmpty {
        var whole = start
        var change = 0.0
        for (index, block) in blocks.enumerated() {
          let pick = choices[index][Int(random.next() % UInt64(choices[index].count))]
          put(pick.cores, of: block, into: &whole)
          change += pick.cost - startCosts[index]
        }
        let judged = problem.judge(assignment(whole, model))
        #expect(judged.isLegal)
        let gain = Double(judged.objective - best.objective) * Scaling(problem).value
        #expect(abs(gain + change) < 1e-6)
        combinations += 1
      }
    }
    #expect(combinations > 500)
  }

  /// Prices of rows that blocks share are never less in the blocks than together.
  @Test func pricedRowsCostAtLeastWhatTheyCostTogether() throws {
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(
        items: 7, agents: 4, columnsPerItem: 4, rows: 3, pricedPercent: 100, bandPercent: 10, couplings: 0,
        indicators: 0
      ).make(seed: seed)
      let model = model(problem)
      guard let start = start(problem, model) else { continue }
      let cut = Cut(pairs(4), of: model, plan: WholePlan(model, chosen: start))
      let before = SearchState(model, start: start).cost
      var whole = start
      var change = 0.0
      for block in [0, 1].compactMap({ cut.block($0) }) {
        guard let cheapest = plans(of: block).min(by: { $0.cost < $1.cost }) else { continue }
        put(cheapest.cores, of: block, into: &whole)
        change += cheapest.cost - SearchState(block.model, start: block.start).cost
      }
      #expect(change < 1e-9)
      // Rounding the slack down may cost each block a unit of each row.
      let units = model.rows.indices.reduce(0.0) { total, row in
        let price = max(-model.rows[row].leastMultiplier, model.rows[row].largestMultiplier)
        return total + 4 * model.rowScale[row] * (price + 0.1)
      }
      #expect(SearchState(model, start: whole).cost - before <= change + units)
    }
  }

  @Test func tiedGroupsAreWholeOrLeftOut() throws {
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(items: 9, agents: 6, rows: 1, couplings: 3, indicators: 2)
        .make(seed: seed)
      let model = model(problem)
      guard let start = start(problem, model) else { continue }
      let cut = Cut(pairs(6), of: model, plan: WholePlan(model, chosen: start))
      for index in 0..<3 {
        guard let block = cut.block(index) else { continue }
        let inside = Set(block.items)
        for group in model.tied {
          let part = group.items.filter(inside.contains)
          #expect(part.isEmpty || part.count == group.items.count)
        }
        #expect(SearchState(block.model, start: block.start).ties.broken == 0)
      }
    }
  }
}
