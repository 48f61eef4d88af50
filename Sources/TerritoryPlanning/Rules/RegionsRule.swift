/// Who shares a region: one owner a region and duty, or at most so many representatives.
///
/// For every region and duty, over the accounts whose own region it is: under `exclusive` all items have one
/// holder (the pool counts as one); under a limit k they have at most k representatives, not counting the pool.
/// Named accounts are exempt unless the settings include them.
public struct RegionsRule: Rule, Equatable {
  public static let name = "regions"

  public enum Policy: Sendable, Equatable {
    case free
    case exclusive
    /// At least 1.
    case atMost(Int)
  }

  public enum NamedAccounts: String, Sendable, CaseIterable {
    case exempt, included
  }

  /// For each duty of the plan.
  public let policies: [Policy]
  public let namedAccounts: NamedAccounts

  public init(policies: [Policy], namedAccounts: NamedAccounts = .exempt) {
    self.policies = policies
    self.namedAccounts = namedAccounts
  }

  public static func standard(for data: PlanData) -> RegionsRule? { nil }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> RegionsRule? {
    guard let map = settings.map(keys: ["exclusive", "at_most", "named"], faults: &faults) else { return nil }
    let before = faults.count
    let ids = data.parameters.duties.map(\.id)
    var policies = [Policy](repeating: .free, count: ids.count)
    for duty in map["exclusive"].flatMap({ $0.dutiesOrAll(data: data, faults: &faults) }) ?? [] {
      policies[duty] = .exclusive
    }
    if let limits = map["at_most"]?.map(keys: ids, faults: &faults) {
      for (duty, id) in ids.enumerated() {
        guard let node = limits[id], let most = node.integer(in: 1...1_000_000, faults: &faults) else {
          continue
        }
        if policies[duty] == .exclusive {
          faults.append(
            InputFault(
              place: node.place, value: id, message: "is exclusive and limited at once",
              hint: "name the duty under exclusive or under at_most"))
        }
        policies[duty] = .atMost(Int(most))
      }
    }
    let named = map["named"].flatMap { $0.choice(NamedAccounts.self, faults: &faults) }
    guard faults.count == before else { return nil }
    guard policies.contains(where: { $0 != .free }) else {
      return settings.fault(
        settings.shownValue, "names no duty", hint: "write exclusive: all, or at_most: {\(ids[0]): 2}",
        &faults)
    }
    return RegionsRule(policies: policies, namedAccounts: named ?? .exempt)
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    var items = [[[Int]]](
      repeating: [[Int]](repeating: [], count: policies.count), count: context.data.regions.count)
    for (item, work) in context.items.enumerated() {
      let account = context.data.accounts[work.account]
      guard namedAccounts == .included || !account.isNamed else { continue }
      items[account.region][work.duty].append(item)
    }
    return context.data.regions.indices.flatMap { region in
      policies.indices.compactMap { duty in
        coupling(policies[duty], items[region][duty], region: region, duty: duty)
      }
    }
  }

  private func coupling(_ policy: Policy, _ items: [Int], region: Int, duty: Int) -> Requirement? {
    let kind: ItemCoupling.Kind
    switch policy {
    case .free: return nil
    case .exclusive:
      guard items.count > 1 else { return nil }
      kind = .same
    case .atMost(let most):
      guard items.count > most else { return nil }
      kind = .atMost(most)
    }
    return .coupling(
      ItemCoupling(rule: Self.name, kind: kind, items: items, subject: .region(region, duty: duty)))
  }
}
