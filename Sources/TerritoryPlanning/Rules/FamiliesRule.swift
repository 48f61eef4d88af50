/// Families of accounts are served together: accounts with the same ultimate parent.
///
/// For every family of two or more accounts that a demand covers: all items of the duties of `same` have one
/// holder (the pool counts as one); all items of the family have at most `atMost` representatives, and these
/// belong to one team under `oneTeam`.
public struct FamiliesRule: Rule, Equatable {
  public static let name = "families"

  public struct Demand: Sendable, Equatable {
    /// Indices of duties; empty for none.
    public var same: [Int]
    /// At least 1; nil for any number.
    public var atMost: Int?
    public var oneTeam: Bool
    /// Members that are counted; the others of a family are exempt.
    public var selection: AccountSelection
    /// For each holder, representative or team too many; nil: hard.
    public var price: Money?

    public init(
      same: [Int] = [], atMost: Int? = nil, oneTeam: Bool = false,
      selection: AccountSelection = AccountSelection(), price: Money? = nil
    ) {
      self.same = same
      self.atMost = atMost
      self.oneTeam = oneTeam
      self.selection = selection
      self.price = price
    }
  }

  /// At least one; all of them hold.
  public let demands: [Demand]

  public init(demands: [Demand]) { self.demands = demands }

  public static func standard(for data: PlanData) -> FamiliesRule? { nil }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let teams = RepresentativeGroups(.team, in: context.data).groupOfRepresentative
    return demands.flatMap { demand in
      context.data.families(of: demand.selection).flatMap { family in
        Self.couplings(demand, family: family, teams: teams, in: context)
      }
    }
  }

  private static func couplings(
    _ demand: Demand, family: Family, teams: [Int], in context: PlanningContext
  ) -> [Requirement] {
    let all = family.members.flatMap { context.itemsOfAccount[$0] }
    var couplings: [(kind: ItemCoupling.Kind, items: [Int])] = [
      (.same, all.filter { demand.same.contains(context.items[$0].duty) })
    ]
    if let most = demand.atMost, all.count > most { couplings.append((.atMost(most), all)) }
    if demand.oneTeam { couplings.append((.sameGroup(teams), all)) }
    return couplings.filter { $0.items.count > 1 }.map {
      ItemCoupling(rule: name, kind: $0.kind, items: $0.items, subject: .family(family.parent))
        .requirement(price: demand.price, in: context)
    }
  }
}

// MARK: - Reading

extension FamiliesRule {
  /// Reads one demand, or a list of them.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> FamiliesRule? {
    let before = faults.count
    let demands = settings.oneOrSeveral.compactMap { demand($0, data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    return demands.isEmpty ? nothingDemanded(settings, &faults) : FamiliesRule(demands: demands)
  }

  private static func demand(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Demand? {
    let keys = ["same", "at_most", "one_team", "price"] + AccountSelection.keys
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    var demand = Demand()
    demand.same = map["same"].flatMap { $0.dutiesOrAll(data: data, faults: &faults) } ?? []
    demand.atMost = map["at_most"].flatMap { $0.integer(in: 1...1000, faults: &faults) }.map(Int.init)
    demand.oneTeam = map["one_team"].flatMap { $0.bool(faults: &faults) } ?? false
    demand.selection = AccountSelection.read(map, data: data, faults: &faults)
    demand.price = map["price"].flatMap { $0.money(data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    guard !demand.same.isEmpty || demand.atMost != nil || demand.oneTeam else {
      return nothingDemanded(settings, &faults)
    }
    return demand
  }

  private static func nothingDemanded<Result>(
    _ settings: SettingNode, _ faults: inout [InputFault]
  ) -> Result? {
    settings.fault(
      settings.shownValue, "demands nothing of families",
      hint: "write same: [..], at_most or one_team: true", &faults)
  }
}
