/// How much of the period each representative can work, and at what skill.
struct Availability: Sendable {
  /// Selling minutes of the period; 0 for a leaver.
  let capacity: [Minutes]
  /// `[representative][duty]`: mean skill over the days at work, with training and with a ramp that acts on
  /// skill; above 0 for everybody who has capacity.
  let skill: [[Double]]

  init(data: PlanData) {
    let strengths = data.representatives.map { Self.strength(of: $0, parameters: data.parameters) }
    capacity = zip(data.representatives, strengths).map { representative, strength in
      let selling = Double((representative.workingMinutes - representative.nonSellingMinutes).count)
      let minutes = selling * representative.fullTimeEquivalent * representative.presence * strength.capacity
      return Minutes(max(0, nearestWhole(minutes) - (representative.training?.minutes.count ?? 0)))
    }
    skill = zip(data.representatives, strengths).map { representative, strength in
      guard let training = representative.training else {
        return representative.skill.map { $0 * strength.skill }
      }
      let share = representative.shareTrained(in: data.parameters)
      return zip(representative.skill, training.gain).map { ($0 + share * $1) * strength.skill }
    }
  }

  /// Shares of full strength over the period: of capacity, and of skill.
  private static func strength(
    of representative: Representative, parameters: PlanParameters
  ) -> (capacity: Double, skill: Double) {
    if representative.leaves(within: parameters) { return (0, 1) }
    let start = representative.firstDay
    guard start != nil || !representative.leave.isEmpty else { return (1, 1) }
    var daysAtWork = 0
    var sum = 0.0
    for day in parameters.periodDays where representative.isAtWork(on: day) {
      daysAtWork += 1
      sum += start.map { parameters.ramp.share(afterMonths: $0.fullMonths(until: day)) } ?? 1
    }
    guard daysAtWork > 0 else { return (0, 1) }
    let share = sum / Double(daysAtWork)
    let presence = Double(daysAtWork) / Double(parameters.periodDays.count)
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
