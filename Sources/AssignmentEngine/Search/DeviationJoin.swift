/// The plans of a local problem as pairs of deviation sets, one of each half of the units.
///
/// Two lists of n sets make n^2 plans (Horowitz and Sahni 1974). Only pairs that leave every row where it
/// costs little are of use: the second list lies in a grid over the two most selective rows, and each set of
/// the first looks only into the cells that its cost and activities allow. Memory is kept between steps.
final class DeviationJoin {
  /// Cells of the grid in each direction at most.
  static let gridLimit = 64
  /// Deviations that fit.
  static let deviationLimit = 1_024
  /// Sets a cell holds on average, about.
  static let setsPerCell = 4

  let first: DeviationSets
  let second: DeviationSets
  /// The second list in the order of its cells, with the sets' places in the list.
  private let sortedCost: UnsafeMutablePointer<Float>
  private let place: UnsafeMutablePointer<Int32>
  private let sortedVectors: UnsafeMutableRawPointer
  /// What each deviation does to the rows.
  private let moves: UnsafeMutableRawPointer
  /// How far the second half moves each lane, about.
  private let spread: UnsafeMutablePointer<Float>
  private let cellOf: UnsafeMutablePointer<Int32>
  private let cellStart: UnsafeMutablePointer<Int32>
  /// The pair drawn; nil keeps the current plan.
  private(set) var drawn: (first: Int, second: Int)?
  /// What the plan drawn costs against the current one.
  private(set) var drawnCost: Float = 0
  /// Pairs weighed.
  private(set) var pairs = 0

  /// - Parameter laneLimit: rows that a set may move.
  init(laneLimit: Int) {
    first = DeviationSets(laneLimit: laneLimit)
    second = DeviationSets(laneLimit: laneLimit)
    sortedCost = .allocate(capacity: DeviationSets.capacity)
    place = .allocate(capacity: DeviationSets.capacity)
    sortedVectors = DeviationSets.allocateVectors(DeviationSets.capacity, lanes: laneLimit)
    moves = DeviationSets.allocateVectors(Self.deviationLimit, lanes: laneLimit)
    spread = .allocate(capacity: laneLimit)
    cellOf = .allocate(capacity: DeviationSets.capacity)
    cellStart = .allocate(capacity: Self.gridLimit * Self.gridLimit + 1)
  }

  deinit {
    sortedCost.deallocate()
    place.deallocate()
    sortedVectors.deallocate()
    moves.deallocate()
    spread.deallocate()
    cellOf.deallocate()
    cellStart.deallocate()
  }

  /// One direction of the grid.
  private struct Axis {
    var lane = 0
    var least: Float = 0
    /// Cells a unit of activity.
    var density: Float = 0
    var cells = 1

    @inline(__always)
    func cell(_ value: Float) -> Int { Int(min(max((value - least) * density, 0), Float(cells - 1))) }
  }

  /// Lists the sets of both halves.
  func list<V: LaneVector>(
    _: V.Type, deviations: [Deviation], units: [DeviatingUnit], within reach: Float, most: Int,
    local: LocalProblem, base: [Int32]
  ) {
    let moves = moves.assumingMemoryBound(to: V.self)
    for index in deviations.indices {
      let deviation = deviations[index]
      moves[index] = local.vector(Int(deviation.option)) - local.vector(Int(base[Int(deviation.unit)]))
    }
    deviations.withUnsafeBufferPointer { deviations in
      units.withUnsafeBufferPointer { units in
        first.list(half: 0, units: units, deviations: deviations, moves: moves, limit: reach, most: most)
        second.list(half: 1, units: units, deviations: deviations, moves: moves, limit: reach, most: most)
        measureSpread(V.self, units: units, lanes: local.lanes.count)
      }
    }
  }

  /// Goes through the pairs of both lists that may cost less than the draw's ceiling.
  ///
  /// - Parameters:
  ///   - start: activities without deviations, relative to the references of `costs`.
  ///   - offset: cost of the plan without deviations before its rows, against the current plan.
  ///   - most: pairs weighed at most.
  func run<V: LaneVector>(
    _ costs: LaneCosts<V>, start: V, offset: Float, lanes: Int, draw: inout PlanDraw, most: Int,
    random: inout RandomSource
  ) {
    drawn = nil
    pairs = 0
    let axes = axes(costs, lanes: lanes, budget: draw.ceiling - offset)
    sort(V.self, axes)
    let vectors = sortedVectors.assumingMemoryBound(to: V.self)
    let firstVectors = first.vectors(V.self)
    for set in 0..<first.count where pairs < most {
      let base = offset + first.cost[set]
      let budget = draw.ceiling - base
      guard budget > 0 else { continue }
      let activity = start + firstVectors[set]
      let x = cells(axes.0, costs, activity, budget)
      let y = cells(axes.1, costs, activity, budget)
      guard x.first <= x.last, y.first <= y.last else { continue }
      for column in x.first...x.last {
        let from = Int(cellStart[column * axes.1.cells + y.first])
        let end = Int(cellStart[column * axes.1.cells + y.last + 1])
        pairs += end - from
        for slot in from..<end {
          let sum = base + sortedCost[slot]
          guard sum < draw.ceiling else { continue }
          let cost = sum + costs.cost(activity + vectors[slot])
          if cost < draw.ceiling, draw.take(cost, random: &random) {
            drawn = (set, Int(place[slot]))
            drawnCost = cost
          }
        }
      }
    }
  }

