/// One column of an agent changing sides: taken though its reduced value is negative, or left out though it
/// is positive.
struct SubsetDeviation {
  /// What the change loses against the relaxed optimum; at least 0.
  var loss: Double
  /// Change of the activities of the own rows.
  var use: AgentModel.Lanes
  /// Position of the column in the agent's model.
  var slot: Int32
}

/// The own rows of an agent as the search sees them.
struct LaneWindow {
  var lower: AgentModel.Lanes
  var upper: AgentModel.Lanes
  /// Loss per unit of room below the upper bound, and above the lower bound: the positive and the negative
  /// part of the multipliers.
  var upperPrice: AgentModel.Lanes
  var lowerPrice: AgentModel.Lanes
  /// The lane that parts are ordered by.
  var key: Int

  /// Loss of an activity that keeps the bounds (within `tolerance`), or nil.
  @inline(__always)
  func loss(at activity: AgentModel.Lanes) -> Double? {
    let room = upper - activity
    let excess = activity - lower
    if any((room .< -Self.tolerance) .| (excess .< -Self.tolerance)) { return nil }
    return (upperPrice * room + lowerPrice * excess).sum()
  }

  /// Rows are scaled to a mean coefficient of 1. What the tolerance lets in besides is only taken for worth
  /// more than it is, so that the bound stays valid.
  static let tolerance = 1e-9
}

/// Finds the legal sets of deviations that lose least, by meeting in the middle.
///
/// Losses add up: those of the deviations, and multiplier x slack of each own row. All sets of one share of
/// the deviations whose loss stays within the budget are tabulated, by class of loss and, within a class, by
/// activity of the key lane. Every set of the other deviations is then walked through depth first; what is
/// left of the budget limits both the classes and, through the price of slack, the window of the key lane
/// in which a partner may lie. (Horowitz and Sahni 1974 for one equality; here for a few two-sided rows.)
final class SubsetSearch {
  /// Sets that the table holds at most; a smaller share of the deviations is tabulated where it overflows.
  static let tableLimit = 1 << 18
  /// Classes of loss.
  static let classes = 16
  /// Best sets that are kept.
  static let kept = 20

  private struct Part {
    var loss: Double
    var use: AgentModel.Lanes
    var parent: Int32
    var deviation: Int32
  }

  struct Found {
    var loss: Double
    /// Positions in the deviations.
    var deviations: [Int32]
  }

  /// Sets looked at so far: table entries, sets walked through, partners compared.
  private(set) var work: Int64 = 0
  private(set) var found: [Found] = []
  private let parts = UnsafeMutablePointer<Part>.allocate(capacity: tableLimit)
  private let sorted = UnsafeMutablePointer<Part>.allocate(capacity: tableLimit)
  /// Position among the tabled deviations that each part may be extended from.
  private let nextRank = UnsafeMutablePointer<Int32>.allocate(capacity: tableLimit)
  private var partCount = 0
  private var cellStart: [Int32] = []
  private var cells = 1
  private var leastKey = 0.0
  private var largestKey = 0.0
  private var cellsPerUnit = 0.0
  private var walked: [Int32] = []
  private var tabled: [Int32] = []
  private var deviations: [SubsetDeviation] = []
  private var window = LaneWindow(
    lower: .zero, upper: .zero, upperPrice: .zero, lowerPrice: .zero, key: 0)
  private var budget = 0.0
  private var classWidth = 0.0
  private var workEnd: Int64 = 0
  private var path: [Int32] = []

  deinit {
    parts.deallocate()
    sorted.deallocate()
    nextRank.deallocate()
  }

  /// Finds the sets of loss at most `budget`, best first; true if all were looked at.
  ///
  /// - Parameters:
  ///   - deviations: ascending by loss.
  ///   - activity: of the relaxed optimum.
  ///   - workLimit: sets to look at before giving up.
  func run(
    _ deviations: [SubsetDeviation], from activity: AgentModel.Lanes, window: LaneWindow, budget: Double,
    workLimit: Int64
  ) -> Bool {
    self.deviations = deviations
    self.window = window
    self.budget = budget
    workEnd = work + workLimit
    classWidth = max(budget, 1e-300) / Double(Self.classes)
    found.removeAll(keepingCapacity: true)
    let within = Int32(deviations.partitioningIndex { $0.loss > budget })
    var stride: Int32 = 2
    while true {
      tabled = (0..<within).filter { $0 % stride == 1 }
      if tabulate() { break }
      guard work < workEnd, stride < 16 else { return false }
      stride += 1
    }
    walked = (0..<within).filter { $0 % stride != 1 }
    order()
    path.removeAll(keepingCapacity: true)
    let isComplete = walk(from: 0, activity: activity, loss: 0)
    found.sort { $0.loss < $1.loss }
    found.removeLast(max(0, found.count - Self.kept))
    return isComplete
  }

