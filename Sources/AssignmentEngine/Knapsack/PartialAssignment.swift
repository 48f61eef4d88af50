/// Decisions on a capacitated assignment: which pairs are still open, which items have taken their pair.
///
/// Pairs leave in the order of a trail and come back in the opposite order, so that a depth-first search
/// undoes what a branch did in time proportional to it. Each agent and each item keeps its open pairs in
/// front of a list; a pair that leaves changes places with the last open one.
///
/// Confined to one thread.
final class PartialAssignment {
  let problem: CapacitatedAssignment
  /// Pairs of agent a from `problem.agentStart[a]`, the open ones of items without a pair first.
  let agentPairs: UnsafeMutablePointer<Int32>
  let agentOpen: UnsafeMutablePointer<Int32>
  /// Pairs of item i from `problem.itemStart[i]`, the possible ones first.
  let itemPairs: UnsafeMutablePointer<Int32>
  let itemOpen: UnsafeMutablePointer<Int32>
  /// Capacity that is left.
  let spare: UnsafeMutablePointer<Int32>
  /// The pair that an item has taken, or -1.
  let taken: UnsafeMutablePointer<Int32>
  private let placeInAgent: UnsafeMutablePointer<Int32>
  private let placeInItem: UnsafeMutablePointer<Int32>
  /// Loss of the pairs that are taken.
  private(set) var loss: Int64 = 0
  /// Items that have not taken a pair yet.
  private(set) var openItems: Int
  /// Whether some item has no possible pair.
  private(set) var isDead = false
  private var isDeadFromStart = false
  /// Pairs that left for good: `pair`; pairs that were taken: `~pair`.
  private var trail: [Int32] = []
  /// Items with a single possible pair that they have not taken yet.
  private var pending: [Int32] = []

  init(_ problem: CapacitatedAssignment) {
    self.problem = problem
    func room(_ count: Int) -> UnsafeMutablePointer<Int32> { .allocate(capacity: max(1, count)) }
    agentPairs = room(problem.pairCount)
    agentOpen = room(problem.agentCount)
    itemPairs = room(problem.pairCount)
    itemOpen = room(problem.itemCount)
    spare = room(problem.agentCount)
    taken = room(problem.itemCount)
    placeInAgent = room(problem.pairCount)
    placeInItem = room(problem.pairCount)
    openItems = problem.itemCount
    for agent in 0..<problem.agentCount {
      let pairs = problem.pairs(ofAgent: agent)
      for pair in pairs {
        agentPairs[pair] = Int32(pair)
        placeInAgent[pair] = Int32(pair)
      }
      agentOpen[agent] = Int32(pairs.count)
      spare[agent] = problem.capacity[agent]
    }
    for item in 0..<problem.itemCount {
      let pairs = problem.pairs(ofItem: item)
      for place in pairs.indices {
        itemPairs[place] = pairs[place]
        placeInItem[Int(pairs[place])] = Int32(place)
      }
      itemOpen[item] = Int32(pairs.count)
      taken[item] = -1
      if pairs.isEmpty { isDead = true }
      if pairs.count == 1 { pending.append(Int32(item)) }
    }
    propagate()
    isDeadFromStart = isDead
  }

  deinit {
    for pointer in [
      agentPairs, agentOpen, itemPairs, itemOpen, spare, taken, placeInAgent, placeInItem,
    ] { pointer.deallocate() }
  }

  // MARK: Looking

  /// The place in the trail, for `undo(to:)`.
  var mark: Int { trail.count }

