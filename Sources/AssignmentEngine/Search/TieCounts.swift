/// Counters behind couplings and indicators: how many items of a coupling each agent holds, and how many
/// marked columns of an indicator are taken. Every change costs the item's memberships, not the group's size.
///
/// In flat unmanaged memory, as in `SearchState`: every move goes through here several times.
final class TieCounts {
  /// For each coupling where its counters begin; `couplingCount + 1` of them.
  private let counterStart: UnsafeMutablePointer<Int32>
  /// The agent, or the class, of each counter; ascending within a coupling.
  private let owner: UnsafeMutablePointer<Int32>
  /// Items that each counter counts.
  private let count: UnsafeMutablePointer<Int32>
  /// Largest number of distinct agents or classes, or `differs` where no two items may have the same.
  private let limit: UnsafeMutablePointer<Int32>
  /// Distinct agents for a limit, items beyond the first of an agent for a difference.
  private let measure: UnsafeMutablePointer<Int32>
  private let exempt: [Int32]
  /// The class that stands for each agent; empty where agents stand for themselves.
  private let classOfAgent: [[Int32]]
  private let couplingCount: Int
  /// Where the steps of the first core column of each item begin in `step`; further columns follow.
  private let stepStart: UnsafeMutablePointer<Int32>
  private let membershipCount: UnsafeMutablePointer<Int32>
  private let coreStart: UnsafeMutablePointer<Int32>
  /// The coupling and the counter of each membership of a core column; a counter of -1 for an exempt agent.
  private let step: UnsafeMutablePointer<(coupling: Int32, counter: Int32)>
  private let held: UnsafeMutablePointer<Int32>
  private let isSettled: UnsafeMutablePointer<Bool>
  private let indicatorCount: Int
  private var unsettled: [Int32] = []
  /// Couplings that do not hold now.
  private(set) var broken = 0
  private static let differs: Int32 = -1

  init(_ model: SearchModel) {
    var (starts, owners, limits): ([Int32], [Int32], [Int32]) = ([0], [], [])
    var classes: [[Int32]] = []
    for coupling in model.couplings {
      var agents = Set(coupling.items.flatMap { model.agent[model.core(of: Int($0))] })
      classes.append([])
      switch coupling {
      case .differ: limits.append(Self.differs)
      case .atMost(let largest, _, _): limits.append(Int32(clamping: largest))
      case .sameClass(_, let classOfAgent, _):
        limits.append(1)
        classes[classes.count - 1] = classOfAgent
        agents = Set(agents.map { classOfAgent[Int($0)] })
      }
      owners += agents.sorted()
      starts.append(Int32(owners.count))
    }
    couplingCount = model.couplings.count
    indicatorCount = model.indicators.count
    counterStart = .copy(of: starts)
    owner = .copy(of: owners)
    limit = .copy(of: limits)
    classOfAgent = classes
    exempt = model.couplings.map { $0.exempt ?? -1 }
    count = .copy(of: [Int32](repeating: 0, count: owners.count))
    measure = .copy(of: [Int32](repeating: 0, count: couplingCount))
    held = .copy(of: [Int32](repeating: 0, count: indicatorCount))
    isSettled = .copy(of: [Bool](repeating: false, count: indicatorCount))
    coreStart = .copy(of: model.coreStart)
    let memberships = (0..<model.itemCount).map { model.membershipStart[$0 + 1] - model.membershipStart[$0] }
    membershipCount = .copy(of: memberships)
    var firsts: [Int32] = [0]
    for (item, width) in memberships.enumerated() {
      firsts.append(firsts[item] + width * Int32(model.core(of: item).count))
    }
    stepStart = .copy(of: firsts)
    step = .allocate(capacity: max(1, Int(firsts[model.itemCount])))
    fillSteps(model)
  }

  private func fillSteps(_ model: SearchModel) {
    var next = 0
    for item in 0..<model.itemCount where membershipCount[item] > 0 {
      let couplings = model.membership[
        Int(model.membershipStart[item])..<Int(model.membershipStart[item + 1])]
      for core in model.core(of: item) {
        for coupling in couplings.lazy.map(Int.init) {
          let agent = model.agent[core]
          let counter = agent == exempt[coupling] ? -1 : Int32(counter(of: agent, in: coupling))
          (step + next).initialize(to: (Int32(coupling), counter))
          next += 1
        }
      }
    }
  }

