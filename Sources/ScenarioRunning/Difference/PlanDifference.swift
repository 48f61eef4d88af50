public import TerritoryPlanning

/// What one plan has in other hands than another, in parts that a sentence can say.
public struct PlanDifference: Sendable, Equatable {
  /// What goes from one holder to another.
  public struct Part: Sendable, Equatable {
    public var from: Holder?
    public var to: Holder?
    /// The smallest region with all of the accounts; nil where none has them all.
    public var region: Int?
    public var accounts: [Int]
    public var items: [Int]
  }

  /// Most accounts first, then by holders.
  public var parts: [Part]
  public var items: Int
  public var accounts: Int
  /// Standard minutes in other hands, over all there are; 0 to 1.
  public var workload: Double

  public init(from before: Plan, to after: Plan, in context: PlanningContext) {
    let differing = context.items.indices.filter { before.holders[$0] != after.holders[$0] }
    items = differing.count
    accounts = Set(differing.map { context.items[$0].account }).count
    let minutes = differing.reduce(0) { $0 + context.standardMinutes[$1].count }
    let all = context.standardMinutes.reduce(0) { $0 + $1.count }
    workload = all > 0 ? Double(minutes) / Double(all) : 0
    var parts: [Part] = []
    for item in differing {
      let (from, to) = (before.holders[item], after.holders[item])
      let account = context.items[item].account
      let number = parts.firstIndex { $0.from == from && $0.to == to } ?? parts.count
      if number == parts.count {
        parts.append(Part(from: from, to: to, region: nil, accounts: [], items: []))
      }
      parts[number].items.append(item)
      // Items are ordered by account.
      if parts[number].accounts.last != account { parts[number].accounts.append(account) }
    }
    for number in parts.indices {
      parts[number].region = context.data.smallestRegion(ofAccounts: parts[number].accounts)
    }
    self.parts = parts.sorted { first, second in
      func key(_ part: Part) -> (Int, Int, Int, Int) {
        (-part.accounts.count, -part.items.count, part.from?.index ?? -1, part.to?.index ?? -1)
      }
      return key(first) < key(second)
    }
  }
}

extension PlanData {
  /// The region furthest down the hierarchy that holds all of the accounts.
  fileprivate func smallestRegion(ofAccounts chosen: [Int]) -> Int? {
    guard let first = chosen.first else { return nil }
    var common = path(to: accounts[first].region)
    for account in chosen.dropFirst() {
      let path = path(to: accounts[account].region)
      common = zip(common, path).prefix { $0 == $1 }.map(\.0)
    }
    return common.last
  }

  /// From the top down to the region.
  private func path(to region: Int) -> [Int] {
    var path = [region]
    while let parent = regions[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }
}
