import GLPK

extension Formulation {
  /// The point of the model that stands for an assignment: the columns taken, the indicators that hold, the
  /// agents that `atMost` couplings use, what priced rows lack or exceed, and what states spreads and connectivities.
  public func point(for assignment: Assignment) -> [Double] {
    var point = [Double](repeating: 0, count: model.columns.count)
    var isTaken = [Bool](repeating: false, count: problem.columnCount)
    for column in assignment.columns {
      point[Int(column)] = 1
      isTaken[Int(column)] = true
    }
    for (indicator, column) in zip(problem.indicators, indicatorColumns)
    where indicator.marked.contains(where: { isTaken[Int($0)] }) {
      point[column] = 1
    }
    for (coupling, agents) in zip(problem.couplings, agentColumns) {
      var used = Set<Int>()
      for item in coupling.items {
        let agent = problem.columnAgent[Int(assignment.columns[Int(item)])]
        guard agent != coupling.exempt else { continue }
        if case .sameClass(_, let classOfAgent, _) = coupling {
          used.insert(Int(classOfAgent[Int(agent)]))
        } else {
          used.insert(Int(agent))
        }
      }
      for (agent, column) in agents where used.contains(agent) { point[column] = 1 }
    }
    let activity = problem.judge(assignment).activity
    for (number, row) in problem.rows.enumerated() {
      let scale = Double(powersOfTen[row.exponent])
      if let column = shortfallColumns[number], let lower = row.lower {
        point[column] = Double(max(0, Int128(lower) - activity[number])) / scale
      }
      if let column = excessColumns[number], let upper = row.upper {
        point[column] = Double(max(0, activity[number] - Int128(upper))) / scale
      }
    }
    setSpreads(at: activity, in: &point)
    setConnectivities(of: assignment, in: &point)
    return point
  }
}
