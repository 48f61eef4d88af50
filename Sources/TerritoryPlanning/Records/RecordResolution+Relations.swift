/// Region owners, travel times, opportunities, totals.
extension RecordResolution {
  mutating func resolvedRegionOwners() -> [[Int?]] {
    let table = "region_owners.csv"
    var owners = [[Int?]](
      repeating: Array(repeating: nil, count: parameters.duties.count), count: records.regions.count)
    for record in records.regionOwners {
      let region = required(record.region, in: regions, table, "region", record: record.origin)
      let duty = required(record.duty, in: duties, table, "duty", record: record.origin)
      let representative = required(
        record.representative, in: representatives, table, "representative", record: record.origin)
      guard let region, let duty, let representative else { continue }
      if owners[region][duty] != nil {
        fault(
          table, record.duty.or(record.origin), "duty", duties.ids[duty],
          "is a second owner of this duty of `\(regions.ids[region])`", "keep one")
      }
      owners[region][duty] = representative
    }
    return owners
  }

  mutating func resolvedTravel() -> TravelMatrix? {
    guard !records.travel.isEmpty else { return nil }
    let table = "travel.csv"
    var minutes = [[Int32]](
      repeating: Array(repeating: -1, count: records.accounts.count), count: records.representatives.count)
    for record in records.travel {
      let representative = required(
        record.representative, in: representatives, table, "representative", record: record.origin)
      let account = required(record.account, in: accounts, table, "account", record: record.origin)
      guard present(record.minutes, table, "minutes", record: record.origin),
        let given = record.minutes.value
      else { continue }
      guard given >= .zero, given.count <= Self.longestTrip else {
        fault(
          table, record.minutes.origin, "minutes", "\(given.count)", "is out of range",
          "write one-way minutes, 0 to \(Self.longestTrip)")
        continue
      }
      guard let representative, let account else { continue }
      if minutes[representative][account] >= 0 {
        fault(
          table, record.account.or(record.origin), "account", accounts.ids[account],
          "is a second travel time of `\(representatives.ids[representative])` to this account", "keep one")
      }
      minutes[representative][account] = Int32(given.count)
    }
    return TravelMatrix(minutes: minutes)
  }

  /// A week, in minutes.
  static let longestTrip: Int64 = 10_080

  mutating func resolvedOpportunities() -> [Opportunity] {
    let table = "opportunities.csv"
    return records.opportunities.compactMap { record in
      let account = required(record.account, in: accounts, table, "account", record: record.origin)
      let representative = reference(record.representative, in: representatives, table, "representative")
      let hasStage = present(record.stage, table, "stage", record: record.origin)
      if let value = record.value.value, value < .zero || value > SettingNode.mostMoney {
        fault(
          table, record.value.origin, "value", shown(value), "is out of range",
          "write 0 to \(shown(SettingNode.mostMoney))")
      }
      if let opened = record.opened.value, let closed = record.closed.value, closed < opened {
        fault(
          table, record.closed.origin, "closed", closed.iso, "is before it was opened, \(opened.iso)",
          "check both dates")
      }
      let isOver = record.stage.value == .won || record.stage.value == .lost
      if isOver { _ = present(record.closed, table, "closed", record: record.origin) }
      guard let account, hasStage, let stage = record.stage.value else { return nil }
      return Opportunity(
        id: record.id.value ?? "", account: account, representative: representative,
        product: record.product.value ?? "", stage: stage, opened: record.opened.value,
        closed: record.closed.value, value: record.value.value)
    }
  }

  /// Sums that later arithmetic makes must stay inside 64 bits with room to spare.
  mutating func checkTotals() {
    let limit = Int128(Int64.max / 4)
    let potential = records.accounts.reduce(Int128(0)) { $0 + Int128($1.potential.value?.minorUnits ?? 0) }
    let cost = records.representatives.reduce(Int128(0)) { $0 + Int128($1.cost.value?.minorUnits ?? 0) }
    for (sum, table, field) in [
      (potential, "accounts.csv", "potential"), (cost, "representatives.csv", "cost"),
    ] where sum > limit {
      fault(
        table, .none, field, "", "amounts add up to more than the program can count exactly",
        "use a larger unit of money in every file")
    }
  }
}
