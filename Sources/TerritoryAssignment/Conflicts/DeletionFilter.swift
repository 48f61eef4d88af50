/// Makes a set of demands that allows no plan as small as it gets: no demand can go without a plan appearing.
///
/// A deletion filter (Chinneck and Dravnieks 1991) that takes out several demands at a time: as many as last went
/// well, doubled; half as many where a plan appeared (a binary search for the demand that brings the plan back, as
/// in Junker 2004). A proof of infeasibility throws out all that it does not need. A plan that breaks a single
/// demand of the set shows that every conflict in the set contains that demand.
struct DeletionFilter {
  enum Verdict {
    /// A plan exists. Demands for each of which a plan is known that breaks no other of the whole set.
    case plan(alone: [Int])
    /// None does; the demands that the proof needs.
    case impossible(needed: Set<Int>)
    case undecided
  }

  struct Result: Equatable {
    /// Ascending. No plan keeps all of these.
    var demands: [Int]
    /// Those of `demands` for which no plan was found that breaks no other: it is open whether they are needed.
    var open: [Int]
  }

  /// - Parameters:
  ///   - demands: a set without a plan, those first that are to go first.
  ///   - test: whether the demands that are kept allow a plan; told those that were taken out of the set.
  static func minimal(
    _ demands: [Int], test: (_ kept: [Int], _ out: [Int]) throws -> Verdict
  ) rethrows -> Result {
    var candidates = demands
    var needed: Set<Int> = []
    var undecided: [Int] = []
    var size = 1
    while !candidates.isEmpty {
      let out = Array(candidates.prefix(size))
      let kept = candidates.dropFirst(out.count) + undecided + needed.sorted()
      switch try test(Array(kept), out) {
      case .impossible(let used):
        candidates = candidates.dropFirst(out.count).filter(used.contains)
        undecided = undecided.filter(used.contains)
        size = 2 * out.count
      case .plan(let alone):
        needed.formUnion(alone)
        if out.count == 1 { needed.formUnion(out) }
        candidates.removeAll(where: needed.contains)
        undecided.removeAll(where: needed.contains)
        size = max(1, out.count / 2)
      case .undecided:
        if out.count == 1 {
          undecided.append(out[0])
          candidates.removeFirst()
        }
        size = max(1, out.count / 2)
      }
    }
    return Result(demands: (undecided + needed).sorted(), open: undecided.sorted())
  }
}