  /// Every set of the tabled deviations within the budget; false where the table overflows.
  private func tabulate() -> Bool {
    parts[0] = Part(loss: 0, use: .zero, parent: -1, deviation: -1)
    partCount = 1
    var from = 0
    nextRank[0] = 0
    while from < partCount {
      let part = parts[from]
      for position in Int(nextRank[from])..<tabled.count {
        let deviation = deviations[Int(tabled[position])]
        let loss = part.loss + deviation.loss
        if loss > budget { break }
        guard partCount < Self.tableLimit else {
          work += Int64(partCount)
          return false
        }
        nextRank[partCount] = Int32(position + 1)
        parts[partCount] = Part(
          loss: loss, use: part.use + deviation.use, parent: Int32(from), deviation: tabled[position])
        partCount += 1
      }
      from += 1
    }
    work += Int64(partCount)
    return true
  }

  /// Sorts the table by class of loss and cell of the key lane, by counting.
  private func order() {
    let key = window.key
    (leastKey, largestKey) = (0, 0)
    for index in 0..<partCount {
      leastKey = min(leastKey, parts[index].use[key])
      largestKey = max(largestKey, parts[index].use[key])
    }
    cells = max(1, partCount / 16)
    cellsPerUnit = Double(cells) / max(largestKey - leastKey, 1e-12)
    cellStart = [Int32](repeating: 0, count: Self.classes * cells + 1)
    for index in 0..<partCount { cellStart[place(parts[index]) + 1] += 1 }
    for index in 1..<cellStart.count { cellStart[index] += cellStart[index - 1] }
    var next = cellStart
    for index in 0..<partCount {
      let place = place(parts[index])
      sorted[Int(next[place])] = parts[index]
      // In the sorted copy the field points at the original, for tracing back.
      sorted[Int(next[place])].parent = Int32(index)
      next[place] += 1
    }
  }

  @inline(__always)
  private func place(_ part: Part) -> Int {
    min(Int(part.loss / classWidth), Self.classes - 1) * cells + cell(part.use[window.key])
  }

  @inline(__always)
  private func cell(_ key: Double) -> Int {
    min(max(Int((key - leastKey) * cellsPerUnit), 0), cells - 1)
  }

  /// Depth first over the other deviations; false when the work is used up.
  private func walk(from first: Int, activity: AgentModel.Lanes, loss: Double) -> Bool {
    match(activity, loss)
    guard work < workEnd else { return false }
    for position in first..<walked.count {
      let deviation = deviations[Int(walked[position])]
      guard loss + deviation.loss <= budget else { return true }
      path.append(walked[position])
      let goesOn = walk(
        from: position + 1, activity: activity + deviation.use, loss: loss + deviation.loss)
      path.removeLast()
      if !goesOn { return false }
    }
    return true
  }

  /// Looks through the partners of one set.
  @inline(__always)
  private func match(_ activity: AgentModel.Lanes, _ loss: Double) {
    let key = window.key
    work += 1
    for level in 0..<Self.classes {
      let left = budget - loss - Double(level) * classWidth
      if left < 0 { return }
      var low = window.lower[key]
      var high = window.upper[key]
      if window.upperPrice[key] > 0 { low = max(low, high - left / window.upperPrice[key]) }
      if window.lowerPrice[key] > 0 { high = min(high, low + left / window.lowerPrice[key]) }
      low -= activity[key] + LaneWindow.tolerance
      high -= activity[key] - LaneWindow.tolerance
      if high < leastKey || low > largestKey { continue }
      // Clamped first: a missing bound lies beyond what an integer holds.
      let first = level * cells + cell(max(low, leastKey))
      let last = level * cells + cell(min(high, largestKey))
      let range = Int(cellStart[first])..<Int(cellStart[last + 1])
      work += Int64(range.count)
      for index in range {
        guard let rows = window.loss(at: activity + sorted[index].use) else { continue }
        let total = loss + sorted[index].loss + rows
        if total <= budget { keep(total, partner: Int(sorted[index].parent)) }
      }
    }
  }

  private func keep(_ loss: Double, partner: Int) {
    var all = path
    var part = partner
    while part > 0 {
      all.append(parts[part].deviation)
      part = Int(parts[part].parent)
    }
    found.append(Found(loss: loss, deviations: all))
    guard found.count >= 2 * Self.kept else { return }
    found.sort { $0.loss < $1.loss }
    found.removeLast(found.count - Self.kept)
    budget = found[Self.kept - 1].loss
  }
}

extension Array {
  /// The first index whose element satisfies the predicate, where all that do come after those that do not.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
