import TerritoryPlanning

/// A plan's outlook and the settings as flat arrays: what a draw needs and nothing else.
///
/// Amounts are minor units as floating values; columns are the representatives and, last, nobody.
struct StressModel: Sendable {
  /// An acquisition item.
  struct Deals {
    let stream: UInt64
    let column: Int32
    let market: Int32
    let estimate: Int32
    /// Into `thresholds`.
    let firstThreshold: Int32
    let thresholdCount: Int32
    let firstNumber: Double
    let deal: Double
    let most: Double
  }
  /// An account that stays or leaves.
  struct Customer {
    let stream: UInt64
    let market: Int32
    let firstPart: Int32
    let partCount: Int32
  }
  /// What stays of a customer where its number is at least `from` and below `to`.
  struct Part {
    let from: UInt64
    let to: UInt64
    let amount: Double
    let mean: Double
    let column: Int32
    /// -1: what stays unattended does not depend on anybody's work.
    let estimate: Int32

    func divided(by count: Int) -> Part {
      Part(
        from: from, to: to, amount: amount / Double(count), mean: mean / Double(count), column: column,
        estimate: estimate)
    }
  }
  /// What does not depend on an item's own fortune.
  struct Fixed {
    let amount: Double
    let column: Int32
    let market: Int32
    /// -1: does not depend on anybody's work.
    let estimate: Int32
  }

  let settings: StressSettings
  let columns: Int
  private(set) var shocks: StressShocks
  private(set) var deals: [Deals] = []
  private(set) var customers: [Customer] = []
  /// Of all customers, one after another.
  private(set) var parts: [Part] = []
  private(set) var fixed: [Fixed] = []
  /// Of all numbers of deals.
  private(set) var thresholds: [UInt64] = []

  init(
    _ outlook: PlanOutlook, _ evaluation: Evaluation, in context: PlanningContext, _ settings: StressSettings
  ) {
    self.settings = settings
    columns = context.data.representatives.count + 1
    shocks = StressShocks(evaluation, in: context, settings)
    var tables = DealTables()
    for deals in outlook.deals { add(deals, context, &tables) }
    thresholds = tables.thresholds
    for customer in outlook.customers { add(customer, context) }
    for loss in outlook.losses {
      let market = shocks.market(ofAccount: context.items[loss.item].account)
      fixed.append(
        Fixed(amount: -Double(loss.amount), column: Int32(loss.representative), market: market, estimate: -1))
    }
    mergeFixed()
  }

  private mutating func add(
    _ deals: PlanOutlook.Deals, _ context: PlanningContext, _ tables: inout DealTables
  ) {
    let work = context.items[deals.item]
    let market = shocks.market(ofAccount: work.account)
    let estimate = shocks.estimate(deals.representative, account: work.account)
    let column = Int32(deals.representative)
    guard settings.wins, let amounts = tables.amounts(deals) else {
      fixed.append(Fixed(amount: Double(deals.mean), column: column, market: market, estimate: estimate))
      return
    }
    let name = context.data.accounts[work.account].id + "\u{0}" + context.data.parameters.duties[work.duty].id
    self.deals.append(
      Deals(
        stream: DrawNumbers.stream("deals", name), column: column, market: market, estimate: estimate,
        firstThreshold: tables.place(of: amounts.numbers),
        thresholdCount: Int32(amounts.numbers.thresholds.count), firstNumber: Double(amounts.numbers.first),
        deal: amounts.deal, most: amounts.most))
  }

  /// The number of a customer runs over what stays unattended, then over what each item keeps, then over the loss of
  /// the account; each as wide as its share of the current revenue.
  private mutating func add(_ customer: PlanOutlook.Customer, _ context: PlanningContext) {
    let market = shocks.market(ofAccount: customer.account)
    let current = Double(customer.current)
    let unattended = customer.unattended.reduce(0) { $0 + $1.mean }
    var kept: [Part] = []
    if settings.counted == .whole {
      for one in customer.unattended where one.mean > 0 {
        kept.append(
          Part(
            from: 0, to: DrawNumbers.threshold(Double(unattended) / current),
            amount: Double(one.mean) / Double(unattended) * current, mean: Double(one.mean),
            column: one.representative.map { Int32($0) } ?? Int32(columns - 1), estimate: -1))
      }
    }
    var below = unattended
    for one in customer.attended {
      guard let representative = one.representative else { continue }
      let from = below
      below += one.mean
      kept.append(
        Part(
          from: DrawNumbers.threshold(Double(from) / current),
          to: DrawNumbers.threshold(Double(below) / current),
          amount: current, mean: Double(one.mean), column: Int32(representative),
          estimate: shocks.estimate(representative, account: customer.account)))
    }
    guard !kept.isEmpty else { return }
    guard settings.churn else {
      fixed += kept.map { Fixed(amount: $0.mean, column: $0.column, market: market, estimate: $0.estimate) }
      return
    }
    let id = context.data.accounts[customer.account].id
    for contract in 0..<settings.contracts {
      customers.append(
        Customer(
          stream: DrawNumbers.stream("customer", contract == 0 ? id : id + "\u{0}\(contract)"),
          market: market,
          firstPart: Int32(parts.count), partCount: Int32(kept.count)))
      parts += kept.map { $0.divided(by: settings.contracts) }
    }
  }

  /// Amounts with the same factors become one.
  private mutating func mergeFixed() {
    struct Key: Hashable {
      let column: Int32
      let market: Int32
      let estimate: Int32
    }
    var place: [Key: Int] = [:]
    var merged: [Fixed] = []
    for one in fixed {
      let key = Key(column: one.column, market: one.market, estimate: one.estimate)
      if let known = place[key] {
        merged[known] = Fixed(
          amount: merged[known].amount + one.amount, column: one.column, market: one.market,
          estimate: one.estimate)
      } else {
        place[key] = merged.count
        merged.append(one)
      }
    }
    fixed = merged
  }
}
