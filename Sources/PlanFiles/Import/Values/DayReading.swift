import Foundation
import TerritoryPlanning

/// Reads the days of one column of an export.
struct DayReading {
  /// How `10/1/2026` is meant.
  enum Order: String, Sendable, CaseIterable {
    case monthFirst = "month_first"
    case dayFirst = "day_first"
  }

  private let zone: TimeZone
  private(set) var order: Order?
  /// Whether the zone mattered: some day came from a moment.
  private(set) var usedZone = false

  /// - Parameter order: as the map says; nil: as the column shows.
  init(zone: TimeZone, order: Order?) {
    self.zone = zone
    self.order = order
  }

  /// The day of a text; nil when it is none or its order is not known.
  mutating func day(_ text: String) -> CalendarDay? {
    switch DayText(text) {
    case .day(let day): return day
    case .moment(let seconds):
      usedZone = true
      let local = seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      return CalendarDay(daysSince1970: Int((Double(local) / 86_400).rounded(.down)))
    case .slashed(let first, let second, let year):
      guard let order else { return nil }
      return order == .monthFirst
        ? CalendarDay(year: year, month: first, day: second)
        : CalendarDay(year: year, month: second, day: first)
    case .unreadable: return nil
    }
  }

  /// Finds the order of a column's dates from those that can be read in one way only, where the map does not
  /// say it. A column that shows both orders, or neither, is a fault; one without such dates is fine.
  mutating func settle(_ table: ExportTable, _ column: Int, faults: inout [InputFault]) {
    guard order == nil else { return }
    var firstOf: [Order: Int] = [:]
    var unclear: Int?
    for row in table.rows {
      guard table.table.withTrimmedBytes(row, column, DayText.mayBeSlashed),
        case .slashed(let first, let second, _) = DayText(table.peek(row, column))
      else { continue }
      if first > 12, second <= 12 {
        firstOf[.dayFirst] = firstOf[.dayFirst] ?? row
      } else if second > 12, first <= 12 {
        firstOf[.monthFirst] = firstOf[.monthFirst] ?? row
      } else if first != second {
        unclear = unclear ?? row
      }
    }
    if firstOf.count == 1 {
      order = firstOf.keys.first
      return
    }
    guard let row = firstOf.isEmpty ? unclear : firstOf.values.max() else {
      // Only days such as 5/5/2026: both orders read them alike.
      order = .monthFirst
      return
    }
    faults.append(
      InputFault(
        place: table.table.place(row, column), value: table.peek(row, column),
        message: firstOf.isEmpty
          ? "may be read with the month or the day first"
          : "has its month and day the other way round than others",
        hint: "say date_order: month_first or day_first in the map, or export dates as 2026-10-01"))
    order = .monthFirst
  }
}
