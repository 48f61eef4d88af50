/// The items that each agent holds, with constant-time moves between agents.
struct AgentLists {
  private var lists: [[Int32]]
  private var agentOf: [Int32]
  private var place: [Int32]

  init(agentCount: Int, agents: [Int32]) {
    lists = [[Int32]](repeating: [], count: agentCount)
    agentOf = agents
    place = [Int32](repeating: 0, count: agents.count)
    for (item, agent) in agents.enumerated() {
      place[item] = Int32(lists[Int(agent)].count)
      lists[Int(agent)].append(Int32(item))
    }
  }

  @inline(__always)
  func count(_ agent: Int) -> Int { lists[agent].count }

  @inline(__always)
  subscript(agent: Int, slot: Int) -> Int { Int(lists[agent][slot]) }

  mutating func move(_ item: Int, to agent: Int) {
    let old = Int(agentOf[item])
    guard old != agent else { return }
    let slot = Int(place[item])
    let last = lists[old].removeLast()
    if Int(last) != item {
      lists[old][slot] = last
      place[Int(last)] = Int32(slot)
    }
    agentOf[item] = Int32(agent)
    place[item] = Int32(lists[agent].count)
    lists[agent].append(Int32(item))
  }
}
