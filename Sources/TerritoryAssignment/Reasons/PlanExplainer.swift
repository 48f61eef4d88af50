public import AssignmentEngine
import TerritoryPlanning

/// Answers questions about a plan in hand: why it is as it is and what other choices would cost.
///
/// Every cost comes from solving again with the change, warm, between a bound and a plan that both judges have
/// passed. Answers are functions of plan, certificate, question, work and seed.
public struct PlanExplainer: Sendable {
  public let planner: TerritoryPlanner
  public let plan: CertifiedTerritoryPlan
  public let solved: SolvedProblem
  /// Units of the search's work that one solution with a change may take.
  public var workPerAnswer: Int64
  public var seed: UInt64
  /// Activity of every row under the plan.
  let activity: [Int128]

  public static let standardWork: Int64 = 10_000_000

  /// - Throws: `ExplanationFault` where the plan breaks a rule or was not sought for money alone, and
  ///   `ProblemChangeFaults` where plan and certificate do not belong together.
  public init(
    planner: TerritoryPlanner, plan: CertifiedTerritoryPlan, workPerAnswer: Int64 = standardWork,
    seed: UInt64 = 1
  ) throws {
    guard case .money = planner.aim else { throw ExplanationFault.staged }
    guard plan.evaluation.isLegal, let assignment = planner.translation.assignment(of: plan.plan) else {
      let rules = Set(plan.evaluation.violations.map(\.rule)).sorted()
      throw ExplanationFault.illegalPlan(rules: rules)
    }
    self.planner = planner
    self.plan = plan
    self.workPerAnswer = workPerAnswer
    self.seed = seed
    let problem = planner.translation.problem
    solved = try SolvedProblem(problem: problem, plan: assignment, certificate: plan.certificate)
    activity = problem.judge(assignment).activity
  }

  var translation: Translation { planner.translation }
  var context: PlanningContext { planner.context }
  var problem: AssignmentProblem { translation.problem }

  /// The holder of a merged item under the plan.
  func holder(ofMerged item: Int) -> Holder {
    Holder(Int(problem.columnAgent[Int(solved.plan.columns[item])]))
  }

  /// The items of the problem that some work items belong to, ascending.
  func mergedItems(of items: some Sequence<Int>) -> [Int] {
    Set(items.map { translation.merged.mergedItem[$0] }).sorted()
  }

  /// Today's holder of a merged item; nil where its members have none, or several.
  func incumbent(ofMerged item: Int) -> Holder? {
    let holders = Set(translation.merged.members[item].map { context.today.holders[$0] })
    return holders.count == 1 ? holders.first ?? nil : nil
  }
}
