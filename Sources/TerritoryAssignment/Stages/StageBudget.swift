import AssignmentEngine

/// What a sequence may still spend, and how it is shared out: every stage and every question within a stage gets
/// a part of what is left, so that what one leaves over falls to the next. With a work limit the work alone is
/// shared out: time then only ends the whole, so that a sequence which it does not end can be repeated.
struct StageBudget {
  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant?
  private(set) var workLeft: Int64?
  /// What it began with.
  private let seconds: Double?
  private let work: Int64?
  let options: SolveOptions
  let stop: StopSignal

  init(_ options: SolveOptions, stop: StopSignal) {
    self.options = options
    self.stop = stop
    deadline = options.timeLimitSeconds.map { ContinuousClock().now.advanced(by: .seconds($0)) }
    workLeft = options.workLimit
    seconds = options.timeLimitSeconds
    work = options.workLimit
  }

  private init(_ whole: StageBudget, deadline: ContinuousClock.Instant?, work: Int64?) {
    options = whole.options
    stop = whole.stop
    self.deadline = deadline
    workLeft = work
    seconds = deadline.map { ContinuousClock().now.duration(to: $0) / .seconds(1) }
    self.work = work
  }

  private var secondsLeft: Double? {
    deadline.map { max(0, clock.now.duration(to: $0) / .seconds(1)) }
  }

  /// Why nothing more can be asked; nil while something can.
  var stopReason: StopReason? {
    if stop.isSet { return .interrupted }
    if let workLeft, workLeft <= 0 { return .workLimit }
    if let secondsLeft, secondsLeft <= 0 { return .timeLimit }
    return nil
  }

  /// Why no further question is worth its fixed costs: less than a twentieth of the budget is left.
  var reasonToConclude: StopReason? {
    if let stopReason { return stopReason }
    if let workLeft, let work, workLeft < work / 20 { return .workLimit }
    if workLeft == nil, let secondsLeft, let seconds, secondsLeft < seconds / 20 { return .timeLimit }
    return nil
  }

  mutating func spend(_ counters: WorkCounters) {
    workLeft = workLeft.map { max(0, $0 - counters.work) }
  }

  mutating func spend(_ part: StageBudget, of given: StageBudget) {
    guard let before = given.workLeft, let after = part.workLeft else { return }
    workLeft = workLeft.map { max(0, $0 - (before - after)) }
  }

  /// `share` of what is left, as a budget of its own.
  func part(_ share: Double) -> StageBudget {
    StageBudget(
      self,
      deadline: workLeft == nil ? secondsLeft.map { clock.now.advanced(by: .seconds($0 * share)) } : deadline,
      work: workLeft.map { Int64((Double($0) * share).rounded(.up)) })
  }

  /// Options for one question that may spend `share` of what is left.
  ///
  /// - Parameter explains: whether it is to say what is in the way where there is no plan.
  func question(_ share: Double, gap: Double, start: Assignment?, explains: Bool) -> SolveOptions {
    var question = options
    question.timeLimitSeconds = secondsLeft.map { workLeft == nil ? $0 * share : $0 }
    question.workLimit = workLeft.map { Int64((Double($0) * share).rounded(.up)) }
    question.relativeGap = gap
    question.start = start
    question.explainsInfeasibility = explains
    return question
  }
}
