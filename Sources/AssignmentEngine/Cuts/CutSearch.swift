/// Finds cuts of a problem's connectivities and spreads: at points of the linear relaxation, and for plans that
/// break a rule.
struct CutSearch: Sendable {
  /// A spread's row broken by less than this share of its terms is not worth having.
  static let leastSpreadShare = 1e-6

  private let problem: AssignmentProblem
  private let columnItem: [Int32]
  private let separators: [SeparatorSearch]
  private let spreads: [SpreadSearch]

  /// Nil where the problem has neither connectivities nor spreads.
  init?(_ problem: AssignmentProblem) {
    guard !problem.connectivities.isEmpty || !problem.spreads.isEmpty else { return nil }
    self.problem = problem
    columnItem = problem.columnItems()
    separators = problem.connectivities.indices.map { SeparatorSearch(problem, index: $0) }
    spreads = problem.spreads.enumerated().map { SpreadSearch(index: Int32($0), spread: $1) }
  }

  /// The rows that a problem may begin with: few, and valid for every plan.
  var first: [CuttingPlane] { spreads.flatMap(\.alone) }

  /// Cuts that a point of the relaxation breaks.
  func broken(at point: FractionalPoint) -> [CuttingPlane] {
    var cuts = spreads.filter { isBroken($0.spread, point.activity) }
      .map { $0.tightest(at: point.activity) { Double($0) } }
    for search in separators {
      cuts += search.cuts(at: point, of: problem, columnItem: columnItem, isPlan: false)
    }
    return cuts
  }

  /// Cuts for the connectivities and spreads that an assignment breaks; at least one for each of them.
  func broken(by assignment: Assignment, _ judgement: AssignmentJudgement) -> [CuttingPlane] {
    let activity = judgement.activity
    var cuts = judgement.brokenSpreads.map { broken in
      spreads[broken.spread].tightest(at: activity) { Int128($0) }
    }
    let point = FractionalPoint(assignment, activity: activity)
    for index in Set(judgement.brokenConnectivities.map(\.connectivity)).sorted() {
      cuts += separators[index].cuts(at: point, of: problem, columnItem: columnItem, isPlan: true)
    }
    return cuts
  }

  private func isBroken(_ spread: Spread, _ activity: [Double]) -> Bool {
    let size = spread.members.reduce(0) { $0 + abs(activity[Int($1.row)]) } * spread.unitsPerActivity
    return spread.excess(at: activity) > Self.leastSpreadShare * max(size, Double(spread.atMost), 1)
  }
}
