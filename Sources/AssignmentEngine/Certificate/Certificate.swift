/// Evidence for a bound on every legal assignment of one problem; a separate small verifier rechecks it in
/// integers without a solver.
///
/// With multipliers y (integers in units of 1/scale) of the side rows, every legal plan is worth at most
///
///     constant + sum over groups of the largest (value - y'a) over the group's legal joint choices
///              + sum over rows of (y > 0 ? y x upper : y x lower)
///
/// where a group is a set of items tied by couplings or indicators (most groups are a single item) and the
/// maximum runs over every eligible pair. Where indicators tie many items, `shares` charge their costs to the
/// items, so that the maximum runs over the cells that are left. A priced row allows y between -shortfallPrice and excessPrice.
///
/// Exactly, with integer multipliers Y = y x scale, the bound is the sum above with every value and the
/// constant multiplied by `scale`, divided by `scale` and rounded down. `Claim.infeasibility` states what
/// changes where the certificate shows that there is no legal plan. `docs/formulations/certificate.md` gives
/// the derivation and says how large groups are relaxed.
public struct Certificate: Sendable, Equatable {
  /// What the bound speaks of.
  public var claim: Claim
  /// Fingerprint of the problem (`AssignmentProblem.fingerprint`): a certificate speaks of one problem only.
  public var problem: String
  /// Multipliers are integers in units of 1/scale of a value unit per row unit. At least 1.
  public var scale: Int64
  /// One a side row, then one a cut; positive presses on the upper bound, negative on the lower.
  public var multipliers: [Int64]
  /// Shares in which wide indicators charge their cost to items, each above 0, ascending by indicator and item.
  /// nil in a certificate that speaks of groups instead of cells (`AssignmentProblem.cells()`).
  public var shares: [Share]?
  /// Rows that follow from connectivities and spreads, as if they came after the problem's own. Each holds for
  /// every legal plan, which the verifier shows from its name.
  public var cuts: [CuttingPlane] = []
  /// The bound that the multipliers prove: no legal assignment is worth more. In units of 10^-valueExponent,
  /// rounded down (plans are integers).
  public var bound: Int128
  /// A bound that relaxes the item rows instead of the agents' own rows, where one was found.
  public var agents: AgentCertificate?
  /// A tree of branches with item multipliers that proves a tighter bound, where one was made.
  public var branches: BranchCertificate?
  /// What else carries the proof where the claimed bound is tighter than that of the parts above.
  public var beyond: Beyond
  /// The seal that the certificate's file carries; nil where it does not come from a file. The verifier
  /// refuses a file any of whose figures was changed, even where the change would prove as much.
  var writtenSeal: String?

  /// What a certificate shows.
  public enum Claim: String, Sendable, CaseIterable, Codable {
    /// No legal plan is worth more than the bound.
    case bound
    /// No legal plan exists.
    ///
    /// The bound is then on -(total violation of the hard rows) in the problem whose column and indicator
    /// values and constant are 0, whose hard rows cost 1 a unit of violation and whose priced rows are
    /// ignored: multipliers of hard rows lie in [-scale, scale], those of priced rows are 0. Couplings hold
    /// throughout. Violations are integers, so a bound of -1 or less leaves no legal plan.
    case infeasibility
  }

  /// What an item pays for an indicator when it takes a column that the indicator marks.
  public struct Share: Sendable, Equatable {
    public var indicator: Int32
    public var item: Int32
    /// In units of 1/scale of a value unit.
    public var value: Int64

    public init(indicator: Int32, item: Int32, value: Int64) {
      self.indicator = indicator
      self.item = item
      self.value = value
    }
  }

  /// The part of a claim that the multipliers alone do not show.
  public enum Beyond: Sendable, Equatable {
    /// The claimed bound is `bound` itself.
    case nothing
    /// GLPK's branch and cut, to this bound; not independently checkable beyond `bound`.
    case branchAndCut(bound: Int128)
    /// An exhausted tree of the engine, to this bound; too large to be carried here, so not independently
    /// checkable beyond the parts that are.
    case enumeration(bound: Int128)
  }

  /// The bound given where some group has no legal joint choice, so that no plan exists and every number is
  /// a bound: -2^120, below the worth of every plan.
  public static let boundWithoutPlans: Int128 = -(1 << 120)

  public init(
    problem: String, scale: Int64, multipliers: [Int64], bound: Int128, beyond: Beyond,
    claim: Claim = .bound, shares: [Share]? = nil
  ) {
    self.claim = claim
    self.shares = shares
    self.problem = problem
    self.scale = scale
    self.multipliers = multipliers
    self.bound = bound
    self.beyond = beyond
  }

  /// Two certificates are equal when they say the same, wherever they come from.
  public static func == (a: Certificate, b: Certificate) -> Bool {
    a.claim == b.claim && a.problem == b.problem && a.scale == b.scale && a.multipliers == b.multipliers
      && a.shares == b.shares && a.cuts == b.cuts && a.bound == b.bound && a.beyond == b.beyond
      && a.agents == b.agents
      && a.branches == b.branches
  }

  /// The tightest bound of the parts that can be rechecked.
  public var checkableBound: Int128 { min(bound, agents?.bound ?? bound, branches?.bound ?? bound) }

  /// The tightest bound claimed: by a part or by what lies beyond them.
  public var claimedBound: Int128 {
    switch beyond {
    case .nothing: checkableBound
    case .branchAndCut(let tighter), .enumeration(let tighter): min(checkableBound, tighter)
    }
  }
}
