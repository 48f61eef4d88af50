/// A spread in scaled units, with a price for each member: the sum over its differences of |difference| is at
/// most what is allowed, and differences and allowance are linear in the members' activities.
///
/// With u the price of a difference and z that of the whole, the rows of the spread ask for |u| <= z: a few
/// prices say what takes 2^n or n! rows to write down (`docs/formulations/lazy-rows.md`).
struct ScaledSpread: Sendable {
  /// first factor x activity of one member - second factor x activity of another - offset.
  struct Difference: Sendable {
    var first: Int
    var firstFactor: Double
    /// -1 where there is none.
    var second = -1
    var secondFactor = 0.0
    var offset = 0.0
  }

  let spread: Spread
  /// Position among the problem's spreads.
  let index: Int32
  /// The members' rows.
  let rows: [Int32]
  let differences: [Difference]
  /// What is allowed is `allowance` + sum of `slope` x activity.
  let allowance: Double
  let slope: [Double]
  /// Activities at which all differences are 0 and something is allowed.
  let alike: [Double]
  /// What the activities of every plan add up to lies between these; nil where the differences limit them.
  let total: (least: Double, most: Double)?
  /// Units of the spread's own inequality in a unit of the scaled one.
  private let unit: Double

  /// Nil where the spread has to be kept by rows alone.
  init?(_ problem: AssignmentProblem, _ index: Int, scaling: Scaling) {
    let spread = problem.spreads[index]
    guard spread.isPriced else { return nil }
    self.spread = spread
    self.index = Int32(index)
    rows = spread.members.map(\.row)
    let scale = rows.map { scaling.row[Int($0)] }
    let weight = spread.members.map { Double($0.weight) }
    switch spread.measure {
    case .largestDeviations:
      let unit = zip(weight, scale).reduce(0) { $0 + $1.0 / $1.1 } / Double(weight.count)
      differences = weight.indices.map {
        Difference(
          first: $0, firstFactor: weight[$0] / (scale[$0] * unit),
          offset: Double(spread.members[$0].target) / unit)
      }
      allowance = Double(spread.atMost) / unit
      slope = [Double](repeating: 0, count: weight.count)
      alike = weight.indices.map { Double(spread.members[$0].target) / weight[$0] * scale[$0] }
      total = nil
      self.unit = unit
    case .gini:
      let total = Self.total(problem, rows: rows, scaling: scaling)
      let middle = (total.least + total.most) / 2
      guard middle > 0 else { return nil }
      self.total = total
      let whole = weight.reduce(0, +)
      let unit = Double(Spread.giniUnits) * whole / (scale.reduce(0, +) / Double(scale.count))
      var differences: [Difference] = []
      for first in weight.indices {
        for second in first + 1..<max(weight.count, first + 1) {
          differences.append(
            Difference(
              first: first, firstFactor: Double(Spread.giniUnits) * weight[second] / (scale[first] * unit),
              second: second,
              secondFactor: Double(Spread.giniUnits) * weight[first] / (scale[second] * unit)))
        }
      }
      self.differences = differences
      allowance = 0
      slope = scale.map { Double(spread.atMost) * whole / ($0 * unit) }
      let share = zip(weight, scale).reduce(0) { $0 + $1.0 * $1.1 }
      alike = zip(weight, scale).map { $0 * $1 * middle / share }
      self.unit = unit
    }
  }

  /// Share of its size by which the range of a total is widened on either side, so that it has an inside.
  private static let totalMargin = 0.01

  /// Where the sum of the members' scaled activities lies, as far as each item by itself tells.
  private static func total(
    _ problem: AssignmentProblem, rows: [Int32], scaling: Scaling
  ) -> (least: Double, most: Double) {
    var scale = [Double](repeating: 0, count: problem.rowCount)
    for row in rows { scale[Int(row)] = scaling.row[Int(row)] }
    func use(_ column: Int) -> Double {
      problem.entries(of: column).reduce(0) {
        $0 + Double(problem.entryCoefficient[$1]) * scale[Int(problem.entryRow[$1])]
      }
    }
    var (least, most) = (0.0, 0.0)
    for item in 0..<problem.itemCount {
      let columns = problem.columns(of: item)
      guard let first = columns.first else { continue }
      var (low, high) = (use(first), use(first))
      for column in columns.dropFirst() {
        let use = use(column)
        (low, high) = (min(low, use), max(high, use))
      }
      (least, most) = (least + low, most + high)
    }
    for indicator in problem.indicators {
      let own = indicator.entries.reduce(0.0) { $0 + Double($1.coefficient) * scale[Int($1.row)] }
      (least, most) = (least + min(0, own), most + max(0, own))
    }
    let margin = totalMargin * max(abs(least), abs(most))
    return (max(0, least - margin), most + margin)
  }

  /// The spread's term of the dual function at prices of its members for which it is finite: those of
  /// `SpreadBarrier.legalPrices`.
  func dualTerm(_ price: ArraySlice<Double>) -> Double {
    // The activities of a Gini coefficient are a cone.
    guard case .largestDeviations = spread.measure else { return 0 }
    var (term, largest) = (0.0, 0.0)
    for (difference, price) in zip(differences, price) {
      let own = price / difference.firstFactor
      term += own * difference.offset
      largest = max(largest, abs(own))
    }
    return term + largest * allowance
  }
}

extension Spread {
  /// Most members whose prices are looked for together: their curvature is a full matrix.
  static let mostPriced = 300

  /// Whether multipliers can be found for the members in the place of rows: of a Gini coefficient and of a total
  /// deviation that is not 0.
  var isPriced: Bool {
    guard atMost > 0, (2...Self.mostPriced).contains(members.count) else { return false }
    return switch measure {
    case .gini: true
    case .largestDeviations(let count): count >= members.count
    }
  }
}
