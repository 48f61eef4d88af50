import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What one representative may see of a plan: their own accounts and figures and, of colleagues, the names of those who
/// hand over to them or take over from them.
///
/// A page about a representative is made from this alone. Figures of colleagues, what a plan is worth and what changing
/// it would cost are not in it, nor anything from which they follow.
struct PersonView: Equatable {
  /// The load of the representative in one plan.
  struct Load: Equatable {
    var accounts: Int
    /// Hours of the person, travel included.
    var minutes: Minutes
    var travel: Minutes
    /// Share of the available time.
    var used: Double?
    /// Of a fair share of the work.
    var share: Double?
    var revenue: Money
  }
  /// An account that stays, wholly or with some duties.
  struct Kept: Equatable {
    var account: Int
    var duties: [Int]
    var minutes: Minutes
  }
  /// Duties of an account that come from or go to one colleague.
  struct Exchange: Equatable {
    var account: Int
    /// The pool, or nil for nobody.
    var other: Holder?
    var duties: [Int]
    /// Of this person: what comes, or what is no longer to be done.
    var minutes: Minutes
    var byWhen: CalendarDay
    var introduction: Handover.Introduction
    /// Each different reason once.
    var reasons: [String]
    /// Deals of the account in progress, whoever leads them.
    var deals: [String]
  }

  var person: Int
  var before: Load?
  var after: Load
  /// The band of workload that the rules allow, as shares of a fair share; nil where there is none.
  var band: ClosedRange<Double>?
  /// Limits of this person that leave no room.
  var limits: [String]
  var kept: [Kept]
  var coming: [Exchange]
  var leaving: [Exchange]

  /// Accounts of today or of the plan, each once.
  var accounts: [Int] {
    var seen: Set<Int> = []
    return (kept.map(\.account) + coming.map(\.account) + leaving.map(\.account))
      .filter { seen.insert($0).inserted }
  }
}

/// Makes the view of each representative from a hand-out: everything is sorted out once for all of them.
struct PersonViews {
  private let handout: Handout
  private let wording: PlanWording
  private let bands: [Int: ClosedRange<Double>]
  /// By representative, in the order of the items.
  private var itemsKept: [[Int]]
  private var coming: [[Handover]]
  private var leaving: [[Handover]]
  private let binding: [Int: [MarginalValue]]
  private var context: PlanningContext { wording.context }

  init(_ handout: Handout, language: Language) {
    self.handout = handout
    let context = handout.result.context
    wording = PlanWording(language: language, context: context)
    bands = ShareChart.bands(handout.result, handout.evaluation)
    let people = context.data.representatives.indices
    itemsKept = people.map { _ in [] }
    coming = people.map { _ in [] }
    leaving = people.map { _ in [] }
    binding = Dictionary(
      (handout.result.reasons?.representatives ?? []).map { ($0.representative, $0.binding) },
      uniquingKeysWith: { first, _ in first })
    let pool = context.pool
    for (item, holder) in handout.plan.holders.enumerated() {
      guard let holder, holder != pool else { continue }
      let former = context.today.holders[item]
      // Without a holder of today nobody hands over: the item is simply theirs.
      if former == nil || former == holder { itemsKept[holder.index].append(item) }
    }
    for handover in Handovers(handout.evaluation, in: context).all {
      if handover.move.from != pool { leaving[handover.move.from.index].append(handover) }
      if let to = handover.move.to, to != pool { coming[to.index].append(handover) }
    }
  }

  /// nil for somebody whom neither plan gives anything.
  func view(of person: Int) -> PersonView? {
    guard let after = handout.evaluation.of(person) else { return nil }
    return PersonView(
      person: person, before: handout.before?.of(person).map { load($0) }, after: load(after),
      band: bands[person], limits: limits(of: person), kept: kept(by: person),
      coming: exchanges(coming[person], of: person), leaving: exchanges(leaving[person], of: person))
  }

  private func load(_ figures: RepresentativeEvaluation) -> PersonView.Load {
    PersonView.Load(
      accounts: figures.accounts, minutes: figures.actualMinutes, travel: figures.travelMinutes,
      used: figures.utilisation, share: figures.fairShare, revenue: figures.revenue)
  }

  /// Only limits of this very person, and without what more room would be worth.
  private func limits(of person: Int) -> [String] {
    (binding[person] ?? []).filter { $0.subject == .representative(person) }.map { wording.standing($0) }
  }

  private func kept(by person: Int) -> [PersonView.Kept] {
    var kept: [PersonView.Kept] = []
    // Items stand by account, so that those of one account follow each other.
    for item in itemsKept[person] {
      let work = context.items[item]
      let minutes = context.actualMinutes(item: item, holder: Holder(person))
      if kept.last?.account == work.account {
        kept[kept.count - 1].duties.append(work.duty)
        kept[kept.count - 1].minutes += minutes
      } else {
        kept.append(PersonView.Kept(account: work.account, duties: [work.duty], minutes: minutes))
      }
    }
    return kept
  }

  /// Handovers of one account with one colleague on one day are one.
  private func exchanges(_ handovers: [Handover], of person: Int) -> [PersonView.Exchange] {
    var exchanges: [PersonView.Exchange] = []
    for handover in handovers {
      let work = context.items[handover.move.item]
      let other = handover.move.from == Holder(person) ? handover.move.to : handover.move.from
      let minutes = context.actualMinutes(item: handover.move.item, holder: Holder(person))
      let reason = reason(handover.move, for: person)
      let known = exchanges.lastIndex {
        $0.account == work.account && $0.other == other && $0.byWhen == handover.byWhen
      }
      if let known, exchanges.count - known <= context.data.parameters.duties.count {
        exchanges[known].duties.append(work.duty)
        exchanges[known].minutes += minutes
        if !exchanges[known].reasons.contains(reason) { exchanges[known].reasons.append(reason) }
      } else {
        exchanges.append(
          PersonView.Exchange(
            account: work.account, other: other, duties: [work.duty], minutes: minutes,
            byWhen: handover.byWhen, introduction: handover.introduction, reasons: [reason],
            deals: handover.openDeals.map { deal($0) }))
      }
    }
    return exchanges.sorted { ($0.byWhen, $0.account) < ($1.byWhen, $1.account) }
  }

  private func deal(_ number: Int) -> String {
    let deal = context.data.opportunities[number]
    let phrases = wording.phrases
    return phrases.deal(
      [deal.product, deal.id].first { !$0.isEmpty } ?? phrases.dealWithoutName,
      stage: phrases.label(deal.stage), value: deal.value.map { wording.figures.money.whole($0) },
      expected: deal.closed.map { wording.figures.day($0) }, leader: nil)
  }

  /// The reason in the words of all reports where it speaks of this person or of nobody; of a colleague only that it
  /// has to do with them.
  private func reason(_ move: Move, for person: Int) -> String {
    let phrases = wording.phrases
    switch move.reason {
    case .earnsMore, .follows, .chain: return wording.text(move.reason)
    case .forced:
      return move.from == Holder(person)
        ? wording.text(move.reason) : phrases.cannotGoOn(wording.name(of: move.from))
    case .relieves(_, _, let relieved):
      return relieved == person
        ? wording.text(move.reason) : phrases.isRelieved(wording.name(of: Holder(relieved)))
    case .fills(_, _, let filled):
      return filled == person
        ? wording.text(move.reason) : phrases.hasRoom(wording.name(of: Holder(filled)))
    }
  }
}
