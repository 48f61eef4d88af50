import Foundation
import Testing

@testable import AssignmentEngine

/// Certificates that carry cuts, and what the verifier refuses about them.
@Suite("Certificates with cuts")
struct CutCertificateTests {
  /// A path of three nodes whose ends are worth much to agent 0 and whose middle costs it.
  private func path() throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    for _ in 0..<2 { builder.addAgent() }
    for (item, value) in [10, -30, 10].enumerated() {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: Int64(value))
      builder.addColumn(item: item, agent: 1, value: 0)
    }
    builder.addConnectivity(
      Connectivity(
        nodeCount: 3, edges: [.init(0, 1), .init(1, 2)], places: (0..<3).map { .init(item: $0, node: $0) },
        exempt: 1))
    return try builder.build()
  }

  private let separator = CuttingPlane.Separator(connectivity: 0, agent: 0, first: 0, second: 2, nodes: [1])

  /// - Parameter multipliers: of the cuts; the side rows have 0.
  private func certificate(_ problem: AssignmentProblem, _ cuts: [CuttingPlane], _ multipliers: [Double])
    -> Certificate
  {
    var certificate = Certificate.rounding(
      [Double](repeating: 0, count: problem.rowCount) + multipliers, of: problem.appending(cuts),
      fingerprint: problem.fingerprint)
    certificate.cuts = cuts
    return certificate
  }

  private func refusals(_ certificate: Certificate, _ problem: AssignmentProblem) -> [CertificateRefusal] {
    guard case .refused(let refusals) = CertificateVerifier.verify(certificate, of: problem) else {
      return []
    }
    return refusals
  }

  @Test func aSeparatorTightensTheBound() throws {
    let problem = try path()
    #expect(Certificate.rounding([], of: problem).bound == 20)
    let tight = certificate(problem, [.separator(separator)], [10])
    #expect(tight.bound == 10)
    #expect(bruteForce(problem)?.objective == 10)
    #expect(refusals(tight, problem).isEmpty)
  }

  @Test func tamperedSeparatorsAreRefused() throws {
    let problem = try path()
    let sound = certificate(problem, [.separator(separator)], [10])
    func refusal(_ change: (inout CuttingPlane.Separator) -> Void) -> [CertificateRefusal] {
      var (changed, tampered) = (separator, sound)
      change(&changed)
      tampered.cuts = [.separator(changed)]
      return refusals(tampered, problem)
    }
    #expect(refusal { $0.nodes = [] } == [.cut(0, .notSeparated(first: 0, second: 2))])
    #expect(refusal { $0.second = 1 } == [.cut(0, .malformedSeparator)])
    #expect(refusal { $0.second = 0 } == [.cut(0, .notSeparated(first: 0, second: 0))])
    #expect(refusal { $0.second = 7 } == [.cut(0, .item(7))])
    #expect(refusal { $0.nodes = [1, 1] } == [.cut(0, .malformedSeparator)])
    #expect(refusal { $0.nodes = [4] } == [.cut(0, .malformedSeparator)])
    #expect(refusal { $0.agent = 1 } == [.cut(0, .agent(1))])
    #expect(refusal { $0.agent = -1 } == [.cut(0, .agent(-1))])
    #expect(refusal { $0.connectivity = 1 } == [.cut(0, .unknownRule(1))])
  }

  @Test func tamperedSpreadCutsAreRefused() throws {
    let gini = try RandomLazyRules(agents: 3, hasConnectivity: false, spread: .gini).make(seed: 1)
    let sound = certificate(gini, [.order(.init(spread: 0, members: [2, 0, 1]))], [0])
    #expect(refusals(sound, gini).isEmpty)
    for members in [[0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 0]] as [[Int32]] {
      var tampered = sound
      tampered.cuts = [.order(.init(spread: 0, members: members))]
      #expect(refusals(tampered, gini) == [.cut(0, .members)])
    }
    var other = sound
    other.cuts = [.deviations(.init(spread: 0, above: [0], below: []))]
    #expect(refusals(other, gini) == [.cut(0, .otherMeasure)])

    let two = try RandomLazyRules(
      agents: 3, hasConnectivity: false, spread: .largestDeviations(count: 2)
    ).make(seed: 1)
    let pair = certificate(two, [.deviations(.init(spread: 0, above: [0], below: [2]))], [0])
    #expect(refusals(pair, two).isEmpty)
    for (above, below) in [([0, 1], [2]), ([0], [0]), ([3], [])] as [([Int32], [Int32])] {
      var tampered = pair
      tampered.cuts = [.deviations(.init(spread: 0, above: above, below: below))]
      #expect(refusals(tampered, two) == [.cut(0, .members)])
    }
    var unknown = pair
    unknown.cuts = [.deviations(.init(spread: 1, above: [0], below: []))]
    #expect(refusals(unknown, two) == [.cut(0, .unknownRule(1))])
  }

  /// Another valid cut than the one that carried the bound proves another bound.
  @Test func anExchangedCutIsNoticed() throws {
    let problem = try RandomLazyRules(
      agents: 3, hasConnectivity: false, spread: .largestDeviations(count: 1)
    ).make(seed: 2)
    var changed = certificate(problem, [.deviations(.init(spread: 0, above: [0], below: []))], [3])
    changed.cuts = [.deviations(.init(spread: 0, above: [1], below: []))]
    #expect(!refusals(changed, problem).isEmpty)
  }

  @Test func cutsAreReadBackAndSealed() throws {
    let problem = try path()
    let cuts: [CuttingPlane] = [
      .separator(separator), .deviations(.init(spread: 4, above: [0, 3], below: [2])),
      .order(.init(spread: 1, members: [2, 0, 1])),
    ]
    var written = certificate(problem, [.separator(separator)], [10])
    written.cuts = cuts
    let read = try JSONDecoder().decode(Certificate.self, from: JSONEncoder().encode(written))
    #expect(read == written)
    #expect(read.cuts == cuts)
    var altered = read
    altered.cuts.removeLast()
    #expect(altered.seal != read.seal)
  }

  @Test func aCertificateOfARunIsRechecked() throws {
    let problem = try path()
    let result = try Engine.solve(problem, options: SolveOptions(workLimit: 100_000, relativeGap: 0))
    guard case .optimal(let plan) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(plan.objective == 10)
    #expect(plan.certificate.checkableBound == 10)
    #expect(plan.certificate.cuts == [.separator(separator)])
    #expect(refusals(plan.certificate, problem).isEmpty)
  }
}
