/// Accounts with the same ultimate parent.
public struct Family: Sendable, Equatable {
  /// The account that no other stands above.
  public var parent: Int
  /// Two or more, ascending; the parent among them unless it is exempt.
  public var members: [Int]
}

extension PlanData {
  /// The families of two or more accounts among those that a selection covers, in the order of their parents.
  public func families(of selection: AccountSelection) -> [Family] {
    var members = [[Int]](repeating: [], count: accounts.count)
    for account in accounts.indices where selection.covers(account, in: self) {
      members[ultimateParent(of: account)].append(account)
    }
    return members.enumerated().compactMap { parent, members in
      members.count > 1 ? Family(parent: parent, members: members) : nil
    }
  }

  /// The account at the top of this one's chain of parents; validated data have no cycles.
  func ultimateParent(of account: Int) -> Int {
    var top = account
    while let parent = accounts[top].parent { top = parent }
    return top
  }
}
