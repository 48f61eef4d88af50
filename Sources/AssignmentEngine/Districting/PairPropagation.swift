/// Draws the plain conclusions from what is decided about pairs, until nothing changes. All rules are
/// monotone, so that the end does not depend on their order.
///
/// 1. With as many centres taken as there are districts the others are out; with as few left, they are taken.
/// 2. A unit with one district left is in it.
/// 3. A district may not exceed an upper bound, and must be able to reach each lower bound.
/// 4. A connected district needs a path from the centre to each unit, no heavier than any upper bound.
struct PairPropagation {
  let problem: DistrictingProblem
  let graph: UnitGraph
  private var distance: [Int64]
  private var done: [UInt8]

  init(_ problem: DistrictingProblem, _ graph: UnitGraph) {
    self.problem = problem
    self.graph = graph
    distance = [Int64](repeating: 0, count: problem.unitCount)
    done = [UInt8](repeating: 0, count: problem.unitCount)
  }

  /// - Returns: false where no plan is left.
  mutating func run(_ pairs: inout PairStates) -> Bool {
    var isChanged = true
    while isChanged && !pairs.isImpossible {
      isChanged = false
      for centre in 0..<problem.unitCount where pairs.takeChange(centre) {
        isChanged = true
        guard !pairs.isOut(centre, centre) else { continue }
        weigh(centre, &pairs)
        if problem.isContiguous { trace(centre, &pairs) }
      }
      if isChanged && !pairs.isImpossible {
        countCentres(&pairs)
        countDistricts(&pairs)
      }
    }
    return !pairs.isImpossible
  }

  /// Rule 3.
  private func weigh(_ centre: Int, _ pairs: inout PairStates) {
    for activity in problem.activities {
      // The centre is in its own district, should there be one.
      var least: Int64 = pairs.isTaken(centre, centre) ? 0 : activity.weights[centre]
      var most: Int64 = 0
      for unit in 0..<problem.unitCount where !pairs.isOut(unit, centre) {
        most += activity.weights[unit]
        if pairs.isTaken(unit, centre) { least += activity.weights[unit] }
      }
      if most < activity.bounds.lowerBound || least > activity.bounds.upperBound {
        pairs.leaveOut(centre, centre)
        return
      }
      let room = activity.bounds.upperBound - least
      let spare = most - activity.bounds.lowerBound
      let isTaken = pairs.isTaken(centre, centre)
      for unit in 0..<problem.unitCount where unit != centre && pairs.isOpen(unit, centre) {
        if activity.weights[unit] > room {
          pairs.leaveOut(unit, centre)
        } else if isTaken && activity.weights[unit] > spare {
          pairs.take(unit, centre)
        }
      }
      if pairs.isImpossible { return }
    }
  }

  /// Rule 4.
  private mutating func trace(_ centre: Int, _ pairs: inout PairStates) {
    for activity in problem.activities {
      if pairs.isOut(centre, centre) { return }
      graph.pathWeights(from: centre, weights: activity.weights, into: &distance, done: &done) {
        !pairs.isOut($0, centre)
      }
      for unit in 0..<problem.unitCount
      where !pairs.isOut(unit, centre) && distance[unit] > activity.bounds.upperBound {
        pairs.leaveOut(unit, centre)
      }
    }
  }

  /// Rule 1.
  private func countCentres(_ pairs: inout PairStates) {
    var taken = 0
    var left = 0
    for centre in 0..<problem.unitCount where !pairs.isOut(centre, centre) {
      left += 1
      if pairs.isTaken(centre, centre) { taken += 1 }
    }
    if left < problem.districtCount || taken > problem.districtCount { return pairs.refuse() }
    guard taken < left, taken == problem.districtCount || left == problem.districtCount else { return }
    for centre in 0..<problem.unitCount where pairs.isOpen(centre, centre) {
      if taken == problem.districtCount { pairs.leaveOut(centre, centre) } else { pairs.take(centre, centre) }
    }
  }

  /// Rule 2.
  private func countDistricts(_ pairs: inout PairStates) {
    for unit in 0..<problem.unitCount {
      var left = 0
      var last = -1
      for centre in 0..<problem.unitCount where !pairs.isOut(unit, centre) {
        left += 1
        last = centre
        if left > 1 { break }
      }
      if left == 0 { return pairs.refuse() }
      if left == 1, pairs.isOpen(unit, last) { pairs.take(unit, last) }
    }
  }
}
