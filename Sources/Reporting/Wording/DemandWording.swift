import TerritoryAssignment
import TerritoryPlanning

/// Demands of rules as clauses, those of one kind together.
struct DemandWording {
  /// Names that a list of people or accounts gives before it counts the rest.
  static let mostNames = 4

  /// Items that are named one by one.
  static let mostItems = 2

  let wording: PlanWording
  /// Bounds and numbers that the demands' names do not hold.
  private let bounds: [Demand: StatedBound]
  private var phrases: any Phrases { wording.phrases }
  private var data: PlanData { wording.context.data }

  /// What a rule states under a demand.
  private struct StatedBound {
    var amount: Int64
    var unit: Limit.Unit?
    var whole: Int64 = 1
  }

  /// - Parameter requirements: of the rules that the demands are of.
  init(_ wording: PlanWording, requirements: [Requirement]) {
    self.wording = wording
    var bounds: [Demand: StatedBound] = [:]
    for requirement in requirements {
      switch requirement {
      case .limit(let limit):
        if let demand = limit.demand(.lower), let lower = limit.lower {
          bounds[demand] = StatedBound(amount: max(lower, bounds[demand]?.amount ?? lower), unit: limit.unit)
        }
        if let demand = limit.demand(.upper), let upper = limit.upper {
          bounds[demand] = StatedBound(amount: min(upper, bounds[demand]?.amount ?? upper), unit: limit.unit)
        }
      case .coupling(let coupling):
        if case .atMost(let most) = coupling.kind {
          bounds[coupling.demand] = StatedBound(amount: Int64(most), unit: .representatives)
        }
      case .spread(let spread):
        bounds[spread.demand] = StatedBound(amount: spread.atMost, unit: nil, whole: spread.whole)
      case .barrier, .charge, .contiguity: break
      }
    }
    self.bounds = bounds
  }

  /// One line for the demands of each kind, in the order in which the kinds are met.
  func lines(_ demands: [Demand]) -> [String] {
    Self.kinds(demands).flatMap { kind -> [String] in
      switch kind[0].part {
      case .limit(let aspect, let side): return limits(kind, aspect, side)
      case .exclusion("pool_not_allowed"): return [phrases.mustBeCovered(work(kind.map(\.place)))]
      case .coupling, .contiguity, .spread, .exclusion:
        return kind.map(clause)
      }
    }
  }

  /// Demands of one rule and part, together.
  static func kinds(_ demands: [Demand]) -> [[Demand]] {
    var kinds: [[Demand]] = []
    for demand in demands {
      let alike = { (kind: [Demand]) in kind[0].rule == demand.rule && kind[0].part == demand.part }
      if let known = kinds.firstIndex(where: alike) {
        kinds[known].append(demand)
      } else {
        kinds.append([demand])
      }
    }
    return kinds
  }

  private func limits(_ demands: [Demand], _ aspect: String, _ side: Demand.Side) -> [String] {
    guard demands.count > Self.mostNames, let unit = bounds[demands[0]]?.unit else {
      return demands.map { demand in
        let bound = bounds[demand].flatMap { stated in stated.unit.map { wording.text(stated.amount, $0) } }
        return limit(
          subject(demand.place), aspect, side, bound: bound ?? phrases.notStated, inAll: false)
      }
    }
    let sum = demands.reduce(0) { $0 + (bounds[$1]?.amount ?? 0) }
    return [
      limit(
        subjects(demands.map(\.place)), aspect, side, bound: wording.text(sum, unit), inAll: true)
    ]
  }

  private func limit(
    _ who: String, _ aspect: String, _ side: Demand.Side, bound: String, inAll: Bool
  ) -> String {
    let name = wording.name(ofAspect: aspect)
    return side == .upper
      ? phrases.atMost(who, aspect: name, bound: bound, inAll: inAll)
      : phrases.atLeast(who, aspect: name, bound: bound, inAll: inAll)
  }

  private func clause(_ demand: Demand) -> String {
    let place = subject(demand.place)
    switch demand.part {
    case .coupling(let form):
      switch form {
      case .same: return phrases.oneHand(place)
      case .differ: return phrases.differentHands(place)
      case .atMost: return phrases.atMostFaces(place, most: phrases.people(bounds[demand]?.amount ?? 1))
      case .oneGroup: return phrases.oneTeam(place)
      }
    case .contiguity: return phrases.hangsTogether(duty: demand.place.duty.map(wording.name(ofDuty:)))
    case .spread(let aspect, let measure):
      let most = bounds[demand].map { Double($0.amount) / Double($0.whole) } ?? 0
      return phrases.spreadAtMost(
        wording.name(ofAspect: aspect), isGini: measure == .gini,
        most: NumberText.percent(most, decimals: 2))
    case .exclusion(let check): return exclusion(check, demand)
    case .limit: return place
    }
  }

