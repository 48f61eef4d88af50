/// Items that managers asked for go to whom they asked for, and to nobody else.
///
/// Made from a file of objections, not from a scenario's settings. Unlike a pin of the data it changes neither who
/// is able to do what nor anybody's fair share, so that plans with and without it are worth comparable amounts.
public struct ObjectionsRule: Rule, Equatable {
  public static let name = "objections"

  /// At most one holder an item.
  public let demanded: [Int: Holder]

  /// - Precondition: no item is demanded for two holders.
  public init(_ pairs: [DemandedPair]) {
    demanded = Dictionary(pairs.map { ($0.item, $0.holder) }) { first, second in
      precondition(first == second, "an item is demanded for two holders")
      return first
    }
  }

  public static func standard(for data: PlanData) -> ObjectionsRule? { nil }

  /// Scenarios do not state it.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> ObjectionsRule? {
    settings.fault(
      name, "is not a rule of scenarios", hint: "write a file of objections; docs/contest.md describes it",
      &faults)
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let demanded = demanded
    let names = context.data.representatives.map(\.name)
    return [
      .barrier(
        Barrier(rule: Self.name) { item, holder in
          guard let wanted = demanded[item], wanted != holder else { return nil }
          // The pool has no name of its own in the data.
          return Objection(
            key: "demanded_elsewhere", detail: wanted.index < names.count ? names[wanted.index] : "")
        })
    ]
  }
}
