public import TerritoryPlanning

/// The moves of a plan in an order in which few of them bring most of the benefit.
///
/// Today's plan, then the plan after the first step, after the first two, and so on to the whole plan. No plan on
/// the way breaks a rule that today's plan keeps, or breaks one further than today's does, and what a step has
/// repaired stays repaired.
public struct MoveOrder: Sendable, Equatable {
  /// Items that change hands together: a single move, or a swap, ring or family that breaks a rule unless done
  /// whole. No part of a step could be done first and the rest after it.
  public struct Step: Sendable, Equatable {
    /// Work items that change hands in this step, ascending; all have an incumbent.
    public var items: [Int]
    /// The objective after this step and all before it.
    public var objective: Money
    /// Hard rules that are still broken after this step, all of them broken by the start too; 0 at the end.
    public var brokenRules: Int
    /// How much of what the start breaks is mended after this step, 0...1: each rule counts alike, and by how far it
    /// is still broken of how far it was. 1 where the start breaks nothing, and at the end.
    public var mended: Double
    public init(items: [Int], objective: Money, brokenRules: Int, mended: Double) {
      self.items = items
      self.objective = objective
      self.brokenRules = brokenRules
      self.mended = mended
    }
  }

  /// How far any order can be after so many moves.
  public struct Ceiling: Sendable, Equatable {
    /// Number of items that have changed hands.
    public var moves: Int
    /// No choice of at most so many of the plan's moves that keeps what the start keeps is worth more: a bound.
    public var objective: Money
    public init(moves: Int, objective: Money) {
      self.moves = moves
      self.objective = objective
    }
  }

  /// What comes first.
  public enum Priority: String, Sendable, CaseIterable {
    /// Moves that mend what today breaks, so that all rules hold as soon as may be; then the benefit.
    case rules
    /// The benefit a move, whatever today breaks.
    case benefit
  }

  public var priority: Priority
  /// The objective of today's plan, where every item without an incumbent is already placed as planned.
  public var start: Money
  /// Hard rules that the start breaks.
  public var brokenAtStart: Int
  public var steps: [Step]
  /// Ascending by moves; empty where no bounds were asked for.
  public var ceilings: [Ceiling]
  /// No choice of fewer of the moves leaves all rules kept: a bound; nil where it was not asked for.
  public var fewestUntilLegal: Int?

  public init(
    priority: Priority = .rules, start: Money, brokenAtStart: Int, steps: [Step], ceilings: [Ceiling] = [],
    fewestUntilLegal: Int? = nil
  ) {
    self.priority = priority
    self.start = start
    self.brokenAtStart = brokenAtStart
    self.steps = steps
    self.ceilings = ceilings
    self.fewestUntilLegal = fewestUntilLegal
  }
}

extension MoveOrder {
  /// Items that change hands, all steps together.
  public var moves: Int { steps.reduce(0) { $0 + $1.items.count } }
  /// What the whole plan is worth more than the start; not above 0 where the plan only mends rules.
  public var benefit: Money { (steps.last?.objective ?? start) - start }
  /// Items that have changed hands after each step.
  public var movesAfterSteps: [Int] {
    var count = 0
    return steps.map { step in
      count += step.items.count
      return count
    }
  }

  /// The fewest moves of this order from which on no hard rule is broken; 0 where the start is legal.
  public var movesUntilLegal: Int {
    guard let last = steps.lastIndex(where: { $0.brokenRules > 0 }) else {
      return brokenAtStart == 0 || steps.isEmpty ? 0 : movesAfterSteps[0]
    }
    return last + 1 < steps.count ? movesAfterSteps[last + 1] : moves
  }

  /// The fewest moves of this order from which on at least `percent` of the benefit is there for good; nil where
  /// there is no benefit.
  ///
  /// - Parameter percent: 1...100.
  public func moves(reaching percent: Int) -> Int? {
    guard benefit > .zero else { return nil }
    let level = level(percent)
    let below = steps.lastIndex { $0.objective < level }
    guard let below else { return level > start ? movesAfterSteps.first : 0 }
    return movesAfterSteps[below + 1]
  }

  /// The fewest moves of this order after which at least `percent` of what the start breaks is mended; nil where it
  /// breaks nothing.
  ///
  /// - Parameter percent: 1...100.
  public func moves(mending percent: Int) -> Int? {
    guard brokenAtStart > 0 else { return nil }
    return zip(steps, movesAfterSteps).first { $0.0.mended >= Double(percent) / 100 - 1e-9 }?.1
  }

  /// No order reaches `percent` of the benefit with fewer moves than this: from the ceilings. nil where there is no
  /// benefit or no ceiling tells anything.
  public func fewestMoves(reaching percent: Int) -> Int? {
    guard benefit > .zero, !ceilings.isEmpty else { return nil }
    let level = level(percent)
    return ceilings.last { $0.objective < level }.map { $0.moves + 1 }
  }

  /// The smallest objective that is `percent` of the benefit above the start.
  func level(_ percent: Int) -> Money {
    let share = (Int128(benefit.minorUnits) * Int128(percent) + 99) / 100
    return start + Money(minorUnits: Int64(share))
  }
}
