import AssignmentEngine
import TerritoryPlanning

/// Couplings over items of which some move, with how many items each holder has.
///
/// Holders that a coupling tells apart get a slot: representatives, teams, and where the coupling says so the pool.
struct MoveTies {
  enum Kind {
    /// Slots with at least one item, at most so many.
    case atMost(Int)
    /// Items beyond the first in each slot: none.
    case differ
  }
  let kinds: [Kind]
  /// Items in each slot at the start, ties one after the other.
  let counts: [Int32]
  /// Where the slots of each tie begin, and at last their number.
  let slotStart: [Int]
  /// For each move, and each of its work items that a tie looks at, the slot that it leaves and the one that it
  /// takes; -1 is a holder that the coupling does not look at.
  let changes: FlatLists<Change>

  struct Change {
    var tie: Int32
    var from: Int32
    var to: Int32
  }

  /// What `count` items in one slot weigh: adding up over the slots gives the load.
  func load(_ tie: Int, count: Int32) -> Int64 {
    switch kinds[tie] {
    case .atMost: count > 0 ? 1 : 0
    case .differ: Int64(max(0, count - 1))
    }
  }

  /// How far a tie of this load is from being met.
  func excess(_ tie: Int, load: Int64) -> Int64 {
    switch kinds[tie] {
    case .atMost(let most): max(0, load - Int64(most))
    case .differ: load
    }
  }

  init(_ ends: MoveEnds, items: [Int]) {
    let merged = ends.translation.merged
    var moveOfItem = [Int](repeating: -1, count: merged.members.count)
    for (move, item) in items.enumerated() { moveOfItem[item] = move }
    var kinds: [Kind] = []
    var counts: [Int32] = []
    var slotStart = [0]
    var changes = [[Change]](repeating: [], count: items.count)
    for coupling in ends.couplings {
      let moving = coupling.items.filter { moveOfItem[merged.mergedItem[$0]] >= 0 }
      // Items that are one item of the problem go together anyway.
      let isOne = Set(coupling.items.map { merged.mergedItem[$0] }).count == 1
      guard !moving.isEmpty, !(isOne && coupling.kind == .same) else { continue }
      let tie = Int32(kinds.count)
      var slots = TieSlots(coupling.kind, pool: ends.context.pool)
      for item in coupling.items {
        let slot = slots.slot(of: ends.start.holders[item], counts: &counts)
        if slot >= 0 { counts[slot] += 1 }
      }
      for item in moving {
        let from = slots.slot(of: ends.start.holders[item], counts: &counts)
        let to = slots.slot(of: ends.plan.holders[item], counts: &counts)
        guard from != to else { continue }
        changes[moveOfItem[merged.mergedItem[item]]].append(
          Change(tie: tie, from: Int32(from), to: Int32(to)))
      }
      kinds.append(slots.kind)
      slotStart.append(counts.count)
    }
    self.slotStart = slotStart
    self.kinds = kinds
    self.counts = counts
    self.changes = FlatLists(changes)
  }
}

/// Numbers what a coupling tells apart.
private struct TieSlots {
  let kind: MoveTies.Kind
  private let groups: [Int]?
  private let countsPool: Bool
  private let pool: Holder
  private var slots: [Int: Int] = [:]

  init(_ kind: ItemCoupling.Kind, pool: Holder) {
    self.pool = pool
    switch kind {
    case .same: (self.kind, groups, countsPool) = (.atMost(1), nil, true)
    case .differ: (self.kind, groups, countsPool) = (.differ, nil, false)
    case .atMost(let most): (self.kind, groups, countsPool) = (.atMost(most), nil, false)
    case .sameGroup(let groups): (self.kind, self.groups, countsPool) = (.atMost(1), groups, false)
    }
  }

  /// -1 for holders that the coupling does not look at.
  mutating func slot(of holder: Holder?, counts: inout [Int32]) -> Int {
    guard let holder, countsPool || holder != pool else { return -1 }
    let key = holder == pool ? -1 : groups?[holder.index] ?? holder.index
    if let known = slots[key] { return known }
    slots[key] = counts.count
    counts.append(0)
    return counts.count - 1
  }
}

/// Demands that each agent's places hang together, of which some item moves.
struct MovePlaces {
  /// Graphs of the connectivities that are looked at: neighbours of each node.
  let neighbours: [[[Int32]]]
  /// One a connectivity and agent that moves touch: which graph.
  let graphs: [Int]
  /// Items at each node at the start, territories one after the other.
  let counts: [Int32]
  /// Where the nodes of a territory begin in `counts`.
  let first: [Int]
  /// For each move what it leaves and takes.
  let changes: FlatLists<Change>

