import AssignmentEngine

/// Random questions to a solved problem: an item to another agent, an item away from its agent, a row with a
/// little more or less room.
struct WhatIfQuestions {
  private let solved: SolvedProblem
  private var random: RandomStream
  /// For each row the mean magnitude of its coefficients: one step of room.
  private let steps: [Int64]

  init(_ solved: SolvedProblem, seed: UInt64) {
    self.solved = solved
    random = RandomStream(seed: seed)
    let problem = solved.problem
    var sum = [Int64](repeating: 0, count: problem.rowCount)
    var count = sum
    for entry in problem.entryRow.indices {
      sum[Int(problem.entryRow[entry])] += Int64(problem.entryCoefficient[entry].magnitude)
      count[Int(problem.entryRow[entry])] += 1
    }
    steps = zip(sum, count).map { max(1, $0 / max(1, $1)) }
  }

  mutating func next() -> (name: String, change: ProblemChange) {
    let problem = solved.problem
    let item = random.below(problem.itemCount)
    let agent = Int(problem.columnAgent[Int(solved.plan.columns[item])])
    let others = Set(problem.columns(of: item).map { Int(problem.columnAgent[$0]) }).subtracting([agent])
    let kind = random.below(10)
    if kind < 5, !others.isEmpty {
      let other = others.sorted()[random.below(others.count)]
      return ("give \(item) to \(other)", .fixing(item, to: other))
    }
    let bounded = problem.rows.indices.filter {
      problem.rows[$0].lower != nil || problem.rows[$0].upper != nil
    }
    if kind < 7 || bounded.isEmpty { return ("take \(item) from \(agent)", .excluding(item, from: agent)) }
    let row = bounded[random.below(bounded.count)]
    let step = kind < 9 ? steps[row] : -steps[row]
    let side = problem.rows[row]
    let bounds = ProblemChange.Bounds(
      row: row, lower: side.lower.map { $0 - step }, upper: side.upper.map { $0 + step })
    if let lower = bounds.lower, let upper = bounds.upper, lower > upper {
      return ("take \(item) from \(agent)", .excluding(item, from: agent))
    }
    return ("row \(row) by \(step)", ProblemChange(bounds: [bounds]))
  }
}
