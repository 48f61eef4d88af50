import TerritoryPlanning

/// Work items that must have the same holder, taken together as one item of the neutral problem.
///
/// Built with a union-find over the `same` couplings; sets are numbered by their smallest work item, so the
/// numbering does not depend on the order of the couplings.
struct MergedItems: Sendable {
  /// Work items of each merged item, ascending.
  let members: [[Int]]
  /// The merged item of each work item.
  let mergedItem: [Int]

  init(itemCount: Int, couplings: [ItemCoupling]) {
    var parent = Array(0..<itemCount)
    func root(_ item: Int) -> Int {
      var item = item
      while parent[item] != item {
        parent[item] = parent[parent[item]]
        item = parent[item]
      }
      return item
    }
    for coupling in couplings where coupling.kind == .same {
      guard let first = coupling.items.first else { continue }
      for item in coupling.items.dropFirst() {
        let (a, b) = (root(first), root(item))
        // The smaller index stays the root: it names the set.
        if a != b { parent[max(a, b)] = min(a, b) }
      }
    }
    var number = [Int](repeating: -1, count: itemCount)
    var members: [[Int]] = []
    var mergedItem = [Int](repeating: 0, count: itemCount)
    for item in 0..<itemCount {
      let set = root(item)
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
