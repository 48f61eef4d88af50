import AssignmentEngine
import TerritoryPlanning

/// The state of a contest: what each objection asks for, and what was found about it.
struct ContestRun {
  private let contest: ContestPlanner
  private let present: CertifiedTerritoryPlan
  private var search: GrantSearch
  private var budget: StageBudget
  private var answered: [AnsweredObjection] = []
  /// The plans that grant one objection each.
  private var plansAlone: [Int: GrantedPlan] = [:]

  private var context: PlanningContext { contest.planner.context }
  private var translation: Translation { contest.planner.translation }

  init(
    _ contest: ContestPlanner, _ present: CertifiedTerritoryPlan, _ options: SolveOptions, _ stop: StopSignal
  ) throws {
    self.contest = contest
    self.present = present
    search = try GrantSearch(contest, present)
    budget = StageBudget(options, stop: stop)
  }

  mutating func answer(_ objections: [ManagerObjection]) throws -> ContestAnswer {
    answered = objections.map(resolved)
    markContradictions()
    // Everything together gets as much as two single ones.
    for number in answered.indices {
      var part = budget.part(1 / Double(answered.count - number + 2))
      let given = part
      try priceAlone(number, &part)
      budget.spend(part, of: given)
    }
    dropIdleContradictions()
    let (granted, reason) = try grantTogether()
    return ContestAnswer(
      present: present, objections: answered, granted: granted, stopReason: reason,
      mayLose: contest.mayLose, counters: search.solver.counters)
  }

  // MARK: What is asked for

  private func resolved(_ objection: ManagerObjection) -> AnsweredObjection {
    var answer = AnsweredObjection(objection: objection, pairs: [], verdict: .granted, cost: nil, others: [])
    do throws(EmptyObjection) {
      answer.pairs = try objection.pairs(against: present.plan, in: context)
    } catch {
      answer.verdict = .refused(.empty(error))
      return answer
    }
    for pair in answer.pairs {
      if let found = translation.firstObjection(item: pair.item, holder: pair.holder) {
        answer.verdict = .refused(.forbidden(pair, rule: found.rule, found.objection))
        answer.cost = .impossible(.objection(rule: found.rule, found.objection))
        return answer
      }
    }
    if answer.pairs.allSatisfy({ present.plan.holders[$0.item] == $0.holder }) { answer.verdict = .alreadySo }
    return answer
  }

  /// Items that a coupling ties to one holder count as one.
  private mutating func markContradictions() {
    var wanted: [Int: [(number: Int, holder: Holder)]] = [:]
    for (number, answer) in answered.enumerated() where answer.isGranted {
      for pair in answer.pairs {
        wanted[translation.merged.mergedItem[pair.item], default: []].append((number, pair.holder))
      }
    }
    var others: [Int: Set<Int>] = [:]
    for demands in wanted.values {
      for here in demands {
        for there in demands where there.holder != here.holder {
          others[here.number, default: []].insert(there.number)
        }
      }
    }
    for (number, against) in others {
      answered[number].verdict = .refused(.contradicted(by: against.sorted()))
    }
  }

  /// What no plan grants anyhow stands in nobody's way.
  private mutating func dropIdleContradictions() {
    for number in answered.indices {
      guard case .refused(.contradicted(let by)) = answered[number].verdict, !by.contains(number) else {
        continue
      }
      let standing = by.filter { if case .impossible? = answered[$0].cost { false } else { true } }
      answered[number].verdict = standing.isEmpty ? .granted : .refused(.contradicted(by: standing))
    }
  }

  // MARK: What it costs

  /// The cost of one objection alone. One that contradicts others is priced too: somebody has to choose.
  private mutating func priceAlone(_ number: Int, _ part: inout StageBudget) throws {
    let answer = answered[number]
    switch answer.verdict {
    case .alreadySo:
      let zero = Money.zero
      answered[number].cost = .between(least: present.evaluation.objective - present.bound, most: zero)
      return
    // It contradicts itself through a coupling: no plan has it.
    case .refused(.contradicted(let by)) where by.contains(number): return
    case .granted, .refused(.contradicted): break
    case .refused, .undecided: return
    }
    if let reason = part.stopReason { return leaveOpen(number, reason) }
    switch try search.grant(answer.pairs, certifies: false, &part) {
    case .granted(let plan):
      let demanded = Set(answer.pairs.map(\.item))
      answered[number].cost = plan.cost
      answered[number].others = plan.changed.filter { !demanded.contains($0.item) }
      plansAlone[number] = plan
    case .impossible(let rule, let closest):
      answered[number].cost = .impossible(rule.map { .rule($0) })
      answered[number].verdict = .refused(.impossible(rule: rule, closest: closest))
    case .undecided(let reason): leaveOpen(number, reason)
    }
  }

  private mutating func leaveOpen(_ number: Int, _ reason: StopReason) {
    answered[number].cost = .atLeast(present.evaluation.objective - present.bound)
    if answered[number].isGranted { answered[number].verdict = .undecided(reason) }
  }

  // MARK: Together

  private var included: [Int] { answered.indices.filter { answered[$0].isGranted } }

  private mutating func grantTogether() throws -> (GrantedPlan?, StopReason?) {
    let wanted = included
    // Nothing changes where nothing is asked for that is not so.
    guard wanted.contains(where: { answered[$0].verdict == .granted }) else { return (nil, nil) }
    if wanted.count == 1, let alone = plansAlone[wanted[0]], try isRecheckable(alone, pairs(of: wanted)) {
      return (alone, nil)
    }
    var part = budget.part(0.5)
    let given = part
    let first = try search.grant(pairs(of: wanted), certifies: true, &part)
    budget.spend(part, of: given)
    switch first {
    case .granted(let plan): return (plan, nil)
    case .undecided(let reason): return (nil, reason)
    case .impossible: break
    }
    try leaveOutWhatDoesNotFit(wanted)
    switch try search.grant(pairs(of: included), certifies: true, &budget) {
    case .granted(let plan): return (plan, nil)
    case .undecided(let reason): return (nil, reason)
    // Each was shown to fit with those before it.
    case .impossible: return (nil, .exhausted)
    }
  }

  /// Whether the plan's certificate speaks of the problem that the planner puts together for the pairs.
  private func isRecheckable(_ granted: GrantedPlan, _ pairs: [DemandedPair]) throws -> Bool {
    let planner = try contest.planner(granting: pairs)
    return planner.translation.problem.fingerprint == granted.plan.certificate.problem
  }

  /// First come, first served: an objection that no plan grants beside those before it is refused.
  private mutating func leaveOutWhatDoesNotFit(_ wanted: [Int]) throws {
    var kept: [Int] = []
    for (position, number) in wanted.enumerated() {
      let share = 1 / Double(wanted.count - position + 1)
      switch try search.isPossible(pairs(of: kept + [number]), &budget, share: share) {
      case true?: kept.append(number)
      case false?: answered[number].verdict = .refused(.impossibleBeside(kept))
      case nil: answered[number].verdict = .undecided(budget.stopReason ?? .exhausted)
      }
    }
  }

  private func pairs(of numbers: [Int]) -> [DemandedPair] {
    Array(Set(numbers.flatMap { answered[$0].pairs })).sorted { $0.item < $1.item }
  }
}
