internal import GLPK

/// Improves a plan by dividing the units of a few adjacent districts anew, exactly: the districts are a smaller
/// problem of the same kind, for which the tree looks for anything better.
struct DistrictNeighbourhoods {
  let problem: DistrictingProblem
  let graph: UnitGraph
  let session: Session
  let meter: DistrictingMeter
  let pause: DistrictingMeter.Pause

  /// Sizes of neighbourhoods in districts, and nodes that each may take.
  private static let sizes = [2, 3, 4]
  private static let nodeLimit = 60

  /// Tries sets of adjacent districts, small ones first, until none gives a better plan.
  func improve(_ plan: DistrictingPlan, onPlan: (DistrictingPlan) -> Void) throws -> DistrictingPlan {
    var plan = plan
    var size = 0
    while size < Self.sizes.count, Self.sizes[size] < problem.districtCount, !meter.isDue(pause) {
      var isBetter = false
      for centres in sets(of: Self.sizes[size], in: plan.centreOf) where !meter.isDue(pause) {
        guard centres.allSatisfy({ plan.centreOf[Int($0)] == $0 }) else { continue }
        let units = units(of: centres, in: plan.centreOf)
        let cost = units.reduce(Int64(0)) { $0 + problem.cost(of: $1, from: Int(plan.centreOf[$1])) }
        guard let better = try divide(units, districts: centres.count, cheaperThan: cost) else { continue }
        plan = DistrictingPlan(
          centreOf: Self.replacing(plan.centreOf, units, better), cost: plan.cost - cost + better.cost)
        onPlan(plan)
        isBetter = true
      }
      size = isBetter ? 0 : size + 1
    }
    return plan
  }

  /// Divides districts out of bounds anew, together with their neighbours.
  ///
  /// - Parameter division: a name of each unit's district; connected districts, not all within the bounds.
  /// - Returns: nil where not all could be brought within the bounds.
  func repair(_ division: [Int32], judge: PlanJudge) throws -> DistrictingPlan? {
    var division = Self.named(division)
    var size = 0
    while size < Self.sizes.count, Self.sizes[size] <= problem.districtCount, !meter.isDue(pause) {
      let broken = Set(division).filter { !judge.isBalanced(units(of: [$0], in: division)) }
      if broken.isEmpty { return judge.improved(division) }
      var isBetter = false
      for names in sets(of: Self.sizes[size], in: division) where !meter.isDue(pause) {
        guard names.contains(where: { broken.contains($0) }) else { continue }
        let units = units(of: names, in: division)
        guard let better = try divide(units, districts: names.count, cheaperThan: nil) else { continue }
        division = Self.replacing(division, units, better)
        isBetter = true
        break
      }
      size = isBetter ? 0 : size + 1
    }
    return judge.improved(division)
  }

  /// The division with each district named by one of its units.
  private static func named(_ division: [Int32]) -> [Int32] {
    var first: [Int32: Int32] = [:]
    for (unit, name) in division.enumerated() where first[name] == nil { first[name] = Int32(unit) }
    return division.map { first[$0] ?? $0 }
  }

  private static func replacing(_ division: [Int32], _ units: [Int], _ part: DistrictingPlan) -> [Int32] {
    var division = division
    for (index, unit) in units.enumerated() { division[unit] = Int32(units[Int(part.centreOf[index])]) }
    return division
  }

  private func units(of names: [Int32], in division: [Int32]) -> [Int] {
    division.indices.filter { names.contains(division[$0]) }
  }

  /// Connected sets of districts, each once, ascending; all sets where nothing is known about neighbours.
  private func sets(of size: Int, in division: [Int32]) -> [[Int32]] {
    let names = Set(division)
    var beside: [Int32: Set<Int32>] = [:]
    for edge in problem.edges {
      let first = division[Int(edge.a)]
      let second = division[Int(edge.b)]
      guard first != second else { continue }
      beside[first, default: []].insert(second)
      beside[second, default: []].insert(first)
    }
    var sets = Set(names.map { [$0] })
    for _ in 1..<size {
      var larger: Set<[Int32]> = []
      for set in sets {
        let around =
          problem.edges.isEmpty ? names : set.reduce(into: Set()) { $0.formUnion(beside[$1] ?? []) }
        for next in around where !set.contains(next) { larger.insert((set + [next]).sorted()) }
      }
      sets = larger
    }
    return sets.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The best division that the tree finds; nil where it finds nothing cheaper.
  private func divide(
    _ units: [Int], districts: Int, cheaperThan cost: Int64?
  ) throws -> DistrictingPlan? {
    let part = try problem.part(units, districts: districts)
    let graph = UnitGraph(part)
    var pairs = PairStates(unitCount: part.unitCount)
    var propagation = PairPropagation(part, graph)
    guard propagation.run(&pairs) else { return nil }
    var ascent = DistrictingAscent(part)
    let vector = ascent.climb(aim: cost.map(Double.init) ?? 0, iterations: 150, pairs: pairs) {
      meter.isSpent
    }
    meter.ascentIterations += Int64(ascent.iterations)
    let tree = try HessTree(
      part, graph: graph, multipliers: [vector], cutoff: cost ?? part.worstCost, session: session,
      meter: meter)
    _ = try tree.run(.init(nodes: Self.nodeLimit))
    return tree.best
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
