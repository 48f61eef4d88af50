import TerritoryPlanning

/// Thresholds of numbers of deals, kept once for all items that share them.
struct DealTables {
  private struct Key: Hashable {
    let expectedDeals: Double
    let chance: Double
  }
  private var numbers: [Key: DealNumbers] = [:]
  private var places: [[UInt64]: Int32] = [:]
  private(set) var thresholds: [UInt64] = []

  /// What the deals of an item bring; nil where none can be won.
  mutating func amounts(_ deals: PlanOutlook.Deals) -> DealAmounts? {
    let key = Key(expectedDeals: deals.expectedDeals, chance: deals.chance)
    let found = numbers[key] ?? DealNumbers(expectedDeals: deals.expectedDeals, chance: deals.chance)
    numbers[key] = found
    guard found.mean > 0, deals.most > 0 else { return nil }
    return DealAmounts(found, mean: Double(deals.mean), most: Double(deals.most))
  }

  /// Where the thresholds begin.
  mutating func place(of numbers: DealNumbers) -> Int32 {
    if let known = places[numbers.thresholds] { return known }
    let place = Int32(thresholds.count)
    places[numbers.thresholds] = place
    thresholds += numbers.thresholds
    return place
  }
}
