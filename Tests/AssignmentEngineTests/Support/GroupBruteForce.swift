import AssignmentEngine

/// The largest total over the legal joint choices of a group by trying every one, or nil if none is legal.
func bruteForce(
  _ group: ItemGroup, of problem: AssignmentProblem, columnValue: [Double], indicatorValue: [Double]
) -> Double? {
  var best: Double?
  var chosen: [Int] = []
  func isLegal(_ coupling: Coupling) -> Bool {
    let agents = zip(group.items, chosen).filter { coupling.items.contains($0.0) }
      .map { problem.columnAgent[$0.1] }.filter { $0 != coupling.exempt }
    return switch coupling {
    case .differ: Set(agents).count == agents.count
    case .atMost(let limit, _, _): Set(agents).count <= limit
    }
  }
  func extend() {
    if chosen.count == group.items.count {
      guard group.couplings.allSatisfy({ isLegal(problem.couplings[Int($0)]) }) else { return }
      var total = chosen.reduce(0) { $0 + columnValue[$1] }
      for index in group.indicators {
        let marked = problem.indicators[Int(index)].marked
        if chosen.contains(where: { marked.contains(Int32($0)) }) { total += indicatorValue[Int(index)] }
      }
      best = max(best ?? total, total)
      return
    }
    for column in problem.columns(of: Int(group.items[chosen.count])) {
      chosen.append(column)
      extend()
      chosen.removeLast()
    }
  }
  extend()
  return best
}
