extension LocalGroup {
  /// A search over the agent sets of one `atMost` coupling.
  func agentSetSearch(_ coupling: Coupling, nodeLimit: Int) -> AgentSetOracle {
    guard case .atMost(let limit, _, let exempt) = coupling else {
      preconditionFailure("only an atMost coupling is searched over agent sets")
    }
    let items = localItems(of: coupling)
    var offers: [[AgentSetOracle.Offer]] = []
    var number: [Int32: Int] = [:]
    var exemptOffers: [AgentSetOracle.Offer] = []
    for (position, item) in items.enumerated() {
      for column in start[item]..<start[item + 1] {
        let agent = agent(of: column)
        if agent == exempt {
          exemptOffers.append(.init(item: Int32(position), column: Int32(column)))
          continue
        }
        let at = number[agent] ?? offers.count
        if at == offers.count {
          number[agent] = at
          offers.append([])
        }
        offers[at].append(.init(item: Int32(position), column: Int32(column)))
      }
    }
    return AgentSetOracle(
      items: items, exemptOffers: exemptOffers, offers: offers,
      columnsOfItem: items.map { start[$0]..<start[$0 + 1] }, limit: min(limit, items.count),
      nodeLimit: nodeLimit)
  }
}

/// The largest value of items that take at most `limit` different agents.
///
/// The value of a set of agents, each item taking its best column in the set, is submodular in the set
/// (facility location: Nemhauser, Wolsey and Fisher 1978), so the value of a set plus the largest single
/// additions bounds every extension of it. An item that a set leaves without a column counts at a floor so
/// low that sets which cover all items always win.
struct AgentSetOracle: Sendable {
  struct Offer: Sendable {
    var item: Int32
    var column: Int32
  }

  private var items: [Int] = []
  private var exemptOffers: [Offer] = []
  private var offers: [[Offer]] = []
  private var columnsOfItem: [Range<Int>] = []
  private var limit = 0
  private var nodeLimit = 0

  /// One list a depth of the search: what each item takes, and the agents left with their gains.
  private var taken: [[Double]] = []
  private var takenColumn: [[Int32]] = []
  private var agents: [[Int32]] = []
  private var gain: [[Double]] = []

  private var best = -Double.infinity
  private var bestColumn: [Int32] = []
  private var leftOut = -Double.infinity
  private var unrestricted = 0.0
  private var nodes = 0

  init() {}

  init(
    items: [Int], exemptOffers: [Offer], offers: [[Offer]], columnsOfItem: [Range<Int>], limit: Int,
    nodeLimit: Int
  ) {
    self.items = items
    self.exemptOffers = exemptOffers
    self.offers = offers
    self.columnsOfItem = columnsOfItem
    self.limit = min(limit, offers.count)
    self.nodeLimit = nodeLimit
    let depths = self.limit + 1
    taken = .init(repeating: .init(repeating: 0, count: items.count), count: depths)
    takenColumn = .init(repeating: .init(repeating: -1, count: items.count), count: depths)
    agents = .init(repeating: offers.indices.map(Int32.init), count: depths)
    gain = .init(repeating: .init(repeating: 0, count: offers.count), count: depths)
    bestColumn = .init(repeating: -1, count: items.count)
  }

  /// Fills `choice` (local items to local columns) unless no joint choice was found.
  mutating func maximise(_ value: [Double], into choice: inout [Int32]) -> GroupOracle.Maximum {
    best = -.infinity
    leftOut = -.infinity
    nodes = 0
    start(value)
    descend(0, agentCount: offers.count, value)
    let isCovered = !bestColumn.contains(-1)
    if isCovered {
      for position in items.indices { choice[items[position]] = bestColumn[position] }
      // Summed afresh: the floors must not leave rounding behind.
      best = 0
      for column in bestColumn { best += value[Int(column)] }
    } else {
      best = -.infinity
    }
    let reachable = min(leftOut, unrestricted)
    return GroupOracle.Maximum(value: max(best, reachable), isExact: isCovered && reachable <= best)
  }

  private mutating func start(_ value: [Double]) {
    unrestricted = 0
    var lowestTotal = 0.0
    var magnitude = 1.0
    for range in columnsOfItem {
      var highest = -Double.infinity
      var lowest = Double.infinity
      for column in range {
        highest = max(highest, value[column])
        lowest = min(lowest, value[column])
      }
      unrestricted += highest
      lowestTotal += lowest
      magnitude += abs(highest) + abs(lowest)
    }
    let penalty = unrestricted - lowestTotal + magnitude * 0x1p-20
    for position in items.indices {
      takenColumn[0][position] = -1
      var lowest = Double.infinity
      for column in columnsOfItem[position] { lowest = min(lowest, value[column]) }
      taken[0][position] = lowest - penalty
      bestColumn[position] = -1
    }
    for offer in exemptOffers where value[Int(offer.column)] > taken[0][Int(offer.item)] {
      taken[0][Int(offer.item)] = value[Int(offer.column)]
      takenColumn[0][Int(offer.item)] = offer.column
    }
  }

  private mutating func keep(_ total: Double, depth: Int) {
    guard total > best else { return }
    best = total
    for position in items.indices { bestColumn[position] = takenColumn[depth][position] }
  }

  private mutating func descend(_ depth: Int, agentCount: Int, _ value: [Double]) {
    var total = 0.0
    for worth in taken[depth] { total += worth }
    keep(total, depth: depth)
    let left = limit - depth
    guard left > 0, agentCount > 0 else { return }
    nodes += 1
    sortAgents(depth, agentCount, value)
    for position in 0..<agentCount {
      var reachable = total
      for next in position..<min(position + left, agentCount) {
        reachable += gain[depth][Int(agents[depth][next])]
      }
      if reachable <= best { return }
      if nodes > nodeLimit {
        leftOut = max(leftOut, reachable)
        return
      }
      extend(depth, by: Int(agents[depth][position]), value)
      let behind = agentCount - position - 1
      for next in 0..<behind { agents[depth + 1][next] = agents[depth][position + 1 + next] }
      descend(depth + 1, agentCount: behind, value)
    }
  }

  /// Gains of the agents that are left, and the agents by falling gain.
  private mutating func sortAgents(_ depth: Int, _ agentCount: Int, _ value: [Double]) {
    for position in 0..<agentCount {
      let agent = Int(agents[depth][position])
      var added = 0.0
      // Parallel columns of an item are neighbours; the best of them counts.
      var item: Int32 = -1
      var counted = 0.0
      for offer in offers[agent] {
        if offer.item != item {
          item = offer.item
          counted = 0
        }
        let more = max(counted, value[Int(offer.column)] - taken[depth][Int(offer.item)])
        added += more - counted
        counted = more
      }
      gain[depth][agent] = added
      var hole = position
      while hole > 0, gain[depth][Int(agents[depth][hole - 1])] < added {
        agents[depth][hole] = agents[depth][hole - 1]
        hole -= 1
      }
      agents[depth][hole] = Int32(agent)
    }
  }

  private mutating func extend(_ depth: Int, by agent: Int, _ value: [Double]) {
    for position in items.indices {
      taken[depth + 1][position] = taken[depth][position]
      takenColumn[depth + 1][position] = takenColumn[depth][position]
    }
    for offer in offers[agent] where value[Int(offer.column)] > taken[depth + 1][Int(offer.item)] {
      taken[depth + 1][Int(offer.item)] = value[Int(offer.column)]
      takenColumn[depth + 1][Int(offer.item)] = offer.column
    }
  }
}
