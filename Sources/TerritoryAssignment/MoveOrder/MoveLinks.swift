/// Which moves have a demand, a price or an indicator in common.
struct MoveLinks {
  /// Moves that can change each demand, in the numbering of `MoveState`.
  let movesOfDemand: FlatLists<Int32>
  /// What each move touches: demands, then indicators.
  private let touched: FlatLists<Int32>
  private let demandCount: Int
  /// Moves in all.
  var count: Int { touched.count }
  /// Moves that touch each of these.
  private let movesTouching: FlatLists<Int32>

  init(_ model: MoveModel) {
    let firstTie = model.rows.count
    let firstSpread = firstTie + model.ties.kinds.count
    let firstTerritory = firstSpread + model.spreads.limits.count
    let firstIndicator = firstTerritory + model.places.graphs.count
    var touched: [[Int32]] = []
    for move in 0..<model.count {
      var found = Set(model.rowChanges[move].map { model.rowChanges.elements[$0].row })
      for list in [model.marks, model.unmarks] {
        for position in list[move] {
          let indicator = Int(list.elements[position])
          found.insert(Int32(firstIndicator + indicator))
          for entry in model.indicatorChanges[indicator] {
            found.insert(model.indicatorChanges.elements[entry].row)
          }
        }
      }
      for row in found {
        for spread in model.spreads.ofRow[row] ?? [] { found.insert(Int32(firstSpread) + spread) }
      }
      for position in model.ties.changes[move] {
        found.insert(Int32(firstTie) + model.ties.changes.elements[position].tie)
      }
      for position in model.places.changes[move] {
        found.insert(Int32(firstTerritory) + model.places.changes.elements[position].territory)
      }
      touched.append(found.sorted())
    }
    var moves = [[Int32]](repeating: [], count: firstIndicator + model.indicators.count)
    for (move, found) in touched.enumerated() {
      for thing in found { moves[Int(thing)].append(Int32(move)) }
    }
    self.touched = FlatLists(touched)
    demandCount = firstIndicator
    movesTouching = FlatLists(moves)
    movesOfDemand = FlatLists(Array(moves[..<firstIndicator]))
  }

  /// The first demand beyond what is allowed that one of these moves can change.
  func demandBeyond(_ moves: [Int], in state: MoveState) -> Int? {
    for move in moves {
      for position in touched[move] {
        let demand = Int(touched.elements[position])
        if demand < demandCount, state.violation[demand] > state.allowed[demand] { return demand }
      }
    }
    return nil
  }

  /// The moves that have something in common with one of these. What more than a quarter of all moves touch says
  /// nothing and is passed over.
  func neighbours(of moves: [Int]) -> Set<Int> {
    var found = Set(moves)
    for move in moves {
      for position in touched[move] {
        let others = movesTouching[Int(touched.elements[position])]
        guard others.count <= max(64, touched.count / 4) else { continue }
        for other in others { found.insert(Int(movesTouching.elements[other])) }
      }
    }
    return found
  }
}
