import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Amounts, days, ids and names as CRMs and spreadsheets write them.
struct ValueTextTests {
  private let yuan = AmountText(currency: "CNY")

  @Test(arguments: [
    ("1234.5", 1234.5), ("1,234.50", 1234.5), ("¥1,234", 1234), ("￥ 12", 12), ("-3", -3), ("(5)", -5),
    ("1,234,567", 1_234_567), ("CNY 1,200.00", 1200), ("1200 RMB", 1200), ("12.5 元", 12.5), ("3.5万", 35_000),
    ("1.2亿元", 120_000_000), ("¥-7", -7), ("1'234", 1234), ("１２", 12),
  ])
  func readsAmounts(text: String, value: Double) throws {
    // Wide digits are not read: a spreadsheet that writes them would be asked.
    if text == "１２" {
      #expect(throws: AmountText.Problem.notANumber) { try yuan.number(text) }
    } else {
      #expect(try yuan.number(text) == value)
    }
  }

  @Test(arguments: [
    "", "1,23", "12,34.5", "1e5", "nan", "12 %", "--3", "1.2.3", "一", "1,2345", "1,234,56", ".",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(throws: AmountText.Problem.notANumber) { try yuan.number(text) }
  }

  @Test func anotherCurrencyIsNamed() {
    #expect(throws: AmountText.Problem.currency("USD")) { try yuan.number("USD 5") }
    #expect(throws: AmountText.Problem.currency("EUR")) { try yuan.number("5 €") }
    #expect(throws: AmountText.Problem.currency("HKD")) { try yuan.number("HK$5") }
    #expect(throws: Never.self) { try AmountText(currency: "JPY").number("¥5") }
  }

  @Test func commasMayStandBeforeDecimals() throws {
    let european = AmountText(currency: "EUR", decimals: .comma)
    #expect(try european.number("1.234,50 €") == 1234.5)
    #expect(try european.number("12,5") == 12.5)
    #expect(throws: AmountText.Problem.notANumber) { try european.number("1,234.50") }
  }

  private func day(_ text: String, _ order: DayReading.Order? = nil, zone: String = "Asia/Shanghai")
    -> String?
  {
    var reading = DayReading(zone: TimeZone(identifier: zone)!, order: order)
    return reading.day(text)?.iso
  }

  @Test(arguments: [
    "2026-10-01", "2026-10-01 08:30:00", "2026/10/1", "2026.10.1 9:05", "2026年10月1日", "20261001",
    "2026-10-01T23:30:00+08:00", "Oct 1, 2026", "1-Oct-2026", "1 October 2026", "46296",
    "2026-9-30T18:00:00Z",
    "1790784600000", "1790784600", "2026-09-30T16:30:00.000Z",
  ])
  func readsDays(text: String) {
    #expect(day(text) == "2026-10-01")
  }

  @Test(arguments: [
    "2026-13-01", "2026-02-30", "10/1/26", "soon", "", "12345", "2026", "2026-10", "99999999",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(day(text, .monthFirst) == nil)
  }

  @Test func theZoneDecidesTheDayOfAMoment() {
    #expect(day("1790784600000", zone: "UTC") == "2026-09-30")
    #expect(day("10/1/2026", .monthFirst) == "2026-10-01")
    #expect(day("10/1/2026", .dayFirst) == "2026-01-10")
    #expect(day("10/1/2026") == nil)
  }

  private func order(of dates: [String]) throws -> (DayReading.Order?, [InputFault]) {
    let text = "id,day\n" + dates.enumerated().map { "\($0.offset),\($0.element)\n" }.joined()
    let table = try SpreadsheetFile(bytes: Array(text.utf8), name: "t.csv").table()
    var faults: [InputFault] = []
    var reading = DayReading(zone: .gmt, order: nil)
    reading.settle(ExportTable(table, faults: &faults), 1, faults: &faults)
    return (reading.order, faults)
  }

  @Test func aColumnShowsItsOrderOrTheUserMustSay() throws {
    #expect(try order(of: ["1/2/2026", "2/13/2026"]).0 == .monthFirst)
    #expect(try order(of: ["1/2/2026", "13/2/2026"]).0 == .dayFirst)
    #expect(try order(of: ["2026-01-02", "5/5/2026"]).1.isEmpty)
    let unclear = try order(of: ["1/2/2026", "3/4/2026"]).1
    #expect(unclear.map(\.message) == ["may be read with the month or the day first"])
    #expect(unclear.first?.place.line == 2)
    let both = try order(of: ["1/13/2026", "13/1/2026"]).1
    #expect(both.map(\.value) == ["13/1/2026"])
  }

  /// Ids and their long forms, as Salesforce publishes the rule: three characters of five flags each.
  @Test func shortIDsOfSalesforceAreLengthened() {
    #expect(RecordID.lengthened("0015g00000AbCdE") == "0015g00000AbCdEAAV")
    #expect(RecordID.lengthened("aaaaaaaaaaaaaaa") == "aaaaaaaaaaaaaaaAAA")
    #expect(RecordID.lengthened("AAAAAAAAAAAAAAA") == "AAAAAAAAAAAAAAA555")
    #expect(RecordID.lengthened("0015g00000AbCdEAAV") == "0015g00000AbCdEAAV")
    #expect(RecordID.lengthened("客户-1") == "客户-1")
  }

  private func mangled(_ ids: [String]) throws -> [String] {
    let text = "id,name\n" + ids.map { "\($0),x\n" }.joined()
    let table = try SpreadsheetFile(bytes: Array(text.utf8), name: "t.csv").table()
    var faults: [InputFault] = []
    RecordID.refuseMangled(ExportTable(table, faults: &faults), 0, faults: &faults)
    return faults.map { "\($0.place.line) \($0.value): \($0.message)" }
  }

  @Test func idsThatASpreadsheetChangedAreRefused() throws {
    #expect(
      try mangled(["1.2E+15", "A", "1.3e+15"]) == [
        "2 1.2E+15: lost its last digits to a spreadsheet (2 rows)"
      ])
    #expect(try mangled(["17.0", "18.0"]) == ["2 17.0: was taken for a number (2 rows)"])
    #expect(
      try mangled(["123456789012345000", "123456789012346000", "123456789012347000"])
        == ["2 123456789012345000: has zeros where a spreadsheet drops digits (3 rows)"])
    #expect(try mangled(["1E5", "E+1", "7.0", "x"]).isEmpty)
    #expect(try mangled(["123456789012345678", "123456789012346000"]).isEmpty)
  }

