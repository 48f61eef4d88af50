/// The form of a certificate in files: `format_version`, `claim` (`bound` or `infeasibility`), `problem`,
/// `scale`, `multipliers`, `shares` (where there are wide indicators), `cuts` (a list of `CuttingPlane`s, where
/// there are any), `bound`, `agents` (an `AgentCertificate`) and `branches` (a `BranchCertificate`)
/// where there is one, `branch_and_cut_bound` or `enumeration_bound` where what cannot be rechecked tightened
/// the bound, `seal` over all of them.
///
/// `scale`, `multipliers` and `bound` are decimal strings, because readers of JSON in other languages round
/// numbers beyond 2^53. Reading checks the form; whether the certificate holds is for `CertificateVerifier`.
extension Certificate: Codable {
  /// The version that is written and the only one that is read.
  public static let formatVersion = 1

  private enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case claim, problem, scale, multipliers, bound, agents, seal
    case branchAndCutBound = "branch_and_cut_bound"
    case enumerationBound = "enumeration_bound"
    case branches, shares, cuts
  }

  /// Shares as lists of the same length, for a short file.
  private struct ShareLists: Codable {
    var indicators: [Int32]
    var items: [Int32]
    /// Decimal strings.
    var values: [String]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .formatVersion)
    guard version == Self.formatVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .formatVersion, in: container,
        debugDescription: "certificate format \(version): this version reads \(Self.formatVersion)")
    }
    func integer<Number: FixedWidthInteger>(_ text: String, _ key: CodingKeys) throws -> Number {
      guard let number = Number(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container,
          debugDescription: "\"\(text)\" is not a whole number of at most \(Number.bitWidth) bits")
      }
      return number
    }
    let beyond: Beyond =
      if let tighter = try container.decodeIfPresent(String.self, forKey: .branchAndCutBound) {
        .branchAndCut(bound: try integer(tighter, .branchAndCutBound))
      } else if let tighter = try container.decodeIfPresent(String.self, forKey: .enumerationBound) {
        .enumeration(bound: try integer(tighter, .enumerationBound))
      } else {
        .nothing
      }
    let scale: Int64 = try integer(container.decode(String.self, forKey: .scale), .scale)
    guard scale >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .scale, in: container, debugDescription: "scale \(scale): it must be at least 1")
    }
    self.init(
      problem: try container.decode(String.self, forKey: .problem), scale: scale,
      multipliers: try container.decode([String].self, forKey: .multipliers).map {
        try integer($0, .multipliers)
      },
      bound: try integer(container.decode(String.self, forKey: .bound), .bound), beyond: beyond,
      claim: try container.decode(Claim.self, forKey: .claim))
    if let lists = try container.decodeIfPresent(ShareLists.self, forKey: .shares) {
      guard lists.items.count == lists.indicators.count, lists.values.count == lists.indicators.count else {
        throw DecodingError.dataCorruptedError(
          forKey: .shares, in: container,
          debugDescription: "indicators, items and values must be lists of the same length")
      }
      shares = try lists.indicators.indices.map {
        Share(
          indicator: lists.indicators[$0], item: lists.items[$0],
          value: try integer(lists.values[$0], .shares))
      }
    }
    cuts = try container.decodeIfPresent([CuttingPlane].self, forKey: .cuts) ?? []
    agents = try container.decodeIfPresent(AgentCertificate.self, forKey: .agents)
    branches = try container.decodeIfPresent(BranchCertificate.self, forKey: .branches)
    writtenSeal = try container.decode(String.self, forKey: .seal)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.formatVersion, forKey: .formatVersion)
    try container.encode(claim, forKey: .claim)
    try container.encode(problem, forKey: .problem)
    try container.encode(String(scale), forKey: .scale)
    try container.encode(multipliers.map { String($0) }, forKey: .multipliers)
    if !cuts.isEmpty { try container.encode(cuts, forKey: .cuts) }
    try container.encode(String(bound), forKey: .bound)
    switch beyond {
    case .nothing: break
    case .branchAndCut(let tighter): try container.encode(String(tighter), forKey: .branchAndCutBound)
    case .enumeration(let tighter): try container.encode(String(tighter), forKey: .enumerationBound)
    }
    try container.encodeIfPresent(
      shares.map { shares in
        ShareLists(
          indicators: shares.map(\.indicator), items: shares.map(\.item),
          values: shares.map { String($0.value) })
      }, forKey: .shares)
    try container.encodeIfPresent(agents, forKey: .agents)
    try container.encodeIfPresent(branches, forKey: .branches)
    // A certificate that came with another seal keeps it: writing does not mend what was altered.
    try container.encode(writtenSeal ?? seal, forKey: .seal)
  }
}
