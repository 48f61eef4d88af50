import TerritoryPlanning

/// The handovers of a plan added up by who gives and who takes.
struct HandoverPairs: Equatable {
  struct Pair: Equatable {
    var from: Holder
    /// nil: nobody.
    var to: Holder?
    var items: Int
    var minutes: Minutes
  }
  /// In the order in which the moves first name them.
  let pairs: [Pair]

  init(_ moves: [Move]) {
    struct Key: Hashable {
      var from: Holder
      var to: Holder?
    }
    var places: [Key: Int] = [:]
    var pairs: [Pair] = []
    for move in moves {
      let key = Key(from: move.from, to: move.to)
      let place = places[key] ?? pairs.count
      if place == pairs.count {
        places[key] = place
        pairs.append(Pair(from: move.from, to: move.to, items: 0, minutes: .zero))
      }
      pairs[place].items += 1
      pairs[place].minutes += move.minutes
    }
    self.pairs = pairs
  }
}
