/// What a plan is sought for.
public enum Objective: Sendable, Equatable {
  /// The most money: revenue less travel, charges and the price of broken wishes.
  case netRevenue
  /// One aim after the other, each within what the ones before may lose; `netRevenue` is among them.
  case stages([Stage])
  /// Money less a price for everything else.
  case weighted([WeightedAim])
}

/// One aim of a sequence.
public struct Stage: Sendable, Equatable {
  public var aim: Aim
  /// How far later stages may fall behind what this one reached: for money and counts an amount or a share of
  /// what was reached, for fairness a share added to the measure.
  public var mayLose: Allowance

  public init(_ aim: Aim, mayLose: Allowance = .share(.zero)) {
    self.aim = aim
    self.mayLose = mayLose
  }
}

/// What a stage asks for. All but `revenue` are to be small.
public enum Aim: Sendable, Equatable {
  public enum CoverageUnit: String, Sendable, CaseIterable { case items, minutes }

  /// Work left to the house pool.
  case coverage(CoverageUnit)
  /// Revenue less travel, charges and the price of broken wishes, to be large.
  case revenue
  /// What changes hands by choice.
  case moves(DisruptionRule.Metric)
  case fairness(FairnessAim)
}

/// A measure of fairness to be made small.
public struct FairnessAim: Sendable, Equatable {
  public enum Measure: Sendable, Equatable {
    case largestDeviation
    /// The largest deviation, then the two largest added up, and so on up to this many.
    case lexicographic(levels: Int)
    case meanAbsoluteDeviation
    case gini
  }
  public var measure: Measure
  public var scope: FairnessScope
  /// Distance between plan and bound at which a search by halving ends, as a share of the measure's own unit.
  public var precision: Share

  public init(_ measure: Measure, _ scope: FairnessScope, precision: Share = Self.usualPrecision) {
    self.measure = measure
    self.scope = scope
    self.precision = precision
  }

  public static let usualPrecision = Share(millionths: 1_000)
  public static let usualLevels = 3
}

/// One part of a weighted sum.
public struct WeightedAim: Sendable, Equatable {
  public enum Counted: Sendable, Equatable {
    case coverage(Aim.CoverageUnit)
    case moves(DisruptionRule.Metric)
    /// Units off the fair share, added up over the representatives.
    case deviation(FairnessScope)
  }
  public var counted: Counted
  /// Minor units of money a unit counted.
  public var price: Int64

  public init(_ counted: Counted, price: Int64) {
    self.counted = counted
    self.price = price
  }
}

extension Objective {
  /// The divisions into peers that the objective compares representatives within.
  public var peerDivisions: [PeerGroups.Division] {
    switch self {
    case .netRevenue: []
    case .stages(let stages):
      stages.compactMap { if case .fairness(let aim) = $0.aim { aim.scope.peers } else { nil } }
    case .weighted(let aims):
      aims.compactMap { if case .deviation(let scope) = $0.counted { scope.peers } else { nil } }
    }
  }
}

extension WeightedAim {
  /// The price as soft limits, so that what each part costs is reported like any wish that is not met.
  public func requirements(in context: PlanningContext) -> [Requirement] {
    switch counted {
    case .coverage(let unit): unit.requirements(atMost: 0, price: price, in: context)
    case .moves(let metric): metric.requirements(atMost: 0, price: price, in: context)
    case .deviation(let scope):
      scope.groups(in: context).flatMap {
        $0.bandsAtTarget(rule: Objective.ruleName, aspect: scope.metric.rawValue, price: price)
      }
    }
  }
}

extension Objective {
  /// The name under which requirements of an objective are reported.
  public static let ruleName = "objective"
}

extension Aim.CoverageUnit {
  /// At most so much in the pool, hard or at a price a unit.
  func requirements(
    atMost most: Int64, price: Int64?, in context: PlanningContext
  ) -> [Requirement] {
    [
      .limit(
        Limit(
          rule: Objective.ruleName, aspect: "pooled_\(rawValue)", subject: .wholePlan,
          unit: self == .items ? .items : .minutes,
          measure: .pairs(holder: context.pool) { item, _ in
            self == .items ? 1 : context.standardMinutes[item].count
          }, lower: nil, upper: most, price: price))
    ]
  }
}

extension DisruptionRule.Metric {
  /// At most so much moved by choice, hard or at a price a unit.
  func requirements(
    atMost most: Int64, price: Int64?, in context: PlanningContext
  ) -> [Requirement] {
    let budget = DisruptionRule.Budget(self, most: PricedAllowance(.amount(most), price: price))
    return DisruptionRule(budgets: [budget]).requirements(in: context).map { requirement in
      guard case .limit(var limit) = requirement else { return requirement }
      limit.rule = Objective.ruleName
      return .limit(limit)
    }
  }
}
