/// The bound that multipliers prove below a node of the tree, exactly, and what it says about single pairs.
///
/// With prices u of units, v of activities and s of separators, a plan costs at least
///
///     sum of u_i + the k cheapest of Z_j,
///     Z_j = d_jj + sum over a of v_ja bound_ja + sum over open i of min(0, d_ij) + sum over taken i of d_ij,
///     d_ij = c_ij - u_i - sum over a of v_ja w_ia + s of separators that part i from j - s of those i is in
///
/// where taken centres are among the k. All in 128-bit integers, in units of 1/scale.
struct LagrangianBound {
  let problem: DistrictingProblem
  /// Reduced costs d, by centre, then unit; of centres that are out undefined.
  private(set) var reduced: [Int128]
  /// Z; of centres that are out undefined.
  private(set) var worth: [Int128]
  private var chosen: [Bool]
  private var order: [Int] = []
  /// The bound in units of 1/scale; nil where fewer than k centres are left.
  private(set) var scaledBound: Int128?
  private var scale: Int128 = 1

  init(_ problem: DistrictingProblem) {
    self.problem = problem
    reduced = [Int128](repeating: 0, count: problem.unitCount * problem.unitCount)
    worth = [Int128](repeating: 0, count: problem.unitCount)
    chosen = [Bool](repeating: false, count: problem.unitCount)
  }

  /// Least cost of a plan below the node, in the problem's unit.
  var bound: Int64? {
    scaledBound.map { scaled in
      let floor = scaled >= 0 ? (scaled + scale - 1) / scale : -((-scaled) / scale)
      return Int64(clamping: floor)
    }
  }

  /// Computes the bound.
  mutating func evaluate(
    _ multipliers: DistrictMultipliers, separators: [DistrictSeparator], _ pairs: PairStates
  ) {
    scale = Int128(multipliers.scale)
    let count = problem.unitCount
    for centre in 0..<count where !pairs.isOut(centre, centre) {
      reduce(centre, multipliers)
    }
    for priced in multipliers.separators {
      let separator = separators[Int(priced.separator)]
      let base = Int(separator.centre) * count
      reduced[base + Int(separator.unit)] += Int128(priced.price)
      for unit in separator.units { reduced[base + Int(unit)] -= Int128(priced.price) }
    }
    for centre in 0..<count where !pairs.isOut(centre, centre) { sum(centre, multipliers, pairs) }
    choose(pairs)
    guard scaledBound != nil else { return }
    scaledBound = multipliers.unit.reduce(Int128(0)) { $0 + Int128($1) }
    for centre in 0..<count where chosen[centre] { scaledBound! += worth[centre] }
  }

  private mutating func reduce(_ centre: Int, _ multipliers: DistrictMultipliers) {
    let count = problem.unitCount
    for unit in 0..<count {
      reduced[centre * count + unit] =
        Int128(problem.cost(of: unit, from: centre)) * scale - Int128(multipliers.unit[unit])
    }
    for (index, activity) in problem.activities.enumerated() {
      let price = Int128(multipliers.balance[centre * problem.activities.count + index])
      guard price != 0 else { continue }
      for unit in 0..<count { reduced[centre * count + unit] -= price * Int128(activity.weights[unit]) }
    }
  }

  private mutating func sum(_ centre: Int, _ multipliers: DistrictMultipliers, _ pairs: PairStates) {
    let base = centre * problem.unitCount
    var total = reduced[base + centre]
    for (index, activity) in problem.activities.enumerated() {
      let price = multipliers.balance[centre * problem.activities.count + index]
      let bound = price > 0 ? activity.bounds.lowerBound : activity.bounds.upperBound
      total += Int128(price) * Int128(bound)
    }
    for unit in 0..<problem.unitCount where unit != centre {
      if pairs.isTaken(unit, centre) {
        total += reduced[base + unit]
      } else if !pairs.isOut(unit, centre) {
        total += min(0, reduced[base + unit])
      }
    }
    worth[centre] = total
  }

  /// Marks the taken centres and the cheapest others.
  private mutating func choose(_ pairs: PairStates) {
    order.removeAll(keepingCapacity: true)
    var missing = problem.districtCount
    for centre in 0..<problem.unitCount {
      chosen[centre] = pairs.isTaken(centre, centre)
      if chosen[centre] { missing -= 1 } else if !pairs.isOut(centre, centre) { order.append(centre) }
    }
    guard missing >= 0, order.count >= missing else {
      scaledBound = nil
      return
    }
    order.sort { worth[$0] != worth[$1] ? worth[$0] < worth[$1] : $0 < $1 }
    for centre in order[..<missing] { chosen[centre] = true }
    // What a change of the choice would cost, for `remove`.
    lastChosen = missing > 0 ? order[missing - 1] : nil
    firstSpared = missing < order.count ? order[missing] : nil
    scaledBound = 0
  }

  private var lastChosen: Int?
  private var firstSpared: Int?

  /// Leaves out, and takes, what every plan that costs less than `cutoff` must.
  func remove(_ pairs: inout PairStates, cutoff: Int64) {
    guard let scaledBound else { return }
    let limit = (Int128(cutoff) - 1) * scale
    for centre in 0..<problem.unitCount where !pairs.isOut(centre, centre) {
      var least = scaledBound
      if !chosen[centre] {
        guard let lastChosen else {
          pairs.leaveOut(centre, centre)
          continue
        }
        least += worth[centre] - worth[lastChosen]
        if least > limit {
          pairs.leaveOut(centre, centre)
          continue
        }
      } else if pairs.isOpen(centre, centre) {
        if firstSpared.map({ scaledBound - worth[centre] + worth[$0] > limit }) ?? true {
          pairs.take(centre, centre)
        }
      }
      removePairs(centre, least: least, limit: limit, &pairs)
      if pairs.isImpossible { return }
    }
  }

  private func removePairs(_ centre: Int, least: Int128, limit: Int128, _ pairs: inout PairStates) {
    let base = centre * problem.unitCount
    let isTaken = pairs.isTaken(centre, centre)
    for unit in 0..<problem.unitCount where unit != centre && pairs.isOpen(unit, centre) {
      let cost = reduced[base + unit]
      if cost > 0, least + cost > limit {
        pairs.leaveOut(unit, centre)
      } else if isTaken, cost < 0, least - cost > limit {
        pairs.take(unit, centre)
      }
    }
  }
}
