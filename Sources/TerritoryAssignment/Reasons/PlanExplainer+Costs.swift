import AssignmentEngine
import TerritoryPlanning

/// What solving again with a change showed.
struct ChangedPlan {
  var cost: CostOfChange
  /// The best plan found with the change, as an assignment of the original problem.
  var assignment: Assignment?
  /// How much more than the plan in hand it is worth, where it keeps all rules and is.
  var better: Money?
}

extension PlanExplainer {
  /// Solves again with a change.
  ///
  /// - Parameters:
  ///   - items: merged items that the change speaks of, for naming what stands against it.
  ///   - to: the holder that it wants, if it wants one.
  /// - Throws: `DisagreementDefect` where the judges do not agree about the plan found.
  func solve(
    _ change: ProblemChange, items: [Int] = [], to holder: Holder? = nil, work: Int64? = nil, stop: StopSignal
  ) throws -> ChangedPlan {
    let answer = try solved.answer(change, workLimit: work ?? workPerAnswer, seed: seed, stop: stop)
    if case .infeasible(let obstacle) = answer.outcome {
      return ChangedPlan(cost: .impossible(name(obstacle, items: items, to: holder)))
    }
    guard let cost = answer.cost(against: solved.objective), let least = Int64(exactly: cost.least) else {
      throw DisagreementDefect.boundTooLarge(answer.bound.map { String($0) } ?? "none")
    }
    guard let found = answer.plan, let most = cost.most.flatMap({ Int64(exactly: $0) }) else {
      return ChangedPlan(cost: .atLeast(Money(minorUnits: least)))
    }
    try judge(found.assignment, objective: found.objective, under: change)
    return ChangedPlan(
      cost: .between(least: Money(minorUnits: least), most: Money(minorUnits: most)),
      assignment: found.assignment,
      better: change.bounds.isEmpty && most < 0 ? Money(minorUnits: -most) : nil)
  }

  /// The second judge: the plan found is worth what the engine says and breaks no rule but a limit that was moved.
  private func judge(_ assignment: Assignment, objective: Int128, under change: ProblemChange) throws {
    let evaluation = planner.judge(translation.plan(of: assignment, staffing: planner.staffing))
    // A priced limit that was moved is charged where it was by the domain's judge.
    let moved = Set(
      change.bounds.filter { $0.row < translation.index.limits.count }.map {
        translation.index.limits[$0.row].rule
      })
    let broken = evaluation.violations.map(\.rule).filter { !moved.contains($0) }
    guard broken.isEmpty else { throw DisagreementDefect.illegal(rules: broken) }
    let isPriced = change.bounds.contains {
      problem.rows[$0.row].shortfallPrice != nil || problem.rows[$0.row].excessPrice != nil
    }
    guard isPriced || Int128(evaluation.objective.minorUnits) == objective else {
      throw DisagreementDefect.objective(
        evaluation: evaluation.objective.minorUnits, engine: String(objective))
    }
  }

  /// The rule that by itself keeps the change out.
  private func name(
    _ obstacle: ChangedAnswer.Obstacle, items: [Int], to holder: Holder?
  ) -> CostOfChange.Obstacle? {
    switch obstacle {
    case .itemWithoutColumns(let item):
      guard let holder else { return nil }
      return translation.merged.members[item].lazy.compactMap { member in
        translation.firstObjection(item: member, holder: holder).map {
          CostOfChange.Obstacle.objection(rule: $0.rule, $0.objection)
        }
      }.first ?? translation.ruleAgainst(item: item).map { .rule($0) }
    case .row(let row): return rule(ofRow: row).map { .rule($0) }
    case .coupling(let coupling): return translation.rule(ofCoupling: coupling).map { .rule($0) }
    case .multipliers(let certificate):
      let rows = certificate.multipliers.indices.filter { certificate.multipliers[$0] != 0 }
      let rules = Set(rows.map { rule(ofRow: $0) })
      return rules.count == 1 ? rules.first.flatMap { $0 }.map { .rule($0) } : nil
    case .couplings, .exhaustedTree: return nil
    }
  }

  /// The rule whose limit or spread makes the row; nil for rows of cuts.
  func rule(ofRow row: Int) -> String? {
    let index = translation.index
    if row < index.limits.count { return index.limits[row].rule }
    return index.spreads.indices.first { index.rows(ofSpread: $0).contains(row) }
      .map { index.spreads[$0].rule }
  }
}

extension Translation {
  /// The rule behind a coupling of the problem, by the order in which `ProblemAssembly` adds them.
  func rule(ofCoupling number: Int) -> String? {
    let tying = index.couplings.filter { coupling in
      coupling.kind != .same && Set(coupling.items.map { merged.mergedItem[$0] }).count > 1
    }
    let kept = merged.kept.filter { Set($0.items.map { merged.mergedItem[$0] }).count > 1 }
    let all = tying + kept
    return all.indices.contains(number) ? all[number].rule : nil
  }

  /// The rule by which members of a merged item must differ, so that only the pool may hold it.
  func ruleAgainst(item: Int) -> String? {
    index.couplings.first { coupling in
      coupling.kind == .differ && coupling.items.count { merged.mergedItem[$0] == item } > 1
    }?.rule
  }
}
