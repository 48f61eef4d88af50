import Foundation
import Testing

@testable import AssignmentEngine

@Suite("Exact proof")
struct ExactProofTests {
  /// Branch and cut on the reduced model finds the best plan, whatever was fixed by reduced costs.
  @Test func equalsBruteForce() throws {
    for seed in UInt64(0)..<120 {
      let problem = try RandomProblem(items: 5, couplings: 2, indicators: 2).make(seed: seed)
      let scaled = ScaledProblem(problem)
      let multipliers = [Double](repeating: 0, count: problem.rowCount)
      let reduced = try #require(
        ReducedModel(scaled, multipliers: multipliers, gap: .infinity, step: 1))
      let finding = try ExactProof.attempt(
        reduced, incumbent: nil, step: 1, nodeLimit: 10_000, deadline: nil, stop: StopSignal())
      if let best = bruteForce(problem) {
        let found = try #require(finding.assignment)
        #expect(problem.judge(found).objective == best.objective)
        #expect(finding.bound == best.objective)
      } else {
        #expect(finding.isInfeasible)
      }
    }
  }

  /// A tree stops after the relaxation in which its work is used up, with a bound that holds.
  @Test func workLimitEndsATree() throws {
    var trees = 0
    for seed in UInt64(1)...100 {
      let problem = try RandomProblem(
        items: 30, agents: 5, columnsPerItem: 5, rows: 4, pricedPercent: 0, bandPercent: 2, couplings: 0,
        indicators: 0
      ).make(seed: seed)
      let zero = [Double](repeating: 0, count: problem.rowCount)
      let reduced = try #require(
        ReducedModel(ScaledProblem(problem), multipliers: zero, gap: .infinity, step: 1))
      func attempt(_ work: Int64?) throws -> ExactProof.Finding {
        try ExactProof.attempt(
          reduced, incumbent: nil, step: 1, nodeLimit: 300, workLimit: work, deadline: nil,
          stop: StopSignal())
      }
      let whole = try attempt(nil)
      guard whole.nodes > 20, let best = whole.bound else { continue }
      trees += 1
      var last: Int64 = 0
      for share in [0.3, 0.6] {
        let limit = Int64(share * Double(whole.work))
        let part = try attempt(limit)
        #expect(part.work >= limit && part.work < whole.work && part.work >= last)
        #expect(!part.isComplete)
        #expect(try #require(part.bound) >= best)
        let again = try attempt(limit)
        #expect(again.work == part.work && again.bound == part.bound && again.assignment == part.assignment)
        last = part.work
      }
      if trees == 3 { break }
    }
    #expect(trees == 3)
  }

  @Test(.disabled(if: Reference.isMissing, Comment(rawValue: Reference.remedy)), arguments: 1...12)
  func provesPublishedInstances(_ number: Int) throws {
    let known = try bestKnown()
    let name = "gap\(number)-0"
    for sense in [AssignmentProblem.OriginalSense.maximise, .minimise] {
      let model = try GAPReader.parse(
        Array(Data(contentsOf: URL(fileURLWithPath: Reference.path("gap/" + name)))), name: name, sense: sense
      )
      let result = try Engine.solve(
        model, options: SolveOptions(timeLimitSeconds: nil, workLimit: 20_000_000, relativeGap: 0))
      guard case .optimal(let plan) = result.outcome else {
        Issue.record("\(name) \(sense): \(result.outcome)")
        continue
      }
      let objective = sense == .maximise ? plan.objective : -plan.objective
      #expect(objective == known[name + (sense == .maximise ? ",max" : ",min")])
    }
  }

  private func bestKnown() throws -> [String: Int128] {
    let text = try String(contentsOfFile: Reference.path("gap/best_known.csv"), encoding: .utf8)
    var result: [String: Int128] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      result["\(fields[0]),\(fields[4])"] = Int128(fields[5])
    }
    return result
  }
}
