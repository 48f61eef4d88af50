import Foundation

@testable import TerritoryPlanning

/// Deals of a made-up firm whose truth is known.
struct SimulatedDeals {
  var firm = TinyFirm()
  var deals: [Opportunity] = []
  var random: SplitMix

  /// - Parameters:
  ///   - people: how many representatives.
  ///   - accounts: of each of the three segments.
  init(people: Int, accounts: Int = 5, seed: UInt64) {
    random = SplitMix(seed: seed)
    for index in 0..<people { firm.addRepresentative("R\(index)") }
    for segment in 0..<3 {
      for index in 0..<accounts { firm.addCustomer("A\(segment)-\(index)") { $0.segment = segment } }
    }
    self.accounts = accounts
  }
  let accounts: Int

  var data: PlanData {
    let plain = firm.data
    return PlanData(
      parameters: plain.parameters, accounts: plain.accounts, representatives: plain.representatives,
      regions: plain.regions, regionOwnersToday: plain.regionOwnersToday, travelMatrix: nil,
      opportunities: deals)
  }

  mutating func uniform() -> Double { Double.random(in: 0..<1, using: &random) }
  mutating func normal() -> Double {
    let sum = (0..<12).reduce(0) { sum, _ in sum + uniform() }
    return sum - 6
  }

  /// A closed deal, won with the chance, of a lognormal value around `size` in whole units.
  mutating func add(
    _ representative: Int?, segment: Int = 0, chance: Double, size: Double = 1000, deviation: Double = 0.3,
    product: String = "", opened: Int = 0, days: Int = 30
  ) {
    let isWon = uniform() < chance
    let value = size * exp(deviation * normal())
    deals.append(
      Opportunity(
        id: "O\(deals.count)", account: segment * accounts + Int.random(in: 0..<accounts, using: &random),
        representative: representative, product: product, stage: isWon ? .won : .lost,
        opened: CalendarDay(daysSince1970: opened), closed: CalendarDay(daysSince1970: opened + days),
        value: isWon ? Money(minorUnits: Int64(value * 100)) : nil))
  }

  var wins: WinEstimates? { try? DealEstimates(data).wins.get() }
  var sizes: SizeEstimates? { try? DealEstimates(data).sizes.get() }
}
