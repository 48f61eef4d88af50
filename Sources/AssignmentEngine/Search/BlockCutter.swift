/// The making of a block: which items take part, then their columns, rows and ties in the block's numbers.
struct BlockCutter {
  private let whole: SearchModel
  private let plan: WholePlan
  private let agents: [Int32]
  private var isMember: [Bool]
  private(set) var items: [Int32] = []
  private var cores: [Int32] = []
  private var start: [Int32] = []
  private var columns = CoreColumns()
  private var ties = SearchModel.Ties(groupOfItem: [])
  /// The block's number of each of the whole model's indicators.
  private var indicatorOf: [Int32: Int32] = [:]
  /// The whole model's row of each row, and the other way round.
  private var rows: [Int32] = []
  private var rowOf: [Int32]

  init(_ agents: [Int32], of whole: SearchModel, plan: WholePlan) {
    self.whole = whole
    self.plan = plan
    self.agents = agents
    isMember = [Bool](repeating: false, count: whole.problem.agentCount)
    for agent in agents { isMember[Int(agent)] = true }
    rowOf = [Int32](repeating: -1, count: whole.rows.count)
  }

  mutating func takeItems() {
    for agent in agents {
      for item in plan.items(of: Int(agent)) {
        let group = Int(whole.groupOfItem[Int(item)])
        if group < 0 {
          if !spans(Int(item)), isMovable(Int(item)) { take(Int(item), group: -1) }
        } else if whole.tied[group].items[0] == item {
          takeGroup(whole.tied[group])
        }
      }
    }
  }

  /// Whether wide indicators or agents' connectivity watch an item: what happens outside the block then counts
  /// for it, so that it stays as it is.
  private func spans(_ item: Int) -> Bool {
    whole.isPlaced(item)
      || whole.core(of: item).contains { whole.columns.marks(of: $0).contains { whole.isWide[Int($0)] } }
  }

  /// Whether the item has a core column in the block beside its own.
  private func isMovable(_ item: Int) -> Bool {
    whole.core(of: item).contains { $0 != Int(plan.chosen[item]) && isMember[Int(whole.agent[$0])] }
  }

  private mutating func takeGroup(_ group: ItemGroup) {
    let isInside = group.items.allSatisfy { isMember[Int(whole.agent[Int(plan.chosen[Int($0)])])] }
    guard isInside, group.items.contains(where: { isMovable(Int($0)) }),
      !group.items.contains(where: { spans(Int($0)) })
    else { return }
    for index in group.indicators {
      indicatorOf[index] = Int32(ties.indicators.count)
      var indicator = whole.indicators[Int(index)]
      for slot in indicator.entries.indices { indicator.entries[slot].row = row(indicator.entries[slot].row) }
      ties.indicators.append(indicator)
    }
    let first = Int32(items.count)
    for item in group.items { take(Int(item), group: Int32(ties.groups.count)) }
    func local(_ item: Int32) -> Int32 { first + Int32(group.items.firstIndex(of: item) ?? 0) }
    let couplings = group.couplings.map { whole.couplings[Int($0)].renumbered(local) }
    ties.groups.append(
      ItemGroup(
        items: group.items.indices.map { first + Int32($0) },
        couplings: couplings.indices.map { Int32(ties.couplings.count + $0) },
        indicators: group.indicators.map { indicatorOf[$0] ?? 0 }))
    ties.couplings += couplings
  }

  private mutating func row(_ global: Int32) -> Int32 {
    if rowOf[Int(global)] < 0 {
      rowOf[Int(global)] = Int32(rows.count)
      rows.append(global)
    }
    return rowOf[Int(global)]
  }

  private mutating func take(_ item: Int, group: Int32) {
    items.append(Int32(item))
    ties.groupOfItem.append(group)
    for core in whole.core(of: item) where isMember[Int(whole.agent[core])] {
      for entry in whole.columns.entries(of: core) {
        columns.addEntry(
          row: row(whole.columns.entryRow[entry]), value: whole.columns.entryValue[entry],
          exact: whole.columns.entryExact[entry])
      }
      for mark in whole.columns.marks(of: core) { columns.addMark(indicatorOf[mark] ?? 0) }
      if core == Int(plan.chosen[item]) { start.append(Int32(columns.count)) }
      cores.append(Int32(core))
      columns.addColumn(whole.column[core], agent: whole.agent[core], cost: whole.cost[core])
    }
    columns.endItem()
  }

  /// The block of the items taken.
  func block(parts: [Int32]) -> Block {
    Block(model: model(parts: parts), items: items, cores: cores, start: start)
  }

  private func model(parts: [Int32]) -> SearchModel {
    let own = ownActivity()
    var result = SearchModel.Rows()
    for (index, row) in rows.map(Int.init).enumerated() {
      let bounds = whole.bounds[row].part(
        own: own[index], total: plan.activity[row], parts: Int(parts[row]))
      var scaled = whole.rows[row]
      if bounds.lower != .min { scaled.lower = Double(bounds.lower) * whole.rowScale[row] }
      if bounds.upper != .max { scaled.upper = Double(bounds.upper) * whole.rowScale[row] }
      result.scaled.append(scaled)
      result.bounds.append(bounds)
      result.scale.append(whole.rowScale[row])
      result.multipliers.append(whole.multipliers[row])
    }
    return SearchModel(whole.problem, columns: columns, rows: result, ties: ties)
  }

  /// Activity of the block's items and indicators in the plan at hand.
  private func ownActivity() -> [Int128] {
    var own = [Int128](repeating: 0, count: rows.count)
    var holds = [Bool](repeating: false, count: ties.indicators.count)
    for core in start.map(Int.init) {
      for entry in columns.entries(of: core) {
        own[Int(columns.entryRow[entry])] += Int128(columns.entryExact[entry])
      }
      for mark in columns.marks(of: core) { holds[Int(mark)] = true }
    }
    for (index, indicator) in ties.indicators.enumerated() where holds[index] {
      for entry in indicator.entries { own[Int(entry.row)] += Int128(entry.exact) }
    }
    return own
  }
}

extension Coupling {
  /// The same rule with the items' numbers replaced.
  func renumbered(_ number: (Int32) -> Int32) -> Coupling {
    switch self {
    case .differ(let items, let exempt): .differ(items: items.map(number), exempt: exempt)
    case .atMost(let limit, let items, let exempt):
      .atMost(limit: limit, items: items.map(number), exempt: exempt)
    case .sameClass(let items, let classOfAgent, let exempt):
      .sameClass(items: items.map(number), classOfAgent: classOfAgent, exempt: exempt)
    }
  }
}
