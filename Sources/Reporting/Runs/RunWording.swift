public import Foundation
import ScenarioRunning
public import TerritoryPlanning

/// Runs in the words of one language, at the time of one place.
struct RunWording {
  let language: Language
  let timeZone: TimeZone
  var phrases: any Phrases { language.phrases }

  /// "2026-11-26 12:05": sorts as it reads.
  func time(_ date: Date) -> String {
    let seconds = LocalTime.seconds(date, in: timeZone)
    let minutes = (seconds - LocalTime.day(seconds).daysSince1970 * 86_400) / 60
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return LocalTime.day(seconds).iso + " " + two(minutes / 60) + ":" + two(minutes % 60)
  }

  func day(_ day: CalendarDay) -> String {
    let date = day.civil
    return phrases.date(year: date.year, month: date.month, day: date.day)
  }

  func money(_ amount: Money, of run: KeptRun) -> String {
    FigureText(run, language: language).money.whole(amount)
  }

  func gap(_ run: KeptRun) -> String? {
    run.figures?.relativeGap.map { FigureText(run, language: language).percentAtMost($0) }
  }

  func standing(_ standing: RunStanding) -> String {
    let day: CalendarDay? =
      switch standing {
      case .upcoming(let from): from
      case .inForce(let since): since
      default: nil
      }
    return phrases.standing(standing, day: day.map(self.day) ?? "")
  }

  /// Which plans are in force when, a line each; one that says so where there is none.
  func timeline(_ timeline: ApprovalTimeline, of caseName: String, scenarios: [RunNumber: String]) -> [String]
  {
    let lines = timeline.spans.map { span in
      let run = phrases.run(span.run.description)
      let name = scenarios[span.run].map { phrases.bracketed(run, $0) } ?? run
      let last = span.until.map { CalendarDay(daysSince1970: $0.daysSince1970 - 1) }
      let days =
        last.map { phrases.span(day(span.from), day($0)) } ?? phrases.onwards(from: day(span.from))
      return "  " + phrases.labelled(days, name)
    }
    let head = phrases.inForce(in: caseName)
    return lines.isEmpty ? [head + " " + phrases.nothingInForce] : [head] + lines
  }
}

/// Civil days of a place.
public enum LocalTime {
  /// Seconds since 1970 on the clocks of the place.
  static func seconds(_ date: Date, in timeZone: TimeZone) -> Int {
    Int(date.timeIntervalSince1970.rounded(.down)) + timeZone.secondsFromGMT(for: date)
  }

  static func day(_ seconds: Int) -> CalendarDay {
    CalendarDay(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
  }

  /// The day of a moment on the calendars of the place.
  public static func day(_ date: Date, in timeZone: TimeZone) -> CalendarDay {
    day(seconds(date, in: timeZone))
  }
}

extension OutcomeKind {
  init(_ outcome: KeptRun.Outcome) {
    switch outcome {
    case .judged: self = .judged
    case .optimal: self = .optimal
    case .infeasible: self = .infeasible
    case .gapReached: self = .gapReached
    case .limitReached: self = .limitReached
    case .noPlanFound: self = .noPlanFound
    }
  }
}
