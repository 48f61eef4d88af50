/// What a manager wants otherwise than a plan has it, as written in a file.
public struct ManagerObjection: Sendable, Equatable {
  public enum Demand: Sendable, Equatable {
    /// The account stays with whoever has it today; with `with`, only what that representative has today.
    case keep(account: Int, with: Int?)
    /// The account goes to a representative or to the pool.
    case give(account: Int, to: Holder)
    /// The accounts exchange the holders that the plan has for them, duty by duty.
    case swap(Int, Int)
  }

  public var demand: Demand
  /// Duties that it is about; nil: every duty of the account, for a swap every duty that both have.
  public var duties: [Int]?
  /// Why, in the manager's words; may be empty.
  public var note: String
  /// Who objects; may be empty.
  public var by: String
  public var place: SourcePlace

  public init(
    _ demand: Demand, duties: [Int]? = nil, note: String = "", by: String = "",
    place: SourcePlace = SourcePlace(file: "", line: 0, column: 0)
  ) {
    self.demand = demand
    self.duties = duties
    self.note = note
    self.by = by
    self.place = place
  }
}

/// An item, and who is to hold it.
public struct DemandedPair: Sendable, Hashable {
  public var item: Int
  public var holder: Holder
  public init(item: Int, holder: Holder) {
    self.item = item
    self.holder = holder
  }
}

/// Why an objection asks for nothing.
public enum EmptyObjection: String, Error, Sendable, CaseIterable {
  /// The account has no such duty in this period.
  case noSuchDuty = "no_such_duty"
  /// Nobody has the account today.
  case nobodyToday = "nobody_today"
  /// The representative named does not have the account today.
  case notWithThemToday = "not_with_them_today"
  /// The accounts to exchange have no duty in common.
  case noDutyInCommon = "no_duty_in_common"
}

extension ManagerObjection {
  /// The accounts that it names.
  public var accounts: [Int] {
    switch demand {
    case .keep(let account, _), .give(let account, _): [account]
    case .swap(let first, let second): [first, second]
    }
  }

  /// Who is to hold what, in the order of items.
  ///
  /// - Parameter present: the plan that is objected to; swaps exchange its holders.
  public func pairs(
    against present: Plan, in context: PlanningContext
  ) throws(EmptyObjection) -> [DemandedPair] {
    switch demand {
    case .keep(let account, let with):
      let items = try items(of: account, in: context)
      let held = items.compactMap { item in
        context.today.holders[item].map { DemandedPair(item: item, holder: $0) }
      }
      guard !held.isEmpty else { throw .nobodyToday }
      guard let with else { return held }
      let theirs = held.filter { $0.holder.index == with }
      guard !theirs.isEmpty else { throw .notWithThemToday }
      return theirs
    case .give(let account, let holder):
      return try items(of: account, in: context).map { DemandedPair(item: $0, holder: holder) }
    case .swap(let first, let second):
      guard first != second else { throw .noDutyInCommon }
      let here = try items(of: first, in: context)
      let there = try items(of: second, in: context)
      let pairs = here.flatMap { item -> [DemandedPair] in
        guard let other = there.first(where: { context.items[$0].duty == context.items[item].duty }),
          let holder = present.holders[item], let otherHolder = present.holders[other]
        else { return [] }
        return [DemandedPair(item: item, holder: otherHolder), DemandedPair(item: other, holder: holder)]
      }
      guard !pairs.isEmpty else { throw .noDutyInCommon }
      return pairs.sorted { $0.item < $1.item }
    }
  }

  private func items(of account: Int, in context: PlanningContext) throws(EmptyObjection) -> [Int] {
    let items = context.itemsOfAccount[account].filter { item in
      duties?.contains(context.items[item].duty) ?? true
    }
    guard !items.isEmpty else { throw .noSuchDuty }
    return items
  }
}
