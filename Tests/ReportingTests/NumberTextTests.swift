import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Numbers, money and dates as text")
struct NumberTextTests {
  @Test(arguments: [
    (Int64(0), "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (-1_234_567, "−1,234,567"),
    (.max, "9,223,372,036,854,775,807"), (.min, "−9,223,372,036,854,775,808"),
  ])
  func grouped(_ number: Int64, _ text: String) {
    #expect(NumberText.grouped(number) == text)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (0.05, 1, "0.1"), (-0.05, 1, "−0.1"), (1_234.5, 0, "1,235"),
    (2.005, 2, "2.01"), (0.999, 2, "1.00"),
  ])
  func fixed(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test("At most stays true: rounding up never shows less")
  func roundingUp() {
    #expect(NumberText.fixed(0.0801, decimals: 2, rounding: .up) == "0.09")
    #expect(NumberText.fixed(0.3, decimals: 1, rounding: .up) == "0.3")
    #expect(NumberText.percent(0.07, decimals: 0, rounding: .up) == "7 %")
    for thousandth in 1...999 {
      let share = Double(thousandth) / 1_000 + 0.000_3
      let shown = NumberText.percent(share, decimals: 1, rounding: .up).dropLast(2)
      #expect(Double(shown)! >= share * 100)
    }
  }

  @Test(arguments: [
    (0.021, "2.1 %"), (0.0994, "9.9 %"), (0.0996, "10 %"), (0.41, "41 %"), (-0.021, "−2.1 %"),
    (12.5, "1,250 %"),
  ])
  func percent(_ share: Double, _ text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test func signs() {
    #expect(NumberText.signedPercent(0.021) == "+2.1 %")
    #expect(NumberText.signedPercent(0.0001) == "0.0 %")
    #expect(NumberText.signedPercent(-0.021) == "−2.1 %")
    #expect(NumberText.signedGrouped(12) == "+12")
    #expect(NumberText.signedGrouped(0) == "0")
  }

  private func money(_ code: String, _ digits: Int, _ language: Language) -> MoneyText {
    MoneyText(currency: code, digits: digits, language: language)
  }

  @Test(arguments: [
    (Int64(6_180_000_000), "¥61.8M", "6,180 万元"), (127_000_000, "¥1.27M", "127 万元"),
    (999_960_000, "¥10M", "1,000 万元"), (4_300_000, "¥43k", "4.3 万元"), (99_900, "¥999", "¥999"),
    (-127_000_000, "−¥1.27M", "−127 万元"), (61_800_000_000, "¥618M", "6.18 亿元"), (0, "¥0", "¥0"),
  ])
  func compactMoney(_ minor: Int64, _ english: String, _ chinese: String) {
    let amount = Money(minorUnits: minor)
    #expect(money("CNY", 2, .english).compact(amount) == english)
    #expect(money("CNY", 2, .chinese).compact(amount) == chinese)
  }

  @Test func wholeMoney() {
    #expect(money("USD", 2, .english).whole(Money(minorUnits: 123_456_749)) == "$1,234,567")
    #expect(money("USD", 2, .english).whole(Money(minorUnits: 123_456_750)) == "$1,234,568")
    #expect(money("EUR", 2, .english).whole(Money(minorUnits: -150)) == "−€2")
    #expect(money("JPY", 0, .english).whole(Money(minorUnits: 1_500)) == "¥1,500")
    #expect(money("SEK", 2, .english).signedWhole(Money(minorUnits: 150_000)) == "+SEK 1,500")
    #expect(money("USD", 2, .chinese).compact(Money(minorUnits: 1_300_000)) == "1.3 万美元")
    #expect(money("CNY", 2, .english).compact(Money(minorUnits: 1), rounding: .up) == "¥1")
    #expect(money("CNY", 2, .english).compact(Money(minorUnits: 1_000_100), rounding: .up) == "¥10.1k")
  }

  @Test func hoursAndDates() {
    let parameters = TinyFirm().data.parameters
    let english = FigureText(language: .english, parameters: parameters)
    let chinese = FigureText(language: .chinese, parameters: parameters)
    #expect(english.hours(Minutes(90)) == "1.5 h")
    #expect(english.hours(Minutes(60)) == "1 h")
    #expect(chinese.hours(Minutes(72_240)) == "1,204 小时")
    #expect(english.signedHours(Minutes(-720)) == "−12 h")
    #expect(english.day(CalendarDay(daysSince1970: 20_727)) == "1 Oct 2026")
    #expect(chinese.day(CalendarDay(daysSince1970: 20_727)) == "2026年10月1日")
    #expect(english.percent(nil) == "undefined")
    #expect(chinese.percentAtMost(nil) == "无法计算")
  }
}
