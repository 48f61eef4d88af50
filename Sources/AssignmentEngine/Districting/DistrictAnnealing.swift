#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Simulated annealing over divisions into districts: a unit goes to another district, or two units change
/// places. Bounds may be broken at a price, connectivity never.
///
/// The cost of a district is that of its cheapest centre, for which sums are kept for every centre.
struct DistrictAnnealing {
  let problem: DistrictingProblem
  let graph: UnitGraph
  private let count: Int
  private let districts: Int
  private let kinds: Int
  /// By unit, then centre.
  private let cost: [Double]
  /// By unit, then activity, as shares of the middle of the bounds.
  private let weight: [Double]
  private let lower: [Double]
  private let upper: [Double]
  private var random: RandomSource
  /// District of each unit, and members of each district in any order.
  private var districtOf: [Int32]
  private var members: [[Int32]]
  private var placeOf: [Int32]
  /// Costs of each district from each centre.
  private var sums: [Double]
  private var loads: [Double]
  private var costOf: [Double]
  private var excessOf: [Double]
  private var label: [Int32]
  private var stamp: Int32 = 0
  private var queue: [Int32] = []

  init(_ problem: DistrictingProblem, _ graph: UnitGraph, seed: UInt64) {
    self.problem = problem
    self.graph = graph
    random = RandomSource(seed: seed)
    count = problem.unitCount
    districts = problem.districtCount
    kinds = problem.activities.count
    var cost = [Double](repeating: 0, count: count * count)
    for centre in 0..<count {
      for unit in 0..<count { cost[unit * count + centre] = Double(problem.cost(of: unit, from: centre)) }
    }
    self.cost = cost
    var weight = [Double](repeating: 0, count: count * kinds)
    var lower: [Double] = []
    var upper: [Double] = []
    for (index, activity) in problem.activities.enumerated() {
      let middle = max(1, Double(activity.bounds.lowerBound + activity.bounds.upperBound) / 2)
      for unit in 0..<count { weight[unit * kinds + index] = Double(activity.weights[unit]) / middle }
      lower.append(Double(activity.bounds.lowerBound) / middle - 1e-12)
      upper.append(Double(activity.bounds.upperBound) / middle + 1e-12)
    }
    self.weight = weight
    self.lower = lower
    self.upper = upper
    districtOf = [Int32](repeating: -1, count: count)
    placeOf = districtOf
    members = []
    sums = []
    loads = []
    costOf = []
    excessOf = []
    label = [Int32](repeating: 0, count: count)
  }

  /// One run from a random division.
  ///
  /// - Parameters:
  ///   - moves: proposals.
  ///   - price: what breaking bounds by a whole district's share costs, as a multiple of a district's cost at
  ///     the start. Low prices lead through broken bounds to good shapes, high ones to legal plans.
  /// - Returns: the best division within all bounds, as names of districts from 0, else the last one; nil
  ///   where the graph falls apart into more pieces than there are districts.
  mutating func run(moves: Int, price: Double, meter: DistrictingMeter) -> [Int32]? {
    guard count > districts, let first = randomDivision() else { return nil }
    load(first)
    var current = costOf.reduce(0, +)
    let scale = current / Double(districts)
    let price = price * scale
    var best: [Int32]?
    var bestCost = Double.infinity
    let hot = 0.2 * scale
    let cold = 0.0005 * scale
    var temperature = hot
    for move in 0..<moves {
      if move % 256 == 0 {
        meter.moves += 256
        if meter.isSpent { break }
        temperature = hot * pow(cold / hot, Double(move) / Double(moves))
      }
      let isAccepted =
        random.below(4) == 0
        ? exchange(price: price, temperature: temperature) : shift(price: price, temperature: temperature)
      guard isAccepted, excessOf.allSatisfy({ $0 == 0 }) else { continue }
      current = costOf.reduce(0, +)
      if current < bestCost * (1 - 1e-12) {
        bestCost = current
        best = districtOf
      }
    }
    return best ?? districtOf
  }

  /// Grows districts around random units over neighbours, the lightest first; without contiguity, each unit
  /// to the nearest of them.
  private mutating func randomDivision() -> [Int32]? {
    var seeds: [Int] = []
    while seeds.count < districts {
      let unit = random.below(count)
      if !seeds.contains(unit) { seeds.append(unit) }
    }
    guard problem.isContiguous else {
      return (0..<count).map { unit in
        Int32(seeds.indices.min { cost[unit * count + seeds[$0]] < cost[unit * count + seeds[$1]] } ?? 0)
      }.enumerated().map { seeds.firstIndex(of: $0).map(Int32.init) ?? $1 }
    }
    var result = [Int32](repeating: -1, count: count)
    for (district, seed) in seeds.enumerated() { result[seed] = Int32(district) }
    while true {
      // The pair of a free unit and a district beside it that costs least from the seed.
      var choice = (unit: -1, district: Int32(0), cost: Double.infinity)
      for unit in 0..<count where result[unit] < 0 {
        for next in graph.neighbours(of: unit) where result[Int(next)] >= 0 {
          let district = result[Int(next)]
          let value = cost[unit * count + seeds[Int(district)]]
          if value < choice.cost { choice = (unit, district, value) }
        }
      }
      if choice.unit < 0 { break }
      result[choice.unit] = choice.district
    }
    return result.contains(-1) ? nil : result
  }

