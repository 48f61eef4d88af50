import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct CSVWriterTests {
  private func written(_ rows: [[String]], _ options: CSVWriter.Options = .init()) -> [UInt8] {
    var writer = CSVWriter(header: rows[0], options: options)
    for row in rows.dropFirst() { writer.append(row) }
    return writer.bytes
  }

  @Test func quotesOnlyWhereNeeded() {
    let bytes = written([["a", "b"], ["x,y", "say \"hi\""], ["two\nlines", " edge"], ["plain", ""]])
    let expected = "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\" edge\"\nplain,\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = SeededNumbers(seed: 11)
    let alphabet = Array("ab\",;\t\n\r 中=-".unicodeScalars)
    for _ in 0..<1_000 {
      let width = Int.random(in: 1...4, using: &random)
      var rows = [(0..<width).map { "column\($0)" }]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        rows.append(
          (0..<width).map { _ in
            var cell = ""
            for _ in 0..<Int.random(in: 0...5, using: &random) {
              cell.unicodeScalars.append(alphabet.randomElement(using: &random)!)
            }
            return cell
          })
      }
      let options = CSVWriter.Options(
        separator: width == 1 ? .comma : CSVTable.Separator.allCases.randomElement(using: &random)!,
        byteOrderMark: Bool.random(using: &random), carriageReturns: Bool.random(using: &random))
      var faults: [InputFault] = []
      let text = try SourceText(bytes: written(rows, options), file: "t.csv")
      let table = try #require(CSVTable(text, faults: &faults))
      #expect(faults.isEmpty)
      #expect(table.separator == options.separator)
      #expect(text.encoding == (options.byteOrderMark ? .utf8WithMark : .utf8))
      // Compared by scalars: CRLF is one Character but two scalars.
      #expect(
        ([table.header] + table.rows).map { $0.map { Array($0.unicodeScalars) } }
          == rows.map { $0.map { Array($0.unicodeScalars) } })
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@x", "'@x"), ("+cmd", "'+cmd"), ("-", "'-"), ("-12.5", "-12.5"), ("+7", "+7"),
    ("a=b", "a=b"), ("", ""),
  ])
  func neutralisesFormulasWhenAsked(cell: String, expected: String) {
    let bytes = written([["a", "b"], [cell, "z"]], .init(neutralisesFormulas: true))
    #expect(String(decoding: bytes, as: UTF8.self) == "a,b\n\(expected),z\n")
    let plain = written([["a", "b"], [cell, "z"]])
    #expect(String(decoding: plain, as: UTF8.self) == "a,b\n\(cell),z\n")
  }
}
