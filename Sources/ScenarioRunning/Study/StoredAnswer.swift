import Foundation
import TerritoryAssignment
import TerritoryPlanning

/// The answer to a scenario as it is kept between runs: what `ScenarioResult` needs beside what the scenario says.
///
/// Reasons are not kept: they follow from the plan and its certificate, and are found anew where they are asked for.
struct StoredAnswer: Codable {
  struct NearTies: Codable {
    var keptItems: [Int]
    var least: Int64
    var most: Int64
  }

  let key: AnswerKey
  let solvedAt: String
  private let seconds: Double
  private let effort: ScenarioResult.SpentEffort
  private let outcome: StoredOutcome
  private let stages: [StoredStage]
  private let nearTies: NearTies?
  private let impasse: StoredImpasse?

  /// nil where there is no outcome to keep: the scenario only judged today's plan.
  init?(_ result: ScenarioResult, key: AnswerKey, solvedAt: String) {
    guard case .planned(let planned) = result.answer else { return nil }
    self.key = key
    self.solvedAt = solvedAt
    seconds = result.seconds
    effort = result.effort
    outcome = StoredOutcome(planned, closest: result.closestPlan, in: result.context)
    if case .stages(let asked) = result.scenario.objective {
      stages = result.stages.map { StoredStage($0, of: asked) }
    } else {
      stages = []
    }
    nearTies = result.nearTies.map {
      NearTies(keptItems: $0.keptItems, least: $0.least.minorUnits, most: $0.most.minorUnits)
    }
    impasse = result.impasse.map { StoredImpasse($0, in: result.context) }
  }

  /// The result for the scenario, everything in it judged and rechecked.
  ///
  /// - Throws: `StoredAnswerFault` where something does not hold.
  func result(for scenario: Scenario, _ planner: TerritoryPlanner, gap: Double) throws -> ScenarioResult {
    var reached: [StageOutcome] = []
    var asked: [Stage]?
    if case .stages(let all) = scenario.objective {
      asked = all
      reached = try stages.map { try $0.outcome(for: all, by: planner) }
    }
    let restored = try outcome.outcome(for: planner, gap: gap, stages: asked.map { ($0, reached) })
    var result = ScenarioResult(
      scenario: scenario, context: planner.context, today: planner.judgeToday(),
      answer: .planned(restored.outcome), stages: reached,
      impasse: try impasse?.impasse(for: planner), seconds: seconds, effort: effort)
    result.closestPlan = restored.closestPlan
    result.nearTies = try nearTies.map { try $0.effect(in: planner.context) }
    return result
  }
}

extension StoredAnswer.NearTies {
  func effect(in context: PlanningContext) throws -> NearTieEffect {
    guard keptItems.allSatisfy(context.items.indices.contains), least <= most else {
      throw StoredAnswerFault("what it says of near-ties is impossible")
    }
    return NearTieEffect(
      keptItems: keptItems, keptAccounts: Set(keptItems.map { context.items[$0].account }).count,
      least: Money(minorUnits: least), most: Money(minorUnits: most))
  }
}

// MARK: - As bytes

/// A line with the format, its version and a hash of the rest, then JSON.
extension StoredAnswer {
  private static let format = "evenfield.answer"
  private static let formatVersion = 1

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = Array(try encoder.encode(self))
    return Array(Self.head(of: body).utf8) + body
  }

  /// - Throws: `StoredAnswerFault` where the bytes are not an answer of this version, or not whole.
  init(_ bytes: [UInt8]) throws {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      throw StoredAnswerFault("it is not an answer")
    }
    let body = Array(bytes[(end + 1)...])
    guard Array(bytes[...end]) == Array(Self.head(of: body).utf8) else {
      throw StoredAnswerFault("it was changed, cut short, or written by another version")
    }
    do {
      self = try JSONDecoder().decode(StoredAnswer.self, from: Data(body))
    } catch {
      throw StoredAnswerFault("it cannot be read: \(error)")
    }
  }

  private static func head(of body: [UInt8]) -> String {
    var hash = ContentHash()
    hash.add("body", body)
    return "\(format) \(formatVersion) \(hash.text)\n"
  }
}
