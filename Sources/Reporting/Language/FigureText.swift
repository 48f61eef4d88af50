import ScenarioRunning
import TerritoryPlanning

/// Figures of one plan in the words of one language.
struct FigureText: Sendable {
  let language: Language
  let money: CurrencyText
  var phrases: any Phrases { language.phrases }

  init(language: Language, parameters: PlanParameters) {
    self.language = language
    money = CurrencyText(
      currency: parameters.currency, digits: parameters.currencyDigits, language: language)
  }

  init(_ run: KeptRun, language: Language) {
    self.language = language
    money = CurrencyText(currency: run.currency, digits: run.currencyDigits, language: language)
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
    if share == 0 { return "0 %" }
    // A small gap keeps a figure that says something: 0.002 %, not "at most 0.1 %".
    let decimals = share >= 0.1 ? 0 : share >= 0.001 ? 1 : share >= 0.0001 ? 2 : 3
    return NumberText.percent(share, decimals: decimals, rounding: .up)
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
    let date = day.civil
    return phrases.date(year: date.year, month: date.month, day: date.day)
  }
}
