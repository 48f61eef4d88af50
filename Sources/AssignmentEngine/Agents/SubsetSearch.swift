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
/// Losses add up: those of the deviations, and multiplier x slack of each own row. The deviations are split in
/// two shares. All sets of one share whose loss is at most half the budget are tabulated, by class of loss
/// and, within a class, by activity of the key lane. Every set of the other share is then walked through depth
/// first; what is left of the budget limits both the classes and, through the price of slack, the window of
/// the key lane in which a partner may lie. A second pass with the shares exchanged finds the pairs whose
/// tabulated part would lose more than half. (Horowitz and Sahni 1974 for one equality; here for a few
/// two-sided rows, and with a table of about the square root of the number of all sets.)
struct SubsetSearch {
  /// Classes of loss.
  static let classes = 16
  /// Work between two looks at whether to stop: some milliseconds.
  static let checkInterval: Int64 = 200_000
  /// Best sets that are kept.
  static let kept = 20

  struct Found {
    var loss: Double
    /// Positions in the deviations.
    var deviations: [Int32]
  }

  /// Sets looked at so far: table entries, sets walked through, partners compared.
  private(set) var work: Int64 = 0
  private(set) var found: [Found] = []
  private let table = SubsetStorage()
  private var partCount = 0
  private var cells = 1
  private var leastKey = 0.0
  private var largestKey = 0.0
  private var cellsPerUnit = 0.0
  private var tabledCount = 0
  private var walkedCount = 0
  private var window = LaneWindow(
    lower: .zero, upper: .zero, upperPrice: .zero, lowerPrice: .zero, key: 0)
  private var budget = 0.0
  private var classWidth = 0.0
  /// Loss up to which sets are tabulated.
  private var half = 0.0
  /// Sets walked through look for partners where they lose more than this.
  private var matchedAbove = 0.0
  private var workEnd: Int64 = 0
  private var checkpoint: Int64 = 0
  private var path: [Int32] = []

  /// Finds the sets of loss at most `budget`, best first; true if all were looked at.
  ///
  /// - Parameters:
  ///   - deviations: ascending by loss.
  ///   - activity: of the relaxed optimum.
  ///   - workLimit: sets to look at before giving up.
  ///   - shouldStop: asked every few milliseconds.
  mutating func run(
    _ deviations: [SubsetDeviation], from activity: AgentModel.Lanes, window: LaneWindow, budget: Double,
    workLimit: Int64, shouldStop: () -> Bool = { false }
  ) -> Bool {
    self.window = window
    self.budget = budget
    workEnd = work + workLimit
    checkpoint = work
    half = budget / 2
    classWidth = max(half, 1e-300) / Double(Self.classes)
    found.removeAll(keepingCapacity: true)
    let within = deviations.partitioningIndex { $0.loss > budget }
    guard within <= SubsetStorage.deviationLimit else { return false }
    var isComplete = true
    for pass in 0..<2 where isComplete {
      split(deviations, within: within, tabled: pass)
      matchedAbove = pass == 0 ? -1 : half
      guard tabulate() else { return false }
      order()
      path.removeAll(keepingCapacity: true)
      isComplete = walk(from: 0, activity: activity, loss: 0, shouldStop)
    }
    found.sort { $0.loss < $1.loss }
    found.removeLast(max(0, found.count - Self.kept))
    return isComplete
  }

  /// Every other deviation goes to the table, the rest is walked through.
  private mutating func split(_ deviations: [SubsetDeviation], within: Int, tabled: Int) {
    (tabledCount, walkedCount) = (0, 0)
    for position in 0..<within {
      let choice = SubsetStorage.Choice(
        loss: deviations[position].loss, use: deviations[position].use, deviation: Int32(position))
      if position % 2 != tabled {
        table.tabled[tabledCount] = choice
        tabledCount += 1
      } else {
        table.walked[walkedCount] = choice
        walkedCount += 1
      }
    }
  }

  /// Every set of the tabled deviations within half the budget; false where the table overflows.
  private mutating func tabulate() -> Bool {
    let (parts, nextRank) = (table.parts, table.nextRank)
    parts[0] = SubsetStorage.Part(loss: 0, use: .zero, parent: -1, deviation: -1)
    nextRank[0] = 0
    partCount = 1
    var from = 0
    while from < partCount {
      let part = parts[from]
      for position in Int(nextRank[from])..<tabledCount {
        let choice = table.tabled[position]
        let loss = part.loss + choice.loss
        if loss > half { break }
        guard partCount < SubsetStorage.capacity else {
          work += Int64(partCount)
          return false
        }
        nextRank[partCount] = Int32(position + 1)
        parts[partCount] = SubsetStorage.Part(
          loss: loss, use: part.use + choice.use, parent: Int32(from), deviation: choice.deviation)
        partCount += 1
      }
      from += 1
    }
    work += Int64(partCount)
    return true
  }