  private func exclusion(_ check: String, _ demand: Demand) -> String {
    let place = demand.place
    let who = place.representative.map { data.representatives[$0].name } ?? ""
    let account = place.account.map { data.accounts[$0] }
    let duty = place.duty.map(wording.name(ofDuty:)) ?? ""
    switch ObjectionKey(rawValue: check) {
    case .pinnedElsewhere:
      let pin = place.duty.flatMap { account?.pinned[$0] }
      return phrases.isPinned(subject(place), to: wording.name(of: pin.map { Holder($0) }))
    case .frozen:
      let incumbent = place.duty.flatMap { account?.incumbents[$0] }
      return phrases.isFrozen(subject(place), with: wording.name(of: incumbent.map { Holder($0) }))
    case .forbidden: return phrases.mustNotServe(who, account: account?.name ?? "")
    case .qualification:
      return phrases.asksFor(
        account?.name ?? "", qualifications: phrases.list(account?.requiredQualifications ?? []))
    case .region:
      let own = place.representative.flatMap { data.representatives[$0].regions } ?? []
      return phrases.staysInRegions(
        who, regions: shortened(own.map { data.regions[$0].name }, of: .regions))
    case .travelLimit:
      let limit = place.representative.flatMap { data.representatives[$0].travelLimit }
      return phrases.drivesAtMost(who, oneWay: wording.figures.hours(limit ?? .zero))
    case .duty, .role: return phrases.doesNotDo(who, duty: duty)
    case .otherTeam: return phrases.staysInTeam(subject(place))
    case .poolNotAllowed: return phrases.mustBeCovered(work([place]))
    case .leaver, .noCapacity, .demandedElsewhere, nil:
      return phrases.other(rule: wording.name(ofRule: demand.rule), place: subject(place))
    }
  }

  // MARK: Names

  /// Whom or what a place names; the whole plan where it names nothing.
  func subject(_ place: Demand.Place) -> String {
    var parts: [String] = []
    if let account = place.account { parts.append(data.accounts[account].name) }
    if let parent = place.family { parts.append(phrases.family(data.accounts[parent].name)) }
    if let representative = place.representative { parts.append(data.representatives[representative].name) }
    if let region = place.region { parts.append(data.regions[region].name) }
    if let duty = place.duty { parts.append(wording.name(ofDuty: duty)) }
    return parts.isEmpty ? phrases.wholePlan : parts.joined(separator: " · ")
  }

  /// Several places as one list, cut short where it is long.
  func subjects(_ places: [Demand.Place]) -> String {
    let isPeople = places.allSatisfy { $0.representative != nil && $0.account == nil }
    let isAccounts = places.allSatisfy { $0.account != nil }
    return shortened(
      places.map(subject),
      of: isPeople ? .representatives : isAccounts && !hasDuties(places) ? .accounts : .others)
  }

  private func hasDuties(_ places: [Demand.Place]) -> Bool { places.contains { $0.duty != nil } }

  /// Items by name where they are few, else by their regions and duties.
  func work(of items: [Int]) -> String {
    guard items.count > Self.mostItems else {
      return shortened(items.map(wording.place(of:)), of: .others)
    }
    let context = wording.context
    var seen: Set<Demand.Place> = []
    return work(
      items.map { item in
        let work = context.items[item]
        return Demand.Place(region: data.accounts[work.account].region, duty: work.duty)
      }.filter { seen.insert($0).inserted })
  }

  /// Regions and duties: "after-sales in 华东 and 华北; acquisition in 华东".
  func work(_ places: [Demand.Place]) -> String {
    let duties = Set(places.compactMap(\.duty)).sorted()
    let named = duties.map { duty -> String in
      let regions = places.filter { $0.duty == duty }.compactMap(\.region)
      let name = wording.name(ofDuty: duty)
      guard regions.count < data.regions.count || regions.count <= 1 else { return phrases.allWork(name) }
      return phrases.work(name, in: shortened(regions.map { data.regions[$0].name }, of: .regions))
    }
    return shortened(named, of: .others)
  }

  func shortened(_ names: [String], of kind: ConflictNoun) -> String {
    let shown = names.count > Self.mostNames + 1 ? Self.mostNames : names.count
    return phrases.several(Array(names.prefix(shown)), more: names.count - shown, of: kind)
  }
}
