public import AssignmentEngine
import TerritoryPlanning

extension PlanExplainer {
  /// Items of a region that are explained one by one, at most: those worth most.
  static var mostPlacements: Int { 5 }

  /// Answers one question. Blocking; a fraction of a second to a few seconds, by the size of the plan.
  ///
  /// - Throws: `ExplanationFault` for a rule that the scenario does not have, and what the engine throws.
  public func answer(
    _ question: ExplanationQuestion, stop: StopSignal = StopSignal()
  ) throws -> Explanation {
    var explanation = Explanation(question: question, gap: plan.gap)
    var better: [Money] = []
    switch question {
    case .account(let account, let duty), .move(let account, let duty, nil):
      for item in mergedItems(of: items(account, duty)) {
        explanation.placements.append(try placement(of: item, &better, stop))
      }
    case .move(let account, let duty, let to?):
      let items = mergedItems(of: items(account, duty))
      explanation.forced = try forced(items, to: to, &better, stop)
      explanation.binding = binding(
        rows: items.flatMap { rows(ofMerged: $0, holders: [holder(ofMerged: $0), to]) })
    case .representative(let number):
      let rows = rows { $0.subject == .representative(number) }
      let binding = try checked(rows: rows, stop: stop)
      explanation.representative = representative(number, binding: binding)
      explanation.binding = binding
    case .region(let region):
      try explain(region: region, &explanation, &better, stop)
    case .rule(let name):
      try explain(rule: name, &explanation, stop)
    }
    explanation.better = better.max()
    return explanation
  }

  private func items(_ account: Int, _ duty: Int?) -> [Int] {
    context.itemsOfAccount[account].filter { duty == nil || context.items[$0].duty == duty }
  }

  // MARK: Items

  /// Why a merged item is where it is.
  ///
  /// - Parameter incumbent: whom it comes from; nil for the holder that all its members have today.
  func placement(
    of item: Int, from incumbent: Holder? = nil, _ better: inout [Money], _ stop: StopSignal,
    work: Int64? = nil
  ) throws -> Explanation.Placement {
    let holder = holder(ofMerged: item)
    let incumbent = incumbent ?? self.incumbent(ofMerged: item)
    let former = incumbent == holder ? nil : incumbent
    var keeping: CostOfChange?
    if let former {
      let found = try solve(
        .fixing(item, to: former.index), items: [item], to: former, work: work, stop: stop)
      keeping = found.cost
      found.better.map { better.append($0) }
    }
    let nextBest = try nextBest(
      of: item, besides: [holder] + (former.map { [$0] } ?? []), &better, stop, work)
    let holders = [holder] + [former, nextBest?.holder].compactMap(\.self)
    let pressing = binding(rows: rows(ofMerged: item, holders: holders))
    return Explanation.Placement(
      items: translation.merged.members[item], holder: holder, incumbent: incumbent,
      binding: Array(pressing.prefix(Self.mostBinding)), keeping: keeping, nextBest: nextBest)
  }

  /// The best holder besides some, and what giving the item to them costs: one solution with those excluded.
  ///
  /// Its bound holds for every other holder, and so for the one in the plan found.
  private func nextBest(
    of item: Int, besides holders: [Holder], _ better: inout [Money], _ stop: StopSignal, _ work: Int64?
  ) throws -> MoveExplanation.NextBest? {
    let left = Set(problem.columns(of: item).map { Int(problem.columnAgent[$0]) })
      .subtracting(holders.map(\.index))
    guard let any = left.min() else { return nil }
    let change =
      left.count == 1
      ? ProblemChange.fixing(item, to: any)
      : ProblemChange(excluded: holders.map { .init(item: item, agent: $0.index) })
    let found = try solve(
      change, items: [item], to: left.count == 1 ? Holder(any) : nil, work: work, stop: stop)
    found.better.map { better.append($0) }
    if let assignment = found.assignment {
      return .init(holder: Holder(Int(problem.columnAgent[Int(assignment.columns[item])])), cost: found.cost)
    }
    // No plan is known: whoever costs least at the multipliers, at what holds for all of them.
    let priced = problem.columns(of: item).filter { left.contains(Int(problem.columnAgent[$0])) }
      .max { reduced($0) < reduced($1) }
    return priced.map { .init(holder: Holder(Int(problem.columnAgent[$0])), cost: found.cost) }
  }

  /// A column's value less the price of what it uses.
  private func reduced(_ column: Int) -> Double {
    problem.entries(of: column).reduce(Double(problem.columnValue[column])) { worth, entry in
      worth - solved.multipliers[Int(problem.entryRow[entry])] * Double(problem.entryCoefficient[entry])
    }
  }

