/// Finds rows of a forest of blocks that one agent's shares break (`CuttingPlane.Forest`).
///
/// The blocks of the agent's nodes give the tightest row by a dynamic program (`BlockTails`). A block that is not
/// complete says too little, since nodes in it need not be next to each other: separators within it are made one
/// part each where that tightens the row. The shares counted are then damped, which leads to further rows.
struct ForestSearch {
  /// Rows looked for at one point.
  static let mostRows = 8
  /// Factor on the shares that a row counted before the next is looked for.
  static let damping = 0.7
  /// Nodes of the largest shares in a block between which separators are looked for.
  static let terminals = 6
  /// Separators tried, those first whose ends exceed them most.
  static let mostSeparators = 16
  /// A share smaller than this is no terminal.
  static let leastTerminal = 0.02

  /// The agent's nodes, ascending, and the edges between them by position.
  private let nodes: [Int32]
  private let neighbours: [[Int32]]
  private let graph: AgentGraph
  /// Items with shares by position of their node.
  private let items: [[TakenItem]]

  /// - Parameters:
  ///   - nodes: at which the agent has columns, ascending.
  ///   - taken: those of a share.
  init(_ graph: AgentGraph, nodes: [Int32], neighbours all: [[Int32]], taken: [TakenNode]) {
    self.graph = graph
    self.nodes = nodes
    var position: [Int32: Int32] = [:]
    for (index, node) in nodes.enumerated() { position[node] = Int32(index) }
    neighbours = nodes.map { all[Int($0)].compactMap { position[$0] } }
    var items = [[TakenItem]](repeating: [], count: nodes.count)
    for entry in taken { items[Int(position[entry.node]!)] = entry.items }
    self.items = items
  }

  /// Rows that the shares break, without their names' connectivity and agent.
  func rows() -> [Row] {
    var shares = items
    let separators = separators()
    var found: [Row] = []
    for _ in 0..<Self.mostRows {
      let row = tightest(shares, separators)
      guard row.value > 1 + SeparatorSearch.leastViolation else { break }
      if violation(of: row) > SeparatorSearch.leastViolation, !found.contains(row) { found.append(row) }
      let counted = Set(row.items)
      for node in shares.indices {
        for item in shares[node].indices where counted.contains(shares[node][item].item) {
          shares[node][item].share *= Self.damping
        }
      }
    }
    return found
  }

  /// A row: its parts by node, the item of each part or -1, and its blocks with the tail first.
  struct Row: Equatable {
    var parts: [[Int32]]
    var items: [Int32]
    var blocks: [[Int32]]
    var value: Double

    static func == (one: Self, other: Self) -> Bool {
      one.parts == other.parts && one.items == other.items && one.blocks == other.blocks
    }
  }

  /// The tightest row of the agent's blocks, with separators contracted one by one where that helps.
  private func tightest(_ shares: [[TakenItem]], _ separators: [[Int32]]) -> Row {
    var parts = Contraction(neighbours)
    var best = Candidate(parts, shares)
    for separator in separators {
      guard let tried = parts.contracting(separator) else { continue }
      let candidate = Candidate(tried, shares)
      if candidate.tails.value > best.tails.value + SeparatorSearch.leastViolation {
        (parts, best) = (tried, candidate)
      }
    }
    return best.row(nodes: nodes, shares: shares)
  }

  /// By how much the undamped shares break a row.
  private func violation(of row: Row) -> Double {
    var coefficients = [Double](repeating: 1, count: row.parts.count)
    for part in row.blocks.lazy.flatMap({ $0.dropFirst() }) { coefficients[Int(part)] -= 1 }
    var partOfNode: [Int32: Int] = [:]
    for (number, part) in row.parts.enumerated() { for node in part { partOfNode[node] = number } }
    var sum = -1.0
    for (position, node) in nodes.enumerated() {
      guard let part = partOfNode[node] else { continue }
      for entry in items[position] {
        if coefficients[part] < 0 { sum += coefficients[part] * entry.share }
        if entry.item == row.items[part] { sum += entry.share }
      }
    }
    return sum
  }

  // MARK: Separators

  /// Smallest separators of two nodes and more between nodes of large shares in one block, by position.
  private func separators() -> [[Int32]] {
    let largest = items.map { $0.lazy.map(\.share).max() ?? 0 }
    let weights = items.map { $0.reduce(0) { $0 + $1.share } }
    let listed = nodes.indices.filter { weights[$0] > 0 }.map { (node: nodes[$0], weight: weights[$0]) }
    var found: [(nodes: [Int32], excess: Double)] = []
    for block in BlockForest(neighbours).blocks where !isComplete(block) {
      let ends = block.map(Int.init).filter { largest[$0] > Self.leastTerminal }
        .sorted { (largest[$1], $0) < (largest[$0], $1) }.prefix(Self.terminals)
      for (rank, one) in ends.enumerated() {
        for other in ends.dropFirst(rank + 1) where !neighbours[one].contains(Int32(other)) {
          guard
            let blocked = graph.vertexCut(nodes[one], nodes[other], weights: listed, below: .infinity)
          else { continue }
          let separator = graph.separator(nodes[one], nodes[other], blocked: blocked)
          let between = nodes.indices.filter { separator.contains(nodes[$0]) }
          guard between.count > 1 else { continue }
          let excess = largest[one] + largest[other] - between.reduce(0) { $0 + weights[$1] }
          let positions = between.map(Int32.init)
          if !found.contains(where: { $0.nodes == positions }) { found.append((positions, excess)) }
        }
      }
    }
    return found.sorted { $0.excess > $1.excess }.prefix(Self.mostSeparators).map(\.nodes)
  }

