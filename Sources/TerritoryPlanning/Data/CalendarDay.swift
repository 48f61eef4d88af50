/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
public struct CalendarDay: Sendable, Hashable, Comparable {
  public var daysSince1970: Int
  public init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.daysSince1970 < b.daysSince1970 }
}

extension CalendarDay {
  /// The day of a civil date, or nil where the calendar has none (month 13, 30 February).
  ///
  /// - Parameters:
  ///   - year: 1...9999.
  ///   - month: 1...12.
  ///   - day: 1...31, and no more than the month has.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.lengthOfMonth(month, year: year)
    else { return nil }
    // Years are counted from March, so that the leap day is the last day of a year.
    let shiftedYear = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayCount = 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear
    self.init(daysSince1970: dayCount - Self.daysFromMarchOfYearZero)
  }

  /// Reads an ISO 8601 calendar date written `yyyy-MM-dd`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The civil date: year, month 1...12, day 1...31.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + Self.daysFromMarchOfYearZero
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The date as `yyyy-MM-dd`.
  public var iso: String {
    let (year, month, day) = civil
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Whole calendar months from this day to `later`: 0 until the same day of the next month. Negative spans
  /// count as 0.
  public func fullMonths(until later: CalendarDay) -> Int {
    guard later > self else { return 0 }
    let start = civil
    let end = later.civil
    let months = (end.year - start.year) * 12 + end.month - start.month
    // The last day of a shorter month completes the month that began on a day it does not have.
    let anniversary = min(start.day, Self.lengthOfMonth(end.month, year: end.year))
    return end.day < anniversary ? months - 1 : months
  }

  /// Days from 0000-03-01 to 1970-01-01.
  private static let daysFromMarchOfYearZero = 719_468

  static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
