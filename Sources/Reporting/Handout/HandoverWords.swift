import TerritoryPlanning

/// A handover in sales words, for every hand-out that speaks of one.
struct HandoverWords {
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  /// Deals of one account that are named; the rest is counted.
  static let mostDeals = 8

  init(_ wording: PlanWording) { self.wording = wording }

  /// Who brings successor and customer together.
  func introduction(of handover: Handover) -> String {
    switch handover.introduction {
    case .formerHolder(let person): wording.context.data.representatives[person].name
    case .manager(let name): phrases.introduced(by: name)
    case .nobodyNamed: phrases.introductionOpen
    case .notNeeded: phrases.introductionNotNeeded
    }
  }

  /// The open deals, a line each; who leads one is said where it is not the one who hands over.
  func deals(of handover: Handover) -> [String] {
    let named = handover.openDeals.prefix(Self.mostDeals).map { number in
      let deal = wording.context.data.opportunities[number]
      let leader = deal.representative.flatMap { person in
        Holder(person) == handover.move.from ? nil : wording.context.data.representatives[person].name
      }
      let name = [deal.product, deal.id].first { !$0.isEmpty } ?? phrases.dealWithoutName
      return phrases.deal(
        name, stage: phrases.label(deal.stage), value: deal.value.map { wording.figures.money.whole($0) },
        expected: deal.closed?.iso, leader: leader)
    }
    let rest = handover.openDeals.count - named.count
    return rest > 0 ? named + [phrases.moreDeals(rest)] : named
  }
}
