public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// What a scenario is worth as one or two of its settings vary: an interval for each point, from the best legal plan
/// known to what no legal plan exceeds.
public struct SweepStudy: Sendable {
  public var grid: SweepGrid
  public var order: SweepOrder
  /// One a point of the grid.
  public var points: [Point]
  /// Today's plan judged under the first point's rules; nil without incumbents.
  public var today: Evaluation?
  /// What each point was allowed, and all of them together spent.
  public var effort: Effort
  public var threads: Int
  public var counters: WorkCounters
  public var seconds: Double

  public init(
    grid: SweepGrid, order: SweepOrder, points: [Point], today: Evaluation?, effort: Effort, threads: Int,
    counters: WorkCounters,
    seconds: Double
  ) {
    self.grid = grid
    self.order = order
    self.points = points
    self.today = today
    self.effort = effort
    self.threads = threads
    self.counters = counters
    self.seconds = seconds
  }

  /// How a point came to its figures.
  public enum Origin: Sendable, Equatable {
    /// A run of its own, which ended so.
    case solved(Ending)
    /// The plan of another point is within the gap of the bound: nothing was solved.
    case settled
    /// No legal plan exists: a point that contains this one has none.
    case contained(in: Int)
  }

  public enum Ending: Sendable, Equatable {
    case optimal, gapReached, infeasible
    case limit(StopReason)
  }

  public struct Point: Sendable {
    public var scenario: Scenario
    public var context: PlanningContext
    public var origin: Origin
    /// Best legal plan known here; judged under the point's own rules.
    public var plan: Plan?
    public var evaluation: Evaluation?
    /// The point that found the plan.
    public var planFrom: Int?
    /// No legal plan of this point is worth more; nil where nothing was proven, or where there is none.
    public var bound: Money?
    /// Proof of the bound. It speaks of the point `boundFrom`: this one, or one that contains it.
    public var certificate: Certificate?
    public var boundFrom: Int?
    /// Why there is no legal plan; of the point that contains this one where `origin` says so.
    public var impossible: InfeasibleReason?
    /// Names the point's answer: its contents, what it could spend, and the answers that it began with.
    public var key: AnswerKey
    /// Points whose plan and whose prices its run began with.
    public var parents: [Int]
    public var counters: WorkCounters
    public var seconds: Double
    /// Whether the answer was kept since an earlier run.
    public var isKept = false

    public var worth: Money? { evaluation?.objective }
    public var isImpossible: Bool { impossible != nil }

    /// (bound - worth) / max(1, |worth|); nil without either.
    public var gap: Double? {
      guard let worth, let bound else { return nil }
      return Double((bound - worth).minorUnits) / max(1, abs(Double(worth.minorUnits)))
    }
  }

  /// Points that were solved, rather than settled by what others found.
  public var solvedCount: Int {
    points.count { if case .solved = $0.origin { true } else { false } }
  }
}
