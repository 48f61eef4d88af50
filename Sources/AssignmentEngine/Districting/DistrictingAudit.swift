/// Checks a plan from the data alone. It shares no code with the solver.
public struct DistrictingAudit {
  let problem: DistrictingProblem

  public init(problem: DistrictingProblem) { self.problem = problem }

  /// Everything that is wrong with the plan; empty where it is legal and costs what it says.
  public func faults(_ plan: DistrictingPlan) -> [String] {
    let units = 0..<problem.unitCount
    guard plan.centreOf.count == problem.unitCount,
      plan.centreOf.allSatisfy({ units.contains(Int($0)) })
    else { return ["the plan does not give each unit a centre"] }
    var faults: [String] = []
    var members: [Int: [Int]] = [:]
    for unit in units { members[Int(plan.centreOf[unit]), default: []].append(unit) }
    if members.count != problem.districtCount {
      faults.append("\(members.count) districts instead of \(problem.districtCount)")
    }
    for (centre, district) in members.sorted(by: { $0.key < $1.key }) {
      if !district.contains(centre) { faults.append("district \(centre) does not contain its centre") }
      for (index, activity) in problem.activities.enumerated() {
        var sum: Int64 = 0
        for unit in district { sum += activity.weights[unit] }
        if sum < activity.bounds.lowerBound || sum > activity.bounds.upperBound {
          faults.append("district \(centre): activity \(index) is \(sum), outside \(activity.bounds)")
        }
      }
      if problem.isContiguous, pieces(district) != 1 { faults.append("district \(centre) falls apart") }
    }
    var cost: Int64 = 0
    for unit in units { cost += problem.cost(of: unit, from: Int(plan.centreOf[unit])) }
    if cost != plan.cost { faults.append("the plan costs \(cost), not \(plan.cost)") }
    return faults
  }

  /// Connected pieces of a set of units, by joining the ends of every edge inside.
  private func pieces(_ district: [Int]) -> Int {
    var parent = Array(0..<problem.unitCount)
    func root(_ unit: Int) -> Int {
      var unit = unit
      while parent[unit] != unit { unit = parent[unit] }
      return unit
    }
    let inside = Set(district)
    for edge in problem.edges where inside.contains(Int(edge.a)) && inside.contains(Int(edge.b)) {
      parent[root(Int(edge.a))] = root(Int(edge.b))
    }
    return Set(district.map(root)).count
  }
}
