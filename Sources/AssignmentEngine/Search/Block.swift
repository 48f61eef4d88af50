/// A cut of the agents into blocks, each of which can be searched by itself.
///
/// Legal plans of the blocks make a legal plan together, worth the sum of their gains: a row that only one
/// block can change keeps its bounds, of others the slack is divided among the blocks that can. A tied group
/// belongs to a block if all its items do; else it stays as it is.
struct Cut: Sendable {
  private let blocks: [[Int32]]
  private let whole: SearchModel
  private let plan: WholePlan
  /// In how many of the blocks each row may change, or more: rows of indicators are counted everywhere.
  private let parts: [Int32]

  /// - Parameter blocks: agents, none of them twice.
  init(_ blocks: [[Int32]], of whole: SearchModel, plan: WholePlan) {
    self.blocks = blocks
    self.whole = whole
    self.plan = plan
    parts = Self.parts(blocks, of: whole, plan: plan)
  }

  /// Nil where nothing can move between the agents of the block.
  func block(_ index: Int) -> Block? {
    var cutter = BlockCutter(blocks[index], of: whole, plan: plan)
    cutter.takeItems()
    return cutter.items.isEmpty ? nil : cutter.block(parts: parts)
  }

  private static func parts(_ blocks: [[Int32]], of whole: SearchModel, plan: WholePlan) -> [Int32] {
    var blockOf = [Int32](repeating: -1, count: whole.problem.agentCount)
    for (index, block) in blocks.enumerated() { for agent in block { blockOf[Int(agent)] = Int32(index) } }
    var parts = [Int32](repeating: 0, count: whole.rows.count)
    var last = [Int32](repeating: -1, count: whole.rows.count)
    for (index, block) in blocks.enumerated() {
      for item in block.lazy.flatMap({ plan.items(of: Int($0)) }) {
        for core in whole.core(of: Int(item)) where blockOf[Int(whole.agent[core])] == Int32(index) {
          for entry in whole.columns.entries(of: core) {
            let row = Int(whole.columns.entryRow[entry])
            guard last[row] != Int32(index) else { continue }
            last[row] = Int32(index)
            parts[row] += 1
          }
        }
      }
    }
    for indicator in whole.indicators {
      for entry in indicator.entries { parts[Int(entry.row)] = Int32(blocks.count) }
    }
    return parts
  }
}

/// Some agents, the items they hold, and the core columns between them, as a model of its own. Whatever is
/// outside stays as it is and is taken off the bounds.
struct Block: Sendable {
  let model: SearchModel
  /// The whole model's item of each of the block's.
  let items: [Int32]
  /// The whole model's core column of each of the block's.
  let cores: [Int32]
  /// The plan at hand, in core columns of the block.
  let start: [Int32]
}
