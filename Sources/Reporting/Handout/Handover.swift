public import TerritoryPlanning

/// One item on its way from one holder to the next: by when, who introduces the successor, which deals are open.
///
/// Dates are derived, in this order:
/// 1. who leaves during the period hands over by the last day at work; who has left before it, at its start;
/// 2. while a deal is frozen the account stays, so that it is handed over on the day after;
/// 3. a successor who starts later takes over on the first day at work, unless the former holder has gone by then;
/// 4. everything else is handed over by the start of the period.
public struct Handover: Sendable, Equatable {
  /// Why it is that day.
  public enum Timing: Sendable, Equatable {
    case periodStart
    case lastDay
    case afterFreeze
    case successorStarts
    /// The former holder left before the period.
    case hasLeft
  }

  /// Who brings successor and customer together.
  public enum Introduction: Sendable, Equatable {
    /// Whoever hands over: a representative.
    case formerHolder(Int)
    /// The former holder has gone; the manager as the data name them.
    case manager(String)
    /// The former holder has gone and the data name no manager.
    case nobodyNamed
    /// It comes from the house pool: there is nobody to introduce anybody.
    case notNeeded
  }

  public var move: Move
  public var byWhen: CalendarDay
  public var timing: Timing
  public var introduction: Introduction
  /// Deals of the account that are in progress, by number among the data's opportunities.
  public var openDeals: [Int]

  /// What those deals come to; deals without a value count as nothing.
  public func openValue(in data: PlanData) -> Money {
    openDeals.reduce(.zero) { $0 + (data.opportunities[$1].value ?? .zero) }
  }
}

/// Every handover of a plan.
public struct Handovers: Sendable {
  /// In the order of the evaluation's moves.
  public let all: [Handover]

  /// - Parameter evaluation: of the plan that is handed out.
  public init(_ evaluation: Evaluation, in context: PlanningContext) {
    let data = context.data
    var deals: [Int: [Int]] = [:]
    for (number, deal) in data.opportunities.enumerated() where deal.isInProgress {
      deals[deal.account, default: []].append(number)
    }
    all = evaluation.moves.map { move in
      let account = context.items[move.item].account
      let (day, timing) = Self.date(of: move, account: data.accounts[account], in: context)
      return Handover(
        move: move, byWhen: day, timing: timing, introduction: Self.introduction(move, in: context),
        openDeals: deals[account] ?? [])
    }
  }

  private static func date(
    of move: Move, account: Account, in context: PlanningContext
  ) -> (CalendarDay, Handover.Timing) {
    let start = context.data.parameters.periodStart
    let people = context.data.representatives
    if move.from != context.pool, case .leaving(let day) = people[move.from.index].status,
      day <= context.data.parameters.periodEnd
    {
      return day < start ? (start, .hasLeft) : (day, .lastDay)
    }
    if let day = account.frozenUntil, day >= start {
      return (CalendarDay(daysSince1970: day.daysSince1970 + 1), .afterFreeze)
    }
    if let to = move.to, to != context.pool, let first = people[to.index].firstDay, first > start {
      return (first, .successorStarts)
    }
    return (start, .periodStart)
  }

  private static func introduction(_ move: Move, in context: PlanningContext) -> Handover.Introduction {
    guard move.from != context.pool else { return .notNeeded }
    let person = context.data.representatives[move.from.index]
    guard case .leaving(let day) = person.status, day < context.data.parameters.periodStart else {
      return .formerHolder(move.from.index)
    }
    guard let manager = person.manager, !manager.isEmpty else { return .nobodyNamed }
    let named = context.data.representatives.first { $0.id == manager }
    return .manager(named?.name ?? manager)
  }
}

extension Representative {
  /// The first day at work, where it is known.
  fileprivate var firstDay: CalendarDay? {
    switch status {
    case .ramping(let day), .open(let day): day
    case .active, .leaving: nil
    }
  }
}
