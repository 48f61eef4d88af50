public import TerritoryPlanning

/// A plan as a file or a store holds it: by ids, tied to no data. It may speak of accounts and people that the
/// data at hand do not know.
public struct NamedPlan: Sendable, Equatable {
  public enum Holder: Sendable, Hashable {
    /// By id.
    case representative(String)
    case pool
    case nobody
  }

  public struct Row: Sendable, Equatable {
    public var account: String
    public var duty: String
    public var holder: Holder
    /// Id of the level of visits; empty for the standard one.
    public var level: String
    /// Names as the file gives them, for things that the data do not know; empty where it gives none.
    public var accountName: String
    public var holderName: String

    public init(
      account: String, duty: String, holder: Holder, level: String = "", accountName: String = "",
      holderName: String = ""
    ) {
      self.account = account
      self.duty = duty
      self.holder = holder
      self.level = level
      self.accountName = accountName
      self.holderName = holderName
    }
  }

  /// Each account and duty at most once.
  public var rows: [Row]
  public init(rows: [Row]) { self.rows = rows }

  /// A plan of this data by its ids.
  public init(_ plan: Plan, in context: PlanningContext) {
    let people = context.data.representatives
    rows = context.items.indices.map { item in
      let work = context.items[item]
      let account = context.data.accounts[work.account]
      let holder = plan.holders[item]
      let person = holder.flatMap { $0 == context.pool ? nil : people[$0.index] }
      let level =
        context.hasVisitLevels
        ? context.data.parameters.visits.levels[context.level(item: item, in: plan)].id : ""
      return Row(
        account: account.id, duty: context.data.parameters.duties[work.duty].id,
        holder: holder == nil ? .nobody : person.map { .representative($0.id) } ?? .pool, level: level,
        accountName: account.name, holderName: person?.name ?? "")
    }
  }
}

/// A plan carried over to data by ids, with what could not be carried.
public struct CarriedPlan: Sendable {
  /// What a row names that the data do not have.
  public enum Misfit: Sendable, Hashable {
    case account
    case duty
    /// The account and the duty exist, but the account does not have the duty.
    case dutyOfAccount
    /// The account has the duty; its holder is unknown, so nobody has it.
    case representative
    /// The level of visits is unknown, or this holder cannot give it: the standard one is taken.
    case level
  }

  public struct Leftover: Sendable, Equatable {
    public var row: NamedPlan.Row
    public var misfit: Misfit
    /// The work item, where there is one.
    public var item: Int?
  }

  public let plan: Plan
  /// In the order of the rows.
  public let leftovers: [Leftover]
  /// Work items that no row names: nobody has them. Ascending.
  public let unlisted: [Int]

  /// Carries a plan over. O(rows).
  public init(_ named: NamedPlan, to context: PlanningContext) {
    let data = context.data
    let accounts = Self.index(data.accounts.map(\.id))
    let people = Self.index(data.representatives.map(\.id))
    let duties = Self.index(data.parameters.duties.map(\.id))
    let levels = Self.index(data.parameters.visits.levels.map(\.id))
    var holders = [Holder?](repeating: nil, count: context.items.count)
    var chosen = [Int](repeating: context.standardLevel, count: context.items.count)
    var listed = [Bool](repeating: false, count: context.items.count)
    var leftovers: [Leftover] = []
    for row in named.rows {
      func leave(_ misfit: Misfit, _ item: Int? = nil) {
        leftovers.append(Leftover(row: row, misfit: misfit, item: item))
      }
      guard let account = accounts[row.account] else {
        leave(.account)
        continue
      }
      guard let duty = duties[row.duty] else {
        leave(.duty)
        continue
      }
      guard let item = context.itemsOfAccount[account].first(where: { context.items[$0].duty == duty }) else {
        leave(.dutyOfAccount)
        continue
      }
      listed[item] = true
      switch row.holder {
      case .nobody: break
      case .pool: holders[item] = context.pool
      case .representative(let id):
        if let person = people[id] { holders[item] = Holder(person) } else { leave(.representative, item) }
      }
      guard context.hasVisitLevels, !row.level.isEmpty else { continue }
      if let level = levels[row.level],
        holders[item].map({ context.levels(item: item, holder: $0).contains(level) })
          ?? (level == context.standardLevel)
      {
        chosen[item] = level
      } else if holders[item] != nil {
        leave(.level, item)
      }
    }
    plan = context.plan(holders: holders, levels: chosen)
    self.leftovers = leftovers
    unlisted = listed.indices.filter { !listed[$0] }
  }

  /// A plan that fits.
  public init(_ plan: Plan) {
    self.plan = plan
    leftovers = []
    unlisted = []
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }
}
