/// The spreads' part of the smoothed dual function: the prices of their members, which items pay on top of the
/// multipliers of the members' rows.
///
/// A row's multiplier y with curvature a of its own term, and the price p of a member on the same row, share the
/// curvature c of the items: (y + p)^2 c + y^2 a. Conjugate gradients would need as many steps as the two differ
/// in; the preconditioner therefore eliminates y and solves for all members of all spreads at once, with the items'
/// curvature replaced by its diagonal.
struct SpreadPrices {
  private let problem: ScaledProblem
  private var barriers: [SpreadBarrier]
  /// Where each spread's prices begin in a point.
  private var start: [Int] = []
  /// The members' rows, each once, and the place of each side row among them, or -1.
  private var rows: [Int] = []
  private var place: [Int]
  /// Share of what a row's own multiplier is asked to move that its members' prices see; by place.
  private var passed: [Double]
  private var factor: CholeskyFactor

  var isEmpty: Bool { barriers.isEmpty }

  /// - Parameter activities: inside each spread, to begin with; empty for members who are all alike.
  init(_ problem: ScaledProblem, temperature: Double, from activities: [[Double]]) {
    self.problem = problem
    barriers = problem.spreads.enumerated().map { index, spread in
      SpreadBarrier(
        spread, temperature: temperature, start: activities.isEmpty ? [] : activities[index])
    }
    place = [Int](repeating: -1, count: barriers.isEmpty ? 0 : problem.rows.count)
    var next = problem.boundRows.count
    for spread in problem.spreads {
      start.append(next)
      next += spread.rows.count
      for row in spread.rows where place[Int(row)] < 0 {
        place[Int(row)] = rows.count
        rows.append(Int(row))
      }
    }
    passed = [Double](repeating: 0, count: rows.count)
    factor = CholeskyFactor(SymmetricMatrix(size: 0))
  }

  /// Activities of the members of each spread at the last evaluation.
  var activities: [[Double]] { barriers.map(\.activity) }

  /// Whether a side row is that of a member.
  func price(_ row: Int) -> Bool { !isEmpty && place[row] >= 0 }

  /// Value of the terms at a point.
  mutating func evaluate(_ point: [Double]) -> Double {
    var total = 0.0
    for index in barriers.indices { total += barriers[index].maximise(slice(index, point)) }
    return total
  }

  private func slice(_ index: Int, _ point: [Double]) -> ArraySlice<Double> {
    point[start[index]..<start[index] + barriers[index].spread.rows.count]
  }

  /// Sets gradient and curvature of the prices at the last evaluation, from those of the rows: `gradient` less
  /// `rowSlope` is what items add. Rows without a multiplier of their own get 0.
  mutating func expand(
    isFree: (Int) -> Bool, rowSlope: [Double], rowCurvature: [Double], gradient: inout [Double],
    curvature: inout [Double]
  ) {
    var matrix = SymmetricMatrix(size: rows.count)
    for (index, barrier) in barriers.enumerated() {
      for (member, row) in barrier.spread.rows.enumerated() {
        gradient[start[index] + member] =
          barrier.activity[member] + gradient[Int(row)] - rowSlope[Int(row)]
        // Their diagonal is not used.
        curvature[start[index] + member] = 1
        for (other, column) in barrier.spread.rows.enumerated() {
          matrix.add(
            barrier.curvature.element[member * barrier.curvature.size + other], place[Int(row)],
            place[Int(column)])
        }
      }
    }
    for (index, row) in rows.enumerated() {
      let own = isFree(row) ? rowCurvature[row] : .infinity
      let items = max(curvature[row] - (isFree(row) ? own : 0), SmoothedDescent.ridge)
      passed[index] = isFree(row) ? items / (items + own) : 0
      matrix.add(1 / items + 1 / own, index, index)
      if !isFree(row) { (gradient[row], curvature[row]) = (0, 0) }
    }
    factor = CholeskyFactor(matrix)
  }

  /// The curvature of the prices times a direction.
  ///
  /// - Parameter shared: what items make of the direction, by row.
  func multiply(_ direction: [Double], shared: [Double], into product: inout [Double]) {
    for (index, barrier) in barriers.enumerated() {
      let response = barrier.response(to: Array(slice(index, direction)))
      for (member, row) in barrier.spread.rows.enumerated() {
        product[start[index] + member] = response[member] + shared[Int(row)]
      }
    }
  }

  /// Sets the prices' part of `result` to that of the residual times the inverse of the approximate curvature, and
  /// takes what they answer for from the rows.
  func precondition(_ residual: [Double], _ result: inout [Double]) {
    var right = [Double](repeating: 0, count: rows.count)
    for (index, barrier) in barriers.enumerated() {
      for (member, row) in barrier.spread.rows.enumerated() {
        let seen = passed[place[Int(row)]] * residual[Int(row)]
        result[start[index] + member] = residual[start[index] + member] - seen
      }
      let moved = barrier.curvature.times(Array(slice(index, result)))
      for (member, row) in barrier.spread.rows.enumerated() { right[place[Int(row)]] += moved[member] }
    }
    let held = factor.solve(right)
    for (index, barrier) in barriers.enumerated() {
      for (member, row) in barrier.spread.rows.enumerated() {
        result[start[index] + member] -= held[place[Int(row)]]
      }
      let step = barrier.curvature.times(Array(slice(index, result)))
      for (member, row) in barrier.spread.rows.enumerated() {
        result[start[index] + member] = step[member]
        result[Int(row)] -= passed[place[Int(row)]] * step[member]
      }
    }
  }

  /// Replaces the prices of a point by legal ones, those of a minimum of the smoothed function by prices close to
  /// them.
  static func makeLegal(
    _ point: inout [Double], of problem: ScaledProblem, _ temperature: Double, from activities: [[Double]],
    settled: Double
  ) {
    var next = problem.boundRows.count
    for (index, spread) in problem.spreads.enumerated() {
      let range = next..<next + spread.rows.count
      var barrier = SpreadBarrier(
        spread, temperature: temperature, start: activities.isEmpty ? [] : activities[index])
      _ = barrier.maximise(point[range])
      point.replaceSubrange(range, with: barrier.legalPrices(settled: settled))
      next = range.upperBound
    }
  }
}
