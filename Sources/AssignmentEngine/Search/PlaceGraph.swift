/// The graphs of a problem's connectivities side by side, with the items that lie at their nodes.
struct PlaceGraph: Sendable {
  /// Nodes of all connectivities, numbered one connectivity after the other.
  let nodeCount: Int
  /// Neighbours of node `n` are `neighbourStart[n] ..< neighbourStart[n + 1]` of `neighbour`.
  let neighbourStart: [Int32]
  let neighbour: [Int32]
  /// Nodes of item `i` are `nodeStart[i] ..< nodeStart[i + 1]` of `node`: one a connectivity at most.
  let nodeStart: [Int32]
  let node: [Int32]
  /// Items at node `n` are `itemStart[n] ..< itemStart[n + 1]` of `item`.
  let itemStart: [Int32]
  let item: [Int32]
  /// The connectivity of each node, and the agent that each connectivity does not look at, or -1.
  let ruleOfNode: [Int32]
  let exempt: [Int32]
  /// Items that lie somewhere, ascending.
  let placed: [Int32]

  init(_ connectivities: [Connectivity], itemCount: Int) {
    var neighbours: [[Int32]] = []
    var items: [[Int32]] = []
    var nodes = [[Int32]](repeating: [], count: itemCount)
    var rules: [Int32] = []
    for (rule, connectivity) in connectivities.enumerated() {
      let first = Int32(rules.count)
      neighbours += connectivity.neighbours().map { list in list.map { $0 + first } }
      items += [[Int32]](repeating: [], count: connectivity.nodeCount)
      rules += [Int32](repeating: Int32(rule), count: connectivity.nodeCount)
      for place in connectivity.places {
        items[Int(first + place.node)].append(place.item)
        nodes[Int(place.item)].append(first + place.node)
      }
    }
    nodeCount = rules.count
    ruleOfNode = rules
    exempt = connectivities.map { $0.exempt ?? -1 }
    placed = nodes.indices.filter { !nodes[$0].isEmpty }.map(Int32.init)
    (neighbourStart, neighbour) = SearchModel.compress(neighbours)
    (nodeStart, node) = SearchModel.compress(nodes)
    (itemStart, item) = SearchModel.compress(items)
  }

  func neighbours(of node: Int) -> Range<Int> { Int(neighbourStart[node])..<Int(neighbourStart[node + 1]) }
  func nodes(of item: Int) -> Range<Int> { Int(nodeStart[item])..<Int(nodeStart[item + 1]) }
  /// A random item at one of an item's nodes or next to it, itself perhaps; nil where there is none.
  func neighbour(of item: Int, _ random: inout RandomSource) -> Int? {
    let places = nodes(of: item)
    guard !places.isEmpty else { return nil }
    let node = Int(node[places.lowerBound + random.below(places.count)])
    let edges = neighbours(of: node)
    let choice = random.below(edges.count + 1)
    let items = items(at: choice == edges.count ? node : Int(neighbour[edges.lowerBound + choice]))
    return items.isEmpty ? nil : Int(self.item[items.lowerBound + random.below(items.count)])
  }

  func items(at node: Int) -> Range<Int> { Int(itemStart[node])..<Int(itemStart[node + 1]) }
}