  /// The open pairs of an agent, of items that have not taken one.
  func openPairs(ofAgent agent: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: agentPairs + Int(problem.agentStart[agent]), count: Int(agentOpen[agent]))
  }

  /// The possible pairs of an item.
  func openPairs(ofItem item: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: itemPairs + Int(problem.itemStart[item]), count: Int(itemOpen[item]))
  }

  /// Whether a plan within this state may take the pair: it is open or taken.
  func isPossible(_ pair: Int) -> Bool {
    let item = Int(problem.pairItem[pair])
    return Int(placeInItem[pair]) - Int(problem.itemStart[item]) < Int(itemOpen[item])
  }

  /// The plan, once every item has taken a pair.
  var plan: [Int32] { Array(UnsafeBufferPointer(start: taken, count: problem.itemCount)) }

  // MARK: Deciding

  /// Takes a possible pair away from its item. Call `propagate()` afterwards.
  func remove(_ pair: Int) {
    let item = Int(problem.pairItem[pair])
    guard isPossible(pair) else { return }
    leaveAgent(pair)
    let last = Int(problem.itemStart[item]) + Int(itemOpen[item]) - 1
    exchange(itemPairs, placeInItem, Int(placeInItem[pair]), last)
    itemOpen[item] -= 1
    trail.append(Int32(pair))
    if itemOpen[item] == 1 { pending.append(Int32(item)) }
    if itemOpen[item] == 0 { isDead = true }
  }

  /// Gives an item one of its possible pairs and draws the conclusions.
  func choose(_ pair: Int) {
    let item = Int(problem.pairItem[pair])
    let start = Int(problem.itemStart[item])
    while itemOpen[item] > 1 {
      let last = itemPairs[start + Int(itemOpen[item]) - 1]
      remove(Int(last) == pair ? Int(itemPairs[start]) : Int(last))
    }
    propagate()
  }

  /// Items with a single possible pair take it, and what no longer fits their agent leaves, until nothing
  /// follows or the state is dead.
  func propagate() {
    while !isDead, let item = pending.popLast() {
      if taken[Int(item)] < 0 { take(Int(itemPairs[Int(problem.itemStart[Int(item)])])) }
    }
    if isDead { pending.removeAll(keepingCapacity: true) }
  }

  private func take(_ pair: Int) {
    let agent = Int(problem.pairAgent[pair])
    taken[Int(problem.pairItem[pair])] = Int32(pair)
    loss += problem.pairLoss[pair]
    spare[agent] -= problem.pairWeight[pair]
    openItems -= 1
    leaveAgent(pair)
    trail.append(~Int32(pair))
    // From the back, because a pair that leaves changes places with the last open one.
    var place = Int(problem.agentStart[agent]) + Int(agentOpen[agent]) - 1
    while place >= Int(problem.agentStart[agent]) {
      let other = Int(agentPairs[place])
      if problem.pairWeight[other] > spare[agent] { remove(other) }
      place -= 1
    }
  }

  /// Returns to an earlier state.
  func undo(to mark: Int) {
    while trail.count > mark {
      let entry = trail.removeLast()
      let pair = Int(entry < 0 ? ~entry : entry)
      let item = Int(problem.pairItem[pair])
      agentOpen[Int(problem.pairAgent[pair])] += 1
      if entry < 0 {
        taken[item] = -1
        loss -= problem.pairLoss[pair]
        spare[Int(problem.pairAgent[pair])] += problem.pairWeight[pair]
        openItems += 1
      } else {
        itemOpen[item] += 1
      }
    }
    pending.removeAll(keepingCapacity: true)
    isDead = isDeadFromStart
  }

  private func leaveAgent(_ pair: Int) {
    let agent = Int(problem.pairAgent[pair])
    let last = Int(problem.agentStart[agent]) + Int(agentOpen[agent]) - 1
    exchange(agentPairs, placeInAgent, Int(placeInAgent[pair]), last)
    agentOpen[agent] -= 1
  }

  private func exchange(
    _ list: UnsafeMutablePointer<Int32>, _ place: UnsafeMutablePointer<Int32>, _ a: Int, _ b: Int
  ) {
    let (first, second) = (list[a], list[b])
    list[a] = second
    list[b] = first
    place[Int(second)] = Int32(a)
    place[Int(first)] = Int32(b)
  }
}
