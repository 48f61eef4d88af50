/// An account with a deal in negotiation stays with its incumbents until the day its file names.
///
/// It holds where that day is not before the start of the period, for each duty that has an incumbent. A pin
/// goes before it, and an incumbent who may not keep the item at all (a leaver, a lost qualification) is not
/// held to it.
public struct FrozenRule: Rule, Equatable {
  public static let name = "frozen"

  public init() {}

  public static func standard(for data: PlanData) -> FrozenRule? { FrozenRule() }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> FrozenRule? {
    settings.map(keys: [], faults: &faults).map { _ in FrozenRule() }
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let keeper = context.items.indices.map { Self.keeper(of: $0, in: context) }
    return [
      .barrier(
        Barrier(rule: Self.name) { item, holder in
          guard let keeper = keeper[item], keeper != holder else { return nil }
          return Objection(key: "frozen", detail: context.data.representatives[keeper.index].name)
        })
    ]
  }

  /// The incumbent with whom an item is frozen, or nil where it is free.
  private static func keeper(of item: Int, in context: PlanningContext) -> Holder? {
    guard let day = context.data.accounts[context.items[item].account].frozenUntil,
      day >= context.data.parameters.periodStart,
      let incumbent = context.today.holders[item], incumbent != context.pool,
      Ability.objection(item: item, holder: incumbent, in: context) == nil
    else { return nil }
    return incumbent
  }
}
