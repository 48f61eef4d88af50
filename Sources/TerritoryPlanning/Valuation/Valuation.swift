/// What each pairing of work item and holder costs and earns; the formulas are in docs/domain.md.
///
/// Everything that depends on the item alone or on the representative alone is computed once, so that a pair
/// costs a few multiplications and no table of all pairs is kept.
struct Valuation: Sendable {
  let data: PlanData
  let items: [WorkItem]
  let availability: Availability
  private let places: Places
  private let earnings: EarningTable
  /// `[representative][duty]`: mean skill, above 0 for everybody who has capacity.
  let efficiency: [Double]
  /// `[item]`
  let figures: [ItemFigures]
  let standardMinutes: [Minutes]
  let standardRevenues: [Money]
  let handoverLosses: [Money]
  private let dutyCount: Int
  private let kilometresToMinutes: Double
  let visits: VisitParameters
  /// `[duty][level]`: share of the standard increment; empty where the duty has the standard level alone.
  let response: [[BillionthsBeyond]]

  init(data: PlanData, workItems: WorkItems) {
    self.data = data
    let items = workItems.items
    self.items = items
    dutyCount = data.parameters.duties.count
    visits = data.parameters.visits
    response = data.parameters.visits.response.map { $0.map { BillionthsBeyond($0) } }
    kilometresToMinutes = data.parameters.travel.detour * 60 / data.parameters.travel.speed
    places = Places(data: data)
    let availability = Availability(data: data)
    self.availability = availability
    let earnings = EarningTable(data: data, skill: availability.skill)
    self.earnings = earnings
    efficiency = availability.skill.flatMap(\.self)
    let figures = items.map { item in
      ItemFigures(of: item, among: items[workItems.ofAccount[item.account]], data: data)
    }
    self.figures = figures
    standardMinutes = figures.map { Minutes(nearestWhole($0.minutesAtWork)) }
    let standardRevenues = figures.map {
      Money(minorUnits: earnings.increment(of: $0, row: data.representatives.count))
    }
    self.standardRevenues = standardRevenues
    handoverLosses = items.indices.map { index in
      let item = items[index]
      let touched = data.retainedRevenue(
        touchedBy: item, among: items[workItems.ofAccount[item.account]], sharers: figures[index].sharers)
      let retained = Money(minorUnits: figures[index].remaining.of(touched.minorUnits))
      return data.handoverLoss(of: item, increment: standardRevenues[index], retained: retained)
    }
  }

  // MARK: Time

  func oneWayTravel(_ item: Int, _ holder: Holder) -> Minutes {
    guard isRepresentative(holder) else { return .zero }
    return Minutes(oneWayMinutes(account: figures[item].account, representative: holder.index))
  }

  func travelMinutes(_ item: Int, _ holder: Holder) -> Minutes {
    guard works(holder) else { return .zero }
    let oneWay = oneWayMinutes(account: figures[item].account, representative: holder.index)
    return Minutes(nearestWhole(figures[item].trips * Double(2 * oneWay)))
  }

  func trips(_ item: Int, level: Int) -> Int64 {
    let share = level == visits.standard ? 1 : visits.visits(at: level)
    return Int64((share * figures[item].trips).rounded(.up))
  }

  func actualMinutes(_ item: Int, _ holder: Holder) -> Minutes {
    guard isRepresentative(holder) else { return .zero }
    let skill = efficiency[holder.index * dutyCount + figures[item].duty]
    let atWork = figures[item].minutesAtWork / (skill > 0 ? skill : 1)
    return Minutes(nearestWhole(atWork)) + travelMinutes(item, holder)
  }

  /// One-way minutes of travel: as given, else by the great circle; 0 where a place is unknown.
  private func oneWayMinutes(account: Int, representative: Int) -> Int64 {
    if let matrix = data.travelMatrix {
      let given = matrix.minutes[representative][account]
      if given >= 0 { return Int64(given) }
    }
    guard let home = places.representatives[representative], let place = places.accounts[account] else {
      return 0
    }
    return nearestWhole(home.kilometres(to: place) * kilometresToMinutes)
  }

  /// One-way minutes from a representative's home to a region's centroid; 0 where a place is unknown.
  func oneWayMinutes(region: Int, representative: Int) -> Int64 {
    guard let home = places.representatives[representative], let place = places.regions[region] else {
      return 0
    }
    return nearestWhole(home.kilometres(to: place) * kilometresToMinutes)
  }

  func isPlaced(account: Int) -> Bool { places.accounts[account] != nil }
  func isPlaced(representative: Int) -> Bool { places.representatives[representative] != nil }

  func travelMinutes(_ item: Int, _ holder: Holder, level: Int) -> Minutes {
    guard level != visits.standard else { return travelMinutes(item, holder) }
    guard works(holder) else { return .zero }
    let oneWay = oneWayMinutes(account: figures[item].account, representative: holder.index)
    return Minutes(nearestWhole(visits.visits(at: level) * figures[item].trips * Double(2 * oneWay)))
  }

  func actualMinutes(_ item: Int, _ holder: Holder, level: Int) -> Minutes {
    guard level != visits.standard else { return actualMinutes(item, holder) }
    guard isRepresentative(holder) else { return .zero }
    let skill = efficiency[holder.index * dutyCount + figures[item].duty]
    let atWork = visits.visits(at: level) * figures[item].minutesAtWork / (skill > 0 ? skill : 1)
    return Minutes(nearestWhole(atWork)) + travelMinutes(item, holder, level: level)
  }

  // MARK: Money

  func standardRevenue(_ item: Int) -> Money { standardRevenues[item] }

