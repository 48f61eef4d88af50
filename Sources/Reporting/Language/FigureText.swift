import TerritoryPlanning

/// Figures of one plan in the words of one language.
struct FigureText: Sendable {
  let language: Language
  let money: MoneyText
  var phrases: any Phrases { language.phrases }

  init(language: Language, parameters: PlanParameters) {
    self.language = language
    money = MoneyText(
      currency: parameters.currency, digits: parameters.currencyDigits, language: language)
  }

  /// One decimal: for columns of figures.
  func percent(_ share: Double?) -> String {
    share.map { NumberText.percent($0, decimals: 1) } ?? phrases.undefined
  }

  func signedPercent(_ share: Double?) -> String {
    share.map { NumberText.signedPercent($0, decimals: 1) } ?? phrases.undefined
  }

  /// As many decimals as a sentence needs.
  func shortPercent(_ share: Double?) -> String {
    share.map { NumberText.percent($0) } ?? phrases.undefined
  }

  /// Rounded up, so that "at most" stays true.
  func percentAtMost(_ share: Double?) -> String {
    guard let share else { return phrases.undefined }
    return share == 0 ? "0 %" : NumberText.percent(share, decimals: share < 0.1 ? 1 : 0, rounding: .up)
  }

  /// Hours with one decimal below ten, whole above.
  func hours(_ minutes: Minutes) -> String {
    let hours = Double(minutes.count) / 60
    return phrases.hours(NumberText.trimmed(hours, decimals: hours.magnitude < 9.95 ? 1 : 0))
  }

  func signedHours(_ minutes: Minutes) -> String {
    (minutes > .zero ? "+" : "") + hours(minutes)
  }

  func seconds(_ seconds: Double) -> String {
    phrases.seconds(NumberText.fixed(seconds, decimals: seconds.magnitude < 9.95 ? 2 : 1))
  }

  func count(_ number: Int) -> String { NumberText.grouped(Int64(number)) }

  func day(_ day: CalendarDay) -> String {
    let date = CivilDate(day)
    return phrases.date(year: date.year, month: date.month, day: date.day)
  }
}

/// Year, month and day of the proleptic Gregorian calendar.
struct CivilDate: Sendable, Equatable {
  var year: Int
  var month: Int
  var day: Int

  /// Counts eras of 400 years (146,097 days) from 1 March of year 0, so that a leap day ends a year.
  init(_ calendarDay: CalendarDay) {
    let shifted = calendarDay.daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// ISO 8601: "2026-10-01".
  var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
