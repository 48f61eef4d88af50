public import TerritoryPlanning

/// An account that gets another owner in the CRM.
public struct OwnerChange: Sendable, Equatable {
  /// Index of the account in the plan's data.
  public var account: Int
  /// Position among the fields.
  public var field: Int
  /// The work item whose holder becomes the owner.
  public var item: Int
  /// Position among the records of the CRM's state.
  public var record: Int
  /// The owner now, as the CRM shows it; empty: nobody.
  public var from: String
  /// Position of that person among the CRM's users; nil where nobody is known by that text.
  public var former: Int?
  /// The representative who becomes the owner; nil: nobody, in a file that can say so.
  public var to: Int?
}

/// A change that the CRM's file cannot carry: somebody makes it by hand.
public struct ManualChange: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The plan leaves the account to nobody.
    case leaveToNobody = "nobody"
    /// The plan puts the account into the house pool (公海).
    case leaveToPool = "pool"
    /// A duty changes hands for which the CRM has no column.
    case dutyWithoutColumn = "no_column"
  }
  public var kind: Kind
  public var account: Int
  public var item: Int
  public var from: String
  /// nil: nobody.
  public var to: Holder?
}

/// What a plan changes in a CRM: the owners that differ from those that the CRM shows.
struct OwnerChanges {
  /// In the order of the CRM's records, of one record in the order of the fields.
  private(set) var changes: [OwnerChange] = []
  private(set) var manual: [ManualChange] = []
  /// Work items held by somebody whom no column of the account shows, moved or not.
  private(set) var itemsWithoutColumn = 0
  /// Records of the CRM that are not in the plan: their owners stay.
  private(set) var recordsOutsidePlan = 0
  /// Accounts of the plan that the CRM does not have, such as those that a scenario adds.
  private(set) var accountsNotInCRM = 0
  /// Where the CRM shows the planned owner already.
  private(set) var settled: Set<StateComparison.Place> = []
  /// Accounts that have the planned owner in every column.
  private(set) var accountsAsPlanned = 0

  private let context: PlanningContext
  private let plan: Plan
  private let fields: [OwnerField]
  private var people: PersonDirectory
  private let canClear: Bool

  /// - Parameters:
  ///   - state: of the CRM now; ids occur once.
  ///   - canClear: whether the file can leave an account without an owner.
  init(
    _ plan: Plan, in context: PlanningContext, state: CRMState, fields: [OwnerField], people: PersonDirectory,
    canClear: Bool
  ) {
    self.context = context
    self.plan = plan
    self.fields = fields
    self.people = people
    self.canClear = canClear
    let accounts = Dictionary(
      uniqueKeysWithValues: context.data.accounts.enumerated().map { ($1.id, $0) })
    var isThere = [Bool](repeating: false, count: context.data.accounts.count)
    for (index, record) in state.records.enumerated() {
      guard let account = accounts[record.key] else {
        recordsOutsidePlan += 1
        continue
      }
      isThere[account] = true
      add(account, record, at: index)
    }
    accountsNotInCRM = isThere.count { !$0 }
  }

  private mutating func add(_ account: Int, _ record: CRMState.Record, at index: Int) {
    let before = (changes.count, manual.count)
    var shown: Set<Holder> = []
    var written: Set<Int> = []
    for (position, field) in fields.enumerated() {
      guard let item = item(of: account, in: field) else { continue }
      written.insert(item)
      if let holder = plan.holders[item] { shown.insert(holder) }
      compare(account, item, record, at: index, position)
    }
    for item in context.itemsOfAccount[account] where !written.contains(item) {
      guard let holder = plan.holders[item], !shown.contains(holder) else { continue }
      itemsWithoutColumn += 1
      guard let incumbent = context.today.holders[item], incumbent != holder else { continue }
      manual.append(
        ManualChange(
          kind: .dutyWithoutColumn, account: account, item: item,
          from: incumbent == context.pool ? "" : context.data.representatives[incumbent.index].name,
          to: holder))
    }
    if (changes.count, manual.count) == before { accountsAsPlanned += 1 }
  }

  /// The first item of the account whose duty the field shows.
  private func item(of account: Int, in field: OwnerField) -> Int? {
    field.duties.lazy.compactMap { duty in
      context.itemsOfAccount[account].first { context.items[$0].duty == duty }
    }.first
  }

  private mutating func compare(
    _ account: Int, _ item: Int, _ record: CRMState.Record, at index: Int, _ position: Int
  ) {
    let cell = record.owners[position]
    let former = people.user(cell)
    let from = cell.text.isEmpty ? cell.id : cell.text
    guard let holder = plan.holders[item], holder != context.pool else {
      guard !from.isEmpty else {
        settled.insert(StateComparison.Place(id: record.key, column: position))
        return
      }
      let isPool = plan.holders[item] != nil
      if canClear, !isPool {
        changes.append(
          OwnerChange(
            account: account, field: position, item: item, record: index, from: from, former: former, to: nil)
        )
        return
      }
      manual.append(
        ManualChange(
          kind: isPool ? .leaveToPool : .leaveToNobody, account: account, item: item, from: from,
          to: plan.holders[item]))
      return
    }
    let id = context.data.representatives[holder.index].id
    // Whom the import could not read, or read otherwise by the map, is nobody's business unless the plan changes it.
    let isLeft = former == nil && !from.isEmpty && context.today.holders[item] == holder
    if isLeft {
      settled.insert(StateComparison.Place(id: record.key, column: position))
      return
    }
    if let former, people.users[former].representative == id {
      settled.insert(StateComparison.Place(id: record.key, column: position))
      return
    }
    changes.append(
      OwnerChange(
        account: account, field: position, item: item, record: index, from: from, former: former,
        to: holder.index))
  }
}
