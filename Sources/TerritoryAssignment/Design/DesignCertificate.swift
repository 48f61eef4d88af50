public import AssignmentEngine
public import TerritoryPlanning

/// Evidence for what a design claims, as a file: the question, the design, and the tree that bounds every design.
///
/// It is rechecked from the plan's data alone: the problem is made anew from data and question, the design is judged
/// by `DistrictingAudit` and the tree by `DistrictingVerifier`, neither of which shares code with the solver.
public struct DesignCertificate: Sendable {
  public static let format = "evenfield.design_certificate"
  public static let formatVersion = 1

  public let question: DesignQuestion
  /// Fingerprint of the districting problem.
  public let problem: String
  /// Ids of the units: places in the tree are places here.
  public let units: [String]
  /// Of each unit, the place of its territory's centre; nil without a design.
  public let centreOf: [Int32]?
  /// In thousandths of the unit of cost.
  public let cost: Int64?
  /// nil where the claim needs none.
  public let tree: DistrictingCertificate?
  /// A unit that no connected set of units within the tolerances contains.
  public let unitWithoutTerritory: Int?

  /// What `design` claims.
  public init(_ design: TerritoryDesign) throws {
    let map = try DesignMap(design.question, design.context)
    question = design.question
    problem = map.problem.fingerprint
    units = map.regions.map { design.context.data.regions[$0].id }
    centreOf = design.result.outcome.plan?.centreOf
    cost = design.result.outcome.plan?.cost
    tree = design.result.certificate
    if case .infeasible(.unitWithoutDistrict(let unit)) = design.result.outcome {
      unitWithoutTerritory = unit
    } else {
      unitWithoutTerritory = nil
    }
  }
}

/// What rechecking showed.
public enum DesignVerdict: Sendable, Equatable {
  public struct Confirmed: Sendable, Equatable {
    /// No design costs less: minutes x km, or km; nil where nothing was shown.
    public var least: Double?
    /// What the design that is given costs; it is legal.
    public var cost: Double?
    /// A tighter bound was claimed than the tree shows, which was too large to carry.
    public var unchecked: Double?
    /// There is no design.
    public var isImpossible = false
  }

  case confirmed(Confirmed)
  case refused([String])
}

extension DesignCertificate {
  /// Rechecks everything against the plan's data.
  ///
  /// - Throws: `DesignFaults` where the question cannot be asked of these data.
  public func verdict(in context: PlanningContext) throws -> DesignVerdict {
    let map = try DesignMap(question, context)
    let problem = map.problem
    guard problem.fingerprint == self.problem, map.regions.map({ context.data.regions[$0].id }) == units
    else {
      return .refused(["it speaks of other data or another question"])
    }
    var confirmed = DesignVerdict.Confirmed()
    var faults: [String] = []
    if let centreOf, let cost {
      faults += DistrictingAudit(problem: problem).faults(DistrictingPlan(centreOf: centreOf, cost: cost))
      confirmed.cost = Double(cost) / DesignMap.metres
    }
    let verifier = DistrictingVerifier(problem)
    if let tree {
      if case .refused(let text) = verifier.verdict(on: tree) { faults.append(text) }
      if tree.checkableBound >= verifier.costBeyondPlans {
        confirmed.isImpossible = true
      } else {
        confirmed.least = Double(tree.checkableBound) / DesignMap.metres
        if tree.bound > tree.checkableBound { confirmed.unchecked = Double(tree.bound) / DesignMap.metres }
      }
    } else if let unit = unitWithoutTerritory {
      if !units.indices.contains(unit) {
        faults.append("there is no region \(unit)")
      } else if case .refused(let text) = verifier.verdict(onUnitWithoutDistrict: unit) {
        faults.append(text)
      }
      confirmed.isImpossible = true
    } else if case .confirmed = verifier.verdictOnTotals {
      confirmed.isImpossible = true
    }
    if confirmed.isImpossible, centreOf != nil {
      faults.append("it gives a design and claims that there is none")
    }
    if faults.isEmpty, !confirmed.isImpossible, confirmed.least == nil, confirmed.cost == nil {
      faults.append("it shows nothing")
    }
    return faults.isEmpty ? .confirmed(confirmed) : .refused(faults)
  }
}

extension DesignCertificate: Codable {
  private enum CodingKeys: String, CodingKey {
    case format, territories, balance, contiguous, compactness, problem, units, cost, tree
    case formatVersion = "format_version"
    case centreOf = "centre_of"
    case unitWithoutTerritory = "unit_without_territory"
  }

  private struct BalanceText: Codable {
    var metric: String
    var tolerance: Double
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func refuse(_ key: CodingKeys, _ text: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: text)
    }
    let version = try container.decode(Int.self, forKey: .formatVersion)
    guard version == Self.formatVersion else {
      throw refuse(.formatVersion, "format \(version): this version reads \(Self.formatVersion)")
    }
    let balances = try container.decode([BalanceText].self, forKey: .balance).map { text in
      guard let metric = DesignQuestion.Metric(rawValue: text.metric) else {
        throw refuse(.balance, "unknown metric \(text.metric)")
      }
      return DesignQuestion.Balance(metric, tolerance: text.tolerance)
    }
    let name = try container.decode(String.self, forKey: .compactness)
    guard let compactness = DesignQuestion.Compactness(rawValue: name) else {
      throw refuse(.compactness, "unknown compactness \(name)")
    }
    question = DesignQuestion(
      territories: try container.decode(Int.self, forKey: .territories), balances: balances,
      isContiguous: try container.decode(Bool.self, forKey: .contiguous), compactness: compactness)
    problem = try container.decode(String.self, forKey: .problem)
    units = try container.decode([String].self, forKey: .units)
    centreOf = try container.decodeIfPresent([Int32].self, forKey: .centreOf)
    cost = try container.decodeIfPresent(String.self, forKey: .cost).map { text in
      guard let cost = Int64(text) else { throw refuse(.cost, "\"\(text)\" is not a whole number") }
      return cost
    }
    tree = try container.decodeIfPresent(DistrictingCertificate.self, forKey: .tree)
    unitWithoutTerritory = try container.decodeIfPresent(Int.self, forKey: .unitWithoutTerritory)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(Self.formatVersion, forKey: .formatVersion)
    try container.encode(question.territories, forKey: .territories)
    try container.encode(
      question.balances.map { BalanceText(metric: $0.metric.rawValue, tolerance: $0.tolerance) },
      forKey: .balance)
    try container.encode(question.isContiguous, forKey: .contiguous)
    try container.encode(question.compactness.rawValue, forKey: .compactness)
    try container.encode(problem, forKey: .problem)
    try container.encode(units, forKey: .units)
    try container.encodeIfPresent(centreOf, forKey: .centreOf)
    try container.encodeIfPresent(cost.map { String($0) }, forKey: .cost)
    try container.encodeIfPresent(tree, forKey: .tree)
    try container.encodeIfPresent(unitWithoutTerritory, forKey: .unitWithoutTerritory)
  }
}
