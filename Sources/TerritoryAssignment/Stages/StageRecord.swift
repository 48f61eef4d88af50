import AssignmentEngine
public import TerritoryPlanning

/// The evidence of a stage as a file. Stages are named by their place in the scenario's objective, from 1; people by
/// their place in the data, which the certificate's fingerprint guards.
public struct StageRecord: Sendable, Codable {
  public static let format = "evenfield.stage_certificate"
  public static let formatVersion = 1

  struct Kept: Codable {
    var stage: Int
    var level: Int?
    /// A decimal string.
    var kept: String
  }

  /// Holders by item: a place among the representatives, their number for the pool, -1 for nobody. Levels of visits
  /// by item, empty where all are standard.
  struct PlanRecord: Codable {
    var holders: [Int]
    var levels: [Int]
  }

  private var format = Self.format
  private var formatVersion = Self.formatVersion
  private var stage: Int
  private var level: Int?
  private var kept: [Kept]
  private var revenuePlan: PlanRecord?
  /// A decimal string.
  private var cap: String?
  private var capPlan: PlanRecord?
  private var certificate: Certificate

  private enum CodingKeys: String, CodingKey {
    case format, stage, level, kept, cap, certificate
    case formatVersion = "format_version"
    case revenuePlan = "revenue_plan"
    case capPlan = "cap_plan"
  }

  /// - Precondition: the evidence speaks of one of the stages.
  public init(_ evidence: StageEvidence, of stages: [Stage]) {
    func place(_ aim: Aim) -> Int {
      guard let place = stages.firstIndex(where: { $0.aim == aim }) else {
        preconditionFailure("evidence of a stage that is not among the objective's")
      }
      return place + 1
    }
    stage = place(evidence.subject.aim)
    level = evidence.subject.level
    kept = evidence.marks.map { Kept(stage: place($0.aim), level: $0.level, kept: String($0.kept)) }
    revenuePlan = evidence.revenuePlan.map(PlanRecord.init)
    cap = evidence.cap.map { String($0.most) }
    capPlan = evidence.cap.map { PlanRecord($0.plan) }
    certificate = evidence.certificate
  }

  /// The evidence for stages of the same scenario.
  ///
  /// - Throws: `StageRecordFault` where the file does not fit them.
  public func evidence(for stages: [Stage], in context: PlanningContext) throws(StageRecordFault)
    -> StageEvidence
  {
    guard format == Self.format, formatVersion == Self.formatVersion else {
      throw StageRecordFault(text: "format \(format) \(formatVersion); this version reads \(Self.format) 1")
    }
    func aim(_ place: Int) throws(StageRecordFault) -> Aim {
      guard stages.indices.contains(place - 1) else {
        throw StageRecordFault(text: "stage \(place): the scenario's objective has \(stages.count) stages")
      }
      return stages[place - 1].aim
    }
    // Sums of figures within this range stay within 64 bits.
    func number(_ text: String) throws(StageRecordFault) -> Int64 {
      guard let number = Int64(text), number.magnitude < 1 << 60 else {
        throw StageRecordFault(text: "\"\(text)\" is not a whole number below 2^60")
      }
      return number
    }
    func checked(_ level: Int?, _ aim: Aim) throws(StageRecordFault) -> Int? {
      var range: ClosedRange<Int>?
      if case .fairness(let aim) = aim, case .lexicographic(let levels) = aim.measure { range = 1...levels }
      if let level, range?.contains(level) != true {
        throw StageRecordFault(text: "there is no level \(level) of that stage")
      }
      return level
    }
    var marks: [StageMark] = []
    for mark in kept {
      marks.append(
        StageMark(
          aim: try aim(mark.stage), level: try checked(mark.level, aim(mark.stage)),
          kept: try number(mark.kept)))
    }
    guard revenuePlan != nil || !marks.contains(where: { $0.aim == .revenue }) else {
      throw StageRecordFault(text: "the plan of the stage revenue is missing")
    }
    var asked: StageEvidence.Cap?
    if let cap, let capPlan {
      asked = StageEvidence.Cap(most: try number(cap), plan: try capPlan.plan(in: context))
    }
    var earlier: Plan?
    if let revenuePlan { earlier = try revenuePlan.plan(in: context) }
    return StageEvidence(
      subject: .init(try aim(stage), level: try checked(level, aim(stage))), marks: marks,
      revenuePlan: earlier, cap: asked,
      certificate: certificate)
  }
}

/// A file of a stage that does not fit the scenario.
public struct StageRecordFault: Error, Sendable, Equatable, CustomStringConvertible {
  public let text: String
  public var description: String { text }
}

extension StageRecord.PlanRecord {
  init(_ plan: Plan) {
    holders = plan.holders.map { $0?.index ?? -1 }
    levels = plan.visitLevels
  }

  func plan(in context: PlanningContext) throws(StageRecordFault) -> Plan {
    guard holders.count == context.items.count, levels.isEmpty || levels.count == holders.count,
      holders.allSatisfy({ (-1...context.pool.index).contains($0) })
    else { throw StageRecordFault(text: "a plan does not fit the data") }
    let named = holders.map { $0 < 0 ? nil : Holder($0) }
    let isPossible = levels.indices.allSatisfy { item in
      named[item].map { context.levels(item: item, holder: $0).contains(levels[item]) }
        ?? (levels[item] == context.standardLevel)
    }
    guard isPossible else { throw StageRecordFault(text: "a plan has levels of visits that do not exist") }
    return levels.isEmpty ? context.plan(holders: named) : context.plan(holders: named, levels: levels)
  }
}
