import TerritoryPlanning

/// Firms with up to four regions in a random pattern of neighbours, and rules about them.
enum RegionalFirm {
  static func data(_ dice: inout Dice, representatives: Int, accounts: Int) -> PlanData {
    let base = RandomFirm.data(&dice, representatives: representatives, accounts: accounts)
    let count = 3 + dice.below(2)
    var neighbours = [Set<Int>](repeating: [], count: count)
    for a in 0..<count {
      for b in 0..<a where dice.chance(0.55) {
        neighbours[a].insert(b)
        neighbours[b].insert(a)
      }
    }
    let regions = neighbours.enumerated().map { number, others in
      Region(
        id: "g\(number)", name: "Region \(number)", parent: nil,
        centroid: Coordinates(latitude: 30 + Double(number), longitude: 120), neighbours: others.sorted())
    }
    var customers = base.accounts
    for index in customers.indices { customers[index].region = dice.below(count) }
    return PlanData(
      parameters: base.parameters, accounts: customers, representatives: base.representatives,
      regions: regions, regionOwnersToday: regions.map { _ in [nil, nil, nil] }, travelMatrix: nil,
      neighbourSource: .file)
  }

  /// Every setting of the rule, in random combination.
  static func rule(_ dice: inout Dice) -> RegionsRule {
    let policies: [RegionsRule.Policy] = (0..<3).map { _ in
      switch dice.below(6) {
      case 0: .exclusive
      case 1: .atMost(1)
      case 2: .atMost(1, price: Int64(1 + dice.below(40_000)))
      default: .free
      }
    }
    let duties = (0..<3).filter { _ in dice.chance(0.7) }
    let isPriced = dice.chance(0.5)
    return RegionsRule(
      policies: policies, namedAccounts: dice.chance(0.5) ? .exempt : .included,
      perRepresentative: dice.chance(0.5)
        ? .init(most: 1 + dice.below(2), price: isPriced ? Int64(1 + dice.below(60_000)) : nil) : nil,
      openingCost: dice.chance(0.5) ? Money(minorUnits: Int64(dice.below(50_000))) : .zero,
      contiguous: dice.chance(0.4) ? .together : .each(duties),
      cutEdges: dice.chance(0.6) ? .init(price: Int64(1 + dice.below(50_000)), duties: duties) : nil)
  }
}
