/// What a claimed bound rests on.
public enum BoundEvidence: String, Sendable, CaseIterable, Codable {
  /// Multipliers of the side rows; rechecked in integers.
  case multipliers
  /// Each agent's best legal set of columns; rechecked.
  case agents
  /// A tree of branches over knapsack relaxations; rechecked.
  case branches
  /// GLPK's branch and cut; not rechecked.
  case branchAndCut = "branch_and_cut"
  /// An exhausted tree of the engine that is too large to carry; not rechecked.
  case enumeration
}

extension Certificate {
  /// What the claimed bound rests on; of several that show as much, the simplest that can be rechecked.
  public var evidence: BoundEvidence {
    let claimed = claimedBound
    if bound == claimed { return .multipliers }
    if agents?.bound == claimed { return .agents }
    if branches?.bound == claimed { return .branches }
    return if case .enumeration = beyond { .enumeration } else { .branchAndCut }
  }
}
