/// Forests of blocks among the agent's nodes.
///
/// Why such a row holds: a connected set that meets some parts meets the blocks that join them along the forest, so
/// that the parts it meets are one more than (parts met - 1), summed over the blocks it meets; leaving out any one
/// part of each block instead of one that is met can only take more off.
extension CutVerifier {
  func refusal(of cut: CuttingPlane.Forest) -> CutRefusal? {
    guard problem.connectivities.indices.contains(Int(cut.connectivity)) else {
      return .unknownRule(Int(cut.connectivity))
    }
    let rule = problem.connectivities[Int(cut.connectivity)]
    guard cut.agent >= 0, Int(cut.agent) < problem.agentCount, cut.agent != rule.exempt else {
      return .agent(Int(cut.agent))
    }
    guard let partOfNode = partOfNode(cut, rule) else { return .malformedParts }
    guard isForest(cut) else { return .malformedBlocks }
    let reach = nodes(of: cut.agent, rule)
    for edge in rule.edges where reach[Int(edge.a)] && reach[Int(edge.b)] {
      let (one, other) = (partOfNode[Int(edge.a)], partOfNode[Int(edge.b)])
      guard one != other else { continue }
      let isInBlock = cut.blocks.contains { $0.contains(one) && $0.contains(other) }
      if !isInBlock { return .looseEdge(Int(edge.a), Int(edge.b)) }
    }
    let coefficients = coefficients(cut)
    for (part, item) in cut.items.enumerated() where item != -1 {
      let isInside = rule.places.contains { $0.item == item && partOfNode[Int($0.node)] == Int32(part) }
      if !isInside || coefficients[part] != 1 { return .itemOfPart(part) }
    }
    return nil
  }

  func row(of cut: CuttingPlane.Forest) -> Row {
    var coefficient: [Int32: Int128] = [:]
    let places = problem.connectivities[Int(cut.connectivity)].places
    for (part, count) in coefficients(cut).enumerated() {
      if cut.items[part] >= 0 { coefficient[cut.items[part]] = 1 }
      for place in places where count < 0 && cut.parts[part].contains(place.node) {
        coefficient[place.item] = Int128(count)
      }
    }
    return Row(
      upper: 1,
      ofColumn: { column in
        problem.columnAgent[column] == cut.agent ? coefficient[columnItem[column]] ?? 0 : 0
      }, ofEntries: { _ in 0 })
  }

  private func coefficients(_ cut: CuttingPlane.Forest) -> [Int] {
    cut.parts.indices.map { part in
      1 - cut.blocks.reduce(0) { $0 + ($1.dropFirst().contains(Int32(part)) ? 1 : 0) }
    }
  }

  /// The part of each node, -1 for none; nil where parts are not as they must be.
  private func partOfNode(_ cut: CuttingPlane.Forest, _ rule: Connectivity) -> [Int32]? {
    guard cut.items.count == cut.parts.count else { return nil }
    var result = [Int32](repeating: -1, count: rule.nodeCount)
    for (number, part) in cut.parts.enumerated() {
      guard zip(part, part.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
      for node in part {
        guard node >= 0, Int(node) < rule.nodeCount, result[Int(node)] == -1 else { return nil }
        result[Int(node)] = Int32(number)
      }
    }
    return result
  }

  /// Whether no two blocks join what others join already: each joins as many pieces as it has parts.
  private func isForest(_ cut: CuttingPlane.Forest) -> Bool {
    var piece = Array(cut.parts.indices)
    for block in cut.blocks {
      guard block.count > 1, block.allSatisfy({ cut.parts.indices.contains(Int($0)) }) else { return false }
      let joined = Set(block.map { piece[Int($0)] })
      guard joined.count == block.count else { return false }
      for part in piece.indices where joined.contains(piece[part]) { piece[part] = piece[Int(block[0])] }
    }
    return true
  }

  /// Whether the agent has columns at each node.
  func nodes(of agent: Int32, _ rule: Connectivity) -> [Bool] {
    var isOpen = [Bool](repeating: false, count: rule.nodeCount)
    for place in rule.places
    where problem.columns(of: Int(place.item)).contains(where: { problem.columnAgent[$0] == agent }) {
      isOpen[Int(place.node)] = true
    }
    return isOpen
  }
}
