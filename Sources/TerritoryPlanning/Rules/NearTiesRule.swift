/// Items stay with their incumbents unless moving them is worth more than the estimates may be off.
///
/// Every voluntary move is charged the standard error of its advantage, times `standardErrors`. A move that rules
/// make necessary is made all the same and pays; forced moves are free. With the charge, a move that could be put
/// back by itself is made only where it is worth more than its own doubt.
public struct NearTiesRule: Rule, Equatable {
  public static let name = "near_ties"
  public static let aspect = "doubtful_gain"

  /// How many standard errors a move has to be worth. At least 0.
  public let standardErrors: Double

  public static let usualStandardErrors = 1.0
  public static let mostStandardErrors = 10.0

  public init(standardErrors: Double = Self.usualStandardErrors) { self.standardErrors = standardErrors }

  public static func standard(for data: PlanData) -> NearTiesRule? { nil }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> NearTiesRule? {
    if case .scalar(let text) = settings.value {
      if text.lowercased() == "keep" { return NearTiesRule() }
      return settings.fault(
        text, "is not a way to treat near-ties", hint: "write keep, off or {standard_errors: 1}", &faults)
    }
    let key = "standard_errors"
    guard let map = settings.map(keys: [key], faults: &faults) else { return nil }
    guard let node = map[key] else { return NearTiesRule() }
    return node.number(in: 0...mostStandardErrors, faults: &faults).map { NearTiesRule(standardErrors: $0) }
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let factor = standardErrors
    let keeper = context.items.indices.map { item in
      context.forcedReason(item: item) == nil ? context.today.holders[item] : nil
    }
    let doubt = context.pairs(of: nil) { item, holder, level in
      guard let incumbent = keeper[item], incumbent != holder else { return 0 }
      let error = context.errorOfDifference(item: item, incumbent, holder, level: level)
      return nearestWhole(factor * Double(error.minorUnits))
    }
    return [.charge(Charge(rule: Self.name, aspect: Self.aspect, subject: .wholePlan, measure: doubt))]
  }
}
