import AssignmentEngine
import TerritoryPlanning

/// Looks for the best plan that has some pairs, and then for the plan among the nearly best with the fewest changes.
struct GrantSearch {
  enum Answer {
    case granted(GrantedPlan)
    /// No legal plan has the pairs: the rule that alone stands in the way, where one does, and what the closest
    /// attempt breaks, where one was looked for.
    case impossible(rule: String?, closest: [Violation])
    case undecided(StopReason)
  }

  let contest: ContestPlanner
  let present: CertifiedTerritoryPlan
  private let solved: SolvedProblem
  var solver: StageSolver
  private var context: PlanningContext { contest.planner.context }
  private var translation: Translation { contest.planner.translation }

  /// Share of what is left for the best plan; the rest is for fewest changes.
  private static let shareOfBest = 0.5

  init(_ contest: ContestPlanner, _ present: CertifiedTerritoryPlan) throws {
    self.contest = contest
    self.present = present
    guard let start = contest.planner.translation.assignment(of: present.plan) else {
      throw DisagreementDefect.illegal(rules: present.evaluation.violations.map(\.rule))
    }
    solved = try SolvedProblem(
      problem: contest.planner.translation.problem, plan: start, certificate: present.certificate)
    solver = StageSolver(contest.planner.context, staffing: contest.planner.staffing)
  }

  /// - Parameter certifies: whether the certificate is to speak of the problem with the demands as the planner puts
  ///   it together, so that it can be rechecked later.
  mutating func grant(
    _ pairs: [DemandedPair], certifies: Bool, _ budget: inout StageBudget
  ) throws -> Answer {
    let planner = try contest.planner(granting: pairs)
    let best: Best
    let problem = certifies ? planner.translation.problem.fingerprint : nil
    switch try warmBest(pairs, certificateOf: problem, &budget) ?? coldBest(planner, &budget) {
    case .plan(let found): best = found
    case .impossible(let rule, let closest): return .impossible(rule: rule, closest: closest)
    case .undecided(let reason): return .undecided(reason)
    }
    let (plan, fewest) = try fewestChanges(planner, from: best.plan, worth: best.worth, &budget)
    let certified = CertifiedTerritoryPlan(
      plan: plan, evaluation: planner.judge(plan), bound: best.bound, certificate: best.certificate,
      todayObjective: planner.judgeToday()?.objective)
    let before = present.evaluation.objective
    return .granted(
      GrantedPlan(
        plan: certified, cost: .between(least: before - best.bound, most: before - best.worth),
        changed: handed(plan), fewest: max(fewest, needed(pairs))))
  }

  // MARK: The best plan

  private struct Best {
    var plan: Plan
    var worth: Money
    var bound: Money
    var certificate: Certificate
  }
  private enum Found {
    case plan(Best)
    case impossible(rule: String?, closest: [Violation])
    case undecided(StopReason)
  }

  /// The answer from the present plan's multipliers; nil where that finds neither a plan nor that there is none, or
  /// where its certificate speaks of another problem than is wanted. Its work does not depend on the clock.
  private mutating func warmBest(
    _ pairs: [DemandedPair], certificateOf wanted: String?, _ budget: inout StageBudget
  ) throws -> Found? {
    let fixed = Set(
      pairs.map {
        ProblemChange.Pair(item: translation.merged.mergedItem[$0.item], agent: $0.holder.index)
      }
    ).sorted { $0.item < $1.item }
    let work =
      budget.workLeft.map { Int64((Double($0) * Self.shareOfBest).rounded(.up)) } ?? SolvedProblem.defaultWork
    let answer = try solved.answer(
      ProblemChange(fixed: fixed), workLimit: work, seed: budget.options.seed, stop: budget.stop)
    budget.spend(answer.counters)
    solver.counters.add(answer.counters)
    switch answer.outcome {
    case .infeasible(let obstacle): return .impossible(rule: rule(obstacle), closest: [])
    case .noPlanFound: return nil
    case .plan(let found):
      guard let own = answer.plan?.assignment,
        wanted ?? found.certificate.problem == found.certificate.problem
      else { return nil }
      let verdict = CertificateVerifier.verify(found.certificate, of: answer.problem, plan: found.assignment)
      if case .refused(let refusals) = verdict {
        throw DisagreementDefect.certificate(refusals.map(\.description))
      }
      let (plan, evaluation) = try contest.planner.judged(
        CertifiedPlan(assignment: own, objective: found.objective, certificate: found.certificate))
      return .plan(try best(plan, evaluation.objective, found.certificate))
    }
  }

  /// The rule that by itself stands in the way, where one does.
  private func rule(_ obstacle: ChangedAnswer.Obstacle) -> String? {
    switch obstacle {
    case .row(let row):
      translation.index.limits.indices.contains(row) ? translation.index.limits[row].rule : nil
    case .itemWithoutColumns, .coupling, .couplings, .multipliers, .exhaustedTree: nil
    }
  }

  /// The answer of the whole engine, started from the present plan.
  private mutating func coldBest(
    _ planner: TerritoryPlanner, _ budget: inout StageBudget
  ) throws -> Found {
    let question = StageQuestion(
      requirements: planner.requirements, aim: .money, gap: budget.options.relativeGap)
    let (answer, asked) = try solver.ask(
      question, from: present.plan, &budget, share: Self.shareOfBest, multipliers: solved.multipliers,
      explains: true)
    if let plan = answer.plan, let certificate = answer.certificate {
      return .plan(try best(plan, Money(minorUnits: answer.worth), certificate))
    }
    switch try asked.outcome(of: answer.result.outcome) {
    case .infeasible(_, let closest): return .impossible(rule: nil, closest: closest)
    case .noPlanFound(let reason, _): return .undecided(reason)
    case .optimal, .gapReached, .limitReached: return .undecided(.exhausted)
    }
  }

  /// Plans that grant something are plans: the present bound holds for them too.
  private func best(_ plan: Plan, _ worth: Money, _ certificate: Certificate) throws -> Best {
    guard let bound = Int64(exactly: certificate.claimedBound) else {
      throw DisagreementDefect.boundTooLarge(String(certificate.claimedBound))
    }
    return Best(
      plan: plan, worth: worth, bound: min(Money(minorUnits: bound), present.bound), certificate: certificate)
  }

  /// Whether any legal plan has the pairs; nil where that was not settled.
  mutating func isPossible(_ pairs: [DemandedPair], _ budget: inout StageBudget, share: Double) throws
    -> Bool?
  {
    let planner = try contest.planner(granting: pairs)
    // Any plan answers, whatever its gap.
    let question = StageQuestion(requirements: planner.requirements, aim: .money, gap: 1e12)
    let (answer, _) = try solver.ask(
      question, from: present.plan, &budget, share: share, multipliers: rowMultipliers, explains: false)
    if answer.plan != nil { return true }
    return answer.isInfeasible ? false : nil
  }

  /// Those of the problem's own rows: cuts are found anew.
  private var rowMultipliers: [Double] {
    Array(solved.multipliers.prefix(translation.problem.rowCount))
  }

  // MARK: Fewest changes

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

  /// Items that the pairs themselves put into other hands.
  private func needed(_ pairs: [DemandedPair]) -> Int64 {
    Int64(pairs.count { present.plan.holders[$0.item] != $0.holder })
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
