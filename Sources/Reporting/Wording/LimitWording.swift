public import TerritoryAssignment
import TerritoryPlanning

/// A limit that presses, and what one more of it is worth, in words.
extension PlanWording {
  /// "张敏: working time 20 h of at most 20 h; one hour more would be worth about ¥340", and what solving again
  /// with more room showed, where that was done.
  public func text(_ value: MarginalValue) -> String {
    let again = value.checked.map { [checked($0, value)] } ?? []
    return phrases.clauses([standing(value), worthOfOne(value)] + again)
  }

  /// "张敏: working time 20 h of at most 20 h".
  func standing(_ value: MarginalValue) -> String {
    let who = name(of: value.subject)
    let aspect = name(ofAspect: value.aspect)
    let (activity, bound) = (text(value.activity, value.unit), text(value.bound, value.unit))
    return switch value.side {
    case .upper: phrases.pressesAbove(who, aspect: aspect, activity: activity, bound: bound)
    case .lower: phrases.pressesBelow(who, aspect: aspect, activity: activity, bound: bound)
    }
  }

  /// "one hour more would be worth about ¥340". Money is spoken of by the thousand.
  func worthOfOne(_ value: MarginalValue) -> String {
    let thousand = figures.money.whole(Money(minorUnits: 1_000 * figures.money.minorUnits))
    let step =
      switch value.side {
      case .upper: phrases.oneMore(value.unit, thousand: thousand)
      case .lower: phrases.oneLess(value.unit, thousand: thousand)
      }
    let worth = worthOfStep(value)
    let unit = Money(minorUnits: figures.money.minorUnits)
    return worth < unit
      ? phrases.worthLittle(step, lessThan: figures.money.whole(unit))
      : phrases.worthAbout(step, amount: figures.money.whole(worth))
  }

  /// What an hour, a thousand currency units or one of anything else is worth.
  func worthOfStep(_ value: MarginalValue) -> Money {
    let units: Double =
      switch value.unit {
      case .minutes: 60
      case .money: Double(1_000 * figures.money.minorUnits)
      case .items, .accounts, .regions, .representatives, .teams, .trips, .positions: 1
      }
    let worth = (value.perUnit * units).rounded(.toNearestOrAwayFromZero)
    return Money(minorUnits: Int64(exactly: worth) ?? .max)
  }

  private func checked(_ checked: MarginalValue.Checked, _ value: MarginalValue) -> String {
    phrases.solvedAgain(step: text(checked.step, value.unit), worth: worth(checked))
  }

  /// What more room is worth, from solving again with it.
  func worth(_ checked: MarginalValue.Checked) -> String {
    if checked.least == checked.most { return phrases.worth(figures.money.whole(checked.least)) }
    return checked.least.minorUnits < figures.money.minorUnits
      ? phrases.worthAtMost(ceiling(checked.most))
      : phrases.worth(from: floor(checked.least), to: ceiling(checked.most))
  }
}
