/// Time given up in the period to become better at a duty.
public struct Training: Sendable, Equatable {
  /// Selling minutes that it takes, whatever the contract: off capacity after everything else. At least 0.
  public var minutes: Minutes
  /// The first day on which what was learnt counts.
  public var from: CalendarDay
  /// For each duty of the parameters: added to the skill from that day on, 0...10.
  public var gain: [Double]

  public init(minutes: Minutes, from: CalendarDay, gain: [Double]) {
    self.minutes = minutes
    self.from = from
    self.gain = gain
  }
}

extension Representative {
  /// Share of the days at work in the period on which what was learnt counts; 0 without training.
  func shareTrained(in parameters: PlanParameters) -> Double {
    guard let training else { return 0 }
    var (trained, atWork) = (0, 0)
    for day in parameters.periodDays where isAtWork(on: day) {
      atWork += 1
      if day >= training.from { trained += 1 }
    }
    return atWork > 0 ? Double(trained) / Double(atWork) : 0
  }
}
