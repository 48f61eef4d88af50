import AssignmentEngine
import Foundation
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Certificates of designs against every division of a few regions.
@Suite struct DesignCertificateTests {
  private static func design(
    seed: Int, territories: Int, tolerance: Double
  ) throws -> (context: PlanningContext, design: TerritoryDesign)? {
    var dice = Dice(seed: UInt64(seed))
    let context = PlanningContext(data: RegionalFirm.data(&dice, representatives: 2, accounts: 6))
    let question = DesignQuestion(
      territories: territories, balances: [.init(.accounts, tolerance: tolerance)])
    // Maps in too many parts are no question.
    guard
      let design = try? TerritoryDesign.draw(
        question, context, options: DistrictingOptions(timeLimitSeconds: nil, workLimit: 100_000))
    else { return nil }
    return (context, design)
  }

  private static func read(
    _ design: TerritoryDesign, changed: (inout [String: Any]) -> Void = { _ in }
  ) throws -> DesignCertificate {
    let bytes = try JSONEncoder().encode(DesignCertificate(design))
    var fields = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    changed(&fields)
    return try JSONDecoder().decode(
      DesignCertificate.self, from: JSONSerialization.data(withJSONObject: fields))
  }

  /// What a file confirms is what the design claims; infeasible questions included.
  @Test func filesConfirmWhatDesignsClaim() throws {
    var (proven, impossible) = (0, 0)
    for seed in 0..<60 {
      for tolerance in [0.2, 0.6] {
        guard let (context, design) = try Self.design(seed: seed, territories: 2, tolerance: tolerance) else {
          continue
        }
        guard case .confirmed(let confirmed) = try Self.read(design).verdict(in: context) else {
          Issue.record("seed \(seed): refused")
          continue
        }
        switch design.result.outcome {
        case .optimal:
          proven += 1
          #expect(confirmed.cost == design.cost && confirmed.least == design.cost && !confirmed.isImpossible)
        case .infeasible:
          impossible += 1
          #expect(confirmed.isImpossible && confirmed.cost == nil)
        case .limitReached, .noPlanFound: Issue.record("seed \(seed) is not settled")
        }
      }
    }
    #expect(proven > 10 && impossible > 10)
  }

  @Test func changedFiguresAreRefused() throws {
    let (context, design) = try #require(
      try (0..<60).lazy.compactMap { try Self.design(seed: $0, territories: 2, tolerance: 0.6) }.first {
        if case .optimal = $1.result.outcome, $1.result.certificate?.bound ?? 0 > 1 { true } else { false }
      })
    func isRefused(_ change: (inout [String: Any]) -> Void) throws -> Bool {
      if case .refused = try Self.read(design, changed: change).verdict(in: context) { true } else { false }
    }
    func tree(_ fields: inout [String: Any], _ key: String, _ value: Any) {
      var tree = fields["tree"] as? [String: Any] ?? [:]
      tree[key] = value
      fields["tree"] = tree
    }
    let cost = try #require(design.result.outcome.plan?.cost)
    #expect(try !isRefused { _ in })
    #expect(try isRefused { $0["cost"] = String(cost - 1) })
    #expect(try isRefused { $0["problem"] = String(repeating: "0", count: 32) })
    #expect(try isRefused { $0["territories"] = 1 })
    #expect(try isRefused { $0["contiguous"] = false })
    #expect(try isRefused { $0["compactness"] = "distance" })
    #expect(try isRefused { $0["units"] = (($0["units"] as? [String]) ?? []).reversed() as [String] })
    #expect(
      try isRefused {
        tree(&$0, "checkable_bound", String(cost + 1))
        tree(&$0, "cutoff", String(cost + 1))
      })
    #expect(try isRefused { tree(&$0, "nodes", [["vectors": [Int]()]]) })
    #expect(
      try isRefused { fields in
        fields["tree"] = nil
        fields["centre_of"] = nil
        fields["cost"] = nil
      }, "it shows nothing")
  }
}
