public import TerritoryPlanning

/// A run in the store, with what was decided about it.
public struct StoredRun: Sendable, Equatable {
  public var number: RunNumber
  public var run: KeptRun
  /// In the order in which they were taken.
  public var decisions: [RunDecision]

  public init(number: RunNumber, run: KeptRun, decisions: [RunDecision]) {
    self.number = number
    self.run = run
    self.decisions = decisions
  }

  public var state: RunState { decisions.last?.state ?? .draft }
}

/// Runs as they stand on a day.
public struct RunHistory: Sendable, Equatable {
  /// Newest first.
  public var runs: [StoredRun]
  /// How many there are, of which `runs` may be the newest.
  public var total: Int
  /// Of every case that `runs` are of.
  public var timelines: [String: ApprovalTimeline]
  public var day: CalendarDay
  /// Names of the scenarios of all runs, also of those that `runs` leaves out.
  public var scenarios: [RunNumber: String]

  /// - Parameters:
  ///   - runs: newest first.
  ///   - standing: takes only runs that stand so: one of `RunStanding.codes`; nil: all.
  ///   - limit: takes at most so many; nil: all.
  public init(
    _ runs: [StoredRun], timelines: [String: ApprovalTimeline], on day: CalendarDay, standing: String? = nil,
    limit: Int? = nil
  ) {
    self.timelines = timelines
    self.day = day
    scenarios = Dictionary(uniqueKeysWithValues: runs.map { ($0.number, $0.run.scenario) })
    let fitting = runs.filter { run in
      standing.map { Self.standing(of: run, timelines, on: day).code == $0 } ?? true
    }
    self.runs = limit.map { Array(fitting.prefix($0)) } ?? fitting
    total = fitting.count
  }

  public func standing(of run: StoredRun) -> RunStanding { Self.standing(of: run, timelines, on: day) }

  private static func standing(
    of run: StoredRun, _ timelines: [String: ApprovalTimeline], on day: CalendarDay
  ) -> RunStanding {
    RunStanding(
      of: run.number, run.decisions, in: timelines[run.run.caseName] ?? ApprovalTimeline([]), on: day)
  }

  /// Names of the cases of the runs, in order.
  public var cases: [String] { Set(runs.map(\.run.caseName)).sorted() }
}
