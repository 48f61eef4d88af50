/// Good subsets of every agent, and the item multipliers that a proximal step over them gives.
///
/// Behind the items come the coordinates of the shared rows, whose use by a subset need not be 1; the formulas
/// are written for items alone.
///
/// With the subsets S known so far, worth w_S and shares a_S that sum to 1 for each agent, the step from
/// multipliers m minimises the model
///
///     sum of m'_i + sum over agents of max over S of (w_S - sum of m'_i over S) + |m' - m|^2 / (2 t)
///
/// whose dual asks for the shares that maximise
///
///     sum of a_S (w_S - sum of m_i over S) - t / 2 |r|^2,   r_i = 1 - sum of a_S over the S that hold i
///
/// and gives m' = m - t r. (Proximal bundle method with one cut an agent: Lemarechal 1975, Kiwiel 1990.) The
/// shares are found by moving weight between two subsets of an agent at a time, each time exactly.
struct SubsetBundle {
  /// Subsets kept for an agent at most; those longest without a share go first.
  static let capacity = 150
  /// Sweeps over the agents in one step, and exchanges for an agent in one sweep.
  static let sweeps = 40
  static let exchanges = 3

  struct Subset {
    /// Ascending.
    var items: [Int32]
    /// Use of each shared row.
    var shared: [Double]
    var worth: Double
    var share: Double
    /// Steps since it last had a share.
    var age = 0
  }

  private(set) var subsets: [[Subset]]
  private var known: [Set<[Int32]>]
  /// 1 an item, then the bounds of the shared rows.
  private let demand: [Double]
  private let itemCount: Int
  /// r of the formula.
  private(set) var uncovered: [Double]
  private var pull: [Double] = []
  private var base: [[Double]] = []
  /// Entries of subsets looked at.
  private(set) var work: Int64 = 0

  init(agents: Int, items: Int, sharedBounds: [Double]) {
    itemCount = items
    demand = [Double](repeating: 1, count: items) + sharedBounds
    subsets = [[Subset]](repeating: [], count: agents)
    known = [Set<[Int32]>](repeating: [], count: agents)
    uncovered = demand
  }

  /// Adds a subset if it is new.
  mutating func add(_ items: [Int32], shared: [Double], worth: Double, agent: Int) {
    guard known[agent].insert(items).inserted else { return }
    subsets[agent].append(
      Subset(items: items, shared: shared, worth: worth, share: subsets[agent].isEmpty ? 1 : 0))
  }

  /// Largest worth of an agent's subsets under item multipliers; negative infinity without any.
  func largest(_ agent: Int, _ multipliers: [Double]) -> Double {
    subsets[agent].reduce(-.infinity) { max($0, $1.worth - total($1, multipliers)) }
  }

  /// The multipliers of the formula from `center`.
  mutating func step(from center: [Double], length: Double) -> [Double] {
    prepare(center)
    for _ in 0..<Self.sweeps {
      var moved = 0.0
      for agent in subsets.indices { moved += exchange(agent, length) }
      if moved < 1e-7 { break }
    }
    discard()
    return zip(center, uncovered).map { $0 - length * $1 }
  }

  /// What the multipliers cost by themselves: the demands at their prices.
  func price(of multipliers: [Double]) -> Double { zip(multipliers, demand).reduce(0) { $0 + $1.0 * $1.1 } }

  private mutating func prepare(_ center: [Double]) {
    uncovered = demand
    for agent in subsets.indices {
      for index in subsets[agent].indices where subsets[agent][index].share > 0 {
        shift(by: -subsets[agent][index].share, subsets[agent][index])
      }
    }
    base = subsets.map { list in list.map { $0.worth - total($0, center) } }
  }

  /// Moves share between an agent's subsets; returns the gain to first order.
  private mutating func exchange(_ agent: Int, _ length: Double) -> Double {
    var moved = 0.0
    for _ in 0..<Self.exchanges {
      guard let (best, worst) = extremes(agent, length) else { break }
      let slope = pull[best] - pull[worst]
      guard slope > 1e-9 else { break }
      let distance = Self.distance(subsets[agent][best], subsets[agent][worst])
      let full = subsets[agent][worst].share
      let share = min(full, slope / (length * max(1, distance)))
      subsets[agent][best].share += share
      subsets[agent][worst].share = share == full ? 0 : full - share
      shift(by: -share, subsets[agent][best])
      shift(by: share, subsets[agent][worst])
      moved += share * slope
    }
    return moved
  }

  /// The subset that gains most from a share, and the one with a share that gains least.
  private mutating func extremes(_ agent: Int, _ length: Double) -> (best: Int, worst: Int)? {
    pull.removeAll(keepingCapacity: true)
    var best = 0
    var worst = -1
    for (index, subset) in subsets[agent].enumerated() {
      pull.append(base[agent][index] + length * total(subset, uncovered))
      work += Int64(subset.items.count)
      if pull[index] > pull[best] { best = index }
      if subset.share > 0, worst < 0 || pull[index] < pull[worst] { worst = index }
    }
    return worst < 0 || worst == best ? nil : (best, worst)
  }

  private mutating func discard() {
    for agent in subsets.indices {
      for index in subsets[agent].indices {
        subsets[agent][index].age = subsets[agent][index].share > 0 ? 0 : subsets[agent][index].age + 1
      }
      guard subsets[agent].count > Self.capacity else { continue }
      let ranked = subsets[agent].enumerated().sorted {
        ($0.element.age, $0.offset) < ($1.element.age, $1.offset)
      }
      for (_, subset) in ranked.dropFirst(Self.capacity) { known[agent].remove(subset.items) }
      subsets[agent] = ranked.prefix(Self.capacity).map(\.element)
    }
  }

  private mutating func shift(by share: Double, _ subset: Subset) {
    for item in subset.items { uncovered[Int(item)] += share }
    for (place, use) in subset.shared.enumerated() { uncovered[itemCount + place] += share * use }
  }

  @inline(__always)
  private func total(_ subset: Subset, _ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { values in
      subset.items.withUnsafeBufferPointer { items in
        var total = 0.0
        for item in items { total += values[Int(item)] }
        for place in subset.shared.indices { total += values[itemCount + place] * subset.shared[place] }
        return total
      }
    }
  }

  /// Squared distance: items in one of two subsets alone, and the difference in shared rows.
  private static func distance(_ first: Subset, _ second: Subset) -> Double {
    let (a, b) = (first.items, second.items)
    var (i, j, common) = (0, 0, 0)
    while i < a.count && j < b.count {
      let (x, y) = (a[i], b[j])
      if x == y { common += 1 }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    var distance = Double(a.count + b.count - 2 * common)
    for (x, y) in zip(first.shared, second.shared) { distance += (x - y) * (x - y) }
    return distance
  }
}
