/// The form of a tree in files: `bound`, `checkable_bound`, `cutoff`, `nodes` (the root first, each with the places of
/// its `vectors` and, unless it is a leaf, `unit`, `centre`, and the places of the nodes with this pair `taken` and
/// `left` out), `vectors` (multipliers) and `separators`.
///
/// Numbers that may exceed 2^53 are decimal strings, because readers of JSON in other languages round them. Reading
/// checks the form; whether the tree holds is for `DistrictingVerifier`.
extension DistrictingCertificate: Codable {
  private enum CodingKeys: String, CodingKey {
    case bound, cutoff, nodes, separators
    case checkableBound = "checkable_bound"
    case multipliers = "vectors"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      bound: try container.decode(WordText.self, forKey: .bound).word,
      cutoff: try container.decode(WordText.self, forKey: .cutoff).word,
      nodes: try container.decode([Node].self, forKey: .nodes),
      multipliers: try container.decode([DistrictMultipliers].self, forKey: .multipliers),
      separators: try container.decode([DistrictSeparator].self, forKey: .separators),
      checkableBound: try container.decode(WordText.self, forKey: .checkableBound).word)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(WordText(word: bound), forKey: .bound)
    try container.encode(WordText(word: cutoff), forKey: .cutoff)
    try container.encode(nodes, forKey: .nodes)
    try container.encode(multipliers, forKey: .multipliers)
    try container.encode(separators, forKey: .separators)
    try container.encode(WordText(word: checkableBound), forKey: .checkableBound)
  }
}

extension DistrictingCertificate.Node: Codable {
  private enum CodingKeys: String, CodingKey {
    case unit, centre, taken, left
    case multipliers = "vectors"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    multipliers = try container.decode([Int32].self, forKey: .multipliers)
    guard let unit = try container.decodeIfPresent(Int32.self, forKey: .unit) else { return }
    pair = .init(unit: unit, centre: try container.decode(Int32.self, forKey: .centre))
    taken = try container.decode(Int32.self, forKey: .taken)
    left = try container.decode(Int32.self, forKey: .left)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(multipliers, forKey: .multipliers)
    guard let pair else { return }
    try container.encode(pair.unit, forKey: .unit)
    try container.encode(pair.centre, forKey: .centre)
    try container.encode(taken, forKey: .taken)
    try container.encode(left, forKey: .left)
  }
}

/// `scale`, `unit`, `balance`, and of the separators that are priced, where there are any, `separators` (places) and
/// `prices`, lists of the same length.
extension DistrictMultipliers: Codable {
  private enum CodingKeys: String, CodingKey { case scale, unit, balance, separators, prices }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      scale: try container.decode(WordText.self, forKey: .scale).word,
      unit: try container.decode([WordText].self, forKey: .unit).map(\.word),
      balance: try container.decode([WordText].self, forKey: .balance).map(\.word))
    let places = try container.decodeIfPresent([Int32].self, forKey: .separators) ?? []
    let prices = try container.decodeIfPresent([WordText].self, forKey: .prices) ?? []
    guard places.count == prices.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .prices, in: container, debugDescription: "separators and prices must be of the same length")
    }
    separators = zip(places, prices).map { Priced(separator: $0, price: $1.word) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(WordText(word: scale), forKey: .scale)
    try container.encode(unit.map { WordText(word: $0) }, forKey: .unit)
    try container.encode(balance.map { WordText(word: $0) }, forKey: .balance)
    guard !separators.isEmpty else { return }
    try container.encode(separators.map(\.separator), forKey: .separators)
    try container.encode(separators.map { WordText(word: $0.price) }, forKey: .prices)
  }
}

/// A 64-bit number as a decimal string.
private struct WordText: Codable {
  let word: Int64

  init(word: Int64) { self.word = word }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let word = Int64(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is not a whole number of at most 64 bits")
    }
    self.word = word
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(word))
  }
}
