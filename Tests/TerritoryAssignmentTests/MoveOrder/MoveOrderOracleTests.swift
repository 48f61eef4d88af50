import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Orders of moves against every order there is, on firms so small that all plans on the way can be judged.
@Suite struct MoveOrderOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 100_000, relativeGap: 0, seed: 1)

  struct Case {
    let oracle: PrefixOracle
    let order: MoveOrder
  }

  /// nil where the firm has no legal plan, or more moves than can be tried in all orders.
  static func `case`(_ seed: Int, priority: MoveOrder.Priority, most: Int = 6, work: Int64? = nil) throws
    -> Case?
  {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2 + dice.below(3))
    let context = PlanningContext(data: data)
    var rules = RandomFirm.rules(&dice)
    if dice.chance(0.3) { rules.append(StatedRule(stated: RandomDemands.demands(&dice, context))) }
    let planner = try TerritoryPlanner(context: context, rules: rules)
    guard let plan = try planner.solve(options, stop: StopSignal()).outcome.plan?.plan else { return nil }
    let oracle = PrefixOracle(planner, plan)
    guard (1...most).contains(oracle.moves.count), data.hasIncumbents else { return nil }
    let ordering = MoveOrdering(planner: planner, priority: priority, workForCeiling: work)
    let order = try #require(try ordering.order(of: plan, stop: StopSignal()))
    return Case(oracle: oracle, order: order)
  }

  @Test(arguments: 1...80)
  func noPrefixBreaksWhatTodayKeeps(seed: Int) throws {
    let priority = MoveOrder.Priority.allCases[seed % 2]
    guard let found = try Self.case(seed, priority: priority, most: 8) else { return }
    let (oracle, order) = (found.oracle, found.order)
    var done: Set<Int> = []
    var evaluation = oracle.evaluation(done)
    #expect(order.start == evaluation.objective)
    #expect(order.brokenAtStart == evaluation.violations.count)
    for step in order.steps {
      let before = oracle.broken(evaluation, done)
      done.formUnion(step.items)
      evaluation = oracle.evaluation(done)
      #expect(PrefixOracle.keeps(oracle.broken(evaluation, done), before))
      #expect(step.objective == evaluation.objective)
      #expect(step.brokenRules == evaluation.violations.count)
    }
    #expect(done == Set(oracle.moves))
    #expect(order.steps.last?.brokenRules == 0)
    #expect(order.steps.last?.mended == 1)
    let fewest = oracle.fewestUntilLegal()
    #expect(order.movesUntilLegal >= fewest)
    if let bound = order.fewestUntilLegal { #expect(bound <= fewest) }
  }

  /// Ceilings are no lower than the best choice of so many moves that keeps what the start keeps.
  @Test(arguments: 1...40)
  func ceilingsHoldForEveryChoiceOfMoves(seed: Int) throws {
    guard let found = try Self.case(seed, priority: .benefit, most: 8, work: 100_000) else { return }
    let moves = found.oracle.moves
    let atStart = found.oracle.broken(found.oracle.evaluation([]), [])
    for mask in 0..<(1 << moves.count) {
      let chosen = Set(moves.indices.filter { mask >> $0 & 1 == 1 }.map { moves[$0] })
      let evaluation = found.oracle.evaluation(chosen)
      guard PrefixOracle.keeps(found.oracle.broken(evaluation, chosen), atStart) else { continue }
      for ceiling in found.order.ceilings where ceiling.moves >= chosen.count {
        #expect(ceiling.objective >= evaluation.objective)
      }
    }
  }

  /// What is under the curve, in money times moves: each step counts with what the plan is worth before it.
  static func area(_ order: MoveOrder) -> Int128 {
    var area: Int128 = 0
    var before = order.start
    for step in order.steps {
      area += Int128((before - order.start).minorUnits) * Int128(step.items.count)
      before = step.objective
    }
    return area
  }

  /// The largest area of all orders in steps of which no part is allowed by itself and leaves the rest allowed.
  static func bestArea(_ oracle: PrefixOracle) -> Int128 {
    let count = oracle.moves.count
    let chosen = (0..<(1 << count)).map { mask in
      Set((0..<count).filter { mask >> $0 & 1 == 1 }.map { oracle.moves[$0] })
    }
    let evaluations = chosen.map { oracle.evaluation($0) }
    let broken = zip(evaluations, chosen).map { oracle.broken($0, $1) }
    var best = [Int128?](repeating: nil, count: 1 << count)
    best[0] = 0
    for mask in 0..<(1 << count) {
      guard let area = best[mask] else { continue }
      let worth = Int128((evaluations[mask].objective - evaluations[0].objective).minorUnits)
      let allowed = ((mask + 1)..<(1 << count)).filter {
        $0 & mask == mask && PrefixOracle.keeps(broken[$0], broken[mask])
      }
      let isReducible = { (next: Int) in
        allowed.contains {
          $0 != next && $0 & next == $0 && PrefixOracle.keeps(broken[next], broken[$0])
        }
      }
      for next in allowed where !isReducible(next) {
        let reached = area + worth * Int128((next ^ mask).nonzeroBitCount)
        best[next] = max(best[next] ?? reached, reached)
      }
    }
    return best[(1 << count) - 1] ?? 0
  }

  /// The order is the best of all in nearly every case, and never better than the best.
  @Test func ordersAreNearlyAlwaysTheBest() throws {
    var cases = 0
    var best = 0
    for seed in 1...100 {
      guard let found = try Self.case(seed, priority: .benefit) else { continue }
      let area = Self.area(found.order)
      let most = Self.bestArea(found.oracle)
      #expect(area <= most, "seed \(seed)")
      cases += 1
      best += area == most ? 1 : 0
    }
    #expect(cases >= 50)
    #expect(10 * best >= 9 * cases)
  }
}
