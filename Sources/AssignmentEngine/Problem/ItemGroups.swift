/// Items that couplings and indicators tie together, directly or through others.
public struct ItemGroup: Sendable, Equatable {
  /// Ascending.
  public var items: [Int32]
  /// Indices of the couplings on these items, ascending.
  public var couplings: [Int32]
  /// Indices of the indicators on columns of these items, ascending.
  public var indicators: [Int32]

  public init(items: [Int32], couplings: [Int32], indicators: [Int32]) {
    self.items = items
    self.couplings = couplings
    self.indicators = indicators
  }
}

/// The partition of the items into those that stand alone and the groups of those that do not.
public struct ItemGroups: Sendable, Equatable {
  /// Items that no coupling and no indicator touches, ascending.
  public let singles: [Int32]
  /// The other items, in groups ordered by their first item.
  public let tied: [ItemGroup]
  /// For each item the index of its group in `tied`, or -1 for a single; empty where all are singles.
  public let groupOfItem: [Int32]
}

extension AssignmentProblem {
  /// The item of each column. Takes time linear in the columns.
  public func columnItems() -> [Int32] {
    var owner = [Int32](repeating: 0, count: columnCount)
    for item in 0..<itemCount {
      for column in columns(of: item) { owner[column] = Int32(item) }
    }
    return owner
  }

  /// Connected components of the items over couplings and indicators.
  ///
  /// Side rows tie nothing: the bound relaxes them. Order and content depend on the data alone.
  public func groups() -> ItemGroups {
    if couplings.isEmpty && indicators.isEmpty {
      return ItemGroups(singles: (0..<itemCount).map(Int32.init), tied: [], groupOfItem: [])
    }
    let touched = itemsOfIndicators()
    var ties = Ties(count: itemCount)
    for coupling in couplings { ties.join(coupling.items) }
    for items in touched { ties.join(items) }
    return groups(ties, itemsOfIndicator: touched, within: indicators.indices)
  }

  /// For each indicator the items that have marked columns, ascending.
  func itemsOfIndicators() -> [[Int32]] {
    guard !indicators.isEmpty else { return [] }
    let owner = columnItems()
    return indicators.map { indicator in
      var items: [Int32] = []
      for column in indicator.marked where items.last != owner[Int(column)] {
        items.append(owner[Int(column)])
      }
      return items
    }
  }

  /// The classes of `ties` with the couplings and those of the indicators in `kept` that lie in them.
  func groups(_ ties: consuming Ties, itemsOfIndicator: [[Int32]], within kept: some Sequence<Int>)
    -> ItemGroups
  {
    var groupOfItem = [Int32](repeating: -1, count: itemCount)
    var groupOfRoot = [Int32](repeating: -1, count: itemCount)
    var singles: [Int32] = []
    var tied: [ItemGroup] = []
    for item in 0..<itemCount {
      guard ties.isTouched(item) else {
        singles.append(Int32(item))
        continue
      }
      let root = ties.root(of: item)
      if groupOfRoot[root] < 0 {
        groupOfRoot[root] = Int32(tied.count)
        tied.append(ItemGroup(items: [], couplings: [], indicators: []))
      }
      groupOfItem[item] = groupOfRoot[root]
      tied[Int(groupOfRoot[root])].items.append(Int32(item))
    }
    for (index, coupling) in couplings.enumerated() {
      tied[Int(groupOfItem[Int(coupling.items[0])])].couplings.append(Int32(index))
    }
    for index in kept {
      tied[Int(groupOfItem[Int(itemsOfIndicator[index][0])])].indicators.append(Int32(index))
    }
    return ItemGroups(
      singles: singles, tied: tied, groupOfItem: tied.isEmpty ? [] : groupOfItem)
  }
}

/// Disjoint sets with path halving; an item is touched once it was joined, even with itself alone.
struct Ties {
  private var parent: [Int32]
  private var size: [Int32]
  private var touched: [Bool]

  init(count: Int) {
    parent = (0..<count).map(Int32.init)
    size = [Int32](repeating: 1, count: count)
    touched = [Bool](repeating: false, count: count)
  }

  func isTouched(_ item: Int) -> Bool { touched[item] }

  /// Number of items that are tied to this one, itself included.
  mutating func size(of item: Int) -> Int { Int(size[root(of: item)]) }

  mutating func root(of item: Int) -> Int {
    var item = item
    while Int(parent[item]) != item {
      parent[item] = parent[Int(parent[item])]
      item = Int(parent[item])
    }
    return item
  }

  mutating func join(_ items: some Sequence<Int32>) {
    var common: Int?
    for item in items {
      touched[Int(item)] = true
      let root = root(of: Int(item))
      if let kept = common {
        // The smaller index becomes the root, whatever the order of joining.
        let (least, other) = (min(kept, root), max(kept, root))
        if least != other {
          parent[other] = Int32(least)
          size[least] += size[other]
        }
        common = least
      } else {
        common = root
      }
    }
  }
}
