import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct EffectiveDateFaultTests {
  /// The second representative with these columns besides id, role and working minutes.
  private func folder(_ columns: String, _ values: String) -> SmallFolder {
    var folder = SmallFolder()
    let commas = String(repeating: ",", count: columns.filter { $0 == "," }.count)
    folder.files["representatives.csv"] =
      "id,role,working_minutes,\(columns)\nR-1,all_round,28000,\(commas)\nR-2,hunter,28000,\(values)\n"
    return folder
  }

  @Test func readsLeaveFixedTermsAndKeeping() throws {
    let people = try folder(
      "status,status_date,last_day,leave,keeps_until_leaving",
      "ramping,2026-10-05,2026-12-20,2026-11-20..2026-11-30|2026-10-10..2026-10-12,yes"
    ).load().data.representatives
    #expect(people[0].leave.isEmpty && people[0].lastDay == nil && !people[0].keepsUntilLeaving)
    #expect(people[1].leave.map(\.lowerBound.iso) == ["2026-10-10", "2026-11-20"])
    #expect(people[1].leave.map(\.upperBound.iso) == ["2026-10-12", "2026-11-30"])
    #expect(people[1].lastDay?.iso == "2026-12-20")
    #expect(people[1].keepsUntilLeaving)
  }

  @Test func isWrittenAsItIsRead() throws {
    let data = try folder(
      "status,status_date,leave,keeps_until_leaving",
      "leaving,2027-03-01,2026-10-10..2026-10-12|2026-12-01..,yes"
    ).load().data
    #expect(try PlanRecords(data: data).validated() == data)
    let table = PlanFolderWriter.files(PlanRecords(data: data)).first { $0.name == "representatives.csv" }
    let text = String(decoding: table?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("2026-10-10..2026-10-12|2026-12-01..,"))
  }

  @Test(arguments: [
    (
      "soon",
      "is not a span of days; write first..last, such as 2026-10-05..2026-11-20, or 2026-10-05.. for no end"
    ),
    (
      "2026-13-01..2026-12-01",
      "is not a span of days of the calendar; write first..last, such as 2026-10-05..2026-11-20, or 2026-10-05.. for no end"
    ),
    ("2026-12-01..2026-11-30", "ends before it begins; turn the days round"),
  ])
  func refusesLeaveThatIsNoSpan(written: String, complaint: String) throws {
    #expect(
      try folder("leave", written).faults() == [
        "representatives.csv:3:18: leave `\(written)`: \(complaint)"
      ])
  }

  @Test func refusesLeaveThatOverlaps() throws {
    #expect(
      try folder("leave", "2026-10-10..2026-10-20|2026-10-20..2026-10-25").faults() == [
        "representatives.csv:3:18: leave `2026-10-20..2026-10-25`: overlaps 2026-10-10..2026-10-20; write each day once"
      ])
  }

  @Test func refusesLeaveOutsideTheTimeInTheJob() throws {
    #expect(
      try folder(
        "status,status_date,last_day,leave", "open,2026-11-01,2027-02-01,2026-10-01..2026-10-05|2027-03-01.."
      ).faults() == [
        "representatives.csv:3:45: leave `2026-10-01..2026-10-05`: ends before the first day at work, 2026-11-01; remove it, or correct the day",
        "representatives.csv:3:45: leave `2027-03-01..`: begins after the last day at work, 2027-02-01; remove it, or correct the day",
      ])
  }

  @Test func refusesALastDayThatCannotBe() throws {
    #expect(
      try folder("status,status_date,last_day", "ramping,2026-11-01,2026-10-31").faults() == [
        "representatives.csv:3:37: last_day `2026-10-31`: is before the first day at work, 2026-11-01; write the same day or a later one"
      ])
    #expect(
      try folder("status,status_date,last_day", "leaving,2026-11-01,2026-11-02").faults() == [
        "representatives.csv:3:37: last_day `2026-11-02`: is a second day of leaving; a leaver's last day is status_date: leave last_day empty"
      ])
  }

  @Test func refusesToKeepUntilLeavingWithoutLeaving() throws {
    #expect(
      try folder("keeps_until_leaving", "yes").faults() == [
        "representatives.csv:3:18: keeps_until_leaving `yes`: is said of somebody who stays; write the status leaving, or a last_day"
      ])
  }

  @Test func aPinToALeaverAfterThePeriodHolds() throws {
    var folder = folder("status,status_date", "leaving,2027-01-01")
    folder.replace("accounts.csv", "current\n", "current,pin_maintenance\n")
    folder.replace("accounts.csv", "300000\n", "300000,R-2\n")
    folder.replace("accounts.csv", "50000.50,0", "50000.50,0,")
    #expect(try folder.faults() == [])
  }
}
