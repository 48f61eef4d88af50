/// What the engine may spend and when it may stop.
///
/// A run that ends by its work limit, or because its question is answered, gives the same plan on every machine; one
/// that a time limit ends does not. Without a work limit time also decides how the run is shared out.
public struct SolveOptions: Sendable, Equatable {
  /// Most threads that may be asked for.
  public static let mostThreads = 64

  /// Wall-clock seconds for the whole run; nil for no limit. At least 0.
  public var timeLimitSeconds: Double?
  /// Units of work (`WorkCounters.work`) for the search and for branch and cut; nil for no limit. The bound by each
  /// agent's best set has its own, ten times as many. With a work limit the result is a
  /// function of problem, seed and limit, unless the time limit ends the run before. At least 0.
  public var workLimit: Int64?
  /// Stop when (bound - objective) / max(1, |objective|) is at most this. 0 asks for proven optimality.
  public var relativeGap: Double
  /// Seed of the search. The same seed gives the same moves.
  public var seed: UInt64
  /// Threads that bound, search and proof may use side by side; 1 to `mostThreads`. Small problems use no more
  /// than 2.
  public var threads: Int
  /// A legal or illegal assignment to start the search from (today's plan), if there is one.
  public var start: Assignment?
  /// Multipliers of the side rows of a similar problem with the same rows, from which the bound starts, in value
  /// units a row unit; one a side row. Any give a valid bound, those of a problem that is close a good one.
  public var startMultipliers: [Double]?
  /// Shares of the wide indicators of that problem, where it has any, in value units, ascending by indicator and
  /// item; those not listed are 0. nil where they are not known: the bound then starts from the multipliers alone.
  public var startShares: [IndicatorShare]?
  /// Whether the problem of the start multipliers is so close that they are used as they are: the bound begins with
  /// what they prove and goes on with the linear program, without a search for multipliers. Where start and bound
  /// are already within the gap, nothing else is done. Without start multipliers it means nothing.
  public var startsNearby = false

  /// Whether a run that proves infeasibility looks for the assignment that breaks least, so that people can be
  /// told what is in the way.
  public var explainsInfeasibility = true

  public init(
    timeLimitSeconds: Double? = 60, workLimit: Int64? = nil, relativeGap: Double = 0.001, seed: UInt64 = 1,
    threads: Int = 1, start: Assignment? = nil, startMultipliers: [Double]? = nil
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.workLimit = workLimit
    self.relativeGap = relativeGap
    self.seed = seed
    self.threads = threads
    self.start = start
    self.startMultipliers = startMultipliers
  }
}
