import Foundation
import Testing

@testable import AssignmentEngine

@Suite("Certificates with shares")
struct ShareCertificateTests {
  /// Eight items, so that indicators of many columns are wide; some with couplings and narrow indicators.
  private let shapes = [
    RandomProblem(items: 8, columnsPerItem: 2, couplings: 0, indicators: 2, markedColumns: 12),
    RandomProblem(items: 8, columnsPerItem: 2, rows: 3, couplings: 2, indicators: 4, markedColumns: 9),
    RandomProblem(
      items: 8, columnsPerItem: 2, couplings: 1, couplingItems: 8, indicators: 3, markedColumns: 5),
  ]

  private func randomShares(_ problem: AssignmentProblem, _ random: inout RandomSource) -> [IndicatorShare] {
    let cells = problem.cells()
    return zip(cells.wide, cells.itemsOfWide).flatMap { indicator, items in
      items.map { IndicatorShare(indicator: indicator, item: $0, value: 20 * random.signedUnit()) }
    }
  }

  @Test func anySharesProveABound() throws {
    var (wide, tight) = (0, 0)
    for (number, shape) in shapes.enumerated() {
      for seed in 0..<60 as Range<UInt64> {
        let problem = try shape.make(seed: seed + 1_000 * UInt64(number))
        guard !problem.cells().wide.isEmpty, let optimum = bruteForce(problem) else { continue }
        var random = RandomSource(seed: seed)
        for spread in [0.0, 3] {
          let certificate = Certificate.rounding(
            (0..<problem.rowCount).map { _ in spread * random.signedUnit() },
            shares: randomShares(problem, &random), of: problem)
          wide += 1
          #expect(certificate.bound >= optimum.objective, "shape \(number), seed \(seed)")
          if certificate.bound == optimum.objective { tight += 1 }
          let verdict = CertificateVerifier.verify(
            certificate, of: problem, plan: optimum.assignment, claimedObjective: optimum.objective)
          #expect(
            verdict
              == .confirmed(
                ConfirmedCertificate(
                  objective: optimum.objective, provenBound: certificate.bound, uncheckedBound: nil)))
        }
      }
    }
    #expect(wide > 100)
    #expect(tight > 0)
  }

  /// One agent serves seven items for 10 each; opening it costs 60, the other agent brings 4 an item.
  /// Together they gain 42 and pay 60: it stays closed. Equal shares of 60 / 7 say so, too small ones do not.
  private func opening() throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addAgent()
    var marked: [Int] = []
    for item in 0..<7 {
      builder.addItem()
      marked.append(builder.addColumn(item: item, agent: 0, value: 10))
      builder.addColumn(item: item, agent: 1, value: 4)
    }
    builder.addIndicator(marked: marked, value: -60)
    return try builder.build()
  }

  private func shares(_ value: Double) -> [IndicatorShare] {
    (0..<7).map { IndicatorShare(indicator: 0, item: $0, value: value) }
  }

  @Test func smallestCaseByHand() throws {
    let problem = try opening()
    #expect(bruteForce(problem)?.objective == 28)
    #expect(Certificate.rounding([], shares: shares(6), of: problem).bound == 28)
    // Two units an item are not paid for: 7 x (10 - 4).
    #expect(Certificate.rounding([], shares: shares(4), of: problem).bound == 42)
    // 70 are paid where 60 are due.
    #expect(Certificate.rounding([], shares: shares(10), of: problem).bound == 38)
    #expect(Certificate.rounding([], shares: [], of: problem).bound == 70)
    // The older form shares 60 out equally.
    #expect(Certificate.rounding([], of: problem).bound == 28)
  }

  @Test func everyChangedShareIsRefused() throws {
    let problem = try opening()
    let sound = Certificate.rounding([], shares: shares(5), of: problem)
    #expect(sound.bound == 35)
    func refusals(_ change: (inout [Certificate.Share]) -> Void) -> [CertificateRefusal] {
      var changed = sound
      change(&changed.shares!)
      guard case .refused(let refusals) = CertificateVerifier.verify(changed, of: problem) else { return [] }
      return refusals
    }
    #expect(refusals { $0[2].value *= 2 } == [.boundNotProven(claimed: 35, proven: 34)])
    #expect(refusals { $0[2].value = 0 } == [.misplacedShare(position: 2)])
    #expect(refusals { $0[2].value *= -1 } == [.misplacedShare(position: 2)])
    #expect(refusals { $0.swapAt(3, 4) } == [.misplacedShare(position: 4)])
    #expect(refusals { $0.append($0[6]) } == [.misplacedShare(position: 7)])
    #expect(refusals { $0[6].item = 7 } == [.misplacedShare(position: 6)])
    #expect(refusals { $0[6].indicator = 1 } == [.misplacedShare(position: 6)])
    #expect(refusals { $0.removeLast() } == [.boundNotProven(claimed: 35, proven: 40)])
    #expect(refusals { $0[0].value = .max } == [.sumsTooLarge] || refusals { $0[0].value = .max }.count == 1)
  }

  @Test func narrowIndicatorsTakeNoShares() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    for item in 0..<2 {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 1)
    }
    builder.addIndicator(marked: [0, 1], value: -1)
    let problem = try builder.build()
    let share = IndicatorShare(indicator: 0, item: 0, value: 1)
    var certificate = Certificate.rounding([], shares: [share], of: problem)
    #expect(certificate.shares == [])
    #expect(certificate.bound == 1)
    certificate.shares = [Certificate.Share(indicator: 0, item: 0, value: 1)]
    #expect(
      CertificateVerifier.verify(certificate, of: problem) == .refused([.misplacedShare(position: 0)]))
  }

  @Test func filesKeepSharesAndTheirSeal() throws {
    let problem = try opening()
    let sound = Certificate.rounding([], shares: shares(5.5), of: problem)
    let data = try JSONEncoder().encode(sound)
    let read = try JSONDecoder().decode(Certificate.self, from: data)
    #expect(read == sound)
    guard case .confirmed = CertificateVerifier.verify(read, of: problem) else {
      Issue.record("a certificate is refused after it was written and read")
      return
    }
    let share = try #require(sound.shares?.first).value
    let text = try #require(String(data: data, encoding: .utf8))
    let forged = text.replacingOccurrences(of: "\"\(share)\"", with: "\"\(share + 1)\"")
    #expect(forged != text)
    let altered = try JSONDecoder().decode(Certificate.self, from: Data(forged.utf8))
    guard case .refused(let refusals) = CertificateVerifier.verify(altered, of: problem) else {
      Issue.record("a changed share is accepted")
      return
    }
    #expect(refusals.contains { if case .altered = $0 { true } else { false } })
  }

  @Test func sharesProveInfeasibility() throws {
    // Seven items must go to agent 0, which is allowed to serve one region of them at most: 0 are.
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addRow(SideRow(lower: nil, upper: 0))
    var marked: [Int] = []
    for item in 0..<7 {
      builder.addItem()
      marked.append(builder.addColumn(item: item, agent: 0, value: 1))
    }
    builder.addIndicator(marked: marked, value: 0, entries: [.init(row: 0, coefficient: 1)])
    let problem = try builder.build()
    let share = IndicatorShare(indicator: 0, item: 0, value: 1)
    let certificate = Certificate.rounding([1], shares: [share], of: problem, claim: .infeasibility)
    #expect(certificate.bound == -1)
    #expect(
      CertificateVerifier.verify(certificate, of: problem)
        == .confirmed(ConfirmedCertificate(provenBound: -1)))
    guard case .infeasible = try Engine.solve(problem).outcome else {
      Issue.record("the engine finds a plan where there is none")
      return
    }
  }
}
