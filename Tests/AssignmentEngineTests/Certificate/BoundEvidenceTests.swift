import AssignmentEngine
import Testing

@Suite("What a bound rests on")
struct BoundEvidenceTests {
  private func certificate(bound: Int128, beyond: Certificate.Beyond = .nothing) -> Certificate {
    Certificate(problem: "p", scale: 1, multipliers: [], bound: bound, beyond: beyond)
  }

  @Test func theTightestPartIsNamed() {
    #expect(certificate(bound: 10).evidence == .multipliers)
    #expect(certificate(bound: 10, beyond: .branchAndCut(bound: 9)).evidence == .branchAndCut)
    #expect(certificate(bound: 10, beyond: .enumeration(bound: 9)).evidence == .enumeration)
    var withTree = certificate(bound: 10, beyond: .enumeration(bound: 7))
    withTree.branches = BranchCertificate(scale: 1, bound: 8, nodes: [], multipliers: [])
    #expect(withTree.evidence == .enumeration)
    withTree.beyond = .nothing
    #expect(withTree.evidence == .branches)
  }

  @Test func whatCanBeRecheckedIsNamedFirst() {
    // Branch and cut that claims no more than the multipliers carries nothing.
    #expect(certificate(bound: 10, beyond: .branchAndCut(bound: 10)).evidence == .multipliers)
    var both = certificate(bound: 10, beyond: .branchAndCut(bound: 8))
    both.branches = BranchCertificate(scale: 1, bound: 8, nodes: [], multipliers: [])
    #expect(both.evidence == .branches)
  }
}
