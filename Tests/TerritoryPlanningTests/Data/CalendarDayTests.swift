import Testing

@testable import TerritoryPlanning

@Suite struct CalendarDayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
    ("2026-11-23", 20_780), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func readsAndWrites(text: String, days: Int) {
    #expect(CalendarDay(iso: text)?.daysSince1970 == days)
    #expect(CalendarDay(daysSince1970: days).iso == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01",
    "2026-1-01", "2026/01/01", "2026-01-01 ", "20260101", "", "２０２６-01-01", "+026-01-01",
  ])
  func refusesWhatIsNoDay(text: String) { #expect(CalendarDay(iso: text) == nil) }

  @Test func everyDayOfFourCenturiesComesBack() {
    for days in stride(from: -150_000, through: 150_000, by: 1) {
      let day = CalendarDay(daysSince1970: days)
      let (year, month, dayOfMonth) = day.civil
      guard CalendarDay(year: year, month: month, day: dayOfMonth) == day else {
        Issue.record("day \(days) does not come back")
        return
      }
    }
  }

  @Test(arguments: [
    ("2026-10-01", "2026-10-31", 0), ("2026-10-01", "2026-11-01", 1), ("2026-10-15", "2026-12-14", 1),
    ("2026-10-15", "2026-12-15", 2), ("2026-01-31", "2026-02-27", 0), ("2026-01-31", "2026-02-28", 1),
    ("2024-10-01", "2026-10-01", 24), ("2026-10-02", "2026-10-01", 0), ("2026-10-01", "2026-10-01", 0),
  ])
  func countsFullMonths(from: String, to: String, months: Int) {
    #expect(TinyFirm.day(from).fullMonths(until: TinyFirm.day(to)) == months)
  }
}
