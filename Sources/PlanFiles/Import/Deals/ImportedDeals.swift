import TerritoryPlanning

/// A deal of the export.
struct ImportedDeal {
  var id: String
  /// Index of the account.
  var account: Int
  /// Id of the representative; nil for people who are not in the plan.
  var representative: String?
  var stage: OpportunityRecord.Stage
  var opened: CalendarDay?
  var closed: CalendarDay?
  /// In major units of the currency.
  var value: Double?
  var product: String
  var row: Int
}

/// What the deals of an export say.
struct ImportedDeals {
  var deals: [ImportedDeal] = []
  /// Won money in the map's span of days, and money of deals in progress, by account.
  var wonInSpan: [Double]
  var inProgress: [Double]
  /// Won money of all time by account, then person as the export names them.
  private var wonByPerson: [Int: [String: Double]] = [:]

  init(accounts: Int) {
    wonInSpan = [Double](repeating: 0, count: accounts)
    inProgress = wonInSpan
  }

  /// Takes a deal over; `person` is who is named for it, in the plan or not.
  mutating func add(_ deal: ImportedDeal, person: String, span: ClosedRange<CalendarDay>?) {
    deals.append(deal)
    let value = deal.value ?? 0
    switch deal.stage {
    case .won:
      wonByPerson[deal.account, default: [:]][person, default: 0] += value
      if let span, let closed = deal.closed, span.contains(closed) { wonInSpan[deal.account] += value }
    case .open, .negotiation: inProgress[deal.account] += value
    case .lost: break
    }
  }

  /// The person with the most won money of an account and the share of it; ties go to the smaller id.
  func leader(of account: Int) -> (person: String, share: Double)? {
    guard let people = wonByPerson[account] else { return nil }
    let ordered = people.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = ordered.reduce(0) { $0 + $1.value }
    guard let first = ordered.first, total > 0 else { return nil }
    return (first.key, first.value / total)
  }
}
