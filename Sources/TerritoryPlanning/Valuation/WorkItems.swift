extension PlanData {
  /// What the account could yield beyond today: potential less current, at least 0.
  func headroom(ofAccount account: Int) -> Money {
    max(.zero, accounts[account].potential - accounts[account].current)
  }

  /// The duties to be done for an account, ascending.
  ///
  /// A prospect has the acquisition duties; a customer the maintenance and after-sales duties, and
  /// acquisition too where its headroom exceeds the margin. A duty for which the account's segment plans no
  /// visits is not done there.
  func duties(ofAccount index: Int) -> [Int] {
    let account = accounts[index]
    let acquires: Bool
    switch account.lifecycle {
    case .prospect: acquires = true
    case .customer: acquires = headroom(ofAccount: index) > parameters.earning.headroomMargin
    }
    return parameters.duties.indices.filter { duty in
      guard parameters.segments[account.segment].visits[duty] > 0 else { return false }
      switch parameters.duties[duty].earning {
      case .acquisition: return acquires
      case .maintenance, .afterSales: return account.lifecycle == .customer
      }
    }
  }
}

/// The work items of plan data, by account and then duty.
struct WorkItems: Sendable {
  let items: [WorkItem]
  let ofAccount: [Range<Int>]

  init(data: PlanData) {
    var items: [WorkItem] = []
    var ranges: [Range<Int>] = []
    for account in data.accounts.indices {
      let start = items.count
      for duty in data.duties(ofAccount: account) { items.append(WorkItem(account: account, duty: duty)) }
      ranges.append(start..<items.count)
    }
    self.items = items
    self.ofAccount = ranges
  }
}
