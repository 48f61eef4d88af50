import TerritoryPlanning

/// A day as CRMs and spreadsheets write it, before it is known how their dates are ordered and which time zone
/// they mean.
enum DayText: Equatable {
  case day(CalendarDay)
  /// Seconds since 1970 in UTC: epoch numbers, and times that say UTC (`Z`).
  case moment(Int)
  /// `10/1/2026`: which of the two is the month does not show by itself.
  case slashed(first: Int, second: Int, year: Int)
  case unreadable

  /// Reads ISO dates, `2026/10/1`, `2026.10.1`, `2026年10月1日`, `20261001`, `10/1/2026`, `Oct 1, 2026`,
  /// `1-Oct-2026`, with or without a time; epoch seconds (10 digits) and milliseconds (13); Excel's days (5).
  init(_ text: String) {
    if let day = Self.plain(text) {
      self = .day(day)
      return
    }
    let bytes = Array(text.utf8)
    if bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = Self.digits(bytes)
      return
    }
    var scan = Scan(bytes: bytes)
    guard let first = scan.number() else {
      self = Self.named(text)
      return
    }
    if first.count == 4 {
      self = Self.yearFirst(first.value, &scan)
    } else {
      self = Self.yearLast(first.value, &scan) ?? Self.named(text)
    }
  }

  /// The day of `2026-10-01` or `2026/10/01`, alone or before a blank and a local time: what most columns hold,
  /// read without allocation.
  private static func plain(_ text: String) -> CalendarDay? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= 10, bytes[4] == bytes[7], bytes[4] == 0x2D || bytes[4] == 0x2F,
        bytes.count == 10 || (bytes[10] == 0x20 && bytes[bytes.count - 1] &- 0x30 <= 9)
      else { return nil }
      var numbers = (0, 0, 0)
      for at in 0..<10 where at != 4 && at != 7 {
        let digit = Int(bytes[at]) - 0x30
        guard (0...9).contains(digit) else { return nil }
        if at < 4 {
          numbers.0 = numbers.0 * 10 + digit
        } else if at < 7 {
          numbers.1 = numbers.1 * 10 + digit
        } else {
          numbers.2 = numbers.2 * 10 + digit
        }
      }
      // A time with an offset takes the way of other forms.
      for at in 10..<bytes.count where bytes[at] == 0x2B || bytes[at] == 0x2D { return nil }
      return CalendarDay(year: numbers.0, month: numbers.1, day: numbers.2)
    }
  }

  /// Whether a text may be a date whose order does not show: one or two digits, then a separator.
  static func mayBeSlashed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 8, bytes[0] &- 0x30 <= 9 else { return false }
    func separates(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x2D || byte == 0x2E }
    return separates(bytes[1]) || separates(bytes[2])
  }

  private static func digits(_ bytes: [UInt8]) -> DayText {
    guard (5...13).contains(bytes.count), let value = Int(String(decoding: bytes, as: UTF8.self)) else {
      return .unreadable
    }
    switch bytes.count {
    case 13: return .moment(value / 1000)
    case 10: return .moment(value)
    case 8:
      let day = CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100)
      return day.map { .day($0) } ?? .unreadable
    case 5:
      guard (20_000...80_000).contains(value), let (day, _) = ExcelDay.day(Double(value)) else {
        return .unreadable
      }
      return .day(day)
    default: return .unreadable
    }
  }

  private struct Scan {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at >= bytes.count }

    mutating func number() -> (value: Int, count: Int)? {
      let start = at
      var value = 0
      while at < bytes.count, (0x30...0x39).contains(bytes[at]), at - start < 9 {
        value = value * 10 + Int(bytes[at] &- 0x30)
        at += 1
      }
      return at > start ? (value, at - start) : nil
    }

    mutating func skip(_ texts: [String]) -> Bool {
      for text in texts where bytes[at...].starts(with: text.utf8) {
        at += text.utf8.count
        return true
      }
      return false
    }

    mutating func skipBlanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }
  }

  private static func yearFirst(_ year: Int, _ scan: inout Scan) -> DayText {
    guard scan.skip(["-", "/", ".", "年"]), let month = scan.number(), month.count <= 2,
      scan.skip(["-", "/", ".", "月"]), let date = scan.number(), date.count <= 2,
      let day = CalendarDay(year: year, month: month.value, day: date.value)
    else { return .unreadable }
    _ = scan.skip(["日"])
    return time(&scan, of: day)
  }

  /// What follows a date: nothing, a time of the day, which changes nothing, or a time in UTC. A time with an
  /// offset such as `+08:00` is the firm's own, and so is its day.
  private static func time(_ scan: inout Scan, of day: CalendarDay) -> DayText {
    if scan.isAtEnd { return .day(day) }
    guard scan.skip(["T", " ", "\u{A0}"]) else { return .unreadable }
    scan.skipBlanks()
    guard let hour = scan.number() else { return .unreadable }
    var parts = [hour.value, 0, 0]
    for index in 1...2 where scan.skip([":"]) {
      guard let part = scan.number() else { return .unreadable }
      parts[index] = part.value
    }
    if scan.skip(["."]) { _ = scan.number() }
    let seconds = day.daysSince1970 * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
    if scan.skip(["Z"]) { return .moment(seconds) }
    return .day(day)
  }

  /// `10/1/2026`; nil where a word stands in the place of a number.
  private static func yearLast(_ first: Int, _ scan: inout Scan) -> DayText? {
    guard scan.skip(["/", "-", "."]), let second = scan.number() else { return nil }
    guard scan.skip(["/", "-", "."]), let year = scan.number(), year.count == 4 else { return .unreadable }
    guard scan.isAtEnd || scan.skip([" ", ",", "T"]) else { return .unreadable }
    return .slashed(first: first, second: second.value, year: year.value)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `Oct 1, 2026`, `1 Oct 2026`, `1-Oct-2026`.
  private static func named(_ text: String) -> DayText {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 3 else { return .unreadable }
    let (month, date) = words[0].first!.isLetter ? (words[0], words[1]) : (words[1], words[0])
    guard month.count >= 3, let index = months.firstIndex(where: { month.hasPrefix($0) }),
      words[2].count == 4,
      let year = Int(words[2]), let day = Int(date),
      let found = CalendarDay(year: year, month: index + 1, day: day)
    else { return .unreadable }
    return .day(found)
  }
}
