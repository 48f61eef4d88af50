/// A representative who must not serve an account takes none of its duties.
public struct ForbiddenRule: Rule, Equatable {
  public static let name = "forbidden"

  public init() {}

  public static func standard(for data: PlanData) -> ForbiddenRule? { ForbiddenRule() }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> ForbiddenRule? {
    settings.map(keys: [], faults: &faults).map { _ in ForbiddenRule() }
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    [
      .barrier(
        Barrier(rule: Self.name) { item, holder in
          Self.objection(item: item, holder: holder, in: context)
        })
    ]
  }

  /// `forbidden`, with the name of the representative.
  static func objection(item: Int, holder: Holder, in context: PlanningContext) -> Objection? {
    guard context.data.accounts[context.items[item].account].forbidden.contains(holder.index) else {
      return nil
    }
    return Objection(key: "forbidden", detail: context.data.representatives[holder.index].name)
  }
}