  /// The cells of an axis that leave its row within a budget.
  @inline(__always)
  private func cells<V: LaneVector>(
    _ axis: Axis, _ costs: LaneCosts<V>, _ activity: V, _ budget: Float
  ) -> (first: Int, last: Int) {
    guard axis.cells > 1 else { return (0, 0) }
    let window = costs.window(axis.lane, budget: budget)
    let from = (window.from - activity[axis.lane] - axis.least) * axis.density
    let to = (window.to - activity[axis.lane] - axis.least) * axis.density
    guard to >= -1e-3, from <= Float(axis.cells) + 1e-3 else { return (1, 0) }
    let last = Float(axis.cells - 1)
    return (Int(min(max(from, 0), last)), Int(min(max(to, 0), last)))
  }

  /// The two rows whose windows are narrowest against the spread of the second list, which the sum of the
  /// largest moves stands for.
  private func axes<V: LaneVector>(_ costs: LaneCosts<V>, lanes: Int, budget: Float) -> (Axis, Axis) {
    var best = (lane: -1, score: Float(1))
    var next = (lane: -1, score: Float(1))
    for lane in 0..<lanes {
      let window = costs.window(lane, budget: budget)
      let score = spread[lane] / max(window.to - window.from, 1e-9)
      if score > best.score {
        next = best
        best = (lane, score)
      } else if score > next.score {
        next = (lane, score)
      }
    }
    let cells = Float(max(1, second.count / Self.setsPerCell))
    let side = min(Self.gridLimit, Int(next.lane >= 0 ? cells.squareRoot() : cells))
    return (axis(V.self, best.lane, cells: side), axis(V.self, next.lane, cells: side))
  }

  private func axis<V: LaneVector>(_: V.Type, _ lane: Int, cells: Int) -> Axis {
    guard lane >= 0, cells > 1 else { return Axis() }
    let vectors = second.vectors(V.self)
    var least: Float = 0
    var most: Float = 0
    for set in 0..<second.count {
      let value = vectors[set][lane]
      least = min(least, value)
      most = max(most, value)
    }
    return Axis(lane: lane, least: least, density: Float(cells) / max(most - least, 1e-9), cells: cells)
  }

  /// Sums for each lane the largest move of each unit of the second half.
  private func measureSpread<V: LaneVector>(
    _: V.Type, units: UnsafeBufferPointer<DeviatingUnit>, lanes: Int
  ) {
    let moves = moves.assumingMemoryBound(to: V.self)
    var total = V(repeating: 0)
    for unit in stride(from: 1, to: units.count, by: 2) {
      var largest = V(repeating: 0)
      for index in Int(units[unit].first)..<Int(units[unit].end) {
        let size = moves[index].positivePart + (-moves[index]).positivePart
        largest.replace(with: size, where: largest .< size)
      }
      total += largest
    }
    for lane in 0..<lanes { spread[lane] = total[lane] }
  }

  /// Counting sort of the second list into the cells.
  private func sort<V: LaneVector>(_: V.Type, _ axes: (Axis, Axis)) {
    let vectors = second.vectors(V.self)
    let target = sortedVectors.assumingMemoryBound(to: V.self)
    let cells = axes.0.cells * axes.1.cells
    for cell in 0...cells { cellStart[cell] = 0 }
    for set in 0..<second.count {
      let x = axes.0.cell(vectors[set][axes.0.lane])
      let y = axes.1.cell(vectors[set][axes.1.lane])
      cellOf[set] = Int32(x * axes.1.cells + y)
      cellStart[Int(cellOf[set]) + 1] += 1
    }
    for cell in 0..<cells { cellStart[cell + 1] += cellStart[cell] }
    // Filling from the end leaves each start where it belongs after one shift down.
    for set in stride(from: second.count - 1, through: 0, by: -1) {
      let cell = Int(cellOf[set]) + 1
      cellStart[cell] -= 1
      let slot = Int(cellStart[cell])
      sortedCost[slot] = second.cost[set]
      place[slot] = Int32(set)
      target[slot] = vectors[set]
    }
    for cell in 0..<cells { cellStart[cell] = cellStart[cell + 1] }
    cellStart[cells] = Int32(second.count)
  }
}

extension LocalProblem {
  /// What an option adds to the lanes.
  @inline(__always)
  fileprivate func vector<V: LaneVector>(_ option: Int) -> V {
    var result = V(repeating: 0)
    for slot in Int(entryStart[option])..<Int(entryStart[option + 1]) {
      result[Int(entryLane[slot])] += Float(entryValue[slot])
    }
    return result
  }
}
