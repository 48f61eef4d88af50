public import TerritoryPlanning

/// A question about a plan.
public enum ExplanationQuestion: Sendable, Equatable {
  /// Why an account is where it is; `duty` nil: with all its duties.
  case account(Int, duty: Int?)
  case representative(Int)
  case region(Int)
  /// Why an account changed hands or, with `to`, what giving it to somebody would cost.
  case move(account: Int, duty: Int?, to: Holder?)
  /// What a rule costs, by its name in files.
  case rule(String)
}

/// The answer: what presses, what else could be done, and what that would cost.
public struct Explanation: Sendable, Equatable {
  public var question: ExplanationQuestion
  /// Work items asked about, those that must go together as one.
  public var placements: [Placement] = []
  /// Limits of what is asked about that press, heaviest first; the heaviest checked by solving again.
  public var binding: [MarginalValue] = []
  /// What the change asked for costs.
  public var forced: Forced?
  public var representative: RepresentativeExplanation?
  public var rule: RuleExplanation?
  /// Money that may be missing from the best plan: ends of intervals cannot lie much closer together.
  public var gap: Money
  /// How much more a better plan is worth that was met while answering; nil where none was.
  public var better: Money?

  public init(question: ExplanationQuestion, gap: Money) {
    self.question = question
    self.gap = gap
  }

  /// Why some work items are with their holder.
  public struct Placement: Sendable, Equatable {
    /// Of one account or more, where they must go together; ascending.
    public var items: [Int]
    public var holder: Holder
    /// Today's holder; nil where there is none, or where the items have several.
    public var incumbent: Holder?
    /// Limits of the holders and of the whole plan that press on this, heaviest first.
    public var binding: [MarginalValue]
    /// What leaving them with the incumbent would cost; nil where they stay there or there is none.
    public var keeping: CostOfChange?
    /// The best other holder; nil where nobody else may take them.
    public var nextBest: MoveExplanation.NextBest?
  }

  /// A change that was asked for.
  public struct Forced: Sendable, Equatable {
    /// Items that would have to move.
    public var items: [Int]
    public var to: Holder
    public var cost: CostOfChange
    /// Other items that change hands in the plan found with it, against the plan in hand.
    public var others: Int
  }
}

/// What a rule of limits costs a plan.
public struct RuleExplanation: Sendable, Equatable {
  public var rule: String
  /// Its limits, and those of them that press.
  public var limits: Int
  public var pressing: Int
  /// Pairs of item and representative that it forbids, and demands on who holds items together: these have no
  /// price of their own.
  public var forbiddenPairs: Int
  public var couplings: Int
  /// What one step more room in all its limits would bring; nil where it has none.
  public var oneStep: MarginalValue.Checked?
  /// What the best plan without its limits would bring; `step` is 0. nil where it has none.
  public var withoutLimits: MarginalValue.Checked?
}

/// Why a plan cannot be asked about.
public enum ExplanationFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The plan breaks these rules.
  case illegalPlan(rules: [String])
  /// It was sought in stages, so that no single price compares plans.
  case staged
  /// The certificate does not hold, or speaks of other data or rules.
  case certificate([String])
  case unknownRule(String, known: [String])

  public var description: String {
    switch self {
    case .illegalPlan(let rules):
      "the plan breaks \(rules.joined(separator: ", ")): only a plan that keeps the rules can be explained; "
        + "check it with `evenfield check --plan`"
    case .staged:
      "a plan sought in stages has no single price for a change: ask about the same scenario with the "
        + "objective net_revenue or weighted"
    case .certificate(let reasons):
      "the certificate does not belong to this plan and scenario: " + reasons.joined(separator: "; ")
        + "; leave it out to have the bound computed anew"
    case .unknownRule(let name, let known):
      "`\(name)` is no rule of this scenario: there are \(known.joined(separator: ", "))"
    }
  }
}
