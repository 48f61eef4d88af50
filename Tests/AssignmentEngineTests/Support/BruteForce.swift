import AssignmentEngine

/// The best legal assignment of a tiny problem by trying every one, or nil if none is legal.
func bruteForce(_ problem: AssignmentProblem) -> (assignment: Assignment, objective: Int128)? {
  var best: (assignment: Assignment, objective: Int128)?
  forEachAssignment(of: problem) { assignment in
    let judgement = problem.judge(assignment)
    guard judgement.isLegal else { return }
    if best == nil || judgement.objective > best!.objective {
      best = (assignment, judgement.objective)
    }
  }
  return best
}

/// Calls `body` with every assignment, legal or not; with none if an item has no column.
func forEachAssignment(of problem: AssignmentProblem, _ body: (Assignment) -> Void) {
  var assignment = Assignment(columns: [Int32](repeating: 0, count: problem.itemCount))
  func extend(_ item: Int) {
    if item == problem.itemCount { return body(assignment) }
    for column in problem.columns(of: item) {
      assignment.columns[item] = Int32(column)
      extend(item + 1)
    }
  }
  extend(0)
}
