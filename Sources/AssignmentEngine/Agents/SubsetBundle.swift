/// Good subsets of every agent, and the item multipliers that a proximal step over them gives.
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
    /// Value less the price of shared rows.
    var worth: Double
    var share: Double
    /// Steps since it last had a share.
    var age = 0
  }

  private(set) var subsets: [[Subset]]
  private var known: [Set<[Int32]>]
  /// r of the formula.
  private(set) var uncovered: [Double]
  private var pull: [Double] = []
  private var base: [[Double]] = []
  /// Entries of subsets looked at.
  private(set) var work: Int64 = 0

  init(agents: Int, items: Int) {
    subsets = [[Subset]](repeating: [], count: agents)
    known = [Set<[Int32]>](repeating: [], count: agents)
    uncovered = [Double](repeating: 1, count: items)
  }

  /// Adds a subset if it is new.
  mutating func add(_ items: [Int32], worth: Double, agent: Int) {
    guard known[agent].insert(items).inserted else { return }
    subsets[agent].append(Subset(items: items, worth: worth, share: subsets[agent].isEmpty ? 1 : 0))
  }

  /// Largest worth of an agent's subsets under item multipliers; negative infinity without any.
  func largest(_ agent: Int, _ multipliers: [Double]) -> Double {
    subsets[agent].reduce(-.infinity) { max($0, $1.worth - Self.total($1.items, multipliers)) }
  }

  /// The multipliers of the formula from `center`, and the model's value there (constants aside).
  mutating func step(from center: [Double], length: Double) -> (multipliers: [Double], model: Double) {
    prepare(center)
    for _ in 0..<Self.sweeps {
      var moved = 0.0
      for agent in subsets.indices { moved += exchange(agent, length) }
      if moved < 1e-7 { break }
    }
    let next = zip(center, uncovered).map { $0 - length * $1 }
    var model = next.reduce(0, +)
    for agent in subsets.indices { model += largest(agent, next) }
    discard()
    return (next, model)
  }

  private mutating func prepare(_ center: [Double]) {
    for item in uncovered.indices { uncovered[item] = 1 }
    for agent in subsets.indices {
      for subset in subsets[agent] where subset.share > 0 {
        for item in subset.items { uncovered[Int(item)] -= subset.share }
      }
    }
    base = subsets.map { list in list.map { $0.worth - Self.total($0.items, center) } }
  }

  /// Moves share between an agent's subsets; returns the gain to first order.
  private mutating func exchange(_ agent: Int, _ length: Double) -> Double {
    var moved = 0.0
    for _ in 0..<Self.exchanges {
      guard let (best, worst) = extremes(agent, length) else { break }
      let slope = pull[best] - pull[worst]
      guard slope > 1e-9 else { break }
      let distance = Self.distance(subsets[agent][best].items, subsets[agent][worst].items)
      let full = subsets[agent][worst].share
      let share = min(full, slope / (length * Double(max(1, distance))))
      subsets[agent][best].share += share
      subsets[agent][worst].share = share == full ? 0 : full - share
      for item in subsets[agent][best].items { uncovered[Int(item)] -= share }
      for item in subsets[agent][worst].items { uncovered[Int(item)] += share }
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
      pull.append(base[agent][index] + length * Self.total(subset.items, uncovered))
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
      let ranked = subsets[agent].enumerated().sorted { ($0.element.age, $0.offset) < ($1.element.age, $1.offset) }
      for (_, subset) in ranked.dropFirst(Self.capacity) { known[agent].remove(subset.items) }
      subsets[agent] = ranked.prefix(Self.capacity).map(\.element)
    }
  }

  @inline(__always)
  private static func total(_ items: [Int32], _ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { values in
      items.withUnsafeBufferPointer { items in
        var total = 0.0
        for item in items { total += values[Int(item)] }
        return total
      }
    }
  }

  /// Items in one of two ascending lists alone.
  private static func distance(_ a: [Int32], _ b: [Int32]) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < a.count && j < b.count {
      if a[i] == b[j] { common += 1 }
      let (x, y) = (a[i], b[j])
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return a.count + b.count - 2 * common
  }
}
