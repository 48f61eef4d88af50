public import TerritoryPlanning

/// One question: plan data, the rules that hold, and what may be spent on the answer.
public struct Scenario: Sendable {
  public enum Question: Sendable, Equatable {
    /// Judge the firm's plan as it is today.
    case judgeToday
    /// Find the best legal plan.
    case optimise
  }

  /// Short name, as its file is called.
  public var name: String
  /// Names of the files that it extends, nearest first.
  public var ancestors: [String] = []
  /// Titles for reports; empty falls back to the name.
  public var title: String
  public var chineseTitle: String
  /// What the planner wants to say about it, or empty.
  public var note: String
  public var chineseNote: String
  /// Words by which scenarios are picked, each once, in the order of the file.
  public var tags: [String]
  public var question: Question
  public var data: PlanData
  public var rules: [any Rule]
  /// What the plan is sought for.
  public var objective: Objective
  public var effort: Effort
  /// Hash of the plan folder before the scenario's changes; scenarios are comparable when it agrees.
  public var sourceHash: String
  /// Hash of data, rules and parameters after the changes.
  public var contentHash: String

  public init(
    name: String, title: String, chineseTitle: String, note: String, chineseNote: String, question: Question,
    data: PlanData, rules: [any Rule], objective: Objective = .netRevenue, effort: Effort, sourceHash: String,
    contentHash: String, tags: [String] = []
  ) {
    self.name = name
    self.title = title
    self.chineseTitle = chineseTitle
    self.note = note
    self.chineseNote = chineseNote
    self.question = question
    self.data = data
    self.rules = rules
    self.objective = objective
    self.effort = effort
    self.sourceHash = sourceHash
    self.contentHash = contentHash
    self.tags = tags
  }
}

extension Scenario {
  /// A hash of the content with a change that the program makes to it, such as a point of a sweep: scenarios whose
  /// rules or objective were changed after they were read need a hash of their own.
  public func contentHash(with change: String) -> String {
    var hash = ContentHash()
    hash.add("content", contentHash.utf8)
    hash.add("change", change.utf8)
    return hash.text
  }
}

/// What one scenario may spend. nil means not stated here.
public struct Effort: Sendable, Equatable {
  /// Share of the objective at which to stop, such as 0.001; 0 asks for proven optimality.
  public var gap: Double?
  public var timeLimitSeconds: Double?
  public var workLimit: Int64?
  public var seed: UInt64?
  public init(
    gap: Double? = nil, timeLimitSeconds: Double? = nil, workLimit: Int64? = nil, seed: UInt64? = nil
  ) {
    self.gap = gap
    self.timeLimitSeconds = timeLimitSeconds
    self.workLimit = workLimit
    self.seed = seed
  }
}
