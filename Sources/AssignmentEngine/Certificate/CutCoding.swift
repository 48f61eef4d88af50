/// The form of a cut in files: `kind` and, for `separator`, `connectivity`, `agent`, `items` (two) and `nodes`; for
/// `forest`, `connectivity`, `agent`, `parts` (lists of nodes), `items` (one a part) and `blocks` (lists of parts); for
/// `deviations`, `spread`, `above` and `below`; for `order`, `spread` and `members`. All are numbers of the
/// problem.
extension CuttingPlane: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, connectivity, agent, items, nodes, parts, blocks, spread, above, below, members
  }

  private enum Kind: String, Codable { case separator, forest, deviations, order }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Int32 { try container.decode(Int32.self, forKey: key) }
    func list(_ key: CodingKeys) throws -> [Int32] { try container.decode([Int32].self, forKey: key) }
    switch try container.decode(Kind.self, forKey: .kind) {
    case .separator:
      let items = try list(.items)
      guard items.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .items, in: container, debugDescription: "\(items.count) items: a separator has two")
      }
      self = .separator(
        Separator(
          connectivity: try number(.connectivity), agent: try number(.agent), first: items[0],
          second: items[1], nodes: try list(.nodes)))
    case .forest:
      self = .forest(
        Forest(
          connectivity: try number(.connectivity), agent: try number(.agent),
          parts: try container.decode([[Int32]].self, forKey: .parts), items: try list(.items),
          blocks: try container.decode([[Int32]].self, forKey: .blocks)))
    case .deviations:
      self = .deviations(
        Deviations(spread: try number(.spread), above: try list(.above), below: try list(.below)))
    case .order:
      self = .order(Order(spread: try number(.spread), members: try list(.members)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .separator(let cut):
      try container.encode(Kind.separator, forKey: .kind)
      try container.encode(cut.connectivity, forKey: .connectivity)
      try container.encode(cut.agent, forKey: .agent)
      try container.encode([cut.first, cut.second], forKey: .items)
      try container.encode(cut.nodes, forKey: .nodes)
    case .forest(let cut):
      try container.encode(Kind.forest, forKey: .kind)
      try container.encode(cut.connectivity, forKey: .connectivity)
      try container.encode(cut.agent, forKey: .agent)
      try container.encode(cut.parts, forKey: .parts)
      try container.encode(cut.items, forKey: .items)
      try container.encode(cut.blocks, forKey: .blocks)
    case .deviations(let cut):
      try container.encode(Kind.deviations, forKey: .kind)
      try container.encode(cut.spread, forKey: .spread)
      try container.encode(cut.above, forKey: .above)
      try container.encode(cut.below, forKey: .below)
    case .order(let cut):
      try container.encode(Kind.order, forKey: .kind)
      try container.encode(cut.spread, forKey: .spread)
      try container.encode(cut.members, forKey: .members)
    }
  }
}
