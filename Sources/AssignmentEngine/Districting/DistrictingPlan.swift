/// A legal division of the units into districts.
public struct DistrictingPlan: Sendable, Equatable {
  /// The centre of each unit's district; a centre's own is itself.
  public let centreOf: [Int32]
  /// Recomputed from the data.
  public let cost: Int64

  public init(centreOf: [Int32], cost: Int64) {
    self.centreOf = centreOf
    self.cost = cost
  }

  /// The centres in ascending order.
  public var centres: [Int32] {
    centreOf.indices.filter { centreOf[$0] == Int32($0) }.map(Int32.init)
  }
}

/// Decides whether a division is a legal plan, and gives each district its cheapest centre.
struct PlanJudge {
  let problem: DistrictingProblem
  let graph: UnitGraph

  init(_ problem: DistrictingProblem, _ graph: UnitGraph) {
    self.problem = problem
    self.graph = graph
  }

  /// - Parameter district: any name of each unit's district, from 0; -1 for none.
  /// - Returns: nil where the division breaks a rule.
  func improved(_ district: [Int32]) -> DistrictingPlan? {
    guard district.allSatisfy({ $0 >= 0 }) else { return nil }
    var members: [Int32: [Int]] = [:]
    for (unit, name) in district.enumerated() { members[name, default: []].append(unit) }
    guard members.count == problem.districtCount else { return nil }
    var centreOf = [Int32](repeating: -1, count: problem.unitCount)
    var cost: Int64 = 0
    for units in members.values {
      guard isBalanced(units), !problem.isContiguous || isConnected(units) else { return nil }
      let (centre, least) = cheapest(units)
      cost += least
      for unit in units { centreOf[unit] = Int32(centre) }
    }
    return DistrictingPlan(centreOf: centreOf, cost: cost)
  }

  /// Whether the units' sums lie within all bounds.
  func isBalanced(_ units: [Int]) -> Bool {
    problem.activities.allSatisfy { activity in
      activity.bounds.contains(units.reduce(0) { $0 + activity.weights[$1] })
    }
  }

  private func isConnected(_ units: [Int]) -> Bool {
    let inside = Set(units)
    var label = [UInt8](repeating: 0, count: problem.unitCount)
    var queue: [Int32] = []
    graph.reach(from: units[0], into: &label, queue: &queue) { inside.contains($0) }
    return queue.count == units.count
  }

  private func cheapest(_ units: [Int]) -> (centre: Int, cost: Int64) {
    var best = (centre: units[0], cost: Int64.max)
    for centre in units {
      let cost = units.reduce(Int64(0)) { $0 + problem.cost(of: $1, from: centre) }
      if cost < best.cost { best = (centre, cost) }
    }
    return best
  }
}