  /// A node that an agent loses or gains an item at.
  struct Change {
    /// Position in `graphs`.
    var territory: Int32
    var node: Int32
    var amount: Int32
  }

  init(_ ends: MoveEnds, items: [Int]) {
    let problem = ends.translation.problem
    let (from, to) = (ends.startAssignment.columns, ends.planAssignment.columns)
    var moveOfItem = [Int](repeating: -1, count: problem.itemCount)
    for (move, item) in items.enumerated() { moveOfItem[item] = move }
    var neighbours: [[[Int32]]] = []
    var graphs: [Int] = []
    var counts: [Int32] = []
    var first: [Int] = []
    var changes = [[Change]](repeating: [], count: items.count)
    for rule in problem.connectivities {
      var territories: [Int32: Int] = [:]
      for place in rule.places where moveOfItem[Int(place.item)] >= 0 {
        let item = Int(place.item)
        for (column, amount) in [(from[item], Int32(-1)), (to[item], 1)] {
          let agent = problem.columnAgent[Int(column)]
          guard agent != rule.exempt else { continue }
          if territories[agent] == nil {
            territories[agent] = graphs.count
            graphs.append(neighbours.count)
            first.append(counts.count)
            counts += [Int32](repeating: 0, count: rule.nodeCount)
          }
          changes[moveOfItem[item]].append(
            Change(territory: Int32(territories[agent] ?? 0), node: place.node, amount: amount))
        }
      }
      for place in rule.places {
        let agent = problem.columnAgent[Int(from[Int(place.item)])]
        guard let territory = territories[agent] else { continue }
        counts[first[territory] + Int(place.node)] += 1
      }
      neighbours.append(Self.neighbours(of: rule))
    }
    self.neighbours = neighbours
    self.graphs = graphs
    self.counts = counts
    self.first = first
    self.changes = FlatLists(changes)
  }

  private static func neighbours(of rule: Connectivity) -> [[Int32]] {
    var neighbours = [[Int32]](repeating: [], count: rule.nodeCount)
    for edge in rule.edges {
      neighbours[Int(edge.a)].append(edge.b)
      neighbours[Int(edge.b)].append(edge.a)
    }
    return neighbours
  }

  /// Into how many parts beyond the first a territory falls.
  func excess(_ territory: Int, counts: [Int32]) -> Int64 {
    let neighbours = neighbours[graphs[territory]]
    let first = first[territory]
    var isOpen = neighbours.indices.map { counts[first + $0] > 0 }
    var parts: Int64 = 0
    var stack: [Int] = []
    for node in neighbours.indices where isOpen[node] {
      parts += 1
      isOpen[node] = false
      stack.append(node)
      while let last = stack.popLast() {
        for next in neighbours[last] where isOpen[Int(next)] {
          isOpen[Int(next)] = false
          stack.append(Int(next))
        }
      }
    }
    return max(0, parts - 1)
  }
}

/// Bounds on how far apart sums are, some of which change with the moves.
struct MoveSpreads {
  let limits: [SpreadLimit]
  /// For each spread and member: its position among the rows looked at, or -1 and what it always is.
  let members: [[(row: Int32, constant: Int64)]]
  /// The spreads that each row looked at belongs to.
  private(set) var ofRow: [Int32: [Int32]] = [:]

  init(_ ends: MoveEnds, position: [Int32]) {
    let index = ends.translation.index
    let start = ends.translation.problem.judge(ends.startAssignment).activity
    var limits: [SpreadLimit] = []
    var members: [[(row: Int32, constant: Int64)]] = []
    for (number, limit) in index.spreads.enumerated() {
      let rows = index.rows(ofSpread: number).map {
        (row: position[$0], constant: Int64(clamping: start[$0]))
      }
      guard rows.contains(where: { $0.row >= 0 }) else { continue }
      for member in rows where member.row >= 0 { ofRow[member.row, default: []].append(Int32(limits.count)) }
      limits.append(limit)
      members.append(rows)
    }
    self.limits = limits
    self.members = members
  }

  /// How much more than allowed a spread measures.
  func excess(_ spread: Int, activity: [Int64]) -> Int64 {
    let sums = members[spread].map { $0.row < 0 ? $0.constant : activity[Int($0.row)] }
    return max(0, limits[spread].measured(sums) - limits[spread].atMost)
  }
}
