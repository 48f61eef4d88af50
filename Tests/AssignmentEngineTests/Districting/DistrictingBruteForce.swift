@testable import AssignmentEngine

/// All divisions of a tiny problem, judged from the data alone.
struct DistrictingBruteForce {
  let problem: DistrictingProblem

  /// The least cost of a legal plan; nil where there is none.
  func optimum() -> Int64? {
    var best: Int64?
    var names = [Int](repeating: 0, count: problem.unitCount)
    func extend(_ unit: Int, used: Int) {
      if unit == problem.unitCount {
        guard used == problem.districtCount, let cost = cost(names) else { return }
        best = min(best ?? .max, cost)
        return
      }
      for name in 0...min(used, problem.districtCount - 1) {
        names[unit] = name
        extend(unit + 1, used: max(used, name + 1))
      }
    }
    extend(0, used: 0)
    return best
  }

  private func cost(_ names: [Int]) -> Int64? {
    var total: Int64 = 0
    for district in 0..<problem.districtCount {
      let units = names.indices.filter { names[$0] == district }
      for activity in problem.activities {
        let sum = units.reduce(Int64(0)) { $0 + activity.weights[$1] }
        if !activity.bounds.contains(sum) { return nil }
      }
      if problem.isContiguous, !isConnected(units) { return nil }
      let costs = units.map { centre in units.reduce(Int64(0)) { $0 + problem.cost(of: $1, from: centre) } }
      guard let least = costs.min() else { return nil }
      total += least
    }
    return total
  }

  private func isConnected(_ units: [Int]) -> Bool {
    guard let first = units.first else { return false }
    var reached: Set<Int> = [first]
    var grows = true
    while grows {
      grows = false
      for edge in problem.edges {
        let (a, b) = (Int(edge.a), Int(edge.b))
        guard units.contains(a), units.contains(b), reached.contains(a) != reached.contains(b) else {
          continue
        }
        reached.formUnion([a, b])
        grows = true
      }
    }
    return reached.count == units.count
  }
}

/// Small problems of every kind: sparse to dense graphs, loose to hopeless bounds.
enum RandomDistricting {
  static func problem(seed: UInt64, isContiguous: Bool) throws -> DistrictingProblem {
    var random = RandomSource(seed: seed)
    let units = random.integer(1...8)
    let districts = random.integer(1...min(4, units))
    let places = (0..<units).map { _ in (random.integer(0...99), random.integer(0...99)) }
    let density = random.integer(15...70)
    var edges: [DistrictingProblem.Edge] = []
    for a in 0..<units {
      for b in a + 1..<max(a + 1, units) where random.chance(density) {
        edges.append(.init(Int32(b), Int32(a)))
      }
    }
    let activities = (0..<random.integer(1...3)).map { _ in
      let weights = (0..<units).map { _ in Int64(random.integer(0...20)) }
      let mean = Double(weights.reduce(0, +)) / Double(districts)
      let tolerance = Double(random.integer(5...80)) / 100
      return DistrictingProblem.Activity(
        weights: weights,
        bounds: Int64((mean * (1 - tolerance)).rounded(.down))...Int64((mean * (1 + tolerance)).rounded(.up)))
    }
    let isOfDistance = random.chance(70)
    let costs = (0..<units).flatMap { centre in
      (0..<units).map { unit in
        let (x, y) = (places[unit].0 - places[centre].0, places[unit].1 - places[centre].1)
        return isOfDistance ? Int64(x * x + y * y) : Int64(random.integer(0...50))
      }
    }
    return try DistrictingProblem(
      districtCount: districts, activities: activities, costs: costs, unitCount: units, edges: edges,
      isContiguous: isContiguous)
  }
}
