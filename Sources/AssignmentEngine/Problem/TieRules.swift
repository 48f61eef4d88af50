/// Couplings of small sets of items, in flat arrays: what a joint search asks after every item that it places.
struct TieRules: Sendable {
  /// Of the members in `mask` (bit by place in the set), at most `limit` distinct classes, or no two in one
  /// where `limit` is negative.
  struct Rule: Sendable {
    var mask: UInt32
    var limit: Int32
    var exempt: Int32
    /// Where in `classOf` the classes of agents begin.
    var classes: Int32
  }

  /// Rules of set `s` are `start[s] ..< start[s + 1]` of `rules`.
  private(set) var start: [Int32] = [0]
  private(set) var rules: [Rule] = []
  /// For each agent its own number, then the classes of couplings that look at classes.
  private(set) var classOf: [Int32]
  private let agentCount: Int

  init(agentCount: Int) {
    self.agentCount = agentCount
    classOf = (0..<Int32(agentCount)).map { $0 }
  }

  /// Adds a set of at most 32 items with those of the couplings that lie on some of them.
  mutating func add(_ members: [Int32], _ couplings: [Coupling]) {
    for coupling in couplings {
      var mask: UInt32 = 0
      for (slot, item) in members.enumerated() where coupling.items.contains(item) {
        mask |= 1 << UInt32(slot)
      }
      guard mask != 0 else { continue }
      var rule = Rule(mask: mask, limit: 1, exempt: coupling.exempt ?? -1, classes: 0)
      switch coupling {
      case .differ: rule.limit = -1
      case .atMost(let limit, _, _): rule.limit = Int32(limit)
      case .sameClass(_, let classOfAgent, _): rule.classes = place(of: classOfAgent)
      }
      rules.append(rule)
    }
    start.append(Int32(rules.count))
  }

  /// Where the classes stand; couplings of one kind mostly share theirs.
  private mutating func place(of classOfAgent: [Int32]) -> Int32 {
    let last = classOf.count - agentCount
    if last > 0, classOf[last...].elementsEqual(classOfAgent) { return Int32(last) }
    classOf += classOfAgent
    return Int32(classOf.count - agentCount)
  }

  /// Whether the first `count` members of a set keep its rules; `agents` has one for each.
  @inline(__always)
  func isKept(_ set: Int, _ agents: [Int32], count: Int) -> Bool {
    for slot in 0..<count where !allows(set, agents, at: slot) { return false }
    return true
  }

  /// Whether the member at `slot` keeps the rules with the members before it, which keep them.
  @inline(__always)
  func allows(_ set: Int, _ agents: [Int32], at slot: Int) -> Bool {
    let agent = agents[slot]
    for index in Int(start[set])..<Int(start[set + 1]) {
      let rule = rules[index]
      guard rule.mask >> UInt32(slot) & 1 == 1, agent != rule.exempt else { continue }
      let own = classOf[Int(rule.classes + agent)]
      var distinct: Int32 = 0
      var isNew = true
      for earlier in 0..<slot where counts(earlier, rule, agents) {
        let other = classOf[Int(rule.classes + agents[earlier])]
        if other == own {
          isNew = false
          break
        }
        var isFirst = true
        for before in 0..<earlier where counts(before, rule, agents) {
          if classOf[Int(rule.classes + agents[before])] == other { isFirst = false }
        }
        if isFirst { distinct += 1 }
      }
      if rule.limit < 0 ? !isNew : isNew && distinct == rule.limit { return false }
    }
    return true
  }

  @inline(__always)
  private func counts(_ slot: Int, _ rule: Rule, _ agents: [Int32]) -> Bool {
    rule.mask >> UInt32(slot) & 1 == 1 && agents[slot] != rule.exempt
  }
}