  // MARK: Changes

  /// What giving some merged items to one holder costs.
  private func forced(
    _ items: [Int], to: Holder, _ better: inout [Money], _ stop: StopSignal
  ) throws -> Explanation.Forced {
    let moving = items.filter { holder(ofMerged: $0) != to }
    let found = try solve(
      ProblemChange(fixed: items.map { .init(item: $0, agent: to.index) }), items: items, to: to, stop: stop)
    found.better.map { better.append($0) }
    let asked = Set(items)
    let others = found.assignment.map { assignment in
      problem.itemIndices.filter { item in
        !asked.contains(item)
          && problem.columnAgent[Int(assignment.columns[item])]
            != problem.columnAgent[Int(solved.plan.columns[item])]
      }.reduce(0) { $0 + translation.merged.members[$1].count }
    }
    return Explanation.Forced(
      items: moving.flatMap { translation.merged.members[$0] }.sorted(), to: to, cost: found.cost,
      others: others ?? 0)
  }

  /// Who works a region, what presses there, and what one holder for all of it would cost.
  private func explain(
    region: Int, _ explanation: inout Explanation, _ better: inout [Money], _ stop: StopSignal
  ) throws {
    let inside = context.items.indices.filter {
      context.data.accounts[context.items[$0].account].region == region
    }
    let items = mergedItems(of: inside)
    let rows = rows { limit in
      switch limit.subject {
      case .region(region, _), .wholeRegion(region): true
      default: false
      }
    }
    explanation.binding = try checked(rows: rows, stop: stop)
    let moved = items.filter {
      incumbent(ofMerged: $0).map { [item = $0] in $0 != holder(ofMerged: item) } ?? false
    }
    func worth(_ item: Int) -> Int64 {
      translation.merged.members[item].reduce(0) {
        $0 + context.worth(item: $1, holder: holder(ofMerged: item)).minorUnits
      }
    }
    let heaviest = (moved.isEmpty ? items : moved).sorted { (worth($1), $0) < (worth($0), $1) }
    for item in heaviest.prefix(Self.mostPlacements) {
      explanation.placements.append(try placement(of: item, &better, stop))
    }
    var held: [Int: Int] = [:]
    for item in items where holder(ofMerged: item) != context.pool {
      held[holder(ofMerged: item).index, default: 0] += translation.merged.members[item].count
    }
    guard held.count > 1, let main = held.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
    explanation.forced = try forced(items, to: Holder(main.key), &better, stop)
  }

  // MARK: Representatives and rules

  func representative(_ number: Int, binding: [MarginalValue]) -> RepresentativeExplanation {
    let moves = plan.evaluation.moves
    let holder = Holder(number)
    return RepresentativeExplanation(
      representative: number, binding: binding, received: moves.indices.filter { moves[$0].to == holder },
      handedOff: moves.indices.filter { moves[$0].from == holder })
  }

  /// The names of all rules that demand something here.
  public var rules: [String] {
    let index = translation.index
    return Set(
      index.limits.map(\.rule) + index.barriers.map(\.rule) + index.couplings.map(\.rule)
        + index.spreads.map(\.rule) + index.contiguities.map(\.rule)
    ).sorted()
  }

  private func explain(
    rule name: String, _ explanation: inout Explanation, _ stop: StopSignal
  ) throws {
    guard rules.contains(name) else { throw ExplanationFault.unknownRule(name, known: rules) }
    let index = translation.index
    let rows = rows { $0.rule == name }
    explanation.binding = try checked(rows: rows, count: 1, stop: stop)
    let barriers = index.barriers.filter { $0.rule == name }
    var rule = RuleExplanation(
      rule: name, limits: rows.count, pressing: rows.count { marginalValue(ofRow: $0) != nil },
      forbiddenPairs: 0, couplings: index.couplings.count { $0.rule == name })
    for item in context.items.indices where !barriers.isEmpty {
      for number in context.data.representatives.indices
      where barriers.contains(where: { $0.objection(item, Holder(number)) != nil }) {
        rule.forbiddenPairs += 1
      }
    }
    if !rows.isEmpty {
      let steps = Dictionary(uniqueKeysWithValues: rows.map { ($0, step(index.limits[$0])) })
      rule.oneStep = try gain(moving: steps, side: nil, step: steps.values.max() ?? 1, stop: stop)
      let free = rows.map { ProblemChange.Bounds(row: $0, lower: nil, upper: nil) }
      rule.withoutLimits = checked(try solve(ProblemChange(bounds: free), stop: stop).cost, step: 0)
    }
    explanation.rule = rule
  }
}

extension AssignmentProblem {
  var itemIndices: Range<Int> { 0..<itemCount }
}
