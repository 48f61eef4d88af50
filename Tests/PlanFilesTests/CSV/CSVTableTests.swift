import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct CSVTableTests {
  @Test func readsPlainRows() throws {
    let (table, faults) = try table("id,name\nA,Alpha\nB,Beta\n")
    #expect(faults.isEmpty)
    #expect(table?.header == ["id", "name"])
    #expect(table?.rows == [["A", "Alpha"], ["B", "Beta"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsEveryLineEnd(end: String) throws {
    let lines = ["a,b", "1,\"x\(end)y\"", "2,z"]
    for text in [lines.joined(separator: end), lines.joined(separator: end) + end] {
      let (table, faults) = try table(text)
      #expect(faults.isEmpty)
      #expect(table?.rows == [["1", "x\(end)y"], ["2", "z"]])
      #expect(table?.place(1, 0).line == 4, "the quoted line end counts")
    }
  }

  @Test func readsQuotesSeparatorsAndDoubledQuotes() throws {
    let (table, faults) = try table("a,b,c\n\"x,y\",\"say \"\"hi\"\"\",\"\"\n12\" pipe,\"\"\"\", z \n")
    #expect(faults.isEmpty)
    #expect(table?.rows == [["x,y", "say \"hi\"", ""], ["12\" pipe", "\"", " z "]])
  }

  @Test(arguments: [
    ("a,b;c,d", CSVTable.Separator.comma), ("a;b;c,d", .semicolon), ("a\tb", .tab), ("a", .comma),
    ("\"a;b;c\",d", .comma),
  ])
  func detectsTheSeparatorFromTheHeader(header: String, expected: CSVTable.Separator) throws {
    #expect(try table(header + "\n").table?.separator == expected)
  }

  @Test func saysWhereEveryCellStands() throws {
    let table = try #require(try table("编号,名称,地区\n\"A\n1\",\"中国\",east\n").table)
    #expect(table.place(0, 0) == SourcePlace(file: "t.csv", line: 2, column: 2, field: "编号"))
    #expect(table.place(0, 1) == SourcePlace(file: "t.csv", line: 3, column: 5, field: "名称"))
    #expect(table.place(0, 2) == SourcePlace(file: "t.csv", line: 3, column: 9, field: "地区"))
    #expect(table.headerPlace(2) == SourcePlace(file: "t.csv", line: 1, column: 7, field: "地区"))
  }

  @Test func reportsEveryRaggedRowAndKeepsTheOthers() throws {
    let (table, faults) = try table("a,b\n1\n1,2\n\n1,2,3\n")
    #expect(table?.rows == [["1", "2"]])
    #expect(
      faults.map(\.description) == [
        "t.csv:2:1: has 1 cell, but the header has 2; "
          + "separate cells by comma and put cells that contain one in double quotes",
        "t.csv:5:1: has 3 cells, but the header has 2; "
          + "separate cells by comma and put cells that contain one in double quotes",
      ])
  }

  @Test func reportsBrokenQuotesAndReadsOn() throws {
    let (table, faults) = try table("a,b\n\"x\"y,2\n3,4\n\"open,5\n6,7\n")
    #expect(table?.rows == [["3", "4"], ["6", "7"]])
    #expect(
      faults.map(\.description) == [
        "t.csv:2:1: has text behind a closing quote; double the quotes inside a quoted cell",
        "t.csv:4:1: opens a quote that is never closed; close or double the quote",
      ])
  }

  @Test(arguments: ["", "\n\r\n\r"])
  func refusesAnEmptyFile(text: String) throws {
    let (table, faults) = try table(text)
    #expect(table == nil)
    #expect(faults.map(\.description) == ["t.csv:1:1: is empty; the first line must name the columns"])
  }

  @Test func acceptsAHeaderWithoutRows() throws {
    let (table, faults) = try table("a,b")
    #expect(faults.isEmpty && table?.rowCount == 0 && table?.columnCount == 2)
  }

  @Test func readsALineOfTenMegabytes() throws {
    let long = String(repeating: "x", count: 10_000_000)
    let (table, faults) = try table("a,b\n\(long),2\n3,4\n")
    #expect(faults.isEmpty)
    #expect(table?.text(0, 0).utf8.count == 10_000_000)
    #expect(table?.place(0, 1).column == 10_000_002)
    #expect(table?.text(1, 1) == "4")
  }

  @Test func everyTextIsReadOrRefusedWithoutTrapping() throws {
    var random = SeededNumbers(seed: 7)
    let alphabet = Array("a\",;\t\n\r 中".unicodeScalars)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.unicodeScalars.append(alphabet.randomElement(using: &random)!)
      }
      let (table, faults) = try table(text)
      #expect(table != nil || !faults.isEmpty)
      for row in 0..<(table?.rowCount ?? 0) {
        for column in 0..<(table?.columnCount ?? 0) { #expect(table!.place(row, column).line >= 1) }
      }
    }
  }
}
