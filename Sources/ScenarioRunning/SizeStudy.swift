public import TerritoryAssignment
public import TerritoryPlanning

/// How many positions to fill, where and of which role: the best plan for each number of them.
///
/// With c the cost of the cheapest candidate (opening included) and c + e_r that of candidate r, let
///
///     G(n) = best worth of a plan that fills at most n candidates, less e_r for each one filled
///
/// G never falls as n grows. Filling n candidates is worth G(n) - n c; the largest such value over all n is
/// that of the best choice of candidates at their full cost, because a plan that fills fewer than n pays for
/// more than it needs. The next position pays where G(n + 1) - G(n) is more than c.
///
/// A plan gives a G from below, a bound one from above, so that values of positions are intervals.
public struct SizeStudy: Sendable {
  public var scenario: Scenario
  /// The scenario's data with all candidates.
  public var context: PlanningContext
  /// Positions that may be filled: indices of representatives.
  public var candidates: [Int]
  /// c: what the cheapest candidate costs in the period, opening included.
  public var costOfNext: Money
  /// Ascending by `mostFilled`.
  public var sizes: [Size]

  public init(
    scenario: Scenario, context: PlanningContext, candidates: [Int], costOfNext: Money, sizes: [Size]
  ) {
    self.scenario = scenario
    self.context = context
    self.candidates = candidates
    self.costOfNext = costOfNext
    self.sizes = sizes
  }

  /// What was found for one number of positions.
  public struct Size: Sendable {
    /// n: at most so many candidates are filled.
    public var mostFilled: Int
    public var outcome: TerritoryOutcome
    /// Best plan known with at most n; nil where there is none.
    public var plan: Plan?
    public var evaluation: Evaluation?
    /// No plan that fills at most n has a larger G; nil where none was proven.
    public var bound: Money?
    /// Whether every plan of the size before is legal here too, so that G is at least as large: shown limit by limit.
    public var containsSmaller: Bool
    public var effort: ScenarioResult.SpentEffort
    public var seconds: Double

    /// G from below.
    public var worth: Money? { evaluation?.objective }
    /// Whether it is proven that no legal plan fills so few.
    public var isImpossible: Bool { if case .infeasible = outcome { true } else { false } }

    public init(
      mostFilled: Int, outcome: TerritoryOutcome, plan: Plan?, evaluation: Evaluation?, bound: Money?,
      containsSmaller: Bool, effort: ScenarioResult.SpentEffort, seconds: Double
    ) {
      self.mostFilled = mostFilled
      self.outcome = outcome
      self.plan = plan
      self.evaluation = evaluation
      self.bound = bound
      self.containsSmaller = containsSmaller
      self.effort = effort
      self.seconds = seconds
    }
  }
}

// MARK: - What follows from the sizes

extension SizeStudy {
  /// Candidates that the plan of a size fills.
  public func filled(_ size: Size) -> [Int] {
    let holders = Set((size.plan?.holders ?? []).compactMap { $0?.index })
    return candidates.filter(holders.contains)
  }

  /// Worth of the size's plan after the cost of the positions that it fills; nil without a plan.
  public func worthAfterCost(_ size: Size) -> Money? {
    size.worth.map { after($0, positions: filled(size).count) }
  }

  /// No plan that fills as many positions as the size's plan or more, up to the number allowed, is worth more after
  /// the cost of those it fills; nil where nothing was proven.
  public func boundAfterCost(_ size: Size) -> Money? {
    size.bound.map { after($0, positions: filled(size).count) }
  }

  /// An amount less c for each of so many positions.
  private func after(_ amount: Money, positions: Int) -> Money {
    Money(minorUnits: amount.minorUnits - Int64(positions) * costOfNext.minorUnits)
  }

  /// Whether more positions are worth their cost.
  public enum Verdict: String, Sendable, CaseIterable {
    case pays
    case doesNotPay = "does_not_pay"
    /// The interval of the value contains the cost.
    case undetermined
    /// Without them there is no legal plan.
    case needed
  }

  /// The step from one size to the next.
  public struct Step: Sendable, Equatable {
    public var from: Int
    public var to: Int
    /// Value of the positions between the sizes lies between these; nil where nothing bounds it.
    public var least: Money?
    public var most: Money?
    /// What the positions cost.
    public var cost: Money
    public var verdict: Verdict
  }

  public var steps: [Step] {
    zip(sizes, sizes.dropFirst()).map { small, large in
      let shown = large.worth.flatMap { worth in small.bound.map { worth - $0 } }
      let least = large.containsSmaller && !small.isImpossible ? max(shown ?? .zero, .zero) : shown
      let most = large.bound.flatMap { bound in small.worth.map { bound - $0 } }
      let cost = Money(minorUnits: Int64(large.mostFilled - small.mostFilled) * costOfNext.minorUnits)
      let verdict: Verdict =
        if small.isImpossible, large.worth != nil {
          .needed
        } else if let least, least > cost {
          .pays
        } else if let most, most < cost {
          .doesNotPay
        } else {
          .undetermined
        }
      return Step(
        from: small.mostFilled, to: large.mostFilled, least: least, most: most, cost: cost, verdict: verdict)
    }
  }

  /// The size whose plan is worth most after the cost of the positions that it fills, and what is proven about the
  /// others.
  public struct Recommendation: Sendable, Equatable {
    /// The size.
    public var mostFilled: Int
    /// How many positions its plan fills: at most `mostFilled`.
    public var filled: Int
    /// After the cost of the positions filled.
    public var net: Money
    /// Numbers of positions of the study that may still be better, all of them filled: their bound after that cost
    /// is above `net`.
    public var rivals: [Int]
    /// By how much the best of the sizes may be better at most, this one included; nil where some size has no
    /// bound.
    public var shortfall: Money?

    /// No size of the study is better.
    public var isProven: Bool { rivals.isEmpty }
  }

  /// nil where no size has a plan.
  public var recommendation: Recommendation? {
    var best: (size: Size, net: Money)?
    for size in sizes {
      guard let net = worthAfterCost(size) else { continue }
      // Of equals the smaller.
      if let best, net < best.net || net == best.net && size.mostFilled > best.size.mostFilled { continue }
      best = (size, net)
    }
    guard let best else { return nil }
    let count = filled(best.size).count
    var rivals: [Int] = []
    var largest: Money? = best.net
    for size in sizes where !size.isImpossible {
      // Plans that fill fewer than n are those of smaller sizes, except in the size that is recommended.
      let isBest = size.mostFilled == best.size.mostFilled
      let bound = size.bound.map { after($0, positions: isBest ? count : size.mostFilled) }
      if !isBest, bound.map({ $0 > best.net }) ?? true { rivals.append(size.mostFilled) }
      if let bound, let known = largest { largest = max(known, bound) } else { largest = nil }
    }
    return Recommendation(
      mostFilled: best.size.mostFilled, filled: count, net: best.net, rivals: rivals,
      shortfall: largest.map { $0 - best.net })
  }
}
