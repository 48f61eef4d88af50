import TerritoryPlanning

/// Numbers by which workbooks count days.
enum ExcelDay {
  /// The day of a serial number, and the seconds since its midnight; nil where there is none.
  ///
  /// The usual count has 1 for 1900-01-01 and a day 60 for a 29 February 1900 that never was, so that it
  /// agrees with the calendar from 61 on. The count of old Macintosh programs has 0 for 1904-01-01.
  static func day(_ serial: Double, countsFrom1904: Bool = false) -> (day: CalendarDay, seconds: Int)? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let total = Int((serial * 86_400).rounded())
    let (whole, seconds) = total.quotientAndRemainder(dividingBy: 86_400)
    if countsFrom1904 { return (CalendarDay(daysSince1970: whole - 24_107), seconds) }
    guard whole >= 1, whole != 60 else { return nil }
    return (CalendarDay(daysSince1970: whole - 25_569 + (whole < 60 ? 1 : 0)), seconds)
  }

  /// `2026-10-01`, or `2026-10-01 08:30:00` where the number has a time.
  static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard let (day, seconds) = day(serial, countsFrom1904: countsFrom1904) else { return nil }
    guard seconds > 0 else { return day.iso }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day.iso) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
