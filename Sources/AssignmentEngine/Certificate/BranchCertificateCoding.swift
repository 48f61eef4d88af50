/// The form in files: `scale` and `bound` as decimal strings; `nodes` as one list of integers a node, its number
/// of vectors and then its children's columns; `multipliers` as integers.
extension BranchCertificate: Codable {
  private enum CodingKeys: String, CodingKey { case scale, bound, nodes, multipliers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func integer<Number: FixedWidthInteger>(_ key: CodingKeys) throws -> Number {
      let text = try container.decode(String.self, forKey: key)
      guard let number = Number(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "\"\(text)\" is not a whole number that fits")
      }
      return number
    }
    self.init(
      scale: try integer(.scale), bound: try integer(.bound),
      nodes: try container.decode([[Int32]].self, forKey: .nodes).map { figures in
        guard let vectors = figures.first else {
          throw DecodingError.dataCorruptedError(
            forKey: .nodes, in: container, debugDescription: "a node states its number of vectors")
        }
        return Node(vectors: Int(vectors), columns: Array(figures.dropFirst()))
      },
      multipliers: try container.decode([Int64].self, forKey: .multipliers))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(String(scale), forKey: .scale)
    try container.encode(String(bound), forKey: .bound)
    try container.encode(nodes.map { [Int32(clamping: $0.vectors)] + $0.columns }, forKey: .nodes)
    try container.encode(multipliers, forKey: .multipliers)
  }
}
