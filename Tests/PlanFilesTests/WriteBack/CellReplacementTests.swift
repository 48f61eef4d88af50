import Foundation
import Testing

@testable import PlanFiles

/// Cells replaced in the user's own text file: every other byte as it was.
@Suite struct CellReplacementTests {
  private func replace(_ text: [UInt8], _ cells: [(Int, Int, String)]) throws -> [UInt8] {
    try DelimitedReplacing.replace(
      cells.map { CellReplacement(row: $0.0, column: $0.1, text: $0.2) }, in: text, file: "own.csv")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func quotesThatAreNotNeededShowAHabit() throws {
    let own = "Id,Owner\n1,\"Li, Bo\"\n2,Ann\n"
    #expect(text(try replace(Array(own.utf8), [(2, 1, "Cid")])) == "Id,Owner\n1,Cid\n2,Ann\n")
    let quoting = "\"Id\",\"Owner\"\n1,\"Li, Bo\"\n2,Ann\n"
    #expect(
      text(try replace(Array(quoting.utf8), [(2, 1, "Cid"), (3, 1, "Bo")]))
        == "\"Id\",\"Owner\"\n1,\"Cid\"\n2,Bo\n")
  }

  @Test func quotesLineEndsAndOddLinesStay() throws {
    let own =
      "Report of May;;\r\n\r\nId;Owner;Note\r\n\"007\";\"Ann\";\"a;b\"\"c\"\r\n8;Bob;two\r\n\r\nTotal;2;\r\n"
    let new = try replace(Array(own.utf8), [(4, 1, "O\"Neil; x"), (5, 1, "Cid;Li")])
    #expect(
      text(new)
        == "Report of May;;\r\n\r\nId;Owner;Note\r\n\"007\";\"O\"\"Neil; x\";\"a;b\"\"c\"\r\n8;\"Cid;Li\";two\r\n\r\nTotal;2;\r\n"
    )
  }

  @Test func cellsOverSeveralLinesAndEmptyOnes() throws {
    let own = "Id,Note,Owner\n1,\"one\ntwo\",\n2,,\"Ann\nB\"\n3,x,"
    // Rows are called by the line on which they begin.
    let new = try replace(Array(own.utf8), [(2, 2, "=cmd|'/c'"), (4, 2, "Bob"), (6, 2, " Cid")])
    #expect(text(new) == "Id,Note,Owner\n1,\"one\ntwo\",=cmd|'/c'\n2,,Bob\n3,x,\" Cid\"")
  }

  @Test func theMarkAndClearedCells() throws {
    let own: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("Owner\tId\r1\t2\r\"3\"\t4".utf8)
    #expect(
      try replace(own, [(2, 0, "李"), (3, 0, "")])
        == [0xEF, 0xBB, 0xBF] + Array("Owner\tId\r李\t2\r\"\"\t4".utf8))
  }

  @Test func gb18030StaysGB18030() throws {
    // Four-byte characters hold digits, two-byte ones letters and signs: none may be taken for structure.
    let own = "客户编号,负责人,备注\n001,张敏,\u{3400}\u{20AC}丂亊\n002,李强,繁體\n"
    let encoded = SourceText.gb18030Bytes(of: own)
    let new = try replace(encoded, [(3, 1, "欧阳,\"青\"")])
    #expect(new == SourceText.gb18030Bytes(of: own.replacing("李强", with: "\"欧阳,\"\"青\"\"\"")))
    #expect(try replace(new, [(3, 1, "李强")]) == encoded)
  }

  /// Every cell of random files, replaced by random texts, against an assembly of the same rows that knows no parser.
  @Test(arguments: 1...20) func randomFilesAgainstAssembly(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let pieces = ["", "a", "张", "\"", ",", "\n", "\r\n", " ", "=1", "é", "'", ";"]
    func anyText() -> String {
      (0..<Int.random(in: 0...4, using: &numbers)).map { _ in pieces.randomElement(using: &numbers)! }
        .joined()
    }
    func cell(_ text: String, quoted: Bool) -> String {
      quoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    var rows: [[(text: String, quoted: Bool)]] = [[("H1", false), ("H2", false), ("H3", true)]]
    for _ in 0..<12 {
      rows.append(
        (0..<3).map { column in
          let text = anyText()
          let plain =
            column > 0 && !text.contains { "\",\r\n".contains($0) || $0.isNewline } && !text.contains("\"")
          return (text, plain ? Bool.random(using: &numbers) : true)
        })
    }
    let lineEnd = Bool.random(using: &numbers) ? "\n" : "\r\n"
    func assembled(_ rows: [[(text: String, quoted: Bool)]]) -> String {
      rows.map { $0.map { cell($0.text, quoted: $0.quoted) }.joined(separator: ",") + lineEnd }.joined()
    }
    func needsQuotes(_ text: String) -> Bool {
      text.contains { "\",".contains($0) || $0.isNewline } || text.first == " " || text.last == " "
    }
    // Quotes that a cell does not need show that the file quotes by habit; others come and go with their need.
    let isHabit = rows.contains { $0[1].quoted && !needsQuotes($0[1].text) }
    var line = 1
    var cells: [(Int, Int, String)] = []
    var changed = rows
    for row in rows.indices {
      if row > 0, Bool.random(using: &numbers) {
        let text = anyText()
        changed[row][1] = (text, needsQuotes(text) || rows[row][1].quoted && isHabit)
        cells.append((line, 1, text))
      }
      let breaks = rows[row].reduce(0) { sum, cell in sum + cell.text.count { $0.isNewline } }
      line += 1 + breaks
    }
    #expect(text(try replace(Array(assembled(rows).utf8), cells)) == assembled(changed))
  }
}
