/// What later stages keep of a plan that an earlier one reached, as rows.
extension [Requirement] {
  /// Without anything that only costs money: soft limits and charges are left out.
  public var hardOnly: [Requirement] {
    filter { requirement in
      switch requirement {
      case .limit(let limit): limit.price == nil
      case .charge: false
      case .barrier, .coupling, .contiguity, .spread: true
      }
    }
  }

  /// Soft limits made hard where the plan stands: no wish may be broken further than in the plan. Charges are
  /// left out.
  public func hardened(at plan: Plan, in context: PlanningContext) -> [Requirement] {
    let tally = PlanTally(context: context, plan: plan)
    return compactMap { requirement in
      switch requirement {
      case .charge: return nil
      case .limit(var limit) where limit.price != nil:
        let activity = MeasuredActivity(limit.measure, tally: tally).value
        limit.lower = limit.lower.map { Swift.min($0, activity) }
        limit.upper = limit.upper.map { Swift.max($0, activity) }
        limit.price = nil
        return .limit(limit)
      case .barrier, .limit, .coupling, .contiguity, .spread: return requirement
      }
    }
  }

  /// Revenue less travel and charges of at least `floor`. Together with `hardened` it keeps the net revenue at
  /// `floor` less what the wishes of that plan cost.
  public func grossRevenue(atLeast floor: Money, in context: PlanningContext) -> Requirement {
    let worth = context.pairs(of: nil) { item, holder, level in
      context.worth(item: item, holder: holder, level: level).minorUnits
    }
    let charges = compactMap { requirement in
      if case .charge(let charge) = requirement { charge.measure.times(-1) } else { nil }
    }
    return .limit(
      Limit(
        rule: Objective.ruleName, aspect: "net_revenue", subject: .wholePlan, unit: .money,
        measure: charges.isEmpty ? worth : .sum([worth] + charges), lower: floor.minorUnits, upper: nil,
        price: nil))
  }
}

extension Aim {
  /// Soft limits at a price of 1 whose cost is what the aim counts; empty for `revenue` and for measures of
  /// fairness that no sum of prices expresses.
  public func penalties(in context: PlanningContext) -> [Requirement] {
    switch self {
    case .revenue: []
    case .coverage(let unit): unit.requirements(atMost: 0, price: 1, in: context)
    case .moves(let metric): metric.requirements(atMost: 0, price: 1, in: context)
    case .fairness(let aim):
      aim.everybody.groups(in: context).flatMap {
        $0.deviationPenalties(rule: Objective.ruleName, aspect: aim.scope.metric.rawValue)
      }
    }
  }

  /// Hard limits that keep a count of the aim at `most`; empty for `revenue` and `fairness`.
  public func kept(atMost most: Int64, in context: PlanningContext) -> [Requirement] {
    switch self {
    case .coverage(let unit): unit.requirements(atMost: most, price: nil, in: context)
    case .moves(let metric): metric.requirements(atMost: most, price: nil, in: context)
    case .revenue, .fairness: []
    }
  }
}

extension FairnessAim {
  /// The scope with everybody in one measure: a largest deviation and a sum do not care for groups.
  public var everybody: FairnessScope {
    FairnessScope(scope.metric, peers: scope.peers, reach: .everybody)
  }
}
