extension MoveState {
  /// Moves that are allowed together, made fewer one by one as long as they are. The state is left as it was.
  mutating func smallestRest(of moves: [Int]) -> [Int] {
    var rest = moves
    for move in rest { toggle(move) }
    var kept = rest.count
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for move in rest where kept > 1 {
        toggle(move)
        if beyond == 0 {
          kept -= 1
          isSmaller = true
        } else {
          toggle(move)
        }
      }
      rest.removeAll { !isDone[$0] }
    }
    for move in rest { toggle(move) }
    return rest
  }

  /// Does moves that are allowed together, piece by piece: each piece is the smallest part of what is left that is
  /// allowed and leaves the rest allowed, the best of its size.
  mutating func doInPieces(_ moves: [Int], by priority: MoveOrder.Priority) -> [[Int]] {
    var left = moves
    var pieces: [[Int]] = []
    while !left.isEmpty {
      let piece = smallestPiece(of: left, by: priority)
      for move in piece { toggle(move) }
      _ = settle()
      left.removeAll(where: piece.contains)
      pieces.append(piece)
    }
    return pieces
  }

  /// Parts of bundles up to this size are all looked at; of larger ones those of one and two moves.
  private static let mostMovesForAllParts = 10

  private mutating func smallestPiece(of moves: [Int], by priority: MoveOrder.Priority) -> [Int] {
    let most = moves.count <= Self.mostMovesForAllParts ? moves.count - 1 : 2
    for size in stride(from: 1, through: min(most, moves.count - 1), by: 1) {
      var best: Bundle?
      var part = Array(0..<size)
      repeat {
        let piece = part.map { moves[$0] }
        if let gain = gain(ofPart: piece, of: moves),
          best.map({ gain.isBetter(than: $0.gain, by: priority) }) ?? true
        {
          best = Bundle(moves: piece, gain: gain)
        }
      } while part.advance(below: moves.count)
      if let best { return best.moves }
    }
    return moves
  }

  /// What a part would bring; nil where it is not allowed, or does not leave the rest allowed. The state is left as
  /// it was.
  private mutating func gain(ofPart part: [Int], of moves: [Int]) -> Bundle.Gain? {
    let before = figures
    for move in part { toggle(move) }
    defer { for move in part { toggle(move) } }
    guard beyond == 0 else { return nil }
    let gain = gain(since: before, moves: part.reduce(0) { $0 + weight($1) })
    let settled = settle()
    let rest = moves.filter { !part.contains($0) }
    for move in rest { toggle(move) }
    let leavesRest = beyond == 0
    for move in rest { toggle(move) }
    unsettle(settled)
    return leavesRest ? gain : nil
  }
}

extension [Int] {
  /// The next ascending choice of as many numbers below a bound; false after the last.
  fileprivate mutating func advance(below bound: Int) -> Bool {
    guard let place = indices.last(where: { self[$0] < bound - count + $0 }) else { return false }
    self[place] += 1
    for later in indices where later > place { self[later] = self[later - 1] + 1 }
    return true
  }
}
