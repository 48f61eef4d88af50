/// A pinned duty of an account goes to the representative it is pinned to, and to nobody else.
public struct PinnedRule: Rule, Equatable {
  public static let name = "pinned"

  public init() {}

  public static func standard(for data: PlanData) -> PinnedRule? { PinnedRule() }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> PinnedRule? {
    settings.map(keys: [], faults: &faults).map { _ in PinnedRule() }
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    [
      .barrier(
        Barrier(rule: Self.name) { item, holder in
          Self.objection(item: item, holder: holder, in: context)
        })
    ]
  }

  /// `pinned_elsewhere`, with the name of the representative to whom the item is pinned.
  static func objection(item: Int, holder: Holder, in context: PlanningContext) -> Objection? {
    let work = context.items[item]
    guard let pin = context.data.accounts[work.account].pinned[work.duty], pin != holder.index else {
      return nil
    }
    return Objection(key: "pinned_elsewhere", detail: context.data.representatives[pin].name)
  }
}
