public import AssignmentEngine
public import TerritoryPlanning

/// What proves the bound of a stage: a certificate, and the figures from which its problem can be made again out of
/// data, rules and stages.
public struct StageEvidence: Sendable, Equatable {
  /// What a stage, or one level of a lexicographic stage, is about.
  struct Subject: Sendable, Equatable {
    var aim: Aim
    var level: Int?

    init(_ aim: Aim, level: Int? = nil) {
      self.aim = aim
      self.level = level
    }
  }

  /// The question whether a plan with at most so much is possible.
  struct Cap: Sendable, Equatable {
    var most: Int64
    /// From which it was asked; it decides on guiding prices.
    var plan: Plan
  }

  let subject: Subject
  /// What the stage asks for; nil level: all of it.
  public var aim: Aim { subject.aim }
  public var level: Int? { subject.level }
  /// What the stages before kept.
  let marks: [StageMark]
  /// The plan of the stage `revenue`, where that came before.
  let revenuePlan: Plan?
  /// nil for money and counts, whose best is asked for.
  let cap: Cap?
  public let certificate: Certificate

  init(_ subject: Subject, _ trail: StageTrail, cap: Cap? = nil, certificate: Certificate) {
    self.init(
      subject: subject, marks: trail.marks, revenuePlan: trail.revenuePlan, cap: cap, certificate: certificate
    )
  }

  init(subject: Subject, marks: [StageMark], revenuePlan: Plan?, cap: Cap?, certificate: Certificate) {
    self.subject = subject
    self.marks = marks
    self.revenuePlan = revenuePlan
    self.cap = cap
    self.certificate = certificate
  }

  /// What rechecking showed. `unchecked` is a tighter figure that rests on branch and bound and cannot be rechecked.
  public enum Verdict: Sendable, Equatable {
    /// No plan that keeps what the stages before kept is worth more money: minor units.
    case mostMoney(Int64, unchecked: Int64?)
    /// No plan that keeps what the stages before kept has less of what the stage counts, in its unit; 100 % of it
    /// where it is a measure of fairness.
    case leastCount(Int64, whole: Int64?, unchecked: Int64?)
    /// No plan that keeps what the stages before kept has so little of the stage's measure, of which `whole` are 100 %.
    case aboveCap(Int64, whole: Int64)
    case refused([String])
  }

  /// Makes the problem again and rechecks the certificate in integers, by code that shares nothing with the engine.
  ///
  /// - Parameter planner: made for the scenario that has the stages.
  /// - Throws: `ProblemFaults` where figures exceed what the engine accepts.
  public func verdict(by planner: TerritoryPlanner) throws -> Verdict {
    let (question, isElastic, whole) = question(planner)
    let problem = try TerritoryPlanner(
      context: planner.context, requirements: question.requirements, aim: question.aim,
      staffing: planner.staffing, divisions: []
    ).translation.problem
    switch CertificateVerifier.verify(certificate, of: problem) {
    case .refused(let refusals): return .refused(refusals.map { "\($0)" })
    case .confirmed(let confirmed):
      guard let cap else {
        guard certificate.claim == .bound, let bound = confirmed.provenBound else {
          return .refused([Self.noPlans])
        }
        let figure = Int64(clamping: bound)
        let tighter = confirmed.uncheckedBound.map { Int64(clamping: $0) }
        return question.isAboutMoney
          ? .mostMoney(figure, unchecked: tighter)
          : .leastCount(max(0, -figure), whole: whole, unchecked: tighter.map { max(0, -$0) })
      }
      // Either there is no plan at all, or every plan misses the cap by something.
      let isMissed = isElastic || certificate.claim == .infeasibility
      if let bound = confirmed.provenBound, bound >= 0 || !isMissed {
        return .refused([confirmed.uncheckedBound == nil ? Self.openCap : Self.uncheckedCap])
      }
      return .aboveCap(cap.most, whole: whole ?? 1)
    }
  }

  private static let noPlans = "it claims that there is no plan"
  private static let openCap = "its bound leaves room for a plan within the cap"
  private static let uncheckedCap =
    "that no plan keeps the cap rests on branch and bound, which cannot be rechecked here"

  /// The question again; whether penalties alone tell that a plan misses the cap; and what is 100 %.
  private func question(_ planner: TerritoryPlanner) -> (StageQuestion, isElastic: Bool, whole: Int64?) {
    var trail = StageTrail(planner)
    for mark in marks {
      // Only the stage `revenue` looks at the plan.
      trail.keep(mark, plan: revenuePlan ?? planner.context.today)
    }
    switch (subject.aim, cap) {
    case (.fairness(let aim), let cap?):
      let measure = FairnessCap(aim.capped(level: subject.level), aim, in: planner.context)
      let question = trail.capQuestion(measure, atMost: cap.most, from: cap.plan)
      return (question, measure.isElastic, measure.whole)
    case (.revenue, _): return (trail.revenueQuestion(gap: 0), false, nil)
    case (.coverage, _), (.moves, _), (.fairness, nil):
      return (trail.countQuestion(subject.aim, gap: 0), false, subject.aim.wholeCount(in: planner.context))
    }
  }
}

extension StageQuestion {
  fileprivate var isAboutMoney: Bool { if case .money = aim { true } else { false } }
}
