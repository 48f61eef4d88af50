/// Which units may, must or cannot be in the district around which centre: a node of the tree. A pair of a
/// unit with itself says whether the unit is a centre.
struct PairStates {
  enum State { static let open: UInt8 = 0, out: UInt8 = 1, taken: UInt8 = 2 }

  let unitCount: Int
  /// By centre, then unit.
  private(set) var state: [UInt8]
  /// Centres whose pairs changed since the rules last looked at them.
  private(set) var isChanged: [Bool]
  /// Whether no plan is left.
  private(set) var isImpossible = false

  init(unitCount: Int) {
    self.unitCount = unitCount
    state = [UInt8](repeating: State.open, count: unitCount * unitCount)
    isChanged = [Bool](repeating: true, count: unitCount)
  }

  @inline(__always)
  func isOut(_ unit: Int, _ centre: Int) -> Bool { state[centre * unitCount + unit] == State.out }

  @inline(__always)
  func isTaken(_ unit: Int, _ centre: Int) -> Bool { state[centre * unitCount + unit] == State.taken }

  @inline(__always)
  func isOpen(_ unit: Int, _ centre: Int) -> Bool { state[centre * unitCount + unit] == State.open }

  /// Leaves the pair out; the pair of a centre with itself leaves out the centre.
  mutating func leaveOut(_ unit: Int, _ centre: Int) {
    let pair = centre * unitCount + unit
    guard state[pair] != State.out else { return }
    if state[pair] == State.taken { isImpossible = true }
    state[pair] = State.out
    isChanged[centre] = true
    guard unit == centre else { return }
    for other in 0..<unitCount where other != centre { leaveOut(other, centre) }
  }

  /// Takes the pair: its unit leaves all other districts, its centre is one.
  mutating func take(_ unit: Int, _ centre: Int) {
    let pair = centre * unitCount + unit
    guard state[pair] != State.taken else { return }
    if state[pair] == State.out { isImpossible = true }
    state[pair] = State.taken
    isChanged[centre] = true
    for other in 0..<unitCount where other != centre { leaveOut(unit, other) }
    if unit != centre { take(centre, centre) }
  }

  mutating func takeChange(_ centre: Int) -> Bool {
    defer { isChanged[centre] = false }
    return isChanged[centre]
  }

  mutating func refuse() { isImpossible = true }

  /// Any taken pair; 0 where there is none.
  var takenPair: Int { state.firstIndex(of: State.taken) ?? 0 }

  var openCount: Int { state.reduce(0) { $0 + ($1 == State.open ? 1 : 0) } }
}
