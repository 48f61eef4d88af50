import AssignmentEngine
import TerritoryPlanning

extension PlanExplainer {
  /// Limits of a plan are named at most so many at once, and so many of them checked by solving again.
  static var mostBinding: Int { 8 }
  static var mostChecked: Int { 3 }

  /// Limits among the rows that press: at their bound, beyond it at a price, or with a multiplier. Heaviest first,
  /// by what one step is worth.
  func binding(rows: some Sequence<Int>) -> [MarginalValue] {
    let found = Set(rows).sorted().compactMap { row in
      marginalValue(ofRow: row).map { (row: row, value: $0) }
    }
    let ranked = found.sorted { a, b in
      let (worthA, worthB) = (weight(a.row, a.value), weight(b.row, b.value))
      return (worthB, a.row) < (worthA, b.row)
    }
    return ranked.map(\.value)
  }

  private func weight(_ row: Int, _ value: MarginalValue) -> Double {
    value.perUnit * Double(step(translation.index.limits[row]))
  }

  /// The row as a limit that presses; nil where it does not.
  func marginalValue(ofRow row: Int) -> MarginalValue? {
    guard row < translation.index.limits.count else { return nil }
    let limit = translation.index.limits[row]
    let multiplier = solved.multipliers[row]
    let held = activity[row] + Int128(translation.index.constantOfLimit[row])
    guard let activity = Int64(exactly: held) else { return nil }
    let isUpper: Bool
    if multiplier != 0 {
      isUpper = multiplier > 0
    } else if limit.upper.map({ activity >= $0 }) ?? false {
      isUpper = true
    } else if limit.lower.map({ activity <= $0 }) ?? false {
      isUpper = false
    } else {
      return nil
    }
    guard let bound = isUpper ? limit.upper : limit.lower else { return nil }
    return MarginalValue(
      rule: limit.rule, aspect: limit.aspect, subject: limit.subject, unit: limit.unit,
      side: isUpper ? .upper : .lower, activity: activity, bound: bound, perUnit: abs(multiplier),
      checked: nil)
  }

  /// The heaviest limits, each solved again with one step more room.
  func checked(rows: some Sequence<Int>, count: Int = mostChecked, stop: StopSignal) throws -> [MarginalValue]
  {
    var values = Array(binding(rows: rows).prefix(Self.mostBinding))
    for number in values.indices.prefix(count) {
      guard let row = self.row(of: values[number]) else { continue }
      let limit = translation.index.limits[row]
      values[number].checked = try gain(
        moving: [row: step(limit)], side: values[number].side, step: step(limit), stop: stop)
    }
    return values
  }

  /// What the best plan gains by moving bounds outward.
  ///
  /// - Parameters:
  ///   - steps: for each row by how many units.
  ///   - side: which bound moves; nil for both.
  func gain(
    moving steps: [Int: Int64], side: MarginalValue.Side?, step: Int64, stop: StopSignal
  ) throws -> MarginalValue.Checked? {
    let bounds = steps.keys.sorted().map { row in
      let (own, step) = (problem.rows[row], steps[row] ?? 0)
      return ProblemChange.Bounds(
        row: row, lower: side == .upper ? own.lower : own.lower.map { $0 - step },
        upper: side == .lower ? own.upper : own.upper.map { $0 + step })
    }
    return checked(try solve(ProblemChange(bounds: bounds), stop: stop).cost, step: step)
  }

  /// A cost of more room as a gain.
  func checked(_ cost: CostOfChange, step: Int64) -> MarginalValue.Checked? {
    switch cost {
    case .between(let least, let most):
      MarginalValue.Checked(step: step, least: max(.zero, .zero - most), most: max(.zero, .zero - least))
    case .atLeast, .impossible: nil
    }
  }

  private func row(of value: MarginalValue) -> Int? {
    translation.index.limits.firstIndex {
      $0.rule == value.rule && $0.aspect == value.aspect && $0.subject == value.subject
    }
  }

  /// One step of a limit: an hour, a point of tolerance (a hundredth of the middle of a band, or of the bound), or
  /// one of anything else.
  func step(_ limit: Limit) -> Int64 {
    if limit.rule == BalanceRule.name || limit.unit == .money {
      let bounds = [limit.lower, limit.upper].compactMap { $0?.magnitude }
      let middle = bounds.reduce(0) { $0 + Double($1) } / Double(max(1, bounds.count))
      return max(1, Int64((middle / 100).rounded()))
    }
    return limit.unit == .minutes ? 60 : 1
  }

  /// Rows that the columns of an item with some holders take part in, and those of the whole plan.
  func rows(ofMerged item: Int, holders: [Holder]) -> Set<Int> {
    let agents = Set(holders.map { Int32($0.index) })
    var rows: Set<Int> = []
    for column in problem.columns(of: item) where agents.contains(problem.columnAgent[column]) {
      for entry in problem.entries(of: column) { rows.insert(Int(problem.entryRow[entry])) }
    }
    for indicator in problem.indicators
    where indicator.marked.contains(where: {
      problem.columns(of: item).contains(Int($0)) && agents.contains(problem.columnAgent[Int($0)])
    }) {
      rows.formUnion(indicator.entries.map { Int($0.row) })
    }
    return rows
  }

  /// Rows of limits with a subject.
  func rows(where isWanted: (Limit) -> Bool) -> [Int] {
    translation.index.limits.indices.filter { isWanted(translation.index.limits[$0]) }
  }
}
