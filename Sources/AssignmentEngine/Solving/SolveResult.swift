/// What a run of the engine may conclude. Every case carries its evidence; there is no plan beside a flag.
public enum SolveOutcome: Sendable {
  /// No legal plan is worth more: objective and claimed bound meet.
  case optimal(CertifiedPlan)
  /// The gap that was asked for is reached.
  case gapReached(CertifiedPlan)
  /// A limit was hit with a legal plan in hand.
  case limitReached(CertifiedPlan, StopReason)
  /// A limit was hit before any legal plan was found. The bound still holds for every legal plan.
  case noPlanFound(Certificate, StopReason, closest: NearMiss?)
  /// No legal plan exists.
  case infeasible(InfeasibilityProof, closest: NearMiss?)
}

public enum StopReason: String, Sendable, CaseIterable, Codable {
  case timeLimit = "time_limit"
  case workLimit = "work_limit"
  case interrupted
  /// The search and the proof had nothing left to try.
  case exhausted
}

/// A legal assignment with its exact objective and a certificate for the bound beside it.
public struct CertifiedPlan: Sendable {
  public var assignment: Assignment
  /// Recomputed from the data by `AssignmentProblem.judge`, never read from a solver.
  public var objective: Int128
  public var certificate: Certificate

  /// `claimedBound - objective`; at least 0, in units of 10^-valueExponent.
  public var absoluteGap: Int128 { certificate.claimedBound - objective }

  public init(assignment: Assignment, objective: Int128, certificate: Certificate) {
    self.assignment = assignment
    self.objective = objective
    self.certificate = certificate
  }
}

/// Why there is no legal plan.
public enum InfeasibilityProof: Sendable {
  /// These items have no column at all.
  case itemsWithoutColumns([Int])
  /// Multipliers whose additive bound on -(total violation) is below 0: a Farkas-type certificate that the
  /// verifier rechecks. `certificate.bound` is at most -1.
  case multipliers(Certificate)
  /// GLPK's branch and cut exhausted its tree; not independently checkable.
  case exhaustedTree
}

/// The assignment with the smallest weighted violation of hard rows that was found, for explanations.
public struct NearMiss: Sendable {
  public var assignment: Assignment
  public var judgement: AssignmentJudgement
  public init(assignment: Assignment, judgement: AssignmentJudgement) {
    self.assignment = assignment
    self.judgement = judgement
  }
}

/// Counts of work that do not depend on the machine's speed.
public struct WorkCounters: Sendable, Equatable, Codable {
  public var multiplierIterations: Int64 = 0
  public var columnsPriced: Int64 = 0
  public var simplexIterations: Int64 = 0
  /// Moves of the annealing; where each agent has one capacity, thousands of cells of dynamic programs.
  public var movesTried: Int64 = 0
  /// Pairs of sets that steps on groups weighed, and nodes of trees.
  public var nodes: Int64 = 0
  /// What branch and cut did, in units of about one move.
  public var treeWork: Int64 = 0
  /// Sets of columns and entries that the agents' relaxation looked at.
  public var agentWork: Int64 = 0
  public init() {}

  /// What a work limit counts.
  public var work: Int64 { movesTried + nodes + treeWork }

  public mutating func add(_ other: WorkCounters) {
    multiplierIterations += other.multiplierIterations
    columnsPriced += other.columnsPriced
    simplexIterations += other.simplexIterations
    movesTried += other.movesTried
    nodes += other.nodes
    treeWork += other.treeWork
    agentWork += other.agentWork
  }
}

/// Outcome with the figures a report prints.
public struct SolveResult: Sendable {
  public var outcome: SolveOutcome
  /// Optimum of the linear relaxation over all pairs (as the multipliers' exact bound), where it was
  /// computed; in value units (10^-valueExponent), for reports only.
  public var linearBound: Double?
  public var secondsToLinearBound: Double?
  public var secondsToFirstPlan: Double?
  public var seconds: Double
  public var counters: WorkCounters

  public init(
    outcome: SolveOutcome, linearBound: Double?, secondsToLinearBound: Double?, secondsToFirstPlan: Double?,
    seconds: Double, counters: WorkCounters
  ) {
    self.outcome = outcome
    self.linearBound = linearBound
    self.secondsToLinearBound = secondsToLinearBound
    self.secondsToFirstPlan = secondsToFirstPlan
    self.seconds = seconds
    self.counters = counters
  }
}

/// One line of progress. Objective and bound are in value units (10^-valueExponent).
public struct ProgressEvent: Sendable {
  public enum Source: String, Sendable, CaseIterable, Codable {
    case start, multipliers
    case linearProgram = "linear_program"
    case rounding, search, agents, trees
    case branchAndCut = "branch_and_cut"
    case
      heartbeat
  }
  public var seconds: Double
  public var objective: Int128?
  public var bound: Int128?
  public var movesTried: Int64
  public var source: Source

  public init(seconds: Double, objective: Int128?, bound: Int128?, movesTried: Int64, source: Source) {
    self.seconds = seconds
    self.objective = objective
    self.bound = bound
    self.movesTried = movesTried
    self.source = source
  }
}
