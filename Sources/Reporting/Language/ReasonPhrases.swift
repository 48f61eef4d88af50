import TerritoryPlanning

/// Labels of the reasons of a plan.
enum ReasonTerm: String, Sendable, CaseIterable {
  case whySection, why, certainty, pressing, ifKept, nextBest, nearTie, clearCall, place, openAll, closeAll
  case orderOfMoves, step, handovers, worthOfStep, shareOfBenefit, stillBroken, benefitAxis, movesAxis
  case brokenAxis, mendedAxis, moneyAxis, shareMended, beforeAndAfter, nothingChanges, mostPossible
  case howFound
}

/// Explanations of the reasons of a plan.
enum ReasonCaption: String, Sendable, CaseIterable {
  case order, handovers, representatives, costs, estimates
}

/// What a plan's reasons are said with. Amounts and names come in as finished text.
protocol ReasonPhrases: Sendable {
  func label(_ term: ReasonTerm) -> String
  func text(_ caption: ReasonCaption) -> String

  // What a change costs: a predicate that follows a label.
  func costs(_ amount: String) -> String
  func costs(from least: String, to most: String) -> String
  /// Something, but less than a currency unit may be all that is proven of it.
  func costsUpTo(_ most: String) -> String
  /// At least `least` is proven, and no plan with the change is known.
  func costsAtLeast(_ least: String) -> String
  var costsNothing: String { get }
  func gains(from least: String, to most: String) -> String
  /// `gain`, `cost`: how far the interval reaches to either side of nothing; nil where it ends there.
  func undetermined(gain: String?, cost: String?) -> String
  var undeterminedWithoutPlan: String { get }
  var undetermined: String { get }
  func impossible(because why: String) -> String
  func ruledOut(by rule: String) -> String
  var impossible: String { get }
  /// The same in a column of figures.
  var notPossible: String { get }

  // What one more unit is worth.
  func oneMore(_ unit: Limit.Unit, thousand: String) -> String
  func oneLess(_ unit: Limit.Unit, thousand: String) -> String
  func pressesAbove(_ who: String, aspect: String, activity: String, bound: String) -> String
  func pressesBelow(_ who: String, aspect: String, activity: String, bound: String) -> String
  func worthAbout(_ step: String, amount: String) -> String
  func worthLittle(_ step: String, lessThan amount: String) -> String
  /// What solving again with `step` units more showed.
  func solvedAgain(step: String, worth: String) -> String
  func worth(_ amount: String) -> String
  func worth(from least: String, to most: String) -> String
  func worthAtMost(_ most: String) -> String

  /// Parts of a sentence that follow each other.
  func clauses(_ parts: [String]) -> String

  // Moves.
  func leaving(with name: String) -> String
  func giving(to name: String) -> String
  var nobodyElse: String { get }
  var nothingPresses: String { get }
  var tooCloseToCall: String { get }
  /// A move in one line: who gives what to whom.
  func handover(_ place: String, from: String, to: String) -> String

  // Order of moves.
  func place(_ step: Int, of steps: Int, share: String?) -> String
  func together(with others: [String]) -> String
  /// End of a list of items that is cut short.
  func more(_ count: Int) -> String
  func mark(share: String, moves: Int) -> String
  func furtherSteps(_ count: Int) -> String
}
