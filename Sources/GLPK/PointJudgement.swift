/// Something that a point breaks, and by how much.
public struct Violation: Sendable, Equatable {
  public enum Rule: Sendable, Equatable {
    case bounds(ModelFault.Line)
    case integrality(column: Int)
    /// A row that was added during branch and cut, counted from 0.
    case lazyRow(Int)
  }

  public let rule: Rule
  public let amount: Double
}

extension Violation: CustomStringConvertible {
  public var description: String {
    switch rule {
    case .bounds(let line): "the bounds of \(line) by \(amount)"
    case .integrality(let column): "the integrality of column \(column) by \(amount)"
    case .lazyRow(let index): "lazy row \(index) by \(amount)"
    }
  }
}

/// What a point is worth and what it breaks, from the model alone.
struct PointJudgement {
  var objective: Double
  /// The sum of the sizes of the objective's terms, against which its rounding error is small.
  var objectiveSize: Double
  var activities: [Double]
  var violations: [Violation]

  /// Whether a claimed objective is this one but for rounding. False for a claim that is not a number.
  func agrees(with claim: Double) -> Bool {
    abs(claim - objective) <= 1e-9 * (1 + objectiveSize)
  }
}

extension ModelArrays {
  /// Judges a point. A row may be off by `tolerance` relative to the size of its terms and its bound, a
  /// column relative to its bound. `integralityTolerance` is absolute; nil leaves integrality out.
  /// `rounding` is how far each integer column may have been moved since its rows were satisfied.
  func judge(
    _ point: [Double], tolerance: Double, integralityTolerance: Double? = nil, rounding: Double = 0
  ) -> PointJudgement {
    let (activities, sizes) = activities(of: point)
    let reach = rounding > 0 ? integerReach() : []
    var violations: [Violation] = []
    for (column, value) in point.enumerated() {
      let bounds = columnBounds[column]
      let amount = bounds.violation(of: value)
      if !(amount <= tolerance * bounds.scale(beside: 0)) {
        violations.append(Violation(rule: .bounds(.column(column)), amount: amount))
      }
      let distance = abs(value - value.rounded())
      if let integralityTolerance, isInteger[column], !(distance <= integralityTolerance) {
        violations.append(Violation(rule: .integrality(column: column), amount: distance))
      }
    }
    for (row, activity) in activities.enumerated() {
      let amount = rowBounds[row].violation(of: activity)
      let moved = rounding > 0 ? rounding * reach[row] : 0
      if !(amount <= tolerance * rowBounds[row].scale(beside: sizes[row]) + moved) {
        violations.append(Violation(rule: .bounds(.row(row)), amount: amount))
      }
    }
    let size = zip(costs, point).reduce(abs(constant)) { $0 + abs($1.0 * $1.1) }
    return PointJudgement(
      objective: objective(of: point), objectiveSize: size, activities: activities,
      violations: violations)
  }

  /// How far each row moves at most when every integer column moves by one.
  private func integerReach() -> [Double] {
    var reach = [Double](repeating: 0, count: rowBounds.count)
    for column in costs.indices where isInteger[column] {
      for entry in entries(of: column) { reach[Int(rows[entry])] += abs(values[entry]) }
    }
    return reach
  }
}

extension Bounds {
  /// The magnitude against which a violation is measured.
  func scale(beside size: Double) -> Double {
    1 + max(size, lower.isFinite ? abs(lower) : 0, upper.isFinite ? abs(upper) : 0)
  }
}
