/// What the value of a pair needs of its item, without references: accounts are too large to be copied a pair.
struct ItemFigures: Sendable {
  let account: Int
  let duty: Int
  let segment: Int
  let earning: Duty.Earning
  /// Representative who does it today, -1 where nobody does.
  let incumbent: Int
  /// Part of the period that the plan decides about: 1, or what is left when an incumbent who keeps the item
  /// until leaving has left.
  let remaining: Billionths
  /// Visits x minutes a visit, in the remaining part.
  let minutesAtWork: Double
  /// Visits over the visits made on one trip, in the remaining part.
  let trips: Double
  /// What there is to earn from, in minor units: headroom for acquisition, else current revenue.
  let base: Int64
  /// Share of new revenue that is collected; the whole for other duties.
  let collected: Billionths
  /// How many items of the account earn in the same way and share what there is to earn.
  let sharers: Int64

  init(of item: WorkItem, among siblings: ArraySlice<WorkItem>, data: PlanData) {
    let source = data.accounts[item.account]
    let attention = data.parameters.segments[source.segment]
    account = item.account
    duty = item.duty
    segment = source.segment
    earning = data.parameters.duties[item.duty].earning
    incumbent = source.incumbents[item.duty] ?? -1
    remaining = source.incumbents[item.duty].map(data.partLeft(by:)) ?? .one
    let visits = attention.visits[item.duty] * Double(remaining.count) / Double(Billionths.one.count)
    minutesAtWork = visits * attention.minutesPerVisit[item.duty]
    trips = visits / attention.tripSharing
    base =
      earning == .acquisition
      ? data.headroom(ofAccount: item.account).minorUnits : source.current.minorUnits
    collected = earning == .acquisition ? Billionths(1 - source.creditRisk) : .one
    sharers = data.sharers(of: item, among: siblings)
  }
}

extension EarningTable {
  /// Revenue of the period above the unattended baseline, without handover, in minor units.
  @inline(__always)
  func increment(of item: ItemFigures, row: Int) -> Int64 {
    let whole: Int64
    switch item.earning {
    case .acquisition:
      let deals = expectedDeals(row: row, duty: item.duty, segment: item.segment)
      whole = item.collected.of(min(item.base, deals))
    case .maintenance, .afterSales:
      whole = savedShare(row: row, duty: item.duty).of(item.base)
    }
    return item.remaining.of(item.sharers == 1 ? whole : whole / item.sharers)
  }

  /// Most that the item can yield above the baseline, whatever is done for it.
  func ceiling(of item: ItemFigures) -> Int64 {
    let whole =
      switch item.earning {
      case .acquisition: item.collected.of(item.base)
      case .maintenance, .afterSales: mostSaved(item.earning).of(item.base)
      }
    return item.remaining.of(whole / item.sharers)
  }
}

extension PlanData {
  /// Share of the period's days that a representative leaves to the successors: all of them, but for a leaver
  /// who keeps the items until leaving those on which nobody comes to work.
  fileprivate func partLeft(by incumbent: Int) -> Billionths {
    let person = representatives[incumbent]
    guard person.keepsUntilLeaving, person.leaves(within: parameters) else { return .one }
    let days = parameters.periodDays.count
    return Billionths(Double(days - person.daysAtWork(in: parameters)) / Double(days))
  }
}
