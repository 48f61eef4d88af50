/// From when to when a representative is at work.
extension Representative {
  /// First day in the job where it may fall into the period; nil for somebody who was there before.
  public var firstDay: CalendarDay? {
    switch status {
    case .ramping(let day), .open(let day): day
    case .active, .leaving: nil
    }
  }

  /// Last day at work; nil for somebody who stays.
  public var finalDay: CalendarDay? {
    if case .leaving(let day) = status { return day }
    return lastDay
  }

  /// Whether the representative is gone by the end of the period: nobody who is can hold an item when the
  /// period ends, so that such a leaver takes nothing and everything held today moves.
  public func leaves(within parameters: PlanParameters) -> Bool {
    finalDay.map { $0 <= parameters.periodEnd } ?? false
  }

  /// Whether the representative is in the job and not on leave on a day.
  public func isAtWork(on day: CalendarDay) -> Bool {
    firstDay.map { $0 <= day } ?? true && finalDay.map { day <= $0 } ?? true
      && !leave.contains { $0.contains(day) }
  }

  /// Days of the period at work.
  public func daysAtWork(in parameters: PlanParameters) -> Int {
    parameters.periodDays.count(where: isAtWork)
  }
}

extension PlanParameters {
  /// Every day of the period.
  var periodDays: some Collection<CalendarDay> & Sendable {
    (periodStart.daysSince1970...periodEnd.daysSince1970).lazy.map { CalendarDay(daysSince1970: $0) }
  }
}
