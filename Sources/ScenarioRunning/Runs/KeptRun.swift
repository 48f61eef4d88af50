import AssignmentEngine
public import Foundation
import TerritoryAssignment
public import TerritoryPlanning

/// The number of a run in its store: 1 for the first, never used twice.
public struct RunNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (a: RunNumber, b: RunNumber) -> Bool { a.value < b.value }
  public var description: String { String(value) }
}

/// One answered scenario as it is kept: what was asked, by whom, with which data and options, and what came out.
public struct KeptRun: Sendable, Equatable {
  /// When the answer was there.
  public var madeAt: Date
  /// Who asked: as the system names the user, or as stated.
  public var who: String
  /// What was asked: `solve`, `compare` and so on.
  public var verb: String
  /// Name of the case: of the folder that holds the scenario.
  public var caseName: String
  public var scenario: String
  public var title: String
  public var chineseTitle: String
  public var note: String
  /// The note in Chinese; empty falls back to `note`.
  public var chineseNote: String
  /// Hash of the plan folder before the scenario's changes.
  public var sourceHash: String
  /// Hash of data, rules and parameters after them.
  public var contentHash: String
  /// Names the answer where it is repeatable; the same question has the same one. nil: it is not.
  public var answerKey: String?
  public var options: Options
  public var outcome: Outcome
  /// Why a limit ended the run; nil where none did.
  public var stopReason: String?
  /// First and last day of the period that the plan is for.
  public var periodStart: CalendarDay
  public var periodEnd: CalendarDay
  /// ISO 4217 code, and digits of its minor unit.
  public var currency: String
  public var currencyDigits: Int
  /// Figures of the plan; nil where there is none.
  public var figures: Figures?
  /// What answering took.
  public var seconds: Double
  /// Version of the program.
  public var program: String

  /// What the run could spend.
  public struct Options: Sendable, Equatable, Codable {
    public var gap: Double
    public var timeLimitSeconds: Double?
    public var workLimit: Int64?
    public var seed: UInt64
    public var threads: Int

    public init(gap: Double, timeLimitSeconds: Double?, workLimit: Int64?, seed: UInt64, threads: Int) {
      self.gap = gap
      self.timeLimitSeconds = timeLimitSeconds
      self.workLimit = workLimit
      self.seed = seed
      self.threads = threads
    }
  }

  /// How the question was answered; the raw value is that of reports.
  public enum Outcome: String, Sendable, CaseIterable {
    case judged, optimal, infeasible
    case gapReached = "gap_reached"
    case limitReached = "limit_reached"
    case noPlanFound = "no_plan_found"
  }

  /// What the plan is worth and what it changes.
  public struct Figures: Sendable, Equatable {
    /// Expected revenue of the period above the unattended baseline.
    public var revenue: Money
    public var objective: Money
    /// No legal plan has a larger objective; nil where none was proven.
    public var bound: Money?
    /// Work items that change hands.
    public var moves: Int
    /// Hard rules that the plan breaks.
    public var brokenRules: Int

    public init(revenue: Money, objective: Money, bound: Money?, moves: Int, brokenRules: Int) {
      self.revenue = revenue
      self.objective = objective
      self.bound = bound
      self.moves = moves
      self.brokenRules = brokenRules
    }

    /// (bound - objective) / |objective|; nil without a bound, or where the objective is 0.
    public var relativeGap: Double? {
      guard let bound, objective != .zero else { return nil }
      return Double((bound - objective).minorUnits) / Double(abs(objective.minorUnits))
    }
  }

