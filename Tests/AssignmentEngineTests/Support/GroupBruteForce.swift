import AssignmentEngine

/// The largest total over the legal joint choices of a group by trying every one, or nil if none is legal.
/// Agents must be fewer than 64.
func bruteForce(
  _ group: ItemGroup, of problem: AssignmentProblem, columnValue: [Double], indicatorValue: [Double]
) -> Double? {
  let couplings = group.couplings.map { problem.couplings[Int($0)] }
  let positions = couplings.map { coupling in
    group.items.indices.filter { coupling.items.contains(group.items[$0]) }
  }
  let marks = group.indicators.map { index in
    (marked: problem.indicators[Int(index)].marked.map(Int.init), value: indicatorValue[Int(index)])
  }
  var best: Double?
  var chosen = [Int](repeating: 0, count: group.items.count)
  func isLegal(_ index: Int) -> Bool {
    var agents: UInt64 = 0
    var classes: UInt64 = 0
    var takers = 0
    for position in positions[index] {
      let agent = problem.columnAgent[chosen[position]]
      guard agent != couplings[index].exempt else { continue }
      agents |= 1 << UInt64(agent)
      if case .sameClass(_, let classOfAgent, _) = couplings[index] {
        classes |= 1 << UInt64(classOfAgent[Int(agent)])
      }
      takers += 1
    }
    return switch couplings[index] {
    case .differ: agents.nonzeroBitCount == takers
    case .atMost(let limit, _, _): agents.nonzeroBitCount <= limit
    case .sameClass: classes.nonzeroBitCount <= 1
    }
  }
  func extend(_ position: Int, _ total: Double) {
    guard position == chosen.count else {
      for column in problem.columns(of: Int(group.items[position])) {
        chosen[position] = column
        extend(position + 1, total + columnValue[column])
      }
      return
    }
    guard couplings.indices.allSatisfy(isLegal) else { return }
    var total = total
    for (marked, value) in marks where marked.contains(where: chosen.contains) { total += value }
    best = max(best ?? total, total)
  }
  extend(0, 0)
  return best
}
