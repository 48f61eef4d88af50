import AssignmentEngine
import TerritoryPlanning

/// Today's plan and the plan to come, as two assignments of one neutral problem in which every item either stays
/// or goes where the plan says.
///
/// The start is today's plan with every item that has no incumbent already placed as planned: such an item is no
/// move. All items are visited as often as in the plan, so that nothing but holders differs.
struct MoveEnds {
  let context: PlanningContext
  let start: Plan
  let plan: Plan
  /// All the requirements, without barriers of their own but for the one that leaves each item its two holders,
  /// and without couplings that the start breaks.
  let translation: Translation
  let startAssignment: Assignment
  let planAssignment: Assignment
  /// Couplings of the requirements, those that the start breaks too.
  let couplings: [ItemCoupling]
  /// For each work item: how many barriers object to its holder in the start.
  let objections: [Int]

  /// - Precondition: `plan` is legal under the planner's requirements.
  init(planner: TerritoryPlanner, plan: Plan) throws {
    let context = planner.context
    self.context = context
    self.plan = plan
    let holders = zip(context.today.holders, plan.holders).map { $0 ?? $1 }
    let levels = holders.enumerated().map { item, holder in
      let planned = context.level(item: item, in: plan)
      return holder.map { context.levels(item: item, holder: $0).contains(planned) } ?? false
        ? planned : context.standardLevel
    }
    let start = context.plan(
      holders: holders, levels: levels, unused: planner.staffing?.unused(under: holders) ?? [])
    self.start = start
    var kept: [Requirement] = [Self.barrier(between: start, and: plan)]
    var couplings: [ItemCoupling] = []
    var objections = [Int](repeating: 0, count: holders.count)
    for requirement in planner.requirements {
      switch requirement {
      case .barrier(let barrier):
        for (item, holder) in holders.enumerated() {
          if let holder, barrier.objection(item, holder) != nil { objections[item] += 1 }
        }
      case .coupling(let coupling):
        couplings.append(coupling)
        if coupling.isMet(by: holders, pool: context.pool) { kept.append(requirement) }
      case .limit, .charge, .contiguity, .spread: kept.append(requirement)
      }
    }
    self.couplings = couplings
    self.objections = objections
    translation = try Translation(context: context, requirements: kept)
    guard let startAssignment = translation.assignment(of: start),
      let planAssignment = translation.assignment(of: plan)
    else {
      preconditionFailure("both ends are assignments: every pair is allowed, items held apart are not tied")
    }
    self.startAssignment = startAssignment
    self.planAssignment = planAssignment
  }

  private static func barrier(between start: Plan, and plan: Plan) -> Requirement {
    .barrier(
      Barrier(rule: "move_order") { item, holder in
        start.holders[item] == holder || plan.holders[item] == holder
          ? nil : Objection(key: "neither_end", detail: "")
      })
  }

  /// The plan in which these items of the neutral problem have gone and all others have stayed.
  func plan(moving isGone: (Int) -> Bool, staffing: Staffing?) -> Plan {
    let columns = zip(startAssignment.columns, planAssignment.columns).enumerated().map { item, ends in
      isGone(item) ? ends.1 : ends.0
    }
    return translation.plan(of: Assignment(columns: columns), staffing: staffing)
  }
}
