/// Work items at levels of visits other than the standard one; see `VisitParameters`.
extension PlanningContext {
  /// The level at which an item gets the visits of its segment, and earns the standard increment.
  public var standardLevel: Int { valuation.visits.standard }
  /// Whether plans choose levels at all.
  public var hasVisitLevels: Bool { valuation.visits.isOn }
  /// Whether some representative may give the item more visits or fewer.
  public func hasLevels(item: Int) -> Bool {
    valuation.visits.choices(ofDuty: items[item].duty).count > 1
  }
  /// The levels that the item may take with this holder, ascending; the standard one alone in the pool.
  public func levels(item: Int, holder: Holder) -> Range<Int> { valuation.levels(item, holder) }
  /// Visits of the period at a level.
  public func visits(item: Int, level: Int) -> Double { valuation.visitCount(item, level: level) }

  /// As without a level, at one of `levels(item:holder:)`.
  public func actualMinutes(item: Int, holder: Holder, level: Int) -> Minutes {
    valuation.actualMinutes(item, holder, level: level)
  }
  public func travelMinutes(item: Int, holder: Holder, level: Int) -> Minutes {
    valuation.travelMinutes(item, holder, level: level)
  }
  public func revenue(item: Int, holder: Holder, level: Int) -> Money {
    valuation.revenue(item, holder, level: level)
  }
  public func travelCost(item: Int, holder: Holder, level: Int) -> Money {
    valuation.travelCost(item, holder, level: level)
  }
  public func worth(item: Int, holder: Holder, level: Int) -> Money {
    revenue(item: item, holder: holder, level: level) - travelCost(item: item, holder: holder, level: level)
  }

  /// A sum over the pairs of a holder, or of everybody, that depends on how often items are visited; a plain sum
  /// over pairs where plans do not choose that.
  func pairs(
    of holder: Holder?, amount: @escaping @Sendable (_ item: Int, _ holder: Holder, _ level: Int) -> Int64
  ) -> Limit.Measure {
    guard !hasVisitLevels else { return .pairsAtLevels(holder: holder, amount: amount) }
    let standard = standardLevel
    return .pairs(holder: holder) { item, holder in amount(item, holder, standard) }
  }

  /// The level of an item in a plan: standard where the plan says nothing.
  public func level(item: Int, in plan: Plan) -> Int {
    plan.visitLevels.isEmpty ? standardLevel : plan.visitLevels[item]
  }

  /// A plan of these holders and levels, in the order of `items`, with region owners derived.
  ///
  /// - Precondition: each level is one of `levels(item:holder:)`, and the standard one where nobody has the item.
  public func plan(holders: [Holder?], levels: [Int], unused: Set<Int> = []) -> Plan {
    precondition(
      levels.indices.allSatisfy { item in
        holders[item].map { self.levels(item: item, holder: $0).contains(levels[item]) }
          ?? (levels[item] == standardLevel)
      }, "a level that the holder can give")
    var plan = plan(holders: holders, unused: unused)
    if levels.contains(where: { $0 != standardLevel }) { plan.visitLevels = levels }
    return plan
  }
}
