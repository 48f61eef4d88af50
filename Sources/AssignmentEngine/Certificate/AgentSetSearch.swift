/// The largest value of items that take at most `limit` different agents: branch and bound over agent sets.
///
/// Once the set of agents is known each item takes its best column in it, so the value of a set is that of
/// a facility location problem, which is submodular: what an agent adds never grows as the set does. The set's
/// value plus the largest single additions therefore bounds what any extension reaches. A set that leaves
/// an item without a column ranks below every set that leaves fewer.
struct AgentSetSearch {
  /// Covered items first, then value.
  private struct Worth: Comparable {
    var covered = 0
    var value: Int128 = 0

    static func < (a: Worth, b: Worth) -> Bool { (a.covered, a.value) < (b.covered, b.value) }
    static func + (a: Worth, b: Worth) -> Worth {
      Worth(covered: a.covered + b.covered, value: a.value + b.value)
    }
    static func - (a: Worth, b: Worth) -> Worth {
      Worth(covered: a.covered - b.covered, value: a.value - b.value)
    }
  }

  private let limit: Int
  private let itemCount: Int
  /// For each agent that counts, the items it could take (as positions) with the value.
  private var offers: [[(item: Int, value: Int128)]] = []
  private var start: [Worth]
  /// The sum of every item's best column, whatever the agents.
  private let unrestricted: Int128
  private var best: Worth?
  /// Upper bound on the value of the sets that the node limit left out.
  private var leftOut: Int128?
  private var nodes = 0

  init(
    problem: AssignmentProblem, items: [Int], limit: Int, exempt: Int32?, columnValue: [Int128]
  ) {
    self.limit = limit
    itemCount = items.count
    unrestricted = items.reduce(0) { sum, item in
      sum + (problem.columns(of: item).lazy.map { columnValue[$0] }.max() ?? 0)
    }
    start = [Worth](repeating: Worth(), count: items.count)
    var position: [Int32: Int] = [:]
    for (index, item) in items.enumerated() {
      for column in problem.columns(of: item) {
        let agent = problem.columnAgent[column]
        if agent == exempt {
          start[index] = max(start[index], Worth(covered: 1, value: columnValue[column]))
        } else {
          let at = position[agent] ?? offers.count
          if at == offers.count {
            position[agent] = at
            offers.append([])
          }
          // Of parallel columns only the best one counts.
          if let last = offers[at].last, last.item == index {
            offers[at][offers[at].count - 1].value = max(last.value, columnValue[column])
          } else {
            offers[at].append((index, columnValue[column]))
          }
        }
      }
    }
  }

  mutating func run() -> Int128? {
    descend(taken: start, agents: Array(offers.indices), left: limit)
    let searched = best.flatMap { $0.covered == itemCount ? $0.value : nil }
    guard let leftOut else { return searched }
    return max(searched ?? leftOut, leftOut)
  }

  private mutating func descend(taken: [Worth], agents: [Int], left: Int) {
    let value = taken.reduce(Worth(), +)
    best = max(best ?? value, value)
    guard left > 0, !agents.isEmpty else { return }
    nodes += 1
    let additions = agents.map { (agent: $0, gain: gain(of: $0, over: taken)) }
      .sorted { ($1.gain, $0.agent) < ($0.gain, $1.agent) }
    for index in additions.indices {
      let reachable = additions[index...].prefix(left).reduce(value) { $0 + $1.gain }
      guard let standing = best, reachable > standing else { return }
      if nodes > JointMaximum.agentSetNodeLimit {
        // Additions may count one item twice; then only the unrestricted sum is a bound on the value.
        let bound = reachable.covered > itemCount ? unrestricted : min(reachable.value, unrestricted)
        if reachable.covered >= itemCount { leftOut = max(leftOut ?? bound, bound) }
        return
      }
      var extended = taken
      for offer in offers[additions[index].agent] {
        extended[offer.item] = max(extended[offer.item], Worth(covered: 1, value: offer.value))
      }
      descend(taken: extended, agents: additions[(index + 1)...].map(\.agent), left: left - 1)
    }
  }

  private func gain(of agent: Int, over taken: [Worth]) -> Worth {
    offers[agent].reduce(Worth()) { sum, offer in
      let offered = Worth(covered: 1, value: offer.value)
      return offered > taken[offer.item] ? sum + (offered - taken[offer.item]) : sum
    }
  }
}
