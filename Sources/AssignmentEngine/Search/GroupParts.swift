/// Tied groups taken apart into units of steps.
///
/// A limit on the agents of a region ties all its accounts into one group of a hundred items. Only few of its
/// couplings have to be weighed jointly, though: as long as every item goes to an agent that such a limit counts
/// already, the limit holds whatever the others do. So couplings of many items are left out here, and a step
/// keeps them by the agents that it offers; what the others tie, an account's items, is one part.
struct GroupParts: Sendable {
  /// Items of a part at most, and of a coupling that ties a part.
  static let itemLimit = 6

  /// Parts of group `g` are `start[g] ..< start[g + 1]`; none where the group is to be taken whole.
  private(set) var start: [Int32] = [0]
  /// Items of part `p` are `itemStart[p] ..< itemStart[p + 1]` of `items`.
  private(set) var itemStart: [Int32] = [0]
  private(set) var items: [Int32] = []
  /// Couplings of each part.
  private(set) var rules: TieRules
  /// Couplings of item `i` that span parts are `spanStart[i] ..< spanStart[i + 1]` of `span`.
  private(set) var spanStart: [Int32] = []
  private(set) var span: [Int32] = []
  /// Whether the marks of an indicator of one cell lie in several parts.
  private(set) var hasSplitIndicators = false

  func parts(of group: Int) -> Range<Int> { Int(start[group])..<Int(start[group + 1]) }

  func items(of part: Int) -> ArraySlice<Int32> { items[Int(itemStart[part])..<Int(itemStart[part + 1])] }

  /// Places in `span` of the couplings of an item that span parts.
  func spans(of item: Int) -> Range<Int> { Int(spanStart[item])..<Int(spanStart[item + 1]) }

  /// - Parameters:
  ///   - itemsOfIndicator: items that mark each indicator; wide ones are not looked at.
  ///   - isDivided: whether a group is to be taken apart.
  init(
    _ groups: [ItemGroup], couplings: [Coupling], itemCount: Int, agentCount: Int,
    itemsOfIndicator: [[Int32]], isDivided: (Int) -> Bool
  ) {
    rules = TieRules(agentCount: agentCount)
    var spans = [[Int32]](repeating: [], count: itemCount)
    var slots = [Int32](repeating: -1, count: itemCount)
    for (number, group) in groups.enumerated() {
      defer { start.append(Int32(itemStart.count - 1)) }
      guard isDivided(number) else { continue }
      var ties = Ties(count: group.items.count)
      for (slot, item) in group.items.enumerated() { slots[Int(item)] = Int32(slot) }
      let inner = group.couplings.filter { !Self.isSpanning(couplings[Int($0)]) }
      for index in inner { ties.join(couplings[Int(index)].items.map { slots[Int($0)] }) }
      let split = Self.join(&ties, group.indicators.map { itemsOfIndicator[Int($0)].map { slots[Int($0)] } })
      let parts = Dictionary(grouping: group.items.indices) { ties.root(of: $0) }.values
        .sorted { $0[0] < $1[0] }
      guard parts.allSatisfy({ $0.count <= Self.itemLimit }) else { continue }
      if split { hasSplitIndicators = true }
      for index in group.couplings where Self.isSpanning(couplings[Int(index)]) {
        for item in couplings[Int(index)].items { spans[Int(item)].append(index) }
      }
      for part in parts { append(part.map { group.items[$0] }, inner.map { couplings[Int($0)] }) }
    }
    (spanStart, span) = SearchModel.compress(spans)
  }

  /// Whether a coupling is kept by the agents on offer. Items that must differ cannot be: two of them may both
  /// go to an agent who holds none yet.
  private static func isSpanning(_ coupling: Coupling) -> Bool {
    if case .differ = coupling { return false }
    return coupling.items.count > itemLimit
  }

  /// Ties what indicators touch as well while parts stay small; true where some indicator is left split.
  private static func join(_ ties: inout Ties, _ touched: [[Int32]]) -> Bool {
    var isSplit = false
    for slots in touched.sorted(by: { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }) {
      let roots = Set(slots.map { ties.root(of: Int($0)) })
      if roots.reduce(0, { $0 + ties.size(of: $1) }) <= itemLimit {
        ties.join(slots)
      } else {
        isSplit = true
      }
    }
    return isSplit
  }

  private mutating func append(_ part: [Int32], _ couplings: [Coupling]) {
    rules.add(part, couplings)
    items += part
    itemStart.append(Int32(items.count))
  }
}
