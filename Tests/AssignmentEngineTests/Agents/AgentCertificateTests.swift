import Foundation
import Testing

@testable import AssignmentEngine

@Suite("Agents' part of a certificate")
struct AgentCertificateTests {
  /// Any multipliers prove a bound, good ones or not.
  private func part(_ problem: AssignmentProblem, seed: UInt64) -> AgentCertificate? {
    var random = RandomSource(seed: seed)
    return AgentCertificate.rounding(
      itemMultipliers: (0..<problem.itemCount).map { _ in 40 * random.signedUnit() },
      rowMultipliers: (0..<problem.rowCount).map { _ in 4 * random.signedUnit() },
      gaps: (0..<problem.agentCount).map { _ in Double(random.integer(0...60)) }, of: problem)
  }

  /// With any multipliers the part agrees with its formula, found by trying every subset.
  @Test func everyMultiplierProvesABound() throws {
    var tried = 0
    for shape in [AgentProblem(), AgentProblem(ownRows: 5, sharedRows: 0), AgentProblem(pricedPercent: 40)] {
      for seed in 0..<80 as Range<UInt64> {
        let problem = try shape.make(seed: seed)
        let sound = try #require(part(problem, seed: seed))
        #expect(AgentBound.faults(in: sound, of: problem, claim: .bound).isEmpty, "seed \(seed)")
        guard let optimum = bruteForce(problem) else { continue }
        #expect(sound.bound >= optimum.objective, "seed \(seed)")
        tried += 1
      }
    }
    #expect(tried > 40)
  }

  private func sealed(_ part: AgentCertificate, _ problem: AssignmentProblem) -> Certificate {
    var certificate = Certificate.rounding([Double](repeating: 0, count: problem.rowCount), of: problem)
    certificate.agents = part
    return certificate
  }

  private func refusals(_ part: AgentCertificate, _ problem: AssignmentProblem) -> [CertificateRefusal] {
    switch CertificateVerifier.verify(sealed(part, problem), of: problem) {
    case .confirmed: []
    case .refused(let reasons): reasons
    }
  }

  /// Two items, two agents with capacity 3 for weights 2; agent 0 is worth 10 an item, agent 1 nothing.
  private func knapsacks() throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 {
      builder.addAgent()
      builder.addRow(SideRow(lower: nil, upper: 3))
    }
    for item in 0..<2 {
      builder.addItem()
      for agent in 0..<2 {
        builder.addColumn(
          item: item, agent: agent, value: agent == 0 ? 10 : 0,
          entries: [.init(row: Int32(agent), coefficient: 2)])
      }
    }
    return try builder.build()
  }

  @Test func tamperedPartsAreRefused() throws {
    let problem = try knapsacks()
    // The linear bound is 15: agent 0 would take one and a half items.
    let sound = AgentCertificate(
      scale: 2, itemMultipliers: [0, 0], rowMultipliers: [0, 0], maxima: [20, 0], bound: 10)
    #expect(refusals(sound, problem).isEmpty)
    #expect(sealed(sound, problem).claimedBound == 10)

    var mutated = sound
    mutated.maxima[0] = 19
    mutated.bound = 9
    #expect(refusals(mutated, problem) == [.agents(.subsetAboveMaximum(agent: 0))])
    mutated = sound
    mutated.bound = 9
    #expect(refusals(mutated, problem) == [.agents(.boundNotProven(claimed: 9, proven: 10))])
    mutated = sound
    mutated.itemMultipliers[0] = -1
    #expect(
      refusals(mutated, problem) == [
        .agents(.subsetAboveMaximum(agent: 0)), .agents(.subsetAboveMaximum(agent: 1)),
        .agents(.boundNotProven(claimed: 10, proven: 9)),
      ])
    mutated = sound
    mutated.rowMultipliers[0] = -1
    #expect(refusals(mutated, problem) == [.agents(.multiplierOutsideBox(row: 0))])
    mutated = sound
    mutated.scale = 0
    #expect(refusals(mutated, problem) == [.agents(.scaleBelowOne(0))])
    mutated = sound
    mutated.maxima = [20]
    #expect(refusals(mutated, problem) == [.agents(.count(of: "maxima", found: 1, expected: 2))])
    mutated = sound
    mutated.itemMultipliers[0] = .max
    #expect(refusals(mutated, problem) == [.agents(.sumsTooLarge)])
  }

  @Test func indicatorsAndInfeasibilityAreNotItsMatter() throws {
    let problem = try RandomProblem().make(seed: 1)
    let claimed = AgentCertificate(
      scale: 1, itemMultipliers: [Int128](repeating: 0, count: problem.itemCount),
      rowMultipliers: [Int64](repeating: 0, count: problem.rowCount),
      maxima: [Int128](repeating: 0, count: problem.agentCount), bound: 0)
    #expect(AgentBound.faults(in: claimed, of: problem, claim: .bound) == [.notApplicable])
    let plain = try knapsacks()
    let sound = AgentCertificate(
      scale: 2, itemMultipliers: [0, 0], rowMultipliers: [0, 0], maxima: [20, 0], bound: 10)
    #expect(AgentBound.faults(in: sound, of: plain, claim: .infeasibility) == [.notApplicable])
  }

  @Test func itSurvivesItsFile() throws {
    let problem = try AgentProblem().make(seed: 2)
    let certificate = sealed(try #require(part(problem, seed: 2)), problem)
    let data = try JSONEncoder().encode(certificate)
    let read = try JSONDecoder().decode(Certificate.self, from: data)
    #expect(read == certificate)
    var altered = read
    altered.agents?.maxima[0] += 1
    #expect(altered.seal != read.seal)
  }
}
