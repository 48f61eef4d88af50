extension ItemCoupling {
  /// The coupling as a demand: hard, or at a price for each representative, item or team too many.
  func requirement(price: Money?, in context: PlanningContext) -> Requirement {
    guard let price else { return .coupling(self) }
    return .limit(limit(price: price.minorUnits, in: context))
  }

  /// How far a plan is from meeting the coupling, as a limit that is kept exactly where the coupling is met:
  ///
  /// - same: holders, at most 1 (the pool is one);
  /// - at most n, one group: representatives, or groups, at most so many;
  /// - differ: items held by representatives less their number, at most 0.
  public func limit(price: Int64, in context: PlanningContext) -> Limit {
    let pool = context.pool
    let representatives = context.data.representatives.indices
    let aspect: String
    var unit = Limit.Unit.representatives
    var most: Int64 = 1
    var occurrences: [Limit.Occurrence]
    switch kind {
    case .same:
      aspect = "holders"
      occurrences = holders(Array(representatives) + [pool.index])
    case .atMost(let limit):
      aspect = "faces"
      most = Int64(limit)
      occurrences = holders(Array(representatives))
    case .differ:
      aspect = "shared_duties"
      unit = .items
      most = 0
      occurrences = holders(Array(representatives), amount: -1)
      occurrences += items.map { item in Limit.Occurrence(items: [item], amount: 1) { $1 != pool } }
    case .sameGroup(let groupOfRepresentative):
      aspect = "teams"
      unit = .teams
      occurrences = Set(groupOfRepresentative).sorted().map { group in
        Limit.Occurrence(items: items, amount: 1) { $1 != pool && groupOfRepresentative[$1.index] == group }
      }
    }
    return Limit(
      rule: rule, aspect: aspect, subject: subject.limited, unit: unit, measure: .occurrences(occurrences),
      lower: nil, upper: most, price: price)
  }

  /// One occurrence a holder: it holds at least one of the items.
  private func holders(_ indices: [Int], amount: Int64 = 1) -> [Limit.Occurrence] {
    indices.map { index in Limit.Occurrence(items: items, amount: amount) { $1.index == index } }
  }
}

extension ItemCoupling.Subject {
  var limited: Limit.Subject {
    switch self {
    case .account(let account): .account(account)
    case .family(let account): .family(account)
    case .region(let region, let duty): .region(region, duty: duty)
    case .wholeRegion(let region): .wholeRegion(region)
    }
  }
}
