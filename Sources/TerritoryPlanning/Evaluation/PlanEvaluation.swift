extension PlanningContext {
  /// Judges any plan, legal or not: what it is worth, who carries what, how fair it is, what changes hands and
  /// why, and which requirements it does not meet.
  ///
  /// Takes time in proportion to the items, to the pairs that limits over one representative count, and to the
  /// items times the limits that count over everybody. The fixed targets are computed on the first call.
  ///
  /// - Parameters:
  ///   - plan: a holder or nil for each of `items`, and an owner or nil for each region and duty.
  ///   - requirements: of the rules that hold, as `Rule.requirements(in:)` of this context gives them.
  ///   - unused: positions that are not filled by the plan's decision (`Staffing`): fair shares are those of the
  ///     others.
  ///   - divisions: into peers, whose figures of fairness are wanted beside those of role and team.
  /// - Precondition: the plan has as many holders as there are items, as many rows of owners as regions and as
  ///   many owners a row as duties, and no holder beyond the pool.
  public func evaluate(
    _ plan: Plan, requirements: [Requirement], unused: Set<Int> = [],
    divisions: [PeerGroups.Division] = []
  ) -> Evaluation {
    checkShape(of: plan)
    var tally = PlanTally(context: self, plan: plan, unused: unused)
    let judgement = Judgement(of: plan, requirements: requirements, tally: tally)
    let moves = self.moves(of: plan, judgement: judgement)
    tally.count(moves)
    let broken = judgement.unmetRequirements
    let violations = broken.filter { $0.price == nil } + coverageViolations(tally, plan)
    let wishes = broken.filter { $0.price != nil }
    let revenue = tally.representatives.reduce(Money.zero) { $0 + $1.revenue }
    let price = wishes.reduce(Money.zero) { $0 + ($1.price ?? .zero) }
    let charged = judgement.charges.reduce(Money.zero) { $0 + $1.cost }
    return Evaluation(
      revenue: revenue,
      unattendedRevenue: data.accounts.indices.reduce(.zero) { $0 + unattendedRevenue(account: $1) },
      travelCost: tally.travelCost,
      travelMinutes: tally.representatives.reduce(.zero) { $0 + $1.travelMinutes },
      priceOfBrokenWishes: price, charges: judgement.charges,
      objective: revenue - tally.travelCost - charged - price,
      representatives: tally.representatives, fairness: tally.fairness(among: divisions), moves: moves,
      disruption: disruption(of: plan, moves: moves),
      pooledItems: tally.itemsOfHolder[pool.index].count, uncoveredItems: tally.uncovered.count,
      itemsByLevel: tally.itemsByLevel, violations: violations, brokenWishes: wishes)
  }

  private func checkShape(of plan: Plan) {
    precondition(plan.holders.count == items.count, "a plan needs a holder, or nil, for each item")
    precondition(
      plan.regionOwners.count == data.regions.count
        && plan.regionOwners.allSatisfy { $0.count == data.parameters.duties.count },
      "a plan needs an owner, or nil, for each region and duty")
    let valid = 0...pool.index
    precondition(
      plan.holders.allSatisfy { $0.map { valid.contains($0.index) } ?? true },
      "a holder is a representative or the pool")
    precondition(
      plan.visitLevels.isEmpty
        || plan.visitLevels.count == items.count
          && plan.visitLevels.allSatisfy { (0..<max(1, data.parameters.visits.levels.count)).contains($0) },
      "a plan needs a level for each item, or none at all")
  }

  /// Items that nobody holds, not even the pool, and regions whose owner cannot do the duty or is missing
  /// although somebody could.
  private func coverageViolations(_ tally: PlanTally, _ plan: Plan) -> [Violation] {
    var violations = tally.uncovered.map {
      Violation(rule: CoverageRule.name, kind: .uncovered(item: $0), price: nil)
    }
    let ownership = RegionOwnership(valuation: valuation)
    for region in data.regions.indices {
      for duty in data.parameters.duties.indices
      where !ownership.isAcceptable(plan.regionOwners[region][duty], region: region, duty: duty) {
        violations.append(
          Violation(
            rule: RegionOwnership.ruleName, kind: .regionOwner(region: region, duty: duty), price: nil))
      }
    }
    return violations
  }

  private func disruption(of plan: Plan, moves: [Move]) -> Disruption {
    var disruption = Disruption(
      voluntaryItems: 0, forcedItems: 0, voluntaryAccounts: 0, forcedAccounts: 0, voluntaryRevenue: .zero,
      forcedRevenue: .zero, newItems: 0)
    // Moves are in the order of items and so of accounts.
    var lastVoluntary = -1
    var lastForced = -1
    for move in moves {
      let account = items[move.item].account
      if move.forced == nil {
        disruption.voluntaryItems += 1
        guard account != lastVoluntary else { continue }
        lastVoluntary = account
        disruption.voluntaryAccounts += 1
        disruption.voluntaryRevenue += data.accounts[account].current
      } else {
        disruption.forcedItems += 1
        guard account != lastForced else { continue }
        lastForced = account
        disruption.forcedAccounts += 1
        disruption.forcedRevenue += data.accounts[account].current
      }
    }
    disruption.newItems = zip(today.holders, plan.holders).count { before, after in
      guard before == nil, let after else { return false }
      return after != pool
    }
    return disruption
  }
}
