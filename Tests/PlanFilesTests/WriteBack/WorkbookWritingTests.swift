import Testing

@testable import PlanFiles

/// Archives written in memory.
@Suite struct WorkbookWritingTests {
  private let rows = [["00017", "张敏 & Söhne <=1+1>"], ["=cmd|'/c calc'!A1", " blanks "], ["1.2E+15", ""]]

  @Test func aPlainWorkbookReadsBackAsText() throws {
    let bytes = try PlainWorkbook.bytes(sheet: "Sheet1", header: ["客户编号", "负责人"], rows: rows)
    let table = try SpreadsheetFile(bytes: bytes, name: "own.xlsx").table()
    #expect(table.header == ["客户编号", "负责人"])
    #expect((0..<table.rowCount).map { row in (0..<2).map { table.text(row, $0) } } == rows)
    for row in 0..<3 { #expect(table.kind(row, 0) == .text) }
  }

  @Test func theSameBytesWheneverMade() throws {
    let made = try (0..<2).map { _ in
      try PlainWorkbook.bytes(sheet: "S", header: ["a"], rows: rows.map { [$0[0]] })
    }
    #expect(made[0] == made[1])
  }

  @Test func replacingAPartLeavesTheOthersPackedAsTheyWere() throws {
    let bytes = try PlainWorkbook.bytes(sheet: "Sheet1", header: ["Id", "Owner"], rows: rows)
    let file = try SpreadsheetFile(bytes: bytes, name: "own.xlsx")
    let new = try OwnFile.replacing(
      [CellReplacement(row: 2, column: 1, text: "李强")], in: file, sheet: "Sheet1")
    let table = try SpreadsheetFile(bytes: new, name: "new.xlsx").table()
    #expect(table.text(0, 1) == "李强" && table.text(1, 1) == " blanks ")
    // What stands in the old archive up to the replaced part stands in the new one: the sheet is the last part.
    let common = zip(bytes, new).prefix { $0 == $1 }.count
    let start = try #require(position(of: "xl/worksheets/sheet1.xml", in: bytes))
    // The header of the part begins 30 bytes before its name.
    #expect(common >= start - 30)
  }

  private func position(of text: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(text.utf8)
    return (0...(bytes.count - wanted.count)).first { Array(bytes[$0..<($0 + wanted.count)]) == wanted }
  }
}
