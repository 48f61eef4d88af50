internal import Synchronization

/// One thing that the proof found out.
enum ProofFinding: Sendable {
  /// An assignment worth judging.
  case assignment(Assignment)
  /// Rows that assignments of the tree broke.
  case cuts([CuttingPlane])
  /// No plan is worth more, by relaxing the item rows.
  case agents(AgentCertificate)
  /// No plan is worth more, by branch and cut.
  case branchAndCut(bound: Int128)
  /// No plan is worth more than the one in hand when the question was asked, by branch and cut.
  case nothingBetter(than: Int128)
  /// No legal plan exists: the tree over all columns is exhausted.
  case infeasible
}

/// Findings on their way from the proof's thread to the run's.
final class ProofFindings: Sendable {
  private let waiting = Mutex<[ProofFinding]>([])

  func post(_ finding: ProofFinding) { waiting.withLock { $0.append(finding) } }

  /// Everything posted since the last call, in order.
  func collect() -> [ProofFinding] {
    waiting.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
  }
}
