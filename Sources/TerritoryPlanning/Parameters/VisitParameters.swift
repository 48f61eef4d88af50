/// How often a work item is visited, as levels to choose from, and what it earns at each: diminishing returns.
///
/// A level is a share of the segment's visits. The response of a duty says which share of the standard increment
/// a level earns; it is concave from no visits at no increment on, so that each further visit earns no more than
/// the one before. Call planning by such functions goes back to Lodish (1971).
public struct VisitParameters: Sendable, Equatable {
  public struct Level: Sendable, Equatable {
    public var id: String
    public var name: String
    public var chineseName: String
    /// Share of the standard visits, above 0.
    public var visits: Double
    public init(id: String, name: String, chineseName: String, visits: Double) {
      self.id = id
      self.name = name
      self.chineseName = chineseName
      self.visits = visits
    }
  }

  /// By rising visits; exactly one has 1. Empty: every item is visited as its segment says.
  public let levels: [Level]
  /// For each duty: the share of the standard increment at each level, 1 at the standard one; empty where the
  /// duty knows the standard level alone.
  public let response: [[Double]]
  /// Index of the level of 1; 0 without levels.
  public let standard: Int

  /// Every item at the visits of its segment.
  public static let off = VisitParameters()

  private init() {
    levels = []
    response = []
    standard = 0
  }

  /// - Precondition: levels and responses have no `fault`.
  public init(levels: [Level], response: [[Double]]) {
    precondition(Self.fault(in: levels) == nil, "levels rise and one of them is standard")
    self.levels = levels
    self.response = response
    standard = levels.firstIndex { $0.visits == 1 } ?? 0
    precondition(
      response.allSatisfy { $0.isEmpty || Self.fault(in: $0, at: levels) == nil },
      "a response is concave")
  }

  public var isOn: Bool { !levels.isEmpty }

  /// The levels that the items of a duty may take.
  public func choices(ofDuty duty: Int) -> Range<Int> {
    isOn && !response[duty].isEmpty ? levels.indices : standard..<standard + 1
  }

  /// Share of the standard visits at a level; 1 without levels.
  public func visits(at level: Int) -> Double { isOn ? levels[level].visits : 1 }
}

// MARK: - What makes levels and responses sound

extension VisitParameters {
  /// Why a list of levels cannot be used.
  public enum LevelFault: Sendable, Equatable {
    case noStandard
    /// The level does not have more visits than the one before it, or than none.
    case notRising(Int)
  }

  public static func fault(in levels: [Level]) -> LevelFault? {
    var before = 0.0
    for (index, level) in levels.enumerated() {
      if level.visits <= before { return .notRising(index) }
      before = level.visits
    }
    return levels.contains { $0.visits == 1 } ? nil : .noStandard
  }

  /// Why a response cannot be used; each case names the level and what it may be.
  public enum ResponseFault: Sendable, Equatable {
    /// The standard level earns something else than the standard increment.
    case standardIsNotOne
    /// Less than with fewer visits.
    case falls(level: Int, least: Double)
    /// A further visit earns more than one before it.
    case notConcave(level: Int, most: Double)
  }

  /// Shares count as equal up to this, because they are given to the nearest millionth.
  static let tolerance = 2e-6

  public static func fault(in response: [Double], at levels: [Level]) -> ResponseFault? {
    guard response.count == levels.count else { return .standardIsNotOne }
    var slope = Double.infinity
    var (visits, share) = (0.0, 0.0)
    for (index, level) in levels.enumerated() {
      if level.visits == 1, abs(response[index] - 1) > tolerance { return .standardIsNotOne }
      if response[index] < share - tolerance { return .falls(level: index, least: share) }
      let step = level.visits - visits
      let most = slope == .infinity ? Double.infinity : share + slope * step
      if response[index] > most + tolerance { return .notConcave(level: index, most: most) }
      slope = (response[index] - share) / step
      (visits, share) = (level.visits, response[index])
    }
    return nil
  }
}
