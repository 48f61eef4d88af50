public import TerritoryPlanning

extension TerritoryPlanner {
  /// The planner of rules that count what this one's rules count and differ in bounds alone. Columns, values and
  /// ties are shared with this one: making it costs a fraction of making a planner, in time and in memory.
  ///
  /// - Parameters:
  ///   - own: the rules that this planner was made of.
  ///   - rules: as many, of the same data.
  /// - Returns: nil where rules differ in more, or where positions may be left unused: what is demanded of those
  ///   counts with the bounds.
  /// - Throws: `ProblemFaults` where bounds exceed what the engine accepts.
  public func rebounded(from own: [any Rule], to rules: [any Rule]) throws -> TerritoryPlanner? {
    guard aim == .money, staffing == nil, own.count == rules.count,
      zip(own, rules).allSatisfy({ $0.countsLike($1) }),
      !rules.contains(where: { $0 is ConcessionsRule })
    else { return nil }
    let ofRules = rules.requirements(in: context)
    // Weights of the objective come after what the rules demand.
    let before = own.requirements(in: context).count
    guard ofRules.count == before else { return nil }
    return try TerritoryPlanner(rebounding: self, to: ofRules + requirements.dropFirst(before))
  }
}
