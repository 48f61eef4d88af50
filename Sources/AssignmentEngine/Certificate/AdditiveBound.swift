/// The bound of `Certificate`, recomputed in integers straight from its formula.
///
/// Written to be read beside the formula and shared with nothing: neither the search's oracle nor the solver
/// is trusted here. Sums must have been found to fit (`CertificateVerifier` checks, `Certificate.rounding`
/// arranges it).
struct AdditiveBound {
  let problem: AssignmentProblem
  let scale: Int64
  let multipliers: [Int64]
  let claim: Certificate.Claim
  /// nil for the bound over groups; otherwise that over cells.
  let shares: [Certificate.Share]?

  /// What the multipliers prove.
  enum Proven: Equatable {
    /// No legal plan is worth more.
    case atMost(Int128)
    /// The group of this item has no legal joint choice; there is no legal plan.
    case noJointChoice(item: Int)

    var bound: Int128? {
      if case .atMost(let bound) = self { bound } else { nil }
    }
  }

  func proven() -> Proven {
    var total = claim == .bound ? Int128(scale) * Int128(problem.constant) : 0
    for (row, multiplier) in zip(problem.rows, multipliers) where multiplier != 0 {
      // The verifier refuses a multiplier on a missing bound.
      total += Int128(multiplier) * Int128((multiplier > 0 ? row.upper : row.lower)!)
    }
    guard let shares else { return proven(over: problem.groups(), total) { reducedValue(of: $0) } }
    let cells = problem.cells()
    var worth = problem.indicators.indices.map { reducedValue(ofIndicator: $0) }
    var reduced = (0..<problem.columnCount).map { reducedValue(of: $0) }
    for share in shares {
      worth[Int(share.indicator)] += Int128(share.value)
      for column in problem.columns(of: Int(share.item), markedBy: Int(share.indicator)) {
        reduced[column] -= Int128(share.value)
      }
    }
    for indicator in cells.wide { total += max(0, worth[Int(indicator)]) }
    return proven(over: cells.groups, total) { reduced[$0] }
  }

  /// Adds the largest total of every group to what is there, and divides by the scale.
  private func proven(
    over groups: ItemGroups, _ start: Int128, columnValue: (Int) -> Int128
  ) -> Proven {
    var total = start
    for item in groups.singles {
      var largest: Int128?
      for column in problem.columns(of: Int(item)) {
        largest = max(largest ?? .min, columnValue(column))
      }
      guard let largest else { return .noJointChoice(item: Int(item)) }
      total += largest
    }
    let reduced = groups.tied.isEmpty ? [] : (0..<problem.columnCount).map { columnValue($0) }
    for group in groups.tied {
      let joint = JointMaximum(
        problem: problem, group: group, columnValue: reduced,
        indicatorValue: group.indicators.map { reducedValue(ofIndicator: Int($0)) })
      guard let largest = joint.largest() else { return .noJointChoice(item: Int(group.items[0])) }
      total += largest
    }
    // Rounded down, towards minus infinity.
    let (quotient, remainder) = total.quotientAndRemainder(dividingBy: Int128(scale))
    return .atMost(remainder < 0 ? quotient - 1 : quotient)
  }

  private func reducedValue(of column: Int) -> Int128 {
    var reduced = claim == .bound ? Int128(scale) * Int128(problem.columnValue[column]) : 0
    for entry in problem.entries(of: column) {
      reduced -=
        Int128(multipliers[Int(problem.entryRow[entry])]) * Int128(problem.entryCoefficient[entry])
    }
    return reduced
  }

  private func reducedValue(ofIndicator index: Int) -> Int128 {
    let indicator = problem.indicators[index]
    var reduced = claim == .bound ? Int128(scale) * Int128(indicator.value) : 0
    for entry in indicator.entries {
      reduced -= Int128(multipliers[Int(entry.row)]) * Int128(entry.coefficient)
    }
    return reduced
  }
}

extension AssignmentProblem {
  /// Columns of an item that an indicator marks, ascending.
  func columns(of item: Int, markedBy indicator: Int) -> [Int] {
    let (range, marked) = (columns(of: item), indicators[indicator].marked)
    // Marked columns ascend: halving finds the first that is not before the item's.
    var (low, high) = (0, marked.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(marked[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < marked.count, Int(marked[low]) < range.upperBound {
      found.append(Int(marked[low]))
      low += 1
    }
    return found
  }
}
