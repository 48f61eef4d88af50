import TerritoryPlanning
import Testing

@testable import PlanFiles

struct WorkbookTests {
  private func table(
    _ name: String, _ choice: SpreadsheetFile.Choice = .init()
  ) throws -> SpreadsheetTable {
    try SpreadsheetFile(path: Fixtures.path("workbooks/" + name), name: name).table(choice)
  }

  private func faults(_ name: String, _ choice: SpreadsheetFile.Choice = .init()) -> [String] {
    do {
      _ = try table(name, choice)
      return []
    } catch let error as InputFaults {
      return error.faults.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func cellsKeepTheirKindsAndPlaces() throws {
    let table = try table("typed.xlsx")
    #expect(table.header == ["客户编号", "客户名称", "金额", "创建时间", "签约", "比例"])
    #expect(table.rows[0] == ["007", "华东机械", "1234.56", "2026-10-01", "TRUE", "0.3"])
    #expect(
      table.rows[1] == ["C2", "南方 & 电子", "-5", "2026-10-01 08:30:00", "FALSE", "1200000000000000"])
    #expect(table.rows[2] == ["C3", "", "a formula without a result", "", "#N/A", ""])
    #expect(
      (0..<6).map { table.kind(0, $0) } == [.text, .text, .number, .date, .boolean, .number])
    #expect(table.kind(2, 1) == .empty)
    #expect(table.kind(2, 2) == .error)
    #expect(table.kind(2, 4) == .error)
    #expect(table.place(1, 2).description == "typed.xlsx 客户!C3")
    #expect(table.place(row: 1).description == "typed.xlsx 客户 row 3")
    #expect(table.headerPlace(5).description == "typed.xlsx 客户!F1")
  }

  @Test func textsMayBeSharedPrefixedAndInRuns() throws {
    let table = try table("sharedstrings.xlsx")
    #expect(table.header == ["Id", "Name", "Value"])
    #expect(table.rows[0] == ["12", "東京", "1234.56"])
    #expect(table.rows[1] == ["123456789012345660", "", "a text that the workbook does not hold"])
    #expect(table.kind(1, 1) == .empty)
    #expect(table.kind(1, 2) == .error)
    #expect(table.place(1, 0).description == "sharedstrings.xlsx Data!A5")
  }

  @Test func daysMayCountFrom1904() throws {
    #expect(try table("from1904.xlsx").rows == [["A", "2026-10-01"]])
  }

  @Test func reportsHaveLinesAboveAndBelowAndTwoHeaderLines() throws {
    let table = try table("report.xlsx")
    #expect(table.header == ["Account ID", "State", "City", "Owner", "Amount"])
    #expect(table.headerRow == 4)
    #expect(table.headerRows == 2)
    #expect(table.rows == [["A1", "JS", "Nanjing", "Ann", "10"], ["A2", "GD", "Shenzhen", "Bo", "20"]])
    #expect(
      table.extras.map { "\($0.position.rawValue) \($0.place): \($0.text)" } == [
        "above report.xlsx Report!A1: Accounts by owner", "above report.xlsx Report!A2: As of 2026-11-01",
        "below report.xlsx Report!A8: Total | 30",
        "below report.xlsx Report!A10: Confidential Information - Do Not Distribute",
      ])
  }

  @Test func theOnlyVisibleSheetWithRowsIsTaken() throws {
    #expect(try table("onesheetofdata.xlsx").sheet == "Accounts")
    #expect(try table("onesheetofdata.xlsx", .init(sheet: "Lists")).rows == [["1", "2"]])
    #expect(try table("twosheetsofdata.xlsx", .init(sheet: "More")).rows == [["B", "Beta"]])
    #expect(
      faults("twosheetsofdata.xlsx") == [
        "twosheetsofdata.xlsx: has 2 sheets with rows: Accounts, More; say in the map which is meant: sheet: NAME"
      ])
    #expect(faults("twosheetsofdata.xlsx", .init(sheet: "Acounts")).first?.contains("Accounts") == true)
  }

  @Test func hiddenRowsAreRowsAndHiddenSheetsAreNamed() throws {
    let accounts = try table("hidden.xlsx")
    #expect(accounts.rows.map { $0[0] }.count == 4)
    #expect(accounts.hiddenRows == [1, 3])
    #expect(!accounts.isHiddenSheet && accounts.hiddenSheets == ["Lists"])
    let lists = try table("hidden.xlsx", .init(sheet: "Lists"))
    #expect(lists.isHiddenSheet && lists.hiddenSheets.isEmpty && lists.hiddenRows.isEmpty)
  }

  @Test func mergedRowsAreRefused() {
    #expect(
      faults("mergedrows.xlsx") == [
        "mergedrows.xlsx Sheet!A2: is merged over 2 rows and 1 columns; undo the merging and fill every row"
      ])
  }

  @Test(arguments: [
    ("dtd.xlsx", "declares a document type (xl/worksheets/sheet1.xml)"),
    ("bomb.xlsx", "-fold (xl/worksheets/sheet1.xml), as only a trap does"),
    ("lie.xlsx", "inflates to more than it declares"), ("cutoff.xlsx", "cut off or damaged"),
    ("paths.xlsx", "lacks its part xl/../../../../etc/passwd"),
    ("toowide.xlsx", "has cells beyond the last column"),
    ("broken.xlsx", "xl/worksheets/sheet1.xml that is not well-formed"),
  ])
  func trapsAndDamageAreNamed(_ name: String, _ message: String) throws {
    let found = faults(name)
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test func otherFormatsAreNamedByTheirBytes() throws {
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try SpreadsheetFile(bytes: bytes, name: "x.xlsx")
        return ""
      } catch {
        return error.faults[0].message
      }
    }
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(message(old) == "is a workbook of Excel 97-2003 (xls)")
    #expect(
      message(old + "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }) == "is protected by a password")
    #expect(message(Array("\n <HTML><body>".utf8)) == "is a web page or XML under the name of a table")
    #expect(message(Array("%PDF-1.4".utf8)) == "is a PDF document")
  }

  @Test func daysOfExcelAgreeWithTheCalendar() {
    func day(_ serial: Double) -> String? { ExcelDay.text(serial, countsFrom1904: false) }
    #expect(day(1) == "1900-01-01")
    #expect(day(59) == "1900-02-28")
    #expect(day(60) == nil)
    #expect(day(61) == "1900-03-01")
    #expect(day(46_296) == "2026-10-01")
    #expect(day(46_296.354166666664) == "2026-10-01 08:30:00")
    #expect(day(-1) == nil)
    #expect(ExcelDay.text(0, countsFrom1904: true) == "1904-01-01")
  }

  @Test(arguments: [
    ("yyyy-mm-dd", true), ("[$-804]yyyy\"年\"m\"月\"d\"日\"", true), ("m/d/yy h:mm", true), ("0.00", false),
    ("#,##0 \"days\"", false), ("[Red]0.0", false), ("General", false), ("[h]:mm:ss", false), ("h:mm", false),
    ("0\\d", false),
  ])
  func formatCodesTellDates(_ code: String, _ isDate: Bool) {
    #expect(DateFormatCode.showsDate(code) == isDate)
  }
}
