/// A rule that a director may ask for. One source file, one test file, one paragraph of docs; `RuleBook.types`
/// lists them, and nothing else knows them by name.
public protocol Rule: Sendable {
  /// The key under `rules:` in scenario files, such as `balance`.
  static var name: String { get }
  /// Whether `off` may follow the key.
  static var canBeSwitchedOff: Bool { get }
  /// Names of rules beside which this one says nothing that makes sense.
  static var excludes: [String] { get }
  /// Reads the rule's settings; appends every fault found and returns nil if there was any.
  static func read(_ settings: SettingNode, data: PlanData, faults: inout [InputFault]) -> Self?
  /// The rule that holds when a scenario says nothing about it, or nil when it is off by default.
  static func standard(for data: PlanData) -> Self?
  /// The divisions into peers that the rule compares representatives within; reports show their figures.
  var peerDivisions: [PeerGroups.Division] { get }
  /// What the rule demands.
  func requirements(in context: PlanningContext) -> [Requirement]
  /// What it demands where some positions may be left unused.
  func requirements(in context: PlanningContext, staffing: Staffing) -> [Requirement]
  /// What is left of the demands of all rules, this one's included, where this one concedes something.
  func easing(_ requirements: [Requirement], in context: PlanningContext) -> [Requirement]
  /// The positions that the rule lets a plan leave unused, or nil for a rule about something else.
  func staffing(in context: PlanningContext) -> Staffing?
  /// Whether this rule and another differ in bounds alone.
  func countsLike(_ other: any Rule) -> Bool
}

extension Rule {
  public static var canBeSwitchedOff: Bool { true }
  public static var excludes: [String] { [] }
  public var peerDivisions: [PeerGroups.Division] { [] }
  public func requirements(in context: PlanningContext, staffing: Staffing) -> [Requirement] {
    requirements(in: context)
  }
  public func staffing(in context: PlanningContext) -> Staffing? { nil }
  public func easing(_ requirements: [Requirement], in context: PlanningContext) -> [Requirement] {
    requirements
  }
}

/// Rules that hold together.
extension Collection where Element == any Rule {
  /// The positions that may be left unused, or nil where every position of the data is filled.
  public func staffing(in context: PlanningContext) -> Staffing? {
    lazy.compactMap { $0.staffing(in: context) }.first
  }

  /// What all of them demand, in their order.
  public func requirements(in context: PlanningContext) -> [Requirement] {
    reduce(statedRequirements(in: context)) { $1.easing($0, in: context) }
  }

  /// The same before any concession.
  func statedRequirements(in context: PlanningContext) -> [Requirement] {
    guard let staffing = staffing(in: context) else { return flatMap { $0.requirements(in: context) } }
    return flatMap { $0.requirements(in: context, staffing: staffing) }
      .map { staffing.relaxing($0, in: context) }
  }
}

/// A value of a settings file with its place, independent of the file's format.
public struct SettingNode: Sendable, Equatable {
  public indirect enum Value: Sendable, Equatable {
    case null
    /// Text as written: numbers and percentages are read by the one who knows what is meant.
    case scalar(String)
    case list([SettingNode])
    /// In file order; keys are distinct.
    case map([Entry])
  }
  public struct Entry: Sendable, Equatable {
    public var key: String
    public var keyPlace: SourcePlace
    public var value: SettingNode
    public init(key: String, keyPlace: SourcePlace, value: SettingNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }
  public var value: Value
  public var place: SourcePlace
  public init(value: Value, place: SourcePlace) {
    self.value = value
    self.place = place
  }
}