  private mutating func load(_ division: [Int32]) {
    districtOf = division
    members = [[Int32]](repeating: [], count: districts)
    sums = [Double](repeating: 0, count: districts * count)
    loads = [Double](repeating: 0, count: districts * kinds)
    for unit in 0..<count {
      let district = Int(division[unit])
      placeOf[unit] = Int32(members[district].count)
      members[district].append(Int32(unit))
      change(district, unit, by: 1)
    }
    costOf = (0..<districts).map { cheapest($0, without: -1, with: -1) }
    excessOf = (0..<districts).map { excess($0, without: -1, with: -1) }
  }

  private mutating func change(_ district: Int, _ unit: Int, by sign: Double) {
    for centre in 0..<count { sums[district * count + centre] += sign * cost[unit * count + centre] }
    for kind in 0..<kinds { loads[district * kinds + kind] += sign * weight[unit * kinds + kind] }
  }

  /// Cost of the district from its cheapest centre, had it lost one unit and gained another.
  private func cheapest(_ district: Int, without lost: Int, with gained: Int) -> Double {
    var best = Double.infinity
    func consider(_ centre: Int) {
      var value = sums[district * count + centre]
      if lost >= 0 { value -= cost[lost * count + centre] }
      if gained >= 0 { value += cost[gained * count + centre] }
      best = min(best, value)
    }
    for member in members[district] where Int(member) != lost { consider(Int(member)) }
    if gained >= 0 { consider(gained) }
    return best
  }

  private func excess(_ district: Int, without lost: Int, with gained: Int) -> Double {
    var total = 0.0
    for kind in 0..<kinds {
      var load = loads[district * kinds + kind]
      if lost >= 0 { load -= weight[lost * kinds + kind] }
      if gained >= 0 { load += weight[gained * kinds + kind] }
      total += max(0, lower[kind] - load, load - upper[kind])
    }
    return total < 1e-11 ? 0 : total
  }

  private mutating func shift(price: Double, temperature: Double) -> Bool {
    let unit = random.below(count)
    let from = Int(districtOf[unit])
    guard members[from].count > 1, let to = neighbourDistrict(of: unit) else { return false }
    let costs = (cheapest(from, without: unit, with: -1), cheapest(to, without: -1, with: unit))
    let excesses = (excess(from, without: unit, with: -1), excess(to, without: -1, with: unit))
    guard accepts(from, to, costs, excesses, price, temperature) else { return false }
    if problem.isContiguous, !staysConnected(from, without: unit, with: -1) { return false }
    move(unit, to)
    set(from, to, costs, excesses)
    return true
  }

  private mutating func exchange(price: Double, temperature: Double) -> Bool {
    let unit = random.below(count)
    let from = Int(districtOf[unit])
    guard let to = neighbourDistrict(of: unit) else { return false }
    let other = Int(members[to][random.below(members[to].count)])
    let costs = (cheapest(from, without: unit, with: other), cheapest(to, without: other, with: unit))
    let excesses = (excess(from, without: unit, with: other), excess(to, without: other, with: unit))
    guard accepts(from, to, costs, excesses, price, temperature) else { return false }
    if problem.isContiguous {
      guard staysConnected(from, without: unit, with: other),
        staysConnected(to, without: other, with: unit)
      else { return false }
    }
    move(unit, to)
    move(other, from)
    set(from, to, costs, excesses)
    return true
  }

  private mutating func accepts(
    _ from: Int, _ to: Int, _ costs: (Double, Double), _ excesses: (Double, Double), _ price: Double,
    _ temperature: Double
  ) -> Bool {
    let change =
      costs.0 + costs.1 - costOf[from] - costOf[to]
      + price * (excesses.0 + excesses.1 - excessOf[from] - excessOf[to])
    return change <= 0 || random.unit() < exp(-change / temperature)
  }

  /// District of a random neighbour, if it is another; without contiguity every other time of any unit.
  private mutating func neighbourDistrict(of unit: Int) -> Int? {
    let around = graph.neighbours(of: unit)
    let isFree = !problem.isContiguous && (around.isEmpty || random.below(2) == 0)
    guard isFree || !around.isEmpty else { return nil }
    let other = isFree ? random.below(count) : Int(around[around.startIndex + random.below(around.count)])
    let district = Int(districtOf[other])
    return district == Int(districtOf[unit]) ? nil : district
  }

  private mutating func move(_ unit: Int, _ to: Int) {
    let from = Int(districtOf[unit])
    let place = Int(placeOf[unit])
    let last = members[from].removeLast()
    if Int(last) != unit {
      members[from][place] = last
      placeOf[Int(last)] = Int32(place)
    }
    placeOf[unit] = Int32(members[to].count)
    members[to].append(Int32(unit))
    districtOf[unit] = Int32(to)
    change(from, unit, by: -1)
    change(to, unit, by: 1)
  }

  private mutating func set(_ from: Int, _ to: Int, _ costs: (Double, Double), _ excesses: (Double, Double)) {
    costOf[from] = costs.0
    costOf[to] = costs.1
    excessOf[from] = excesses.0
    excessOf[to] = excesses.1
  }

  private mutating func staysConnected(_ district: Int, without lost: Int, with gained: Int) -> Bool {
    stamp += 1
    queue.removeAll(keepingCapacity: true)
    let target = members[district].count - 1 + (gained >= 0 ? 1 : 0)
    guard let source = gained >= 0 ? Int32(gained) : members[district].first(where: { Int($0) != lost })
    else { return false }
    queue.append(source)
    label[Int(source)] = stamp
    var head = 0
    while head < queue.count {
      for next in graph.neighbours(of: Int(queue[head])) {
        let unit = Int(next)
        guard label[unit] != stamp, unit != lost, Int(districtOf[unit]) == district else { continue }
        label[unit] = stamp
        queue.append(next)
      }
      head += 1
    }
    return queue.count == target
  }
}
