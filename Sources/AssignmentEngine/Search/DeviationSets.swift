/// One unit leaving its cheapest option for another.
struct Deviation {
  /// Reduced cost; at least 0.
  var cost: Float
  var unit: Int32
  var option: Int32
}

/// The deviations of one unit: a run of the list of all, and the least of their costs.
struct DeviatingUnit {
  var first: Int32
  var end: Int32
  var cheapest: Float
}

/// All sets of deviations of one half of the units whose costs stay within a limit, with what each does to
/// the rows. Memory is kept between steps.
final class DeviationSets {
  static let capacity = 16_384

  let cost: UnsafeMutablePointer<Float>
  /// The set without its last deviation, and that deviation.
  private let parent: UnsafeMutablePointer<Int32>
  private let last: UnsafeMutablePointer<Int32>
  private let memory: UnsafeMutableRawPointer
  private(set) var count = 0

  init(laneLimit: Int) {
    cost = .allocate(capacity: Self.capacity)
    parent = .allocate(capacity: Self.capacity)
    last = .allocate(capacity: Self.capacity)
    memory = Self.allocateVectors(Self.capacity, lanes: laneLimit)
  }

  /// Room for vectors of any width.
  static func allocateVectors(_ count: Int, lanes: Int) -> UnsafeMutableRawPointer {
    let bytes = count * lanes * MemoryLayout<Float>.stride
    return .allocate(byteCount: bytes, alignment: 256)
  }

  deinit {
    cost.deallocate()
    parent.deallocate()
    last.deallocate()
    memory.deallocate()
  }

  @inline(__always)
  func vectors<V: LaneVector>(_: V.Type) -> UnsafeMutablePointer<V> {
    memory.assumingMemoryBound(to: V.self)
  }

  /// Lists the sets over every second unit, from `units[half]`, `most` at most. Units come dearest first,
  /// which keeps the list short until the last ones.
  func list<V: LaneVector>(
    half: Int, units: UnsafeBufferPointer<DeviatingUnit>, deviations: UnsafeBufferPointer<Deviation>,
    moves: UnsafePointer<V>, limit: Float, most: Int
  ) {
    let vectors = vectors(V.self)
    cost[0] = 0
    parent[0] = -1
    vectors[0] = V(repeating: 0)
    count = 1
    var unit = half
    while unit < units.count {
      let run = units[unit]
      unit += 2
      let known = count
      for set in 0..<known where cost[set] + run.cheapest <= limit {
        for index in Int(run.first)..<Int(run.end) {
          let total = cost[set] + deviations[index].cost
          guard total <= limit else { continue }
          guard count < most else { return }
          cost[count] = total
          parent[count] = Int32(set)
          last[count] = Int32(index)
          vectors[count] = vectors[set] + moves[index]
          count += 1
        }
      }
    }
  }

  /// Calls `body` with every deviation of a set.
  @inline(__always)
  func forEach(in set: Int, _ body: (Int) -> Void) {
    var set = set
    while parent[set] >= 0 {
      body(Int(last[set]))
      set = Int(parent[set])
    }
  }
}
