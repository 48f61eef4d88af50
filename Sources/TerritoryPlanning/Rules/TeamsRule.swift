/// Who works for the same account, family or region comes from one team, or one branch of the hierarchy; and
/// what a team serves today stays with it.
public struct TeamsRule: Rule, Equatable {
  public static let name = "teams"

  /// Whose representatives come from one team.
  public enum Scope: String, Sendable, CaseIterable {
    case account, family, region
  }

  public struct Demand: Sendable, Equatable {
    /// nil: no such demand.
    public var within: Scope?
    /// Indices of duties whose items stay in the team of whoever does them today; empty for none.
    public var keeps: [Int]
    public var division: RepresentativeGroups.Division
    /// Indices of the duties counted under `within`; nil for all.
    public var duties: [Int]?
    public var selection: AccountSelection
    /// For each team too many, and for each item that leaves its team; nil: hard.
    public var price: Money?

    public init(
      within: Scope? = nil, keeps: [Int] = [], division: RepresentativeGroups.Division = .team,
      duties: [Int]? = nil, selection: AccountSelection = AccountSelection(), price: Money? = nil
    ) {
      self.within = within
      self.keeps = keeps
      self.division = division
      self.duties = duties
      self.selection = selection
      self.price = price
    }
  }

  /// At least one; all of them hold.
  public let demands: [Demand]

  public init(demands: [Demand]) { self.demands = demands }

  public static func standard(for data: PlanData) -> TeamsRule? { nil }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    demands.flatMap { demand in
      let groups = RepresentativeGroups(demand.division, in: context.data)
      let together = Self.sets(of: demand, in: context).filter { $0.items.count > 1 }.map {
        ItemCoupling(
          rule: Self.name, kind: .sameGroup(groups.groupOfRepresentative), items: $0.items,
          subject: $0.subject
        ).requirement(price: demand.price, in: context)
      }
      return together + (demand.keeps.isEmpty ? [] : [Self.keep(demand, groups, in: context)])
    }
  }

  /// The items that one team serves, set by set.
  private static func sets(
    of demand: Demand, in context: PlanningContext
  ) -> [(items: [Int], subject: ItemCoupling.Subject)] {
    guard let scope = demand.within else { return [] }
    let data = context.data
    let items = { (account: Int) in
      context.itemsOfAccount[account].filter { item in
        demand.duties.map { $0.contains(context.items[item].duty) } ?? true
      }
    }
    let covered = data.accounts.indices.filter { demand.selection.covers($0, in: data) }
    switch scope {
    case .account: return covered.map { (items($0), .account($0)) }
    case .family:
      return data.families(of: demand.selection).map { family in
        (family.members.flatMap(items), .family(family.parent))
      }
    case .region:
      var ofRegion = [[Int]](repeating: [], count: data.regions.count)
      for account in covered { ofRegion[data.accounts[account].region] += items(account) }
      return ofRegion.enumerated().map { ($1, .wholeRegion($0)) }
    }
  }

  /// An item of these duties is with the team of its incumbent, or in the pool.
  private static func keep(
    _ demand: Demand, _ groups: RepresentativeGroups, in context: PlanningContext
  ) -> Requirement {
    let pool = context.pool
    let groupOf = groups.groupOfRepresentative
    let team = context.items.enumerated().map { index, work -> Int? in
      guard demand.keeps.contains(work.duty), demand.selection.covers(work.account, in: context.data),
        let incumbent = context.today.holders[index], incumbent != pool
      else { return nil }
      return groupOf[incumbent.index]
    }
    let leaves = { @Sendable (item: Int, holder: Holder) in
      holder != pool && team[item].map { $0 != groupOf[holder.index] } ?? false
    }
    guard let price = demand.price else {
      let names = groups.names
      return .barrier(
        Barrier(rule: name) { item, holder in
          leaves(item, holder)
            ? Objection(key: "other_team", detail: team[item].map { names[$0] } ?? "") : nil
        })
    }
    return .limit(
      Limit(
        rule: name, aspect: "left_team", subject: .wholePlan, unit: .items,
        measure: .pairs(holder: nil) { item, holder in leaves(item, holder) ? 1 : 0 }, lower: nil, upper: 0,
        price: price.minorUnits))
  }
}

// MARK: - Reading

extension TeamsRule {
  private enum Grouping: String, CaseIterable { case team, branch }

  /// Reads one demand, or a list of them.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> TeamsRule? {
    let before = faults.count
    let demands = settings.oneOrSeveral.compactMap { demand($0, data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    return demands.isEmpty ? nothingDemanded(settings, &faults) : TeamsRule(demands: demands)
  }

  private static func demand(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Demand? {
    let keys = ["within", "keeps", "by", "level", "duties", "price"] + AccountSelection.keys
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    var demand = Demand()
    demand.within = map["within"].flatMap { $0.choice(Scope.self, faults: &faults) }
    demand.keeps = map["keeps"].flatMap { $0.dutiesOrAll(data: data, faults: &faults) } ?? []
    demand.duties = map["duties"].flatMap { $0.dutiesOrAll(data: data, faults: &faults) }
    demand.division = division(map, &faults)
    demand.selection = AccountSelection.read(map, data: data, faults: &faults)
    demand.price = map["price"].flatMap { $0.money(data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    guard demand.within != nil || !demand.keeps.isEmpty else { return nothingDemanded(settings, &faults) }
    return demand
  }

  private static func division(
    _ map: SettingMap, _ faults: inout [InputFault]
  ) -> RepresentativeGroups.Division {
    let grouping = map["by"].flatMap { $0.choice(Grouping.self, faults: &faults) } ?? .team
    let level = map["level"].flatMap { $0.integer(in: 0...20, faults: &faults) }.map(Int.init)
    if grouping == .team, let node = map["level"] {
      faults.append(
        InputFault(
          place: node.place, value: node.shownValue,
          message: "is a level of the hierarchy, but teams have none",
          hint: "write by: branch, or leave level out"))
    }
    return grouping == .branch ? .branch(level: level ?? 1) : .team
  }

  private static func nothingDemanded<Result>(
    _ settings: SettingNode, _ faults: inout [InputFault]
  ) -> Result? {
    settings.fault(
      settings.shownValue, "demands nothing of teams", hint: "write within: account, or keeps: [duty]",
      &faults)
  }
}
