/// The part of a plan that a few neighbouring agents hold between them: every item (or tied group) of theirs
/// with the options it has among these agents, and the rows those options touch.
///
/// Options of a single item are columns; options of a tied group are changes of the current joint choice
/// that keep its couplings. Reused between steps, so that building one allocates nothing once warm.
struct LocalProblem {
  /// Rows that fit; options that need more are left out.
  static let laneLimit = 32
  /// Items taken at most; a random part of them where agents hold more.
  static let itemLimit = 600

  /// The row of each lane.
  private(set) var lanes: [Int32] = []
  /// Activity of each lane without the units' own entries.
  private(set) var rest: [Double] = []
  /// Options of unit `u` are `unitStart[u] ..< unitStart[u + 1]`; the first is the current one.
  private(set) var unitStart: [Int32] = [0]
  private(set) var optionCost: [Double] = []
  private(set) var entryStart: [Int32] = [0]
  private(set) var entryLane: [Int32] = []
  private(set) var entryValue: [Double] = []
  private(set) var changeStart: [Int32] = [0]
  private(set) var changes: [(item: Int32, core: Int32)] = []
  private var laneOf: [Int32]
  private var isMember: [Bool]
  private var groupSeen: [Int32]
  private var round: Int32 = 0

  var unitCount: Int { unitStart.count - 1 }

  init(_ model: SearchModel) {
    laneOf = [Int32](repeating: -1, count: model.rows.count)
    isMember = [Bool](repeating: false, count: model.problem.agentCount)
    groupSeen = [Int32](repeating: 0, count: model.tied.count)
  }

  mutating func build(agents: [Int32], state: SearchState, random: inout RandomSource) {
    clear()
    for agent in agents { isMember[Int(agent)] = true }
    let total = agents.reduce(0) { $0 + state.items.count(Int($1)) }
    for agent in agents {
      let held = state.items.count(Int(agent))
      let quota = total <= Self.itemLimit ? held : held * Self.itemLimit / total
      let offset = quota < held ? random.below(held) : 0
      for look in 0..<quota {
        let item = state.items[Int(agent), (offset + look) % held]
        let group = state.model.groupOfItem[item]
        if group < 0 {
          addSingle(item, state: state)
        } else if groupSeen[Int(group)] != round {
          groupSeen[Int(group)] = round
          addTied(state.model.tied[Int(group)], state: state)
        }
      }
    }
    for agent in agents { isMember[Int(agent)] = false }
  }

  private mutating func clear() {
    for row in lanes { laneOf[Int(row)] = -1 }
    lanes.removeAll(keepingCapacity: true)
    rest.removeAll(keepingCapacity: true)
    unitStart.removeAll(keepingCapacity: true)
    unitStart.append(0)
    optionCost.removeAll(keepingCapacity: true)
    entryStart.removeAll(keepingCapacity: true)
    entryStart.append(0)
    entryLane.removeAll(keepingCapacity: true)
    entryValue.removeAll(keepingCapacity: true)
    changeStart.removeAll(keepingCapacity: true)
    changeStart.append(0)
    changes.removeAll(keepingCapacity: true)
    round += 1
  }

  /// The lane of a row, made if there is room.
  @inline(__always)
  private mutating func lane(_ row: Int, state: SearchState) -> Int32? {
    if laneOf[row] >= 0 { return laneOf[row] }
    guard lanes.count < Self.laneLimit else { return nil }
    laneOf[row] = Int32(lanes.count)
    lanes.append(Int32(row))
    rest.append(state.activity[row])
    return laneOf[row]
  }

  private mutating func addSingle(_ item: Int, state: SearchState) {
    let current = Int(state.chosen[item])
    let range = Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
    var hasOther = false
    for core in range where core != current && isMember[Int(state.agentOf[core])] { hasOther = true }
    guard hasOther, addColumn(item, current, state: state) else { return }
    for slot in Int(entryStart[entryStart.count - 2])..<entryLane.count {
      rest[Int(entryLane[slot])] -= entryValue[slot]
    }
    for core in range where core != current && isMember[Int(state.agentOf[core])] {
      _ = addColumn(item, core, state: state)
    }
    unitStart.append(Int32(optionCost.count))
  }

  private mutating func addColumn(_ item: Int, _ core: Int, state: SearchState) -> Bool {
    let mark = entryLane.count
    for entry in Int(state.entryStart[core])..<Int(state.entryStart[core + 1]) {
      guard let lane = lane(Int(state.entryRow[entry]), state: state) else {
        entryLane.removeLast(entryLane.count - mark)
        entryValue.removeLast(entryValue.count - mark)
        return false
      }
      entryLane.append(lane)
      entryValue.append(state.entryValue[entry])
    }
    changes.append((Int32(item), Int32(core)))
    finishOption(cost: state.costOf[core])
    return true
  }

  private mutating func finishOption(cost: Double) {
    optionCost.append(cost)
    entryStart.append(Int32(entryLane.count))
    changeStart.append(Int32(changes.count))
  }

  /// Options of a tied group: its current joint choice, and every change of one member (with what the
  /// couplings make follow) to a member agent.
  private mutating func addTied(_ group: ItemGroup, state: SearchState) {
    let first = optionCost.count
    finishOption(cost: 0)
    for item in group.items.map(Int.init) where isMember[Int(state.agentOf[Int(state.chosen[item])])] {
      let current = Int(state.chosen[item])
      for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
      where core != current && isMember[Int(state.agentOf[core])] {
        state.push(item, to: core)
        if state.repairCouplings(item, from: state.agentOf[current], to: state.agentOf[core]) {
          addPending(state)
        }
        state.popAll()
      }
    }
    if optionCost.count > first + 1 {
      unitStart.append(Int32(optionCost.count))
    } else {
      optionCost.removeLast()
      entryStart.removeLast()
      changeStart.removeLast()
    }
  }

  /// Records the state's move under construction as an option.
  private mutating func addPending(_ state: SearchState) {
    let mark = entryLane.count
    for slot in 0..<state.touchedCount {
      let row = Int(state.touched[slot])
      guard let lane = lane(row, state: state) else {
        entryLane.removeLast(entryLane.count - mark)
        entryValue.removeLast(entryValue.count - mark)
        return
      }
      entryLane.append(lane)
      entryValue.append(state.pending[row])
    }
    for change in state.changes { changes.append((change.item, change.to)) }
    finishOption(cost: state.pendingCost)
  }
}
