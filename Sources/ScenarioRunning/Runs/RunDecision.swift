public import Foundation
public import TerritoryPlanning

/// What has been decided about a run's plan.
public enum RunState: String, Sendable, CaseIterable {
  /// Nothing yet.
  case draft
  /// Laid before whoever approves plans.
  case proposed
  /// To be carried out from a date on.
  case approved
  /// No longer proposed or approved.
  case withdrawn
}

/// A step that takes a run from one state to another.
public enum RunStep: String, Sendable, CaseIterable {
  case propose, approve, withdraw
  /// Approves a plan again that was approved before.
  case reinstate

  /// The states that the step leaves from, and the one it leads to: the whole table of what is allowed.
  public var transition: (from: Set<RunState>, to: RunState) {
    switch self {
    case .propose: ([.draft, .withdrawn], .proposed)
    case .approve: ([.proposed], .approved)
    case .withdraw: ([.proposed, .approved], .withdrawn)
    case .reinstate: ([.approved, .withdrawn], .approved)
    }
  }
}

/// A step that was taken. Decisions are only ever added: nothing changes or removes one.
public struct RunDecision: Sendable, Equatable {
  /// Place in the order in which decisions were taken.
  public var number: Int64
  public var run: RunNumber
  public var step: RunStep
  public var state: RunState
  public var at: Date
  public var who: String
  public var note: String
  /// The first day on which an approval, or the end of one, holds; nil for steps without a date.
  public var effectiveFrom: CalendarDay?

  public init(
    number: Int64, run: RunNumber, step: RunStep, at: Date, who: String, note: String,
    effectiveFrom: CalendarDay?
  ) {
    self.number = number
    self.run = run
    self.step = step
    state = step.transition.to
    self.at = at
    self.who = who
    self.note = note
    self.effectiveFrom = effectiveFrom
  }
}

/// Why a step may not be taken.
public enum StepRefusal: Error, Sendable, Equatable {
  /// The step does not leave from the state that the run is in.
  case notFrom(RunState)
  /// The run has no plan.
  case noPlan
  /// The plan breaks so many hard rules.
  case breaksRules(Int)
  /// The date is after the last day that the plan is for.
  case afterPeriod(end: CalendarDay)
  /// Only a plan that was approved before can be reinstated.
  case neverApproved
  /// An approval needs the day from which it holds.
  case dateMissing
}

extension RunStep {
  /// Whether the step may be taken by a run with these decisions behind it.
  ///
  /// - Parameters:
  ///   - decisions: the run's own, in order.
  ///   - day: from which the step holds; nil where none is given.
  public func check(
    _ run: KeptRun, after decisions: [RunDecision], from day: CalendarDay?
  ) throws(StepRefusal) {
    let state = decisions.last?.state ?? .draft
    let wasApproved = decisions.contains { $0.state == .approved }
    if self == .reinstate, !wasApproved { throw .neverApproved }
    guard transition.from.contains(state) else { throw .notFrom(state) }
    // Ending an approval needs a day as much as beginning one does.
    let endsApproval = transition.to == .withdrawn && state == .approved
    if transition.to == .approved || endsApproval, day == nil { throw .dateMissing }
    guard transition.to == .approved || transition.to == .proposed else { return }
    guard let figures = run.figures else { throw .noPlan }
    guard transition.to == .approved else { return }
    guard figures.brokenRules == 0 else { throw .breaksRules(figures.brokenRules) }
    if let day, day > run.periodEnd { throw .afterPeriod(end: run.periodEnd) }
  }
}
