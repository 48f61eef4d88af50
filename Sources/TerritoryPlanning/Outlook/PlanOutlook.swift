/// What the items of a plan may yield besides what they yield on average: chances and amounts whose mean is the
/// plan's evaluation, before any shock that items share. docs/formulations/stress.md derives it.
///
/// The formulas of docs/domain.md are means: an expected number of deals, a retention. Here they are read as what
/// they are means of.
public struct PlanOutlook: Sendable, Equatable {
  /// An acquisition item in a representative's hands: some of its deals are won.
  public struct Deals: Sendable, Equatable {
    public var item: Int
    public var representative: Int
    /// What the plan counts for it before any handover loss, in minor units.
    public var mean: Int64
    /// Deals that are expected to come up; a fraction is the chance of one more.
    public var expectedDeals: Double
    /// That a deal is won and paid: win rate times skill, at most 1, less the credit risk.
    public var chance: Double
    /// Most that the item can yield: the headroom that it shares.
    public var most: Int64
  }

  /// Part of an account's current revenue that stays in some cases only.
  public struct Kept: Sendable, Equatable {
    /// The work item that keeps it; nil: it stays though nobody attends.
    public var item: Int?
    /// To whom it counts; nil: to nobody, because the pool or no one has the item.
    public var representative: Int?
    /// What it comes to on average, in minor units.
    public var mean: Int64
  }

  /// An account with current revenue: it stays or it leaves. What its items keep excludes each other, and with what
  /// stays unattended it is never more than the whole.
  public struct Customer: Sendable, Equatable {
    public var account: Int
    /// What the account yields today, in minor units; above 0.
    public var current: Int64
    /// What stays unattended, in equal parts to those who would lose it at a handover.
    public var unattended: [Kept]
    /// By item.
    public var attended: [Kept]
  }

  /// What is lost at a handover, certain but for the market.
  public struct Loss: Sendable, Equatable {
    public var item: Int
    public var representative: Int
    /// In minor units; above 0.
    public var amount: Int64
  }

  /// By item.
  public var deals: [Deals] = []
  /// By account.
  public var customers: [Customer] = []
  /// By item.
  public var losses: [Loss] = []

  /// Sum of all means less all losses, without what stays unattended: the plan's expected revenue.
  public var expectedRevenue: Money {
    let won = deals.reduce(0) { $0 + $1.mean }
    let kept = customers.reduce(0) { $0 + $1.attended.reduce(0) { $0 + $1.mean } }
    return Money(minorUnits: won + kept - losses.reduce(0) { $0 + $1.amount })
  }
}

extension PlanningContext {
  /// Chances and amounts behind the plan's expected revenue. O(items).
  ///
  /// - Precondition: the plan has as many holders as there are items.
  public func outlook(of plan: Plan) -> PlanOutlook {
    precondition(plan.holders.count == items.count, "a plan needs a holder, or nil, for each item")
    var outlook = PlanOutlook()
    for account in data.accounts.indices {
      var customer = customer(account, plan)
      for item in itemsOfAccount[account] {
        guard let holder = plan.holders[item], holder != pool, capacity[holder.index] > .zero else {
          continue
        }
        let level = level(item: item, in: plan)
        let mean = valuation.increment(item, holder, level: level).minorUnits
        let lost = mean - revenue(item: item, holder: holder, level: level).minorUnits
        if lost > 0 {
          outlook.losses.append(.init(item: item, representative: holder.index, amount: lost))
        }
        guard mean > 0 else { continue }
        if data.parameters.duties[items[item].duty].earning == .acquisition {
          outlook.deals.append(deals(item, holder, level: level, mean: mean))
        } else {
          customer.attended.append(.init(item: item, representative: holder.index, mean: mean))
        }
      }
      if customer.current > 0 { outlook.customers.append(customer) }
    }
    return outlook
  }

  private func deals(_ item: Int, _ holder: Holder, level: Int, mean: Int64) -> PlanOutlook.Deals {
    let figures = valuation.figures[item]
    let segment = data.parameters.segments[figures.segment]
    let skill = valuation.efficiency[holder.index * data.parameters.duties.count + figures.duty]
    let part = Double(figures.remaining.count) / Double(Billionths.one.count) / Double(figures.sharers)
    let response =
      level == standardLevel
      ? 1 : Double(valuation.response[figures.duty][level].count) / Double(Billionths.one.count)
    let paid = Double(figures.collected.count) / Double(Billionths.one.count)
    return PlanOutlook.Deals(
      item: item, representative: holder.index, mean: mean,
      expectedDeals: segment.expectedDeals * part * response, chance: min(1, segment.winRate * skill) * paid,
      most: figures.remaining.of(figures.base / figures.sharers))
  }

  /// The account with what stays of it unattended: of the items that carry that, in equal parts, the last one
  /// taking the remainder of the division.
  private func customer(_ account: Int, _ plan: Plan) -> PlanOutlook.Customer {
    let unattended = data.unattendedRevenue(ofAccount: account).minorUnits
    var customer = PlanOutlook.Customer(
      account: account, current: data.accounts[account].current.minorUnits, unattended: [], attended: [])
    guard unattended > 0 else { return customer }
    let siblings = items[itemsOfAccount[account]]
    let carriers = itemsOfAccount[account].filter { item in
      data.retainedRevenue(
        touchedBy: items[item], among: siblings, sharers: valuation.figures[item].sharers) > .zero
    }
    guard !carriers.isEmpty else {
      customer.unattended = [.init(item: nil, representative: nil, mean: unattended)]
      return customer
    }
    let share = unattended / Int64(carriers.count)
    for (place, item) in carriers.enumerated() {
      let isLast = place == carriers.count - 1
      let holder = plan.holders[item].flatMap { $0 == pool || capacity[$0.index] <= .zero ? nil : $0.index }
      customer.unattended.append(
        .init(
          item: nil, representative: holder,
          mean: isLast ? unattended - share * Int64(carriers.count - 1) : share))
    }
    return customer
  }
}
