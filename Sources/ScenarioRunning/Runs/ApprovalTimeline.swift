public import TerritoryPlanning

/// Which plan of one case is in force on which day.
///
/// A run is approved on day d if the decision about it taken last, of those that hold from d or earlier, is an
/// approval. In force on d is, of the runs approved on d, the one whose approval holds from the latest day; of
/// equals the one decided last. So a plan is in force from its day until the next approved plan begins or it is
/// withdrawn, and where a later plan is withdrawn the earlier one is in force again.
public struct ApprovalTimeline: Sendable, Equatable {
  /// A span of days with one plan in force.
  public struct Span: Sendable, Equatable {
    public var run: RunNumber
    public var from: CalendarDay
    /// The first day after it; nil: without end so far.
    public var until: CalendarDay?

    public init(run: RunNumber, from: CalendarDay, until: CalendarDay?) {
      self.run = run
      self.from = from
      self.until = until
    }

    public func contains(_ day: CalendarDay) -> Bool { day >= from && until.map { day < $0 } ?? true }
  }

  /// In order of days, apart from each other; neighbours are of different runs.
  public let spans: [Span]

  /// - Parameter decisions: all of one case, in the order in which they were taken.
  public init(_ decisions: [RunDecision]) {
    let dated = decisions.filter { $0.effectiveFrom != nil }
    let days = Set(dated.compactMap(\.effectiveFrom)).sorted()
    var spans: [Span] = []
    for (place, day) in days.enumerated() {
      let next = place + 1 < days.count ? days[place + 1] : nil
      guard let run = Self.inForce(on: day, dated) else { continue }
      if let last = spans.last, last.run == run, last.until == day {
        spans[spans.count - 1].until = next
      } else {
        spans.append(Span(run: run, from: day, until: next))
      }
    }
    self.spans = spans
  }

  /// Nothing changes between days from which a decision holds, so that asking on those is enough.
  private static func inForce(on day: CalendarDay, _ dated: [RunDecision]) -> RunNumber? {
    var last: [RunNumber: RunDecision] = [:]
    for decision in dated {
      if let from = decision.effectiveFrom, from <= day { last[decision.run] = decision }
    }
    func rank(_ decision: RunDecision) -> (Int, Int64) {
      (decision.effectiveFrom?.daysSince1970 ?? .min, decision.number)
    }
    return last.values.filter { $0.state == .approved }.max { rank($0) < rank($1) }?.run
  }

  /// The plan in force on a day; nil where none is.
  public func run(on day: CalendarDay) -> RunNumber? { span(on: day)?.run }

  public func span(on day: CalendarDay) -> Span? { spans.first { $0.contains(day) } }
}

/// How a run stands on a day: its state, and where it was approved what became of that.
public enum RunStanding: Sendable, Equatable {
  case draft, proposed
  /// Approved, from a later day on.
  case upcoming(from: CalendarDay)
  case inForce(since: CalendarDay)
  /// Another plan has taken its place; nil: since a day on which none was in force.
  case superseded(by: RunNumber?)
  case withdrawn

  /// - Parameters:
  ///   - decisions: the run's own, in order.
  ///   - timeline: of its case.
  public init(
    of run: RunNumber, _ decisions: [RunDecision], in timeline: ApprovalTimeline, on day: CalendarDay
  ) {
    let own = timeline.spans.filter { $0.run == run }
    let state = decisions.last?.state ?? .draft
    if let now = own.first(where: { $0.contains(day) }) {
      self = .inForce(since: now.from)
    } else if let next = own.first(where: { $0.from > day }) {
      self = .upcoming(from: next.from)
    } else {
      switch state {
      case .draft: self = .draft
      case .proposed: self = .proposed
      case .withdrawn: self = .withdrawn
      case .approved:
        // Where it never was in force another began on the same day.
        let end = own.last?.until ?? decisions.last?.effectiveFrom
        self = .superseded(by: end.flatMap(timeline.run(on:)))
      }
    }
  }

  /// One word for it; the raw values of RunState and two more.
  public var code: String {
    switch self {
    case .draft: "draft"
    case .proposed: "proposed"
    case .upcoming: "approved"
    case .inForce: "in_force"
    case .superseded: "superseded"
    case .withdrawn: "withdrawn"
    }
  }

  public static let codes = ["draft", "proposed", "approved", "in_force", "superseded", "withdrawn"]
}
