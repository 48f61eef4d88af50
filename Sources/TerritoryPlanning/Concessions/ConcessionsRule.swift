/// Exceptions to the other rules: single demands given up, or bounds moved outward by stated amounts.
///
/// It demands nothing itself. What it concedes is named by the words of the rule that demands it, so that a way out
/// of a conflict can be written into a scenario as it is printed.
public struct ConcessionsRule: Rule, Equatable {
  public static let name = "concessions"
  public static let canBeSwitchedOff = true

  /// At least one, each demand once.
  public let concessions: [Concession]
  /// Where each of them is written; as many as there are concessions.
  public let places: [SourcePlace]

  public init(_ concessions: [Concession]) {
    let nowhere = SourcePlace(file: "", line: 0, column: 0)
    self.init(concessions, places: concessions.map { _ in nowhere })
  }

  init(_ concessions: [Concession], places: [SourcePlace]) {
    self.concessions = concessions
    self.places = places
  }

  public static func standard(for data: PlanData) -> ConcessionsRule? { nil }

  public func requirements(in context: PlanningContext) -> [Requirement] { [] }

  public func easing(_ requirements: [Requirement], in context: PlanningContext) -> [Requirement] {
    requirements.conceding(concessions, in: context)
  }
}

extension Collection where Element == any Rule {
  /// Concessions that concede nothing, because no rule demands what they name: one fault each, at its place.
  public func idleConcessions(in context: PlanningContext) -> [InputFault] {
    let written = compactMap { $0 as? ConcessionsRule }
    guard !written.isEmpty else { return [] }
    let requirements = statedRequirements(in: context)
    let stated = Set(requirements.statedDemands)
    return written.flatMap { rule in
      zip(rule.concessions, rule.places).compactMap { concession, place in
        let demand = concession.demand
        let isMet =
          if case .exclusion = demand.part {
            requirements.exclude(demand, in: context)
          } else {
            stated.contains(demand)
          }
        guard !isMet else { return nil }
        return InputFault(
          place: place, value: concession.settingText(in: context.data),
          message: "concedes what no rule demands here",
          hint: "take it out, or name a demand of the rule \(demand.rule) as it holds in this scenario")
      }
    }
  }
}

extension [Requirement] {
  /// Whether a barrier objects to any pair in the name of the demand.
  fileprivate func exclude(_ demand: Demand, in context: PlanningContext) -> Bool {
    let place = demand.place
    let items = context.items.indices.filter { item in
      let work = context.items[item]
      return place.account ?? work.account == work.account && place.duty ?? work.duty == work.duty
        && place.region ?? context.data.accounts[work.account].region
          == context.data.accounts[work.account].region
    }
    let holders =
      place.representative.map { [Holder($0)] } ?? (0...context.pool.index).map { Holder($0) }
    return contains { requirement in
      guard case .barrier(let barrier) = requirement, barrier.rule == demand.rule else { return false }
      return items.contains { item in
        holders.contains { holder in
          barrier.everyObjection(item, holder).contains {
            Demand.exclusion(rule: barrier.rule, $0, item: item, holder: holder, in: context) == demand
          }
        }
      }
    }
  }
}
