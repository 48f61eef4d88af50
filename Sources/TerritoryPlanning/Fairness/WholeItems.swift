/// What whole items leave of a fair share: nobody can hold half an item, so that most fair shares are out of reach.
extension FairnessGroup {
  /// By member, the sums next to the fair share that the items which the member may hold can come to, one at or
  /// below and one above where there are both. Every plan gives the member a sum at least as far from the fair share
  /// as the nearer of them, on its own side.
  ///
  /// - Parameter isAllowed: whether a holder may have an item.
  public func sumsNextToFairShare(
    in context: PlanningContext, isAllowed: (_ item: Int, _ holder: Holder) -> Bool
  ) -> [[Int64]] {
    members.map { member in
      let holder = Holder(member.representative)
      let items = context.items.indices.filter { isAllowed($0, holder) }
      let floor = Int64(clamping: member.target.millionths.flooredQuotient(by: 1_000_000))
      switch held(member.representative) {
      case .pairs(_, let amount):
        return ReachableSums(of: items.map { amount($0, holder) }).next(to: floor)
      case .occurrences:
        // Accounts, each counted once.
        let accounts = Set(items.map { context.items[$0].account })
        return ReachableSums(of: accounts.map { _ in 1 }).next(to: floor)
      case .pairsAtLevels, .constant, .sum: return [floor, floor + 1]
      }
    }
  }
}

/// Sums of some of a list of amounts.
struct ReachableSums {
  private let amounts: [Int64]
  /// What every amount is a multiple of; 0 where all are 0.
  private let unit: Int64

  /// Beyond so many multiples of the unit every multiple counts as reachable, which is a weaker truth.
  private static let mostMultiples: Int64 = 1 << 20

  init(of amounts: [Int64]) {
    self.amounts = amounts.filter { $0 > 0 }
    unit = self.amounts.reduce(0) { a, b in
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }
  }

  /// The largest reachable sum up to `target` and the smallest above it, where there is one.
  func next(to target: Int64) -> [Int64] {
    guard unit > 0 else { return [0] }
    let total = amounts.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > Int128(target) else { return [Int64(clamping: total)] }
    let multiple = target / unit
    guard multiple < Self.mostMultiples else { return [multiple * unit, (multiple + 1) * unit] }
    // The sum of all exceeds the target, so that one sum above it lies within the largest amount of it.
    let size = Int(multiple + (amounts.max() ?? 0) / unit) + 1
    var reachable = Bits(count: size)
    for amount in amounts where amount / unit < Int64(size) { reachable.add(shiftedBy: Int(amount / unit)) }
    let below = stride(from: Int(multiple), through: 0, by: -1).first { reachable[$0] } ?? 0
    let above = (Int(multiple) + 1..<size).first { reachable[$0] }
    return ([below] + (above.map { [$0] } ?? [])).map { Int64($0) * unit }
  }
}

/// A set of numbers from 0, with 0 in it.
private struct Bits {
  private var words: [UInt64]

  init(count: Int) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    words[0] = 1
  }

  subscript(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }

  /// Adds every number of the set plus `shift`, as far as there is room.
  mutating func add(shiftedBy shift: Int) {
    let (whole, part) = (shift >> 6, UInt64(shift & 63))
    guard whole < words.count else { return }
    // From the top, so that what is added is not added again.
    for word in stride(from: words.count - 1, through: whole, by: -1) {
      var moved = words[word - whole] << part
      if part > 0, word > whole { moved |= words[word - whole - 1] >> (64 - part) }
      words[word] |= moved
    }
  }
}
