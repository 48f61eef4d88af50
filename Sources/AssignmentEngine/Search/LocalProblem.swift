/// The part of a plan that a few neighbouring agents hold between them: every item (or tied group) of theirs
/// with the options it has among these agents, and the rows those options touch.
///
/// Options of a single item are columns; options of a tied group are changes of the current joint choice
/// that keep its couplings, and those of an item that marks wide indicators are changes as well: each pays
/// what it alone does to indicators, see `FixedIndicators`. Reused between steps, so that building one
/// allocates nothing once warm.
struct LocalProblem {
  /// Rows that fit, and where rows of many agents or indicators are many; options that need more are left out.
  static let laneLimits = (usual: 32, large: 64)
  /// Items taken at most; a random part of them where agents hold more.
  static let itemLimit = 600
  /// One in this many times a group is one unit with all changes of a single item, those of its limits included,
  /// though it could be taken apart.
  static let wholeShare = 8

  /// The row of each lane.
  private(set) var lanes: [Int32] = []
  /// Activity of each lane without the units' own entries.
  var rest: [Double] = []
  /// What fixed indicators change, whatever is taken.
  var constant = 0.0
  /// Cost of the units' current options.
  private(set) var currentCost = 0.0
  /// Options of unit `u` are `unitStart[u] ..< unitStart[u + 1]`; the first is the current one unless it marks
  /// a closed indicator.
  private(set) var unitStart: [Int32] = [0]
  private(set) var optionCost: [Double] = []
  private(set) var entryStart: [Int32] = [0]
  private(set) var entryLane: [Int32] = []
  private(set) var entryValue: [Double] = []
  private(set) var changeStart: [Int32] = [0]
  private(set) var changes: [(item: Int32, core: Int32)] = []
  /// Joint choices of lists that were looked at.
  private(set) var looked = 0
  let laneLimit: Int
  private var laneOf: [Int32]
  /// Rows without bounds only measure: in a step they cost nothing, and need no lane.
  let isMeasure: [Bool]
  var isMember: [Bool]
  /// The members as `JointChoices` has agents.
  private var memberBits: UInt64 = 0
  private var groupSeen: [Int32]
  var isClosed: [Bool]
  /// Marked columns of closed indicators that units take now.
  var taken: [Int32]
  private var round: Int32 = 0
  private var newcomers: Newcomers
  private var listing = PartListing()

  var unitCount: Int { unitStart.count - 1 }

  init(_ model: SearchModel) {
    laneLimit = model.hasManyLanes ? Self.laneLimits.large : Self.laneLimits.usual
    laneOf = [Int32](repeating: -1, count: model.rows.count)
    isMeasure = zip(model.rows, model.multipliers).map { row, multiplier in
      row.lower == -.infinity && row.upper == .infinity && multiplier == 0
    }
    isMember = [Bool](repeating: false, count: model.problem.agentCount)
    groupSeen = [Int32](repeating: 0, count: model.tied.count)
    isClosed = [Bool](repeating: false, count: model.indicators.count)
    taken = [Int32](repeating: 0, count: model.indicators.count)
    newcomers = Newcomers(couplingCount: model.couplings.count)
  }

  /// False where a unit has nothing but closed options.
  @discardableResult
  mutating func build(agents: [Int32], state: SearchState, random: inout RandomSource) -> Bool {
    clear()
    memberBits = 0
    for agent in agents {
      isMember[Int(agent)] = true
      memberBits |= JointChoices.bit(agent)
    }
    defer { for agent in agents { isMember[Int(agent)] = false } }
    let total = agents.reduce(0) { $0 + state.items.count(Int($1)) }
    for agent in agents {
      let held = state.items.count(Int(agent))
      let quota = total <= Self.itemLimit ? held : held * Self.itemLimit / total
      let offset = quota < held ? random.below(held) : 0
      for look in 0..<quota {
        let item = state.items[Int(agent), (offset + look) % held]
        let group = state.model.groupOfItem[item]
        if group < 0 {
          if !state.hasTies[item] {
            addSingle(item, state: state)
          } else if !addWatched(item, state: state) {
            return false
          }
        } else if groupSeen[Int(group)] != round {
          groupSeen[Int(group)] = round
          let listed = state.model.joint.choices(of: Int(group))
          if !listed.isEmpty {
            addListed(state.model.tied[Int(group)].items, listed, state: state)
          } else if !state.model.parts.parts(of: Int(group)).isEmpty, random.below(Self.wholeShare) > 0 {
            guard addParts(Int(group), agents, state: state, random: &random) else { return false }
          } else if !addTied(state.model.tied[Int(group)], state: state) {
            return false
          }
        }
      }
    }
    return true
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
    constant = 0
    currentCost = 0
    looked = 0
    round += 1
    newcomers.beginStep()
  }

