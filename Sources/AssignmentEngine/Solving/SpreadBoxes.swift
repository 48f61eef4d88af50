/// Boxes of all spreads of a run around the relaxation's optimum, and multipliers that press on their sides.
///
/// A box says all that the rows of its spread say. What those rows cost is therefore charged to the members' own
/// rows, and the bounds that it presses on are the sides of the box.
struct SpreadBoxes {
  /// Share of the bound that a box may give up where spreads are priced. Elsewhere their rows are too few to tell what
  /// room costs, and the optimum is not exact: plans need the room more.
  static let affordableShare = 1e-4

  let boxes: [SpreadBox]
  /// The rows of the spreads, which the search does without.
  let rows: Set<Int32>
  /// Of all rows, scaled.
  let multipliers: [Double]

  /// Nil where there are no spreads, or one has no box.
  init?(_ run: EngineRun) {
    let problem = run.problem
    let activity =
      run.smoothedActivity.isEmpty ? run.relaxation?.point.activity ?? [] : run.smoothedActivity
    guard !problem.spreads.isEmpty, activity.count >= problem.rowCount else { return nil }
    let scaling = run.scaled.scaling
    let plain = scaling.unscaled(run.multipliers)
    let divisor = problem.spreads.map { Double(problem.divisor(of: $0)) }
    var price = [Double](repeating: 0, count: problem.spreads.count)
    var ofMembers = [Double](repeating: 0, count: run.multipliers.count)
    var rows: Set<Int32> = []
    for (offset, cut) in run.extended.cuts.enumerated() {
      guard let spread = cut.spread.map(Int.init) else { continue }
      let row = problem.rowCount + offset
      rows.insert(Int32(row))
      guard plain[row] > 0 else { continue }
      price[spread] += plain[row] / divisor[spread]
      for (member, factor) in problem.memberFactors(of: cut) {
        ofMembers[Int(member)] += plain[row] / divisor[spread] * Double(factor)
      }
    }
    var multipliers = run.multipliers
    for (row, added) in scaling.scaled(ofMembers).enumerated() { multipliers[row] += added }
    let bound = run.certificate.map { abs(Double($0.bound)) } ?? 0
    let boxes = problem.spreads.enumerated().compactMap { index, spread in
      SpreadBox(
        spread,
        in: SpreadBox.Surroundings(
          rows: problem.rows, activity: activity, size: scaling.row.map { 1 / $0 }, price: price[index],
          affordable: run.smoothedActivity.isEmpty ? .infinity : Self.affordableShare * bound,
          leastTotal: spread.measure == .gini ? problem.leastTotal(of: spread) : -.infinity))
    }
    guard boxes.count == problem.spreads.count else { return nil }
    (self.boxes, self.rows, self.multipliers) = (boxes, rows, multipliers)
  }
}

extension AssignmentProblem {
  /// What the activities of a spread's members add up to at least, as far as each item by itself tells.
  fileprivate func leastTotal(of spread: Spread) -> Double {
    var isMember = [Bool](repeating: false, count: rowCount)
    for member in spread.members { isMember[Int(member.row)] = true }
    var total: Int128 = 0
    for item in 0..<itemCount {
      var least = Int128.max
      for column in columns(of: item) {
        var use: Int128 = 0
        for entry in entries(of: column) where isMember[Int(entryRow[entry])] {
          use += Int128(entryCoefficient[entry])
        }
        least = min(least, use)
      }
      if least < .max { total += least }
    }
    for indicator in indicators {
      var use: Int128 = 0
      for entry in indicator.entries where isMember[Int(entry.row)] { use += Int128(entry.coefficient) }
      total += min(0, use)
    }
    return Double(total)
  }
}
