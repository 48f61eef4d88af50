/// Who may take an item at all: a barrier, always on; single checks may be switched off.
///
/// A representative who leaves or has no capacity in the period takes nothing, whatever the settings. The
/// house pool may take everything as far as this rule is concerned.
public struct EligibilityRule: Rule, Equatable {
  public enum Check: String, Sendable, CaseIterable {
    /// The representative's own list of duties.
    case duty
    /// The roles that the duty is for.
    case role
    /// The account's required qualifications.
    case qualification
    /// The representative's regions, with all regions inside them.
    case region
    /// The representative's longest one-way trip.
    case travelLimit = "travel_limit"
  }

  public static let name = "eligibility"
  public static let canBeSwitchedOff = false
  /// With every check on.
  public static let complete = EligibilityRule(checks: Check.allCases)

  /// In the order of `Check.allCases`, which is the order in which they object.
  public let checks: [Check]

  public init(checks: [Check]) {
    self.checks = Check.allCases.filter(checks.contains)
  }

  public static func standard(for data: PlanData) -> EligibilityRule? { complete }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> EligibilityRule? {
    guard let map = settings.map(keys: Check.allCases.map(\.rawValue), faults: &faults) else { return nil }
    let before = faults.count
    let checks = Check.allCases.filter { map[$0.rawValue]?.bool(faults: &faults) ?? true }
    return faults.count == before ? EligibilityRule(checks: checks) : nil
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    var barrier = Barrier(rule: Self.name) { item, holder in
      objection(item: item, holder: holder, in: context)
    }
    barrier.everyObjection = { item, holder in everyObjection(item: item, holder: holder, in: context) }
    return [.barrier(barrier)]
  }

  /// Why the holder may not take the item, or nil when it may.
  func objection(item: Int, holder: Holder, in context: PlanningContext) -> Objection? {
    guard holder != context.pool else { return nil }
    // Fields are read in place: this runs for every pair, and a copy of a record costs more than the check.
    let number = holder.index
    if context.data.representatives[number].leaves(within: context.data.parameters) {
      return Objection(key: "leaver", detail: context.data.representatives[number].name)
    }
    guard context.capacity[number].count > 0 else {
      return Objection(key: "no_capacity", detail: context.data.representatives[number].name)
    }
    for check in checks {
      if let objection = objection(check, item: item, holder: holder, in: context) {
        return objection
      }
    }
    return nil
  }

  /// All that stands against the pair, in the order in which it is checked.
  private func everyObjection(item: Int, holder: Holder, in context: PlanningContext) -> [Objection] {
    guard let first = objection(item: item, holder: holder, in: context) else { return [] }
    let representative = context.data.representatives[holder.index]
    let isFact =
      representative.leaves(within: context.data.parameters) || context.capacity[holder.index].count <= 0
    return (isFact ? [first] : [])
      + checks.compactMap { objection($0, item: item, holder: holder, in: context) }
  }

  private func objection(
    _ check: Check, item: Int, holder: Holder, in context: PlanningContext
  ) -> Objection? {
    let data = context.data
    let (account, duty) = (context.items[item].account, context.items[item].duty)
    let number = holder.index
    switch check {
    case .duty:
      return data.representatives[number].duties[duty]
        ? nil : Objection(key: "duty", detail: data.parameters.duties[duty].id)
    case .role:
      let role = data.representatives[number].role
      return data.parameters.duties[duty].roles.contains(role)
        ? nil : Objection(key: "role", detail: role.rawValue)
    case .qualification:
      let known = data.representatives[number].qualifications
      let missing = data.accounts[account].requiredQualifications.filter { !known.contains($0) }
      return missing.isEmpty
        ? nil : Objection(key: "qualification", detail: missing.joined(separator: ", "))
    case .region:
      let region = data.accounts[account].region
      guard let allowed = data.representatives[number].regions, !data.region(region, liesInOneOf: allowed)
      else { return nil }
      return Objection(key: "region", detail: data.regions[region].name)
    case .travelLimit:
      guard let limit = data.representatives[number].travelLimit,
        context.oneWayTravel(item: item, holder: holder) > limit
      else { return nil }
      return Objection(key: "travel_limit", detail: String(limit.count))
    }
  }
}
