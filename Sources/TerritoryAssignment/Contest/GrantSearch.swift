import AssignmentEngine
import TerritoryPlanning

/// Looks for the best plan that has some pairs, and then for the plan among the nearly best with the fewest changes.
struct GrantSearch {
  enum Answer {
    case granted(GrantedPlan)
    /// No legal plan has the pairs; what the closest attempt breaks.
    case impossible(closest: [Violation])
    case undecided(StopReason)
  }

  let contest: ContestPlanner
  let present: CertifiedTerritoryPlan
  private let multipliers: [Double]
  var solver: StageSolver
  private var context: PlanningContext { contest.planner.context }

  /// Share of what is left for the best plan; the rest is for fewest changes.
  private static let shareOfBest = 0.6

  init(_ contest: ContestPlanner, _ present: CertifiedTerritoryPlan) {
    self.contest = contest
    self.present = present
    // Demands only take columns away: the rows are those of the present plan's problem.
    let certificate = present.certificate
    multipliers = certificate.multipliers.prefix(contest.planner.translation.problem.rowCount)
      .map { Double($0) / Double(certificate.scale) }
    solver = StageSolver(contest.planner.context, staffing: contest.planner.staffing)
  }

  mutating func grant(_ pairs: [DemandedPair], _ budget: inout StageBudget) throws -> Answer {
    let planner = try contest.planner(granting: pairs)
    let question = StageQuestion(
      requirements: planner.requirements, aim: .money, gap: budget.options.relativeGap)
    let (answer, asked) = try solver.ask(
      question, from: present.plan, &budget, share: Self.shareOfBest, multipliers: multipliers, explains: true)
    guard let best = answer.plan, let certificate = answer.certificate else {
      switch try asked.outcome(of: answer.result.outcome) {
      case .infeasible(_, let closest): return .impossible(closest: closest)
      case .noPlanFound(let reason, _): return .undecided(reason)
      case .optimal, .gapReached, .limitReached: return .undecided(.exhausted)
      }
    }
    // Plans that grant something are plans: the present bound holds for them too.
    let bound = min(Money(minorUnits: answer.bound), present.bound)
    let worth = Money(minorUnits: answer.worth)
    let (plan, fewest) = try fewestChanges(planner, from: best, worth: worth, &budget)
    let certified = CertifiedTerritoryPlan(
      plan: plan, evaluation: planner.judge(plan), bound: bound, certificate: certificate,
      todayObjective: planner.judgeToday()?.objective)
    let before = present.evaluation.objective
    return .granted(
      GrantedPlan(
        plan: certified, cost: .between(least: before - bound, most: before - worth),
        changed: handed(plan), fewest: fewest))
  }

  /// Whether any legal plan has the pairs; nil where that was not settled.
  mutating func isPossible(_ pairs: [DemandedPair], _ budget: inout StageBudget, share: Double) throws -> Bool? {
    let planner = try contest.planner(granting: pairs)
    // Any plan answers, whatever its gap.
    let question = StageQuestion(requirements: planner.requirements, aim: .money, gap: 1e12)
    let (answer, _) = try solver.ask(
      question, from: present.plan, &budget, share: share, multipliers: multipliers, explains: false)
    if answer.plan != nil { return true }
    return answer.isInfeasible ? false : nil
  }

  /// The plan nearest to the present one among those worth nearly as much as the best, and how near one can be.
  private mutating func fewestChanges(
    _ planner: TerritoryPlanner, from best: Plan, worth: Money, _ budget: inout StageBudget
  ) throws -> (plan: Plan, fewest: Int64) {
    let floor = worth - Money(minorUnits: contest.mayLose.floor(of: abs(worth.minorUnits)))
    let frame = ObjectiveFloor(floor, planner: planner, reference: best)
    let changes = PlanDistance.items.limit(from: present.plan, atMost: 0, price: 1, in: context)
    let question = StageQuestion(
      requirements: frame.requirements + [changes], aim: .penalties, gap: budget.options.relativeGap)
    let (answer, _) = try solver.ask(
      question, from: try patched(planner, floor: floor) ?? best, &budget, share: 1)
    let nearest = [answer.plan, best].compactMap(\.self).min { distance($0) < distance($1) } ?? best
    let evaluation = planner.judge(nearest)
    guard evaluation.isLegal, evaluation.objective >= floor else {
      throw DisagreementDefect.illegal(rules: evaluation.violations.map(\.rule) + [Objective.ruleName])
    }
    return (nearest, max(0, -answer.bound))
  }

  /// The present plan with the demands and nothing else, where that is legal and worth the floor.
  private func patched(_ planner: TerritoryPlanner, floor: Money) throws -> Plan? {
    guard let start = planner.translation.start(near: present.plan) else { return nil }
    let plan = planner.translation.plan(of: start, staffing: planner.staffing)
    let evaluation = planner.judge(plan)
    return evaluation.isLegal && evaluation.objective >= floor ? plan : nil
  }

  private func distance(_ plan: Plan) -> Int64 {
    PlanDistance.items.between(present.plan, plan, in: context)
  }

  private func handed(_ plan: Plan) -> [HandedItem] {
    context.items.indices.compactMap { item in
      let (from, to) = (present.plan.holders[item], plan.holders[item])
      return from == to ? nil : HandedItem(item: item, from: from, to: to)
    }
  }
}
