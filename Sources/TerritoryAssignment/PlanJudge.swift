public import TerritoryPlanning

/// Judges plans under rules without making the integer program, which takes time and memory that a plan in hand does
/// not need.
public struct PlanJudge: Sendable {
  public let context: PlanningContext
  private let requirements: [Requirement]
  private let staffing: Staffing?
  private let divisions: [PeerGroups.Division]

  /// - Throws: `InputFaults` where a concession concedes nothing.
  public init(context: PlanningContext, rules: [any Rule], objective: Objective = .netRevenue) throws {
    let idle = rules.idleConcessions(in: context)
    if !idle.isEmpty { throw InputFaults(faults: idle) }
    var requirements = rules.requirements(in: context)
    if case .weighted(let aims) = objective {
      requirements += aims.flatMap { $0.requirements(in: context) }
    }
    self.context = context
    self.requirements = requirements
    staffing = rules.staffing(in: context)
    divisions = rules.flatMap(\.peerDivisions) + objective.peerDivisions
  }

  /// Any plan under these rules, as `TerritoryPlanner.judge` says.
  public func judge(_ plan: Plan) -> Evaluation {
    context.evaluate(
      plan, requirements: requirements, unused: staffing?.unused(under: plan.holders) ?? [],
      divisions: divisions)
  }

  /// Today's plan under these rules; nil when there are no incumbents.
  public func judgeToday() -> Evaluation? { context.data.hasIncumbents ? judge(context.today) : nil }
}
