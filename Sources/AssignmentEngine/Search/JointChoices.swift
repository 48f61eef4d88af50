/// The cheapest legal joint choices of small tied groups, listed once for all steps of a pass.
///
/// A step that only knows changes of one member cannot reach a joint choice that differs in two members when
/// nothing between them is legal: an account that may have two faces and changes both of them.
struct JointChoices: Sendable {
  /// Larger groups have no list.
  static let itemLimit = 6
  /// Choices kept a group, and columns of an item that are looked at, the cheapest first.
  static let choiceLimit = 160
  static let columnLimit = 16
  /// Nodes of the listing of one group at most.
  static let nodeLimit = 20_000

  /// Choices of group `g` are `start[g] ..< start[g + 1]`, cheapest first; none where the group has no list.
  private(set) var start: [Int32] = [0]
  /// Core columns of choice `c` begin at `coreStart[c]`, one an item of the group.
  private(set) var coreStart: [Int32] = [0]
  private(set) var cores: [Int32] = []
  /// The agents of each choice, as bits by their numbers modulo 64.
  private(set) var agents: [UInt64] = []

  var isEmpty: Bool { cores.isEmpty }

  func choices(of group: Int) -> Range<Int> {
    isEmpty ? 0..<0 : Int(start[group])..<Int(start[group + 1])
  }

  func cores(of choice: Int) -> ArraySlice<Int32> {
    cores[Int(coreStart[choice])..<Int(coreStart[choice + 1])]
  }

  /// The bit of an agent.
  @inline(__always)
  static func bit(_ agent: Int32) -> UInt64 { 1 << UInt64(agent & 63) }

  /// - Parameter isListed: whether a group is to have a list.
  init(
    _ groups: [ItemGroup], columns: CoreColumns, couplings: [Coupling], agentCount: Int,
    isListed: (ItemGroup) -> Bool
  ) {
    let listed = groups.map { $0.items.count <= Self.itemLimit && isListed($0) }
    guard listed.contains(true) else {
      start += [Int32](repeating: 0, count: groups.count)
      return
    }
    var search = CellSearch(
      agentOfColumn: columns.agent, agentCount: agentCount, marks: ([], []), indicatorCount: 0,
      nodeLimit: Self.nodeLimit)
    for group in zip(groups, listed).lazy.filter(\.1).map(\.0) {
      // The cheapest come first.
      search.add(
        group.items, columns: group.items.map { columns.columns(of: Int($0)).prefix(Self.columnLimit) },
        couplings: group.couplings.map { couplings[Int($0)] }, indicators: EmptyCollection())
    }
    let values = columns.cost.map { -$0 }
    var cell = 0
    for (group, isListed) in zip(groups, listed) {
      if isListed {
        _ = values.withUnsafeBufferPointer {
          search.search(cell, $0, UnsafeBufferPointer(start: nil, count: 0), most: Self.choiceLimit)
        }
        append(search.choices, members: group.items.count, columns)
        cell += 1
      }
      start.append(Int32(coreStart.count - 1))
    }
  }

  private mutating func append(_ choices: [Int32], members: Int, _ columns: CoreColumns) {
    for first in stride(from: 0, to: choices.count, by: members) {
      var agents: UInt64 = 0
      for core in choices[first..<first + members] {
        cores.append(core)
        agents |= Self.bit(columns.agent[Int(core)])
      }
      self.agents.append(agents)
      coreStart.append(Int32(cores.count))
    }
  }
}
