/// Who holds the duties of one account together: the same representative, different ones, or at most so many.
///
/// For every account that a demand covers: all items of the duties of `same` have one holder (the pool counts
/// as one); no two items of the duties of `differ` have the same representative; all items of the account have
/// at most `atMost` representatives. Duties that the account has no item of are left out.
public struct CouplingRule: Rule, Equatable {
  public static let name = "coupling"

  public struct Demand: Sendable, Equatable {
    /// Indices of duties, two or more; empty for none.
    public var same: [Int]
    public var differ: [Int]
    /// At least 1; nil for any number.
    public var atMost: Int?
    public var selection: AccountSelection
    /// For each representative too many and each duty that shares one; nil: hard.
    public var price: Money?

    public init(
      same: [Int] = [], differ: [Int] = [], atMost: Int? = nil, accounts: AccountSelection.Named = .all,
      segments: [Int]? = nil, price: Money? = nil
    ) {
      self.init(
        same: same, differ: differ, atMost: atMost,
        selection: AccountSelection(named: accounts, segments: segments), price: price)
    }

    public init(
      same: [Int] = [], differ: [Int] = [], atMost: Int? = nil, selection: AccountSelection,
      price: Money? = nil
    ) {
      self.same = same
      self.differ = differ
      self.atMost = atMost
      self.selection = selection
      self.price = price
    }
  }

  /// At least one; all of them hold.
  public let demands: [Demand]

  public init(demands: [Demand]) { self.demands = demands }

  public static func standard(for data: PlanData) -> CouplingRule? { nil }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    demands.flatMap { demand in
      context.data.accounts.indices.filter { demand.selection.covers($0, in: context.data) }.flatMap {
        Self.couplings(demand, account: $0, in: context)
      }
    }
  }

  private static func couplings(
    _ demand: Demand, account: Int, in context: PlanningContext
  ) -> [Requirement] {
    let all = context.itemsOfAccount[account]
    let items = { (duties: [Int]) in all.filter { duties.contains(context.items[$0].duty) } }
    var couplings: [(kind: ItemCoupling.Kind, items: [Int])] = [
      (.same, items(demand.same)), (.differ, items(demand.differ)),
    ]
    if let most = demand.atMost, all.count > most { couplings.append((.atMost(most), Array(all))) }
    return couplings.filter { $0.items.count > 1 }.map {
      ItemCoupling(rule: name, kind: $0.kind, items: $0.items, subject: .account(account))
        .requirement(price: demand.price, in: context)
    }
  }
}

// MARK: - Reading

extension CouplingRule {
  /// Reads one demand, or a list of them.
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> CouplingRule? {
    let before = faults.count
    let demands = settings.oneOrSeveral.compactMap { demand($0, data: data, faults: &faults) }
    guard faults.count == before else { return nil }
    guard !demands.isEmpty else {
      return settings.fault(
        settings.shownValue, "names no coupling", hint: "write same: [..], differ: [..] or at_most", &faults)
    }
    return CouplingRule(demands: demands)
  }

  private static func demand(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Demand? {
    let keys = ["same", "differ", "at_most", "price"] + AccountSelection.keys
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    var demand = Demand()
    demand.same = map["same"].flatMap { duties($0, data: data, faults: &faults) } ?? []
    demand.differ = map["differ"].flatMap { duties($0, data: data, faults: &faults) } ?? []
    demand.atMost = map["at_most"].flatMap { $0.integer(in: 1...1000, faults: &faults) }.map(Int.init)
    demand.selection = AccountSelection.read(map, data: data, faults: &faults)
    demand.price = map["price"].flatMap { $0.money(data: data, faults: &faults) }
    if let differ = map["differ"], Set(demand.same).intersection(demand.differ).count > 1 {
      faults.append(
        InputFault(
          place: differ.place, value: "", message: "asks two duties to differ that same ties together",
          hint: "name two duties at most once in same and differ"))
    }
    guard faults.count == before else { return nil }
    guard !demand.same.isEmpty || !demand.differ.isEmpty || demand.atMost != nil else {
      return settings.fault(
        settings.shownValue, "names no coupling", hint: "write same: [..], differ: [..] or at_most", &faults)
    }
    return demand
  }

  private static func duties(
    _ node: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> [Int]? {
    guard let duties = node.dutiesOrAll(data: data, faults: &faults) else { return nil }
    guard duties.count > 1 else {
      return node.fault("", "names fewer than two duties", hint: "name two duties or more", &faults)
    }
    return duties
  }
}

extension SettingNode {
  /// The elements of a list, or this alone: a rule may take one demand or several.
  var oneOrSeveral: [SettingNode] {
    if case .list(let elements) = value { elements } else { [self] }
  }
}
