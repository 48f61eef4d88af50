/// Counters behind couplings and indicators: how many items of a coupling each agent holds, and how many
/// marked columns of an indicator are taken. Every change costs the item's memberships, not the group's size.
struct TieCounts {
  private let membershipStart: [Int32]
  private let membership: [Int32]
  private var couplings: [Count]
  private var held: [Int32]
  private var isSettled: [Bool]
  private var unsettled: [Int32] = []
  /// Couplings that do not hold now.
  private(set) var broken = 0

  private struct Count {
    /// Agents, or their classes; ascending; position in `items`.
    var agents: [Int32]
    /// The class that stands for each agent; empty where agents stand for themselves.
    var classOfAgent: [Int32]
    var items: [Int32]
    /// Largest number of distinct agents or classes; nil where the items must differ.
    var limit: Int?
    var exempt: Int32
    /// Distinct agents for a limit, items beyond the first of an agent for a difference.
    var measure: Int
    var isBroken: Bool { measure > (limit ?? 0) }
  }

  init(_ model: SearchModel) {
    membershipStart = model.membershipStart
    membership = model.membership
    held = [Int32](repeating: 0, count: model.indicators.count)
    isSettled = [Bool](repeating: false, count: model.indicators.count)
    couplings = model.couplings.map { coupling in
      var agents = Set(coupling.items.flatMap { model.agent[model.core(of: Int($0))] })
      var classes: [Int32] = []
      let limit: Int?
      switch coupling {
      case .differ: limit = nil
      case .atMost(let largest, _, _): limit = largest
      case .sameClass(_, let classOfAgent, _):
        limit = 1
        classes = classOfAgent
        agents = Set(agents.map { classOfAgent[Int($0)] })
      }
      return Count(
        agents: agents.sorted(), classOfAgent: classes, items: [Int32](repeating: 0, count: agents.count),
        limit: limit, exempt: coupling.exempt ?? -1, measure: 0)
    }
  }

  mutating func clear() {
    for index in couplings.indices {
      couplings[index].measure = 0
      for slot in couplings[index].items.indices { couplings[index].items[slot] = 0 }
    }
    for index in held.indices {
      held[index] = 0
      isSettled[index] = false
    }
    unsettled.removeAll(keepingCapacity: true)
    broken = 0
  }

  mutating func add(item: Int, agent: Int32) {
    for slot in Int(membershipStart[item])..<Int(membershipStart[item + 1]) {
      update(Int(membership[slot]), agent: agent, by: 1)
    }
  }

  mutating func remove(item: Int, agent: Int32) {
    for slot in Int(membershipStart[item])..<Int(membershipStart[item + 1]) {
      update(Int(membership[slot]), agent: agent, by: -1)
    }
  }

  private mutating func update(_ index: Int, agent: Int32, by amount: Int32) {
    guard agent != couplings[index].exempt else { return }
    let wasBroken = couplings[index].isBroken
    let slot = position(of: agent, in: index)
    let before = couplings[index].items[slot]
    let after = before + amount
    couplings[index].items[slot] = after
    if couplings[index].limit == nil {
      couplings[index].measure += Int(max(0, after - 1) - max(0, before - 1))
    } else {
      couplings[index].measure += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    }
    let isBroken = couplings[index].isBroken
    if isBroken != wasBroken { broken += isBroken ? 1 : -1 }
  }

  private func position(of agent: Int32, in index: Int) -> Int {
    let classes = couplings[index].classOfAgent
    let agent = classes.isEmpty ? agent : classes[Int(agent)]
    var low = 0
    var high = couplings[index].agents.count - 1
    while low < high {
      let middle = (low + high) / 2
      if couplings[index].agents[middle] < agent { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an agent may take one more item of a coupling without becoming one more of its agents.
  func isPresent(_ agent: Int32, in coupling: Int) -> Bool {
    agent == couplings[coupling].exempt || couplings[coupling].items[position(of: agent, in: coupling)] > 0
  }

  /// Whether a limit on distinct agents is not reached.
  func hasRoom(in coupling: Int) -> Bool {
    couplings[coupling].limit.map { couplings[coupling].measure < $0 } ?? false
  }

  func isBroken(_ coupling: Int) -> Bool { couplings[coupling].isBroken }

  /// Takes one marked column; true if the indicator begins to hold.
  mutating func mark(_ indicator: Int) -> Bool {
    held[indicator] += 1
    unsettled.append(Int32(indicator))
    return held[indicator] == 1
  }

  /// Gives one marked column up; true if the indicator no longer holds.
  mutating func unmark(_ indicator: Int) -> Bool {
    held[indicator] -= 1
    unsettled.append(Int32(indicator))
    return held[indicator] == 0
  }

  /// How many marked columns of an indicator are taken.
  func taken(_ indicator: Int) -> Int { Int(held[indicator]) }

  /// Makes an indicator hold whatever is taken until `unpin`; both between moves only.
  mutating func pin(_ indicator: Int) { held[indicator] += 1 }

  mutating func unpin(_ indicator: Int) {
    held[indicator] -= 1
    isSettled[indicator] = held[indicator] > 0
  }

  /// Reports each indicator that holds now and did not at the last settling (1), or the reverse (-1).
  mutating func settle(_ report: (Int, Int128) -> Void) {
    for indicator in unsettled.map(Int.init) {
      let holds = held[indicator] > 0
      guard holds != isSettled[indicator] else { continue }
      isSettled[indicator] = holds
      report(indicator, holds ? 1 : -1)
    }
    unsettled.removeAll(keepingCapacity: true)
  }
}