  @Test func idsOfWorkbooksMayNotBeHalfNumbers() throws {
    let table = try SpreadsheetFile(path: Fixtures.path("workbooks/ids.xlsx"), name: "ids.xlsx").table()
    var faults: [InputFault] = []
    let export = ExportTable(table, faults: &faults)
    RecordID.refuseMangled(export, 0, faults: &faults)
    RecordID.refuseMangled(export, 1, faults: &faults)
    RecordID.refuseMangled(export, 2, faults: &faults)
    #expect(
      faults.map { "\($0.place) \($0.value): \($0.message)" } == [
        "ids.xlsx Sheet!A3 8: is a number among ids with zeros in front",
        "ids.xlsx Sheet!B3 1234567890123457000: lost its last digits to a spreadsheet",
      ])
  }

  @Test func namesOfColumnsMatchTolerantly() {
    #expect(HeaderName.folded(" Account_Owner ") == HeaderName.folded("ACCOUNT-OWNER"))
    #expect(HeaderName.folded("＊客户名称（必填）") == "客户名称")
    #expect(HeaderName.find(["Amount"], in: ["Probability", "Amount (USD)"]) == 1)
    #expect(HeaderName.find(["Amount"], in: ["Amount (USD)", "amount"]) == 1)
    #expect(HeaderName.unit("商机金额（万元）") == 10_000)
    #expect(HeaderName.unit("金额(单位:亿元)") == 100_000_000)
    #expect(HeaderName.unit("Amount (USD)") == 1)
  }
}