  func revenue(_ item: Int, _ holder: Holder) -> Money {
    guard works(holder) else { return .zero }
    let increment = Money(minorUnits: earnings.increment(of: figures[item], row: holder.index))
    let incumbent = figures[item].incumbent
    return incumbent < 0 || incumbent == holder.index ? increment : increment - handoverLosses[item]
  }

  /// At most what the item can yield; the handover loss is the same at every level.
  func revenue(_ item: Int, _ holder: Holder, level: Int) -> Money {
    guard level != visits.standard, works(holder) else { return revenue(item, holder) }
    let standard = earnings.increment(of: figures[item], row: holder.index)
    let increment = Money(
      minorUnits: min(
        response[figures[item].duty][level].of(standard), earnings.ceiling(of: figures[item])))
    let incumbent = figures[item].incumbent
    return incumbent < 0 || incumbent == holder.index ? increment : increment - handoverLosses[item]
  }

  /// What a representative with capacity earns with the item, before any handover loss; 0 for anybody else.
  func increment(_ item: Int, _ holder: Holder, level: Int) -> Money {
    guard works(holder) else { return .zero }
    let incumbent = figures[item].incumbent
    let keeps = incumbent < 0 || incumbent == holder.index
    return revenue(item, holder, level: level) + (keeps ? .zero : handoverLosses[item])
  }

  func travelCost(_ item: Int, _ holder: Holder) -> Money { travelCost(of: travelMinutes(item, holder)) }

  func travelCost(_ item: Int, _ holder: Holder, level: Int) -> Money {
    travelCost(of: travelMinutes(item, holder, level: level))
  }

  private func travelCost(of minutes: Minutes) -> Money {
    let perHour = data.parameters.earning.travelCostPerHour.minorUnits
    return Money(minorUnits: minutes.count * perHour / 60)
  }

  /// Visits of the period at a level.
  func visitCount(_ item: Int, level: Int) -> Double {
    let segment = data.parameters.segments[figures[item].segment]
    let remaining = Double(figures[item].remaining.count) / Double(Billionths.one.count)
    return segment.visits[figures[item].duty] * remaining * visits.visits(at: level)
  }

  /// The levels that an item may take with a holder: the standard one alone where nobody works.
  func levels(_ item: Int, _ holder: Holder) -> Range<Int> {
    works(holder) ? visits.choices(ofDuty: figures[item].duty) : visits.standard..<visits.standard + 1
  }

  // MARK: Who can work

  @inline(__always)
  private func isRepresentative(_ holder: Holder) -> Bool { holder.index < data.representatives.count }

  /// Whether the holder is a representative with any capacity in the period.
  @inline(__always)
  private func works(_ holder: Holder) -> Bool {
    isRepresentative(holder) && availability.capacity[holder.index] > .zero
  }

  func forcedReason(_ item: Int) -> Objection? {
    let work = items[item]
    guard let incumbent = data.accounts[work.account].incumbents[work.duty] else { return nil }
    return data.objection(to: incumbent, doing: work.duty, capacity: availability.capacity[incumbent])
  }
}

extension PlanData {
  /// How many of the account's items earn in the same way as this one, itself included.
  func sharers(of item: WorkItem, among siblings: ArraySlice<WorkItem>) -> Int64 {
    let earning = parameters.duties[item.duty].earning
    return Int64(siblings.count { parameters.duties[$0.duty].earning == earning })
  }

  /// What the account yields though nobody attends.
  func unattendedRevenue(ofAccount account: Int) -> Money {
    Money(
      minorUnits: Billionths(parameters.earning.baselineRetention).of(accounts[account].current.minorUnits))
  }

  /// The retained current revenue that suffers when this item changes hands: the maintenance items carry it,
  /// after-sales where there is no maintenance, so that an account loses it once.
  func retainedRevenue(
    touchedBy item: WorkItem, among siblings: ArraySlice<WorkItem>, sharers: Int64
  ) -> Money {
    let isMaintained = siblings.contains { parameters.duties[$0.duty].earning == .maintenance }
    let carrier: Duty.Earning = isMaintained ? .maintenance : .afterSales
    guard parameters.duties[item.duty].earning == carrier else { return .zero }
    return Money(minorUnits: unattendedRevenue(ofAccount: item.account).minorUnits / sharers)
  }

  /// What is lost when somebody else takes the item over; the same whoever that is. Zero without incumbent.
  func handoverLoss(of item: WorkItem, increment: Money, retained: Money) -> Money {
    let account = accounts[item.account]
    guard account.incumbents[item.duty] != nil else { return .zero }
    let years = account.incumbentSince[item.duty].map { $0.fullMonths(until: parameters.periodStart) / 12 }
    let handover = parameters.handover
    let share = min(handover.mostLoss, handover.loss + handover.lossPerYear * Double(years ?? 0))
    return Money(minorUnits: Billionths(share).of((increment + retained).minorUnits))
  }

  /// Why the representative cannot do the duty in this period, or nil: facts of the data, no wishes.
  func objection(to representative: Int, doing duty: Int, capacity: Minutes) -> Objection? {
    let person = representatives[representative]
    if person.leaves(within: parameters) { return Objection(key: "leaver", detail: person.name) }
    if capacity <= .zero { return Objection(key: "no_capacity", detail: person.name) }
    if !person.duties[duty] { return Objection(key: "duty", detail: parameters.duties[duty].id) }
    if !parameters.duties[duty].roles.contains(person.role) {
      return Objection(key: "role", detail: person.role.rawValue)
    }
    return nil
  }
}
