/// From when to when people are at work.
extension RecordResolution {
  private static let table = "representatives.csv"

  /// Whether the record says that somebody is gone by the end of the period.
  func leaves(_ record: RepresentativeRecord) -> Bool {
    let isLeaving = record.status.value == .leaving
    let day = isLeaving ? record.statusDate.value ?? parameters.periodStart : record.lastDay.value
    return day.map { $0 <= parameters.periodEnd } ?? false
  }

  /// The days away, ascending; reports spans that are unreadable, turned round or overlap, and days outside
  /// the time in the job, on which nobody can be on leave.
  mutating func resolvedLeave(_ record: RepresentativeRecord) -> [ClosedRange<CalendarDay>] {
    var spans: [ClosedRange<CalendarDay>] = []
    for text in record.leave.value ?? [] {
      switch LeaveText.read(text) {
      case .success(let span): spans.append(span)
      case .failure(let problem): leaveFault(record, text, problem.message, problem.hint)
      }
    }
    spans.sort { $0.lowerBound < $1.lowerBound }
    for (earlier, later) in zip(spans, spans.dropFirst()) where later.lowerBound <= earlier.upperBound {
      leaveFault(
        record, LeaveText.written(later), "overlaps \(LeaveText.written(earlier))", "write each day once")
    }
    let isLeaving = record.status.value == .leaving
    let first = isLeaving || record.status.value ?? .active == .active ? nil : record.statusDate.value
    let last = isLeaving ? record.statusDate.value : record.lastDay.value
    for span in spans {
      if let first, span.upperBound < first {
        leaveFault(
          record, LeaveText.written(span), "ends before the first day at work, \(first.iso)",
          "remove it, or correct the day")
      }
      if let last, span.lowerBound > last {
        leaveFault(
          record, LeaveText.written(span), "begins after the last day at work, \(last.iso)",
          "remove it, or correct the day")
      }
    }
    return spans
  }

  mutating func resolvedLastDay(
    _ record: RepresentativeRecord, status: Representative.Status
  ) -> CalendarDay? {
    guard let last = record.lastDay.value else { return nil }
    switch status {
    case .active: break
    case .leaving:
      fault(
        Self.table, record.lastDay.origin, "last_day", last.iso, "is a second day of leaving",
        "a leaver's last day is status_date: leave last_day empty")
    case .ramping(let first), .open(let first):
      guard last < first else { break }
      fault(
        Self.table, record.lastDay.origin, "last_day", last.iso,
        "is before the first day at work, \(first.iso)", "write the same day or a later one")
    }
    return last
  }

  mutating func resolvedKeeping(_ record: RepresentativeRecord) -> Bool {
    let keeps = record.keepsUntilLeaving.value ?? false
    if keeps, record.status.value != .leaving, record.lastDay.value == nil {
      fault(
        Self.table, record.keepsUntilLeaving.origin, "keeps_until_leaving", "yes",
        "is said of somebody who stays", "write the status leaving, or a last_day")
    }
    return keeps
  }

  /// What the columns of training say; nil where they say nothing.
  mutating func resolvedTraining(_ record: RepresentativeRecord) -> Training? {
    let minutes = record.trainingMinutes.value
    let gains = record.gain.map(\.value)
    guard minutes != nil || gains.contains(where: { $0 != nil }) else {
      if let day = record.trainedFrom.value {
        fault(
          Self.table, record.trainedFrom.origin, "trained_from", day.iso, "is a day without any training",
          "give training_minutes or a gain, or leave it empty")
      }
      return nil
    }
    if let minutes, minutes < .zero || minutes > record.workingMinutes.value ?? Self.mostMinutes {
      fault(
        Self.table, record.trainingMinutes.origin, "training_minutes", "\(minutes.count)", "is out of range",
        "write minutes of the period, at most working_minutes")
    }
    for (duty, gain) in gains.enumerated() {
      guard let gain, !(0...Self.mostSkill).contains(gain) else { continue }
      fault(
        Self.table, record.gain[duty].origin, "gain_\(parameters.duties[duty].id)", shown(gain),
        "is out of range", "write 0 to 10: it is added to the skill, of which 1 is the standard")
    }
    return Training(
      minutes: minutes ?? .zero, from: record.trainedFrom.value ?? parameters.periodStart,
      gain: gains.map { $0 ?? 0 })
  }

  private mutating func leaveFault(
    _ record: RepresentativeRecord, _ text: String, _ message: String, _ hint: String
  ) {
    fault(Self.table, record.leave.origin, "leave", text, message, hint)
  }
}

/// Days away as files write them: `2026-10-05..2026-11-20`, both days included; `2026-10-05..` has no end.
enum LeaveText {
  struct Problem: Error {
    var message: String
    var hint: String
  }

  /// The last day that can be written: the end of a leave without one.
  private static let endOfDays = CalendarDay(year: 9999, month: 12, day: 31)

  static func read(_ text: String) -> Result<ClosedRange<CalendarDay>, Problem> {
    let example = "write first..last, such as 2026-10-05..2026-11-20, or 2026-10-05.. for no end"
    guard let dots = text.firstRange(of: "..") else {
      return .failure(Problem(message: "is not a span of days", hint: example))
    }
    let after = text[dots.upperBound...]
    guard let first = CalendarDay(iso: text[..<dots.lowerBound]),
      let last = after.isEmpty ? endOfDays : CalendarDay(iso: after)
    else { return .failure(Problem(message: "is not a span of days of the calendar", hint: example)) }
    guard first <= last else {
      return .failure(Problem(message: "ends before it begins", hint: "turn the days round"))
    }
    return .success(first...last)
  }

  static func written(_ span: ClosedRange<CalendarDay>) -> String {
    let isOpen = span.upperBound == endOfDays
    return span.lowerBound.iso + ".." + (isOpen ? "" : span.upperBound.iso)
  }
}
