/// How much of the period each representative can work, and at what skill.
struct Availability: Sendable {
  /// Selling minutes of the period; 0 for a leaver.
  let capacity: [Minutes]
  /// Multiplies skill; 1 except for a new representative whose ramp acts on skill.
  let skillFactor: [Double]

  init(data: PlanData) {
    let strengths = data.representatives.map { Self.strength(of: $0, parameters: data.parameters) }
    capacity = zip(data.representatives, strengths).map { representative, strength in
      let selling = Double((representative.workingMinutes - representative.nonSellingMinutes).count)
      let minutes = selling * representative.fullTimeEquivalent * representative.presence * strength.capacity
      return Minutes(max(0, nearestWhole(minutes)))
    }
    skillFactor = strengths.map(\.skill)
  }

  /// Shares of full strength over the period: of capacity, and of skill.
  private static func strength(
    of representative: Representative, parameters: PlanParameters
  ) -> (capacity: Double, skill: Double) {
    switch representative.status {
    case .active: return (1, 1)
    case .leaving: return (0, 1)
    case .ramping(let start), .open(let start):
      return strength(from: start, parameters: parameters)
    }
  }

  private static func strength(
    from start: CalendarDay, parameters: PlanParameters
  ) -> (capacity: Double, skill: Double) {
    let period = parameters.periodStart.daysSince1970...parameters.periodEnd.daysSince1970
    let daysInJob = max(0, period.upperBound - max(period.lowerBound, start.daysSince1970) + 1)
    guard daysInJob > 0 else { return (0, 1) }
    var sum = 0.0
    for day in (period.upperBound - daysInJob + 1)...period.upperBound {
      sum += parameters.ramp.share(afterMonths: start.fullMonths(until: CalendarDay(daysSince1970: day)))
    }
    let share = sum / Double(daysInJob)
    let presence = Double(daysInJob) / Double(period.count)
    switch parameters.ramp.target {
    case .capacity: return (presence * share, 1)
    // Without any skill the time in the job is worth nothing.
    case .skill: return share > 0 ? (presence, share) : (0, 1)
    }
  }
}

extension RampParameters {
  /// Share of full strength after so many full months in the job.
  func share(afterMonths count: Int) -> Double { count < months.count ? months[count] : 1 }
}
