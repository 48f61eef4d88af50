/// Finds multipliers of a good Lagrangian bound without a linear program: a deflected subgradient method on
/// the units' prices, and for each centre the best price of one activity after the other, which a sort finds.
struct DistrictingAscent {
  let problem: DistrictingProblem
  /// Costs and weights as doubles, by centre and by activity.
  private let costs: [Double]
  private let weights: [[Double]]
  private let count: Int
  private var price: [Double]
  private var balance: [Double]
  private var worth: [Double]
  private var usage: [Double]
  private var direction: [Double]
  private var ratio: [Double]
  private var order: [Int32] = []
  private var reduced: [Double]
  private(set) var iterations = 0

  init(_ problem: DistrictingProblem) {
    self.problem = problem
    count = problem.unitCount
    costs = problem.costs.map(Double.init)
    weights = problem.activities.map { $0.weights.map(Double.init) }
    price = [Double](repeating: 0, count: count)
    balance = [Double](repeating: 0, count: count * problem.activities.count)
    worth = [Double](repeating: 0, count: count)
    usage = [Double](repeating: 0, count: count)
    direction = [Double](repeating: 0, count: count)
    ratio = [Double](repeating: 0, count: count)
    reduced = [Double](repeating: 0, count: count)
    // Half the mean cost from the nearest tenth of the centres: prices of the right size.
    for unit in 0..<count {
      let near = (0..<count).map { costs[$0 * count + unit] }.sorted().prefix(max(2, count / 10))
      price[unit] = near.reduce(0, +) / Double(near.count)
    }
  }

  /// Climbs towards `aim`, the cost of the best plan known or a guess, for at most so many iterations.
  /// - Returns: the best multipliers seen.
  mutating func climb(
    aim: Double, iterations limit: Int, pairs: PairStates, isStopped: () -> Bool
  ) -> DistrictMultipliers {
    var best = -Double.infinity
    var bestPrice = price
    var bestBalance = balance
    var factor = 1.0
    var stalls = 0
    for step in 0..<limit {
      if step % 8 == 0, isStopped() { break }
      iterations += 1
      let bound = evaluate(activity: step % problem.activities.count, pairs)
      if bound > best + 1e-7 * abs(best) || best == -.infinity {
        best = bound
        bestPrice = price
        bestBalance = balance
        stalls = 0
      } else {
        stalls += 1
        if stalls == 15 {
          stalls = 0
          factor *= 0.7
          price = bestPrice
          balance = bestBalance
          if factor < 0.003 { break }
        }
      }
      move(bound: bound, aim: max(aim, best + 0.002 * abs(best)), factor: factor)
    }
    price = bestPrice
    balance = bestBalance
    return multipliers(price: bestPrice, balance: bestBalance)
  }

  /// The bound at the present prices; counts how often each unit is used by the k cheapest centres.
  private mutating func evaluate(activity: Int, _ pairs: PairStates) -> Double {
    var centres: [Int] = []
    for centre in 0..<count where !pairs.isOut(centre, centre) {
      worth[centre] = value(of: centre, activity: activity, pairs, counting: false)
      centres.append(centre)
    }
    centres.sort {
      let first = pairs.isTaken($0, $0)
      let second = pairs.isTaken($1, $1)
      return first != second ? first : worth[$0] < worth[$1]
    }
    for unit in 0..<count { usage[unit] = 0 }
    var bound = price.reduce(0, +)
    for centre in centres.prefix(problem.districtCount) {
      bound += worth[centre]
      _ = value(of: centre, activity: activity, pairs, counting: true)
    }
    return bound
  }

  /// Z of the centre, with the best price of one activity beside those of the others.
  private mutating func value(
    of centre: Int, activity: Int, _ pairs: PairStates, counting: Bool
  ) -> Double {
    let base = centre * count
    let kinds = weights.count
    for unit in 0..<count { reduced[unit] = costs[base + unit] - price[unit] }
    for other in 0..<kinds where other != activity {
      let own = balance[centre * kinds + other]
      if own != 0 { for unit in 0..<count { reduced[unit] -= own * weights[other][unit] } }
    }
    var total = 0.0
    for other in 0..<kinds where other != activity {
      total += Self.bounded(balance[centre * kinds + other], problem.activities[other].bounds)
    }
    return total + knapsack(centre, activity, pairs, counting: counting)
  }

  private static func bounded(_ price: Double, _ bounds: ClosedRange<Int64>) -> Double {
    price * Double(price > 0 ? bounds.lowerBound : bounds.upperBound)
  }

  /// The cheapest choice of fractions of units with the activity's weight within its bounds; the price of
  /// the bound that binds is kept.
  private mutating func knapsack(
    _ centre: Int, _ activity: Int, _ pairs: PairStates, counting: Bool
  ) -> Double {
    let weight = weights[activity]
    let lower = Double(problem.activities[activity].bounds.lowerBound)
    let upper = Double(problem.activities[activity].bounds.upperBound)
    order.removeAll(keepingCapacity: true)
    var total = 0.0
    var filled = 0.0
    for unit in 0..<count {
      if unit == centre || pairs.isTaken(unit, centre) || weight[unit] == 0 {
        guard !pairs.isOut(unit, centre) else { continue }
        let isForced = unit == centre || pairs.isTaken(unit, centre)
        guard isForced || reduced[unit] < 0 else { continue }
        total += reduced[unit]
        filled += weight[unit]
        if counting { usage[unit] += 1 }
      } else if !pairs.isOut(unit, centre) {
        ratio[unit] = reduced[unit] / weight[unit]
        order.append(Int32(unit))
      }
    }
    let ratio = ratio
    order.sort { ratio[Int($0)] < ratio[Int($1)] }
    var own = 0.0
    for unit in order {
      let unit = Int(unit)
      let isWanted = ratio[unit] < 0
      let room = (isWanted ? upper : lower) - filled
      guard room > 0 else {
        own = isWanted ? ratio[unit] : own
        break
      }
      let share = min(1, room / weight[unit])
      total += share * reduced[unit]
      filled += share * weight[unit]
      if counting { usage[unit] += share }
      if share < 1 || !isWanted { own = ratio[unit] }
      if share < 1 { break }
    }
    balance[centre * weights.count + activity] = own
    return total
  }

  /// Deflected by the last direction (Camerini, Fratta and Maffioli 1975), Polyak's step.
  private mutating func move(bound: Double, aim: Double, factor: Double) {
    var norm = 0.0
    for unit in 0..<count {
      direction[unit] = (1 - usage[unit]) + 0.6 * direction[unit]
      norm += direction[unit] * direction[unit]
    }
    guard norm > 0 else { return }
    let step = factor * (aim - bound) / norm
    for unit in 0..<count { price[unit] += step * direction[unit] }
  }

  private func multipliers(price: [Double], balance: [Double]) -> DistrictMultipliers {
    let scale = DistrictMultipliers.scale(for: problem)
    let factor = Double(scale)
    return DistrictMultipliers(
      scale: scale, unit: price.map { DistrictMultipliers.rounded($0 * factor) },
      balance: balance.map { DistrictMultipliers.rounded($0 * factor) })
  }
}
