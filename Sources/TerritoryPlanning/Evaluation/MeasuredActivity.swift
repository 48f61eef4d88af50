/// What a plan adds up to by one measure, and what it would add up to if an item moved.
struct MeasuredActivity {
  let measure: Limit.Measure
  let value: Int64
  /// For each item its level of visits.
  private let level: @Sendable (Int) -> Int
  /// For occurrences: how many of its items cause each.
  private let causes: [Int]
  /// For occurrences: each of their items with the occurrence's number, by item.
  private let causers: [(item: Int, occurrence: Int)]
  /// For a sum: its parts.
  private let parts: [MeasuredActivity]

  init(_ measure: Limit.Measure, tally: PlanTally) {
    self.measure = measure
    let level = tally.level
    self.level = level
    var causes: [Int] = []
    var causers: [(item: Int, occurrence: Int)] = []
    var parts: [MeasuredActivity] = []
    switch measure {
    case .pairs(let holder?, let amount):
      value = tally.itemsOfHolder[holder.index].reduce(0) { $0 + amount($1, holder) }
    case .pairs(nil, let amount):
      value = tally.holders.enumerated().reduce(0) { sum, pair in
        sum + (pair.element.map { amount(pair.offset, $0) } ?? 0)
      }
    case .pairsAtLevels(let holder?, let amount):
      value = tally.itemsOfHolder[holder.index].reduce(0) { $0 + amount($1, holder, level($1)) }
    case .pairsAtLevels(nil, let amount):
      value = tally.holders.enumerated().reduce(0) { sum, pair in
        sum + (pair.element.map { amount(pair.offset, $0, level(pair.offset)) } ?? 0)
      }
    case .occurrences(let occurrences):
      causes = occurrences.map { occurrence in
        occurrence.items.count { item in
          tally.holders[item].map { occurrence.isCaused(item, $0) } ?? false
        }
      }
      value = zip(occurrences, causes).reduce(0) { $0 + ($1.1 > 0 ? $1.0.amount : 0) }
      causers = Self.causers(of: occurrences)
    case .constant(let amount):
      value = amount
    case .sum(let measures):
      parts = measures.map { MeasuredActivity($0, tally: tally) }
      value = parts.reduce(0) { $0 + $1.value }
    }
    self.causes = causes
    self.causers = causers
    self.parts = parts
  }

  private static func causers(of occurrences: [Limit.Occurrence]) -> [(item: Int, occurrence: Int)] {
    let pairs = occurrences.enumerated().flatMap { number, occurrence in
      occurrence.items.map { (item: $0, occurrence: number) }
    }
    // Rules list items in order as a rule; sorting is for those that do not.
    let isSorted = zip(pairs, pairs.dropFirst()).allSatisfy { $0.item <= $1.item }
    return isSorted ? pairs : pairs.sorted { ($0.item, $0.occurrence) < ($1.item, $1.occurrence) }
  }

  /// The numbers of the occurrences that an item may cause.
  private func occurrences(of item: Int) -> [Int] {
    var low = 0
    var high = causers.count
    while low < high {
      let middle = (low + high) / 2
      if causers[middle].item < item { low = middle + 1 } else { high = middle }
    }
    return causers[low...].prefix { $0.item == item }.map(\.occurrence)
  }

  /// What the value would be if `item` were with `other` instead of `holder`, visited as often; nil: with nobody.
  func value(moving item: Int, from holder: Holder?, to other: Holder?) -> Int64 {
    var result = value
    switch measure {
    case .pairs(let counted, let amount):
      if let holder, counted == nil || counted == holder { result -= amount(item, holder) }
      if let other, counted == nil || counted == other { result += amount(item, other) }
    case .pairsAtLevels(let counted, let amount):
      if let holder, counted == nil || counted == holder { result -= amount(item, holder, level(item)) }
      if let other, counted == nil || counted == other { result += amount(item, other, level(item)) }
    case .occurrences(let occurrences):
      for number in self.occurrences(of: item) {
        let occurrence = occurrences[number]
        let before = causes[number]
        let left = holder.map { occurrence.isCaused(item, $0) } ?? false
        let joins = other.map { occurrence.isCaused(item, $0) } ?? false
        let after = before - (left ? 1 : 0) + (joins ? 1 : 0)
        if before > 0, after == 0 { result -= occurrence.amount }
        if before == 0, after > 0 { result += occurrence.amount }
      }
    case .constant: break
    case .sum:
      result = parts.reduce(0) { $0 + $1.value(moving: item, from: holder, to: other) }
    }
    return result
  }
}
