/// The cheapest legal joint choices of small tied groups, listed once for all steps of a pass.
///
/// A step that only knows changes of one member cannot reach a joint choice that differs in two members when
/// nothing between them is legal: an account that may have two faces and changes both of them.
struct JointChoices: Sendable {
  /// Larger groups have no list.
  static let itemLimit = 6
  /// Choices kept a group, and columns of an item that are looked at, the cheapest first.
  static let choiceLimit = 160
  static let columnLimit = 16

  /// Choices of group `g` are `start[g] ..< start[g + 1]`, cheapest first; none where the group has no list.
  private(set) var start: [Int32] = [0]
  /// Core columns of choice `c` begin at `coreStart[c]`, one an item of the group.
  private(set) var coreStart: [Int32] = [0]
  private(set) var cores: [Int32] = []

  var isEmpty: Bool { cores.isEmpty }

  func choices(of group: Int) -> Range<Int> {
    isEmpty ? 0..<0 : Int(start[group])..<Int(start[group + 1])
  }

  func cores(of choice: Int) -> ArraySlice<Int32> {
    cores[Int(coreStart[choice])..<Int(coreStart[choice + 1])]
  }

  /// - Parameter isListed: whether a group is to have a list.
  init(
    _ groups: [ItemGroup], columns: CoreColumns, couplings: [Coupling], isListed: (ItemGroup) -> Bool
  ) {
    for group in groups {
      if group.items.count <= Self.itemLimit, isListed(group) {
        var listing = JointListing(group, columns: columns, couplings: couplings)
        for choice in listing.cheapest(Self.choiceLimit) {
          cores += choice
          coreStart.append(Int32(cores.count))
        }
      }
      start.append(Int32(coreStart.count - 1))
    }
  }
}

/// Depth-first listing of the legal joint choices of one group, cheapest columns first.
private struct JointListing {
  private let items: [Int]
  private let options: [[Int32]]
  private let columns: CoreColumns
  private let couplings: [Coupling]
  /// Least that the items from one on cost.
  private var rest: [Double]
  private var chosen: [Int32] = []
  private var found: [(cost: Double, cores: [Int32])] = []
  private var ceiling = Double.infinity

  init(_ group: ItemGroup, columns: CoreColumns, couplings: [Coupling]) {
    items = group.items.map(Int.init)
    options = items.map { columns.columns(of: $0).prefix(JointChoices.columnLimit).map(Int32.init) }
    self.columns = columns
    self.couplings = group.couplings.map { couplings[Int($0)] }
    rest = [Double](repeating: 0, count: items.count + 1)
    for depth in items.indices.reversed() {
      rest[depth] = rest[depth + 1] + (options[depth].first.map { columns.cost[Int($0)] } ?? .infinity)
    }
  }

  mutating func cheapest(_ count: Int) -> [[Int32]] {
    descend(cost: 0, limit: count)
    sort()
    return found.prefix(count).map(\.cores)
  }

  private mutating func sort() {
    found.sort { $0.cost == $1.cost ? $0.cores.lexicographicallyPrecedes($1.cores) : $0.cost < $1.cost }
  }

  private mutating func descend(cost: Double, limit: Int) {
    let depth = chosen.count
    if depth == items.count {
      found.append((cost, chosen))
      if found.count >= 2 * limit {
        sort()
        found.removeLast(found.count - limit)
        ceiling = found[limit - 1].cost
      }
      return
    }
    for option in options[depth] {
      let total = cost + columns.cost[Int(option)]
      // The columns come cheapest first.
      guard total + rest[depth + 1] < ceiling else { return }
      chosen.append(option)
      if couplings.allSatisfy(isKept) { descend(cost: total, limit: limit) }
      chosen.removeLast()
    }
  }

  /// Whether the items chosen so far keep a coupling; none of the kinds is mended by more items.
  private func isKept(_ coupling: Coupling) -> Bool {
    var agents: [Int32] = []
    for (item, core) in zip(items, chosen) where coupling.items.contains(Int32(item)) {
      let agent = columns.agent[Int(core)]
      if agent != coupling.exempt { agents.append(agent) }
    }
    return switch coupling {
    case .differ: Set(agents).count == agents.count
    case .atMost(let limit, _, _): Set(agents).count <= limit
    case .sameClass(_, let classOfAgent, _): Set(agents.map { classOfAgent[Int($0)] }).count <= 1
    }
  }
}
