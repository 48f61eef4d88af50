internal import GLPK

/// Improves a plan by dividing the units of a few adjacent districts anew, exactly: the districts are a smaller
/// problem of the same kind, for which the tree looks for anything better.
struct DistrictNeighbourhoods {
  let problem: DistrictingProblem
  let graph: UnitGraph
  let session: Session
  let meter: DistrictingMeter

  /// Sizes of neighbourhoods in districts, and nodes that each may take.
  private static let sizes = [2, 3, 4]
  private static let nodeLimit = 60

  /// Tries sets of adjacent districts, small ones first, until none gives a better plan.
  func improve(_ plan: DistrictingPlan, onPlan: (DistrictingPlan) -> Void) throws -> DistrictingPlan {
    var plan = plan
    var size = 0
    while size < Self.sizes.count, Self.sizes[size] < problem.districtCount, !meter.isSpent {
      var isBetter = false
      for centres in sets(of: Self.sizes[size], in: plan) where !meter.isSpent {
        guard centres.allSatisfy({ plan.centreOf[Int($0)] == $0 }) else { continue }
        guard let better = try divide(centres, of: plan) else { continue }
        plan = better
        onPlan(plan)
        isBetter = true
      }
      size = isBetter ? 0 : size + 1
    }
    return plan
  }

  /// Connected sets of districts of the plan, each once, ascending.
  private func sets(of size: Int, in plan: DistrictingPlan) -> [[Int32]] {
    var beside: [Int32: Set<Int32>] = [:]
    for edge in problem.edges {
      let first = plan.centreOf[Int(edge.a)]
      let second = plan.centreOf[Int(edge.b)]
      guard first != second else { continue }
      beside[first, default: []].insert(second)
      beside[second, default: []].insert(first)
    }
    var sets = Set(plan.centres.map { [$0] })
    for _ in 1..<size {
      var larger: Set<[Int32]> = []
      for set in sets {
        let around = problem.isContiguous || !problem.edges.isEmpty
          ? set.reduce(into: Set<Int32>()) { $0.formUnion(beside[$1] ?? []) } : Set(plan.centres)
        for next in around where !set.contains(next) { larger.insert((set + [next]).sorted()) }
      }
      sets = larger
    }
    return sets.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The plan with these districts divided better; nil where the tree finds nothing.
  private func divide(_ centres: [Int32], of plan: DistrictingPlan) throws -> DistrictingPlan? {
    let units = (0..<problem.unitCount).filter { centres.contains(plan.centreOf[$0]) }
    let part = try problem.part(units, districts: centres.count)
    let cost = units.reduce(Int64(0)) { $0 + problem.cost(of: $1, from: Int(plan.centreOf[$1])) }
    let partGraph = UnitGraph(part)
    var pairs = PairStates(unitCount: part.unitCount)
    var propagation = PairPropagation(part, partGraph)
    guard propagation.run(&pairs) else { return nil }
    var ascent = DistrictingAscent(part)
    let vector = ascent.climb(aim: Double(cost), iterations: 150, pairs: pairs) { meter.isSpent }
    meter.ascentIterations += Int64(ascent.iterations)
    let tree = try HessTree(
      part, graph: partGraph, multipliers: [vector], cutoff: cost, session: session, meter: meter)
    _ = try tree.run(.init(nodes: Self.nodeLimit))
    guard let best = tree.best else { return nil }
    var centreOf = plan.centreOf
    for (index, unit) in units.enumerated() { centreOf[unit] = Int32(units[Int(best.centreOf[index])]) }
    return DistrictingPlan(centreOf: centreOf, cost: plan.cost - cost + best.cost)
  }
}

extension DistrictingProblem {
  /// The problem of some of the units, in their order.
  func part(_ units: [Int], districts: Int) throws -> DistrictingProblem {
    var place = [Int32](repeating: -1, count: unitCount)
    for (index, unit) in units.enumerated() { place[unit] = Int32(index) }
    return try DistrictingProblem(
      districtCount: districts,
      activities: activities.map { activity in
        Activity(weights: units.map { activity.weights[$0] }, bounds: activity.bounds)
      },
      costs: units.flatMap { centre in units.map { cost(of: $0, from: centre) } },
      unitCount: units.count,
      edges: edges.compactMap { edge in
        let a = place[Int(edge.a)]
        let b = place[Int(edge.b)]
        return a >= 0 && b >= 0 ? Edge(a, b) : nil
      },
      isContiguous: isContiguous)
  }
}