  public init(
    madeAt: Date, who: String, verb: String, caseName: String, scenario: String, title: String,
    chineseTitle: String, note: String, chineseNote: String, sourceHash: String, contentHash: String,
    answerKey: String?,
    options: Options, outcome: Outcome, stopReason: String?, periodStart: CalendarDay,
    periodEnd: CalendarDay, currency: String, currencyDigits: Int, figures: Figures?, seconds: Double,
    program: String
  ) {
    self.madeAt = madeAt
    self.who = who
    self.verb = verb
    self.caseName = caseName
    self.scenario = scenario
    self.title = title
    self.chineseTitle = chineseTitle
    self.note = note
    self.chineseNote = chineseNote
    self.sourceHash = sourceHash
    self.contentHash = contentHash
    self.answerKey = answerKey
    self.options = options
    self.outcome = outcome
    self.stopReason = stopReason
    self.periodStart = periodStart
    self.periodEnd = periodEnd
    self.currency = currency
    self.currencyDigits = currencyDigits
    self.figures = figures
    self.seconds = seconds
    self.program = program
  }
}

/// Who asked, what, when and with which program.
public struct RunOccasion: Sendable {
  public var madeAt: Date
  public var who: String
  public var verb: String
  public var caseName: String
  /// A remark on this run; nil leaves the scenario's own.
  public var note: String?
  public var program: String

  public init(madeAt: Date, who: String, verb: String, caseName: String, note: String?, program: String) {
    self.madeAt = madeAt
    self.who = who
    self.verb = verb
    self.caseName = caseName
    self.note = note
    self.program = program
  }
}

extension KeptRun {
  /// The answer to a scenario as it is kept.
  ///
  /// - Parameter answerKey: nil where the answer cannot be repeated, as after a time limit.
  public init(_ result: ScenarioResult, on occasion: RunOccasion, answerKey: AnswerKey?) {
    let scenario = result.scenario
    let parameters = result.context.data.parameters
    let effort = result.effort
    self.init(
      madeAt: occasion.madeAt, who: occasion.who, verb: occasion.verb, caseName: occasion.caseName,
      scenario: scenario.name, title: scenario.title, chineseTitle: scenario.chineseTitle,
      note: occasion.note ?? scenario.note,
      chineseNote: occasion.note == nil ? scenario.chineseNote : "", sourceHash: scenario.sourceHash,
      contentHash: scenario.contentHash,
      answerKey: Self.key(result, answerKey),
      options: Options(
        gap: effort.gap, timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
        seed: effort.seed, threads: effort.threads),
      outcome: Outcome(result.answer), stopReason: Self.stopReason(result.answer),
      periodStart: parameters.periodStart, periodEnd: parameters.periodEnd, currency: parameters.currency,
      currencyDigits: parameters.currencyDigits, figures: Figures(result), seconds: result.seconds,
      program: occasion.program)
  }

  /// A judgement depends on nothing but the data and rules.
  private static func key(_ result: ScenarioResult, _ answerKey: AnswerKey?) -> String? {
    if case .judged = result.answer { return "judged-" + result.scenario.contentHash }
    return answerKey?.text
  }

  private static func stopReason(_ answer: ScenarioResult.Answer) -> String? {
    switch answer {
    case .planned(.limitReached(_, let reason)), .planned(.noPlanFound(let reason, _)): reason.rawValue
    default: nil
    }
  }
}

extension KeptRun.Outcome {
  init(_ answer: ScenarioResult.Answer) {
    switch answer {
    case .judged, .given: self = .judged
    case .planned(.optimal): self = .optimal
    case .planned(.gapReached): self = .gapReached
    case .planned(.limitReached): self = .limitReached
    case .planned(.noPlanFound): self = .noPlanFound
    case .planned(.infeasible): self = .infeasible
    }
  }
}

extension KeptRun.Figures {
  init?(_ result: ScenarioResult) {
    guard let evaluation = result.evaluation else { return nil }
    var bound: Money?
    if case .planned(let outcome) = result.answer { bound = outcome.plan?.bound }
    self.init(
      revenue: evaluation.revenue, objective: evaluation.objective, bound: bound,
      moves: evaluation.moves.count, brokenRules: evaluation.violations.count)
  }
}
