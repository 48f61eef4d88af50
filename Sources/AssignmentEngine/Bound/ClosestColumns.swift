/// The columns closest to their item's best, chosen from a stream of all in little memory.
///
/// Twice as many as wanted are held; when they are full, the farther half is dropped, and what is at least
/// as far as the farthest kept is no longer taken.
struct ClosestColumns {
  struct Candidate {
    /// How far the column's priced value is below its item's best, in scaled units.
    var distance: Double
    var column: Int32
    var owner: Int32
  }

  let wanted: Int
  private var candidates: [Candidate] = []
  private var farthest = Double.infinity

  init(wanted: Int) {
    self.wanted = wanted
    candidates.reserveCapacity(2 * wanted)
  }

  @inline(__always)
  mutating func offer(distance: Double, column: Int, owner: Int) {
    guard distance < farthest else { return }
    candidates.append(Candidate(distance: distance, column: Int32(column), owner: Int32(owner)))
    if candidates.count >= 2 * wanted { narrow() }
  }

  private mutating func narrow() {
    candidates.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
    guard candidates.count > wanted else { return }
    candidates.removeLast(candidates.count - wanted)
    if let last = candidates.last { farthest = last.distance }
  }

  /// The closest columns, the closest first; of equals those that were offered first.
  mutating func sorted() -> [Candidate] {
    narrow()
    return candidates
  }
}