  /// The lane of a row, made if there is room.
  @inline(__always)
  mutating func lane(_ row: Int, state: SearchState) -> Int32? {
    if laneOf[row] >= 0 { return laneOf[row] }
    guard lanes.count < laneLimit else { return nil }
    laneOf[row] = Int32(lanes.count)
    lanes.append(Int32(row))
    rest.append(state.activity[row])
    return laneOf[row]
  }

  /// - Parameter isOpen: whether a core column may be taken.
  @inline(__always)
  private mutating func addSingle(_ item: Int, state: SearchState, isOpen: (Int) -> Bool = { _ in true }) {
    let current = Int(state.chosen[item])
    let range = Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
    var hasOther = false
    for core in range where core != current && isMember[Int(state.agentOf[core])] && isOpen(core) {
      hasOther = true
    }
    guard hasOther, addColumn(item, current, state: state) else { return }
    for slot in Int(entryStart[entryStart.count - 2])..<entryLane.count {
      rest[Int(entryLane[slot])] -= entryValue[slot]
    }
    for core in range where core != current && isMember[Int(state.agentOf[core])] && isOpen(core) {
      _ = addColumn(item, core, state: state)
    }
    currentCost += state.costOf[current]
    unitStart.append(Int32(optionCost.count))
  }

  private mutating func addColumn(_ item: Int, _ core: Int, state: SearchState) -> Bool {
    let mark = entryLane.count
    for entry in Int(state.entryStart[core])..<Int(state.entryStart[core + 1])
    where !isMeasure[Int(state.entryRow[entry])] {
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

  /// The parts of a group as units of their own, with agents that its spanning couplings count already: any choice
  /// of those keeps such couplings. Where one has room for another agent, a random one of the step is let in.
  private mutating func addParts(
    _ group: Int, _ agents: [Int32], state: SearchState, random: inout RandomSource
  ) -> Bool {
    let parts = state.model.parts
    for part in parts.parts(of: group) {
      var isHeld = false
      for item in parts.items(of: part).lazy.map(Int.init)
      where isMember[Int(state.agentOf[Int(state.chosen[item])])] {
        isHeld = true
        newcomers.admit(at: item, agents, state, &random)
      }
      guard isHeld else { continue }
      let items = parts.items(of: part)
      if let item = items.first.map(Int.init), items.count == 1, !state.model.isMarked(item),
        !state.model.isPlaced(item)
      {
        let newcomers = newcomers
        addSingle(item, state: state) { newcomers.isOffered($0, of: item, state) }
      } else if !addPart(part, state: state) {
        return false
      }
    }
    return true
  }

  /// False where the part has to give a closed indicator up and cannot.
  private mutating func addPart(_ part: Int, state: SearchState) -> Bool {
    let first = optionCost.count
    let parts = state.model.parts
    var mustChange = false
    for item in parts.items(of: part) where giveUp(Int(state.chosen[Int(item)]), state) { mustChange = true }
    if !mustChange { finishOption(cost: 0) }
    var listing = self.listing
    self.listing = PartListing()
    listing.list(part, of: parts, state: state) { item, core in
      isMember[Int(state.agentOf[core])] && isMember[Int(state.agentOf[Int(state.chosen[item])])]
        && !isShut(core, state) && newcomers.isOffered(core, of: item, state)
    } isShut: {
      isShut($0, state)
    }
    looked += listing.nodes
    for choice in 0..<listing.count {
      for (slot, item) in parts.items(of: part).enumerated() {
        let core = listing.cores[choice * listing.width + slot]
        if state.chosen[Int(item)] != core { state.push(Int(item), to: Int(core)) }
      }
      if state.keepsTies { addPending(state) }
      state.popAll()
    }
    self.listing = listing
    return finishUnit(first, keepsCurrent: !mustChange)
  }

  /// Options of a tied group with a list of joint choices: the current one, and those of the list that change
  /// hands between member agents alone. Choices of a list are legal, and nothing but couplings watches the group.
  private mutating func addListed(_ items: [Int32], _ listed: Range<Int>, state: SearchState) {
    let first = optionCost.count
    finishOption(cost: 0)
    looked += listed.count
    var offered = memberBits
    for item in items { offered |= JointChoices.bit(state.agentOf[Int(state.chosen[Int(item)])]) }
    for choice in listed where state.jointAgents[choice] & ~offered == 0 {
      addChoice(items, state.jointCores + Int(state.jointStart[choice]), state: state)
    }
    _ = finishUnit(first, keepsCurrent: true)
  }

  /// Adds a joint choice as an option if it changes hands between member agents alone.
  private mutating func addChoice(
    _ items: [Int32], _ cores: UnsafeMutablePointer<Int32>, state: SearchState
  ) {
    let mark = changes.count
    var cost = 0.0
    var isOpen = true
    for slot in items.indices {
      let (item, core) = (Int(items[slot]), Int(cores[slot]))
      let now = Int(state.chosen[item])
      guard core != now else { continue }
      guard isMember[Int(state.agentOf[now])], isMember[Int(state.agentOf[core])] else {
        isOpen = false
        break
      }
      cost += state.costOf[core] - state.costOf[now]
      changes.append((Int32(item), Int32(core)))
    }
    let first = entryLane.count
    isOpen = isOpen && changes.count > mark
    for slot in mark..<changes.count where isOpen {
      let change = changes[slot]
      isOpen =
        addEntries(Int(state.chosen[Int(change.item)]), sign: -1, from: first, state: state)
        && addEntries(Int(change.core), sign: 1, from: first, state: state)
    }
    guard isOpen else {
      changes.removeLast(changes.count - mark)
      entryLane.removeLast(entryLane.count - first)
      entryValue.removeLast(entryValue.count - first)
      return
    }
    finishOption(cost: cost)
  }

  /// Adds a column's entries to those of the option under construction, which begin at `first`; false where a
  /// row does not fit.
  private mutating func addEntries(_ core: Int, sign: Double, from first: Int, state: SearchState) -> Bool {
    for entry in Int(state.entryStart[core])..<Int(state.entryStart[core + 1])
    where !isMeasure[Int(state.entryRow[entry])] {
      guard let lane = lane(Int(state.entryRow[entry]), state: state) else { return false }
      let amount = sign * state.entryValue[entry]
      var slot = first
      while slot < entryLane.count, entryLane[slot] != lane { slot += 1 }
      if slot < entryLane.count {
        entryValue[slot] += amount
      } else {
        entryLane.append(lane)
        entryValue.append(amount)
      }
    }
    return true
  }

  /// Options of a tied group: its current joint choice, and every change of one member (with what the
  /// couplings make follow) to a member agent.
  private mutating func addTied(_ group: ItemGroup, state: SearchState) -> Bool {
    let first = optionCost.count
    var shut: Int?
    for item in group.items.map(Int.init) where giveUp(Int(state.chosen[item]), state) {
      shut = shut ?? item
    }
    if shut == nil { finishOption(cost: 0) }
    for item in group.items.map(Int.init)
    where isMember[Int(state.agentOf[Int(state.chosen[item])])] && (shut == nil || item == shut) {
      let current = Int(state.chosen[item])
      for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
      where core != current && isMember[Int(state.agentOf[core])] && !isShut(core, state) {
        state.push(item, to: core)
        if state.repairCouplings(item, from: state.agentOf[current], to: state.agentOf[core]),
          moveOut(group, state), state.keepsTies
        {
          addPending(state)
        }
        state.popAll()
      }
    }
    return finishUnit(first, keepsCurrent: shut == nil)
  }

  /// Options of an item that marks wide indicators or has a place.
  private mutating func addWatched(_ item: Int, state: SearchState) -> Bool {
    let first = optionCost.count
    let current = Int(state.chosen[item])
    let isShut = giveUp(current, state)
    if !isShut { finishOption(cost: 0) }
    for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
    where core != current && isMember[Int(state.agentOf[core])] && !self.isShut(core, state) {
      state.push(item, to: core)
      if state.keepsTies { addPending(state) }
      state.popAll()
    }
    return finishUnit(first, keepsCurrent: !isShut)
  }

  /// Ends a unit whose options are changes; false where it has to give its current one up and has no other.
  private mutating func finishUnit(_ first: Int, keepsCurrent: Bool) -> Bool {
    if !keepsCurrent && optionCost.count == first { return false }
    if keepsCurrent && optionCost.count == first + 1 {
      optionCost.removeLast()
      entryStart.removeLast()
      changeStart.removeLast()
    } else {
      unitStart.append(Int32(optionCost.count))
    }
    return true
  }

  /// Records the state's move under construction as an option.
  private mutating func addPending(_ state: SearchState) {
    let mark = entryLane.count
    for slot in 0..<state.touchedCount {
      let row = Int(state.touched[slot])
      guard !isMeasure[row] else { continue }
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
