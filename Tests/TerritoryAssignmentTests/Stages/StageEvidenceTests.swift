import AssignmentEngine
import Foundation
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// The evidence of every stage, made into a file and back, rechecked against data, rules and stages alone.
@Suite struct StageEvidenceTests {
  private static func fairness(_ measure: FairnessAim.Measure) -> Stage {
    Stage(.fairness(FairnessAim(measure, StagedOracleTests.scope, precision: .zero)))
  }

  private static let sequences: [[Stage]] = [
    [
      Stage(.coverage(.items)), Stage(.revenue, mayLose: .share(Share(percent: 10))),
      fairness(.largestDeviation), Stage(.moves(.items)),
    ],
    [fairness(.meanAbsoluteDeviation), Stage(.revenue), Stage(.moves(.accounts), mayLose: .amount(1))],
    [Stage(.coverage(.minutes)), fairness(.gini), Stage(.revenue)],
    [Stage(.revenue), fairness(.lexicographic(levels: 2)), Stage(.moves(.revenue))],
  ]

  private static let wish = BalanceRule(
    peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: Share(percent: 20), price: 2_00)])

  private static let options = SolveOptions(
    timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)

  private static func solved(
    _ seed: Int, _ stages: [Stage]
  ) throws -> (planner: TerritoryPlanner, result: StagedResult)? {
    guard let firm = StagedOracleTests.firm(seed: seed) else { return nil }
    let staged = try StagedPlanner(context: firm.context, rules: firm.rules + [wish], stages: stages)
    return (staged.planner, try staged.solve(options, stop: StopSignal()))
  }

  /// As `check` reads it.
  private static func read(
    _ evidence: StageEvidence, _ stages: [Stage], _ planner: TerritoryPlanner,
    changed: (inout [String: Any]) -> Void = { _ in }
  ) throws -> StageEvidence {
    let bytes = try JSONEncoder().encode(StageRecord(evidence, of: stages))
    var fields = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    changed(&fields)
    let record = try JSONDecoder().decode(
      StageRecord.self, from: JSONSerialization.data(withJSONObject: fields))
    return try record.evidence(for: stages, in: planner.context)
  }

  /// Every file confirms what its stage claims, and nothing that its plan contradicts.
  @Test(arguments: 0..<4, [1, 5, 42])
  func everyFileConfirmsItsStage(sequence: Int, seed: Int) throws {
    let stages = Self.sequences[sequence]
    guard let (planner, result) = try Self.solved(seed, stages) else { return }
    for stage in result.stages {
      // Evident, or refuted by an exhausted tree alone: then there is no file.
      guard let evidence = stage.evidence else { continue }
      switch try Self.read(evidence, stages, planner).verdict(by: planner) {
      case .mostMoney(let figure, let unchecked):
        #expect(stage.aim == .revenue && min(figure, unchecked ?? figure) == stage.bound)
        #expect(figure >= stage.reached)
      case .leastCount(let figure, _, let unchecked):
        #expect(figure <= stage.reached && max(figure, unchecked ?? figure) <= stage.reached)
      case .aboveCap(let cap, let whole):
        #expect(cap < stage.reached && whole == stage.whole)
      case .refused(let refusals):
        #expect(evidence.certificate.beyond != .nothing, "\(refusals)")
      }
    }
  }

  /// Figures of another sequence make another problem, which the certificate does not speak of.
  @Test func changedFiguresAreRefused() throws {
    let stages = Self.sequences[0]
    for seed in 1...12 {
      guard let (planner, result) = try Self.solved(seed, stages),
        let evidence = result.stages.last?.evidence
      else { continue }
      func verdict(_ change: (inout [String: Any]) -> Void) throws -> StageEvidence.Verdict {
        try Self.read(evidence, stages, planner, changed: change).verdict(by: planner)
      }
      let changes: [(inout [String: Any]) -> Void] = [
        { $0["stage"] = 1 },
        { fields in
          // The floor of revenue is a row whatever it is.
          var kept = fields["kept"] as? [[String: Any]] ?? []
          kept[1]["kept"] = String((Int64(kept[1]["kept"] as? String ?? "") ?? 0) + 1)
          fields["kept"] = kept
        },
      ]
      for change in changes {
        let answer = try verdict(change)
        guard case .refused = answer else {
          Issue.record("changed, and not refused: \(answer)")
          continue
        }
      }
      return
    }
    Issue.record("no firm has evidence of its last stage")
  }

  @Test func filesThatDoNotFitAreRefused() throws {
    let stages = Self.sequences[0]
    let (planner, result) = try #require(try (1...12).lazy.compactMap { try Self.solved($0, stages) }.first)
    let evidence = try #require(result.stages[1].evidence)
    let changes: [(inout [String: Any]) -> Void] = [
      { $0["stage"] = 9 }, { $0["level"] = 1 }, { $0["format"] = "evenfield.other" },
      { fields in
        var kept = fields["kept"] as? [[String: Any]] ?? []
        kept[0]["kept"] = "nine"
        fields["kept"] = kept
      },
      { $0["revenue_plan"] = ["holders": [0, 99, 0, 0, 0, 0, 0], "levels": [Int]()] },
    ]
    for change in changes {
      #expect(throws: StageRecordFault.self) {
        try Self.read(evidence, stages, planner, changed: change)
      }
    }
  }
}
