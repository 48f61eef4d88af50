/// Looks for the smallest bundle with a given move that breaks nothing.
///
/// A move that is allowed alone is a bundle. Else the search is depth first over the blocked demands: whatever a move
/// breaks is mended by another move that changes the same demand, which may break a third, until a chain or ring
/// closes. At every depth each move that lessens the violation is tried; where one of them closes the bundle the
/// best of these is taken, else the search goes on from the few that leave least broken.
struct BundleSearch {
  let links: MoveLinks
  let priority: MoveOrder.Priority
  /// Moves in a bundle, the first included; moves tried for one bundle; ways followed at each depth.
  static let mostMoves = 8
  static let mostTrials = 2_000
  static let width = 3

  /// Moves that may be done now.
  var isOpen: [Bool]
  private var chosen: [Int] = []
  private var weight = 0
  private var trials = 0
  private var best: Bundle?
  private var before: (objective: Int128, unmended: Int64) = (0, 0)

  init(links: MoveLinks, priority: MoveOrder.Priority) {
    self.links = links
    self.priority = priority
    isOpen = Array(repeating: true, count: links.count)
  }

  /// The state is left as it was; nil where no bundle was found.
  mutating func bundle(with move: Int, _ state: inout MoveState) -> Bundle? {
    before = state.figures
    best = nil
    trials = Self.mostTrials
    chosen = [move]
    weight = state.weight(move)
    state.toggle(move)
    if state.beyond == 0 {
      best = Bundle(moves: chosen, gain: state.gain(since: before, moves: weight))
    } else {
      extend(&state)
    }
    state.toggle(move)
    return best
  }

  private mutating func extend(_ state: inout MoveState) {
    guard chosen.count < Self.mostMoves, let demand = links.demandBeyond(chosen, in: state) else { return }
    let excess = state.violation[demand]
    var ways: [(move: Int, beyond: Int, gain: Bundle.Gain)] = []
    var isClosed = false
    for position in links.movesOfDemand[demand] {
      let move = Int(links.movesOfDemand.elements[position])
      guard isOpen[move], !state.isDone[move] else { continue }
      guard trials > 0 else { break }
      trials -= 1
      state.toggle(move)
      if state.violation[demand] < excess {
        let gain = state.gain(since: before, moves: weight + state.weight(move))
        if state.beyond == 0 {
          isClosed = true
          if best.map({ gain.isBetter(than: $0.gain, by: priority) }) ?? true {
            best = Bundle(moves: chosen + [move], gain: gain)
          }
        } else {
          keep((move, state.beyond, gain), in: &ways)
        }
      }
      state.toggle(move)
    }
    guard !isClosed else { return }
    for way in ways {
      chosen.append(way.move)
      weight += state.weight(way.move)
      state.toggle(way.move)
      extend(&state)
      state.toggle(way.move)
      weight -= state.weight(way.move)
      chosen.removeLast()
    }
  }

  /// The few that leave least broken, and among these bring most.
  private func keep(
    _ way: (move: Int, beyond: Int, gain: Bundle.Gain),
    in ways: inout [(move: Int, beyond: Int, gain: Bundle.Gain)]
  ) {
    let place =
      ways.firstIndex { other in
        way.beyond != other.beyond
          ? way.beyond < other.beyond : way.gain.isBetter(than: other.gain, by: priority)
      } ?? ways.count
    guard place < Self.width else { return }
    ways.insert(way, at: place)
    if ways.count > Self.width { ways.removeLast() }
  }
}