  deinit {
    counterStart.deallocate()
    owner.deallocate()
    count.deallocate()
    limit.deallocate()
    measure.deallocate()
    stepStart.deallocate()
    membershipCount.deallocate()
    coreStart.deallocate()
    step.deallocate()
    held.deallocate()
    isSettled.deallocate()
  }

  func clear() {
    for index in 0..<couplingCount { measure[index] = 0 }
    for counter in 0..<Int(counterStart[couplingCount]) { count[counter] = 0 }
    for index in 0..<indicatorCount {
      held[index] = 0
      isSettled[index] = false
    }
    unsettled.removeAll(keepingCapacity: true)
    broken = 0
  }

  /// Takes a core column of an item.
  @inline(__always)
  func add(item: Int, core: Int) {
    let width = Int(membershipCount[item])
    guard width > 0 else { return }
    let first = Int(stepStart[item]) + (core - Int(coreStart[item])) * width
    for place in first..<first + width where step[place].counter >= 0 {
      let (coupling, counter) = (Int(step[place].coupling), Int(step[place].counter))
      count[counter] += 1
      // An item beyond the first counts against a difference, the first of an agent against a limit.
      guard (count[counter] > 1) == (limit[coupling] == Self.differs) else { continue }
      measure[coupling] += 1
      if measure[coupling] == max(0, limit[coupling]) + 1 { broken += 1 }
    }
  }

  /// Gives a core column of an item up.
  @inline(__always)
  func remove(item: Int, core: Int) {
    let width = Int(membershipCount[item])
    guard width > 0 else { return }
    let first = Int(stepStart[item]) + (core - Int(coreStart[item])) * width
    for place in first..<first + width where step[place].counter >= 0 {
      let (coupling, counter) = (Int(step[place].coupling), Int(step[place].counter))
      count[counter] -= 1
      guard (count[counter] > 0) == (limit[coupling] == Self.differs) else { continue }
      measure[coupling] -= 1
      if measure[coupling] == max(0, limit[coupling]) { broken -= 1 }
    }
  }

  private func counter(of agent: Int32, in coupling: Int) -> Int {
    let agent = classOfAgent[coupling].isEmpty ? agent : classOfAgent[coupling][Int(agent)]
    var low = Int(counterStart[coupling])
    var high = Int(counterStart[coupling + 1]) - 1
    while low < high {
      let middle = (low + high) / 2
      if owner[middle] < agent { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an agent may take one more item of a coupling without becoming one more of its agents.
  func isPresent(_ agent: Int32, in coupling: Int) -> Bool {
    agent == exempt[coupling] || count[counter(of: agent, in: coupling)] > 0
  }

  /// Whether a limit on distinct agents is not reached.
  func hasRoom(in coupling: Int) -> Bool { measure[coupling] < limit[coupling] }

  func isBroken(_ coupling: Int) -> Bool { measure[coupling] > max(0, limit[coupling]) }

  /// Takes one marked column; true if the indicator begins to hold.
  @inline(__always)
  func mark(_ indicator: Int) -> Bool {
    held[indicator] += 1
    unsettled.append(Int32(indicator))
    return held[indicator] == 1
  }

  /// Gives one marked column up; true if the indicator no longer holds.
  @inline(__always)
  func unmark(_ indicator: Int) -> Bool {
    held[indicator] -= 1
    unsettled.append(Int32(indicator))
    return held[indicator] == 0
  }

  /// How many marked columns of an indicator are taken.
  func taken(_ indicator: Int) -> Int { Int(held[indicator]) }

  /// Makes an indicator hold whatever is taken until `unpin`; both between moves only.
  func pin(_ indicator: Int) { held[indicator] += 1 }

  func unpin(_ indicator: Int) {
    held[indicator] -= 1
    isSettled[indicator] = held[indicator] > 0
  }

  /// Reports each indicator that holds now and did not at the last settling (1), or the reverse (-1).
  func settle(_ report: (Int, Int128) -> Void) {
    for indicator in unsettled.lazy.map(Int.init) {
      let holds = held[indicator] > 0
      guard holds != isSettled[indicator] else { continue }
      isSettled[indicator] = holds
      report(indicator, holds ? 1 : -1)
    }
    unsettled.removeAll(keepingCapacity: true)
  }
}