  /// Sorts the table by class of loss and cell of the key lane, by counting.
  private mutating func order() {
    let key = window.key
    let (parts, sorted, start) = (table.parts, table.sorted, table.cellStart)
    (leastKey, largestKey) = (0, 0)
    for index in 0..<partCount {
      leastKey = min(leastKey, parts[index].use[key])
      largestKey = max(largestKey, parts[index].use[key])
    }
    cells = max(1, partCount / Self.classes)
    cellsPerUnit = Double(cells) / max(largestKey - leastKey, 1e-12)
    let places = Self.classes * cells
    for place in 0...places { start[place] = 0 }
    for index in 0..<partCount { start[place(parts[index])] += 1 }
    var end: Int32 = 0
    for place in 0...places {
      end += start[place]
      start[place] = end
    }
    for index in (0..<partCount).reversed() {
      let place = place(parts[index])
      start[place] -= 1
      sorted[Int(start[place])] = parts[index]
      // In the sorted copy the field points at the original, for tracing back.
      sorted[Int(start[place])].parent = Int32(index)
    }
  }

  @inline(__always)
  private func place(_ part: SubsetStorage.Part) -> Int {
    min(Int(part.loss / classWidth), Self.classes - 1) * cells + cell(part.use[window.key])
  }

  @inline(__always)
  private func cell(_ key: Double) -> Int {
    min(max(Int((key - leastKey) * cellsPerUnit), 0), cells - 1)
  }

  /// Depth first over the other deviations; false when the work is used up.
  private mutating func walk(
    from first: Int, activity: AgentModel.Lanes, loss: Double, _ shouldStop: () -> Bool
  ) -> Bool {
    work += 1
    if loss > matchedAbove { match(activity, loss) }
    guard work < checkpoint || goesOn(shouldStop) else { return false }
    for position in first..<walkedCount {
      let choice = table.walked[position]
      guard loss + choice.loss <= budget else { return true }
      path.append(choice.deviation)
      let goesOn = walk(
        from: position + 1, activity: activity + choice.use, loss: loss + choice.loss, shouldStop)
      path.removeLast()
      if !goesOn { return false }
    }
    return true
  }

  /// Whether work is left and nobody asked for an end; asked now and then.
  private mutating func goesOn(_ shouldStop: () -> Bool) -> Bool {
    checkpoint = min(workEnd, work + Self.checkInterval)
    return work < workEnd && !shouldStop()
  }

  /// Looks through the partners of one set.
  @inline(__always)
  private mutating func match(_ activity: AgentModel.Lanes, _ loss: Double) {
    let key = window.key
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
      let range = Int(table.cellStart[first])..<Int(table.cellStart[last + 1])
      work += Int64(range.count)
      for index in range {
        guard let rows = window.loss(at: activity + table.sorted[index].use) else { continue }
        let total = loss + table.sorted[index].loss + rows
        if total <= budget { keep(total, partner: Int(table.sorted[index].parent)) }
      }
    }
  }

  private mutating func keep(_ loss: Double, partner: Int) {
    var all = path
    var part = partner
    while part > 0 {
      all.append(table.parts[part].deviation)
      part = Int(table.parts[part].parent)
    }
    found.append(Found(loss: loss, deviations: all))
    guard found.count >= 2 * Self.kept else { return }
    found.sort { $0.loss < $1.loss }
    found.removeLast(found.count - Self.kept)
    budget = found[Self.kept - 1].loss
  }
}

/// The memory of `SubsetSearch`, allocated once: plain pointers, because the inner loops run over them
/// hundreds of millions of times.
final class SubsetStorage {
  /// Sets that the table holds at most.
  static let capacity = 1 << 18
  /// Deviations within the budget at most.
  static let deviationLimit = 1 << 12

  struct Part {
    var loss: Double
    var use: AgentModel.Lanes
    var parent: Int32
    var deviation: Int32
  }

  struct Choice {
    var loss: Double
    var use: AgentModel.Lanes
    var deviation: Int32
  }

  let parts = UnsafeMutablePointer<Part>.allocate(capacity: capacity)
  /// The same by class of loss and cell of the key lane.
  let sorted = UnsafeMutablePointer<Part>.allocate(capacity: capacity)
  /// Position among the tabled deviations that each part may be extended from.
  let nextRank = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  /// Where each cell begins in `sorted`; one more for the end.
  let cellStart = UnsafeMutablePointer<Int32>.allocate(capacity: capacity + SubsetSearch.classes + 1)
  let tabled = UnsafeMutablePointer<Choice>.allocate(capacity: deviationLimit)
  let walked = UnsafeMutablePointer<Choice>.allocate(capacity: deviationLimit)

  deinit {
    parts.deallocate()
    sorted.deallocate()
    nextRank.deallocate()
    cellStart.deallocate()
    tabled.deallocate()
    walked.deallocate()
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
