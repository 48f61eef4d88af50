import AssignmentEngine

/// Names of the rows, items and indicators of a planner's problem, by which what was found for one problem is
/// found again in another.
///
/// Names are made of ids and of rules; they stay when other accounts, people or rules come or go. Where several
/// things share a name, the second and further ones carry their number, so that names are unique within a problem.
struct ProblemNames {
  let rows: [String]
  let items: [String]
  /// An indicator is called by the first item that causes it, the agent where it is one, and the rows it counts in.
  let indicators: [String]

  /// - Parameter problem: of a `Translation`, which names everything.
  init(_ problem: AssignmentProblem) {
    rows = Self.unique(problem.names.rows)
    items = Self.unique(problem.names.items)
    indicators = problem.indicators.isEmpty ? [] : Self.unique(Self.indicators(problem))
  }

  private static func indicators(_ problem: AssignmentProblem) -> [String] {
    var itemOfColumn = [Int32](repeating: 0, count: problem.columnCount)
    for item in 0..<problem.itemCount {
      for column in problem.columns(of: item) { itemOfColumn[column] = Int32(item) }
    }
    return problem.indicators.map { indicator in
      let first = indicator.marked.first.map { problem.names.items[Int(itemOfColumn[Int($0)])] } ?? ""
      let agents = Set(indicator.marked.map { problem.columnAgent[Int($0)] })
      let agent = agents.count == 1 ? agents.first.map { problem.names.agents[Int($0)] } ?? "" : "*"
      let rows = indicator.entries.map { problem.names.rows[Int($0.row)] }
      return ([first, agent] + rows).joined(separator: " | ")
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      let number = seen[name, default: 0] + 1
      seen[name] = number
      return number == 1 ? name : "\(name) #\(number)"
    }
  }
}
