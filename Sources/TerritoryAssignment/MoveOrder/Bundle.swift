/// Moves that are allowed together, with what they bring.
struct Bundle {
  var moves: [Int]
  var gain: Gain

  /// What some moves bring, and how many items change hands by them.
  struct Gain: Equatable {
    /// What is mended of the rules that the start breaks, in units of `MoveState.whole`.
    var mended: Int64
    /// In minor units.
    var worth: Int128
    /// At least 1.
    var moves: Int

    /// Whether it brings more a move: first of what comes first, then of the other; at a tie with fewer moves.
    func isBetter(than other: Gain, by priority: MoveOrder.Priority) -> Bool {
      if priority == .rules {
        let (mine, others) = (Int128(mended) * Int128(other.moves), Int128(other.mended) * Int128(moves))
        if mine != others { return mine > others }
      }
      let (mine, others) = (worth * Int128(other.moves), other.worth * Int128(moves))
      return mine != others ? mine > others : moves < other.moves
    }
  }
}

extension MoveState {
  /// Items that change hands with a move.
  @inline(__always)
  func weight(_ move: Int) -> Int { model.workItems[move].count }

  /// What was gained since an earlier state by these moves.
  func gain(since before: (objective: Int128, unmended: Int64), moves: Int) -> Bundle.Gain {
    Bundle.Gain(mended: before.unmended - unmended, worth: objective - before.objective, moves: moves)
  }

  var figures: (objective: Int128, unmended: Int64) { (objective, unmended) }
}
