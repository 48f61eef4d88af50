import AssignmentEngine
import TerritoryPlanning

/// Finds what to concede: first whatever is cheapest, then without the rule that gave way most, and so on.
struct WayOutSearch {
  /// Most ways out that are offered.
  static let most = 3
  /// How close to the cheapest a way out has to be proven before the search for it ends.
  static let gap = 0.02

  let elastic: ElasticRules
  /// Judges plans under the rules as they are.
  let planner: TerritoryPlanner
  /// Demands of the conflict, where one is known.
  let conflict: Set<Demand>
  let budget: ConflictBudget

  func ways() throws -> [WayOut] {
    var ways: [WayOut] = []
    // Shapes have no amounts: they are given up as a whole, in an attempt of their own.
    let shapes = conflict.filter(\.isShape)
    var refused: Set<String> = []
    for attempt in 0..<Self.most where !budget.isSpent {
      let share = 1 / Double(Self.most - attempt)
      guard let way = try cheapest(sparing: refused, shapes: [], share: share) else { break }
      if !ways.contains(where: { $0.concessions == way.concessions }) { ways.append(way) }
      refused.insert(heaviestRule(of: way))
    }
    if !shapes.isEmpty, !budget.isSpent,
      let way = try cheapest(sparing: [], shapes: shapes, share: 1),
      !ways.contains(where: { $0.concessions == way.concessions })
    {
      ways.append(way)
    }
    let order = ways.indices.sorted { (ways[$0].weight, $0) < (ways[$1].weight, $1) }
    return order.prefix(Self.most).map { ways[$0] }
  }

  /// The cheapest way out that leaves some rules alone; nil where none is found.
  private func cheapest(
    sparing refused: Set<String>, shapes: Set<Demand>, share: Double
  ) throws -> WayOut? {
    let conflict = conflict
    // Couplings and abilities give way only where they stand in the conflict: everywhere else opening them would
    // make the question larger and hardly ever the answer better.
    let likely = { @Sendable (demand: Demand) in
      !refused.contains(demand.rule)
        && (demand.isShape ? shapes.contains(demand) : !demand.isDeep || conflict.contains(demand))
    }
    let anything = { @Sendable (demand: Demand) in
      !refused.contains(demand.rule) && (!demand.isShape || shapes.contains(demand))
    }
    switch try solve(likely, share: share) {
    case .found(let way): return way
    case .none: return try solve(anything, share: share).way
    case .undecided: return nil
    }
  }

  private enum Finding {
    case found(WayOut)
    /// Whatever may give way, there is no plan.
    case none
    case undecided

    var way: WayOut? { if case .found(let way) = self { way } else { nil } }
  }

  private func solve(_ mayGive: @escaping @Sendable (Demand) -> Bool, share: Double) throws -> Finding {
    let asked = try TerritoryPlanner(
      context: planner.context, requirements: elastic.requirements(mayGive), aim: .penalties,
      staffing: planner.staffing, divisions: [])
    let options = budget.options(share: share, gap: Self.gap)
    switch try asked.solve(options, stop: budget.stop).outcome {
    case .infeasible: return .none
    case .noPlanFound: return .undecided
    case .optimal(let found), .gapReached(let found), .limitReached(let found, _):
      return try way(found, shapes: elastic.pointsForShapes(mayGive)).map(Finding.found) ?? .undecided
    }
  }

  /// The way out that a plan of the elastic rules shows, once that plan is legal under the concessions.
  private func way(_ found: CertifiedTerritoryPlan, shapes: Int64) throws -> WayOut? {
    let concessions = elastic.concessions(for: found.plan, planner.judge(found.plan))
    guard !concessions.isEmpty else { return nil }
    let eased = try TerritoryPlanner(
      context: planner.context,
      requirements: planner.requirements.conceding(concessions, in: planner.context), aim: .money,
      staffing: planner.staffing, divisions: [])
    let judged = eased.judge(found.plan)
    guard judged.isLegal else {
      throw DisagreementDefect.illegal(rules: judged.violations.map(\.rule))
    }
    let points = elastic.points
    return WayOut(
      concessions: concessions, plan: found.plan,
      weight: points.minutes(atMost: found.evaluation.priceOfBrokenWishes.minorUnits + shapes),
      leastWeight: points.minutes(atLeast: -found.bound.minorUnits + shapes))
  }

  /// The rule that gives way in most demands; of equal ones the first.
  private func heaviestRule(of way: WayOut) -> String {
    var counts: [(rule: String, count: Int)] = []
    for concession in way.concessions {
      if let known = counts.firstIndex(where: { $0.rule == concession.demand.rule }) {
        counts[known].count += 1
      } else {
        counts.append((concession.demand.rule, 1))
      }
    }
    return counts.reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.rule
  }
}

extension Demand {
  /// Contiguity or a spread.
  var isShape: Bool {
    switch part {
    case .contiguity, .spread: true
    case .limit, .coupling, .exclusion: false
    }
  }

  /// Couplings and what people are able to do.
  var isDeep: Bool {
    switch part {
    case .coupling: true
    case .exclusion: rule == EligibilityRule.name || rule == TeamsRule.name
    case .limit, .contiguity, .spread: false
    }
  }
}
