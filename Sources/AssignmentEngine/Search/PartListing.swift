/// The changes of one part of a tied group that a step weighs: all of one member, and the cheapest of several.
///
/// Reused between steps, so that listing allocates nothing once warm.
struct PartListing {
  /// Changes of several members kept a part.
  static let jointLimit = 24
  /// Nodes of the listing of one part at most.
  static let nodeLimit = 400

  /// Core columns of choice `c`, one a member, are `cores[c * width ..< (c + 1) * width]`.
  private(set) var cores: [Int32] = []
  private(set) var width = 0
  /// Options of the members, the cheapest first.
  private var options: [Option] = []
  private var optionStart: [Int32] = []
  /// Least that the members from one on cost.
  private var rest: [Double] = []
  private var current: [Int32] = []
  private var chosen: [Int32] = []
  private var agents: [Int32] = []
  /// Changes of several members with their places in `jointCores`.
  private var joint: [(cost: Double, place: Int32)] = []
  private var jointCores: [Int32] = []
  private var ceiling = Double.infinity
  private(set) var nodes = 0

  private struct Option {
    var cost: Double
    var core: Int32
    var agent: Int32
    /// Whether it is the cheapest of its agent, or the present column: others are weighed alone.
    var isJoint: Bool
  }

  var count: Int { width == 0 ? 0 : cores.count / width }

  /// - Parameters:
  ///   - isOpen: whether an item may take a column that it does not take now.
  ///   - isShut: whether a present column has to be left.
  mutating func list(
    _ part: Int, of parts: GroupParts, state: SearchState, isOpen: (Int, Int) -> Bool, isShut: (Int) -> Bool
  ) {
    clear()
    width = Int(parts.itemStart[part + 1] - parts.itemStart[part])
    var forced = 0
    for item in parts.items(of: part).lazy.map(Int.init) {
      let now = Int(state.chosen[item])
      let leaves = isShut(now)
      if leaves { forced += 1 }
      current.append(Int32(now))
      let first = options.count
      for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
      where core == now ? !leaves : isOpen(item, core) {
        let agent = state.agentOf[core]
        let isFirst = !options[first...].contains { $0.agent == agent && $0.core != Int32(now) }
        options.append(
          Option(cost: state.costOf[core], core: Int32(core), agent: agent, isJoint: core == now || isFirst))
      }
      optionStart.append(Int32(options.count))
    }
    for slot in 0..<width { agents.append(state.agentOf[Int(current[slot])]) }
    if forced < 2 { listSingles(part, parts, isForced: forced == 1, isShut: isShut) }
    if width > 1 { listJoint(part, parts) }
  }

  private mutating func clear() {
    cores.removeAll(keepingCapacity: true)
    options.removeAll(keepingCapacity: true)
    optionStart.removeAll(keepingCapacity: true)
    optionStart.append(0)
    current.removeAll(keepingCapacity: true)
    agents.removeAll(keepingCapacity: true)
    joint.removeAll(keepingCapacity: true)
    jointCores.removeAll(keepingCapacity: true)
    (ceiling, nodes) = (.infinity, 0)
  }

  private mutating func listSingles(
    _ part: Int, _ parts: GroupParts, isForced: Bool, isShut: (Int) -> Bool
  ) {
    for slot in 0..<width where !isForced || isShut(Int(current[slot])) {
      let holder = agents[slot]
      for option in options[Int(optionStart[slot])..<Int(optionStart[slot + 1])]
      where option.core != current[slot] {
        agents[slot] = option.agent
        guard option.agent == holder || parts.rules.isKept(part, agents, count: width) else { continue }
        cores += current
        cores[cores.count - width + slot] = option.core
      }
      agents[slot] = holder
    }
  }

  /// The cheapest choices that change several members.
  private mutating func listJoint(_ part: Int, _ parts: GroupParts) {
    rest.removeAll(keepingCapacity: true)
    rest.append(contentsOf: repeatElement(0, count: width + 1))
    for slot in (0..<width).reversed() {
      guard optionStart[slot] < optionStart[slot + 1] else { return }
      rest[slot] = rest[slot + 1] + options[Int(optionStart[slot])].cost
    }
    chosen.removeAll(keepingCapacity: true)
    agents.removeAll(keepingCapacity: true)
    descend(part, parts, cost: 0, changed: 0)
    keepCheapest()
    for found in joint { cores += jointCores[Int(found.place)..<Int(found.place) + width] }
  }

  private mutating func descend(_ part: Int, _ parts: GroupParts, cost: Double, changed: Int) {
    let slot = chosen.count
    guard slot < width else {
      guard changed > 1 else { return }
      joint.append((cost, Int32(jointCores.count)))
      jointCores += chosen
      if joint.count >= 2 * Self.jointLimit { keepCheapest() }
      return
    }
    for index in Int(optionStart[slot])..<Int(optionStart[slot + 1]) where options[index].isJoint {
      let option = options[index]
      guard cost + option.cost + rest[slot + 1] < ceiling else { return }
      nodes += 1
      guard nodes <= Self.nodeLimit else { return }
      chosen.append(option.core)
      agents.append(option.agent)
      if parts.rules.allows(part, agents, at: slot) {
        let change = option.core == current[slot] ? 0 : 1
        descend(part, parts, cost: cost + option.cost, changed: changed + change)
      }
      chosen.removeLast()
      agents.removeLast()
    }
  }

  private mutating func keepCheapest() {
    joint.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    guard joint.count > Self.jointLimit else { return }
    joint.removeLast(joint.count - Self.jointLimit)
    ceiling = joint[Self.jointLimit - 1].cost
  }
}
