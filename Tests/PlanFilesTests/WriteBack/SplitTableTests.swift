import Testing

@testable import PlanFiles

/// Limits of rows and bytes, with files that no system would ask for.
@Suite struct SplitTableTests {
  private func split(
    _ rows: [[String]], _ limits: FileLimits, mark: Bool = false
  ) throws -> [SplitTable.Part] {
    try SplitTable.csv(
      header: ["Id", "Owner"], count: rows.count, limits: limits,
      options: CSVWriter.Options(byteOrderMark: mark, carriageReturns: true), row: { rows[$0] })
  }

  private let rows = [
    ["007", "a@x.org"], ["8", "O'Neil, \"Bo\""], ["9", "=cmd"], ["10", "two\nlines"], ["11", ""],
  ]

  @Test func rowsAreSplitInOrderEachFileWithItsHeader() throws {
    let parts = try split(rows, FileLimits(rows: 2, bytes: 1_000))
    #expect(parts.map(\.rows) == [0..<2, 2..<4, 4..<5])
    #expect(
      parts.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "Id,Owner\r\n007,a@x.org\r\n8,\"O'Neil, \"\"Bo\"\"\"\r\n",
        "Id,Owner\r\n9,=cmd\r\n10,\"two\nlines\"\r\n", "Id,Owner\r\n11,\r\n",
      ])
  }

  @Test(arguments: [30, 31, 40, 64, 1_000]) func noFileExceedsItsBytes(limit: Int) throws {
    let parts = try split(rows, FileLimits(rows: 100, bytes: limit))
    #expect(parts.allSatisfy { $0.bytes.count <= limit })
    #expect(parts.flatMap { Array($0.rows) } == Array(0..<rows.count))
    // No two neighbours would have fitted into one file.
    let head = 10
    for (first, second) in zip(parts, parts.dropFirst()) {
      let next = try split([rows[second.rows.lowerBound]], FileLimits(rows: 1, bytes: 1_000))[0]
      #expect(first.bytes.count + next.bytes.count - head > limit)
    }
  }

  @Test func aRowThatNeverFitsIsNamed() {
    #expect(throws: RowTooLarge(row: 1, bytes: 30)) { try split(rows, FileLimits(rows: 9, bytes: 29)).count }
  }

  @Test func nothingMakesNoFile() throws {
    #expect(try split([], FileLimits(rows: 1, bytes: 1_000)).isEmpty)
  }

  @Test func eachFileHasItsMark() throws {
    for part in try split(rows, FileLimits(rows: 1, bytes: 1_000), mark: true) {
      #expect(part.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(part.bytes.dropFirst(3).starts(with: Array("Id,".utf8)))
    }
  }

  @Test func requestsHoldAHundredRecordsOfOneOwner() {
    let rows = (0..<450).map { (id: String(format24: $0), owner: $0 % 3 == 0 ? "li.qiang" : "zhang\"min") }
    let lines = JiandaoyunRequests.lines(
      rows, form: JiandaoyunForm(application: "a", entry: "e", widgets: ["负责人": "_widget_1"]), column: "负责人",
      limit: 100)
    let text = String(decoding: lines.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.requests == 5 && text.count == 5)
    #expect(
      text[0].hasPrefix("{\"app_id\":\"a\",\"data\":{\"_widget_1\":{\"value\":\"li.qiang\"}},\"data_ids\":["))
    #expect(text[2].contains("\"zhang\\\"min\""))
    #expect(JiandaoyunForm().missing(for: ["负责人"]) == ["--app", "--entry", "--widget \"负责人=_widget_…\""])
  }

  @Test func dataIDsAreTold() {
    #expect(JiandaoyunRequests.isRecordID("200001181fe09728936510eb"))
    for id in ["", "C-17", "200001181fe09728936510e", "200001181fe09728936510eg"] {
      #expect(!JiandaoyunRequests.isRecordID(id))
    }
  }
}

extension String {
  /// A number with leading zeros up to 24 digits.
  fileprivate init(format24 number: Int) {
    let digits = String(number)
    self = String(repeating: "0", count: 24 - digits.count) + digits
  }
}