  private func isComplete(_ block: [Int32]) -> Bool {
    let members = Set(block)
    return block.allSatisfy { vertex in
      neighbours[Int(vertex)].lazy.filter(members.contains).count == block.count - 1
    }
  }
}

/// A small graph some of whose vertices are made one.
private struct Contraction {
  /// The part of each vertex, numbered in the order of their first vertices.
  private(set) var part: [Int32]
  private(set) var neighbours: [[Int32]]
  private let original: [[Int32]]
  private var isContracted: [Bool]

  init(_ neighbours: [[Int32]]) {
    original = neighbours
    self.neighbours = neighbours
    part = neighbours.indices.map(Int32.init)
    isContracted = [Bool](repeating: false, count: neighbours.count)
  }

  /// The same with some vertices made one; nil where one of them is part of another contraction.
  func contracting(_ vertices: [Int32]) -> Contraction? {
    guard !vertices.contains(where: { isContracted[Int($0)] }) else { return nil }
    var result = self
    for vertex in vertices {
      result.isContracted[Int(vertex)] = true
      result.part[Int(vertex)] = part[Int(vertices[0])]
    }
    var number = [Int32](repeating: -1, count: part.count)
    var count: Int32 = 0
    for vertex in part.indices {
      let old = Int(result.part[vertex])
      if number[old] < 0 {
        number[old] = count
        count += 1
      }
      result.part[vertex] = number[old]
    }
    result.neighbours = [[Int32]](repeating: [], count: Int(count))
    for (vertex, others) in original.enumerated() {
      let one = result.part[vertex]
      for other in others.lazy.map({ result.part[Int($0)] })
      where other != one && !result.neighbours[Int(one)].contains(other) {
        result.neighbours[Int(one)].append(other)
      }
    }
    return result
  }
}

/// The tightest row of one contraction.
private struct Candidate {
  private let part: [Int32]
  private let count: Int
  private let forest: BlockForest
  let tails: BlockTails

  init(_ contraction: Contraction, _ shares: [[TakenItem]]) {
    part = contraction.part
    count = contraction.neighbours.count
    forest = BlockForest(contraction.neighbours)
    var single = [Double](repeating: 0, count: count)
    var all = single
    for (vertex, items) in shares.enumerated() {
      let number = Int(contraction.part[vertex])
      for item in items {
        single[number] = max(single[number], item.share)
        all[number] += item.share
      }
    }
    tails = BlockTails(forest, single: single, all: all)
  }

  /// The row, without the trees at whose nodes nothing is taken.
  func row(nodes: [Int32], shares: [[TakenItem]]) -> ForestSearch.Row {
    var coefficients = [Int](repeating: 1, count: count)
    for (block, tail) in zip(forest.blocks, tails.tails) {
      for vertex in block where vertex != tail { coefficients[Int(vertex)] -= 1 }
    }
    var parts = [[Int32]](repeating: [], count: count)
    var items = [Int32](repeating: -1, count: count)
    var largest = [Double](repeating: 0, count: count)
    for (vertex, taken) in shares.enumerated() {
      let number = Int(part[vertex])
      parts[number].append(nodes[vertex])
      for item in taken where item.share > largest[number] {
        largest[number] = item.share
        if coefficients[number] == 1 { items[number] = item.item }
      }
    }
    // What is taken spreads over its tree: down from the last blocks of each tree, after it went up.
    var isKept = largest.map { $0 > 0 }
    for block in forest.blocks where block.contains(where: { isKept[Int($0)] }) {
      isKept[Int(block[block.count - 1])] = true
    }
    for block in forest.blocks.reversed() where isKept[Int(block[block.count - 1])] {
      for vertex in block { isKept[Int(vertex)] = true }
    }
    var number = [Int32](repeating: -1, count: parts.count)
    let kept = parts.indices.filter { isKept[$0] }
    for (new, old) in kept.enumerated() { number[old] = Int32(new) }
    let blocks = zip(forest.blocks, tails.tails).compactMap { block, tail in
      isKept[Int(tail)] ? [number[Int(tail)]] + block.filter { $0 != tail }.map { number[Int($0)] } : nil
    }
    return ForestSearch.Row(
      parts: kept.map { parts[$0] }, items: kept.map { items[$0] }, blocks: blocks, value: tails.value)
  }
}
