import TerritoryAssignment
import TerritoryPlanning

/// What a way out concedes, in a director's words: "14 h more working time for 李娜; unpin 客户A and 客户B".
struct ConcessionWording {
  let demands: DemandWording
  /// Unit of each limit by its aspect.
  let units: [String: Limit.Unit]
  private var wording: PlanWording { demands.wording }
  private var phrases: any Phrases { wording.phrases }

  init(_ demands: DemandWording, requirements: [Requirement]) {
    self.demands = demands
    var units: [String: Limit.Unit] = [:]
    for case .limit(let limit) in requirements { units[limit.aspect] = limit.unit }
    self.units = units
  }

  func text(_ concessions: [Concession]) -> String {
    let kinds = DemandWording.kinds(concessions.map(\.demand)).map { kind in
      concessions.filter { kind.contains($0.demand) }
    }
    return phrases.clauses(kinds.map(clause))
  }

  private func clause(_ alike: [Concession]) -> String {
    let places = alike.map(\.demand.place)
    let subjects = demands.subjects(places)
    switch alike[0].demand.part {
    case .limit(let aspect, let side): return limits(alike, aspect, side)
    case .coupling: return phrases.untie(subjects)
    case .contiguity: return phrases.giveUpContiguity(duty: places[0].duty.map(wording.name(ofDuty:)))
    case .spread(let aspect, _):
      let name = wording.name(ofAspect: aspect)
      guard let amount = alike[0].amount else { return phrases.giveUpLimit(subjects, aspect: name) }
      return phrases.raise(
        subjects, aspect: name, amount: NumberText.percent(Double(amount) / 1_000_000, decimals: 2))
    case .exclusion(let check): return exclusion(check, alike, subjects)
    }
  }

  private func limits(_ alike: [Concession], _ aspect: String, _ side: Demand.Side) -> String {
    // The largest come first; a list that is cut short is summed up.
    let order = alike.indices.sorted { (alike[$1].amount ?? .max, $0) < (alike[$0].amount ?? .max, $1) }
    let shown = order.count > DemandWording.mostNames + 1 ? DemandWording.mostNames : order.count
    var clauses = order.prefix(shown).map { limit(alike[$0], aspect, side) }
    let rest = order.dropFirst(shown)
    if !rest.isEmpty {
      let amount = rest.reduce(0) { $0 + (alike[$1].amount ?? 0) }
      clauses.append(
        limit(phrases.people(Int64(rest.count)), Concession(alike[0].demand, amount: amount), aspect, side))
    }
    return phrases.clauses(clauses)
  }

  private func limit(_ concession: Concession, _ aspect: String, _ side: Demand.Side) -> String {
    limit(demands.subject(concession.demand.place), concession, aspect, side)
  }

  private func limit(
    _ who: String, _ concession: Concession, _ aspect: String, _ side: Demand.Side
  ) -> String {
    let name = wording.name(ofAspect: aspect)
    guard let amount = concession.amount else { return phrases.giveUpLimit(who, aspect: name) }
    let text = wording.text(amount, units[aspect] ?? .items)
    if side == .upper, AspectKey(rawValue: aspect) == .actualMinutes {
      return phrases.moreTime(who, amount: text)
    }
    if side == .upper, concession.demand.place == Demand.Place() {
      return phrases.raiseForAll(name, amount: text)
    }
    return side == .upper
      ? phrases.raise(who, aspect: name, amount: text) : phrases.lower(who, aspect: name, amount: text)
  }

  private func exclusion(_ check: String, _ alike: [Concession], _ subjects: String) -> String {
    let places = alike.map(\.demand.place)
    let data = wording.context.data
    let people = demands.shortened(
      places.compactMap { $0.representative.map { data.representatives[$0].name } }, of: .representatives)
    switch ObjectionKey(rawValue: check) {
    case .pinnedElsewhere: return phrases.unpin(subjects)
    case .frozen: return phrases.unfreeze(subjects)
    case .forbidden:
      return phrases.clauses(
        places.map { place in
          phrases.letServe(
            place.representative.map { data.representatives[$0].name } ?? "",
            accounts: place.account.map { data.accounts[$0].name } ?? "")
        })
    case .qualification: return phrases.waiveQualification(subjects)
    case .region: return phrases.letLeaveRegions(people)
    case .travelLimit: return phrases.letDriveFurther(people)
    case .duty, .role:
      return phrases.clauses(
        places.map { place in
          phrases.letDo(
            place.representative.map { data.representatives[$0].name } ?? "",
            duty: place.duty.map(wording.name(ofDuty:)) ?? "")
        })
    case .otherTeam: return phrases.letChangeTeam(subjects)
    case .poolNotAllowed: return phrases.letBeUncovered(demands.work(places))
    case .leaver, .noCapacity, .demandedElsewhere, nil:
      return phrases.giveUp(rule: wording.name(ofRule: alike[0].demand.rule), place: subjects)
    }
  }
}
