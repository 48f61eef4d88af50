import TerritoryPlanning

/// The hard rules with prices in the place of the demands that may give way: their cheapest plan says what to
/// concede.
struct ElasticRules {
  let context: PlanningContext
  /// The hard requirements as they are.
  let hard: [Requirement]
  let points: ConcessionPoints

  /// - Parameter mayGive: whether a demand may give way; everything else stays hard.
  func requirements(_ mayGive: @escaping @Sendable (Demand) -> Bool) -> [Requirement] {
    hard.flatMap { requirement -> [Requirement] in
      switch requirement {
      case .barrier(let barrier): barriers(barrier, mayGive)
      case .limit(let limit): limits(limit, mayGive)
      case .coupling(let coupling):
        mayGive(coupling.demand)
          ? [.limit(coupling.limit(price: points.coupling, in: context))] : [requirement]
      case .contiguity(let contiguity): mayGive(contiguity.demand) ? [] : [requirement]
      case .spread(let spread): mayGive(spread.demand) ? [] : [requirement]
      case .charge: []
      }
    }
  }

  /// Points for the shapes that `requirements` leaves out: they have no amounts.
  func pointsForShapes(_ mayGive: (Demand) -> Bool) -> Int64 {
    hard.reduce(0) { sum, requirement in
      switch requirement {
      case .contiguity(let contiguity) where mayGive(contiguity.demand): sum + points.shape
      case .spread(let spread) where mayGive(spread.demand): sum + points.shape
      default: sum
      }
    }
  }

  /// A limit with each bound hard or at a price.
  private func limits(_ limit: Limit, _ mayGive: (Demand) -> Bool) -> [Requirement] {
    var hard = limit
    var priced = limit
    priced.price = points.points(limit.unit)
    if let demand = limit.demand(.lower), mayGive(demand) { hard.lower = nil } else { priced.lower = nil }
    if let demand = limit.demand(.upper), mayGive(demand) { hard.upper = nil } else { priced.upper = nil }
    return [hard, priced].filter { $0.lower != nil || $0.upper != nil }.map(Requirement.limit)
  }

  /// What stays barred, and a count of what is taken against the objections that may give way.
  private func barriers(
    _ barrier: Barrier, _ mayGive: @escaping @Sendable (Demand) -> Bool
  ) -> [Requirement] {
    let (context, points) = (context, points)
    let gives = { @Sendable (objection: Objection, item: Int, holder: Holder) in
      Demand.exclusion(rule: barrier.rule, objection, item: item, holder: holder, in: context)
        .map(mayGive) ?? false
    }
    let stays = Barrier(
      rule: barrier.rule,
      objections: { item, holder in
        guard barrier.objection(item, holder) != nil else { return [] }
        return barrier.everyObjection(item, holder).filter { !gives($0, item, holder) }
      })
    let taken = Limit.Measure.pairs(holder: nil) { item, holder in
      guard barrier.objection(item, holder) != nil else { return 0 }
      return barrier.everyObjection(item, holder).reduce(0) {
        gives($1, item, holder) ? $0 + points.points($1.key, item: item) : $0
      }
    }
    return [
      .barrier(stays),
      .limit(
        Limit(
          rule: barrier.rule, aspect: "exclusions", subject: .wholePlan, unit: .items, measure: taken,
          lower: nil, upper: 0, price: 1)),
    ]
  }

  /// What has to be conceded for the hard requirements to allow a plan, with the amounts that it takes; in the
  /// order of the requirements.
  ///
  /// - Parameter evaluation: of the plan, under `hard`.
  func concessions(for plan: Plan, _ evaluation: Evaluation) -> [Concession] {
    var amounts: [Demand: Int64?] = [:]
    var order: [Demand] = []
    func concede(_ demand: Demand, _ amount: Int64?) {
      guard let known = amounts[demand] else {
        order.append(demand)
        amounts.updateValue(amount, forKey: demand)
        return
      }
      amounts.updateValue(known.flatMap { known in amount.map { max(known, $0) } }, forKey: demand)
    }
    for demand in brokenExclusions(plan) { concede(demand, nil) }
    for violation in evaluation.violations {
      if let (demand, amount) = violation.concession { concede(demand, amount) }
    }
    return order.map { Concession($0, amount: amounts[$0] ?? nil) }
  }

  private func brokenExclusions(_ plan: Plan) -> [Demand] {
    hard.flatMap { requirement -> [Demand] in
      guard case .barrier(let barrier) = requirement else { return [] }
      return plan.holders.enumerated().flatMap { item, holder -> [Demand] in
        guard let holder, barrier.objection(item, holder) != nil else { return [] }
        return barrier.everyObjection(item, holder).compactMap {
          Demand.exclusion(rule: barrier.rule, $0, item: item, holder: holder, in: context)
        }
      }
    }
  }
}

extension Violation {
  /// The demand that is broken and by how much; nil for barriers, whose objections are looked at one by one, and
  /// for what no rule demands.
  fileprivate var concession: (Demand, Int64?)? {
    switch kind {
    case .barrier, .uncovered, .regionOwner: return nil
    case .limit(let aspect, let subject, _, _, _, _, let amount):
      let side: Demand.Side = amount > 0 ? .upper : .lower
      return (
        Demand(rule: rule, part: .limit(aspect: aspect, side), place: subject.place),
        Int64(clamping: amount.magnitude)
      )
    case .coupling(let kind, let subject, _):
      return (ItemCoupling(rule: rule, kind: kind, items: [], subject: subject).demand, nil)
    case .disconnected(_, let duty, _):
      return (Demand(rule: rule, part: .contiguity, place: Demand.Place(duty: duty)), nil)
    case .spread(let aspect, let measure, let measured, let atMost, let whole):
      let share = (Int128(measured - atMost) * 1_000_000 + Int128(whole) - 1) / Int128(whole)
      return (
        Demand(
          rule: rule, part: .spread(aspect: aspect, measure == .gini ? .gini : .deviations),
          place: Demand.Place()), Int64(clamping: share)
      )
    }
  }
}
