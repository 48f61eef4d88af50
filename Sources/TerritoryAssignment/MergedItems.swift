import TerritoryPlanning

/// Work items that must have the same holder, taken together as one item of the neutral problem.
///
/// Built with a union-find over the `same` couplings; sets are numbered by their smallest work item, so the
/// numbering does not depend on the order of the couplings. Items that lie in different regions under one demand
/// of contiguity stay apart, because an item of the neutral problem lies at one place, and so do items that may
/// be visited more or less often, each at its own level: the coupling that ties them is kept as one.
struct MergedItems: Sendable {
  /// Work items of each merged item, ascending.
  let members: [[Int]]
  /// The merged item of each work item.
  let mergedItem: [Int]
  /// The `same` couplings that merging does not see to.
  let kept: [ItemCoupling]

  /// - Parameter staysAlone: whether an item may not be merged with others.
  init(
    itemCount: Int, couplings: [ItemCoupling], contiguities: [Contiguity] = [],
    staysAlone: @escaping (Int) -> Bool = { _ in false }
  ) {
    var sets = PlacedSets(itemCount: itemCount, contiguities: contiguities, staysAlone: staysAlone)
    kept = couplings.filter { $0.kind == .same && !sets.join($0.items) }
    var number = [Int](repeating: -1, count: itemCount)
    var members: [[Int]] = []
    var mergedItem = [Int](repeating: 0, count: itemCount)
    for item in 0..<itemCount {
      let set = sets.root(item)
      if number[set] < 0 {
        number[set] = members.count
        members.append([])
      }
      mergedItem[item] = number[set]
      members[number[set]].append(item)
    }
    self.members = members
    self.mergedItem = mergedItem
  }
}

/// Disjoint sets of items, none of which lies in two regions of one demand of contiguity or holds an item that
/// stays alone beside others.
private struct PlacedSets {
  private var parent: [Int]
  /// For each demand of contiguity and each root the region of its items, -1 where none has one.
  private var region: [[Int]]
  private let staysAlone: (Int) -> Bool

  init(itemCount: Int, contiguities: [Contiguity], staysAlone: @escaping (Int) -> Bool) {
    self.staysAlone = staysAlone
    parent = Array(0..<itemCount)
    region = contiguities.map { contiguity in
      var region = [Int](repeating: -1, count: itemCount)
      for place in contiguity.places { region[place.item] = place.region }
      return region
    }
  }

  mutating func root(_ item: Int) -> Int {
    var item = item
    while parent[item] != item {
      parent[item] = parent[parent[item]]
      item = parent[item]
    }
    return item
  }

  /// Makes one set of these items; false, and nothing done, where that may not be.
  mutating func join(_ items: [Int]) -> Bool {
    // The smallest index stays the root: it names the set.
    let roots = Set(items.map { root($0) }).sorted()
    guard let first = roots.first, roots.count > 1 else { return true }
    guard !items.contains(where: staysAlone) else { return false }
    let regions = region.map { ofRoot in Set(roots.map { ofRoot[$0] }.filter { $0 >= 0 }) }
    guard regions.allSatisfy({ $0.count <= 1 }) else { return false }
    for root in roots { parent[root] = first }
    for (number, common) in regions.enumerated() { region[number][first] = common.first ?? -1 }
    return true
  }
}
