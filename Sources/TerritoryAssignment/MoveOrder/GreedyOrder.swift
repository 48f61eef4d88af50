import AssignmentEngine

/// Orders moves by what they bring a move, the best bundle first (Smith 1956; with precedence, Sidney 1975).
///
/// The best bundle with each move is kept from step to step and looked for again where one of its neighbours moved,
/// or where it comes out first (the lazy evaluation of Minoux 1978).
struct GreedyOrder {
  let priority: MoveOrder.Priority
  private var state: MoveState
  private let links: MoveLinks
  private var search: BundleSearch
  /// The best bundle known with each move, and at which step it was looked for; -1: to be looked for.
  private var bundles: [Bundle?]
  private var lookedAt: [Int]
  private var left: [Int]
  /// Moves that come after those in `left`.
  private var later: [Int]

  /// - Parameter first: moves that come before all others; done together they leave nothing broken. Empty: all
  ///   moves are open from the start.
  init(_ model: MoveModel, priority: MoveOrder.Priority, first: [Int] = []) {
    self.priority = priority
    state = MoveState(model)
    links = MoveLinks(model)
    search = BundleSearch(links: links, priority: priority)
    bundles = Array(repeating: nil, count: model.count)
    lookedAt = Array(repeating: -1, count: model.count)
    left = first.isEmpty ? Array(0..<model.count) : first
    later = []
    if !first.isEmpty {
      search.isOpen = Array(repeating: false, count: model.count)
      for move in first { search.isOpen[move] = true }
      later = (0..<model.count).filter { !search.isOpen[$0] }
    }
  }

  /// The steps, each a list of moves; nil when stopped.
  mutating func steps(stop: StopSignal) -> [[Int]]? {
    var steps: [[Int]] = []
    while !left.isEmpty || !later.isEmpty {
      if left.isEmpty {
        left = later
        later = []
        search.isOpen = Array(repeating: true, count: search.isOpen.count)
      }
      guard let next = nextBundle(step: steps.count, stop: stop) else { return nil }
      let pieces = state.doInPieces(next, by: priority)
      steps += pieces
      left.removeAll { state.isDone[$0] }
      for move in links.neighbours(of: Array(pieces.joined())) { lookedAt[move] = -1 }
    }
    return steps
  }

  private mutating func nextBundle(step: Int, stop: StopSignal) -> [Int]? {
    for move in left where lookedAt[move] < 0 {
      if stop.isSet { return nil }
      look(move, step)
    }
    while let move = best() {
      if lookedAt[move] == step { return bundles[move]?.moves }
      if stop.isSet { return nil }
      look(move, step)
    }
    // Nothing is known to be allowed: look at all again, which passed-over neighbours may have changed.
    for move in left where lookedAt[move] != step {
      if stop.isSet { return nil }
      look(move, step)
    }
    return best().flatMap { bundles[$0]?.moves } ?? state.smallestRest(of: left)
  }

  private mutating func look(_ move: Int, _ step: Int) {
    bundles[move] = search.bundle(with: move, &state)
    lookedAt[move] = step
  }

  /// The first of the moves whose bundle brings most.
  private func best() -> Int? {
    var best: (move: Int, gain: Bundle.Gain)?
    for move in left {
      guard let gain = bundles[move]?.gain else { continue }
      if best.map({ gain.isBetter(than: $0.gain, by: priority) }) ?? true { best = (move, gain) }
    }
    return best?.move
  }
}
