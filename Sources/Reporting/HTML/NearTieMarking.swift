import TerritoryAssignment

/// Which handovers are marked as close calls, or, where most are, which are not: a mark on nearly every line says
/// nothing.
struct NearTieMarking {
  /// Whether those that are no close calls are marked instead.
  let marksClearOnes: Bool
  let nearTies: Int
  let explained: Int

  init(_ list: MoveList) {
    let explanations = list.rows.compactMap(\.explanation)
    explained = explanations.count
    nearTies = explanations.count { $0.isNearTie }
    marksClearOnes = nearTies * 2 > explained && explained > 2
  }

  func mark(of row: MoveList.Row) -> ReasonTerm? {
    guard let explanation = row.explanation else { return nil }
    if marksClearOnes { return explanation.isNearTie ? nil : .clearCall }
    return explanation.isNearTie ? .nearTie : nil
  }
}
